//! The rules over every safety factor and every page: each factor, alone and with each other, decides by its level
//! and never weakens the advice; every way of skipping the required pages keeps the result open; and what ends the
//! questionnaire leaves nothing after it in the outcome.

use crate::common;
use crate::common::{ATTEMPT, NINE, YES_NO, consult, factor, factors, items, page_of, tick};
use clinical::{
    answer::{Age, Answer},
    answers::{Answers, HEALTH_PAGES},
    factors::{Factor, FactorPage, Factors, Level, Role},
    medicines::{Medicine, OtherTreatment},
    outcome::{Outcome, Rule, assess},
    row_set::Row,
};
use std::path::PathBuf;

/// People who differ in all but the factors.
fn people() -> Vec<(&'static str, Answers)> {
    let change = |how: fn(&mut Answers)| {
        let mut answers = consult();
        how(&mut answers);
        answers
    };
    vec![
        ("may be worth a conversation", consult()),
        ("fewer symptoms", change(|a| a.phq9 = items(0, 5))),
        ("no score", change(|a| a.phq9 = items(4, 5))),
        ("severe", change(|a| a.phq9 = items(0, 22))),
        ("no trials", change(|a| a.set_medicines(common::trials(&[])))),
        ("not diagnosed", change(|a| a.diagnosed = common::DIAGNOSED[1])),
        ("would rather not say", change(|a| a.diagnosed = Answer::Skipped)),
        ("a past attempt", change(|a| ((a.asq.attempt, a.asq.last_attempt), a.asq.now) = (ATTEMPT[2], YES_NO[0]))),
        ("thoughts of suicide", change(|a| (a.asq.thoughts, a.asq.now) = (YES_NO[2], YES_NO[0]))),
        ("thoughts right now", change(|a| (a.asq.thoughts, a.asq.now) = (YES_NO[2], YES_NO[2]))),
        ("item 9, several days", {
            let mut answers = change(|a| a.asq.now = YES_NO[0]);
            answers.phq9.set(clinical::phq9::Item::NINTH, NINE[1]);
            answers
        }),
    ]
}

fn outcome_of(level: Level) -> Option<Outcome> {
    match level {
        Level::Emergency => Some(Outcome::Emergency),
        Level::Urgent => Some(Outcome::Urgent),
        Level::Stop => Some(Outcome::NotHere),
        Level::Clear => Some(Outcome::DoctorFirst),
        Level::Discuss | Level::Info => None,
    }
}

#[test]
fn every_pair_of_factors_decides_by_the_stronger_and_never_weakens_the_advice() {
    let mut walked = 0;
    let all: Vec<_> = Factor::all().filter(|factor| page_of(*factor) != FactorPage::Age).collect();
    for (name, person) in people() {
        let before = assess(&person);
        for one in &all {
            for other in &all {
                let is_tap = page_of(*one) == FactorPage::Pregnancy && page_of(*other) == FactorPage::Pregnancy;
                if is_tap && one != other {
                    continue;
                }
                let mut answers = person.clone();
                tick(&mut answers, one.code());
                let with_one = assess(&answers);
                tick(&mut answers, other.code());
                let with_both = assess(&answers);
                let said = format!("{name}, {}, {}", one.code(), other.code());
                assert!(with_both.outcome.rank() >= with_one.outcome.rank(), "{said}");
                assert!(with_one.outcome.rank() >= before.outcome.rank(), "{said}");
                // A person sent to help by the ASQ does not come as far as the pages after it.
                let level = one.level().min(other.level());
                let by_factor = outcome_of(level).map_or(0, Outcome::rank);
                assert_eq!(with_both.outcome.rank(), before.outcome.rank().max(by_factor), "{said}");
                if outcome_of(level).is_none() {
                    // Care at a clinic now goes on where other steps would be named.
                    let is_treated = [one, other].iter().any(|factor| factor.code() == "R-KET-CLINIC");
                    let goes_on = is_treated && before.outcome == Outcome::OtherSteps;
                    let expected = if goes_on { Outcome::Consult } else { before.outcome };
                    assert_eq!(with_both.outcome, expected, "{said}");
                    assert_eq!(with_both.rule == Some(Rule::ContinuingCare), goes_on, "{said}");
                }
                walked += 1;
            }
        }
    }
    println!("walked {walked} people with two factors");
}

