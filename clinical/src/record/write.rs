//! A record, written.

use crate::{
    answer::{Answer, Coded},
    answers::Answers,
    factors::{Factor, FactorPage},
    phq9,
    set::{Row, Set},
    trials::Trial,
};
use serde_json::{Map, Value, json};

/// The record of the answers: what [`super::read`] reads back as the same.
#[must_use]
pub fn write(answers: &Answers) -> Value {
    let record = answers.record();
    let mut map = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            map.insert(key.to_owned(), value);
        }
    };
    put("urgent", record.urgent().map(codes));
    put("age", record.age.map(|age| json!(age.code())));
    if record.phq9.is_asked() {
        let items: Vec<_> = phq9::Item::all().map(|item| number(record.phq9.item(item))).collect();
        put("phq9", Some(json!(items)));
    }
    put("phq9_difficulty", record.phq9.difficulty.is_asked().then(|| number(record.phq9.difficulty)));
    let asq = &record.asq;
    if asq.is_asked() {
        let mut items = vec![word(asq.wish), word(asq.better_off), word(asq.thoughts), word(asq.attempt)];
        if asq.now.is_asked() {
            items.push(word(asq.now));
        }
        put("asq", Some(json!(items)));
    }
    put("mind", answer(record.factors(FactorPage::Mind), codes));
    put("heart", answer(record.factors(FactorPage::Heart), codes));
    put("health", answer(record.factors(FactorPage::Health), codes));
    put("pregnancy", answer(record.factors(FactorPage::Pregnancy), codes));
    put("substances", answer(record.factors(FactorPage::Substances), codes));
    put("medicines_now", answer(record.factors(FactorPage::MedicinesNow), codes));
    put("diagnosed", answer(record.diagnosed, |value| json!(value.code())));
    put(
        "medicines",
        match record.medicines() {
            Answer::NotAsked => None,
            Answer::Skipped => Some(Value::Null),
            Answer::Given(trials) => Some(trials.as_slice().iter().map(trial).collect()),
        },
    );
    put(
        "other_treatments",
        answer(record.other_treatments, |set| ids(set, super::super::medicines::OtherTreatment::id)),
    );
    put("practical", answer(record.factors(FactorPage::Practical), codes));
    Value::Object(map)
}

fn answer<T: Copy>(answer: Answer<T>, write: impl Fn(T) -> Value) -> Option<Value> {
    match answer {
        Answer::NotAsked => None,
        Answer::Skipped => Some(Value::Null),
        Answer::Given(value) => Some(write(value)),
    }
}

fn codes(factors: Set<Factor>) -> Value {
    ids(factors, Factor::code)
}

fn ids<T: Row>(rows: Set<T>, id: impl Fn(T) -> &'static str) -> Value {
    rows.iter().map(|row| Value::from(id(row))).collect()
}

fn word<T: Coded>(value: Answer<T>) -> Value {
    value.given().map_or(Value::Null, |value| json!(value.code()))
}

/// PHQ-9 answers are numbers in the record.
fn number<T: Coded>(value: Answer<T>) -> Value {
    value.given().and_then(|value| value.code().parse::<u8>().ok()).map_or(Value::Null, Value::from)
}

fn trial(trial: &Trial) -> Value {
    if trial.is_asked() {
        json!({
            "id": trial.medicine.id(),
            "dose": word(trial.dose),
            "weeks": word(trial.weeks),
            "effect": word(trial.effect),
        })
    } else {
        json!({ "id": trial.medicine.id() })
    }
}
