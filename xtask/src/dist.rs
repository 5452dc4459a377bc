//! `cargo xtask dist`: the release artefact.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};

use crate::{build, content, fhir, packaging, project, sbom};

/// Writes `dist/`: the document, the element, the demo pages, the headers, the sizes, the bill of materials, the files for
/// other software in `fhir/`, the forms for `WordPress` and npm, the files for web servers, the set-up page, and the content report.
pub fn run() -> Result<()> {
    let folder = project::root().join("dist");
    let document = build::build(build::Profile::Release)?;
    let (sizes, element) = (document.sizes()?, document.sizes_of_element()?);
    document.write(&folder)?;
    project::write(&folder.join("sizes.json"), build::Sizes::list(&sizes, &element))?;
    let written = std::fs::read(folder.join(build::DOCUMENT)).context("the document was not written")?;
    project::write(&folder.join("sbom.json"), sbom::of(&written)?)?;
    fhir::write(&folder.join("fhir"))?;
    packaging::write(&document, &folder)?;
    project::write(&folder.join(build::SETUP), build::setup(&packaging::Release::of(&document))?)?;
    let today = content::today()?;
    project::write(&folder.join("content-report.md"), content::report(today)?)?;
    for line in content::expired(today) {
        eprintln!("out of date: {line}");
    }
    println!("dist/{}: {sizes}", build::DOCUMENT);
    println!("dist/{}: {element}", build::ELEMENT);
    Ok(())
}

/// Writes the same with the languages that are made for tests, to where no clinic takes it from.
pub fn pseudo() -> Result<()> {
    build::build(build::Profile::Pseudo)?.write(&project::root().join("target/pseudo"))
}

/// Writes both, once for all suites of a run.
pub fn for_tests() -> Result<()> {
    static DONE: AtomicBool = AtomicBool::new(false);
    if !DONE.load(Ordering::Relaxed) {
        run()?;
        pseudo()?;
        DONE.store(true, Ordering::Relaxed);
    }
    Ok(())
}
