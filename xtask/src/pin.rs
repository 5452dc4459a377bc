//! `cargo xtask pin`: the document with a clinic's settings in the file itself.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clinical::settings::{self, Document, Settings};
use lexopt::prelude::*;

use crate::build::DOCUMENT;
use crate::packaging::{RELEASE, Release};
use crate::project;

const EXPECTED: &str = "expected [FILE] --set KEY=VALUE … [--out FILE] [--release FILE]";

/// The options of `pin`.
pub struct Options {
    file: PathBuf,
    settings: Vec<(String, String)>,
    out: Option<PathBuf>,
    release: PathBuf,
}

impl Options {
    /// Reads what stands after `pin` on the command line.
    pub fn from_arguments(arguments: &mut lexopt::Parser) -> Result<Self> {
        let dist = project::root().join("dist");
        let mut file = None;
        let mut options =
            Self { file: dist.join(DOCUMENT), settings: Vec::new(), out: None, release: dist.join(RELEASE) };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("set") => {
                    for pair in arguments.values().context(EXPECTED)? {
                        let pair = pair.string()?;
                        let parts = pair.split_once('=');
                        let (key, value) = parts.with_context(|| format!("--set: expected KEY=VALUE, found {pair}"))?;
                        options.settings.push((key.to_owned(), value.to_owned()));
                    }
                }
                Long("out") => options.out = Some(arguments.value()?.into()),
                Long("release") => options.release = arguments.value()?.into(),
                Value(given) if file.is_none() => file = Some(PathBuf::from(given)),
                _ => return Err(argument.unexpected()).context(EXPECTED),
            }
        }
        ensure!(!options.settings.is_empty(), "expected at least one --set KEY=VALUE");
        options.file = file.unwrap_or(options.file);
        Ok(options)
    }
}

/// Writes the file. Nothing is written where a setting does not fit, or the file is not the release's document.
pub fn run(options: &Options) -> Result<()> {
    let release = Release::read(&options.release)?;
    let file = &options.file;
    let text = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let pinned = pin(&text, &release, &options.settings).with_context(|| file.display().to_string())?;
    match &options.out {
        Some(out) => write(out, &pinned),
        None => io::stdout().lock().write_all(pinned.as_bytes()).context("cannot print the document"),
    }
}

fn write(out: &Path, document: &str) -> Result<()> {
    project::write(out, document)?;
    eprintln!("{}: SHA-256 {}", out.display(), crate::packaging::sha256(document.as_bytes()));
    Ok(())
}

fn pin(text: &[u8], release: &Release, given: &[(String, String)]) -> Result<String> {
    let document = std::str::from_utf8(text).ok().and_then(Document::read);
    let Some(document) = document.filter(|document| release.is(document.release().as_bytes())) else {
        bail!(
            "expected the document of release {}, with other pinned settings or none: {DOCUMENT} with SHA-256 {}",
            release.version,
            release.sha256
        );
    };
    let pairs = || given.iter().map(|(key, value)| (key.as_str(), value.as_str()));
    let (_, problems) = Settings::read(&settings::fragment(pairs()));
    let (changed, wrong): (Vec<_>, Vec<_>) = problems.into_iter().partition(|problem| problem.instead.is_some());
    if !wrong.is_empty() {
        let told: Vec<_> =
            wrong.iter().map(|problem| format!("--set {}: expected {}", problem.key, problem.expected)).collect();
        bail!("{}", told.join("\n"));
    }
    // Such a colour is pinned as it was given, and shown as it can be read.
    for problem in changed {
        eprintln!("{problem}");
    }
    Ok(document.pin(pairs()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says what went wrong by failing")]
    use super::pin;
    use crate::packaging::{Release, sha256};
    use clinical::settings::Document;

    const DOCUMENT: &str = "<!doctype html>\n<html lang=\"en\">\n<p>Hello";

    fn pinned(text: &str, settings: &[(&str, &str)]) -> Result<String, String> {
        let release = Release { version: "1.0.0".into(), sha256: sha256(DOCUMENT.as_bytes()), headers: [].into() };
        let settings: Vec<_> = settings.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        pin(text.as_bytes(), &release, &settings).map_err(|error| error.to_string())
    }

    #[test]
    fn settings_are_pinned_and_replaced() {
        let once = pinned(DOCUMENT, &[("clinic", "Harbor & Co"), ("accent", "#ffee00")]).unwrap();
        assert!(once.contains("data-settings=\"clinic=Harbor%20%26%20Co&amp;accent=%23ffee00\""), "{once}");
        let twice = pinned(&once, &[("tel", "555-0100")]).unwrap();
        assert_eq!(Document::read(&twice).unwrap().pinned().as_deref(), Some("tel=555-0100"));
        assert_eq!(Document::read(&twice).unwrap().release(), DOCUMENT);
    }

    #[test]
    fn what_does_not_fit_is_named_with_what_was_expected() {
        let fault = pinned(DOCUMENT, &[("tel", "call us"), ("clnic", "A")]).unwrap_err();
        assert!(fault.contains("--set tel: expected a phone number of 3 to 15 digits"), "{fault}");
        assert!(fault.contains("--set clnic: expected one of clinic, tel"), "{fault}");
        let twice = pinned(DOCUMENT, &[("clinic", "A"), ("clinic", "B")]).unwrap_err();
        assert!(twice.contains("--set clinic: expected each setting once"), "{twice}");
    }

    #[test]
    fn another_file_is_refused_with_what_was_expected() {
        for other in ["", "<p>Hello", &format!("{DOCUMENT}\n"), &DOCUMENT.replace("Hello", "hello")] {
            let fault = pinned(other, &[("clinic", "A")]).unwrap_err();
            assert!(fault.contains("expected the document of release 1.0.0"), "{other}: {fault}");
        }
    }
}
