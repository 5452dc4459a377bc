//! The page of its own beside those who could keep a hold of it: a page that opens it without `noopener`, from another
//! origin and from its own, and a service worker of its origin.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use browser_tests::{Host, Questionnaire, TestContext, artefact, record, write_metrics};
use serde_json::json;

use super::hand::{now, press_on_top};
use super::measure::Told;
use super::opened::{closed_host, head};
use crate::isolation::embedder::clinic::{SETTINGS, page};

/// What the page that opened a window can reach of it.
const REACHED: &str = "
    if (kept === null || kept.closed) return 'nothing';
    const attempt = (way) => { try { return way() ? true : false; } catch { return false; } };
    return attempt(() => kept.document.body) ? 'the document' : `a window with ${kept.length} frame`;";

/// How a page opens a window and keeps a hold of it: so that this can see it, and so that it cannot.
const SEEN: &str = "kept = window.open('ADDRESS')";
const HIDDEN: &str = "kept = window.open('about:blank'); kept.opener = null; kept.location = 'ADDRESS'";

/// A page opens the self-check and keeps a hold of it, and takes note. Where the self-check sees that, it asks nothing there;
/// its own tab does. Returns what the page can reach of the window that it has opened.
async fn opened(cx: &TestContext, clinic: &Host, way: &str, address: &str, is_asked: bool) -> Result<String> {
    cx.clear().await?;
    let first = cx.driver().window().await?;
    let way = way.replace("ADDRESS", &format!("{address}#{SETTINGS}"));
    let button = format!("<button id=self-check onclick=\"{way}\">Self-check</button>");
    clinic.add_page("/opener.html", "text/html", page(&head(), &button));
    cx.driver().goto(clinic.url("/opener.html")).await?;
    press_on_top(cx, "#self-check").await?;
    let second = cx.opened_tab(std::slice::from_ref(&first)).await?;
    cx.driver().switch_to_window(second.clone()).await?;
    let walk = Questionnaire::alone(cx);
    walk.begin().await?;
    let has_begin = walk.find_now("[data-action=start]").await?.is_some();
    ensure!(has_begin == is_asked, "Begin is there: {has_begin}, expected {is_asked}");
    if !is_asked {
        walk.press("a[data-action=own-tab]").await?;
        let third = cx.opened_tab(&[first.clone(), second]).await?;
        cx.driver().switch_to_window(third).await?;
        walk.begin().await?;
    }
    cx.driver().switch_to_window(first.clone()).await?;
    cx.script::<()>("return hostile.begin();", vec![]).await?;
    let reached: String = cx.script(REACHED, vec![]).await?;
    for window in cx.driver().windows().await? {
        cx.driver().switch_to_window(window).await?;
        if walk_is_ready(cx, &walk).await? {
            break;
        }
    }
    walk.act("start", "urgent").await?;
    walk.tick("none").await?;
    walk.answers(&record("V01")?).await?;
    let end = now()?;
    cx.driver().switch_to_window(first).await?;
    let told: Told = cx.script("return hostile.told(arguments[0]);", vec![json!(end)]).await?;
    ensure!(told.is_quiet(), "the page that opened it is told {told:?}");
    let after: String = cx.script(REACHED, vec![]).await?;
    ensure!(after == reached, "what can be reached has changed: {reached}, then {after}");
    Ok(reached)
}

/// Whether the questions can begin in this window.
async fn walk_is_ready(cx: &TestContext, walk: &Questionnaire<'_>) -> Result<bool> {
    let script = "return document.querySelector('iframe') !== null && typeof hostile === 'undefined';";
    if !cx.script::<bool>(script, vec![]).await? {
        return Ok(false);
    }
    walk.enter().await?;
    Ok(walk.find_now("[data-action=start]").await?.is_some())
}

/// An opener of another origin learns nothing: with the header that a recipe sends it is cut off; without it the self-check
/// begins in a tab of its own. The control is an opener of the same origin, whose hold is seen to read the first window.
pub async fn an_opener_learns_nothing(cx: &TestContext) -> Result<()> {
    let files = Host::serve(artefact::folder()).await?;
    let clinic = Host::serve(artefact::folder()).await?;
    for host in [&files, &clinic] {
        host.add_page("/copy.html", "text/html", artefact::document()?);
    }
    let closed = closed_host().await?;
    let mut found = BTreeMap::new();
    let cut =
        opened(cx, &clinic, SEEN, &closed.url("/trd-screener.html"), true).await.context("cut off by the header")?;
    ensure!(cut == "nothing", "the header has not cut the opener off: {cut}");
    found.insert("another origin, with the header", cut);
    let far = opened(cx, &clinic, SEEN, &files.url("/copy.html"), false).await.context("an opener elsewhere")?;
    ensure!(far.starts_with("a window"), "an opener elsewhere: {far}");
    found.insert("another origin, without it", far);
    let near = opened(cx, &clinic, SEEN, &clinic.url("/copy.html"), false).await.context("an opener of the origin")?;
    ensure!(near == "the document", "the control: an opener of the origin reads nothing: {near}");
    found.insert("the same origin, without it", near);
    write_metrics("channels", &format!("{}-openers", cx.engine.name()), &found)
}

