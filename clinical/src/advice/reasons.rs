//! Why: the answers that led to the result, in plain words.

use crate::{
    answer::{Answer, YesNoUnsure},
    answers::Answers,
    asq::Risk,
    factors::{Factor, Level},
    outcome::{Assessment, Outcome, Rule},
    text::{Lang, say},
    trials::{Trial, Value},
};

/// One answer that led to the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What the person answered, or what the answers show.
    pub said: &'static str,
    /// Why it matters here.
    pub because: Option<&'static str>,
    /// What to ask a doctor about it.
    pub ask: Option<&'static str>,
}

impl Reason {
    const fn plain(said: &'static str) -> Self {
        Self { said, because: None, ask: None }
    }

    fn factor(factor: Factor, lang: Lang) -> Self {
        Self { said: factor.label(lang), because: factor.because(lang), ask: factor.ask(lang) }
    }
}

/// The reasons of the outcome, the strongest first.
pub(super) fn reasons(record: &Answers, assessment: &Assessment, lang: Lang) -> Vec<Reason> {
    let of_level = |level| assessment.factors.of_level(level).iter().map(|factor| Reason::factor(factor, lang));
    match assessment.outcome {
        Outcome::Emergency => Vec::new(),
        Outcome::Urgent => {
            let suicide = (assessment.risk >= Risk::Urgent).then(|| Reason::plain(say::urgent_reason_suicide(lang)));
            suicide
                .into_iter()
                .chain(of_level(Level::Urgent))
                .chain(of_level(Level::Stop))
                .chain(of_level(Level::Clear))
                .collect()
        }
        Outcome::NotHere => of_level(Level::Stop).chain(of_level(Level::Clear)).collect(),
        Outcome::DoctorFirst => of_level(Level::Clear).collect(),
        Outcome::MoreInfo | Outcome::OtherSteps | Outcome::Consult => {
            assessment.rule.map_or_else(Vec::new, |rule| rule_reasons(rule, record, lang))
        }
    }
}

fn rule_reasons(rule: Rule, record: &Answers, lang: Lang) -> Vec<Reason> {
    let said: Vec<&'static str> = match rule {
        Rule::PhqUnscored => vec![say::more_info_phq_unscored(lang)],
        Rule::PageSkipped => vec![say::more_info_page_skipped(lang)],
        Rule::NoDiagnosis => vec![say::more_info_no_diagnosis(lang)],
        Rule::TrialsUnclear => vec![say::more_info_trials_unclear(lang)],
        Rule::LowSymptoms => vec![say::other_steps_low_symptoms(lang)],
        Rule::TrdLikely => vec![say::consult_reason_trials(lang), say::consult_reason_diagnosis(lang)],
        Rule::FewTrials => few_trials(record, lang),
    };
    said.into_iter().map(Reason::plain).collect()
}

fn few_trials(record: &Answers, lang: Lang) -> Vec<&'static str> {
    let mut said = vec![say::other_steps_few(lang)];
    let no = Answer::Given(YesNoUnsure::No);
    if record.trials().iter().any(|trial: &Trial| trial.dose == no || trial.weeks == no) {
        said.push(say::other_steps_short(lang));
    }
    if crate::outcome::stopped_for_side_effects(record) >= 2 {
        said.push(say::other_steps_side_effects(lang));
    }
    if is_unknown(record) {
        said.push(say::other_steps_unknown(lang));
    }
    said
}

/// Never told by a clinician, and no medicine that may count: first it has to be found out what this is.
pub(super) fn is_unknown(record: &Answers) -> bool {
    let no_trial = record.trials().iter().all(|trial| trial.value() == Value::NotFailed);
    no_trial && record.diagnosed != Answer::Given(YesNoUnsure::Yes)
}
