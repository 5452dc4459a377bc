//! The PHQ-9: nine items on the last two weeks, and one on how difficult they made things.

use crate::answer::{Answer, Difficulty, Frequency};

/// How many items are scored.
pub const ITEMS: usize = 9;

/// One of the nine scored items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item(u8);

impl Item {
    /// The item on thoughts of being better off dead or of hurting oneself.
    pub const NINTH: Self = Self(8);

    /// Items 1 to 9, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..ITEMS as u8).map(Self)
    }

    /// Its place, from 0 to 8.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The answers to the PHQ-9.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Phq9 {
    items: [Answer<Frequency>; ITEMS],
    pub difficulty: Answer<Difficulty>,
}

/// What the nine items come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Score {
    /// The total, 0 to 27.
    Total(u8),
    /// Too little was answered for a total: the sum of what was, 0 to 27.
    Unscored(u8),
}

impl Phq9 {
    /// The answer to one item.
    #[must_use]
    pub fn item(&self, item: Item) -> Answer<Frequency> {
        self.items.get(item.index()).copied().unwrap_or_default()
    }

    /// Answers one item.
    pub fn set(&mut self, item: Item, answer: Answer<Frequency>) {
        if let Some(slot) = self.items.get_mut(item.index()) {
            *slot = answer;
        }
    }

    pub(crate) fn item_mut(&mut self, item: Item) -> Option<&mut Answer<Frequency>> {
        self.items.get_mut(item.index())
    }

    /// Whether all nine items have been put.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.items.iter().all(super::answer::Answer::is_asked)
    }

    /// Whether any item is above "not at all": then the question on difficulty is due.
    #[must_use]
    pub fn has_problem(&self) -> bool {
        self.items.iter().filter_map(|answer| answer.given()).any(|value| value.score() > 0)
    }

    /// The score, or `None` as long as an item has not been put.
    ///
    /// | items left out | item 9 | score |
    /// |---|---|---|
    /// | 0 | answered | the sum |
    /// | 1 or 2 | answered | each missing item counts as the mean of the answered ones, rounded half up |
    /// | 3 or more | any | none |
    /// | any | left out | none: item 9 is never guessed |
    ///
    /// Source: Kroenke et al. 2010, Gen Hosp Psychiatry 32:345-359, doi:10.1016/j.genhosppsych.2010.03.006; that
    /// item 9 is never guessed is our own rule.
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        if !self.is_asked() {
            return None;
        }
        let (mut sum, mut count) = (0, 0);
        for value in self.items.iter().filter_map(|answer| answer.given()) {
            sum += value.score();
            count += 1;
        }
        if count + 2 < ITEMS || self.item(Item::NINTH).given().is_none() {
            return Some(Score::Unscored(sum));
        }
        // floor((2 * sum * 9 + n) / (2 * n)) rounds sum * 9 / n half up without a fraction. At most 27: fits.
        let total = (2 * usize::from(sum) * ITEMS + count) / (2 * count);
        Some(Score::Total(u8::try_from(total).unwrap_or(u8::MAX)))
    }
}

impl Score {
    /// The total, where there is one.
    #[must_use]
    pub const fn total(self) -> Option<u8> {
        match self {
            Self::Total(total) => Some(total),
            Self::Unscored(_) => None,
        }
    }

    /// The total, or the sum of what was answered: the person has at least this much.
    #[must_use]
    pub const fn at_least(self) -> u8 {
        match self {
            Self::Total(value) | Self::Unscored(value) => value,
        }
    }
}
