//! The rules, the session, the record and the settings: one program, because each by itself would be linked anew for
//! every change of a rule.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    clippy::naive_bytecount,
    reason = "a test says what went wrong by failing"
)]

mod advice;
mod asq;
mod common;
mod crisis;
mod crisis_help;
mod education;
mod factors;
mod fhir;
mod fhir_changed;
mod json;
mod labels;
mod lines;
mod medicine_searches;
mod origins;
mod outcome_snapshot;
mod pages;
mod phq9;
mod progress;
#[cfg(feature = "forms")]
mod sample;
mod session;
mod session_early;
mod session_form_state;
mod session_help;
mod session_opened;
mod session_walk;
mod settings;
mod settings_colour;
mod settings_escaped;
mod settings_letters;
mod settings_numbers;
#[cfg(feature = "forms")]
mod settings_pinned;
#[cfg(feature = "forms")]
mod setup;
mod simulation;
mod states;
mod summary;
mod trials;
mod vignettes;
mod wording;
mod written;

/// A file that nobody names would hold tests that never run.
#[test]
fn every_file_is_named_here() {
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rules");
    for file in std::fs::read_dir(here).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let Some(module) = name.strip_suffix(".rs").filter(|name| *name != "main") else { continue };
        assert!(include_str!("main.rs").contains(&format!("mod {module};")), "main.rs does not name {module}");
    }
}
