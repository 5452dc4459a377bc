//! The rules, held against a second reading of them over every combination that they can tell apart: one outcome,
//! the expected one, for each of some forty million people; a worse answer never weakens the advice; and nobody with
//! a reason against it is sent to a clinic.

use crate::common;
use crate::common::{ATTEMPT, DIAGNOSED, NINE, YES_NO, consult, failed, items, tick, unsure};
use clinical::{
    answer::Answer,
    answers::Answers,
    asq::Risk,
    factors::{FactorPage, Factors},
    outcome::{Outcome, Rule, assess},
    phq9,
    trials::Trials,
};

/// One factor of each level that does not end the questionnaire, the strongest first. That of level DISCUSS is the one that
/// rule 6a looks at; the others of its level do what that of level INFO does (`factors.rs`).
const LEVELS: [&str; 5] = ["M-MANIA-NOW", "H-ANEURYSM", "B-LIVER", "R-KET-CLINIC", "R-NASAL"];

/// Items 1 to 8 as (left out, sum of the rest), on both sides of every limit.
const ITEMS: [(usize, u8); 9] = [(0, 6), (0, 9), (0, 10), (0, 19), (0, 20), (2, 7), (2, 15), (3, 9), (3, 10)];

/// Trials as (failed, unsure); the last stands for the page skipped.
const TRIALS: [(usize, usize); 11] =
    [(0, 0), (0, 1), (0, 2), (0, 6), (1, 0), (1, 1), (1, 5), (2, 0), (2, 4), (6, 0), (9, 9)];

/// How many values each answer has: levels, ASQ 1, 2, 3, 4, 5, items 1 to 8, item 9, a page skipped, trials, diagnosed.
const SIZES: [usize; 11] = [32, 3, 3, 3, 5, 3, ITEMS.len(), 5, 2, TRIALS.len(), 4];

/// A person, as the place of each answer in its list.
type Person = [usize; SIZES.len()];

/// The outcome, rule, risk, whether severe, the PHQ-9 total.
type Verdict = (Outcome, Option<Rule>, Risk, bool, Option<u8>);

/// How far the number of a person moves with one step of answer `dimension`.
fn stride(dimension: usize) -> usize {
    SIZES[dimension + 1..].iter().product()
}

fn person(mut number: usize) -> Person {
    let mut person = [0; SIZES.len()];
    for dimension in (0..SIZES.len()).rev() {
        person[dimension] = number % SIZES[dimension];
        number /= SIZES[dimension];
    }
    person
}

