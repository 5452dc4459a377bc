//! The keyboard alone.

use anyhow::{Result, bail, ensure};
use browser_tests::{TestContext, until};
use clinical::{setup, text::Lang};
use thirtyfour::prelude::*;

use crate::setup::page::Page;

/// More stops than the page has.
const MAX_TAB_STOPS: usize = 120;

/// What has the focus: its id, or what it does.
async fn focused(cx: &TestContext) -> Result<String> {
    let script = "const { id, dataset, localName } = document.activeElement;
        return id || dataset.action || dataset.copy || localName;";
    cx.script(script, vec![]).await
}

async fn key(cx: &TestContext, key: Key) -> Result<()> {
    cx.driver().action_chain().send_keys(key).perform().await?;
    Ok(())
}

/// Presses Tab until something has the focus. Every stop on the way is in sight and has an outline.
async fn tab_to(cx: &TestContext, wanted: &str) -> Result<()> {
    let script = "const element = document.activeElement;
        if (element === document.body || element.localName === 'iframe') return '';
        const { top, bottom } = element.getBoundingClientRect();
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const isSeen = bottom > 0 && top < innerHeight && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        return isSeen ? '' : `${element.outerHTML.slice(0, 120)}: ${top} ${bottom} ${outlineStyle} ${outlineWidth}`;";
    for _ in 0..MAX_TAB_STOPS {
        key(cx, Key::Tab).await?;
        let fault: String = cx.script(script, vec![]).await?;
        ensure!(fault.is_empty(), "not in sight, or without an outline: {fault}");
        if focused(cx).await? == wanted {
            return Ok(());
        }
    }
    bail!("Tab never comes to {wanted}")
}

/// From the top of the page to a copied snippet: looked at, typed, ticked, checked, copied and unfolded.
pub async fn alone_is_enough(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    tab_to(cx, "go-to").await?;
    key(cx, Key::Down).await?;
    page.preview("early").await?;
    cx.enter_top().await?;
    tab_to(cx, "clinic").await?;
    cx.driver().action_chain().send_keys("Harbor Street").perform().await?;
    tab_to(cx, "tel").await?;
    cx.driver().action_chain().send_keys("call us").perform().await?;
    tab_to(cx, "offers-iv").await?;
    key(cx, Key::Space).await?;
    // Enter in a field checks the form.
    tab_to(cx, "accent").await?;
    key(cx, Key::Enter).await?;
    until("the summary", || async { Ok((focused(cx).await? == "summary").then_some(())) }).await?;
    key(cx, Key::Tab).await?;
    key(cx, Key::Enter).await?;
    until("the field", || async { Ok((focused(cx).await? == "tel").then_some(())) }).await?;
    cx.driver().action_chain().key_down(Key::Control).send_keys("a").key_up(Key::Control).perform().await?;
    cx.driver().action_chain().send_keys("555-0100").perform().await?;
    // The button; the text itself is folded away behind it.
    tab_to(cx, "snippet").await?;
    key(cx, Key::Enter).await?;
    page.says("[data-copy=snippet] + [role=status]", setup::site_copied(Lang::En)).await?;
    let snippet = page.value("snippet").await?;
    ensure!(snippet == "[trd_screener clinic=\"Harbor Street\" tel=\"555-0100\" offers=\"iv\"]", "{snippet}");
    tab_to(cx, "summary").await?;
    key(cx, Key::Enter).await?;
    tab_to(cx, "snippet").await?;
    let area: String = cx.script("return document.activeElement.localName;", vec![]).await?;
    ensure!(area == "textarea", "behind the name of the fold comes {area}");
    Ok(())
}
