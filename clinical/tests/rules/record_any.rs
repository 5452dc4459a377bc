//! No JSON whatever makes the reader of records panic, and whatever a person answered is written so that it reads back
//! as the same.

use crate::common;
use clinical::record::{self, Json};
use proptest::prelude::*;

const KEYS: [&str; 15] = [
    "urgent",
    "age",
    "phq9",
    "phq9_difficulty",
    "asq",
    "mind",
    "heart",
    "health",
    "pregnancy",
    "substances",
    "medicines_now",
    "diagnosed",
    "medicines",
    "other_treatments",
    "practical",
];

const WORDS: [&str; 12] =
    ["yes", "no", "unsure", "recent", "past", "adult", "minor", "U-INTENT", "H-ANEURYSM", "id", "dose", "sertraline"];

/// A tree of JSON from the words of the record and others.
fn any_json() -> impl Strategy<Value = Json> {
    let words: Vec<_> = KEYS.into_iter().chain(WORDS).map(str::to_owned).collect();
    let word = prop_oneof![4 => prop::sample::select(words), 1 => ".{0,6}"];
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        (-1_i64..5).prop_map(|number| Json::Number(number.to_string())),
        any::<f64>().prop_map(|number| Json::Number(number.to_string())),
        word.clone().prop_map(Json::Text),
    ];
    leaf.prop_recursive(4, 64, 12, move |inner| {
        let pairs = prop::collection::vec((word.clone(), inner.clone()), 0..12);
        prop_oneof![prop::collection::vec(inner, 0..10).prop_map(Json::List), pairs.prop_map(Json::Object)]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::common::cases(6_000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_json_is_refused_or_read_but_never_a_panic(json in any_json()) {
        if let Err(fault) = record::read(&json) {
            prop_assert!(fault.at.is_empty() || fault.at.starts_with('/'));
        }
    }

    #[test]
    fn a_whole_record_with_one_arbitrary_value_never_panics(key in 0..KEYS.len(), json in any_json()) {
        let Json::Object(mut pairs) = record::parse(&record::write(&common::consult())).unwrap() else { panic!("expected an object") };
        pairs[key].1 = json;
        if let Ok(answers) = record::read(&Json::Object(pairs)) {
            let written = record::parse(&record::write(&answers)).unwrap();
            prop_assert_eq!(record::read(&written).unwrap(), answers.record());
        }
    }

    #[test]
    fn what_is_written_is_read_back(seed in any::<[u8; 40]>()) {
        let answers = common::generated(&seed);
        let written = record::parse(&record::write(&answers)).unwrap();
        prop_assert_eq!(record::read(&written).map_err(|fault| TestCaseError::fail(fault.to_string()))?, answers.record());
    }
}
