//! The project's tasks: `cargo xtask serve`, `cargo xtask dist`.

mod build;
mod dist;
mod project;
mod serve;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;

const USAGE: &str = "\
Usage: cargo xtask <task>

  serve [--port N] [--no-watch]   builds the self-check and serves a demo page that embeds it; rebuilds on change
  dist                            writes the release artefact to dist/";

/// One task with its options.
enum Task {
    Serve(serve::Options),
    Dist,
    Help,
}

fn main() -> ExitCode {
    match Task::from_arguments().and_then(Task::run) {
        Ok(()) => ExitCode::SUCCESS,
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
                Some("dist") => Self::Dist,
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

    fn run(self) -> Result<()> {
        match self {
            Self::Serve(options) => serve::run(&options),
            Self::Dist => dist::run(),
            Self::Help => {
                println!("{USAGE}");
                Ok(())
            }
        }
    }
}
