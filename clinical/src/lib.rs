//! Every rule and every sentence of the self-check.
//!
//! This crate is what a clinician reviews. It knows no browser, no clock, no randomness and no I/O; it has no
//! `unsafe`, and it cannot panic. What it knows is data in `content/`, checked and written out by the build.
//!
//! The way through the code: [`answers::Answers`] is all that a person answered; [`outcome::assess`] is the rules;
//! [`session::Session`] is the state of a walk through the questionnaire, and [`session::Session::apply`] the one
//! function that changes it; [`screen`] is what it shows, and [`advice::Advice`] what a result page says; [`settings::Settings`] is what a clinic
//! sets; [`fhir`] is the file that the person keeps, and [`summary::Summary`] what is printed and copied.
#![forbid(unsafe_code)]

pub mod advice;
pub mod answer;
pub mod answers;
pub mod asq;
pub mod crisis;
pub mod crisis_help;
pub mod date;
pub mod education;
pub mod evidence;
pub mod factors;
pub mod fhir;
pub mod form_state;
pub mod json;
pub mod labels;
pub mod medicines;
pub mod origin;
pub mod outcome;
pub mod page;
pub mod phq9;
pub mod progress;
pub mod row_set;
#[cfg(feature = "forms")]
pub mod sample;
mod screen;
pub mod session;
pub mod settings;
pub mod summary;
pub mod text;
pub mod trials;
mod tsv;

pub use screen::{Answered, AnsweredPart, Content, Screen, screen};

/// The sentences of the set-up page, by their keys: `setup.site.copy` is [`setup::site_copy`].
#[cfg(feature = "forms")]
pub mod setup {
    #![allow(clippy::pedantic, reason = "written by the build")]
    use crate::text::Lang;
    include!(concat!(env!("OUT_DIR"), "/setup.rs"));
}

/// What the build made of `content/`.
mod generated {
    #![allow(clippy::all, clippy::pedantic, reason = "written by the build")]
    use crate::{
        crisis::CountryRow,
        date::Date,
        education::CardRow,
        evidence::{Evidence, Read},
        factors::{Cause, FactorPage, FactorRow, Level, Role},
        medicines::{MedicineRow, OtherTreatmentRow},
        origin::{Origin, Reading, SourceKind},
        settings::Offer,
        text::Text,
    };
    include!(concat!(env!("OUT_DIR"), "/content.rs"));
}
