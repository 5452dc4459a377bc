//! What a page asks and what was answered, in words.

use crate::{
    answer::{Age, Answer, Difficulty, Dose, Effect, Episode, Frequency, LastAttempt, YesNo, YesNoUnsure},
    answers::Answers,
    factors::Factor,
    medicines::{Medicine, OtherTreatment},
    page::{Page, Part},
    row_set::{Row, Set},
    text::{Lang, Text, say},
    trials::Trial,
};
use std::borrow::Cow;

/// A sentence: as it stands in the locale, or with its gaps filled.
pub type Sentence = Cow<'static, str>;

fn family(texts: &'static [Text], index: usize, lang: Lang) -> &'static str {
    texts.get(index).map_or("", |text| text.in_lang(lang))
}

/// The question of a page: its heading.
#[must_use]
pub fn question(page: Page, lang: Lang) -> Sentence {
    match page {
        Page::Urgent => say::page_urgent_title(lang).into(),
        Page::Age => say::page_age_title(lang).into(),
        Page::Phq9(item) => family(&say::PHQ9_ITEM, item.index(), lang).into(),
        Page::Difficulty => say::phq9_difficulty(lang).into(),
        Page::Hard => say::page_hard_title(lang).into(),
        Page::Asq(item) => family(&say::ASQ_ITEM, item.index(), lang).into(),
        Page::LastAttempt => say::page_last_attempt_title(lang).into(),
        Page::Mind => say::page_mind_title(lang).into(),
        Page::Heart => say::page_heart_title(lang).into(),
        Page::Health => say::page_health_title(lang).into(),
        Page::Pregnancy => say::page_pregnancy_title(lang).into(),
        Page::Substances => say::page_substances_title(lang).into(),
        Page::MedicinesNow => say::page_medicines_now_title(lang).into(),
        Page::History => say::page_history_title(lang).into(),
        Page::Episode => say::page_episode_title(lang).into(),
        Page::Medicines => say::page_medicines_title(lang).into(),
        Page::Medicine(_, medicine) if medicine.is_named() => say::card_title(lang, medicine.generic(lang)).into(),
        Page::Medicine(_, medicine) => {
            // From the second on, those that cannot be named are told apart by their numbers.
            let number = medicine.id().strip_prefix("unknown-").filter(|number| *number != "1");
            with_brands(say::card_unknown_title(lang), number.unwrap_or_default())
        }
        Page::OtherTreatments => say::page_other_treatments_title(lang).into(),
        Page::Practical => say::page_practical_title(lang).into(),
    }
}

/// What a page of tick boxes says under its heading.
#[must_use]
pub fn hint(page: Page, lang: Lang) -> Option<&'static str> {
    Some(match page {
        Page::Urgent => say::page_urgent_hint(lang),
        Page::Mind => say::page_mind_hint(lang),
        Page::Heart => say::page_heart_hint(lang),
        Page::Health => say::page_health_hint(lang),
        Page::Pregnancy => say::page_pregnancy_hint(lang),
        Page::Substances => say::page_substances_hint(lang),
        Page::MedicinesNow => say::page_medicines_now_hint(lang),
        Page::Episode => say::page_episode_hint(lang),
        Page::Medicines => say::page_medicines_hint(lang),
        Page::OtherTreatments => say::page_other_treatments_hint(lang),
        Page::Practical => say::page_practical_hint(lang),
        _ => return None,
    })
}

/// "None of these", in the words of the page.
#[must_use]
pub fn none_of(page: Page, lang: Lang) -> &'static str {
    match page {
        Page::Urgent => say::page_urgent_none(lang),
        Page::Mind => say::page_mind_none(lang),
        Page::Heart => say::page_heart_none(lang),
        Page::Health => say::page_health_none(lang),
        Page::Pregnancy => say::page_pregnancy_none(lang),
        Page::Substances => say::page_substances_none(lang),
        Page::MedicinesNow => say::page_medicines_now_none(lang),
        Page::Medicines => say::page_medicines_none(lang),
        Page::OtherTreatments => say::page_other_treatments_none(lang),
        Page::Practical => say::page_practical_none(lang),
        _ => say::check_none(lang),
    }
}

