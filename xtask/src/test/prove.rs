//! The tests that look at the artefact in a browser: built once, and run in lanes beside each other.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use anyhow::{Context as _, Result, anyhow, ensure};

use super::{RUSTUP, Sample, proof};
use crate::{browsers, dist, project};

/// Several browsers at a time share the small sample, because a browser mostly waits: the word that names each lane's tests.
/// At the full counts one browser runs after the other, so that nothing is in the way of what is measured.
pub type Lanes = &'static [&'static str];

/// In Chromium alone.
pub const BY_TEST: Lanes = &["odd", "even"];
/// In all three.
pub const BY_BROWSER: Lanes = &["Chromium", "Firefox", "WebKitGTK"];

/// Runs tests of the artefact, built if it is not yet, in Chromium.
pub fn in_the_browser(promises: &[&str], lanes: Option<Lanes>, sample: Sample) -> Result<()> {
    browsers::install()?;
    dist::for_tests()?;
    prove(promises, lanes, sample)
}

/// Runs the tests of these promises, a folder of `tests/` each; without lanes one after the other.
pub fn prove(promises: &[&str], lanes: Option<Lanes>, sample: Sample) -> Result<()> {
    let Some((first, others)) = lanes.filter(|_| sample == Sample::Small).and_then(<[_]>::split_first) else {
        return project::run(&mut tests(promises, sample)?, RUSTUP);
    };
    for promise in promises {
        ensure!(takes_words(promise)?, "{promise} has Rust's own harness, which takes the name of a lane for a test's");
    }
    project::run(tests(promises, sample)?.arg("--no-run"), RUSTUP)?;
    let run = |lane| -> Result<Output> {
        let mut tests = tests(promises, sample)?;
        tests.args(["--", lane]).stdin(Stdio::null()).output().context("cannot start cargo")
    };
    std::thread::scope(|scope| {
        let beside: Vec<_> = others.iter().map(|lane| (lane, scope.spawn(move || run(lane)))).collect();
        let mut result = project::run(tests(promises, sample)?.args(["--", first]), RUSTUP);
        for (lane, tests) in beside {
            let tests = tests.join().map_err(|_| anyhow!("the tests of {lane} could not be run"))??;
            // What was said beside another lane is shown whole, once that has ended.
            std::io::stdout().write_all(&tests.stdout)?;
            std::io::stderr().write_all(&tests.stderr)?;
            if !tests.status.success() {
                result = result.and(Err(anyhow!("the tests of {lane} failed ({})", tests.status)));
            }
        }
        result
    })
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

    /// The audit has Rust's own harness: run in lanes, all its tests would be left out.
    #[test]
    fn another_harness_is_seen() -> anyhow::Result<()> {
        assert!(takes_words("traces")?);
        assert!(!takes_words("audit")?);
        Ok(())
    }
}
