//! What a crisis page says: few words, led by the cause.

use crate::{
    asq::Risk,
    crisis::{Country, Line},
    factors::{Cause, FactorPage, Factors},
    labels::Sentence,
    outcome::{Assessment, Outcome},
    text::{Lang, say},
};

/// Where "Leave this page" leads: a page that everybody opens, and that says nothing about the person.
pub const NEUTRAL_PAGE: &str = "https://www.weather.gov/";

/// What leads a crisis page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    SelfHarm,
    Medical,
    Reality,
    /// Thoughts of ending one's life or of hurting someone, or acute by the ASQ.
    Intent,
    /// Thoughts of suicide that call for someone today.
    Today,
    Mania,
    Voices,
    /// Under 18: help for young people, with no words for what nobody has said.
    Minor,
}

/// What a crisis page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrisisHelp {
    pub lead: Lead,
    /// The heading: what to do, or that help is open.
    pub heading: Sentence,
    /// The sentences under it, before the buttons.
    pub says: Vec<Sentence>,
    /// Whether the cause makes the emergency number the first button; a country can too: [`is_emergency_first`].
    pub is_emergency_first: bool,
    /// Whether it is the only one, and no crisis line is listed: a medical emergency without thoughts of suicide.
    pub is_emergency_alone: bool,
    /// Whether the words for thoughts of suicide follow: what happens when you call, and what to do until then.
    pub has_panel: bool,
}

/// What leads, where help is due now or today.
///
/// | answers | lead |
/// |---|---|
/// | EMERGENCY, a factor of the urgent gate | its cause: self-harm before medical before reality before intent |
/// | EMERGENCY by the ASQ | Intent |
/// | URGENT by the ASQ or item 9 | Today |
/// | URGENT, else | Mania before Voices |
#[must_use]
pub fn lead(assessment: &Assessment) -> Lead {
    let by_suicide = assessment.risk >= Risk::Urgent;
    match assessment.factors.cause() {
        Some(Cause::SelfHarm) => Lead::SelfHarm,
        Some(Cause::Medical) => Lead::Medical,
        Some(Cause::Reality) => Lead::Reality,
        Some(Cause::Intent) => Lead::Intent,
        _ if assessment.outcome == Outcome::Emergency => Lead::Intent,
        _ if by_suicide => Lead::Today,
        Some(Cause::Mania) => Lead::Mania,
        Some(Cause::Voices) => Lead::Voices,
        None if assessment.factors.of_page(FactorPage::Age) != Factors::EMPTY => Lead::Minor,
        // Where help is asked for without a cause, the words for suicide are the ones that fit most.
        None => Lead::Today,
    }
}

/// What the crisis page says.
#[must_use]
pub fn crisis_help(assessment: &Assessment, country: Country, lang: Lang) -> CrisisHelp {
    let (emergency, reach) = (emergency(country), reach(country, lang));
    let lead = lead(assessment);
    let heading: Sentence = match lead {
        Lead::SelfHarm => say::lead_self_harm(lang, emergency).into(),
        Lead::Medical => say::lead_medical(lang, emergency).into(),
        Lead::Reality => say::lead_reality(lang, emergency).into(),
        Lead::Intent | Lead::Today | Lead::Minor => say::panel_title(lang).into(),
        Lead::Mania => say::lead_mania(lang).into(),
        Lead::Voices => say::lead_voices(lang).into(),
    };
    let mut says = says(lead, country, lang);
    // Every other cause is answered too, below the one that leads.
    let has = |cause| assessment.factors.iter().any(|factor| factor.cause() == Some(cause));
    if lead != Lead::Medical && has(Cause::Medical) {
        says.push(say::lead_medical_what(lang).into());
    }
    if lead != Lead::Reality && has(Cause::Reality) {
        says.push(say::lead_reality_what(lang).into());
    }
    if lead == Lead::Intent || has(Cause::Intent) {
        says.push(say::panel_others(lang, &numbers(country, lang)).into());
    }
    if lead != Lead::Mania && has(Cause::Mania) {
        says.push(say::lead_mania(lang).into());
        says.push(say::lead_mania_what(lang, &reach).into());
        says.push(say::lead_mania_medicine(lang).into());
    }
    if lead != Lead::Voices && has(Cause::Voices) {
        if !has(Cause::Mania) {
            says.push(say::lead_voices(lang).into());
        }
        says.push(say::lead_voices_what(lang, emergency).into());
    }
    let by_suicide = matches!(lead, Lead::SelfHarm | Lead::Intent | Lead::Today | Lead::Minor);
    let has_panel = by_suicide || has(Cause::Intent) || assessment.risk >= Risk::Urgent;
    CrisisHelp {
        lead,
        heading,
        says,
        is_emergency_first: matches!(lead, Lead::SelfHarm | Lead::Medical | Lead::Reality),
        is_emergency_alone: lead == Lead::Medical && !has_panel,
        has_panel,
    }
}

