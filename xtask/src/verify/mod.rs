//! `cargo xtask verify URL`: whether what a clinic serves is the release, and comes as it should.

mod checks;
mod fetch;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use anyhow::{Context, Result};
use lexopt::prelude::*;

use crate::packaging::{RELEASE, Release};
use crate::project;
use checks::Weight;

/// The options of `verify`.
pub struct Options {
    url: String,
    release: PathBuf,
}

impl Options {
    /// Reads what stands after `verify` on the command line.
    pub fn from_arguments(arguments: &mut lexopt::Parser) -> Result<Self> {
        let mut url = None;
        let mut release = project::root().join("dist").join(RELEASE);
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("release") => release = arguments.value()?.into(),
                Value(given) if url.is_none() => url = Some(given.string()?),
                _ => return Err(argument.unexpected()).context("expected URL [--release FILE]"),
            }
        }
        Ok(Self { url: url.context("expected the address of the document that the clinic serves")?, release })
    }
}

/// Fetches, compares and tells. Returns whether nothing is wrong.
pub fn run(options: &Options) -> Result<bool> {
    let release = Release::read(&options.release)?;
    // What stands behind the # is for the browser alone.
    let url = options.url.split('#').next().unwrap_or_default();
    let served = fetch::fetch(url)?;
    let findings = checks::judge(&release, &served);
    println!("{url}");
    for hop in &served.redirects {
        println!("  leads to {hop}");
    }
    for finding in &findings {
        let mark = match finding.weight {
            Weight::Good => "ok      ",
            Weight::Note => "note    ",
            Weight::Advice => "advice  ",
            Weight::Fault => "MISSING ",
        };
        println!("{mark}{}", finding.what);
        if !finding.why.is_empty() {
            println!("        {}", finding.why);
        }
    }
    let count = |weight| findings.iter().filter(|finding| finding.weight == weight).count();
    let faults = count(Weight::Fault);
    println!("\nRelease {}: {faults} missing, {} to think about.", release.version, count(Weight::Advice));
    Ok(faults == 0)
}
