//! The checker of the content, which the build script runs, held against content with faults.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::pedantic,
    reason = "a test says what went wrong by failing"
)]

mod broken;
#[allow(dead_code, unused_imports, reason = "the build uses more of it")]
#[path = "../../build/content/mod.rs"]
mod content;
mod education;
mod lines;
mod origins;
mod tables;
mod unused;
mod words;

/// A file that nobody names would hold tests that never run.
#[test]
fn every_file_is_named_here() {
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/content");
    for file in std::fs::read_dir(here).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let Some(module) = name.strip_suffix(".rs").filter(|name| *name != "main") else { continue };
        assert!(include_str!("main.rs").contains(&format!("mod {module};")), "main.rs does not name {module}");
    }
}
