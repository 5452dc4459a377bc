//! The answers saved as files.

use std::fs;

use anyhow::{Context, Result, anyhow, ensure};
use browser_tests::{Stage, record, until};
use clinical::sheet::as_html;
use clinical::text::Lang;

use crate::keep::desk::{self, FRAME};

/// A file that the browser has saved, as soon as it is whole.
pub async fn saved(stage: &Stage, name: &str) -> Result<String> {
    let path = stage.browser.saved().join(name);
    let text = until(&format!("{name} to be saved"), || async {
        // The browser writes under another name first.
        Ok(fs::read_to_string(&path).ok().filter(|text| !text.is_empty()))
    })
    .await;
    text.with_context(|| {
        let there =
            fs::read_dir(stage.browser.saved()).map(|list| list.flatten().map(|file| file.file_name()).collect());
        let there: Vec<_> = there.unwrap_or_default();
        format!("saved are {there:?}")
    })
}

/// What is saved opens to the very answers that were given, and its name says nothing of them.
pub async fn a_saved_file_is_the_record(stage: &Stage) -> Result<()> {
    for person in ["V23", "V01"] {
        let answers = record(person)?;
        let walk = desk::result(stage, FRAME, "", &answers).await?;
        walk.press("[data-action=save]").await?;
        let file = saved(stage, "my-answers.json").await?;
        let opened = clinical::fhir::open(&file).map_err(|fault| anyhow!("{fault:?}: {file}"))?;
        ensure!(opened == desk::read(&answers)?, "{person}: {file}");
        fs::remove_file(stage.browser.saved().join("my-answers.json"))?;
    }
    Ok(())
}

/// The page that is saved is the copy, letter by letter.
pub async fn a_saved_page_is_the_copy(stage: &Stage) -> Result<()> {
    let answers = record("V23")?;
    let walk = desk::result(stage, FRAME, "", &answers).await?;
    walk.press("[data-action=save-page]").await?;
    let page = saved(stage, "my-answers.html").await?;
    let expected = as_html(&desk::sheets(&answers, Lang::En, true)?, clinical::sheet::title(false, Lang::En));
    ensure!(page == expected, "{page}");
    fs::remove_file(stage.browser.saved().join("my-answers.html"))?;
    Ok(())
}
