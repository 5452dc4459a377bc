//! What a result page says: which sentences, in which order, and what stands nowhere.

mod reasons;
mod steps;

use crate::{
    answer::Age,
    answers::{Answers, ForcedEnd},
    asq::{self, Risk},
    crisis::{Country, Line},
    crisis_help,
    education::{self, Card},
    factors::{Cause, Factor, Level},
    labels::Sentence,
    outcome::{self, Assessment, Outcome, PHQ9_CUTOFF, Rule},
    page::{self, Page},
    settings::Settings,
    text::{Lang, say},
};
pub use reasons::Reason;

/// How the clinic's contact details are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contact {
    /// Not shown.
    Nowhere,
    /// Phone and email as plain text, not links.
    Text,
    /// Phone, email and web page as plain links.
    Links,
    /// A button to a consultation, and the links. The other treatments have the same visual weight.
    Button,
}

/// Crisis help on top of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crisis {
    /// Only the standing link.
    Standing,
    /// A panel, because of thoughts of death or a past attempt.
    Support,
    /// The same, because a question about them was left open.
    LeftOpen,
    /// The crisis block.
    Block,
}

/// What a result page says, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    pub outcome: Outcome,
    pub crisis: Crisis,
    pub heading: &'static str,
    pub lead: &'static str,
    /// Why, in plain words; with what to ask a doctor, where that is the next step.
    pub reasons: Vec<Reason>,
    /// What the PHQ-9 adds up to.
    pub score: Option<String>,
    /// What to do next, in order.
    pub next: Vec<Sentence>,
    /// Not to stop or change a medicine; at the foot.
    pub keep_medicines: Option<&'static str>,
    /// The pages that were left open.
    pub missing: Vec<Page>,
    /// "Also worth knowing".
    pub also: Vec<&'static str>,
    /// Whether the good and the hard sides of the treatment, its FDA status and its cost stand here: exactly where the
    /// button to a consultation does.
    pub has_treatment: bool,
    /// The education cards that answer the person's own answers.
    pub cards: Vec<Card>,
    /// Whether the way to all cards stands here.
    pub has_education: bool,
    /// What stands above the other treatments.
    pub alternatives_lead: &'static str,
    /// Other treatments; never less visible than the clinic.
    pub alternatives: Vec<&'static str>,
    /// "What to mention".
    pub bring: Vec<Factor>,
    /// Whether these go to the doctor alone: there is no treatment to ask a clinic about.
    pub is_for_doctor: bool,
    /// Questions to ask a clinic.
    pub questions: Vec<&'static str>,
    /// What else to know before one says yes; with the questions.
    pub before_yes: Vec<&'static str>,
    /// Crisis and care lines that the answers add.
    pub lines: Vec<Line>,
    pub contact: Contact,
    /// What stands with the contact.
    pub contact_says: Option<&'static str>,
}

impl Advice {
    /// What the result page says to these answers.
    #[must_use]
    pub fn of(answers: &Answers, settings: &Settings, country: Country, lang: Lang) -> Self {
        let record = answers.trimmed();
        let assessment = outcome::assess(&record);
        let is_minor = record.age == Some(Age::Minor);
        let needs_doctor_today = is_doctor_today(&assessment);
        let outcome = assessment.outcome;
        let (heading, lead) = heading(&assessment, is_minor, lang);
        // Who is urgent and went on for their own notes is told the rest too, once it is all there.
        let is_told_rest = match outcome {
            Outcome::DoctorFirst => true,
            Outcome::Urgent => page::is_complete(&record),
            _ => false,
        };
        let is_continuing = assessment.rule == Some(Rule::ContinuingCare);
        let (contact, contact_says) = contact(outcome, is_minor, needs_doctor_today, is_continuing, lang);
        Self {
            outcome,
            crisis: crisis(&record, &assessment, is_minor),
            heading,
            lead,
            reasons: reasons::reasons(&record, &assessment, lang),
            score: score(&record, &assessment, is_minor, lang),
            next: steps::next(&record, &assessment, is_minor, country, lang),
            keep_medicines: (record.forced_end() != Some(ForcedEnd::Minor)).then(|| say::common_keep_medicines(lang)),
            missing: if outcome == Outcome::MoreInfo { missing(&record) } else { Vec::new() },
            also: if is_told_rest { steps::also(&record, &assessment, lang) } else { Vec::new() },
            has_treatment: outcome == Outcome::Consult,
            cards: Card::on(&assessment),
            has_education: education::has_education(&assessment),
            alternatives_lead: if needs_doctor_today {
                say::alternatives_today(lang)
            } else {
                say::alternatives_what(lang)
            },
            alternatives: steps::alternatives(&assessment, is_minor, needs_doctor_today, lang),
            is_for_doctor: contact == Contact::Nowhere || outcome == Outcome::NotHere,
            bring: if is_minor { Vec::new() } else { bring(&assessment) },
            questions: steps::questions(&assessment, settings, lang),
            before_yes: if assessment.rule == Some(Rule::TrdLikely) {
                vec![say::consult_next_bring(lang), say::consult_consent(lang)]
            } else {
                Vec::new()
            },
            lines: lines(&assessment),
            contact,
            contact_says,
        }
    }
}

/// Mania or voices: a doctor today, and no clinic.
fn is_doctor_today(assessment: &Assessment) -> bool {
    assessment.factors.iter().any(|factor| matches!(factor.cause(), Some(Cause::Mania | Cause::Voices)))
}