/// A second reading of the rules, from the numbers of the answers alone.
fn expected([levels, q1, q2, q3, q4, q5, pattern, nine, skipped, trials, told]: Person) -> Verdict {
    let has = |level: usize| levels & (1 << level) != 0;
    let (no, skip, yes) = (0, 1, 2);
    let (attempt_no, longer_ago) = (0, 2);
    // Who tried and does not say when counts as somebody who tried in the past 3 months.
    let attempt_recent = q4 == 3 || q4 == 4;
    let (nine_score, nine_skipped) = ([0, 1, 0, 2, 3][nine], nine == 2);

    let five_asked = [q1, q2, q3].iter().any(|q| *q != no) || q4 != attempt_no || nine != 0;
    let five = five_asked.then_some(q5);
    let wish_yes = q1 == yes || q2 == yes;
    let attempt_before_or_unknown = q4 == longer_ago || q4 == skip;
    let risk = if five == Some(yes) || (five == Some(skip) && (q3 == yes || attempt_recent)) {
        Risk::Acute
    } else if five == Some(skip)
        || q3 == yes
        || q3 == skip
        || attempt_recent
        || nine_score >= 2
        || (wish_yes && attempt_before_or_unknown)
    {
        Risk::Urgent
    } else if q1 != no || q2 != no || attempt_before_or_unknown || nine_score == 1 || nine_skipped {
        Risk::Support
    } else {
        Risk::None
    };

    let (left_out, sum) = ITEMS[pattern];
    let sum = sum + nine_score;
    // Sums of nine tenths of nothing: 7, 8 or 9 answers, rounded half up.
    let total = (!nine_skipped && left_out <= 2).then(|| {
        let answered = 9.0 - f64::from(u8::try_from(left_out).unwrap());
        (0..=27).rfind(|total| f64::from(*total) <= f64::from(sum) * 9.0 / answered + 0.5).unwrap()
    });
    let is_acute = risk == Risk::Acute;
    let severe = !is_acute && total.unwrap_or(sum) >= 20;

    let medicines_skipped = trials == TRIALS.len() - 1;
    let (failed, unsure) = if medicines_skipped { (0, 0) } else { TRIALS[trials] };
    let page_skipped = skipped == 1 || medicines_skipped || told == 3;
    let rule = || {
        if total.is_none() && sum < 10 {
            (Outcome::MoreInfo, Rule::PhqUnscored)
        } else if page_skipped {
            (Outcome::MoreInfo, Rule::PageSkipped)
        } else if has(3) && (total.is_some_and(|total| total < 10) || failed + unsure < 2) {
            (Outcome::Consult, Rule::ContinuingCare)
        } else if total.is_some_and(|total| total < 10) {
            (Outcome::OtherSteps, Rule::LowSymptoms)
        } else if failed >= 2 && told == 0 {
            (Outcome::Consult, Rule::TrdLikely)
        } else if failed >= 2 {
            (Outcome::MoreInfo, Rule::NoDiagnosis)
        } else if failed + unsure >= 2 {
            (Outcome::MoreInfo, Rule::TrialsUnclear)
        } else {
            (Outcome::OtherSteps, Rule::FewTrials)
        }
    };
    let (outcome, rule) = if is_acute {
        (Outcome::Emergency, None)
    } else if risk == Risk::Urgent || has(0) {
        (Outcome::Urgent, None)
    } else if has(1) {
        (Outcome::NotHere, None)
    } else if has(2) {
        (Outcome::DoctorFirst, None)
    } else {
        let (outcome, rule) = rule();
        (outcome, Some(rule))
    };
    (outcome, rule, risk, severe, total)
}

fn medicines(trials: usize) -> Answer<Trials> {
    if trials == TRIALS.len() - 1 {
        return Answer::Skipped;
    }
    let (fails, unclear) = TRIALS[trials];
    let ids = ["sertraline", "venlafaxine", "bupropion", "mirtazapine", "nortriptyline", "phenelzine"];
    common::trials(
        &ids.iter()
            .enumerate()
            .take(fails + unclear)
            .map(|(i, id)| if i < fails { failed(id) } else { unsure(id) })
            .collect::<Vec<_>>(),
    )
}

/// Assesses every person with these levels, in the order of their numbers.
fn outcomes_of(levels: usize, out: &mut [u8]) {
    let mut base = consult();
    for (i, code) in LEVELS.iter().enumerate().filter(|(i, _)| levels & (1 << i) != 0) {
        tick(&mut base, code);
        assert!(i < LEVELS.len());
    }
    let medicines: Vec<_> = (0..TRIALS.len()).map(medicines).collect();
    let patterns: Vec<_> = ITEMS.iter().map(|(missing, sum)| items(*missing, *sum)).collect();
    let first = levels * stride(0);
    // Medicines are the costliest answer to set, so they change the least often.
    for (trials, medicines) in medicines.iter().enumerate() {
        base.set_medicines(medicines.clone());
        for number in (0..stride(0)).filter(|number| number / stride(9) % SIZES[9] == trials) {
            let who = person(first + number);
            set(&mut base, who, &patterns);
            let found = assess(&base);
            let verdict = (found.outcome, found.rule, found.risk, found.is_severe, found.phq9);
            assert_eq!(verdict, expected(who), "{who:?}");
            out[number] = found.outcome as u8;
        }
    }
}

