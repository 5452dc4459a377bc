//! The tests that look at the artefact in a browser: built once, and run in two halves at a time.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};

use super::{RUSTUP, Sample, proof};
use crate::{browsers, dist, project};

/// Two browsers at a time share the small sample, because a browser mostly waits: the words that name each half.
/// At the full counts one browser runs after the other, so that nothing is in the way of what is measured.
pub type Halves = [&'static [&'static str]; 2];

/// In Chromium alone.
pub const BY_TEST: Halves = [&["odd"], &["even"]];
/// In all three.
pub const BY_BROWSER: Halves = [&["Chromium"], &["Firefox", "WebKitGTK"]];

/// Runs tests of the artefact, built if it is not yet, in Chromium.
pub fn in_the_browser(promises: &[&str], halves: Option<Halves>, sample: Sample) -> Result<()> {
    browsers::install()?;
    dist::for_tests()?;
    prove(promises, halves, sample)
}

/// Runs the tests of these promises, a folder of `tests/` each; without halves one after the other.
pub fn prove(promises: &[&str], halves: Option<Halves>, sample: Sample) -> Result<()> {
    let Some([first, second]) = halves.filter(|_| sample == Sample::Small) else {
        return project::run(&mut tests(promises, sample)?, RUSTUP);
    };
    for promise in promises {
        ensure!(takes_words(promise)?, "{promise} has Rust's own harness, which takes the name of a half for a test's");
    }
    project::run(tests(promises, sample)?.arg("--no-run"), RUSTUP)?;
    let mut other = tests(promises, sample)?;
    other.arg("--").args(second).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let other = other.spawn().context("cannot start cargo")?;
    let result = project::run(tests(promises, sample)?.arg("--").args(first), RUSTUP);
    let other = other.wait_with_output().context("cannot read what the tests say")?;
    std::io::stdout().write_all(&other.stdout)?;
    std::io::stderr().write_all(&other.stderr)?;
    result?;
    if other.status.success() { Ok(()) } else { bail!("the tests of {} failed ({})", second.join(", "), other.status) }
}

/// Whether the tests of a promise are run by our harness, which knows the words above.
fn takes_words(promise: &str) -> Result<bool> {
    let manifest: toml::Table = toml::from_str(&project::read("tests/Cargo.toml")?).context("in tests/Cargo.toml")?;
    let tests = manifest.get("test").and_then(toml::Value::as_array).context("no tests in tests/Cargo.toml")?;
    let is_it = |test: &&toml::Value| test.get("name").and_then(toml::Value::as_str) == Some(promise);
    let harness = tests.iter().find(is_it).and_then(|test| test.get("harness"));
    Ok(harness.and_then(toml::Value::as_bool) == Some(false))
}

fn tests(promises: &[&str], sample: Sample) -> Result<Command> {
    let mut command = project::cargo();
    command.args(["test", "--package", "browser-tests", "--no-fail-fast"]);
    // For those that ask `verify` about a server.
    command.env("TRD_XTASK", std::env::current_exe()?);
    for promise in promises {
        command.args(["--test", promise]);
    }
    if sample == Sample::Full {
        command.env("TRD_FULL", "1").env("TRD_FINDINGS", proof::notes());
    }
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::takes_words;

    /// The audit has Rust's own harness: run in halves, all its tests would be left out.
    #[test]
    fn another_harness_is_seen() -> anyhow::Result<()> {
        assert!(takes_words("traces")?);
        assert!(!takes_words("audit")?);
        Ok(())
    }
}
