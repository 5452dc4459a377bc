//! The PHQ-9 score: the sum where all is answered; each missing item as the mean of the answered ones, rounded half
//! up, where one or two are missing; none where more are missing, or item 9 is.

use crate::common;
use crate::common::FREQUENCIES;
use clinical::{
    answer::{Answer, Frequency},
    outcome::{Rule, rule},
    phq9::{ITEMS, Item, Phq9, Score},
};

/// Nine items from one number in base 5: 0 to 3 answered, 4 skipped.
fn filling(mut number: u32) -> (Phq9, Vec<Option<u64>>) {
    let mut phq9 = Phq9::default();
    let mut parts = Vec::new();
    for item in Item::all() {
        let digit = number % 5;
        number /= 5;
        let given = FREQUENCIES.get(digit as usize).copied();
        phq9.set(item, given.map_or(Answer::Skipped, Answer::Given));
        parts.push(given.map(|value| u64::from(value.score())));
    }
    (phq9, parts)
}

#[test]
fn every_filling_of_the_nine_items_parts_as_exact_fractions_say() {
    let count = 5_u32.pow(9);
    let mut scored = 0;
    for number in (0..count).step_by(common::step()) {
        let (phq9, parts) = filling(number);
        let answered: Vec<u64> = parts.iter().flatten().copied().collect();
        let (sum, n) = (answered.iter().sum::<u64>(), answered.len() as u64);
        let score = phq9.score().unwrap();
        if n >= 7 && parts[8].is_some() {
            let Score::Total(total) = score else { panic!("{parts:?} has a total") };
            // sum + missing * sum / n lies in [total - 1/2, total + 1/2), compared without a fraction.
            let (twice, total) = (2 * (sum * n + (9 - n) * sum), u64::from(total));
            assert!(twice + n >= 2 * total * n && twice < 2 * total * n + n, "{parts:?} is not {total}");
            assert!(total <= 27);
            scored += 1;
        } else {
            assert_eq!(score, Score::Unscored(u8::try_from(sum).unwrap()), "{parts:?}");
        }
    }
    println!("walked {count} fillings, {scored} with a total");
}

#[test]
fn worked_totals() {
    for (missing, sum, total) in [(0, 16, 16), (1, 8, 9), (1, 4, 5), (2, 7, 9), (2, 8, 10), (2, 15, 19), (2, 16, 21)] {
        assert_eq!(common::items(missing, sum).score(), Some(Score::Total(total)), "{missing} missing, sum {sum}");
    }
}

#[test]
fn there_is_no_score_before_every_item_was_put() {
    let mut phq9 = Phq9::default();
    for item in Item::all() {
        assert_eq!(phq9.score(), None);
        phq9.set(item, Answer::Given(Frequency::NotAtAll));
    }
    assert_eq!(phq9.score(), Some(Score::Total(0)));
    assert_eq!(Item::all().count(), ITEMS);
}

#[test]
fn difficulty_is_due_where_an_item_is_above_not_at_all() {
    for number in (0..5_u32.pow(9)).step_by(common::step()) {
        let (phq9, parts) = filling(number);
        assert_eq!(phq9.has_problem(), parts.iter().flatten().any(|score| *score > 0), "{parts:?}");
    }
}

#[test]
fn ten_points_are_not_below_ten() {
    let by = |missing, sum| {
        let mut answers = common::consult();
        answers.phq9 = common::items(missing, sum);
        rule(&answers)
    };
    assert_eq!([by(0, 9), by(0, 10)], [Rule::LowSymptoms, Rule::TrdLikely]);
    // Without a score the answered items alone may reach ten.
    assert_eq!([by(3, 9), by(3, 10)], [Rule::PhqUnscored, Rule::TrdLikely]);
}
