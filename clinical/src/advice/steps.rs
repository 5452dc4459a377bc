//! What to do next, in order; what else can help; what to ask.

use crate::{
    answers::Answers,
    asq::Risk,
    crisis::Country,
    crisis_help,
    education::{Block, Card},
    factors::{FactorPage, Level, Role},
    labels::Sentence,
    outcome::{self, Assessment, Outcome, Rule},
    page,
    settings::Settings,
    text::{Lang, say},
    trials::Trial,
};

/// What to do next, in order.
pub(super) fn next(
    record: &Answers,
    assessment: &Assessment,
    is_minor: bool,
    country: Country,
    lang: Lang,
) -> Vec<Sentence> {
    let reach = crisis_help::reach(country, lang);
    let mut next: Vec<Sentence> = Vec::new();
    if assessment.is_severe && assessment.outcome != Outcome::Urgent {
        next.push(say::result_severe(lang).into());
    }
    let is_held_back = assessment.factors.level().is_some_and(|level| level <= Level::Clear);
    let has_dose = is_held_back && outcome::takes_it_now(assessment);
    // Where help is due today, it goes first.
    if has_dose && assessment.outcome != Outcome::Urgent {
        next.push(say::result_before_dose(lang).into());
    }
    match assessment.outcome {
        Outcome::Emergency => {}
        Outcome::Urgent => {
            next.push(say::urgent_next_call(lang).into());
            next.push(say::urgent_next_same_day(lang, &reach).into());
            if assessment.risk >= Risk::Support {
                next.push(say::urgent_next_company(lang).into());
                next.push(say::urgent_next_distance(lang).into());
            }
            if assessment.factors.iter().any(|factor| factor.level() == Level::Urgent) {
                next.push(say::lead_mania_medicine(lang).into());
            }
            // What the crisis block says, right below the steps and unfolded, is not said twice.
            let block = crisis_help::crisis_help(assessment, country, lang);
            let until = crisis_help::until(lang);
            let is_in_block =
                |step: &Sentence| block.says.contains(step) || (block.has_panel && until.contains(&step.as_ref()));
            next.retain(|step| !is_in_block(step));
            if has_dose {
                next.push(say::result_before_dose(lang).into());
            }
        }
        Outcome::NotHere if is_minor => {
            next.push(say::minor_next_adult(lang).into());
            next.push(say::minor_next_pediatrician(lang).into());
            next.push(say::minor_next_line(lang, &reach).into());
        }
        Outcome::NotHere => {
            next.push(say::not_here_next_doctor(lang).into());
            next.push(say::not_here_next_other(lang).into());
            if is_pregnancy(assessment) {
                let mothers = crate::crisis::Line::from_id("us-maternal").and_then(|line| line.call);
                next.extend(mothers.map(|number| say::not_here_pregnancy(lang, number).into()));
            }
            next.push(say::result_worse(lang, &reach).into());
            if page::first_unanswered(record).is_some() {
                next.push(say::not_here_early(lang).into());
            }
        }
        Outcome::DoctorFirst => {
            next.push(say::doctor_first_next_whose(lang).into());
            next.push(say::doctor_first_next_list(lang).into());
            next.push(say::doctor_first_next_ask(lang).into());
            next.push(say::doctor_first_next_return(lang).into());
        }
        Outcome::MoreInfo => next.extend(more_info(record, assessment, lang)),
        Outcome::OtherSteps => {
            if super::reasons::is_unknown(record) {
                next.push(say::other_steps_unknown(lang).into());
            } else {
                next.push(say::other_steps_next_talk(lang).into());
            }
            if assessment.rule == Some(Rule::LowSymptoms) {
                next.push(say::other_steps_next_keep(lang).into());
            } else {
                next.push(say::other_steps_next_plan(lang).into());
                next.push(say::other_steps_next_return(lang).into());
            }
        }
        Outcome::Consult if assessment.rule == Some(Rule::ContinuingCare) => next.extend([
            Sentence::from(say::continuing_next_stop(lang)),
            say::continuing_next_ask(lang).into(),
            say::continuing_next_back(lang).into(),
            say::consult_next_bring(lang).into(),
        ]),
        Outcome::Consult => next.extend([
            Sentence::from(say::consult_next_read(lang)),
            say::consult_next_doctor(lang).into(),
            say::consult_next_questions(lang).into(),
        ]),
    }
    next
}

fn more_info(record: &Answers, assessment: &Assessment, lang: Lang) -> Vec<Sentence> {
    match assessment.rule {
        Some(Rule::NoDiagnosis) => {
            vec![say::more_info_next_visit(lang).into(), say::more_info_next_doctor(lang).into()]
        }
        _ if assessment.rule == Some(Rule::TrialsUnclear) || has_open_medicines(record) => {
            let mut next: Vec<Sentence> = Vec::new();
            if record.trials().iter().any(Trial::is_lower_on_purpose) {
                next.push(say::more_info_next_lower(lang).into());
            }
            // What a doctor chose on purpose stands on no bottle.
            if record.trials().iter().any(Trial::is_open) || has_open_medicines(record) {
                next.push(say::more_info_next_find(lang).into());
            }
            next.extend([say::more_info_next_answer(lang).into(), say::more_info_next_doctor(lang).into()]);
            next
        }
        _ => vec![say::more_info_next_answer(lang).into(), say::more_info_next_doctor(lang).into()],
    }
}

