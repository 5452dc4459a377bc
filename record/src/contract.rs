//! What a record has to say, beyond its shape: codes of the right page, each question that was due, and no more.

use clinical::{
    answer::{Answer, Frequency, YesNo},
    answers::{Answers, ForcedEnd},
    factors::{Factor, FactorPage, Factors},
    medicines::{Medicine, OtherTreatment},
    outcome::{self, Outcome},
    phq9,
    row_set::{Row, Set},
    trials::{MAX_MEDICINES, Trial, Trials},
};

use crate::RecordError;
use crate::attempt::Attempt;
use crate::form::{Card, Codes, Form};
use crate::object::Object;
use crate::values::{Entry, Number, Word, words};

/// The keys, in the order in which their questions come.
const KEYS: [&str; 16] = [
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
    "episode",
    "medicines",
    "other_treatments",
    "practical",
];

/// The keys that may be absent although their question was due.
const MAY_BE_ABSENT: [&str; 3] = ["phq9_difficulty", "episode", "other_treatments"];

/// The answers of a record that keeps the contract.
pub fn answers(form: &Form) -> Result<Answers, RecordError> {
    let mut answers = Answers::default();
    let mut keys = KEYS.iter();
    while let Some(key) = keys.next() {
        let rest = keys.as_slice();
        if put(&mut answers, key, form)? {
            if is_at_end(&answers, key) {
                return no_more(answers, rest, form, "the questionnaire ended before");
            }
            let open = answers.trials().iter().position(|trial| !trial.is_asked());
            if let Some(open) = open.filter(|_| *key == "medicines") {
                may_end(&answers, format!("/medicines/{open}/dose"))?;
                return no_more(answers, rest, form, "a medicine before was not asked about");
            }
        } else if !MAY_BE_ABSENT.contains(key) {
            may_end(&answers, format!("/{key}"))?;
            return no_more(answers, rest, form, &format!("`{key}` before is missing"));
        }
    }
    Ok(answers)
}

/// Whether the questionnaire ends with this key's answer.
fn is_at_end(answers: &Answers, key: &str) -> bool {
    match answers.forced_end() {
        Some(ForcedEnd::Urgent) => key == "urgent",
        Some(ForcedEnd::Minor) => key == "age",
        Some(ForcedEnd::Asq) => key == "asq",
        None => false,
    }
}

/// A person may stop, or see the result, once an answer stands that is URGENT or STOP.
fn may_end(answers: &Answers, missing: String) -> Result<(), RecordError> {
    let is_past_asq = answers.is_asq_asked();
    let outcome = outcome::assess(answers).outcome;
    if is_past_asq && matches!(outcome, Outcome::Urgent | Outcome::NotHere) {
        return Ok(());
    }
    Err(RecordError::new(missing, "is missing: expected an answer, or null where the question was skipped"))
}

/// The answers, where none of the keys is there.
fn no_more(answers: Answers, keys: &[&str], form: &Form, why: &str) -> Result<Answers, RecordError> {
    let is_there = |key: &&&str| put(&mut Answers::default(), key, form) != Ok(false);
    match keys.iter().find(is_there) {
        Some(key) => Err(RecordError::new(format!("/{key}"), format!("expected no further key: {why}"))),
        None => Ok(answers),
    }
}