/// An opener that hides itself: the header cuts it off. Control: without the header the self-check does not see it, and asks in a
/// window that the opener has a hold of; from another origin it learns no answer there.
pub async fn an_opener_that_hides_is_cut_off_by_the_header_alone(cx: &TestContext) -> Result<()> {
    let clinic = Host::serve(artefact::folder()).await?;
    let closed = closed_host().await?;
    let address = closed.url("/trd-screener.html");
    let cut = opened(cx, &clinic, HIDDEN, &address, true).await.context("cut off by the header")?;
    ensure!(cut == "nothing", "the header has not cut the opener off: {cut}");
    let files = Host::serve(artefact::folder()).await?;
    files.add_page("/copy.html", "text/html", artefact::document()?);
    let held = opened(cx, &clinic, HIDDEN, &files.url("/copy.html"), true).await.context("without the header")?;
    ensure!(held.starts_with("a window"), "the control: without the header the opener has {held}");
    Ok(())
}

/// What is asked for of a host with a worker: the documents, and the picture that browsers ask for by themselves.
const OF_THE_WORKER: [&str; 3] = ["/copy.html", "/worker.html", "/favicon.ico"];

/// A service worker of the same origin: it sees that the document is asked for, and no answer.
pub async fn a_worker_of_the_origin_sees_no_answer(cx: &TestContext) -> Result<()> {
    let host = worker(cx, "").await?;
    cx.driver().goto(host.url("/copy.html")).await?;
    let walk = Questionnaire::alone(cx);
    walk.begin().await?;
    walk.answers(&record("V01")?).await?;
    cx.driver().goto(host.url("/worker.html")).await?;
    let script = "return new Promise(async (done) => {
        navigator.serviceWorker.onmessage = ({ data }) => done(data);
        (await navigator.serviceWorker.ready).active.postMessage('tell');
      });";
    let seen: Vec<String> = cx.script(script, vec![]).await?;
    let documents = seen.iter().filter(|path| *path == "/copy.html").count();
    ensure!(documents == 1, "the control: the worker saw {seen:?}");
    let rest: Vec<_> = seen.iter().filter(|path| !OF_THE_WORKER.contains(&path.as_str())).collect();
    ensure!(rest.is_empty(), "the worker saw {rest:?}");
    Ok(())
}

/// What the page of its own cannot hold: such a worker hands out another document in its place.
pub async fn a_worker_of_the_origin_can_replace_it(cx: &TestContext) -> Result<()> {
    let other = "event.request.url.endsWith('/copy.html') && event.respondWith(new Response('<title>Another</title>',
        { headers: { 'content-type': 'text/html' } }));";
    let host = worker(cx, other).await?;
    cx.driver().goto(host.url("/copy.html")).await?;
    let title = cx.driver().title().await?;
    ensure!(title == "Another", "the worker did not replace the document, which shows {title:?}");
    Ok(())
}

/// A host with the self-check and a worker that notes what is asked for, and does this with it.
async fn worker(cx: &TestContext, then: &str) -> Result<Host> {
    let host = Host::serve(artefact::folder()).await?;
    host.add_page("/copy.html", "text/html", artefact::document()?);
    let script = format!(
        "const seen = [];
         addEventListener('install', () => skipWaiting());
         addEventListener('activate', (event) => event.waitUntil(clients.claim()));
         addEventListener('fetch', (event) => {{ seen.push(new URL(event.request.url).pathname); {then} }});
         addEventListener('message', (event) => event.source.postMessage(seen));"
    );
    host.add_page("/worker.js", "text/javascript", script);
    host.add_page("/worker.html", "text/html", page("", "<p>Our clinic.</p>"));
    cx.driver().goto(host.url("/worker.html")).await?;
    let script = "return (async () => {
        await navigator.serviceWorker.register('/worker.js');
        await navigator.serviceWorker.ready;
        while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 20));
        return true;
      })();";
    let is_there: bool = cx.script(script, vec![]).await?;
    ensure!(is_there, "no worker");
    Ok(host)
}
