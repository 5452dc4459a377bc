//! The tests that look at the artefact in a browser.

use std::process::Command;

use anyhow::Result;

use super::{RUSTUP, Sample, proof};
use crate::project;

/// The promises that run by themselves: one needs no browser, the other a network of its own, with one server of names.
const APART: [&str; 2] = ["audit", "escape"];

/// How many browsers run at a time in the small sample: two cores carry two, because a browser mostly waits. At the full
/// counts one runs after the other, so that nothing is in the way of what is measured.
const LANES: &str = "2";

/// Runs the tests of these promises, a folder of `tests/` each: those that need a browser and nothing else in one queue.
pub fn prove(promises: &[&str], sample: Sample) -> Result<()> {
    let (apart, queued): (Vec<&str>, Vec<&str>) = promises.iter().partition(|name| APART.contains(name));
    for name in apart {
        prove_alone(name, sample)?;
    }
    if queued.is_empty() {
        return Ok(());
    }
    let paths = queued.iter().map(|name| format!("{name}::"));
    project::run(tests("promises", sample)?.arg("--").args(paths), RUSTUP)
}

/// Runs the tests of a promise that is a program of its own, one after the other.
pub fn prove_alone(promise: &str, sample: Sample) -> Result<()> {
    project::run(tests(promise, sample)?.env("TRD_LANES", "1"), RUSTUP)
}

fn tests(program: &str, sample: Sample) -> Result<Command> {
    let mut command = project::cargo();
    command.args(["test", "--package", "browser-tests", "--test", program]);
    // For those that ask `verify` about a server.
    command.env("TRD_XTASK", std::env::current_exe()?);
    match sample {
        Sample::Small => command.env("TRD_LANES", LANES),
        Sample::Full => command.env("TRD_FULL", "1").env("TRD_FINDINGS", proof::notes()),
    };
    Ok(command)
}
