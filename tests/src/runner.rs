//! Runs the tests of one promise, one after the other in one browser; or in each of the three, one after the other.
//! Rust's own harness would start a browser for each test.

use std::future::Future;
use std::pin::Pin;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::browser::Options;
use crate::engine::Engine;
use crate::findings::note;
use crate::is_full;
use crate::stage::Stage;

/// Every other test, from the first one or from the second one on: so that two browsers can share the tests.
const HALVES: [&str; 2] = ["odd", "even"];

/// How long one test may take.
const LONGEST: Duration = Duration::from_mins(10);

/// How long one may take at the full counts: some walk for half an hour.
const LONGEST_IN_FULL: Duration = Duration::from_hours(1);

/// A test that runs.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// One test: its name, and what it does.
pub struct Case {
    pub name: &'static str,
    pub run: for<'a> fn(&'a Stage) -> Running<'a>,
}

/// The tests of these names.
#[macro_export]
macro_rules! cases {
    ($($name:path),+ $(,)?) => {
        &[$($crate::Case { name: stringify!($name), run: |stage| Box::pin($name(stage)) }),+]
    };
}

/// Makes `main` of a promise out of the names of its tests.
#[macro_export]
macro_rules! prove {
    ($($name:path),+ $(,)?) => {
        fn main() -> std::process::ExitCode {
            $crate::run(env!("CARGO_CRATE_NAME"), $crate::cases![$($name),+])
        }
    };
}

/// The same for a promise that has to hold in all three browsers.
#[macro_export]
macro_rules! prove_everywhere {
    ($($name:path),+ $(,)?) => {
        fn main() -> std::process::ExitCode {
            $crate::run_in(env!("CARGO_CRATE_NAME"), &$crate::Engine::ALL, $crate::cases![$($name),+])
        }
    };
}

/// Runs the tests in Chromium: see [`run_in`].
pub fn run(suite: &str, cases: &[Case]) -> ExitCode {
    run_in(suite, &[Engine::Chromium], cases)
}

/// Runs the tests whose names hold one of the words on the command line; without any word, all.
/// A word may also be the name of a browser: then no other one runs; or one of [`HALVES`]. `suite` is the name under which
/// the proof finds what has passed.
pub fn run_in(suite: &str, engines: &[Engine], cases: &[Case]) -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let named: Vec<Engine> = Engine::ALL.into_iter().filter(|e| words.iter().any(|word| word == e.name())).collect();
    let engines = if named.is_empty() { engines } else { &named };
    let is_filter = |word: &&String| {
        let is_special = HALVES.contains(&word.as_str()) || Engine::ALL.iter().any(|e| *word == e.name());
        !word.starts_with('-') && !is_special
    };
    let filters: Vec<&String> = words.iter().filter(is_filter).collect();
    let wanted = |case: &&Case| filters.is_empty() || filters.iter().any(|word| case.name.contains(word.as_str()));
    let is_left_out = |place: usize| words.iter().any(|word| HALVES.get(1 - place % 2) == Some(&word.as_str()));
    let cases: Vec<&Case> =
        cases.iter().filter(wanted).enumerate().filter(|(i, _)| !is_left_out(*i)).map(|(_, c)| c).collect();
    if words.iter().any(|word| word == "--list") {
        for case in &cases {
            println!("{}: test", case.name);
        }
        return ExitCode::SUCCESS;
    }
    if cases.is_empty() {
        println!("running 0 tests");
        return ExitCode::SUCCESS;
    }
    let mut failed = 0;
    for engine in engines {
        match prove(suite, *engine, &cases) {
            Ok(more) => failed += more,
            Err(error) => {
                eprintln!("the tests could not run in {}: {error:#}", engine.name());
                failed += 1;
            }
        }
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Returns how many failed.
fn prove(suite: &str, engine: Engine, cases: &[&Case]) -> Result<usize> {
    let missing = engine.missing();
    if !missing.is_empty() {
        let told = format!("{} is not here: no {}", engine.name(), missing.join(", no "));
        // Where the promise is guarded, no browser may be passed over.
        if std::env::var_os("CI").is_some() {
            bail!(told);
        }
        println!("NOT RUN: {told}");
        return Ok(0);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let all = async {
        println!("\nrunning {} tests in {}", cases.len(), engine.name());
        let set = || Stage::set_with(Options { engine, ..Options::default() });
        let mut stage = set().await?;
        let mut passed = Vec::new();
        for case in cases {
            let began = Instant::now();
            let mut result = try_once(&stage, case).await;
            if result.as_ref().is_err_and(has_gone) {
                // A browser that crashes says nothing about the promise; one that does so again is a fault.
                println!("  the browser has gone: once more in a new one");
                stage = set().await?;
                result = try_once(&stage, case).await;
            }
            let seconds = began.elapsed().as_secs_f32();
            match result {
                Ok(()) => {
                    passed.push(case.name);
                    println!("test {} ... ok ({seconds:.1} s)", case.name);
                }
                Err(error) => println!("test {} ... FAILED ({seconds:.1} s)\n  {error:#}\n", case.name),
            }
        }
        let failed = cases.len() - passed.len();
        println!("\ntest result: {} passed; {failed} failed\n", passed.len());
        note(
            "tests",
            &format!("{suite}-{}", engine.name()),
            &json!({ "version": stage.version()?, "passed": passed }),
        )?;
        Ok(failed)
    };
    runtime.block_on(all)
}

async fn try_once(stage: &Stage, case: &Case) -> Result<()> {
    let longest = if is_full() { LONGEST_IN_FULL } else { LONGEST };
    let run = async {
        stage.clear().await.context("the browser is not ready for the next test")?;
        (case.run)(stage).await
    };
    let result = tokio::time::timeout(longest, run).await;
    result.unwrap_or_else(|_| bail!("takes longer than {} s", longest.as_secs()))
}

/// Whether the driver says that its browser has crashed or is no longer there.
fn has_gone(error: &anyhow::Error) -> bool {
    let told = format!("{error:#}");
    ["invalid session id", "page crash or hang", "Could not parse script result"].iter().any(|gone| told.contains(gone))
}
