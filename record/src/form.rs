//! The shape of a record, key by key: what is written, and what is read before the contract is looked at.

use clinical::{
    answer::{Age, Answer, Coded, Difficulty, Dose, Effect, Episode, Frequency, YesNo, YesNoUnsure},
    answers::Answers,
    factors::{Factor, FactorPage},
    medicines::OtherTreatment,
    phq9,
    row_set::{Row, Set},
    trials::Trial,
};
use serde::{Deserialize, Serialize};

use crate::attempt::Attempt;
use crate::object::Object;
use crate::values::{Entry, Number, Word, not_null};

/// Codes of a list, not looked up yet.
pub type Codes = Vec<String>;

/// A record. Its keys stand in the order in which their questions come.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Form {
    #[serde(deserialize_with = "not_null", skip_serializing_if = "Option::is_none")]
    pub urgent: Option<Codes>,
    #[serde(deserialize_with = "not_null", skip_serializing_if = "Option::is_none")]
    pub age: Option<Word<Age>>,
    #[serde(deserialize_with = "not_null", skip_serializing_if = "Option::is_none")]
    pub phq9: Option<Vec<Entry<Number<Frequency>>>>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub phq9_difficulty: Entry<Number<Difficulty>>,
    /// The fourth entry alone may say when.
    #[serde(deserialize_with = "not_null", skip_serializing_if = "Option::is_none")]
    pub asq: Option<Vec<Entry<Word<Attempt>>>>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub mind: Entry<Codes>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub heart: Entry<Codes>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub health: Entry<Codes>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub pregnancy: Entry<Codes>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub substances: Entry<Codes>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub medicines_now: Entry<Codes>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub diagnosed: Entry<Word<YesNoUnsure>>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub episode: Entry<Word<Episode>>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub medicines: Entry<Vec<Object<Card>>>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub other_treatments: Entry<Codes>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub practical: Entry<Codes>,
}

/// A medicine with its card. A card that was not asked has neither dose nor weeks nor effect.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Card {
    #[serde(deserialize_with = "not_null")]
    pub id: Option<String>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub dose: Entry<Word<Dose>>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub weeks: Entry<Word<YesNoUnsure>>,
    #[serde(skip_serializing_if = "Entry::is_absent")]
    pub effect: Entry<Word<Effect>>,
}

impl Form {
    /// The record of answers that are one.
    pub fn of(answers: &Answers) -> Self {
        let factors = |page| codes(answers.factors(page), Factor::code);
        let (phq9, asq) = (&answers.phq9, &answers.asq);
        let items = || phq9::Item::all().map(|item| number(phq9.item(item))).collect();
        Self {
            urgent: answers.urgent().map(|factors| list(factors, Factor::code)),
            age: answers.age.map(Word),
            phq9: phq9.is_asked().then(items),
            phq9_difficulty: number(phq9.difficulty),
            asq: asq.is_asked().then(|| {
                let entries = [yes_no(asq.wish), yes_no(asq.better_off), yes_no(asq.thoughts)];
                let now = asq.now.is_asked().then(|| yes_no(asq.now));
                entries.into_iter().chain([word(Attempt::of(asq))]).chain(now).collect()
            }),
            mind: factors(FactorPage::Mind),
            heart: factors(FactorPage::Heart),
            health: factors(FactorPage::Health),
            pregnancy: factors(FactorPage::Pregnancy),
            substances: factors(FactorPage::Substances),
            medicines_now: factors(FactorPage::MedicinesNow),
            diagnosed: word(answers.diagnosed),
            episode: word(answers.episode),
            medicines: match answers.medicines() {
                Answer::NotAsked => Entry(Answer::NotAsked),
                Answer::Skipped => Entry(Answer::Skipped),
                Answer::Given(trials) => Entry(Answer::Given(trials.as_slice().iter().map(Card::of).collect())),
            },
            other_treatments: codes(answers.other_treatments, OtherTreatment::id),
            practical: factors(FactorPage::Practical),
        }
    }
}

impl Card {
    fn of(trial: &Trial) -> Object<Self> {
        Object(Self {
            id: Some(trial.medicine.id().into()),
            dose: word(trial.dose),
            weeks: word(trial.weeks),
            effect: word(trial.effect),
        })
    }
}

fn map<T, U>(answer: Answer<T>, change: impl FnOnce(T) -> U) -> Entry<U> {
    Entry(match answer {
        Answer::NotAsked => Answer::NotAsked,
        Answer::Skipped => Answer::Skipped,
        Answer::Given(value) => Answer::Given(change(value)),
    })
}

fn word<T: Coded>(answer: Answer<T>) -> Entry<Word<T>> {
    map(answer, Word)
}

fn yes_no(answer: Answer<YesNo>) -> Entry<Word<Attempt>> {
    map(answer, |answer| Word(answer.into()))
}

fn number<T: Coded>(answer: Answer<T>) -> Entry<Number<T>> {
    map(answer, Number)
}

fn list<T: Row>(rows: Set<T>, code: impl Fn(T) -> &'static str) -> Codes {
    rows.iter().map(|row| code(row).to_owned()).collect()
}

fn codes<T: Row>(answer: Answer<Set<T>>, code: impl Fn(T) -> &'static str) -> Entry<Codes> {
    map(answer, |rows| list(rows, code))
}
