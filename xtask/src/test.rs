//! `cargo xtask test [suite] [--full]`: everything that is promised, checked.

mod access;
mod fuzz;
mod hosting;
mod mutants;
mod proof;
mod prove;
mod record;
mod reproduce;
mod supply;
mod versions;

use std::{ffi::OsString, fs, time::Instant};

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use serde_json::json;

use self::prove::{BY_BROWSER, BY_TEST, in_the_browser, prove};
use crate::browsers::{self, Program};
use crate::{build, dist, project};

const RUSTUP: &str = "install Rust with https://rustup.rs";

/// A part of the tests that can be run by itself.
struct Suite {
    name: &'static str,
    about: &'static str,
    run: fn(Sample) -> Result<()>,
}

/// How much a suite walks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sample {
    /// The fixed small sample of every run.
    Small,
    /// All of it.
    Full,
}

/// In the order in which they run: what fails fast comes first.
const SUITES: [Suite; 13] = [
    Suite { name: "format", about: "rustfmt", run: |_| cargo(&["fmt", "--all", "--check"]) },
    Suite { name: "lint", about: "clippy on the host and on wasm32, no warning let through", run: |_| lint() },
    Suite { name: "unit", about: "rules, sentences, session, record, settings, content, tools", run: |_| unit() },
    Suite { name: "rules", about: "every state that the rules can tell apart, with the count", run: |_| rules() },
    Suite { name: "browser", about: "the built artefact in Chromium, and the audit of it", run: browser },
    Suite {
        name: "setup",
        about: "the set-up page from a file: each field, the preview, the snippets and the way back, keys, engines, network",
        run: setup,
    },
    Suite {
        name: "isolation",
        about: "no answer gets out and none stays: the page and the frame as adversaries, in Chromium, Firefox, WebKitGTK",
        run: isolation,
    },
    Suite {
        name: "reliability",
        about: "random walks, translators, panics, cut and slow documents, in the same three browsers",
        run: reliability,
    },
    Suite {
        name: "record",
        about: "the record that is kept: files, FHIR by tools of others, paper, in the browsers that make them",
        run: record::run,
    },
    Suite {
        name: "access",
        about: "every page through two engines, the keyboard, a measure and a screen reader, in ten variants",
        run: access,
    },
    Suite {
        name: "reproduce",
        about: "the same bytes from another folder and another CARGO_HOME",
        run: |_| reproduce::run(),
    },
    Suite {
        name: "supply",
        about: "licences and sources of what others have made; the bill of it",
        run: |_| supply::run(),
    },
    Suite {
        name: "fuzz",
        about: "settings, records and saved files made up by machine, for a bounded time",
        run: |sample| fuzz::run(if sample == Sample::Full { 300 } else { 20 }),
    },
];

/// Suites that run by their name only: one compiles the rules anew for each change of them, hundreds of times; three need
/// whole programs of others, a database among them.
const BY_NAME: [Suite; 4] = [
    Suite { name: "mutants", about: "rules changed by machine, which the tests must notice", run: mutants::run },
    Suite {
        name: "npm",
        about: "the package in fresh projects with React and with Vue: types, build, a walk",
        run: |sample| with_servers(&[("npm", "npm")], "npm", sample),
    },
    Suite {
        name: "hosting",
        about: "the recipes of docs/hosting.md in nginx and Apache, and `verify` on what they serve",
        run: hosting::run,
    },
    Suite {
        name: "wordpress",
        about: "the plugin in a real WordPress: set up, placed, visited, attacked, updated and removed",
        run: |sample| with_servers(&WORDPRESS, "wordpress", sample),
    },
];

/// Which suites to run, and how much.
pub struct Options {
    suite: Option<String>,
    sample: Sample,
}

impl Options {
    pub fn from_arguments(arguments: &mut lexopt::Parser) -> Result<Self> {
        let mut options = Self { suite: None, sample: Sample::Small };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("full") => options.sample = Sample::Full,
                Value(name) if options.suite.is_none() => options.suite = Some(known(&name)?),
                other => return Err(other.unexpected()).context("expected [suite] [--full]"),
            }
        }
        Ok(options)
    }
}

fn known(name: &OsString) -> Result<String> {
    let all = || SUITES.iter().chain(&BY_NAME);
    let names = || all().map(|suite| format!("  {:<11} {}", suite.name, suite.about)).collect::<Vec<_>>().join("\n");
    match all().find(|suite| name == suite.name) {
        Some(suite) => Ok(suite.name.to_owned()),
        None => bail!("unknown suite {}: expected one of\n{}", name.display(), names()),
    }
}