/// The name of a part.
#[must_use]
pub fn part(part: Part, lang: Lang) -> &'static str {
    family(&say::PROGRESS, usize::from(part.number()) - 1, lang)
}

/// An answer option of the PHQ-9 items.
#[must_use]
pub fn frequency(value: Frequency, lang: Lang) -> &'static str {
    family(&say::PHQ9_FREQUENCY, value as usize, lang)
}

/// An answer option of the PHQ-9's last question.
#[must_use]
pub fn difficulty(value: Difficulty, lang: Lang) -> &'static str {
    family(&say::PHQ9_DIFFICULTY_ANSWER, value as usize, lang)
}

/// An answer option of the ASQ.
#[must_use]
pub fn yes_no(value: YesNo, lang: Lang) -> &'static str {
    match value {
        YesNo::Yes => say::asq_answer_yes(lang),
        YesNo::No => say::asq_answer_no(lang),
    }
}

/// An answer option on the time of the last attempt.
#[must_use]
pub fn last_attempt(value: LastAttempt, lang: Lang) -> &'static str {
    match value {
        LastAttempt::Recent => say::page_last_attempt_recent(lang),
        LastAttempt::Past => say::page_last_attempt_past(lang),
    }
}

/// An answer option on age.
#[must_use]
pub fn age(value: Age, lang: Lang) -> &'static str {
    match value {
        Age::Adult => say::page_age_adult(lang),
        Age::Minor => say::page_age_minor(lang),
    }
}

/// An answer option on the diagnosis.
#[must_use]
pub fn diagnosed(value: YesNoUnsure, lang: Lang) -> &'static str {
    match value {
        YesNoUnsure::Yes => say::page_history_yes(lang),
        YesNoUnsure::No => say::page_history_no(lang),
        YesNoUnsure::Unsure => say::page_history_unsure(lang),
    }
}

/// An answer option on the length of the episode.
#[must_use]
pub fn episode(value: Episode, lang: Lang) -> &'static str {
    match value {
        Episode::UnderSixMonths => say::page_episode_under_six_months(lang),
        Episode::SixToTwelveMonths => say::page_episode_to_twelve_months(lang),
        Episode::OneToTwoYears => say::page_episode_to_two_years(lang),
        Episode::OverTwoYears => say::page_episode_over_two_years(lang),
    }
}

/// An answer option on the dose.
#[must_use]
pub fn dose(value: Dose, lang: Lang) -> &'static str {
    match value {
        Dose::Yes => say::card_yes(lang),
        Dose::No => say::card_no(lang),
        Dose::Lower => say::card_lower(lang),
        Dose::Unsure => say::card_unsure(lang),
    }
}

/// An answer option on the weeks.
#[must_use]
pub fn card(value: YesNoUnsure, lang: Lang) -> &'static str {
    match value {
        YesNoUnsure::Yes => say::card_yes(lang),
        YesNoUnsure::No => say::card_no(lang),
        YesNoUnsure::Unsure => say::card_unsure(lang),
    }
}

/// An answer option on what a medicine did.
#[must_use]
pub fn effect(value: Effect, lang: Lang) -> &'static str {
    match value {
        Effect::Better => say::card_better(lang),
        Effect::Partly => say::card_partly(lang),
        Effect::Little => say::card_little(lang),
        Effect::Lost => say::card_lost(lang),
        Effect::SideEffects => say::card_side_effects(lang),
        Effect::Unsure => say::card_unsure(lang),
    }
}

/// A medicine by its names: "sertraline (Zoloft)".
#[must_use]
pub fn medicine(medicine: Medicine, lang: Lang) -> Sentence {
    if !medicine.is_named() {
        return say::page_medicines_unknown(lang).into();
    }
    with_brands(medicine.generic(lang), medicine.brands())
}

/// A treatment with its brands.
#[must_use]
pub fn other_treatment(other: OtherTreatment, lang: Lang) -> Sentence {
    with_brands(other.label(lang), other.brands())
}

fn with_brands(name: &'static str, brands: &str) -> Sentence {
    if brands.is_empty() { name.into() } else { [name, " (", brands, ")"].concat().into() }
}

