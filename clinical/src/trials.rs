//! Antidepressant trials: what was taken in this episode of depression, and whether it was a full trial that failed.

use crate::{
    answer::{Answer, Dose, Effect, YesNoUnsure},
    medicines::Medicine,
};

/// How many medicines a person picks at most.
pub const MAX_MEDICINES: usize = 6;

/// One medicine with the three answers of its card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trial {
    pub medicine: Medicine,
    /// Whether the dose reached the floor.
    pub dose: Answer<Dose>,
    /// Whether it was taken at that dose, on most days, for six weeks or more.
    pub weeks: Answer<YesNoUnsure>,
    pub effect: Answer<Effect>,
}

/// What a trial counts as, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// It helped, was stopped for side effects, or was too low or too short.
    NotFailed,
    /// It may have failed: something is not known.
    Unsure,
    /// A full trial that did not help enough.
    Failed,
}

impl Trial {
    /// A medicine that was picked; its card has not been put. One that cannot be named has no dose to ask for,
    /// so dose and weeks count as not sure.
    #[must_use]
    pub fn picked(medicine: Medicine) -> Self {
        let (dose, weeks) = if medicine.is_named() {
            (Answer::NotAsked, Answer::NotAsked)
        } else {
            (Answer::Given(Dose::Unsure), Answer::Given(YesNoUnsure::Unsure))
        };
        Self { medicine, dose, weeks, effect: Answer::NotAsked }
    }

    /// Whether its card has been answered or skipped.
    #[must_use]
    pub const fn is_asked(&self) -> bool {
        self.effect.is_asked()
    }

    /// What the trial counts as. The first line that matches wins; a skipped answer counts as not sure.
    ///
    /// | effect | dose or weeks | value |
    /// |---|---|---|
    /// | better, side effects | | not failed |
    /// | | no | not failed |
    /// | not sure | | unsure |
    /// | | not sure | unsure |
    /// | | dose lower on purpose | unsure |
    /// | partly, little, lost | yes, both | failed |
    ///
    /// Source: at least six weeks at an adequate dose, as in the MGH-ATRQ (Chandler 2010); up to half better counts as
    /// not enough, and less than a quarter is told apart, because a consensus (Sforzini 2022) and payers ask for it; a
    /// dose chosen by a level in the blood may be a full one below the floor; stopping early for side effects is intolerance, not failure (EU-PEARL consensus 2022).
    #[must_use]
    pub fn value(&self) -> Value {
        if matches!(self.effect, Answer::Given(Effect::Better | Effect::SideEffects)) {
            return Value::NotFailed;
        }
        if self.is_short() {
            return Value::NotFailed;
        }
        let is_full = self.dose == Answer::Given(Dose::Yes) && self.weeks == Answer::Given(YesNoUnsure::Yes);
        let told = matches!(self.effect, Answer::Given(Effect::Partly | Effect::Little | Effect::Lost));
        if told && is_full { Value::Failed } else { Value::Unsure }
    }

    /// Whether it may count, and what is not known is what the doctor who chose a lower dose knows.
    #[must_use]
    pub fn is_lower_on_purpose(&self) -> bool {
        self.dose == Answer::Given(Dose::Lower) && self.value() == Value::Unsure
    }

    /// Whether something is not known that the person can find out by themselves.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.value() == Value::Unsure && !self.is_lower_on_purpose()
    }

    /// Whether it had too little time, or too low a dose that nobody chose on purpose.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.dose == Answer::Given(Dose::No) || self.weeks == Answer::Given(YesNoUnsure::No)
    }
}

/// The medicines that a person picked: at most [`MAX_MEDICINES`], each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trials(Vec<Trial>);

impl Trials {
    /// The trials of a list; `None` where it is longer than [`MAX_MEDICINES`] or has a medicine twice.
    #[must_use]
    pub fn new(trials: Vec<Trial>) -> Option<Self> {
        let twice = |(i, trial): (usize, &Trial)| trials.iter().take(i).any(|t| t.medicine == trial.medicine);
        let valid = trials.len() <= MAX_MEDICINES && !trials.iter().enumerate().any(twice);
        valid.then_some(Self(trials))
    }

    #[must_use]
    pub fn as_slice(&self) -> &[Trial] {
        &self.0
    }

    pub(crate) fn of_mut(&mut self, medicine: Medicine) -> Option<&mut Trial> {
        self.0.iter_mut().find(|trial| trial.medicine == medicine)
    }

    /// How many trials failed, and how many may have: `(failed, unsure)`. Medicines that count together count once,
    /// by the stronger of them.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let (mut failed, mut unsure) = (0, 0);
        for (i, trial) in self.0.iter().enumerate() {
            let is_same = |other: &&Trial| other.medicine.trial() == trial.medicine.trial();
            if self.0.iter().take(i).any(|before| is_same(&before)) {
                continue;
            }
            match self.0.iter().filter(is_same).map(Trial::value).max() {
                Some(Value::Failed) => failed += 1,
                Some(Value::Unsure) => unsure += 1,
                Some(Value::NotFailed) | None => {}
            }
        }
        (failed, unsure)
    }
}
