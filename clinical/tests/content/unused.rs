//! No sentence lies about unused: one that nobody can reach would still be translated, reviewed and signed.

use crate::content;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The families whose texts are reached through rows and counted lists, and those that `xtask` fills in.
const BY_OTHER_WAYS: [&str; 19] = [
    "factor",
    "medicine",
    "medicine_name",
    "class",
    "other",
    "other_group",
    "country",
    "line",
    "line_hours",
    "hours",
    "education",
    "claim",
    "shell",
    "crisis",
    "fallback",
    "early",
    "fhir",
    "below",
    "plugin",
];

/// The families of the set-up page whose texts are reached by the keys of settings.
const BY_KEY: [&str; 5] = ["setup.label.", "setup.about.", "setup.expected.", "setup.offer.", "setup.begin."];

/// Those that the build fills into the page itself, for whoever cannot run it.
const IN_THE_PAGE: [&str; 4] = ["setup.title", "setup.loading", "setup.broken", "setup.needs_script"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, text);
        } else {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// The keys that no source calls by their function.
fn unused(keys: &[&str], source: &str) -> Vec<String> {
    let is_called = |key: &&&str| {
        let (family, rest) = key.strip_prefix("setup.").map_or(("say", **key), |rest| ("setup", rest));
        let name = format!("{family}::{}", rest.replace(['.', '-'], "_").to_lowercase());
        source.match_indices(&name).any(|(at, _)| {
            let after = source[at + name.len()..].chars().next();
            !after.is_some_and(|c| c.is_alphanumeric() || c == '_')
        })
    };
    keys.iter().filter(|key| !is_called(key)).map(ToString::to_string).collect()
}

#[test]
fn every_sentence_is_said_somewhere() {
    let content = content::read(&root().join("content")).unwrap_or_else(|faults| panic!("{faults:?}"));
    let mut source = String::new();
    sources(&root().join("src"), &mut source);
    sources(&root().join("../src"), &mut source);
    let is_named = |key: &&str| {
        let family = key.split('.').next().unwrap();
        let is_counted = key.rsplit('.').next().unwrap().parse::<usize>().is_ok();
        !BY_OTHER_WAYS.contains(&family) && !is_counted
    };
    sources(&root().join("../configurator/src"), &mut source);
    let is_filled_in = |key: &&str| BY_KEY.iter().any(|family| key.starts_with(family)) || IN_THE_PAGE.contains(key);
    let keys = content.locales[0].texts.keys().map(String::as_str).filter(is_named);
    let keys: Vec<&str> = keys.filter(|key| !is_filled_in(key)).collect();
    assert!(keys.len() > 100, "the test sees the sentences: {}", keys.len());
    assert_eq!(unused(&keys, &source), Vec::<String>::new());
    // The control: a key that nobody uses is found.
    let nobody = ["start.title", "start.nobody_says_this", "setup.lead", "setup.nobody_says_this"];
    assert_eq!(unused(&nobody, &source), ["start.nobody_says_this", "setup.nobody_says_this"]);
}
