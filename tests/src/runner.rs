//! Runs the tests of one promise, one after the other in one browser. Rust's own harness would start a browser for each.

use std::future::Future;
use std::pin::Pin;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::stage::Stage;

/// How long one test may take, at the full counts too.
const LONGEST: Duration = Duration::from_mins(10);

/// A test that runs.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// One test: its name, and what it does.
pub struct Case {
    pub name: &'static str,
    pub run: for<'a> fn(&'a Stage) -> Running<'a>,
}

/// Makes `main` of a promise out of the names of its tests.
#[macro_export]
macro_rules! prove {
    ($($name:path),+ $(,)?) => {
        fn main() -> std::process::ExitCode {
            $crate::run(&[$($crate::Case { name: stringify!($name), run: |stage| Box::pin($name(stage)) }),+])
        }
    };
}

/// Runs the tests whose names hold one of the words on the command line; without any word, all.
pub fn run(cases: &[Case]) -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let filters: Vec<&String> = words.iter().filter(|word| !word.starts_with('-')).collect();
    let wanted = |case: &&Case| filters.is_empty() || filters.iter().any(|word| case.name.contains(word.as_str()));
    let cases: Vec<&Case> = cases.iter().filter(wanted).collect();
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
    match prove(&cases) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("the tests could not run: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Returns how many failed.
fn prove(cases: &[&Case]) -> Result<usize> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let all = async {
        println!("\nrunning {} tests", cases.len());
        let stage = Stage::set().await?;
        let mut failed = 0;
        for case in cases {
            let began = Instant::now();
            let result = tokio::time::timeout(LONGEST, async {
                stage.clear().await.context("the browser is not ready for the next test")?;
                (case.run)(&stage).await
            })
            .await
            .unwrap_or_else(|_| Err(anyhow::anyhow!("takes longer than {} s", LONGEST.as_secs())));
            let seconds = began.elapsed().as_secs_f32();
            match result {
                Ok(()) => println!("test {} ... ok ({seconds:.1} s)", case.name),
                Err(error) => {
                    failed += 1;
                    println!("test {} ... FAILED ({seconds:.1} s)\n  {error:#}\n", case.name);
                }
            }
        }
        println!("\ntest result: {} passed; {failed} failed\n", cases.len() - failed);
        Ok(failed)
    };
    runtime.block_on(all)
}
