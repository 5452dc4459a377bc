//! `cargo xtask gallery`: every page and component in every variant, to be looked at.

use std::ffi::OsString;

use anyhow::{Context, Result};
use lexopt::prelude::*;

use crate::{browsers, dist, project};

/// The options of `gallery`.
pub struct Options {
    only: Option<OsString>,
}

impl Options {
    pub fn from_arguments(arguments: &mut lexopt::Parser) -> Result<Self> {
        let mut options = Self { only: None };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("only") => options.only = Some(arguments.value()?),
                other => return Err(other.unexpected()).context("expected [--only NAME]"),
            }
        }
        Ok(options)
    }
}

/// Takes the pictures of the artefact as it is built now.
pub fn run(options: &Options) -> Result<()> {
    browsers::install()?;
    dist::for_tests()?;
    let mut command = project::cargo();
    command.args(["run", "--quiet", "--package", "browser-tests", "--bin", "gallery", "--"]).args(&options.only);
    project::run(&mut command, "install Rust with https://rustup.rs")
}
