//! An answer, and the values that answers have.

/// The answer to one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer<T> {
    /// The question has not been put, or no longer is.
    #[default]
    NotAsked,
    /// "I'd rather not say." Never taken as "no".
    Skipped,
    /// What the person answered.
    Given(T),
}

impl<T: Copy> Answer<T> {
    /// The value, where one was given.
    #[must_use]
    pub const fn given(self) -> Option<T> {
        match self {
            Self::Given(value) => Some(value),
            Self::NotAsked | Self::Skipped => None,
        }
    }
}

impl<T> Answer<T> {
    #[must_use]
    pub const fn is_asked(&self) -> bool {
        !matches!(self, Self::NotAsked)
    }

    #[must_use]
    pub const fn is_skipped(&self) -> bool {
        matches!(self, Self::Skipped)
    }
}

/// A value that has a word in the answer record and in the page's `data-answer`.
pub trait Coded: Copy + Eq + 'static {
    /// Every value with its word, in the order in which it is offered.
    const CODES: &'static [(&'static str, Self)];

    /// The value of a word.
    #[must_use]
    fn from_code(code: &str) -> Option<Self> {
        Self::CODES.iter().find(|(known, _)| *known == code).map(|(_, value)| *value)
    }

    /// The word of this value.
    #[must_use]
    fn code(self) -> &'static str {
        Self::CODES.iter().find(|(_, value)| *value == self).map_or("", |(code, _)| code)
    }

    /// Its position among the values, from 0.
    fn ordinal(self) -> u8;

    /// The value at a position.
    #[must_use]
    fn from_ordinal(ordinal: u8) -> Option<Self> {
        Self::CODES.get(usize::from(ordinal)).map(|(_, value)| *value)
    }
}

/// Writes an enum whose values have words.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$value_doc])* $variant),+ }

        impl $crate::answer::Coded for $name {
            const CODES: &'static [(&'static str, Self)] = &[$(($code, Self::$variant)),+];

            fn ordinal(self) -> u8 {
                self as u8
            }
        }
    };
}
pub(crate) use coded;

coded!(Age { Adult = "adult", Minor = "minor" });
coded!(YesNo { Yes = "yes", No = "no" });
coded!(YesNoUnsure { Yes = "yes", No = "no", Unsure = "unsure" });
coded!(
    /// How often, over the last two weeks: the answers of PHQ-9 items 1 to 9, worth 0 to 3.
    Frequency { NotAtAll = "0", SeveralDays = "1", MoreThanHalfTheDays = "2", NearlyEveryDay = "3" }
);
coded!(
    /// How difficult, the answers of the PHQ-9's last question. Not scored.
    Difficulty { NotAtAll = "0", Somewhat = "1", Very = "2", Extremely = "3" }
);
coded!(
    /// When the last attempt was: in the past 3 months, or longer ago. How it was done is never asked.
    LastAttempt { Recent = "recent", Past = "past" }
);
coded!(
    /// How long this episode of depression has lasted. Decides nothing.
    Episode {
        UnderSixMonths = "under-6-months",
        SixToTwelveMonths = "6-to-12-months",
        OneToTwoYears = "1-to-2-years",
        OverTwoYears = "over-2-years",
    }
);
coded!(
    /// Whether the least dose that counts was reached.
    Dose {
        Yes = "yes",
        No = "no",
        /// It was lower on purpose: the doctor chose it.
        Lower = "lower",
        Unsure = "unsure",
    }
);
coded!(
    /// What an antidepressant did.
    Effect {
        /// More than half better.
        Better = "better",
        /// A quarter to half better.
        Partly = "partly",
        /// Less than a quarter better, or not at all.
        Little = "little",
        /// Helped, then stopped working.
        Lost = "lost",
        /// Stopped because of side effects.
        SideEffects = "side-effects",
        Unsure = "unsure",
    }
);

impl Frequency {
    /// What the answer is worth, 0 to 3.
    #[must_use]
    pub const fn score(self) -> u8 {
        self as u8
    }
}