/// Puts the answer of a key among the others. Says whether the record has the key.
fn put(answers: &mut Answers, key: &str, form: &Form) -> Result<bool, RecordError> {
    let (page, entry) = match key {
        "urgent" => {
            let Some(codes) = &form.urgent else { return Ok(false) };
            answers.set_urgent(factors("/urgent", codes, FactorPage::Urgent)?);
            return Ok(true);
        }
        "age" => {
            answers.age = form.age.map(|Word(age)| age);
            return Ok(answers.age.is_some());
        }
        "phq9" => return form.phq9.as_deref().map_or(Ok(false), |items| phq9(answers, items)),
        "phq9_difficulty" => {
            answers.phq9.difficulty = form.phq9_difficulty.try_map(|Number(given)| Ok(*given))?;
            return Ok(answers.phq9.difficulty.is_asked());
        }
        "asq" => return form.asq.as_deref().map_or(Ok(false), |items| asq(answers, items)),
        "pregnancy" => {
            let answer = form.pregnancy.try_map(|codes| pregnancy(codes))?;
            answers.set_pregnancy(answer);
            return Ok(answer.is_asked());
        }
        "diagnosed" => {
            answers.diagnosed = form.diagnosed.try_map(|Word(given)| Ok(*given))?;
            return Ok(answers.diagnosed.is_asked());
        }
        "episode" => {
            answers.episode = form.episode.try_map(|Word(given)| Ok(*given))?;
            return Ok(answers.episode.is_asked());
        }
        "medicines" => {
            answers.set_medicines(form.medicines.try_map(|cards| trials(cards))?);
            return Ok(answers.medicines().is_asked());
        }
        "other_treatments" => {
            let known = || "the id of a treatment".into();
            let read = |codes: &Codes| rows("/other_treatments", codes, OtherTreatment::from_id, known);
            answers.other_treatments = form.other_treatments.try_map(read)?;
            return Ok(answers.other_treatments.is_asked());
        }
        "mind" => (FactorPage::Mind, &form.mind),
        "heart" => (FactorPage::Heart, &form.heart),
        "health" => (FactorPage::Health, &form.health),
        "substances" => (FactorPage::Substances, &form.substances),
        "medicines_now" => (FactorPage::MedicinesNow, &form.medicines_now),
        _ => (FactorPage::Practical, &form.practical),
    };
    let answer = entry.try_map(|codes| factors(&format!("/{key}"), codes, page))?;
    answers.set_factors(page, answer);
    Ok(answer.is_asked())
}

/// A list of rows, each once.
fn rows<T: Row>(
    at: &str,
    codes: &[String],
    find: impl Fn(&str) -> Option<T>,
    expected: impl Fn() -> String,
) -> Result<Set<T>, RecordError> {
    let mut rows = Set::EMPTY;
    for (i, code) in codes.iter().enumerate() {
        let at = format!("{at}/{i}");
        let Some(row) = find(code) else { return Err(RecordError::new(at, format!("expected {}", expected()))) };
        if rows.contains(row) {
            return Err(RecordError::new(at, "stands twice: expected it once"));
        }
        rows = rows.with(row);
    }
    Ok(rows)
}

/// A list of factors of one page.
fn factors(at: &str, codes: &[String], page: FactorPage) -> Result<Factors, RecordError> {
    let known = || format!("one of {}", Factor::on(page).map(Factor::code).collect::<Vec<_>>().join(", "));
    rows(at, codes, |code| Factor::on(page).find(|factor| factor.code() == code), known)
}

fn pregnancy(codes: &[String]) -> Result<Option<Factor>, RecordError> {
    let factors = factors("/pregnancy", codes, FactorPage::Pregnancy)?;
    if factors.len() > 1 {
        return Err(RecordError::new("/pregnancy", "expected at most one code"));
    }
    Ok(factors.iter().next())
}

fn phq9(answers: &mut Answers, items: &[Entry<Number<Frequency>>]) -> Result<bool, RecordError> {
    if items.len() != phq9::ITEMS {
        return Err(RecordError::new("/phq9", format!("expected {} answers, not {}", phq9::ITEMS, items.len())));
    }
    for (item, entry) in phq9::Item::all().zip(items) {
        answers.phq9.set(item, entry.try_map(|Number(given)| Ok(*given))?);
    }
    Ok(true)
}

