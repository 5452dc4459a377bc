//! `cargo xtask test [suite] [--full]`: everything that is promised, checked.

mod access;
mod browser_tests;
mod channels;
mod engines;
mod fuzz;
mod hosting;
mod mutants;
mod proof;
mod record;
mod reproduce;
mod supply;
mod versions;

use std::{ffi::OsString, fs, time::Instant};

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use serde_json::json;

use self::browser_tests::{prove, prove_alone};
use crate::browsers::{self, Program};
use crate::{build, dist, project};

const RUSTUP: &str = "install Rust with https://rustup.rs";

/// A part of the tests that can be run by itself.
struct Suite {
    name: &'static str,
    about: &'static str,
    /// All of it that needs no browser, and what the rest needs.
    run: fn(Sample) -> Result<()>,
    /// What is proved in browsers: folders of `tests/`.
    promises: &'static [&'static str],
}

/// How much a suite walks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sample {
    /// The fixed small sample of every run.
    Small,
    /// All of it.
    Full,
}

/// In the order in which they run: what fails fast comes first, and the browsers come last, for all suites in one queue.
const SUITES: [Suite; 10] = [
    Suite { name: "format", about: "rustfmt", run: |_| cargo(&["fmt", "--all", "--check"]), promises: &[] },
    Suite {
        name: "lint",
        about: "clippy on the host and on wasm32, no warning let through",
        run: |_| lint(),
        promises: &[],
    },
    Suite {
        name: "unit",
        about: "rules, sentences, session, record, settings, content, tools; each page as text",
        run: |_| unit(),
        promises: &[],
    },
    Suite {
        name: "rules",
        about: "every state that the rules can tell apart, with the count",
        run: |_| rules(),
        promises: &[],
    },
    Suite {
        name: "browser",
        about: "the built artefact in Chromium, and the audit of it",
        run: |_| in_chromium(),
        promises: &["audit", "outcomes", "help", "around", "settings", "learn"],
    },
    Suite {
        name: "setup",
        about: "the set-up page from a file: each field, the preview, the snippets and the way back, keys, engines, network",
        run: |_| in_chromium(),
        promises: &["setup"],
    },
    Suite {
        name: "isolation",
        about: "no answer gets out and none stays: the page and the frame as adversaries, in Chromium, Firefox, WebKitGTK",
        run: |_| in_all_browsers(),
        promises: &["escape", "isolation", "traces", "leaving"],
    },
    Suite {
        name: "reliability",
        about: "random walks, translators, panics, cut and slow documents, in the same three",
        run: |_| in_all_browsers(),
        promises: &["reliability", "early"],
    },
    Suite {
        name: "record",
        about: "the record that is kept: files, FHIR by tools of others, paper, in the browsers that make them",
        run: record::run,
        promises: &["fhir", "keep"],
    },
    Suite {
        name: "access",
        about: "every page through two engines, the keyboard, a measure and a screen reader; in ten variants with --full",
        run: |_| in_chromium(),
        promises: &["access"],
    },
];

