//! The copy as text.

use anyhow::{Result, ensure};
use browser_tests::{Engine, Options, TestContext, record};
use clinical::summary::as_text;
use clinical::text::{Lang, say};
use thirtyfour::prelude::*;

use crate::keep::fixtures::{self, FRAME};

/// What a person pastes into the clinic's page is the copy, with the clipboard's own permission and without it. Until they
/// do, the page has nothing of it.
pub async fn the_copy_can_be_pasted_elsewhere(cx: &TestContext) -> Result<()> {
    let answers = record("V23")?;
    let expected = as_text(&fixtures::sheets(&answers, Lang::En, true)?);
    let without = FRAME.replace("allow=\"clipboard-write\"", "");
    for frame in [FRAME, without.as_str()] {
        let walk = fixtures::result(cx, frame, "", &answers).await?;
        walk.press("[data-action=copy]").await?;
        let told = fixtures::told(&walk).await?;
        ensure!(told == say::keep_copied(Lang::En), "{told}");
        cx.enter_top().await?;
        let field = cx.find("textarea").await?;
        ensure!(field.value().await?.unwrap_or_default().is_empty(), "it stands in the page before it is pasted");
        field.click().await?;
        field.send_keys(Key::Control + "v").await?;
        let pasted = field.value().await?.unwrap_or_default();
        ensure!(pasted.trim() == expected.trim(), "pasted:\n{pasted}\nexpected:\n{expected}");
    }
    Ok(())
}

/// Where the browser lets nothing be copied, it says so, and the text stands there to be marked.
pub async fn where_nothing_can_be_copied_the_text_is_shown(cx: &TestContext) -> Result<()> {
    if cx.engine != Engine::Firefox {
        // The others have no setting that denies it to a press.
        return Ok(());
    }
    let cx = TestContext::set_with(Options { engine: cx.engine, denies_copy: true, ..Options::default() }).await?;
    let answers = record("V23")?;
    let walk = fixtures::result(&cx, FRAME, "", &answers).await?;
    walk.press("[data-action=copy]").await?;
    let told = fixtures::told(&walk).await?;
    ensure!(told == say::keep_uncopied(Lang::En), "{told}");
    let shown = walk.words(".written").await?;
    fixtures::hold_in_order(&shown, &fixtures::lines(&fixtures::sheets(&answers, Lang::En, true)?))
}
