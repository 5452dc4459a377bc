//! Content tables embedded as TSV: one row per line, a tab between fields.
//!
//! As tables of structs they would hold thousands of pointers, and those compress to more than the words they point to.
//! The build writes each row with all its fields, but for empty ones at its end; none holds a tab or a line break.

use crate::{date::Date, text::Text};

/// The fields of one row, read from the first to the last. That they are read by calls keeps the widget small.
pub(crate) struct TsvRow(&'static str);

/// A row by its place.
#[inline(never)]
pub(crate) fn row(table: &'static str, place: usize) -> Option<TsvRow> {
    table.split('\n').nth(place).map(TsvRow)
}

impl TsvRow {
    /// A word, or some; empty where there is none.
    #[inline(never)]
    pub fn text(&mut self) -> &'static str {
        let (field, rest) = self.0.split_once('\t').unwrap_or((self.0, ""));
        self.0 = rest;
        field
    }

    /// A word that may be missing.
    #[inline(never)]
    pub fn option(&mut self) -> Option<&'static str> {
        Some(self.text()).filter(|text| !text.is_empty())
    }

    /// Whether there is anything at all.
    pub fn flag(&mut self) -> bool {
        !self.text().is_empty()
    }

    #[inline(never)]
    fn number(&mut self) -> Option<u16> {
        self.option().and_then(|number| number.parse().ok())
    }

    /// A day, written as the days since the first of January 1970.
    pub fn day(&mut self) -> Option<Date> {
        self.number().map(|days| Date::from_unix_days(days.into()))
    }

    /// A sentence, written as its place among them.
    pub fn sentence(&mut self) -> Option<Text> {
        self.number().map(Text)
    }
}