/// What was answered on a page, a line an answer; empty where it was not asked or has nothing to answer.
#[must_use]
pub fn answer(page: Page, answers: &Answers, lang: Lang) -> Vec<Sentence> {
    let one = |value: Answer<Sentence>| match value {
        Answer::NotAsked => Vec::new(),
        Answer::Skipped => vec![say::check_skipped(lang).into()],
        Answer::Given(text) => vec![text],
    };
    match page {
        Page::Hard => Vec::new(),
        Page::Age => answers.age.map(|value| age(value, lang).into()).into_iter().collect(),
        Page::Phq9(item) => one(map(answers.phq9.item(item), |value| frequency(value, lang))),
        Page::Difficulty => one(map(answers.phq9.difficulty, |value| difficulty(value, lang))),
        Page::Asq(item) => one(map(answers.asq.item(item), |value| yes_no(value, lang))),
        Page::LastAttempt => one(map(answers.asq.last_attempt, |value| last_attempt(value, lang))),
        Page::History => one(map(answers.diagnosed, |value| diagnosed(value, lang))),
        Page::Episode => one(map(answers.episode, |value| episode(value, lang))),
        Page::Pregnancy => {
            one(map(answers.pregnancy(), |value| value.map_or_else(|| none_of(page, lang), |f| f.label(lang))))
        }
        Page::Medicines => match answers.medicines() {
            Answer::NotAsked => Vec::new(),
            Answer::Skipped => vec![say::check_skipped(lang).into()],
            Answer::Given(trials) if trials.as_slice().is_empty() => vec![say::check_medicine_none(lang).into()],
            Answer::Given(trials) => {
                let mut lines = Vec::new();
                for trial in trials.as_slice() {
                    lines.push(medicine(trial.medicine, lang));
                }
                lines
            }
        },
        Page::Medicine(_, medicine) => answers
            .trials()
            .iter()
            .find(|trial| trial.medicine == medicine)
            .map_or_else(Vec::new, |trial| card_answers(trial, lang)),
        Page::OtherTreatments => {
            rows(answers.other_treatments, page, lang, |other: OtherTreatment| other_treatment(other, lang))
        }
        page => page.checkbox_page().map_or_else(Vec::new, |factors| {
            rows(answers.factors(factors), page, lang, |factor: Factor| factor.label(lang).into())
        }),
    }
}

fn map<T: Copy>(answer: Answer<T>, say: impl Fn(T) -> &'static str) -> Answer<Sentence> {
    match answer {
        Answer::NotAsked => Answer::NotAsked,
        Answer::Skipped => Answer::Skipped,
        Answer::Given(value) => Answer::Given(say(value).into()),
    }
}

fn rows<T: Row>(answer: Answer<Set<T>>, page: Page, lang: Lang, say: impl Fn(T) -> Sentence) -> Vec<Sentence> {
    match answer {
        Answer::NotAsked => Vec::new(),
        Answer::Skipped => vec![say::check_skipped(lang).into()],
        Answer::Given(set) if set.is_empty() => vec![none_of(page, lang).into()],
        Answer::Given(set) => {
            let mut lines = Vec::new();
            for row in set.iter() {
                lines.push(say(row));
            }
            lines
        }
    }
}

/// The questions of a medicine's card, each with its answer.
#[must_use]
pub fn card_lines(trial: &Trial, lang: Lang) -> Vec<(Sentence, &'static str)> {
    let mut lines = Vec::new();
    let mut add = |question: Sentence, answer: Option<&'static str>| {
        lines.push((question, answer.unwrap_or_else(|| say::check_skipped(lang))));
    };
    if trial.medicine.is_named() {
        add(say::card_dose(lang, trial.medicine.floor()).into(), trial.dose.given().map(|v| dose(v, lang)));
        add(say::card_weeks(lang).into(), trial.weeks.given().map(|v| card(v, lang)));
    }
    add(say::card_effect(lang).into(), trial.effect.given().map(|v| effect(v, lang)));
    lines
}

fn card_answers(trial: &Trial, lang: Lang) -> Vec<Sentence> {
    let mut lines = Vec::new();
    for (question, answer) in card_lines(trial, lang) {
        lines.push(Sentence::Owned([&question, " ", answer].concat()));
    }
    lines
}
