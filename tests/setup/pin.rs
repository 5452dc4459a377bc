//! The file with the settings in it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use browser_tests::{Options, TestContext, artefact, until};
use clinical::settings::Document;
use clinical::{setup, text::Lang};

use crate::setup::page::{Page, SETUP};

const DOCUMENT: &str = "trd-screener.html";

/// The file that a browser has saved.
async fn saved(folder: &Path) -> Result<String> {
    until("the file to be saved", || async {
        let is_whole = |path: &Path| path.extension().is_some_and(|ending| ending == "html");
        let mut files = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
        Ok(files
            .find(|path| is_whole(path))
            .and_then(|path| fs::read_to_string(path).ok())
            .filter(|text| !text.is_empty()))
    })
    .await
}

/// From a file and without a network: the release's document is known, and saved with what fits; all else are its own bytes. What
/// was saved is known again, and its settings are replaced.
pub async fn the_file_of_the_release_is_saved_with_the_settings(_: &TestContext) -> Result<()> {
    let cx = TestContext::set_with(Options::default()).await?;
    let folder = cx.browser.saved();
    let page = Page::open(&cx).await?;
    page.choose("document", &artefact::folder().join(DOCUMENT)).await?;
    page.says("#document-told", "This is the file from release").await?;
    page.press("[data-action=pin]").await?;
    page.says("#pin-told", setup::pin_empty(Lang::En)).await?;
    ensure!(fs::read_dir(&folder)?.next().is_none(), "something was saved");

    let mut chosen = artefact::document()?;
    for (clinic, expected) in [
        ("Harbor \"Street\" & Söhne", "clinic=Harbor%20%22Street%22%20%26%20S%C3%B6hne&tel=555-0100"),
        ("Second", "clinic=Second&tel=555-0100"),
    ] {
        page.fill("clinic", clinic).await?;
        page.fill("tel", "555-0100").await?;
        page.fill("mail", "nobody").await?;
        ensure!(page.text("#pin-told").await?.is_empty(), "it says that it saved what was typed since");
        page.press("[data-action=pin]").await?;
        page.says("#pin-told", setup::pin_saved(Lang::En)).await?;
        let text = saved(&folder).await?;
        let document = Document::read(&text).context("what was saved is no document")?;
        ensure!(document.pinned().as_deref() == Some(expected), "pinned: {:?}", document.pinned());
        ensure!(document.release() == artefact::document()?, "other bytes have changed");
        ensure!(text != chosen, "nothing has changed");
        chosen = text;
        // The next one is made of this one.
        let again = tempfile::tempdir()?;
        let file = again.path().join(DOCUMENT);
        fs::write(&file, &chosen)?;
        for entry in fs::read_dir(&folder)? {
            fs::remove_file(entry?.path())?;
        }
        page.choose("document", &file).await?;
        page.says("#document-told", setup::pin_replaces(Lang::En)).await?;
    }
    let resources: u32 = cx.script("return performance.getEntriesByType('resource').length;", vec![]).await?;
    ensure!(resources == 0, "loaded {resources} resources");
    Ok(())
}

/// Another file, and the document with one sign more, are refused with what was expected, and nothing can be saved.
pub async fn another_file_is_refused(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    let folder = tempfile::tempdir()?;
    let changed = folder.path().join(DOCUMENT);
    fs::write(&changed, format!("{} ", artefact::document()?))?;
    for file in [artefact::folder().join(SETUP), changed, artefact::folder().join("trd-screener-wordpress.zip")] {
        page.choose("document", &artefact::folder().join(DOCUMENT)).await?;
        page.find("[data-action=pin]").await?;
        page.choose("document", &file).await?;
        page.says("#document-told", "Please use the trd-screener.html from release").await?;
        let buttons: u32 = cx.script("return document.querySelectorAll('[data-action=pin]').length;", vec![]).await?;
        ensure!(buttons == 0, "{}: it can be saved", file.display());
    }
    Ok(())
}
