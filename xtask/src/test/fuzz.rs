//! Input made up by machine, for the readers of what comes from outside: settings, records and saved files.

use std::fs;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use serde_json::json;

use super::proof;
use crate::{project, tools};

/// The fuzz targets, in `fuzz/targets/`.
const TARGETS: [&str; 3] = ["settings", "record", "file"];

/// A reader that fails on one input in sixty-five thousand, and what it then says.
const CONTROL: (&str, &str) = ("control", "found by the control");
/// How long the control may take to be found, in seconds.
const LONGEST: u32 = 60;

/// Runs each target for so many seconds, from the committed seeds and from what earlier runs have found.
pub fn run(seconds: u32) -> Result<()> {
    tools::FUZZ.install()?;
    let (target, words) = CONTROL;
    let (is_whole, told) = fuzz(target, LONGEST)?;
    ensure!(!is_whole && told.contains(words), "the fault of the fuzz target {target} was not found:\n{told}");
    for target in TARGETS {
        let (is_whole, told) = fuzz(target, seconds)?;
        ensure!(is_whole, "the fuzz target {target} has found something:\n{told}");
        let executed = told.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
        let executed: u64 = executed.context("cargo fuzz says nothing of its runs")?.trim().parse()?;
        ensure!(executed >= 1000, "the fuzz target {target} has run {executed} times only");
        println!("{target}: {executed} inputs, no panic");
        proof::note("fuzz", target, &json!({ "inputs": executed, "seconds": seconds }))?;
    }
    Ok(())
}

/// Whether a target ran to its end without a fault, and what it said.
fn fuzz(target: &str, seconds: u32) -> Result<(bool, String)> {
    let found = project::root().join("fuzz/corpus").join(target);
    fs::create_dir_all(&found).with_context(|| format!("cannot make {}", found.display()))?;
    let mut fuzz = project::command(tools::FUZZ.path());
    // The readers have no `unsafe`: what a sanitizer would look for the compiler has ruled out.
    fuzz.args(["fuzz", "run", "--sanitizer", "none", target, "--"]);
    fuzz.arg(found);
    let seeds = format!("fuzz/seeds/{target}");
    if project::root().join(&seeds).exists() {
        fuzz.arg(seeds);
    }
    fuzz.args(["-print_final_stats=1", "-max_len=65536"]).arg(format!("-max_total_time={seconds}"));
    // libFuzzer's switches of the compiler are not stable in Rust yet.
    let output = fuzz.env("RUSTC_BOOTSTRAP", "1").stderr(Stdio::piped()).output().context("cannot start cargo fuzz")?;
    Ok((output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned()))
}