/// Runs the suites; the first that fails ends the run.
pub fn run(options: &Options) -> Result<()> {
    let chosen: Vec<&Suite> = match &options.suite {
        Some(name) => SUITES.iter().chain(&BY_NAME).filter(|suite| name == suite.name).collect(),
        None => SUITES.iter().collect(),
    };
    let mut times = Vec::new();
    for suite in chosen {
        eprintln!("\n== {}: {}", suite.name, suite.about);
        let start = Instant::now();
        empty_notes()?;
        (suite.run)(options.sample).with_context(|| format!("suite `{}`", suite.name))?;
        if options.sample == Sample::Full && proof::is_about(suite.name)? {
            proof::keep(suite.name)?;
            proof::write()?;
        }
        times.push(format!("{} {} s", suite.name, start.elapsed().as_secs()));
    }
    eprintln!("\nAll green: {}", times.join(", "));
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    project::run(project::cargo().args(arguments), RUSTUP)
}

fn lint() -> Result<()> {
    cargo(&["clippy", "--workspace", "--all-targets", "--all-features", "--", "--deny", "warnings"])?;
    let wasm = ["--package", "trd-screener", "--package", "trd-setup", "--target", "wasm32-unknown-unknown"];
    cargo(&[&["clippy"], &wasm[..], &["--", "--deny", "warnings"]].concat())
}

fn unit() -> Result<()> {
    let packages = [
        "--package",
        "clinical",
        "--all-features",
        "--package",
        "host",
        "--package",
        "trd-setup",
        "--package",
        "xtask",
    ];
    // The walk over every state has a suite of its own, which shows its count.
    cargo(&[&["test"], &packages[..], &["--", "--skip", EVERY_STATE]].concat())
}

/// The test that walks every state.
const EVERY_STATE: &str = "states::every_person_gets_the_expected_outcome_and_a_worse_answer_never_a_weaker_one";

/// Its output is shown: it says how many states were walked.
fn rules() -> Result<()> {
    let mut test = project::cargo();
    test.args(["test", "--package", "clinical", "--all-features", "--test", "rules", "--"]);
    let told = project::output_of(test.args(["--nocapture", "--exact", EVERY_STATE]), RUSTUP)?;
    print!("{told}");
    let line = told.lines().find_map(|line| line.strip_prefix("walked ")).context("no states were walked")?;
    let numbers: Vec<u64> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [states, steps, exceptions] = numbers.as_slice() else { bail!("expected three figures in: {line}") };
    let found = json!({
        "states": states,
        "steps to a worse answer": steps,
        "of them to weaker advice, all at the limit of a missing score": exceptions,
    });
    proof::note("rules", "states", &found)
}

/// The promises that are looked at in the browser, a folder of `tests/` each.
const PROMISES: [&str; 4] = ["outcomes", "help", "settings", "learn"];

fn browser(sample: Sample) -> Result<()> {
    in_the_browser(&PROMISES, Some(BY_TEST), sample)?;
    // It needs no browser, and Rust's own harness would take the name of a half for that of a test.
    prove(&["audit"], None, sample)
}

fn access(sample: Sample) -> Result<()> {
    build::install_for_tests()?;
    in_the_browser(&["access"], Some(BY_TEST), sample)?;
    if sample == Sample::Full { access::write(&proof::notes()) } else { Ok(()) }
}

fn setup(sample: Sample) -> Result<()> {
    build::install_for_tests()?;
    browsers::install()?;
    dist::for_tests()?;
    prove(&["setup"], Some(BY_TEST), sample)
}

fn isolation(sample: Sample) -> Result<()> {
    browsers::install_all()?;
    build::install_for_tests()?;
    in_the_browser(&["isolation", "escape", "traces", "leaving"], Some(BY_BROWSER), sample)
}

fn reliability(sample: Sample) -> Result<()> {
    browsers::install_all()?;
    in_the_browser(&["reliability", "early"], Some(BY_BROWSER), sample)
}

/// What a `WordPress` of one's own needs, with two themes.
const WORDPRESS: [Program; 5] = [
    ("php", "php-cli"),
    ("mariadbd", "mariadb-server"),
    // It brings PHP's way to the database along.
    ("/usr/share/wordpress/wp-load.php", "wordpress"),
    ("/usr/share/wordpress/wp-content/themes/twentytwentyone", "wordpress-theme-twentytwentyone"),
    ("/usr/share/wordpress/wp-content/themes/twentytwentythree", "wordpress-theme-twentytwentythree"),
];

/// Runs the tests of what is made for other programs, in Chromium. They start those programs, and end them.
fn with_servers(programs: &[Program], promise: &str, sample: Sample) -> Result<()> {
    browsers::install_programs(programs)?;
    browsers::install()?;
    dist::for_tests()?;
    prove(&[promise], None, sample)
}

/// What an earlier run has noted would else count for this one.
fn empty_notes() -> Result<()> {
    let folder = proof::notes();
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    Ok(())
}