fn heading(assessment: &Assessment, is_minor: bool, lang: Lang) -> (&'static str, &'static str) {
    match assessment.outcome {
        // The crisis page stands in its place; were it ever asked for, this is the safe heading.
        Outcome::Emergency => (say::help_title(lang), say::panel_today(lang)),
        Outcome::Urgent
            if matches!(crisis_help::lead(assessment), crisis_help::Lead::Mania | crisis_help::Lead::Voices) =>
        {
            (say::urgent_doctor_title(lang), say::urgent_doctor_lead(lang))
        }
        Outcome::Urgent => (say::urgent_title(lang), say::urgent_lead(lang)),
        Outcome::NotHere if is_minor => (say::minor_title(lang), say::minor_lead(lang)),
        Outcome::NotHere => (say::not_here_title(lang), say::not_here_lead(lang)),
        Outcome::DoctorFirst => (say::doctor_first_title(lang), say::doctor_first_lead(lang)),
        Outcome::MoreInfo => (say::more_info_title(lang), say::more_info_lead(lang)),
        Outcome::OtherSteps if assessment.rule == Some(Rule::LowSymptoms) => {
            (say::other_steps_low_title(lang), say::other_steps_low_lead(lang))
        }
        Outcome::OtherSteps => (say::other_steps_title(lang), say::other_steps_lead(lang)),
        Outcome::Consult if assessment.rule == Some(Rule::ContinuingCare) => {
            let has_symptoms = assessment.is_severe || assessment.phq9.is_some_and(|total| total >= PHQ9_CUTOFF);
            let lead = if has_symptoms { say::continuing_symptoms_lead(lang) } else { say::continuing_lead(lang) };
            (say::continuing_title(lang), lead)
        }
        Outcome::Consult => (say::consult_title(lang), say::consult_lead(lang)),
    }
}

fn crisis(record: &Answers, assessment: &Assessment, is_minor: bool) -> Crisis {
    if assessment.outcome.rank() >= Outcome::Urgent.rank() || is_minor {
        Crisis::Block
    } else if assessment.risk >= Risk::Support {
        if asq::is_disclosed(&record.asq, &record.phq9) { Crisis::Support } else { Crisis::LeftOpen }
    } else {
        Crisis::Standing
    }
}

/// The PHQ-9 total with a careful sentence. Never beside a crisis, and never as a name for an illness.
fn score(record: &Answers, assessment: &Assessment, is_minor: bool, lang: Lang) -> Option<String> {
    if is_minor || assessment.outcome.rank() >= Outcome::Urgent.rank() {
        return None;
    }
    let total = assessment.phq9?;
    // The bands of the instrument: 0-4, 5-9, 10-14, 15-27.
    let band = match total {
        0..=4 => say::band_low(lang),
        5..=9 => say::band_mild(lang),
        10..=14 => say::band_moderate(lang),
        _ => say::band_high(lang),
    };
    let total = total.to_string();
    let is_filled = crate::phq9::Item::all().any(|item| record.phq9.item(item).is_skipped());
    Some(if is_filled { say::result_score_filled(lang, band, &total) } else { say::result_score(lang, band, &total) })
}

/// The pages that were skipped in whole or in part, and so keep the result open.
fn missing(record: &Answers) -> Vec<Page> {
    let unsure_trial = |page: Page| match page {
        Page::Medicine(_, medicine) => record
            .trials()
            .iter()
            .any(|trial| trial.medicine == medicine && trial.value() == crate::trials::Value::Unsure),
        _ => false,
    };
    let no_diagnosis = outcome::rule(record) == Rule::NoDiagnosis;
    let open = |page: &Page| page.is_skipped(record) || unsure_trial(*page) || (no_diagnosis && *page == Page::History);
    let counts = |page: &Page| !page.may_be_absent() && !page.is_asq();
    page::required_pages(record).into_iter().filter(counts).filter(open).collect()
}

fn bring(assessment: &Assessment) -> Vec<Factor> {
    assessment.factors.iter().filter(|factor| factor.level() >= Level::Discuss).collect()
}

fn lines(assessment: &Assessment) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for line in assessment.factors.iter().flat_map(Factor::lines).filter_map(|id| Line::from_id(id)) {
        if !lines.iter().any(|known| known.id == line.id) {
            lines.push(line);
        }
    }
    lines
}

fn contact(
    outcome: Outcome,
    is_minor: bool,
    doctor_today: bool,
    is_continuing: bool,
    lang: Lang,
) -> (Contact, Option<&'static str>) {
    match outcome {
        Outcome::Urgent if !doctor_today => (Contact::Text, Some(say::urgent_clinic(lang))),
        // Identical links for these outcomes: the server that receives the request must not learn the outcome from it.
        Outcome::NotHere if !is_minor => (Contact::Links, Some(say::not_here_clinic(lang))),
        Outcome::DoctorFirst => (Contact::Links, Some(say::doctor_first_clinic(lang))),
        Outcome::MoreInfo | Outcome::OtherSteps if !is_minor => (Contact::Links, None),
        Outcome::Consult if is_continuing => (Contact::Button, Some(say::continuing_clinic(lang))),
        Outcome::Consult => (Contact::Button, None),
        _ => (Contact::Nowhere, None),
    }
}
