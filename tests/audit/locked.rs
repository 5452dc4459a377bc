//! What others have made is locked by hash: where somebody puts another file behind a version, cargo and npm refuse it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

fn read(file: &str) -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// The crates of others in a lockfile of cargo: how many, and those without a hash.
fn crates(lock: &str) -> (usize, Vec<&str>) {
    let others: Vec<&str> = lock.split("[[package]]").filter(|part| part.contains("\nsource = ")).collect();
    let open = others.iter().filter(|part| !part.contains("\nchecksum = \"")).copied().collect();
    (others.len(), open)
}

/// The same of a lockfile of npm.
fn packages(lock: &Value) -> (usize, Vec<&String>) {
    let all = lock.get("packages").and_then(Value::as_object).into_iter().flatten();
    let others: Vec<_> = all.filter(|(name, _)| !name.is_empty()).collect();
    // What comes within another package is under the hash of that one.
    let is_within = |package: &Value| package.get("inBundle") == Some(&json!(true));
    let is_open = |package: &Value| !package.get("integrity").is_some_and(Value::is_string) && !is_within(package);
    let open = others.iter().filter(|(_, package)| is_open(package)).map(|(name, _)| *name).collect();
    (others.len(), open)
}

/// All that the artefact is built from, and all that tests it.
#[test]
fn each_version_has_its_hash() -> Result<()> {
    let lock = read("Cargo.lock")?;
    let (count, open) = crates(&lock);
    ensure!(count > 100 && open.is_empty(), "of {count} crates these have no hash: {open:#?}");
    let lock = serde_json::from_str(&read("package-lock.json")?)?;
    let (count, open) = packages(&lock);
    ensure!(count > 10 && open.is_empty(), "of {count} packages these have no hash: {open:#?}");
    Ok(())
}

/// Control: one without a hash is seen, as a repository of somebody's would be.
#[test]
fn a_version_without_a_hash_is_seen() {
    let lock = "[[package]]\nname = \"own\"\n\n[[package]]\nname = \"a\"\nsource = \"registry\"\nchecksum = \"1\"\n\n\
        [[package]]\nname = \"b\"\nsource = \"git\"\n";
    let (count, open) = crates(lock);
    assert!(count == 2 && matches!(open.as_slice(), [one] if one.contains("\"b\"")), "{count} {open:?}");
    let lock = json!({ "packages": { "": {}, "a": { "integrity": "sha512-1" }, "b": { "resolved": "git" } } });
    let (count, open) = packages(&lock);
    assert!(count == 2 && open == ["b"], "{count} {open:?}");
}
