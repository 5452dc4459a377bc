//! Whatever makes the frame load again starts afresh, and nothing of the person before is there.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use browser_tests::{Engine, Questionnaire, TestContext, artefact, record, write_metrics};
use serde_json::json;

use super::clinic::{SETTINGS, frame, page};

/// Everything that a page shows: its words, its markup, and what is typed, ticked and chosen on it.
const SHOWN: &str = "
    const fields = document.querySelectorAll('input, select, progress');
    const states = Array.from(fields, (field) => `${field.outerHTML} ${field.value} ${field.checked}`);
    return [document.body.innerText, document.querySelector('main[data-page]').outerHTML, ...states].join('\\n');";

/// A page with the self-check; there, what a newcomer finds on the first pages.
async fn newcomer(cx: &TestContext) -> Result<(Questionnaire<'_>, Vec<String>)> {
    cx.host.add_page("/clinic.html", "text/html", page("", &format!("<div id=a>{}</div><div id=b></div>", frame())));
    cx.host.add_page("/other.html", "text/html", page("", "<p>Another page.</p>"));
    let walk = cx.begin_at("/clinic.html").await?;
    let fresh = first_pages(cx, &walk).await?;
    Ok((walk, fresh))
}

async fn first_pages(cx: &TestContext, walk: &Questionnaire<'_>) -> Result<Vec<String>> {
    let mut shown = vec![cx.script(SHOWN, vec![]).await?];
    let nobody = json!({ "urgent": [], "age": "adult", "phq9": [0, 0] });
    for page in ["urgent", "age", "phq9-1", "phq9-2"] {
        walk.answers_until(&nobody, page).await?;
        shown.push(cx.script(SHOWN, vec![]).await?);
    }
    Ok(shown)
}

/// Someone stands in the middle: ticked, and not continued.
async fn in_the_middle(walk: &Questionnaire<'_>) -> Result<()> {
    walk.answers_until(&record("V45")?, "heart").await?;
    walk.tick("H-BP-HIGH").await
}

/// Fails unless the next person finds what a newcomer finds.
async fn is_fresh(cx: &TestContext, walk: &Questionnaire<'_>, fresh: &[String], after: &str) -> Result<()> {
    walk.begin().await?;
    let again = first_pages(cx, walk).await?;
    for (before, now) in fresh.iter().zip(&again) {
        ensure!(before == now, "after {after}: a newcomer finds\n{before}\nand the next person\n{now}");
    }
    Ok(())
}

/// The frame moved within the page loads again.
pub async fn a_frame_that_is_moved_starts_afresh(cx: &TestContext) -> Result<()> {
    let (walk, fresh) = newcomer(cx).await?;
    in_the_middle(&walk).await?;
    cx.enter_top().await?;
    let script = "document.getElementById('b').append(document.querySelector('iframe'));
        return new Promise((done) => setTimeout(() => done(null), 300));";
    cx.script::<()>(script, vec![]).await?;
    is_fresh(cx, &walk, &fresh, "a move").await
}

/// Goes to another page and Back. Returns whether the browser has kept the page whole meanwhile.
async fn away_and_back(cx: &TestContext) -> Result<bool> {
    cx.enter_top().await?;
    let script = "addEventListener('pageshow', (event) => (window.isKept = event.persisted)); return null;";
    cx.script::<()>(script, vec![]).await?;
    cx.open("/other.html").await?;
    cx.driver().back().await?;
    cx.script("return window.isKept === true;", vec![]).await
}

/// A page loaded again, and one come back to; where the browser kept the page whole, too.
pub async fn reload_and_back_start_afresh(cx: &TestContext) -> Result<()> {
    let (walk, fresh) = newcomer(cx).await?;
    in_the_middle(&walk).await?;
    cx.enter_top().await?;
    cx.driver().refresh().await?;
    is_fresh(cx, &walk, &fresh, "a reload").await?;

    in_the_middle(&walk).await?;
    let is_kept = away_and_back(cx).await?;
    ensure!(is_kept || cx.engine != Engine::Chromium, "the browser did not keep the page");
    is_fresh(cx, &walk, &fresh, "Back").await?;
    write_metrics(
        "isolation",
        &format!("{}-fresh", cx.engine.name()),
        &BTreeMap::from([("kept whole by the browser on Back", is_kept)]),
    )
}

/// A page of its own, loaded again and come back to; with its headers, and without them, where a browser can keep the page whole.
pub async fn a_page_of_its_own_starts_afresh(cx: &TestContext) -> Result<()> {
    cx.host.add_page("/other.html", "text/html", page("", "<p>Another page.</p>"));
    cx.host.add_page("/copy.html", "text/html", artefact::document()?);
    let mut kept = Vec::new();
    for path in ["/trd-screener.html", "/copy.html"] {
        cx.open(&format!("{path}?fresh#{SETTINGS}")).await?;
        let walk = Questionnaire::alone(cx);
        walk.begin().await?;
        let fresh = first_pages(cx, &walk).await?;
        in_the_middle(&walk).await?;
        cx.enter_top().await?;
        cx.driver().refresh().await?;
        is_fresh(cx, &walk, &fresh, "a reload").await?;

        in_the_middle(&walk).await?;
        kept.push(away_and_back(cx).await?);
        is_fresh(cx, &walk, &fresh, "Back").await?;
    }
    println!("  kept whole by the browser, with the headers and without: {kept:?}");
    ensure!(kept.contains(&true) || cx.engine != Engine::Chromium, "the browser kept neither page");
    Ok(())
}

/// Control: the same look tells a newcomer's pages from those that somebody has answered.
pub async fn answered_pages_look_different(cx: &TestContext) -> Result<()> {
    let (walk, fresh) = newcomer(cx).await?;
    for page in ["phq9-1", "age", "urgent", "start"] {
        walk.act("back", page).await?;
    }
    let again = first_pages(cx, &walk).await?;
    let differing = fresh.iter().zip(&again).filter(|(before, after)| before != after).count();
    ensure!(differing >= 3, "only {differing} pages show that they were answered");
    Ok(())
}