fn set(
    answers: &mut Answers,
    [_, q1, q2, q3, q4, q5, pattern, nine, skipped, _, told]: Person,
    patterns: &[phq9::Phq9],
) {
    answers.asq.wish = YES_NO[q1];
    answers.asq.better_off = YES_NO[q2];
    answers.asq.thoughts = YES_NO[q3];
    (answers.asq.attempt, answers.asq.last_attempt) = ATTEMPT[q4];
    answers.asq.now = YES_NO[q5];
    answers.phq9 = patterns[pattern];
    answers.phq9.set(phq9::Item::NINTH, NINE[nine]);
    let page = FactorPage::Substances;
    answers.set_factors(page, if skipped == 1 { Answer::Skipped } else { Answer::Given(Factors::EMPTY) });
    answers.diagnosed = DIAGNOSED[told];
}

#[test]
fn every_person_gets_the_expected_outcome_and_a_worse_answer_never_a_weaker_one() {
    let count: usize = SIZES.iter().product();
    let mut outcomes = vec![u8::MAX; count];
    std::thread::scope(|scope| {
        let mut halves = outcomes.chunks_mut(count / 2);
        for half in 0..2 {
            let chunk = halves.next().unwrap();
            scope.spawn(move || {
                for (i, out) in chunk.chunks_mut(stride(0)).enumerate() {
                    outcomes_of(half * SIZES[0] / 2 + i, out);
                }
            });
        }
    });
    let rank = |number: usize| Outcome::ALL[usize::from(outcomes[number])].rank();
    let mut steps = 0_u64;
    let mut exceptions = 0_u64;
    for (number, outcome) in outcomes.iter().enumerate() {
        let who = person(number);
        let [levels, _, _, _, _, _, pattern, nine, skipped, trials, told] = who;
        let mine = rank(number);
        for level in (0..LEVELS.len()).filter(|level| levels & (1 << level) == 0) {
            steps += 1;
            let worse = rank(number + (1 << level) * stride(0));
            assert!(worse >= mine, "{} added to {who:?}", LEVELS[level]);
            // Care that goes on moves between outcomes of rank 0 only.
            assert!(level != 3 || worse == mine, "{} added to {who:?}", LEVELS[level]);
        }
        for suicide in [1, 2, 3, 4, 5, 7].into_iter().filter(|dimension| who[*dimension] + 1 < SIZES[*dimension]) {
            steps += 1;
            let worse = rank(number + stride(suicide));
            // The one place where two rules pull apart: with three items left out, item 9 lifts the sum of the rest
            // from 9 to 10, and "too little for a score" no longer decides.
            if suicide == 7 && nine == 0 && ITEMS[pattern] == (3, 9) && mine == 1 && worse == 0 {
                exceptions += 1;
                continue;
            }
            assert!(worse >= mine, "answer {suicide} worse in {who:?}");
        }
        if *outcome == Outcome::Consult as u8 {
            let (left_out, sum) = ITEMS[pattern];
            let sum = usize::from(sum) + [0, 1, 0, 2, 3][nine];
            let below =
                sum < 10 && (left_out > 2 || nine == 2 || (2 * sum * 9 + 9 - left_out) / (2 * (9 - left_out)) < 10);
            // Who is treated there now goes on, whatever was tried before and however the symptoms are today.
            let (failed, unsure) = TRIALS[trials];
            let goes_on = levels & 0b1000 != 0 && told != 3 && (below || failed + unsure < 2);
            let unscored = below && sum < 10 && (left_out > 2 || nine == 2);
            let against =
                levels & 0b111 != 0 || skipped == 1 || trials == 10 || unscored || (!goes_on && (told != 0 || below));
            assert!(!against, "{who:?} is sent to a clinic");
        }
    }
    for outcome in Outcome::ALL {
        let people = outcomes.iter().filter(|found| **found == outcome as u8).count();
        assert!(people > 0, "nobody is {}", outcome.code());
        println!("{:>12} {people:>10}", outcome.code());
    }
    println!("walked {count} states and {steps} steps to a worse answer; {exceptions} at the limit of a missing score");
}
