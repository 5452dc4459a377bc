//! The keyboard alone.

use anyhow::{Result, bail, ensure};
use browser_tests::{Stage, until};
use clinical::{setup, text::Lang};
use thirtyfour::prelude::*;

use crate::setup::page::Page;

/// More stops than the page has.
const MOST: usize = 120;

/// What has the focus: its id, or what it does.
async fn focused(stage: &Stage) -> Result<String> {
    let script = "const { id, dataset, localName } = document.activeElement;
        return id || dataset.action || dataset.copy || localName;";
    stage.script(script, vec![]).await
}

async fn key(stage: &Stage, key: Key) -> Result<()> {
    stage.driver().action_chain().send_keys(key).perform().await?;
    Ok(())
}

/// Presses Tab until something has the focus. Every stop on the way is in sight and has an outline.
async fn tab_to(stage: &Stage, wanted: &str) -> Result<()> {
    let script = "const element = document.activeElement;
        if (element === document.body || element.localName === 'iframe') return '';
        const { top, bottom } = element.getBoundingClientRect();
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const isSeen = bottom > 0 && top < innerHeight && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        return isSeen ? '' : `${element.outerHTML.slice(0, 120)}: ${top} ${bottom} ${outlineStyle} ${outlineWidth}`;";
    for _ in 0..MOST {
        key(stage, Key::Tab).await?;
        let fault: String = stage.script(script, vec![]).await?;
        ensure!(fault.is_empty(), "not in sight, or without an outline: {fault}");
        if focused(stage).await? == wanted {
            return Ok(());
        }
    }
    bail!("Tab never comes to {wanted}")
}

/// From the top of the page to a copied snippet: typed, ticked, picked, checked, looked at and copied.
pub async fn alone_is_enough(stage: &Stage) -> Result<()> {
    let page = Page::open(stage).await?;
    tab_to(stage, "clinic").await?;
    stage.driver().action_chain().send_keys("Harbor Street").perform().await?;
    tab_to(stage, "tel").await?;
    stage.driver().action_chain().send_keys("call us").perform().await?;
    tab_to(stage, "offers-iv").await?;
    key(stage, Key::Space).await?;
    // Enter in a field checks the form.
    tab_to(stage, "accent").await?;
    key(stage, Key::Enter).await?;
    until("the summary", || async { Ok((focused(stage).await? == "summary").then_some(())) }).await?;
    key(stage, Key::Tab).await?;
    key(stage, Key::Enter).await?;
    until("the field", || async { Ok((focused(stage).await? == "tel").then_some(())) }).await?;
    stage.driver().action_chain().key_down(Key::Control).send_keys("a").key_up(Key::Control).perform().await?;
    stage.driver().action_chain().send_keys("555-0100").perform().await?;
    tab_to(stage, "go-to").await?;
    key(stage, Key::Down).await?;
    page.preview("early").await?;
    stage.enter_top().await?;
    tab_to(stage, "snippet").await?;
    tab_to_copy(stage).await?;
    page.says("[data-copy=snippet] + [role=status]", setup::site_copied(Lang::En)).await?;
    let snippet = page.value("snippet").await?;
    ensure!(snippet == "[trd_screener clinic=\"Harbor Street\" tel=\"555-0100\" offers=\"iv\"]", "{snippet}");
    Ok(())
}

/// The button behind the text.
async fn tab_to_copy(stage: &Stage) -> Result<()> {
    key(stage, Key::Tab).await?;
    let next = focused(stage).await?;
    ensure!(next == "snippet", "behind the text comes {next}");
    key(stage, Key::Enter).await
}
