//! The file that a person keeps: their answers as a FHIR R4 `Bundle`, for any clinic's software, and for this page to
//! open again.
//!
//! A `Bundle` of type `collection` holds a `QuestionnaireResponse`, and an `Observation` with the PHQ-9 total where there
//! is one. The `Questionnaire` is named by address and version; its file is in `dist/fhir/`. There is no name in it, no
//! identifier and no address. `docs/record.md` says what stands where.

mod bundle;
mod codes;
mod open;
mod version;

pub use crate::generated::{
    CHANGED_ON, CODE_SYSTEM, LOINC_DIFFICULTY, LOINC_DIFFICULTY_LIST, LOINC_FREQUENCY, LOINC_FREQUENCY_LIST,
    LOINC_ITEMS, LOINC_PANEL, LOINC_TOTAL, NOTICES, QUESTIONNAIRE,
};
use crate::text::{Lang, say};
pub use bundle::bundle;
pub use open::open;

/// The name of LOINC's codes.
pub const LOINC: &str = "http://loinc.org";
/// What an answer option is worth in a sum.
pub const ORDINAL: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
/// "None of these", as an answer like others: nothing was left open.
pub const NONE: &str = "none";
/// Groups of items: one for each part of the questionnaire, with its number.
pub const PARTS: [&str; 5] = ["part-1", "part-2", "part-3", "part-4", "part-5"];
/// The last parts of the `linkId`s of the questions on one medicine: `medicine-1.dose`.
pub const CARD: [&str; 3] = [".dose", ".weeks", ".effect"];
/// The largest file that is opened, in bytes. A record has about 20,000.
pub const LARGEST: usize = 256 * 1024;

/// Why a file is not opened. Nothing of it is then taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// Larger than [`LARGEST`]: it was not looked into.
    TooLarge,
    /// Something else, perhaps FHIR too, but no record of this self-check.
    Foreign,
    /// A record of this self-check, from another version of its questions.
    OtherVersion,
    /// A record from which the answers on suicide were left out, without which nothing can be said.
    WithoutAsq,
    /// A record that is cut off, or in which something is missing, does not belong, or does not fit the rest.
    Altered,
}

impl OpenError {
    pub const ALL: [Self; 5] = [Self::TooLarge, Self::Foreign, Self::OtherVersion, Self::WithoutAsq, Self::Altered];

    /// What to tell the person.
    #[must_use]
    pub fn says(self, lang: Lang) -> &'static str {
        match self {
            Self::TooLarge | Self::Foreign => say::open_foreign(lang),
            Self::Altered => say::open_damaged(lang),
            Self::OtherVersion => say::open_other_version(lang),
            Self::WithoutAsq => say::open_without_asq(lang),
        }
    }
}
