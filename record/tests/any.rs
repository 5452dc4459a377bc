//! No JSON whatever makes the reader of records panic, and what it takes is written so that it reads back as the same.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what went wrong by failing")]

use proptest::prelude::*;
use serde_json::{Value, json};

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

/// JSON from the words of the record and others. An object may have a key twice.
fn any_json() -> impl Strategy<Value = String> {
    let words: Vec<_> = KEYS.into_iter().chain(WORDS).map(str::to_owned).collect();
    let word = prop_oneof![4 => prop::sample::select(words), 1 => ".{0,6}"].prop_map(|word| json!(word).to_string());
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        (-1_i64..5).prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| json!(number).to_string()),
        word.clone(),
    ];
    leaf.prop_recursive(4, 64, 12, move |inner| {
        let pair = (word.clone(), inner.clone()).prop_map(|(key, value)| format!("{key}:{value}"));
        let object = prop::collection::vec(pair, 0..12).prop_map(|pairs| format!("{{{}}}", pairs.join(",")));
        let list = prop::collection::vec(inner, 0..10).prop_map(|items| format!("[{}]", items.join(",")));
        prop_oneof![list, object]
    })
}

/// A whole record with one value replaced.
fn with(key: usize, value: &str) -> String {
    let whole = json!({
        "urgent": [], "age": "adult", "phq9": [3, 3, 2, 2, 1, 2, 2, 1, 0], "phq9_difficulty": 2,
        "asq": ["no", "no", "no", "no"], "mind": [], "heart": [], "health": [], "pregnancy": [], "substances": [],
        "medicines_now": [], "diagnosed": "yes", "other_treatments": [], "practical": [],
        "medicines": [{ "id": "sertraline", "dose": "yes", "weeks": "yes", "effect": "little" }],
    });
    let pairs = KEYS.iter().enumerate().map(|(i, name)| {
        let kept = whole.get(name).unwrap_or(&Value::Null).to_string();
        format!("{name:?}:{}", if i == key { value } else { &kept })
    });
    format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_json_is_refused_or_read_but_never_a_panic(json in any_json()) {
        if let Err(fault) = record::read(&json) {
            prop_assert!(fault.at.is_empty() || fault.at.starts_with('/'));
            prop_assert!(!fault.error.starts_with("is not JSON"), "{fault}: {json}");
        }
    }

    #[test]
    fn a_whole_record_with_one_arbitrary_value_never_panics(key in 0..KEYS.len(), json in any_json()) {
        if let Ok(answers) = record::read(&with(key, &json)) {
            prop_assert_eq!(record::read(&record::write(&answers).unwrap()).unwrap(), answers.trimmed());
        }
    }
}

/// The control: with its own value the record is read.
#[test]
fn the_whole_record_is_one() {
    assert!(record::read(&with(0, "[]")).is_ok());
}
