//! Runs the tests of promises in the browsers that they have to hold in: one after the other, or in lanes with a browser
//! each. Rust's own harness would start a browser for each test.

use std::future::Future;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use serde_json::json;

use crate::browser::Options;
use crate::context::TestContext;
use crate::engine::Engine;
use crate::is_full;
use crate::metrics::write_metrics;
use crate::queue::{Job, Queue};
use crate::times::{self, Times};
use crate::tries::Tries;

/// A test that runs.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// One test: its name, which runs take it, and what it does.
pub struct Case {
    pub name: &'static str,
    pub sample: Sample,
    pub run: for<'a> fn(&'a TestContext) -> Running<'a>,
}

/// Which runs take a test. At the full counts, and where it is named, each runs in all browsers of its promise.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    /// Each run takes it, in all browsers of its promise.
    Everywhere,
    /// Each run takes it, in the first browser of its promise.
    Once,
    /// Only a run at the full counts takes it.
    InFull,
}

/// The tests of one promise, a folder of `tests/`.
pub struct Promise {
    pub name: &'static str,
    /// The browsers that it has to hold in.
    pub engines: &'static [Engine],
    pub cases: &'static [&'static [Case]],
}

/// The tests of these names, for runs of this [`Sample`].
#[macro_export]
macro_rules! cases {
    ($sample:ident: $($name:path),* $(,)?) => {
        &[$($crate::Case {
            name: stringify!($name),
            sample: $crate::Sample::$sample,
            run: |cx| Box::pin($name(cx)),
        }),*]
    };
}

/// Makes a promise out of the names of its tests, which run in Chromium: in each run, or `in_full` only.
#[macro_export]
macro_rules! prove {
    (each_run: [$($once:path),+ $(,)?], in_full: [$($full:path),* $(,)?] $(,)?) => {
        $crate::prove_in!(&[$crate::Engine::Chromium], [], [$($once),+], [$($full),*]);
    };
    ($($name:path),+ $(,)?) => {
        $crate::prove!(each_run: [$($name),+], in_full: []);
    };
}

/// The same for a promise that has to hold in all three browsers: each run takes tests `everywhere`, or `once`, in
/// Chromium.
#[macro_export]
macro_rules! prove_everywhere {
    (everywhere: [$($all:path),+ $(,)?], once: [$($once:path),* $(,)?], in_full: [$($full:path),* $(,)?] $(,)?) => {
        $crate::prove_in!(&$crate::Engine::ALL, [$($all),+], [$($once),*], [$($full),*]);
    };
    ($($name:path),+ $(,)?) => {
        $crate::prove_everywhere!(everywhere: [$($name),+], once: [], in_full: []);
    };
}

/// The same in these browsers. It is called like its folder, which is a module or a program.
#[macro_export]
macro_rules! prove_in {
    ($engines:expr, [$($all:path),*], [$($once:path),*], [$($full:path),*]) => {
        pub const PROMISE: $crate::Promise = $crate::Promise {
            name: module_path!(),
            engines: $engines,
            cases: &[
                $crate::cases![Everywhere: $($all),*],
                $crate::cases![Once: $($once),*],
                $crate::cases![InFull: $($full),*],
            ],
        };
    };
}

impl Promise {
    /// Its folder.
    fn folder(&self) -> &'static str {
        self.name.rsplit("::").next().unwrap_or(self.name)
    }

    fn path(&self, case: &Case) -> String {
        [self.folder(), "::", case.name].concat()
    }

    /// Whether a run that names no test takes this one in this browser.
    fn takes(&self, case: &Case, engine: Engine) -> bool {
        match case.sample {
            Sample::Everywhere => true,
            Sample::Once => self.engines.first() == Some(&engine),
            Sample::InFull => false,
        }
    }
}

/// Runs the tests whose paths, such as `keep::print::the_dark_screen_prints_light`, hold one of the words on the command
/// line; without any word, all. A word may also be the name of a browser: then no other one runs. `TRD_LANES` says how many
/// browsers run at a time.
pub fn run(promises: &[Promise]) -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let is_engine = |word: &str| Engine::ALL.iter().any(|engine| word.eq_ignore_ascii_case(engine.name()));
    let filters: Vec<&String> = words.iter().filter(|word| !word.starts_with('-') && !is_engine(word)).collect();
    let is_named = |engine: &&Engine| words.iter().any(|word| word.eq_ignore_ascii_case(engine.name()));
    let has_named = Engine::ALL.iter().any(|engine| is_named(&engine));
    let is_list = words.iter().any(|word| word == "--list");
    // Who names a test or a browser wants it run; a folder is a promise, of which a run takes its sample.
    let takes_all = is_full() || is_list || has_named || filters.iter().any(|word| !word.ends_with("::"));
    let known = times::known();
    let mut jobs = Vec::new();
    for promise in promises {
        // A browser that is named runs the tests of all promises.
        let engines: &[Engine] = if has_named { &Engine::ALL } else { promise.engines };
        for case in promise.cases.iter().copied().flatten() {
            let path = promise.path(case);
            if !filters.is_empty() && !filters.iter().any(|word| is_meant(word, &path)) {
                continue;
            }
            let is_taken = |engine: Engine| takes_all || promise.takes(case, engine);
            for &engine in engines.iter().filter(|engine| (!has_named || is_named(engine)) && is_taken(**engine)) {
                let seconds = times::of(&known, engine, &path);
                jobs.push(Job { engine, promise, case, seconds });
            }
        }
    }
    if jobs.is_empty() {
        eprintln!(
            "no test has a path with any of: {}",
            filters.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(", ")
        );
        return ExitCode::FAILURE;
    }
    if is_list {
        for job in &jobs {
            println!("{}: test", job.promise.path(job.case));
        }
        return ExitCode::SUCCESS;
    }
    match prove(jobs) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("the tests could not run: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// A word that ends with `::` is that of a folder; another one may stand anywhere in the path.
fn is_meant(word: &str, path: &str) -> bool {
    path.starts_with(word) || (!word.ends_with("::") && path.contains(word))
}

/// What came of a test, and what it was run with.
struct Done<'a> {
    job: Job<'a>,
    seconds: f32,
    error: Option<String>,
    version: Option<String>,
}

