//! The outcome: a pure, total function of the answers.

use crate::{
    answer::{Answer, YesNoUnsure},
    answers::{Answers, ForcedEnd, HEALTH_PAGES},
    asq::{self, Risk},
    factors::{FactorPage, Factors, Level, Role},
    phq9::Score,
    trials::{Trial, Trials},
};

/// The PHQ-9 total from which the next steps are the point of the page; below it there are fewer symptoms today.
///
/// Source: cut-off of 10 or more, Negeri 2021, BMJ 375:n2183.
pub const PHQ9_CUTOFF: u8 = 10;

/// The PHQ-9 total from which the person should see a doctor within days.
pub const PHQ9_SEVERE: u8 = 20;

/// How many full trials have to have failed.
pub const TRIALS: usize = 2;

/// Where the answers lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// "Get help now".
    Emergency,
    /// "Talk to someone today".
    Urgent,
    /// "Ketamine or Spravato may not fit you right now".
    NotHere,
    /// "Have a doctor check first".
    DoctorFirst,
    /// "We need a little more information".
    MoreInfo,
    /// "Other treatments may help you first".
    OtherSteps,
    /// "Ketamine or Spravato may be worth a conversation". The best there is.
    Consult,
}

impl Outcome {
    pub const ALL: [Self; 7] = [
        Self::Emergency,
        Self::Urgent,
        Self::NotHere,
        Self::DoctorFirst,
        Self::MoreInfo,
        Self::OtherSteps,
        Self::Consult,
    ];

    /// Its word in the record and in `data-outcome`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Emergency => "EMERGENCY",
            Self::Urgent => "URGENT",
            Self::NotHere => "NOT_HERE",
            Self::DoctorFirst => "DOCTOR_FIRST",
            Self::MoreInfo => "MORE_INFO",
            Self::OtherSteps => "OTHER_STEPS",
            Self::Consult => "CONSULT",
        }
    }

    /// How strong the advice is, 5 for the strongest. A worse answer lowers it in one place only: see `docs/record.md`.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Emergency => 5,
            Self::Urgent => 4,
            Self::NotHere => 3,
            Self::DoctorFirst => 2,
            Self::MoreInfo => 1,
            Self::OtherSteps | Self::Consult => 0,
        }
    }
}

/// The rule that decided where neither help nor a safety factor did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Too few PHQ-9 items for a score, and those answered add up to little.
    PhqUnscored,
    /// A required page was skipped.
    PageSkipped,
    /// Fewer symptoms today, or too few trials, of somebody who is treated at a clinic now: that care goes on.
    ContinuingCare,
    /// Fewer symptoms today.
    LowSymptoms,
    /// Two full trials failed, and depression was diagnosed.
    TrdLikely,
    /// Two full trials failed, but nobody has said that it is depression.
    NoDiagnosis,
    /// There may have been two failed trials.
    TrialsUnclear,
    /// Fewer than two.
    FewTrials,
}

impl Rule {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PhqUnscored => "PHQ_UNSCORED",
            Self::PageSkipped => "PAGE_SKIPPED",
            Self::ContinuingCare => "CONTINUING_CARE",
            Self::LowSymptoms => "LOW_SYMPTOMS",
            Self::TrdLikely => "TRD_LIKELY",
            Self::NoDiagnosis => "NO_DIAGNOSIS",
            Self::TrialsUnclear => "TRIALS_UNCLEAR",
            Self::FewTrials => "FEW_TRIALS",
        }
    }

    const fn outcome(self) -> Outcome {
        match self {
            Self::PhqUnscored | Self::PageSkipped | Self::NoDiagnosis | Self::TrialsUnclear => Outcome::MoreInfo,
            Self::LowSymptoms | Self::FewTrials => Outcome::OtherSteps,
            Self::TrdLikely | Self::ContinuingCare => Outcome::Consult,
        }
    }
}

/// What the answers come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub outcome: Outcome,
    /// The rule that decided, where one of rules 5 to 9 did.
    pub rule: Option<Rule>,
    /// Every ticked factor; where the questionnaire ended early, those that ended it.
    pub factors: Factors,
    /// What the answers on suicide come to.
    pub risk: Risk,
    /// Whether the PHQ-9 is, or is at least, [`PHQ9_SEVERE`].
    pub is_severe: bool,
    /// The PHQ-9 total, 0 to 27, wherever it can be computed.
    pub phq9: Option<u8>,
}

impl Assessment {
    /// The flags, sorted and unique.
    #[must_use]
    pub fn flags(&self) -> Vec<&'static str> {
        let risk = match self.risk {
            Risk::None => None,
            Risk::Support => Some("SI_SUPPORT"),
            Risk::Urgent => Some("SI_URGENT"),
            Risk::Acute => Some("SI_ACUTE"),
        };
        let severe = self.is_severe.then_some("SEVERE");
        let mut flags: Vec<_> = self.factors.iter().map(super::factors::Factor::code).collect();
        flags.extend(risk.into_iter().chain(severe).chain(self.rule.map(Rule::code)));
        flags.sort_unstable();
        flags
    }
}