fn asq(answers: &mut Answers, items: &[Entry<Word<Attempt>>]) -> Result<bool, RecordError> {
    let fault = |i: usize, error: &str| Err(RecordError::new(format!("/asq/{i}"), error));
    if items.len() < 4 {
        return fault(items.len(), "is missing: expected 4 or 5 answers");
    }
    if items.len() > 5 {
        return fault(5, "expected at most 5 answers");
    }
    let entry = |i: usize| items.get(i).copied().unwrap_or_default();
    let yes_no = |i: usize| {
        let expected = || RecordError::new(format!("/asq/{i}"), format!("expected {}", words::<YesNo>()));
        entry(i).try_map(|Word(given)| given.yes_no().ok_or_else(expected))
    };
    answers.asq.wish = yes_no(0)?;
    answers.asq.better_off = yes_no(1)?;
    answers.asq.thoughts = yes_no(2)?;
    let attempt = entry(3).0.given().map(|Word(given)| given.answers());
    (answers.asq.attempt, answers.asq.last_attempt) = attempt.unwrap_or((Answer::Skipped, Answer::NotAsked));
    match (answers.is_asq_now_due(), items.len() == 5) {
        (true, true) => answers.asq.now = yes_no(4)?,
        (false, false) => {}
        (true, false) => return fault(4, "is missing: the fifth question was to be asked"),
        (false, true) => return fault(4, "expected no fifth answer: the question was not to be asked"),
    }
    Ok(true)
}

fn trials(cards: &[Object<Card>]) -> Result<Trials, RecordError> {
    let too_many = || format!("expected at most {MAX_MEDICINES} medicines");
    if cards.len() > MAX_MEDICINES {
        return Err(RecordError::new(format!("/medicines/{MAX_MEDICINES}"), too_many()));
    }
    let mut trials: Vec<Trial> = Vec::new();
    for (i, Object(card)) in cards.iter().enumerate() {
        let at = format!("/medicines/{i}");
        let trial = trial(&at, card)?;
        if trials.iter().any(|before| before.medicine == trial.medicine) {
            return Err(RecordError::new(at + "/id", "stands twice: expected each medicine once"));
        }
        if trial.is_asked() && trials.last().is_some_and(|before| !before.is_asked()) {
            return Err(RecordError::new(at + "/id", "was asked about although the medicine before was not"));
        }
        trials.push(trial);
    }
    Trials::new(trials).ok_or_else(|| RecordError::new("/medicines", too_many()))
}

/// A medicine with its card. A card that was not asked has neither dose nor weeks nor effect; one of a medicine
/// that cannot be named has only the effect to ask for.
fn trial(at: &str, card: &Card) -> Result<Trial, RecordError> {
    let missing = |key: &str| RecordError::new(format!("{at}/{key}"), "is missing");
    let id = card.id.as_deref().ok_or_else(|| missing("id"))?;
    let unknown = || RecordError::new(format!("{at}/id"), "expected the id of a medicine of the pick list");
    let medicine = Medicine::from_id(id).ok_or_else(unknown)?;
    let mut trial = Trial::picked(medicine);
    if card.effect.is_absent() {
        let is_asked = !card.dose.is_absent() || !card.weeks.is_absent();
        return if medicine.is_named() && is_asked { Err(missing("effect")) } else { Ok(trial) };
    }
    if card.dose.is_absent() {
        return Err(missing("dose"));
    }
    if card.weeks.is_absent() {
        return Err(missing("weeks"));
    }
    let dose = card.dose.try_map(|Word(given)| Ok(*given))?;
    let weeks = card.weeks.try_map(|Word(given)| Ok(*given))?;
    for (key, is_picked) in [("dose", dose == trial.dose), ("weeks", weeks == trial.weeks)] {
        if !medicine.is_named() && !is_picked {
            let error = "expected unsure: a medicine that cannot be named has no dose to ask for";
            return Err(RecordError::new(format!("{at}/{key}"), error));
        }
    }
    (trial.dose, trial.weeks) = (dose, weeks);
    trial.effect = card.effect.try_map(|Word(given)| Ok(*given))?;
    Ok(trial)
}
