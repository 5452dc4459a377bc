//! The gallery: every page, state and component in every variant as a picture, and one page that shows them all. And the
//! pictures of README.md.
//!
//! `cargo xtask gallery` runs it on the artefact as it is built now.

mod components;
mod page;
mod pictures;
mod screenshot;
mod visitor;

use std::fs;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use browser_tests::{StateTour, VARIANTS, Variant, artefact};

use crate::visitor::Visiting;

/// The word on the command line that asks for the pictures of README.md alone.
const PICTURES: &str = "pictures";

/// The word that asks for those of more pages, and is followed by the folder that they go to.
const PAGES: &str = "pages";

fn main() -> ExitCode {
    let run = || -> Result<()> {
        let only = std::env::args().nth(1);
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?.block_on(run(only))
    };
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// All of it, or what the word names: a variant, or the pictures.
async fn run(only: Option<String>) -> Result<()> {
    if only.as_deref() == Some(PAGES) {
        let folder = std::env::args().nth(2).context("expected a folder of the project after `pages`")?;
        return pictures::take_pages(&folder).await;
    }
    let is_wanted = |name: &str| only.as_deref().is_none_or(|only| only == name);
    let variants: Vec<&Variant> = VARIANTS.iter().filter(|variant| is_wanted(variant.name)).collect();
    ensure!(
        !variants.is_empty() || is_wanted(PICTURES),
        "expected {PICTURES} or a variant: {}",
        VARIANTS.map(|variant| variant.name).join(", ")
    );
    if is_wanted(PICTURES) {
        pictures::take().await?;
    }
    if variants.is_empty() {
        return Ok(());
    }
    let folder = artefact::folder().join("gallery");
    let (mut albums, mut missing) = (Vec::new(), Vec::new());
    for variant in variants {
        let began = Instant::now();
        let place = folder.join(variant.name);
        if place.exists() {
            fs::remove_dir_all(&place).with_context(|| format!("cannot empty {}", place.display()))?;
        }
        let cx = variant.stage_for_pictures().await?;
        let album_visitor = StateTour::through(&cx, variant, Visiting::new(place, variant.size)).await?;
        let album = album_visitor.album(variant.name);
        println!("{}: {} pictures, {} s", variant.name, album.len(), began.elapsed().as_secs());
        missing.extend(components::missing(&album).map(|component| format!("{}, {component}", variant.name)));
        albums.push(album);
        // After each variant, so that what there is can be looked at already.
        let file = folder.join("index.html");
        fs::write(&file, page::page(&albums)).with_context(|| format!("cannot write {}", file.display()))?;
    }
    println!("{}", folder.join("index.html").display());
    ensure!(missing.is_empty(), "no such element, see tests/gallery/components.rs:\n{}", missing.join("\n"));
    Ok(())
}
