//! The antidepressants of the pick list, and the other treatments.

mod letters;
mod search;

pub use search::{Found, search};

use crate::{
    generated::{MEDICINES, OTHER_TREATMENTS},
    row_set::Row,
    text::{Lang, Text},
};

pub(crate) struct MedicineRow {
    pub id: &'static str,
    pub name: Option<Text>,
    /// A comma and a space between them.
    pub brands: &'static str,
    /// A comma and a space between them.
    pub elsewhere: &'static str,
    pub class: Option<Text>,
    pub is_often: bool,
    pub floor: &'static str,
    pub trial: u8,
    pub note: Option<Text>,
}

/// One medicine of the pick list, or one that the person cannot name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Medicine(u8);

impl Row for Medicine {
    const COUNT: u8 = MEDICINES.len() as u8;

    fn index(self) -> u8 {
        self.0
    }

    fn at(index: u8) -> Option<Self> {
        (index < Self::COUNT).then_some(Self(index))
    }
}

impl Medicine {
    /// The medicine of an id such as `sertraline` or `unknown-1`.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|medicine| medicine.id() == id)
    }

    fn row(self) -> Option<&'static MedicineRow> {
        MEDICINES.get(usize::from(self.0))
    }

    #[must_use]
    pub fn id(self) -> &'static str {
        self.row().map_or("", |row| row.id)
    }

    /// Whether it is a row of the list, with a dose to ask for.
    #[must_use]
    pub fn is_named(self) -> bool {
        self.row().is_some_and(|row| row.name.is_some())
    }

    /// The generic name; empty where the person cannot name it.
    #[must_use]
    pub fn generic(self, lang: Lang) -> &'static str {
        self.row().and_then(|row| row.name).map_or("", |name| name.in_lang(lang))
    }

    /// Its brands, a comma and a space between them.
    #[must_use]
    pub fn brands(self) -> &'static str {
        self.row().map_or("", |row| row.brands)
    }

    /// Names that the search knows and the list does not show, such as brands of other countries; a comma and a space
    /// between them.
    #[must_use]
    pub fn elsewhere(self) -> &'static str {
        self.row().map_or("", |row| row.elsewhere)
    }

    /// The heading it stands under.
    #[must_use]
    pub fn class(self, lang: Lang) -> &'static str {
        self.row().and_then(|row| row.class).map_or("", |text| text.in_lang(lang))
    }

    /// Whether it is one of those that are prescribed most, which the page shows at once.
    #[must_use]
    pub fn is_often(self) -> bool {
        self.row().is_some_and(|row| row.is_often)
    }

    /// The least daily dose that counts, such as `50 mg`.
    #[must_use]
    pub fn floor(self) -> &'static str {
        self.row().map_or("", |row| row.floor)
    }

    /// What to know when answering for the dose.
    #[must_use]
    pub fn note(self, lang: Lang) -> Option<&'static str> {
        self.row().and_then(|row| row.note).map(|text| text.in_lang(lang))
    }

    /// Medicines with the same number count as one trial together.
    pub(crate) fn trial(self) -> u8 {
        self.row().map_or(self.0, |row| row.trial)
    }
}

impl std::fmt::Debug for Medicine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

pub(crate) struct OtherTreatmentRow {
    pub id: &'static str,
    /// A comma and a space between them.
    pub brands: &'static str,
    pub label: Text,
    pub group: Text,
}

/// A treatment that is kept for the clinician and decides nothing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OtherTreatment(u8);

impl Row for OtherTreatment {
    const COUNT: u8 = OTHER_TREATMENTS.len() as u8;

    fn index(self) -> u8 {
        self.0
    }

    fn at(index: u8) -> Option<Self> {
        (index < Self::COUNT).then_some(Self(index))
    }
}

impl OtherTreatment {
    /// The treatment of an id such as `tms`.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|other| other.id() == id)
    }

    fn row(self) -> Option<&'static OtherTreatmentRow> {
        OTHER_TREATMENTS.get(usize::from(self.0))
    }

    #[must_use]
    pub fn id(self) -> &'static str {
        self.row().map_or("", |row| row.id)
    }

    /// Its brands, a comma and a space between them.
    #[must_use]
    pub fn brands(self) -> &'static str {
        self.row().map_or("", |row| row.brands)
    }

    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        self.row().map_or("", |row| row.label.in_lang(lang))
    }

    /// The heading it stands under.
    #[must_use]
    pub fn group(self, lang: Lang) -> &'static str {
        self.row().map_or("", |row| row.group.in_lang(lang))
    }
}

impl std::fmt::Debug for OtherTreatment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}
