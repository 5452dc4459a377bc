//! Allowlists: text files with a name on each line.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result, ensure};

/// Fails with the names of whatever is found and not in the file, and of whatever is in the file and no longer found.
pub fn check(file: &str, found: &BTreeSet<String>) -> Result<()> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("audit").join(file);
    if env::var_os("UPDATE_SNAPSHOTS").is_some_and(|value| value == "1") {
        let lines: Vec<&str> = found.iter().map(String::as_str).collect();
        return Ok(fs::write(&path, lines.join("\n") + "\n")?);
    }
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let (new, gone) = compare(found, &text);
    ensure!(new.is_empty(), "not in {file}: {}", new.join(", "));
    ensure!(gone.is_empty(), "in {file}, and no longer used: {}", gone.join(", "));
    Ok(())
}

/// What is found and not listed, and what is listed and not found.
pub fn compare(found: &BTreeSet<String>, listed: &str) -> (Vec<String>, Vec<String>) {
    let listed: BTreeSet<String> = listed.lines().map(str::to_owned).collect();
    (found.difference(&listed).cloned().collect(), listed.difference(found).cloned().collect())
}