/// Returns how many failed.
fn prove(mut jobs: Vec<Job>) -> Result<usize> {
    for engine in
        Engine::ALL.into_iter().filter(|engine| jobs.iter().any(|job| job.engine == *engine)).collect::<Vec<_>>()
    {
        let missing = engine.missing();
        if missing.is_empty() {
            continue;
        }
        let told = format!("{} is not here: no {}", engine.name(), missing.join(", no "));
        // Where the promise is guarded, no browser may be passed over.
        if std::env::var_os("CI").is_some() {
            bail!(told);
        }
        println!("NOT RUN: {told}");
        jobs.retain(|job| job.engine != engine);
    }
    let lanes = std::env::var("TRD_LANES").ok().and_then(|lanes| lanes.parse().ok()).unwrap_or(1);
    println!("\nrunning {} tests", jobs.len());
    let queue = Queue::new(&jobs, lanes);
    let done = Mutex::new(Vec::new());
    let results: Vec<Result<()>> = std::thread::scope(|scope| {
        let started: Vec<_> = (0..lanes).map(|_| scope.spawn(|| lane(&queue, &done))).collect();
        started.into_iter().map(|lane| lane.join().unwrap_or_else(|_| bail!("a lane has panicked"))).collect()
    });
    let done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    report(&done)?;
    results.into_iter().collect::<Result<()>>()?;
    ensure!(done.len() == jobs.len(), "{} tests did not run", jobs.len() - done.len());
    Ok(done.iter().filter(|done| done.error.is_some()).count())
}

/// Runs one part after the other until none is left, each in a browser of its own.
fn lane<'a>(queue: &Queue<'a>, done: &Mutex<Vec<Done<'a>>>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    while let Some(part) = queue.next() {
        runtime.block_on(run_part(part, done));
    }
    Ok(())
}

async fn run_part<'a>(part: Vec<Job<'a>>, done: &Mutex<Vec<Done<'a>>>) {
    let Some(engine) = part.first().map(|job| job.engine) else { return };
    let mut tries = Tries::new(Options { engine, ..Options::default() });
    for job in part {
        let began = Instant::now();
        let result = tries.run(job.case).await;
        let seconds = began.elapsed().as_secs_f32();
        let (path, name) = (job.promise.path(job.case), engine.name());
        match &result {
            Ok(()) => println!("test {path} in {name} ... ok ({seconds:.1} s)"),
            Err(error) => println!("test {path} in {name} ... FAILED ({seconds:.1} s)\n  {error:#}\n"),
        }
        let version = tries.version().ok().map(str::to_owned);
        let error = result.err().map(|error| format!("{error:#}"));
        done.lock().unwrap_or_else(PoisonError::into_inner).push(Done { job, seconds, error, version });
    }
}

/// Says what has failed, keeps the times, and notes for the proof what has passed.
fn report(done: &[Done]) -> Result<()> {
    let failed: Vec<_> = done.iter().filter_map(|done| Some((done, done.error.as_ref()?))).collect();
    println!("\ntest result: {} passed; {} failed", done.len() - failed.len(), failed.len());
    for (done, error) in &failed {
        println!("\nFAILED in {}: {}\n  {error}", done.job.engine.name(), done.job.promise.path(done.job.case));
    }
    println!();
    let mut times = Times::new();
    let mut promises: Vec<(&str, Engine)> = Vec::new();
    for Done { job, seconds, error, .. } in done {
        if error.is_none() {
            times.entry(job.engine.name().to_owned()).or_default().insert(job.promise.path(job.case), *seconds);
        }
        let promise = (job.promise.folder(), job.engine);
        if !promises.contains(&promise) {
            promises.push(promise);
        }
    }
    times::keep(&times)?;
    for (folder, engine) in promises {
        let own = || done.iter().filter(|done| done.job.promise.folder() == folder && done.job.engine == engine);
        let version = own().find_map(|done| done.version.as_ref()).context("no browser has started")?;
        let passed: Vec<&str> = own().filter(|done| done.error.is_none()).map(|done| done.job.case.name).collect();
        write_metrics(
            "tests",
            &format!("{folder}-{}", engine.name()),
            &json!({ "version": version, "passed": passed }),
        )?;
    }
    Ok(())
}
