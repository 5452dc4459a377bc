//! Reads `content/`, checks it, and writes it out as Rust constants, so that no parser ships.
//! A fault in the content stops the build and names its file and line.

mod content;
mod emit;
mod pseudo;

use std::{env, fs, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=content");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut content = match content::read(&root.join("content")) {
        Ok(content) => content,
        Err(faults) => {
            for fault in &faults {
                println!("cargo::error={fault}");
            }
            return ExitCode::FAILURE;
        }
    };
    if env::var_os("CARGO_FEATURE_PSEUDO").is_some() {
        let made = content.locales.first().map(pseudo::languages);
        content.locales.extend(made.into_iter().flatten());
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for (name, rust) in [("content.rs", emit::rust(&content)), ("setup.rs", emit::setup::rust(&content))] {
        if let Err(error) = fs::write(out.join(name), rust) {
            println!("cargo::error=cannot write {name}: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
