//! Worked people, each with the outcome and flags that clinicians expect.

use clinical::outcome::{self, Outcome};
use record::Person;

/// A reader without programming finds the people, their answers and what is expected here.
const PEOPLE: &str = include_str!("../vignettes.json");

#[test]
fn each_person_gets_the_expected_outcome_and_flags() {
    let people = Person::all(PEOPLE).unwrap();
    assert_eq!(people.len(), 49, "no one was left out");
    let mut seen = Vec::new();
    for Person { person, answers, expect, .. } in people {
        let assessment = outcome::assess(&answers.0);
        assert_eq!(assessment.outcome.code(), expect.outcome, "{person}");
        assert_eq!(assessment.flags(), expect.flags, "{person}");
        // What is written is what was read.
        assert_eq!(record::read(&record::write(&answers.0).unwrap()).unwrap(), answers.0, "{person}");
        seen.push(assessment.outcome);
    }
    for outcome in Outcome::ALL {
        assert!(seen.contains(&outcome), "no one stands for {}", outcome.code());
    }
}
