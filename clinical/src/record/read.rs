//! A record, read.

use super::{
    Fault, Json,
    reader::{Value, step},
};
use crate::{
    answer::{Answer, Effect, YesNo, YesNoUnsure},
    answers::{Answers, ForcedEnd},
    factors::FactorPage,
    medicines::{Medicine, OtherTreatment},
    outcome::{self, Outcome},
    phq9,
    trials::{MOST, Trial, Trials},
};

/// The keys, in the order in which their questions come.
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

/// The keys that may be absent although their question was due.
const MAY_BE_ABSENT: [&str; 2] = ["phq9_difficulty", "other_treatments"];

/// Reads a record.
///
/// # Errors
/// The first fault, in the order of the questions: an unknown key or code, a code or key twice, a value out of
/// range, a fifth ASQ answer where none was to be asked or none where one was, a key after an answer that ends the
/// questionnaire, an end anywhere else.
pub fn read(json: &Json) -> Result<Answers, Fault> {
    let record = Value { json, at: String::new() };
    record.object(&KEYS)?;
    let mut answers = Answers::default();
    let mut keys = KEYS.iter();
    while let Some(key) = keys.next() {
        match record.get(key) {
            Some(value) => {
                set(&mut answers, key, &value)?;
                if is_at_end(&answers, key) {
                    return no_more(&record, keys.as_slice(), "the questionnaire ended before").map(|()| answers);
                }
                if key == &"medicines" && answers.trials().iter().any(|trial| !trial.is_asked()) {
                    let open = answers.trials().iter().position(|trial| !trial.is_asked()).unwrap_or_default();
                    let at = step(&step(&value.at, open), "dose");
                    may_end(&answers, &Value { json, at })?;
                    return no_more(&record, keys.as_slice(), "a medicine before was not asked about")
                        .map(|()| answers);
                }
            }
            None if MAY_BE_ABSENT.contains(key) => {}
            None => {
                let missing = Value { json, at: step("", key) };
                may_end(&answers, &missing)?;
                return no_more(&record, keys.as_slice(), &format!("`{key}` before is missing")).map(|()| answers);
            }
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
fn may_end(answers: &Answers, missing: &Value<'_>) -> Result<(), Fault> {
    let is_past_asq = answers.is_asq_asked();
    let outcome = outcome::assess(answers).outcome;
    if is_past_asq && matches!(outcome, Outcome::Urgent | Outcome::NotHere) {
        return Ok(());
    }
    Err(missing.fault("is missing: expected an answer, or null where the question was skipped"))
}

fn no_more(record: &Value<'_>, keys: &[&str], why: &str) -> Result<(), Fault> {
    match keys.iter().find_map(|key| record.get(key)) {
        Some(value) => Err(value.fault(format!("expected no further key: {why}"))),
        None => Ok(()),
    }
}

fn set(answers: &mut Answers, key: &str, value: &Value<'_>) -> Result<(), Fault> {
    match key {
        "urgent" => answers.set_urgent(value.factors(FactorPage::Urgent)?),
        "age" => answers.age = Some(value.word()?),
        "phq9" => {
            let items = value.list()?;
            if items.len() != phq9::ITEMS {
                return Err(value.fault(format!("expected {} answers, not {}", phq9::ITEMS, items.len())));
            }
            for (item, value) in phq9::Item::all().zip(items) {
                answers.phq9.set(item, value.or_skipped(Value::number)?);
            }
        }
        "phq9_difficulty" => answers.phq9.difficulty = value.or_skipped(Value::number)?,
        "asq" => asq(answers, value)?,
        "mind" => factors(answers, FactorPage::Mind, value)?,
        "heart" => factors(answers, FactorPage::Heart, value)?,
        "health" => factors(answers, FactorPage::Health, value)?,
        "pregnancy" => {
            let answer = value.or_skipped(|value| {
                let factors = value.factors(FactorPage::Pregnancy)?;
                if factors.len() > 1 {
                    Err(value.fault("expected at most one code"))
                } else {
                    Ok(factors.iter().next())
                }
            })?;
            answers.set_pregnancy(answer);
        }
        "substances" => factors(answers, FactorPage::Substances, value)?,
        "medicines_now" => factors(answers, FactorPage::MedicinesNow, value)?,
        "diagnosed" => answers.diagnosed = value.or_skipped(Value::word)?,
        "medicines" => answers.set_medicines(value.or_skipped(trials)?),
        "other_treatments" => {
            answers.other_treatments =
                value.or_skipped(|value| value.rows(OtherTreatment::from_id, || "the id of a treatment".into()))?;
        }
        _ => factors(answers, FactorPage::Practical, value)?,
    }
    Ok(())
}

fn factors(answers: &mut Answers, page: FactorPage, value: &Value<'_>) -> Result<(), Fault> {
    answers.set_factors(page, value.or_skipped(|value| value.factors(page))?);
    Ok(())
}

fn asq(answers: &mut Answers, value: &Value<'_>) -> Result<(), Fault> {
    let items = value.list()?;
    let at = |i: usize| items.get(i).cloned().unwrap_or_else(|| Value { json: value.json, at: step(&value.at, i) });
    if items.len() < 4 {
        return Err(at(items.len()).fault("is missing: expected 4 or 5 answers"));
    }
    if items.len() > 5 {
        return Err(at(5).fault("expected at most 5 answers"));
    }
    let yes_no = |i: usize| at(i).or_skipped(Value::word::<YesNo>);
    answers.asq.wish = yes_no(0)?;
    answers.asq.better_off = yes_no(1)?;
    answers.asq.thoughts = yes_no(2)?;
    answers.asq.attempt = at(3).or_skipped(Value::word)?;
    match (answers.is_asq_now_due(), items.len() == 5) {
        (true, true) => answers.asq.now = yes_no(4)?,
        (false, false) => {}
        (true, false) => return Err(at(4).fault("is missing: the fifth question was to be asked")),
        (false, true) => return Err(at(4).fault("expected no fifth answer: the question was not to be asked")),
    }
    Ok(())
}

fn trials(value: &Value<'_>) -> Result<Trials, Fault> {
    let items = value.list()?;
    if let Some(extra) = items.get(MOST) {
        return Err(extra.fault(format!("expected at most {MOST} medicines")));
    }
    let mut trials: Vec<Trial> = Vec::new();
    for item in &items {
        let trial = trial(item)?;
        let id = Value { json: item.json, at: step(&item.at, "id") };
        if trials.iter().any(|before| before.medicine == trial.medicine) {
            return Err(id.fault("stands twice: expected each medicine once"));
        }
        if trial.is_asked() && trials.last().is_some_and(|before| !before.is_asked()) {
            return Err(id.fault("was asked about although the medicine before was not"));
        }
        trials.push(trial);
    }
    Trials::new(trials).ok_or_else(|| value.fault(format!("expected at most {MOST} medicines, each once")))
}

/// A medicine with its card. A card that was not asked has neither dose nor weeks nor effect; one of a medicine
/// that cannot be named has only the effect to ask for.
fn trial(value: &Value<'_>) -> Result<Trial, Fault> {
    value.object(&["id", "dose", "weeks", "effect"])?;
    let missing = |key: &str| Value { json: value.json, at: step(&value.at, key) }.fault("is missing");
    let id = value.get("id").ok_or_else(|| missing("id"))?;
    let medicine = id.json.as_text().and_then(Medicine::from_id);
    let medicine = medicine.ok_or_else(|| id.fault("expected the id of a medicine of the pick list"))?;
    let mut trial = Trial::picked(medicine);
    let Some(effect) = value.get("effect") else {
        return match ["dose", "weeks"].into_iter().find(|key| medicine.is_named() && value.get(key).is_some()) {
            Some(_) => Err(missing("effect")),
            None => Ok(trial),
        };
    };
    let tri = |key: &str| -> Result<Answer<YesNoUnsure>, Fault> {
        let answer = value.get(key).ok_or_else(|| missing(key))?;
        let given = answer.or_skipped(Value::word)?;
        if medicine.is_named() || given == Answer::Given(YesNoUnsure::Unsure) {
            Ok(given)
        } else {
            Err(answer.fault("expected unsure: a medicine that cannot be named has no dose to ask for"))
        }
    };
    trial.dose = tri("dose")?;
    trial.weeks = tri("weeks")?;
    trial.effect = effect.or_skipped(Value::word::<Effect>)?;
    Ok(trial)
}