/// The outcome of the answers. Total and deterministic. The first line that matches wins.
///
/// | # | answers | outcome |
/// |---|---|---|
/// | 1 | a factor of level EMERGENCY, or acute by the ASQ | EMERGENCY |
/// | 2 | urgent by the ASQ or item 9, or a factor of level URGENT | URGENT |
/// | 3 | a factor of level STOP | `NOT_HERE` |
/// | 4 | a factor of level CLEAR | `DOCTOR_FIRST` |
/// | 5 to 9 | see [`rule`] | see there |
///
/// Answers that are no longer due, or lie beyond the end of the questionnaire, do not count.
#[must_use]
pub fn assess(answers: &Answers) -> Assessment {
    let record = answers.trimmed();
    let score = record.phq9.score();
    let factors = record.ticked();
    let risk = asq::risk(&record.asq, &record.phq9);
    let phq9 = score.and_then(Score::total);
    let ended = record.forced_end();
    let acute = ended == Some(ForcedEnd::Asq);

    let (outcome, rule) = match factors.level() {
        Some(Level::Emergency) => (Outcome::Emergency, None),
        _ if acute => (Outcome::Emergency, None),
        // Until ASQ question 5 is answered, an acute screen counts as URGENT.
        _ if risk >= Risk::Urgent => (Outcome::Urgent, None),
        Some(Level::Urgent) => (Outcome::Urgent, None),
        Some(Level::Stop) => (Outcome::NotHere, None),
        Some(Level::Clear) => (Outcome::DoctorFirst, None),
        Some(Level::Discuss | Level::Info) | None => {
            let rule = rule(&record);
            (rule.outcome(), Some(rule))
        }
    };
    // Where the questionnaire ended early, the flags are only what ended it.
    let is_severe = ended.is_none() && score.is_some_and(|score| score.at_least() >= PHQ9_SEVERE);
    Assessment { outcome, rule, factors, risk, is_severe, phq9 }
}

/// Rules 5 to 9, which decide where neither help nor a safety factor does. The first line that matches wins.
///
/// | # | answers | rule |
/// |---|---|---|
/// | 5a | no PHQ-9 score, and the answered items add up to less than 10 | `PHQ_UNSCORED` |
/// | 5b | a required page skipped | `PAGE_SKIPPED` |
/// | 6a | PHQ-9 total below 10, treated with ketamine or Spravato at a clinic now | `CONTINUING_CARE` |
/// | 6 | PHQ-9 total below 10 | `LOW_SYMPTOMS` |
/// | 7 | two or more failed trials, diagnosed | `TRD_LIKELY` |
/// | 7 | two or more failed trials, not diagnosed | `NO_DIAGNOSIS` |
/// | 8 | failed and unsure trials are two or more | `TRIALS_UNCLEAR` |
/// | 6a | otherwise, treated with ketamine or Spravato at a clinic now | `CONTINUING_CARE` |
/// | 9 | otherwise | `FEW_TRIALS` |
///
/// Rule 6a stands where 6 or 9 would decide: who is treated now may be well because of it, and fewer symptoms or few
/// trials are no reason to stop. Stopping raised relapse from 27 to 45 of 100 (Daly 2019, SUSTAIN-1).
#[must_use]
pub fn rule(record: &Answers) -> Rule {
    let score = record.phq9.score();
    let (failed, unsure) = counts(record);
    let or_care = |rule| if is_treated_now(record.ticked()) { Rule::ContinuingCare } else { rule };
    match score {
        Some(Score::Unscored(sum)) if sum < PHQ9_CUTOFF => Rule::PhqUnscored,
        _ if has_skipped_page(record) => Rule::PageSkipped,
        Some(Score::Total(total)) if total < PHQ9_CUTOFF => or_care(Rule::LowSymptoms),
        _ if failed >= TRIALS && record.diagnosed == Answer::Given(YesNoUnsure::Yes) => Rule::TrdLikely,
        _ if failed >= TRIALS => Rule::NoDiagnosis,
        _ if failed + unsure >= TRIALS => Rule::TrialsUnclear,
        _ => or_care(Rule::FewTrials),
    }
}

/// Whether the person is treated with ketamine or Spravato at a clinic now.
#[must_use]
pub fn is_treated_now(factors: Factors) -> bool {
    factors.has(Role::TreatedNow)
}

/// Whether the person takes ketamine or Spravato now: then an answer that a doctor has to see matters before the next dose.
#[must_use]
pub fn takes_it_now(assessment: &Assessment) -> bool {
    assessment.factors.has(Role::TreatedNow) || assessment.factors.has(Role::TakenNow)
}

fn counts(record: &Answers) -> (usize, usize) {
    match record.medicines() {
        Answer::Given(trials) => Trials::counts(trials),
        _ => (0, 0),
    }
}

/// Whether a required page was skipped. Those on other treatments and on difficulty are not required.
#[must_use]
pub fn has_skipped_page(record: &Answers) -> bool {
    HEALTH_PAGES.iter().any(|page| record.factors(*page).is_skipped())
        || record.factors(FactorPage::Pregnancy).is_skipped()
        || record.diagnosed.is_skipped()
        || record.medicines().is_skipped()
}

/// How many of the medicines were stopped for side effects.
#[must_use]
pub fn stopped_for_side_effects(answers: &Answers) -> usize {
    let stopped = |trial: &&Trial| trial.effect == Answer::Given(crate::answer::Effect::SideEffects);
    answers.trials().iter().filter(stopped).count()
}
