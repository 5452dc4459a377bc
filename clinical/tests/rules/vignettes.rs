//! Worked people, each with the outcome and flags that clinicians expect.

use clinical::{
    outcome::{self, Outcome},
    record::{self, Json},
};

/// A reader without programming finds the people, their answers and what is expected here.
const PEOPLE: &str = include_str!("../vignettes.json");

#[test]
fn each_person_gets_the_expected_outcome_and_flags() {
    let Json::List(people) = record::parse(PEOPLE).unwrap() else { panic!("expected a list of people") };
    assert_eq!(people.len(), 29, "no one was left out");
    let mut seen = Vec::new();
    for person in &people {
        let name = person.get("person").and_then(Json::as_text).unwrap();
        let answers = record::read(person.get("answers").unwrap()).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let assessment = outcome::assess(&answers);
        let expect = person.get("expect").unwrap();
        let outcome = expect.get("outcome").and_then(Json::as_text).unwrap();
        assert_eq!(assessment.outcome.code(), outcome, "{name}");
        let Json::List(flags) = expect.get("flags").unwrap() else { panic!("{name}: expected a list of flags") };
        let flags: Vec<_> = flags.iter().filter_map(Json::as_text).collect();
        assert_eq!(assessment.flags(), flags, "{name}");
        // What is written is what was read.
        let written = record::parse(&record::write(&answers)).unwrap();
        assert_eq!(record::read(&written).unwrap(), answers, "{name}");
        seen.push(assessment.outcome);
    }
    for outcome in Outcome::ALL {
        assert!(seen.contains(&outcome), "no one stands for {}", outcome.code());
    }
}
