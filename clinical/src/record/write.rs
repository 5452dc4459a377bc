//! A record, written. No code and no word in it needs an escape.

use crate::{
    answer::{Answer, Coded},
    answers::Answers,
    factors::{Factor, FactorPage},
    medicines::OtherTreatment,
    phq9,
    set::{Row, Set},
    trials::Trial,
};

/// The record of the answers: what [`super::read`] reads back as the same.
#[must_use]
pub fn write(answers: &Answers) -> String {
    let record = answers.record();
    let mut pairs = Vec::new();
    let mut put = |key: &str, value: Answer<String>| match value {
        Answer::NotAsked => {}
        Answer::Skipped => pairs.push(format!("\"{key}\":null")),
        Answer::Given(value) => pairs.push(format!("\"{key}\":{value}")),
    };
    put("urgent", rows(record.factors(FactorPage::Urgent), Factor::code));
    put("age", record.age.map_or(Answer::NotAsked, |age| Answer::Given(text(age.code()))));
    if record.phq9.is_asked() {
        put("phq9", Answer::Given(list(phq9::Item::all().map(|item| number(record.phq9.item(item))))));
    }
    if record.phq9.difficulty.is_asked() {
        put("phq9_difficulty", Answer::Given(number(record.phq9.difficulty)));
    }
    let asq = &record.asq;
    if asq.is_asked() {
        let now = asq.now.is_asked().then(|| word(asq.now));
        let first = [word(asq.wish), word(asq.better_off), word(asq.thoughts), word(asq.attempt)];
        put("asq", Answer::Given(list(first.into_iter().chain(now))));
    }
    put("mind", rows(record.factors(FactorPage::Mind), Factor::code));
    put("heart", rows(record.factors(FactorPage::Heart), Factor::code));
    put("health", rows(record.factors(FactorPage::Health), Factor::code));
    put("pregnancy", rows(record.factors(FactorPage::Pregnancy), Factor::code));
    put("substances", rows(record.factors(FactorPage::Substances), Factor::code));
    put("medicines_now", rows(record.factors(FactorPage::MedicinesNow), Factor::code));
    if record.diagnosed.is_asked() {
        put("diagnosed", Answer::Given(word(record.diagnosed)));
    }
    put(
        "medicines",
        match record.medicines() {
            Answer::NotAsked => Answer::NotAsked,
            Answer::Skipped => Answer::Skipped,
            Answer::Given(trials) => Answer::Given(list(trials.as_slice().iter().map(trial))),
        },
    );
    put("other_treatments", rows(record.other_treatments, OtherTreatment::id));
    put("practical", rows(record.factors(FactorPage::Practical), Factor::code));
    format!("{{{}}}", pairs.join(","))
}

fn text(word: &str) -> String {
    format!("\"{word}\"")
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

fn rows<T: Row>(answer: Answer<Set<T>>, id: impl Fn(T) -> &'static str) -> Answer<String> {
    match answer {
        Answer::NotAsked => Answer::NotAsked,
        Answer::Skipped => Answer::Skipped,
        Answer::Given(set) => Answer::Given(list(set.iter().map(|row| text(id(row))))),
    }
}

fn word<T: Coded>(answer: Answer<T>) -> String {
    answer.given().map_or_else(|| "null".into(), |value| text(value.code()))
}

/// PHQ-9 answers are numbers in the record.
fn number<T: Coded>(answer: Answer<T>) -> String {
    answer.given().map_or("null", Coded::code).into()
}

fn trial(trial: &Trial) -> String {
    let id = text(trial.medicine.id());
    if trial.is_asked() {
        let (dose, weeks, effect) = (word(trial.dose), word(trial.weeks), word(trial.effect));
        format!("{{\"id\":{id},\"dose\":{dose},\"weeks\":{weeks},\"effect\":{effect}}}")
    } else {
        format!("{{\"id\":{id}}}")
    }
}
