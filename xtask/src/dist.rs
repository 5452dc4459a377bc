//! `cargo xtask dist`: the release artefact.

use anyhow::Result;

use crate::{build, project};

/// Writes `dist/`: the document, a demo page, the headers and the sizes.
pub fn run() -> Result<()> {
    let folder = project::root().join("dist");
    let document = build::build(build::Profile::Release)?;
    let sizes = document.sizes()?;
    document.write(&folder)?;
    project::write(&folder.join("sizes.json"), format!("{sizes}\n"))?;
    println!("dist/{}: {sizes}", build::DOCUMENT);
    Ok(())
}
