//! The answers saved as files.

use std::fs;

use anyhow::{Context, Result, anyhow, ensure};
use browser_tests::{TestContext, record, until};
use clinical::summary::as_html;
use clinical::text::Lang;

use crate::keep::fixtures::{self, FRAME};

/// A file that the browser has saved, as soon as it is whole.
pub async fn saved(cx: &TestContext, name: &str) -> Result<String> {
    let path = cx.browser.saved().join(name);
    let text = until(&format!("{name} to be saved"), || async {
        // The browser writes under another name first.
        Ok(fs::read_to_string(&path).ok().filter(|text| !text.is_empty()))
    })
    .await;
    text.with_context(|| {
        let there = fs::read_dir(cx.browser.saved()).map(|list| list.flatten().map(|file| file.file_name()).collect());
        let there: Vec<_> = there.unwrap_or_default();
        format!("saved are {there:?}")
    })
}

/// What is saved opens to the very answers that were given, and its name says nothing of them.
pub async fn a_saved_file_is_the_record(cx: &TestContext) -> Result<()> {
    for person in ["V23", "V01"] {
        let answers = record(person)?;
        let walk = fixtures::result(cx, FRAME, "", &answers).await?;
        walk.press("[data-action=save]").await?;
        let file = saved(cx, "my-answers.json").await?;
        let opened = clinical::fhir::open(&file).map_err(|fault| anyhow!("{fault:?}: {file}"))?;
        ensure!(opened == fixtures::read(&answers)?, "{person}: {file}");
        fs::remove_file(cx.browser.saved().join("my-answers.json"))?;
    }
    Ok(())
}

/// The page that is saved is the copy, letter by letter.
pub async fn a_saved_page_is_the_copy(cx: &TestContext) -> Result<()> {
    let answers = record("V23")?;
    let walk = fixtures::result(cx, FRAME, "", &answers).await?;
    walk.press("[data-action=save-page]").await?;
    let page = saved(cx, "my-answers.html").await?;
    let expected = as_html(&fixtures::sheets(&answers, Lang::En, true)?, clinical::summary::title(false, Lang::En));
    ensure!(page == expected, "{page}");
    fs::remove_file(cx.browser.saved().join("my-answers.html"))?;
    Ok(())
}
