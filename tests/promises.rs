//! The promises that are proved in a browser on the built artefact, a folder each. One program: so they are linked once, and
//! run in one queue over a few browsers.
//!
//! One test: `cargo test -p browser-tests --test promises -- keep::print`, with the name of a browser to run it in that one.

mod access;
mod around;
mod browsers;
mod early;
mod fhir;
mod help;
mod isolation;
mod keep;
mod learn;
mod leaving;
mod outcomes;
mod reliability;
mod settings;
mod setup;
mod traces;

use std::process::ExitCode;

fn main() -> ExitCode {
    browser_tests::run(&[
        outcomes::PROMISE,
        help::PROMISE,
        around::PROMISE,
        settings::PROMISE,
        learn::PROMISE,
        setup::PROMISE,
        isolation::PROMISE,
        traces::PROMISE,
        leaving::PROMISE,
        reliability::PROMISE,
        early::PROMISE,
        browsers::PROMISE,
        fhir::PROMISE,
        keep::PROMISE,
        access::PROMISE,
    ])
}
