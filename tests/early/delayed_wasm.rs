//! A self-check whose wasm is held back until a test lets it go.

use std::time::Duration;

use anyhow::Result;
use browser_tests::{Questionnaire, TestContext, artefact, until};
use tokio::time::sleep;

/// Runs in the frame before its own script: keeps the shell's message from it until the event `go`.
const HOLD: &str = "
    const shell = parent;
    const add = addEventListener;
    const open = new Promise((done) => add('go', done));
    window.addEventListener = (name, hear, ...options) => {
      if (name !== 'message') return add(name, hear, ...options);
      add(name, (event) => {
        if (event.source !== shell) return hear(event);
        document.documentElement.dataset.held = 'yes';
        open.then(() => hear(event));
      });
    };";

/// Opens it with these settings, as a page of its own or in a clinic's page, and goes into its frame.
pub async fn open<'a>(cx: &'a TestContext, settings: &str, is_alone: bool) -> Result<Questionnaire<'a>> {
    open_changed(cx, artefact::with_script(&artefact::document()?, HOLD)?, settings, is_alone).await
}

/// The same as a page of its own, with a script more.
pub async fn open_with<'a>(cx: &'a TestContext, script: &str) -> Result<Questionnaire<'a>> {
    let document = artefact::with_script(&artefact::document()?, &[HOLD, script].concat())?;
    open_changed(cx, document, "", true).await
}

/// The same with a changed document.
pub async fn open_changed<'a>(
    cx: &'a TestContext,
    document: String,
    settings: &str,
    is_alone: bool,
) -> Result<Questionnaire<'a>> {
    cx.clear().await?;
    cx.host.add_page("/held.html", "text/html", document);
    let sandbox = clinical::settings::SANDBOX;
    let clinic = format!(
        "<!doctype html><title>A clinic</title>
         <iframe src='/held.html#{settings}' sandbox='{sandbox}' width=600 height=720></iframe>"
    );
    cx.host.add_page("/clinic.html", "text/html", clinic);
    let (page, walk) = if is_alone {
        (format!("/held.html#{settings}"), Questionnaire::alone(cx))
    } else {
        ("/clinic.html".to_owned(), Questionnaire::embedded(cx))
    };
    cx.open(&page).await?;
    walk.enter().await?;
    Ok(walk)
}

/// With these settings no early page stands: the crisis lines do, until the widget comes.
pub async fn waits_for_the_widget(cx: &TestContext, settings: &str) -> Result<()> {
    let walk = open(cx, settings, true).await?;
    has_come(cx).await?;
    walk.wait_for("failed").await?;
    release(cx).await?;
    walk.wait_for("start").await?;
    Ok(())
}

/// Waits until the wasm has arrived, and is held.
pub async fn has_come(cx: &TestContext) -> Result<()> {
    until("the wasm to arrive", || async {
        let script = "return document.documentElement.dataset.held === 'yes';";
        Ok(cx.script::<bool>(script, vec![]).await?.then_some(()))
    })
    .await
}

/// Lets the wasm go to the widget.
pub async fn release(cx: &TestContext) -> Result<()> {
    has_come(cx).await?;
    cx.script("dispatchEvent(new Event('go')); return null;", vec![]).await
}

/// Waits for an early page, and until it takes presses (`shell/double-click-guard.js`).
pub async fn early(cx: &TestContext, page: &str) -> Result<()> {
    comes(cx, page).await?;
    sleep(Duration::from_millis(400)).await;
    Ok(())
}

/// Waits for an early page.
async fn comes(cx: &TestContext, page: &str) -> Result<()> {
    until(&format!("the early page {page}"), || async {
        let script = "return document.querySelector('#early main')?.dataset.page ?? null;";
        let seen: Option<String> = cx.script(script, vec![]).await?;
        Ok(seen.filter(|seen| seen == page).map(drop))
    })
    .await
}
