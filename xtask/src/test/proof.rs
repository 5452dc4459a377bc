//! `docs/assurance.md`: each promise, what tries to break it, and what the full runs have found.
//!
//! A full run of a suite keeps what it found in `docs/metrics/<suite>.json`. The page is made from these and from
//! `tests/promises.toml`, which holds words and no figures; a test compares it with what they make.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{build::document_texts, markdown, project, sbom};

const PAGE: &str = "docs/assurance.md";
const PROMISES: &str = "tests/promises.toml";
const FOLDER: &str = "docs/metrics";
const ARTEFACT: &str = "dist/trd-screener.html";

/// The browsers, as the tests name them; and the machine itself, for what needs none.
pub const BROWSERS: [&str; 3] = ["Chromium", "Firefox", "WebKitGTK"];
const NATIVE: &str = "native";

/// Fewer things than this are named one by one.
const FEW: usize = 6;

/// What a full run of a suite has found.
#[derive(Deserialize, Serialize)]
struct Findings {
    /// The hash of the artefact that was tried.
    artefact: String,
    /// What each browser's tests have noted, by the folder and the name of the note.
    notes: BTreeMap<String, Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    promise: Vec<Promise>,
    /// What no test shows.
    unproven: Vec<String>,
}

/// What is promised and how it is tried.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Promise {
    title: String,
    /// What tries to break it.
    probe: String,
    /// What shows that the probe would see it broken.
    control: String,
    /// The suite, and the folder of the notes where it has another name.
    suite: String,
    folder: Option<String>,
    /// What holds if these tests pass; empty where the suite is no browser's.
    #[serde(default)]
    tests: Vec<String>,
    /// The browsers that it is not tried in.
    #[serde(default)]
    not_in: Vec<String>,
    #[serde(default)]
    controls: Vec<String>,
    /// The figures of both, by the names of their notes.
    #[serde(default)]
    found: Vec<String>,
    #[serde(default)]
    found_by_control: Vec<String>,
}

/// Where the tests of a full run note what they find.
pub fn notes() -> PathBuf {
    project::root().join("target/findings")
}

/// Notes what a suite without a browser has found.
pub fn note(folder: &str, name: &str, found: &Value) -> Result<()> {
    project::write(&notes().join(folder).join(format!("{name}.json")), serde_json::to_vec_pretty(found)?)
}

/// Keeps what a full run of a suite has noted.
pub fn keep(suite: &str) -> Result<()> {
    let from = notes();
    let document = fs::read(project::root().join(ARTEFACT)).with_context(|| format!("cannot read {ARTEFACT}"))?;
    let mut findings = Findings { artefact: sbom::hex(&Sha256::digest(document)), notes: BTreeMap::new() };
    for folder in fs::read_dir(&from).with_context(|| format!("nothing was noted in {}", from.display()))? {
        let folder = folder?;
        for file in fs::read_dir(folder.path())? {
            let path = file?.path();
            let name = path.file_stem().unwrap_or_default().display();
            let note = serde_json::from_slice(&fs::read(&path)?).with_context(|| format!("in {}", path.display()))?;
            findings.notes.insert(format!("{}/{name}", folder.file_name().display()), note);
        }
    }
    let path = project::root().join(FOLDER).join(format!("{suite}.json"));
    project::write(&path, serde_json::to_string_pretty(&findings)? + "\n")
}

/// Whether a promise stands on this suite.
pub fn is_about(suite: &str) -> Result<bool> {
    Ok(words()?.promise.iter().any(|promise| promise.suite == suite))
}

fn words() -> Result<Words> {
    toml::from_str(&project::read(PROMISES)?).with_context(|| format!("in {PROMISES}"))
}

/// The promise of each form.
fn promised() -> Result<String> {
    Ok(format!("> {}\n\n> {}\n\n", document_texts::promise("en", "page")?, document_texts::promise("en", "embed")?))
}

/// Writes the page.
pub fn write() -> Result<()> {
    project::write(&project::root().join(PAGE), page()?)?;
    println!("{PAGE}");
    Ok(())
}

fn page() -> Result<String> {
    let words = words()?;
    let mut suites = BTreeMap::new();
    for promise in &words.promise {
        let file = project::root().join(FOLDER).join(format!("{}.json", promise.suite));
        if let Ok(text) = fs::read(&file) {
            let findings: Findings = serde_json::from_slice(&text).with_context(|| format!("in {}", file.display()))?;
            suites.insert(promise.suite.as_str(), findings);
        }
    }
    let mut text = format!(
        "# Proof\n\nWritten by `cargo xtask test <suite> --full` from what the tests found (`{FOLDER}/`) and what they \
         try (`{PROMISES}`). No figure is typed by hand; a test holds this page against both.\n\n{}What is promised, in the \
         words of the start pages:\n\n{}",
        tried(&suites),
        promised()?
    );
    for promise in &words.promise {
        text.push_str(&section(promise, suites.get(promise.suite.as_str())));
    }
    text.push_str("\n## What is not proven\n\n");
    let mut rows = words.unproven;
    for (place, names) in suites.values().flat_map(unproven) {
        let browser = BROWSERS.iter().find(|browser| place.contains(*browser)).unwrap_or(&NATIVE);
        rows.push(format!(
            "In {browser}, {} ways did not lead out of the control either, so that nothing is shown of them: {}",
            names.len(),
            names.join(", ")
        ));
    }
    for row in rows {
        text.push_str(&["- ", &row, "\n"].concat());
    }
    Ok(text)
}