/// Suites that run by their name and with `--full` only: what they guard changes seldom, and they compile the project, its
/// rules or tools of others anew, or need whole programs of others, browsers and a database among them.
const IN_FULL: [Suite; 10] = [
    Suite {
        name: "reproduce",
        about: "the same bytes from another folder and another CARGO_HOME",
        run: |_| reproduce::run(),
        promises: &[],
    },
    Suite { name: "supply", about: "dependency licences and sources; the SBOM", run: |_| supply::run(), promises: &[] },
    Suite {
        name: "fuzz",
        about: "settings, records and saved files made up by machine, for a bounded time",
        run: |sample| fuzz::run(if sample == Sample::Full { 300 } else { 20 }),
        promises: &[],
    },
    Suite {
        name: "harness",
        about: "the tests' own runner: a browser that dies is started again, and a red test stays red, in the same three",
        run: |_| in_all_browsers(),
        promises: &["browsers"],
    },
    Suite {
        name: "mutants",
        about: "rules changed by machine, which the tests must notice",
        run: mutants::run,
        promises: &[],
    },
    Suite {
        name: "channels",
        about: "what each form tells a page written against it, in three browsers: writes docs/channels.md and SECURITY.md's table",
        run: |_| channels::run(),
        promises: &[],
    },
    Suite {
        name: "engines",
        about: "the oldest browsers of README.md walk to an outcome; older ones say why they do not",
        run: engines::run,
        promises: &[],
    },
    Suite {
        name: "npm",
        about: "the package in fresh projects with React, Vue, Next, Astro and Angular: types, builds, servers, a walk in each",
        run: |sample| on_servers(&[("npm", "npm")], "npm", sample),
        promises: &[],
    },
    Suite {
        name: "hosting",
        about: "the recipes of docs/hosting.md in nginx and Apache, and `verify` on what they serve",
        run: hosting::run,
        promises: &[],
    },
    Suite {
        name: "wordpress",
        about: "the plugin in a real WordPress: set up, placed, visited, attacked, updated and removed",
        run: |sample| on_servers(&WORDPRESS, "wordpress", sample),
        promises: &[],
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

fn all() -> impl Iterator<Item = &'static Suite> {
    SUITES.iter().chain(&IN_FULL)
}

fn known(name: &OsString) -> Result<String> {
    let names = || all().map(|suite| format!("  {:<11} {}", suite.name, suite.about)).collect::<Vec<_>>().join("\n");
    match all().find(|suite| name == suite.name) {
        Some(suite) => Ok(suite.name.to_owned()),
        None => bail!("unknown suite {}: expected one of\n{}", name.display(), names()),
    }
}

/// Runs the suites; the first that fails ends the run. In the small sample the browsers come last, for all suites at once.
pub fn run(options: &Options) -> Result<()> {
    let chosen: Vec<&Suite> = match &options.suite {
        Some(name) => all().filter(|suite| name == suite.name).collect(),
        None if options.sample == Sample::Full => all().collect(),
        None => SUITES.iter().collect(),
    };
    let mut times = Vec::new();
    for suite in &chosen {
        eprintln!("\n== {}: {}", suite.name, suite.about);
        let start = Instant::now();
        empty_notes()?;
        (suite.run)(options.sample).with_context(|| format!("suite `{}`", suite.name))?;
        if options.sample == Sample::Full {
            in_full(suite)?;
        }
        times.push(format!("{} {} s", suite.name, start.elapsed().as_secs()));
    }
    let promises: Vec<&str> = chosen.iter().flat_map(|suite| suite.promises).copied().collect();
    if options.sample == Sample::Small && !promises.is_empty() {
        eprintln!("\n== browsers: {}", promises.join(", "));
        let start = Instant::now();
        prove(&promises, options.sample)?;
        times.push(format!("browsers {} s", start.elapsed().as_secs()));
    }
    eprintln!("\nAll green: {}", times.join(", "));
    Ok(())
}

/// Proves the promises of a suite at their full count, and writes what was found into the pages that tell it.
fn in_full(suite: &Suite) -> Result<()> {
    prove(suite.promises, Sample::Full).with_context(|| format!("suite `{}`", suite.name))?;
    if suite.name == "access" {
        access::write(&proof::notes())?;
    }
    if proof::is_about(suite.name)? {
        proof::keep(suite.name)?;
        proof::write()?;
    }
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    project::run(project::cargo().args(arguments), RUSTUP)
}

fn lint() -> Result<()> {
    cargo(&["clippy", "--workspace", "--all-targets", "--all-features", "--", "--deny", "warnings"])?;
    let wasm = ["--package", "trd-screener", "--package", "configurator", "--target", "wasm32-unknown-unknown"];
    cargo(&[&["clippy"], &wasm[..], &["--", "--deny", "warnings"]].concat())
}

fn unit() -> Result<()> {
    let packages = [
        "--package",
        "clinical",
        "--all-features",
        "--package",
        "dev-server",
        "--package",
        "record",
        "--package",
        "configurator",
        "--package",
        "xtask",
    ];
    // The walk over every state has a suite of its own, which shows its count.
    cargo(&[&["test"], &packages[..], &["--", "--skip", EVERY_STATE]].concat())?;
    // Apart, because the pages show a button for each language, and all features make two more of them.
    cargo(&["test", "--package", "trd-screener", "--features", "ssr"])
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

/// What the tests in Chromium need.
fn in_chromium() -> Result<()> {
    build::install_for_tests()?;
    browsers::install()?;
    dist::for_tests()
}

/// What the tests in all three browsers need.
fn in_all_browsers() -> Result<()> {
    build::install_for_tests()?;
    browsers::install_all()?;
    dist::for_tests()
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
fn on_servers(programs: &[Program], promise: &str, sample: Sample) -> Result<()> {
    browsers::install_programs(programs)?;
    browsers::install()?;
    dist::for_tests()?;
    prove_alone(promise, sample)
}

/// What an earlier run has noted would else count for this one.
fn empty_notes() -> Result<()> {
    let folder = proof::notes();
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    Ok(())
}