/// Whether a page was skipped that a pharmacy's list can answer.
fn has_open_medicines(record: &Answers) -> bool {
    record.medicines().is_skipped() || record.factors(FactorPage::MedicinesNow).is_skipped()
}

fn is_pregnancy(assessment: &Assessment) -> bool {
    assessment.factors.iter().any(|factor| factor.lines().contains(&"us-maternal"))
}

/// What rules 5 to 9 would have said, and whether a page is open.
pub(super) fn also(record: &Answers, assessment: &Assessment, lang: Lang) -> Vec<&'static str> {
    let rule = outcome::rule(record);
    let mut also = Vec::new();
    if assessment.risk >= Risk::Urgent {
        also.push(say::urgent_also_open(lang));
    }
    // An urgent answer hides the outcome of the others: it is named here, and their reasons stand above.
    if assessment.outcome == Outcome::Urgent {
        if assessment.factors.iter().any(|factor| factor.level() == Level::Stop) {
            also.push(say::urgent_also_stop(lang));
        } else if assessment.factors.iter().any(|factor| factor.level() == Level::Clear) {
            also.push(say::doctor_first_lead(lang));
        }
    }
    also.push(match rule {
        Rule::PhqUnscored => say::doctor_first_also_phq_unscored(lang),
        Rule::PageSkipped => say::doctor_first_also_page_skipped(lang),
        Rule::ContinuingCare => say::doctor_first_also_continuing(lang),
        Rule::LowSymptoms if assessment.outcome == Outcome::Urgent => say::urgent_also_low_symptoms(lang),
        Rule::LowSymptoms => say::doctor_first_also_low_symptoms(lang),
        Rule::TrdLikely => say::doctor_first_also_trd_likely(lang),
        Rule::NoDiagnosis => say::doctor_first_also_no_diagnosis(lang),
        Rule::TrialsUnclear if !record.trials().iter().any(Trial::is_open) => say::more_info_lower(lang),
        Rule::TrialsUnclear => say::doctor_first_also_trials_unclear(lang),
        Rule::FewTrials => say::doctor_first_also_few_trials(lang),
    });
    if rule != Rule::PageSkipped && outcome::has_skipped_page(record) {
        also.push(say::doctor_first_also_page_skipped(lang));
    }
    also
}

/// Other treatments, the same on every result page but two: a minor's page names what is made for their age; and with
/// mania or voices care the same day leads. Neither there nor with bipolar disorder, known or possible, stands a change of an
/// antidepressant, which could set off mania; with bipolar disorder a medicine made for it takes that place.
pub(super) fn alternatives(
    assessment: &Assessment,
    is_minor: bool,
    doctor_today: bool,
    lang: Lang,
) -> Vec<&'static str> {
    if assessment.outcome == Outcome::Emergency {
        return Vec::new();
    }
    if is_minor {
        return vec![say::minor_other(lang)];
    }
    if doctor_today {
        return vec![
            say::alternatives_same_day(lang),
            say::alternatives_therapy(lang),
            say::alternatives_ect(lang),
            say::alternatives_trials(lang),
        ];
    }
    let is_bipolar = assessment.factors.has(Role::Bipolar);
    vec![
        if is_bipolar { say::alternatives_bipolar(lang) } else { say::alternatives_dose(lang) },
        say::alternatives_add(lang),
        say::alternatives_therapy(lang),
        say::alternatives_tms(lang),
        say::alternatives_ect(lang),
        say::alternatives_trials(lang),
    ]
}

/// Questions to ask a clinic, where a clinic is named at all: those of a new patient, or, for a person who is treated
/// at a clinic now, those before the next dose.
pub(super) fn questions(assessment: &Assessment, settings: &Settings, lang: Lang) -> Vec<&'static str> {
    if !matches!(assessment.outcome, Outcome::MoreInfo | Outcome::OtherSteps | Outcome::Consult) {
        return Vec::new();
    }
    // The page of rule 7 speaks of a first consultation; its questions do too.
    let is_returning = outcome::is_treated_now(assessment.factors) && assessment.rule != Some(Rule::TrdLikely);
    let mut questions = Vec::new();
    // Where the clinic offers therapy without the medicine, who prescribes it comes first.
    if settings.is_therapy_only() && !is_returning {
        questions.push(say::question_kap_who(lang));
    }
    // The list of the card of that name.
    for block in Card::from_id(if is_returning { "next-dose" } else { "questions" }).map(Card::body).unwrap_or_default()
    {
        if let Block::Item(text) = block {
            questions.push(text.in_lang(lang));
        }
    }
    questions
}
