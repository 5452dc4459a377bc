//! Entry 4 of `asq`: two questions in one word.

use clinical::{
    answer::{Answer, Coded, LastAttempt, YesNo},
    asq::Asq,
};

/// ASQ 4, and after "yes" when the last attempt was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    No,
    /// Tried, and the time was not said. It counts as the past 3 months.
    Yes,
    /// In the past 3 months.
    Recent,
    /// Longer ago.
    Past,
}

impl Coded for Attempt {
    const CODES: &'static [(&'static str, Self)] =
        &[("no", Self::No), ("yes", Self::Yes), ("recent", Self::Recent), ("past", Self::Past)];

    fn ordinal(self) -> u8 {
        self as u8
    }
}

impl From<YesNo> for Attempt {
    fn from(answer: YesNo) -> Self {
        match answer {
            YesNo::No => Self::No,
            YesNo::Yes => Self::Yes,
        }
    }
}

impl Attempt {
    /// The entry for these answers.
    pub fn of(asq: &Asq) -> Answer<Self> {
        match (asq.attempt, asq.last_attempt) {
            (Answer::NotAsked, _) => Answer::NotAsked,
            (Answer::Skipped, _) => Answer::Skipped,
            (Answer::Given(YesNo::No), _) => Answer::Given(Self::No),
            (Answer::Given(YesNo::Yes), Answer::Given(LastAttempt::Recent)) => Answer::Given(Self::Recent),
            (Answer::Given(YesNo::Yes), Answer::Given(LastAttempt::Past)) => Answer::Given(Self::Past),
            (Answer::Given(YesNo::Yes), Answer::Skipped | Answer::NotAsked) => Answer::Given(Self::Yes),
        }
    }

    /// The entry, where it is one of a question that is answered by yes or no.
    pub const fn yes_no(self) -> Option<YesNo> {
        match self {
            Self::No => Some(YesNo::No),
            Self::Yes => Some(YesNo::Yes),
            Self::Recent | Self::Past => None,
        }
    }

    /// The answers of this entry.
    pub const fn answers(self) -> (Answer<YesNo>, Answer<LastAttempt>) {
        let yes = Answer::Given(YesNo::Yes);
        match self {
            Self::No => (Answer::Given(YesNo::No), Answer::NotAsked),
            Self::Yes => (yes, Answer::Skipped),
            Self::Recent => (yes, Answer::Given(LastAttempt::Recent)),
            Self::Past => (yes, Answer::Given(LastAttempt::Past)),
        }
    }
}
