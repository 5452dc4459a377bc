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

#[cfg(test)]
mod tests {
    use anyhow::{Result, ensure};

    use crate::project;

    /// What the bench makes of its samples, after a change to them.
    fn page(change: &str) -> Result<String> {
        let script = format!(
            "import {{ readFileSync }} from 'node:fs';
             import {{ page }} from './bench/report.js';
             const results = JSON.parse(readFileSync('bench/results.json'));
             {change};
             process.stdout.write(page(results));"
        );
        let made = project::command("node").args(["--input-type=module", "-e", &script]).output()?;
        ensure!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Ok(String::from_utf8(made.stdout)?)
    }

    /// The page in the repository is what its samples and its words make: no figure in it is typed by hand. Control: it
    /// changes with a sample.
    #[test]
    fn the_page_is_made_of_the_samples() -> Result<()> {
        let kept = project::read("docs/bench.md")?;
        ensure!(page("")? == kept, "docs/bench.md is not what bench/results.json and bench/page.md make");
        ensure!(page("results.subjects.widget.br.bytes += 1000")? != kept, "a changed sample changes nothing");
        Ok(())
    }
}