/// What to do until help comes, in the words for thoughts of suicide.
#[must_use]
pub fn until(lang: Lang) -> [&'static str; 2] {
    [say::panel_until_people(lang), say::panel_until_distance(lang)]
}

fn says(lead: Lead, country: Country, lang: Lang) -> Vec<Sentence> {
    let (emergency, line, reach) = (emergency(country), main_line(country), reach(country, lang));
    match lead {
        Lead::SelfHarm => {
            let poison = country.lines().into_iter().find(|line| line.serves == "poison").and_then(|line| line.call);
            let mut says = Vec::new();
            says.extend(poison.map(|number| Sentence::from(say::lead_poison(lang, number))));
            says.push(say::lead_self_harm_then(lang, line).into());
            says
        }
        Lead::Medical => vec![say::lead_medical_what(lang).into(), say::lead_medical_line(lang, &reach).into()],
        Lead::Reality => vec![say::lead_reality_what(lang).into(), say::lead_reality_line(lang, &reach).into()],
        Lead::Intent => vec![say::panel_danger(lang, emergency).into()],
        Lead::Today => vec![
            say::panel_today(lang).into(),
            say::urgent_next_same_day(lang, &reach).into(),
            say::panel_danger(lang, emergency).into(),
        ],
        Lead::Minor => vec![say::help_danger(lang, emergency).into()],
        Lead::Mania => vec![say::lead_mania_what(lang, &reach).into(), say::lead_mania_medicine(lang).into()],
        Lead::Voices => vec![say::lead_voices_what(lang, emergency).into()],
    }
}

/// The number to call in an emergency.
#[must_use]
pub fn emergency(country: Country) -> &'static str {
    country.emergency().first().copied().unwrap_or("112")
}

/// Whether the emergency number comes before the first crisis line for every cause: where that line is answered in other
/// languages only, or is closed at times.
#[must_use]
pub fn is_emergency_first(country: Country, lang: Lang) -> bool {
    let lines = country.lines_in(lang);
    lines.first().is_some_and(|line| !line.speaks(lang) || line.is_closed_at_times())
}

/// The numbers to call, emergency and crisis line: "911 or 988".
fn numbers(country: Country, lang: Lang) -> String {
    let emergency = emergency(country);
    match country.lines_in(lang).first().and_then(|line| line.call) {
        Some(call) => format!("{emergency} {} {call}", say::common_or(lang)),
        None => emergency.to_owned(),
    }
}

/// How to reach the first crisis line, as a part of a sentence: "call or text 988".
#[must_use]
pub fn reach(country: Country, lang: Lang) -> String {
    let lines = country.lines_in(lang);
    let Some(line) = lines.first() else { return String::new() };
    match (line.call, line.text) {
        (Some(call), _) if line.key_to_press().is_some() => {
            say::reach_call_press(lang, line.key_to_press().unwrap_or_default(), call)
        }
        (Some(call), Some(text)) if call == text => say::reach_call_or_text(lang, call),
        (Some(call), _) => say::reach_call(lang, call),
        (None, Some(text)) => say::reach_text(lang, text),
        (None, None) => say::reach_page(lang, main_line(country)),
    }
}

/// The first crisis line, as a sentence names it: its number, or its name where it has none.
#[must_use]
pub fn main_line(country: Country) -> &'static str {
    let name = |line: &Line| line.call.or(line.text).or(line.page).unwrap_or(line.name);
    country.lines().first().map_or("", |line| crate::crisis::without_scheme(name(line)))
}