/// Which bytes each suite has tried.
fn tried(suites: &BTreeMap<&str, Findings>) -> String {
    let mut rows = vec![vec!["suite".to_owned(), "SHA-256 of the document that it tried".into(), "browsers".into()]];
    for (suite, findings) in suites {
        let mut browsers: Vec<String> = BROWSERS.iter().filter_map(|browser| version(findings, browser)).collect();
        browsers.dedup();
        rows.push(vec![format!("`{suite}`"), format!("`{}`", findings.artefact), browsers.join(", ")]);
    }
    let documents: BTreeSet<&str> = suites.values().map(|findings| findings.artefact.as_str()).collect();
    let verdict = if documents.len() <= 1 {
        "All of them tried the same document."
    } else {
        "**They tried different documents**: what stands beside an older one has to be tried again."
    };
    format!("{}\n{verdict}\n", markdown::table(&rows))
}

/// The browser with its version, where the suite ran in it.
fn version(findings: &Findings, browser: &str) -> Option<String> {
    let runs = findings.notes.iter().find(|(name, _)| name.starts_with("tests/") && name.ends_with(browser))?;
    Some(format!("{browser} {}", runs.1.get("version")?.as_str()?))
}

/// What the control could not show, by note.
fn unproven(findings: &Findings) -> Vec<(&str, Vec<&str>)> {
    let all = findings.notes.iter().map(|(place, note)| (place.as_str(), texts(note.get("unproven"))));
    all.filter(|(_, names)| !names.is_empty()).collect()
}

/// The texts of a list, where it is one.
fn texts(list: Option<&Value>) -> Vec<&str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn section(promise: &Promise, findings: Option<&Findings>) -> String {
    let Promise { title, probe, control, suite, .. } = promise;
    let text = format!("\n## {title}\n\n- Tried by: {probe}\n- Control: {control}\n\n");
    let Some(findings) = findings else {
        return format!("{text}**Not run yet**: `cargo xtask test {suite} --full`.\n");
    };
    let mut rows = vec![vec!["where".to_owned(), "found".into(), "the control".into()]];
    let places: &[&str] = if promise.tests.is_empty() { &[NATIVE] } else { &BROWSERS };
    for place in places.iter().filter(|place| promise.not_in.iter().all(|browser| browser != *place)) {
        let folder = promise.folder.as_deref().unwrap_or(suite);
        let cell = |tests: &[String], notes: &[String]| {
            let mut parts = vec![passed(findings, folder, place, tests)];
            parts.extend(notes.iter().map(|note| figures(findings, folder, place, note)));
            parts.retain(|part| !part.is_empty());
            parts.join("; ")
        };
        rows.push(vec![
            version(findings, place).unwrap_or_else(|| (*place).to_owned()),
            cell(&promise.tests, &promise.found),
            cell(&promise.controls, &promise.found_by_control),
        ]);
    }
    text + &markdown::table(&rows)
}

/// Whether all of these tests have passed in a browser.
fn passed(findings: &Findings, folder: &str, browser: &str, tests: &[String]) -> String {
    if tests.is_empty() {
        return String::new();
    }
    let Some(run) = findings.notes.get(&format!("tests/{folder}-{browser}")) else { return "**not run**".to_owned() };
    let passed = texts(run.get("passed"));
    let has_passed = |test: &String| passed.iter().any(|name| name.ends_with(test));
    match tests.iter().filter(|test| !has_passed(test)).map(String::as_str).collect::<Vec<_>>() {
        failed if failed.is_empty() => "holds".to_owned(),
        failed => format!("**not in the last full run: {}**", failed.join(", ")),
    }
}

/// The figures of a note; those of one that several tests share are added up.
fn figures(findings: &Findings, folder: &str, place: &str, note: &str) -> String {
    let whole = if place == NATIVE { format!("{folder}/{note}") } else { format!("{folder}/{place}-{note}") };
    let is_part = |name: &str| {
        name.strip_prefix(&whole).is_some_and(|rest| {
            rest.is_empty() || rest.strip_prefix('-').is_some_and(|rest| rest.parse::<u32>().is_ok())
        })
    };
    let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
    let mut others = Vec::new();
    for (_, found) in findings.notes.iter().filter(|(name, _)| is_part(name)) {
        for (what, value) in found.as_object().into_iter().flatten() {
            match value {
                Value::Number(number) => *sums.entry(what).or_default() += number.as_u64().unwrap_or_default(),
                Value::Bool(is_so) => others.push(format!("{what}: {}", if *is_so { "yes" } else { "no" })),
                Value::Array(names) if !names.is_empty() && names.len() <= FEW => {
                    others.push(format!("{what}: {}", texts(Some(value)).join(", ")));
                }
                _ => {}
            }
        }
    }
    let sums = sums.into_iter().map(|(what, sum)| format!("{what}: {}", markdown::number(sum)));
    sums.chain(others).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{PAGE, page};
    use crate::project;

    #[test]
    fn the_page_is_what_the_findings_make() -> anyhow::Result<()> {
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            super::write()?;
        }
        assert_eq!(project::read(PAGE)?, page()?, "read the difference; if it is right: UPDATE_SNAPSHOTS=1");
        Ok(())
    }
}
