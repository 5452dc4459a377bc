//! Why: the answers that led to the result, in plain words.

use crate::{
    answer::{Answer, Effect, YesNoUnsure},
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
    let mut reasons = Vec::new();
    let levels: &[Level] = match assessment.outcome {
        Outcome::Emergency => &[],
        Outcome::Urgent => {
            if assessment.risk >= Risk::Urgent {
                reasons.push(Reason::plain(say::urgent_reason_suicide(lang)));
            }
            &[Level::Urgent, Level::Stop, Level::Clear]
        }
        Outcome::NotHere => &[Level::Stop, Level::Clear],
        Outcome::DoctorFirst => &[Level::Clear],
        Outcome::MoreInfo | Outcome::OtherSteps | Outcome::Consult => {
            let said = assessment.rule.map_or_else(Vec::new, |rule| rule_reasons(rule, record, lang));
            return said.into_iter().map(Reason::plain).collect();
        }
    };
    for level in levels {
        for factor in assessment.factors.of_level(*level).iter() {
            let reason = Reason::factor(factor, lang);
            // What to ask before this treatment is no question where it does not fit.
            let ask = reason.ask.filter(|_| assessment.outcome == Outcome::DoctorFirst);
            reasons.push(Reason { ask, ..reason });
        }
    }
    reasons
}

fn rule_reasons(rule: Rule, record: &Answers, lang: Lang) -> Vec<&'static str> {
    match rule {
        Rule::PhqUnscored => vec![say::more_info_phq_unscored(lang)],
        Rule::PageSkipped => vec![say::more_info_page_skipped(lang)],
        Rule::NoDiagnosis => vec![say::more_info_no_diagnosis(lang)],
        Rule::TrialsUnclear => trials_unclear(record, lang),
        Rule::LowSymptoms => vec![say::other_steps_low_symptoms(lang)],
        Rule::TrdLikely => vec![say::consult_reason_trials(lang), say::consult_reason_diagnosis(lang)],
        Rule::ContinuingCare => vec![say::continuing_reason(lang)],
        Rule::FewTrials => few_trials(record, lang),
    }
}

/// What is not known of the medicines: a dose that was lower on purpose is known, but not whether it was a full one.
fn trials_unclear(record: &Answers, lang: Lang) -> Vec<&'static str> {
    let mut said = Vec::new();
    if record.trials().iter().any(Trial::is_open) {
        said.push(say::more_info_trials_unclear(lang));
    }
    if record.trials().iter().any(Trial::is_lower_on_purpose) {
        said.push(say::more_info_lower(lang));
    }
    said
}

fn few_trials(record: &Answers, lang: Lang) -> Vec<&'static str> {
    let mut said = vec![say::other_steps_few(lang)];
    let could_do_more = |trial: &Trial| {
        let is_done = matches!(trial.effect, Answer::Given(Effect::Better | Effect::SideEffects));
        !is_done && trial.is_short()
    };
    if record.trials().iter().any(could_do_more) {
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
