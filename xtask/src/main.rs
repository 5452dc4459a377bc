//! The project's tasks: `cargo xtask serve`, `dist`, `review`, `gallery`, `assess`, `fhir`, `pin`, `bench`, `verify` and `test`.

mod assess;
mod bench;
mod browsers;
mod build;
mod content;
mod dist;
mod fhir;
mod gallery;
mod markdown;
#[cfg(test)]
mod modules;
mod packaging;
mod pin;
mod project;
mod review;
mod sbom;
mod serve;
mod test;
mod tools;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

const USAGE: &str = "\
Usage: cargo xtask <task>

  serve [--port N] [--no-watch] [--setup]
                                  builds the self-check and serves demo pages that embed it; rebuilds on change. With
                                  --setup the set-up page too, which takes minutes
  dist                            writes the release artefact to dist/
  dist --pseudo                   the same with two languages made for tests, to target/pseudo/
  review                          writes dist/review.html: every question, rule, sentence and source, to be signed
  gallery [--only NAME]           writes dist/gallery/: every page and component in every variant, as pictures; and the
                                  pictures of README.md. NAME is a variant or `pictures`
  assess FILE                     prints the outcome of each answer record of a JSON list; exit status 1 if any broke
                                  the contract
  fhir [--lang LANGUAGE] FILE     prints an answer record as a FHIR Bundle, as the self-check would save it today
  fhir --back FILE                prints the answer record of such a Bundle; refuses every other
  pin [FILE] --set KEY=VALUE … [--out FILE] [--release FILE]
                                  prints the document with these settings pinned in it: they win over those of an address.
                                  FILE is dist/trd-screener.html if nothing else is said, or one with settings to replace
  bench [--samples N]             measures the artefact beside other tools and writes docs/bench.md; with fewer than 9
                                  samples it only tries, in target/bench/tried/
  verify URL [--release FILE]     compares what a clinic serves with the release: its bytes and its headers; exit status 1
                                  if anything is missing. FILE is dist/release.json if nothing else is said
  test [suite] [--full]           runs every test, or one suite of them; --full at its full count";

/// One task with its options.
enum Task {
    Serve(serve::Options),
    Dist,
    Pseudo,
    Review,
    Gallery(gallery::Options),
    Assess(PathBuf),
    Fhir(fhir::Options),
    Pin(pin::Options),
    Bench(bench::Options),
    Verify(verify::Options),
    Test(test::Options),
    Help,
}

fn main() -> ExitCode {
    match Task::from_arguments().and_then(Task::run) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

impl Task {
    fn from_arguments() -> Result<Self> {
        let mut arguments = lexopt::Parser::from_env();
        let task = match arguments.next()? {
            Some(Value(name)) => match name.to_str() {
                Some("serve") => Self::Serve(serve::Options::from_arguments(&mut arguments)?),
                Some("dist") => match arguments.next()? {
                    None => Self::Dist,
                    Some(Long("pseudo")) => Self::Pseudo,
                    Some(other) => return Err(other.unexpected()).context(USAGE),
                },
                Some("review") => Self::Review,
                Some("gallery") => Self::Gallery(gallery::Options::from_arguments(&mut arguments)?),
                Some("assess") => Self::Assess(arguments.value().context("expected the file of records")?.into()),
                Some("fhir") => Self::Fhir(fhir::Options::from_arguments(&mut arguments)?),
                Some("pin") => Self::Pin(pin::Options::from_arguments(&mut arguments)?),
                Some("bench") => Self::Bench(bench::Options::from_arguments(&mut arguments)?),
                Some("verify") => Self::Verify(verify::Options::from_arguments(&mut arguments)?),
                Some("test") => Self::Test(test::Options::from_arguments(&mut arguments)?),
                _ => bail!("expected a task, found {}\n\n{USAGE}", name.display()),
            },
            None | Some(Long("help") | Short('h')) => Self::Help,
            Some(option) => return Err(option.unexpected()).context(USAGE),
        };
        match arguments.next()? {
            None => Ok(task),
            Some(rest) => Err(rest.unexpected()).context(USAGE),
        }
    }

    /// Does it. Returns whether all is well where a task can find that it is not.
    fn run(self) -> Result<bool> {
        match self {
            Self::Serve(options) => serve::run(&options)?,
            Self::Dist => dist::run()?,
            Self::Pseudo => dist::pseudo()?,
            Self::Review => review::run()?,
            Self::Gallery(options) => gallery::run(&options)?,
            Self::Assess(file) => return assess::run(&file),
            Self::Fhir(options) => fhir::run(&options)?,
            Self::Pin(options) => pin::run(&options)?,
            Self::Bench(options) => bench::run(&options)?,
            Self::Verify(options) => return verify::run(&options),
            Self::Test(options) => test::run(&options)?,
            Self::Help => println!("{USAGE}"),
        }
        Ok(true)
    }
}
