//! The built artefact is what was reviewed: what the wasm may call, what the scripts may name, what the policy lets run,
//! and what it weighs. No browser.
//!
//! `UPDATE_SNAPSHOTS=1` rewrites `imports.txt` and `names.txt`; what has changed in them is then there to be reviewed.

mod imports;
mod list;
mod locked;
mod policy;
mod promise;
mod sbom;
mod scripts;
mod sizes;
mod tokens;