#[test]
fn every_ticked_factor_is_a_flag_and_flags_are_sorted_and_unique() {
    let tappable = |factor: &Factor| page_of(*factor) != FactorPage::Pregnancy;
    let all: Factors = Factor::all().filter(|f| f.level() > Level::Emergency && f.code() != "A-MINOR").collect();
    let mut answers = consult();
    all.iter().filter(tappable).for_each(|factor| tick(&mut answers, factor.code()));
    tick(&mut answers, "P-TRYING");
    let flags = assess(&answers).flags();
    let mut expected: Vec<_> = all.iter().filter(tappable).map(Factor::code).chain(["P-TRYING"]).collect();
    expected.sort_unstable();
    assert_eq!(flags, expected);

    let mut answers = common::with(&["R-NASAL", "C-NO-RIDE"]);
    answers.phq9 = items(0, 20);
    (answers.asq.wish, answers.asq.now) = (YES_NO[1], YES_NO[0]);
    assert_eq!(assess(&answers).flags(), ["C-NO-RIDE", "R-NASAL", "SEVERE", "SI_SUPPORT", "TRD_LIKELY"]);
}

#[test]
fn every_way_of_skipping_required_pages_keeps_the_result_open() {
    for skipped in 0..1_u32 << 9 {
        let is_skipped = |page: usize| skipped & (1 << page) != 0;
        for (name, person) in people() {
            let mut answers = person.clone();
            for (i, page) in HEALTH_PAGES.into_iter().enumerate().filter(|(i, _)| is_skipped(*i)) {
                assert!(i < 6);
                answers.set_factors(page, Answer::Skipped);
            }
            if is_skipped(6) {
                answers.set_pregnancy(Answer::Skipped);
            }
            if is_skipped(7) {
                answers.diagnosed = Answer::Skipped;
            }
            if is_skipped(8) {
                answers.set_medicines(Answer::Skipped);
            }
            let (before, after) = (assess(&person), assess(&answers));
            let said = format!("{name}, {skipped:09b}: {:?}", after.flags());
            let stronger = before.outcome.rank() > Outcome::MoreInfo.rank();
            if skipped == 0 || stronger {
                assert_eq!(after.outcome, before.outcome, "{said}");
            } else {
                assert_eq!(after.outcome, Outcome::MoreInfo, "{said}");
                let rule = if name == "no score" { "PHQ_UNSCORED" } else { "PAGE_SKIPPED" };
                assert!(after.flags().contains(&rule), "{said}");
            }
        }
    }
}

#[test]
fn pages_that_are_not_required_may_be_skipped() {
    let mut answers = consult();
    answers.other_treatments = Answer::Skipped;
    answers.phq9.difficulty = Answer::Skipped;
    assert_eq!(assess(&answers).outcome, Outcome::Consult);
}

#[test]
fn any_answer_at_the_urgent_gate_is_an_emergency_and_the_only_flag() {
    let gate: Vec<_> = Factor::on(FactorPage::Urgent).collect();
    assert_eq!(gate.len(), 4);
    for set in 1..1_u32 << gate.len() {
        let ticked: Factors = gate.iter().enumerate().filter(|(i, _)| set & (1 << i) != 0).map(|(_, f)| *f).collect();
        for (name, mut person) in people() {
            tick(&mut person, "M-MANIA-NOW");
            tick(&mut person, "H-ANEURYSM");
            person.set_urgent(ticked);
            for age in [Age::Adult, Age::Minor] {
                person.age = Some(age);
                let found = assess(&person);
                let mut codes: Vec<_> = ticked.iter().map(Factor::code).collect();
                codes.sort_unstable();
                assert_eq!((found.outcome, found.flags()), (Outcome::Emergency, codes), "{name}");
                assert_eq!(found.phq9, None, "{name}: the nine items are not in the record");
            }
        }
    }
}

