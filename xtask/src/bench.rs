//! `cargo xtask bench`: the self-check beside its peers, in one browser and one run.

use std::ffi::OsString;

use anyhow::{Context, Result};
use lexopt::prelude::*;

use crate::{browsers, build, dist, project};

/// The options of `bench`.
pub struct Options {
    samples: Option<OsString>,
}

impl Options {
    pub fn from_arguments(arguments: &mut lexopt::Parser) -> Result<Self> {
        let mut options = Self { samples: None };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("samples") => options.samples = Some(arguments.value()?),
                other => return Err(other.unexpected()).context("expected [--samples N]"),
            }
        }
        Ok(options)
    }
}

/// Measures the artefact as it is built now, and writes `docs/bench.md` where the run was a full one.
pub fn run(options: &Options) -> Result<()> {
    browsers::install()?;
    dist::run()?;
    build::with_names()?;
    build::install_for_bench()?;
    let mut node = project::command("node");
    node.arg("bench/run.js");
    if let Some(samples) = &options.samples {
        node.arg("--samples").arg(samples);
    }
    project::run(&mut node, "install Node.js 20 or later")
}
