//! Where the number of a crisis line or of an emergency was read, for those who keep the data. No page shows it, so the
//! widget does not carry it.

use crate::{
    crisis,
    date::Date,
    generated::{EMERGENCY_ORIGINS, LINE_ORIGINS},
};

/// Where the numbers of a row were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name of the source.
    pub source: &'static str,
    /// The address that was read.
    pub url: Option<&'static str>,
    pub kind: SourceKind,
    pub reading: Reading,
    /// The day somebody called and texted it.
    pub tested_on: Option<Date>,
    /// What has to be looked at again every month, and why.
    pub recheck: Option<&'static str>,
}

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// The service itself.
    OwnPage,
    Government,
    News,
    /// A list that others keep.
    Dataset,
}

/// When the numbers were read in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    SeenOn(Date),
    /// They stand in the source, but the day they were read is not known: what is known of its age.
    Undated(&'static str),
    /// No source says all of the row: what is missing.
    Unconfirmed(&'static str),
}

impl SourceKind {
    /// As the data writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::OwnPage => "own page",
            Self::Government => "government",
            Self::News => "news",
            Self::Dataset => "dataset",
        }
    }
}

impl Origin {
    /// Whether a source says all of the row.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        !matches!(self.reading, Reading::Unconfirmed(_))
    }

    /// Whether it is confirmed, but was neither seen in its source nor called of late: see [`crisis::FRESH_DAYS`].
    #[must_use]
    pub fn is_stale(&self, today: Date) -> bool {
        let seen_on = if let Reading::SeenOn(day) = self.reading { Some(day) } else { None };
        self.is_confirmed() && crisis::is_past_date(seen_on.max(self.tested_on), today)
    }

    /// Whether the source is neither the service itself nor a government.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        matches!(self.kind, SourceKind::News | SourceKind::Dataset)
    }
}

/// Each crisis line by its id, in the order of the data.
pub fn of_lines() -> impl Iterator<Item = (&'static str, Origin)> {
    LINE_ORIGINS.iter().copied()
}

/// The emergency numbers of each country by its code.
pub fn of_emergency_numbers() -> impl Iterator<Item = (&'static str, Origin)> {
    EMERGENCY_ORIGINS.iter().copied()
}
