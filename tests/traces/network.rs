//! Requests: seen by the host that serves the page, and by the network sink where every other address leads.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{Questionnaire, TestContext, record, until};
use tokio::time::sleep;

use crate::traces::forms::ABOUT_FORMS;

/// How long nothing has to come in before a page counts as loaded, and after a walk before nothing counts as sent.
const QUIET: Duration = Duration::from_millis(800);

/// What has come in so far: the paths that the host was asked for, and whom else the browser asked because of the page.
fn traffic(cx: &TestContext) -> (Vec<String>, Vec<String>) {
    (cx.host.requests(), cx.network_sink.asked_by_pages())
}

/// The same, as soon as nothing more comes in.
async fn settled(cx: &TestContext) -> (Vec<String>, Vec<String>) {
    loop {
        let before = traffic(cx);
        sleep(QUIET).await;
        if before == traffic(cx) {
            return before;
        }
    }
}

/// From the start to the end, past what asks for nothing today but could: the search, the help of another country, the
/// cards and the claims, the other language, the copy.
async fn one_way_through(walk: &Questionnaire<'_>) -> Result<()> {
    let person = record("V45")?;
    walk.answers_until(&person, "medicines").await?;
    // Typed and deleted again, or the list would hide what the walk is about to tick.
    walk.find("#search").await?.send_keys("zolo\u{e003}\u{e003}\u{e003}\u{e003}").await?;
    walk.answers_until(&person, "check").await?;
    walk.act("help", "help").await?;
    walk.press("details.country summary").await?;
    walk.press("[data-country=IE]").await?;
    walk.find("[data-country=IE][aria-current=true]").await?;
    walk.act("back", "check").await?;
    walk.answers(&person).await?;
    walk.act("learn", "learn").await?;
    walk.press("details summary").await?;
    walk.act("continue", "claims").await?;
    walk.tap("unsure", "claims").await?;
    walk.press("main [data-action=language][lang=es]").await?;
    walk.find("html[lang=es]").await?;
    walk.act("back", "claims").await?;
    walk.act("back", "learn").await?;
    walk.act("back", "outcome").await?;
    walk.press("[data-action=copy]").await?;
    walk.act("erase", "ended").await?;
    Ok(())
}

/// From the moment the document has loaded until after the end, nothing is asked for: of the clinic's host or of
/// anybody else. The browser's own list of loaded resources stays empty in the frame.
pub async fn nothing_is_asked_for_after_the_document(cx: &TestContext) -> Result<()> {
    asks_for_nothing(cx, async || cx.begin().await, &[]).await
}

/// The same of a page of its own, but for what Chromium asks about the search: see `forms.rs`.
pub async fn nothing_is_asked_for_by_a_page_of_its_own(cx: &TestContext) -> Result<()> {
    asks_for_nothing(cx, async || cx.begin_alone("clinic=Harbor%20Street").await, &[ABOUT_FORMS]).await
}

async fn asks_for_nothing<'a>(
    cx: &TestContext,
    begin: impl AsyncFn() -> Result<Questionnaire<'a>>,
    but: &[&str],
) -> Result<()> {
    let known = cx.host.requests().len();
    let walk = begin().await?;
    let before = settled(cx).await;
    let own = before.0.get(known..).unwrap_or_default();
    let documents = own.iter().filter(|path| path.contains("trd-screener.html")).count();
    ensure!(documents == 1, "the document was asked for {documents} times: {own:?}");
    one_way_through(&walk).await?;
    let after = settled(cx).await;
    ensure!(before.0 == after.0, "asked the host after the document: {:?}, then {:?}", before.0, after.0);
    let mut asked = after.1.get(before.1.len()..).unwrap_or_default().to_vec();
    asked.retain(|name| !but.contains(&name.as_str()));
    ensure!(asked.is_empty(), "asked elsewhere after the document: {asked:?}");
    let resources: u64 = cx.script("return performance.getEntriesByType('resource').length;", vec![]).await?;
    ensure!(resources == 0, "the frame loaded {resources} resources");
    Ok(())
}

/// Control: the same look sees a page that asks the host, and one that asks somebody else in several ways.
pub async fn a_page_that_asks_is_seen(cx: &TestContext) -> Result<()> {
    cx.host.add_page("/asks.html", "text/html", "<!doctype html><title>Asks</title>");
    cx.open("/asks.html").await?;
    let ways = [
        "fetch('/told')",
        "fetch('https://elsewhere.example/')",
        "new Image().src = 'http://elsewhere.example/told.png'",
        "navigator.sendBeacon('https://elsewhere.example/', 'told')",
        "new WebSocket('ws://elsewhere.example/')",
    ];
    for way in ways {
        let before = settled(cx).await;
        cx.script::<()>(&format!("{{ {way}; }} return null;"), vec![]).await?;
        until(&format!("{way} to be seen"), || async { Ok((traffic(cx) != before).then_some(())) }).await?;
    }
    Ok(())
}
