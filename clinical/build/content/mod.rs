//! The content that clinicians own, read and checked.

mod crisis;
mod education;
mod evidence;
mod factors;
mod hours;
mod instruments;
mod lint;
mod markdown;
mod medicines;
mod origin;
mod readability;
mod source;
mod texts;

pub use crisis::{Country, Line};
pub use education::{Card, Fact};
pub use evidence::Evidence;
pub use factors::Factor;
pub use hours::{ALWAYS, FAMILY, Hours};
pub use instruments::Questionnaire;
pub use markdown::Kind;
pub use medicines::{Medicine, OtherTreatment};
pub use origin::{Origin, Reading};
pub use source::{ContentError, Day};
pub use texts::{Locale, Text};

use source::{Faults, Source};
use std::path::Path;

/// All of `content/`, checked: what is here can be written out as it stands.
pub struct Content {
    pub factors: Vec<Factor>,
    /// The pick list, then those that the person cannot name.
    pub medicines: Vec<Medicine>,
    pub other_treatments: Vec<OtherTreatment>,
    pub countries: Vec<Country>,
    /// Education, in the order in which it is shown.
    pub cards: Vec<Card>,
    /// What advertisements claim.
    pub claims: Vec<Card>,
    /// What a saved record is called by, and the codes of the instruments.
    pub questionnaire: Questionnaire,
    /// English, the language of reference, comes first.
    pub locales: Vec<Locale>,
}

/// Reads and checks the folder `content/`.
///
/// # Errors
/// Every fault found, each with its file and line, sorted by place.
pub fn read(dir: &Path) -> Result<Content, Vec<ContentError>> {
    let mut faults = Faults::default();
    let factors = factors::read(&Source::open(dir, "factors.toml", &mut faults), &mut faults);
    let (medicines, other_treatments) = medicines::read(&Source::open(dir, "medicines.toml", &mut faults), &mut faults);
    let countries = crisis::read(&Source::open(dir, "crisis.toml", &mut faults), &mut faults);
    let questionnaire = instruments::read(dir, &mut faults);
    let mut locales = texts::read(dir, &mut faults);
    let cards = education::read(dir, "education", "education", &mut locales, &mut faults);
    let claims = education::read(dir, "education/claims", "claim", &mut locales, &mut faults);

    let mut content =
        Content { factors, medicines, other_treatments, countries, cards, claims, questionnaire, locales };
    education::check_facts(content.cards.iter().chain(&content.claims), &mut faults);
    education::check_flags(&content.cards, &content.factors, &mut faults);
    factors::check_lines(&content.factors, &content.countries, &mut faults);
    texts::check(&content, &mut faults);
    hours::say(&content.countries, &mut content.locales);
    lint::check(&Source::open(dir, "lint.toml", &mut faults), &content.locales, &mut faults);
    faults.into_result(content)
}
