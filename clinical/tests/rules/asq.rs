//! The answers on suicide, in full: every combination has the risk of the published table, question 5 is due exactly
//! where it should be and counts only there, and a worse answer never lowers the risk.

use crate::common;
use crate::common::{ATTEMPT, NINE, YES_NO};
use clinical::{
    answer::Answer,
    asq::{Asq, Item, Risk, has_item_nine, is_disclosed, is_now_due, risk},
    phq9::{self, Phq9},
};

/// Wish, better off, thoughts, attempt, now, item 9: places from the mildest to the worst.
type Person = [usize; 6];

const SIZES: Person = [3, 3, 3, 5, 3, 5];

fn everyone() -> impl Iterator<Item = Person> {
    (0..SIZES.iter().product()).map(|mut number: usize| {
        SIZES.map(|size| {
            let place = number % size;
            number /= size;
            place
        })
    })
}

fn answers([wish, better_off, thoughts, attempt, now, nine]: Person) -> (Asq, Phq9) {
    let mut phq9 = common::items(0, 12);
    phq9.set(phq9::Item::NINTH, NINE[nine]);
    let asq = Asq {
        wish: YES_NO[wish],
        better_off: YES_NO[better_off],
        thoughts: YES_NO[thoughts],
        attempt: ATTEMPT[attempt].0,
        last_attempt: ATTEMPT[attempt].1,
        now: YES_NO[now],
    };
    (asq, phq9)
}

fn level(person: Person) -> Risk {
    let (asq, phq9) = answers(person);
    risk(&asq, &phq9)
}

#[test]
fn every_combination_has_the_risk_of_the_table() {
    const NO: usize = 0;
    const SKIP: usize = 1;
    const YES: usize = 2;
    const LONGER_AGO: usize = 2;
    const TIME_NOT_SAID: usize = 3;
    const RECENT: usize = 4;
    const ONE: usize = 1;
    const NINE_SKIPPED: usize = 2;
    for person in everyone() {
        let [wish, better_off, thoughts, attempt, now, nine] = person;
        let recent = attempt == RECENT || attempt == TIME_NOT_SAID;
        let due = wish != NO || better_off != NO || thoughts != NO || attempt != NO || nine != NO;
        let lines = [
            (due && now == YES, Risk::Acute),
            (due && now == SKIP && (thoughts == YES || recent), Risk::Acute),
            (due && now == SKIP, Risk::Urgent),
            (thoughts == YES || thoughts == SKIP, Risk::Urgent),
            (recent, Risk::Urgent),
            (nine > NINE_SKIPPED, Risk::Urgent),
            ((wish == YES || better_off == YES) && (attempt == LONGER_AGO || attempt == SKIP), Risk::Urgent),
            (wish != NO || better_off != NO, Risk::Support),
            (attempt == LONGER_AGO || attempt == SKIP, Risk::Support),
            (nine == ONE || nine == NINE_SKIPPED, Risk::Support),
            (true, Risk::None),
        ];
        let expected = lines.iter().find(|(matches, _)| *matches).unwrap().1;
        assert_eq!(level(person), expected, "{person:?}");
        let (asq, phq9) = answers(person);
        assert_eq!(is_now_due(&asq, &phq9), due, "{person:?}");
        assert_eq!(has_item_nine(&phq9), nine != NO, "{person:?}");
    }
}

#[test]
fn a_worse_answer_never_lowers_the_risk() {
    let mut steps = 0;
    for person in everyone() {
        for (i, size) in SIZES.into_iter().enumerate().filter(|(i, size)| person[*i] + 1 < *size) {
            let mut worse = person;
            worse[i] += 1;
            assert!(level(worse) >= level(person), "{person:?} answer {i} of {size}");
            steps += 1;
        }
    }
    println!("walked {} people and {steps} steps", everyone().count());
}

#[test]
fn question_five_counts_only_where_it_was_due() {
    let all_no = [0, 0, 0, 0, 2, 0];
    assert_eq!(level(all_no), Risk::None, "a leftover answer to question 5");
}

#[test]
fn questions_one_to_four_are_put_to_everyone() {
    let mut asq = Asq::default();
    assert!(!asq.is_asked());
    (asq.wish, asq.better_off, asq.thoughts) = (Answer::Skipped, Answer::Skipped, Answer::Skipped);
    assert!(!asq.is_asked());
    asq.attempt = Answer::Skipped;
    assert!(asq.is_asked(), "question 5 is put only where it is due");
    asq.attempt = YES_NO[2];
    assert!(!asq.is_asked(), "after yes to question 4, the time is still to be asked");
    asq.last_attempt = Answer::Skipped;
    assert!(asq.is_asked());
    assert_eq!(Item::ALL.map(Item::index), [0, 1, 2, 3, 4]);
}

#[test]
fn each_answer_by_itself_tells_and_a_question_left_open_does_not() {
    for person in everyone() {
        let (asq, phq9) = answers(person);
        let [wish, better_off, thoughts, attempt, _, nine] = person;
        let is_any = wish == 2 || better_off == 2 || thoughts == 2 || attempt >= 2 || [1, 3, 4].contains(&nine);
        assert_eq!(is_disclosed(&asq, &phq9), is_any, "{person:?}");
    }
}
