//! Input made up by machine, for the readers of what comes from outside: settings, records and saved files.

use std::fs;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use serde_json::json;

use super::proof;
use crate::{project, tools};

/// The fuzz targets, in `fuzz/targets/`.
const TARGETS: [&str; 3] = ["settings", "record", "file"];

/// Runs each target for so many seconds, from the committed seeds and from what earlier runs have found.
pub fn run(seconds: u32) -> Result<()> {
    tools::FUZZ.install()?;
    for target in TARGETS {
        let found = project::root().join("fuzz/corpus").join(target);
        fs::create_dir_all(&found).with_context(|| format!("cannot make {}", found.display()))?;
        let mut fuzz = project::command(tools::FUZZ.path());
        // The readers have no `unsafe`: what a sanitizer would look for the compiler has ruled out.
        fuzz.args(["fuzz", "run", "--sanitizer", "none", target, "--"]);
        fuzz.arg(found).arg(format!("fuzz/seeds/{target}"));
        fuzz.args(["-print_final_stats=1", "-max_len=65536"]).arg(format!("-max_total_time={seconds}"));
        // libFuzzer's switches of the compiler are not stable in Rust yet.
        let output =
            fuzz.env("RUSTC_BOOTSTRAP", "1").stderr(Stdio::piped()).output().context("cannot start cargo fuzz")?;
        let told = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            bail!("the fuzz target {target} has found something:\n{told}");
        }
        let executed = told.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
        let executed: u64 = executed.context("cargo fuzz says nothing of its runs")?.trim().parse()?;
        if executed < 1000 {
            bail!("the fuzz target {target} has run {executed} times only");
        }
        println!("{target}: {executed} inputs, no panic");
        proof::note("fuzz", target, &json!({ "inputs": executed, "seconds": seconds }))?;
    }
    Ok(())
}