#[test]
fn a_minor_is_told_so_and_nothing_later_counts() {
    for (name, mut person) in people() {
        tick(&mut person, "M-MANIA-NOW");
        person.age = Some(Age::Minor);
        let found = assess(&person);
        assert_eq!((found.outcome, found.flags()), (Outcome::NotHere, vec!["A-MINOR"]), "{name}");
    }
}

#[test]
fn acute_answers_end_with_their_flag_alone_and_keep_the_total() {
    let mut answers = common::with(&["M-VOICES-NOW", "B-LIVER", "R-NASAL"]);
    answers.phq9 = items(0, 22);
    (answers.asq.wish, answers.asq.now) = (YES_NO[2], YES_NO[2]);
    let found = assess(&answers);
    assert_eq!((found.outcome, found.flags(), found.phq9), (Outcome::Emergency, vec!["SI_ACUTE"], Some(22)));
}

#[test]
fn the_same_answers_always_come_to_the_same() {
    for (_, person) in people() {
        assert_eq!(assess(&person), assess(&person.clone()));
        assert_eq!(assess(&person), assess(&person.trimmed()), "the record says the same as the answers");
    }
    assert_eq!(factor("A-MINOR").level(), Level::Stop);
}

/// A bit of a set that stands for no row would be an answer that nobody gave.
#[test]
fn behind_the_last_row_there_is_none() {
    assert_eq!(Factor::at(Factor::COUNT), None);
    assert_eq!(Medicine::at(Medicine::COUNT), None);
    assert_eq!(OtherTreatment::at(OtherTreatment::COUNT), None);
}

/// As a failed test shows it.
#[test]
fn a_set_is_shown_as_its_rows() {
    assert_eq!(format!("{:?}", factors(&["U-MEDICAL", "M-DEMENTIA"])), "{U-MEDICAL, M-DEMENTIA}");
    assert_eq!(format!("{:?}", factors(&[])), "{}");
}

/// The levels that were decided together with these rows: a row moved by mistake would be noticed by nothing else.
#[test]
fn the_newer_factors_have_the_levels_that_were_decided() {
    for (level, codes) in [
        (Level::Stop, &["S-KETAMINE", "H-ICP", "H-RECENT", "M-DEMENTIA"][..]),
        (
            Level::Clear,
            &[
                "S-EARLY-RECOVERY",
                "S-DRUGS",
                "R-KET-HOME",
                "B-BLADDER",
                "H-BRAIN-INJURY",
                "H-SHUNT",
                "M-PSYCHOSIS-PAST",
            ],
        ),
        (Level::Discuss, &["S-RECOVERY", "S-PSYCHEDELIC", "R-KET-CLINIC", "R-ANTIPSYCHOTIC", "M-MEMORY"]),
        (Level::Info, &["R-LITHIUM", "R-OTHER", "B-METAL"]),
    ] {
        for code in codes {
            assert_eq!(factor(code).level(), level, "{code}");
        }
    }
}

/// The rules know a factor by its level, page, cause and role, which clinicians read in its row; never by its code.
#[test]
fn no_rule_names_a_factor_by_its_code() {
    let mut sources = vec![PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    sources.push(PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/build")));
    let (mut read, mut next) = (0, 0);
    while let Some(path) = sources.get(next).cloned() {
        next += 1;
        if path.is_dir() {
            sources.extend(std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        read += 1;
        for factor in Factor::all() {
            assert!(!text.contains(&format!("\"{}\"", factor.code())), "{}: {factor:?}", path.display());
        }
    }
    assert!(read > 50, "{read} files");
}

#[test]
fn roles_are_those_of_the_rules() {
    let of = |role| Factor::all().filter(|factor| factor.role() == Some(role)).map(Factor::code).collect::<Vec<_>>();
    assert_eq!(of(Role::Bipolar), ["M-HIGH-PAST", "M-BIPOLAR"]);
    assert_eq!(of(Role::TreatedNow), ["R-KET-CLINIC"]);
    assert_eq!(of(Role::TakenNow), ["R-KET-HOME"]);
}
