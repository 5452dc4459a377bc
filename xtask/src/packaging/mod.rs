//! The forms in which a clinic embeds the self-check beside the plain frame: a `WordPress` plugin, an npm package, and
//! what web servers are told. All are made from the one definition of the settings.

mod compress;
pub mod definition;
mod hosting;
mod npm;
mod php;
mod pot;
mod release;
#[cfg(test)]
mod tests;
mod translation;
mod wordpress;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::build::Document;
use crate::project;

pub use hosting::recipes;
pub use release::{NAME as RELEASE, Release, sha256};

/// The version of the project, which is that of each form.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Writes all forms beside the document.
pub fn write(document: &Document, folder: &Path) -> Result<()> {
    let release = Release::of(document);
    project::write(&folder.join(RELEASE), release.json()?)?;
    project::write(&folder.join("settings.json"), definition::json()?)?;
    project::write(&folder.join("trd-screener-wordpress.zip"), wordpress::pack(document, &release)?)?;
    write_folder(&folder.join("npm"), npm::files(document)?)?;
    write_folder(&folder.join("hosting"), hosting::files(document, &release)?)
}

/// Writes files into a folder that holds nothing else.
fn write_folder(folder: &Path, files: Vec<(String, Vec<u8>)>) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    files.into_iter().try_for_each(|(name, content)| project::write(&folder.join(name), content))
}

/// The files of a folder of the project and of those in it, in order: each by its name from there.
fn sources(folder: &str) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    list(&project::root().join(folder), "", &mut found)?;
    found.sort();
    found.into_iter().map(|name| Ok((name.clone(), project::read(Path::new(folder).join(name))?))).collect()
}

fn list(folder: &Path, above: &str, found: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // What an editor leaves beside a file that it saves begins or ends with a mark.
        if name.starts_with('.') || name.ends_with('~') {
            continue;
        }
        let whole = format!("{above}{name}");
        if path.is_dir() { list(&path, &format!("{whole}/"), found)? } else { found.push(whole) }
    }
    Ok(())
}
