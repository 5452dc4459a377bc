//! A widget that fails, before or after its start, gives way to the frame's static crisis lines.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::artefact;
use browser_tests::{Questionnaire, TestContext, record, until};

/// The static page stands alone, its crisis links can be pressed, and it says `why`.
pub async fn has_failed(cx: &TestContext, walk: &Questionnaire<'_>, why: &str) -> Result<()> {
    walk.wait_for("failed").await?;
    let script = "return Array.from(document.querySelectorAll('main[data-page] a[href]'))
        .filter((link) => link.checkVisibility()).map((link) => link.getAttribute('href'));";
    let links: Vec<String> = cx.script(script, vec![]).await?;
    for link in ["tel:988", "sms:988", "tel:911"] {
        ensure!(links.iter().any(|known| known == link), "{link} is missing: {links:?}");
    }
    let script = "return Array.from(document.querySelectorAll('[data-when]'))
        .filter((line) => line.checkVisibility()).map((line) => line.dataset.when);";
    let said: Vec<String> = cx.script(script, vec![]).await?;
    ensure!(said == [why], "says {said:?}, expected {why}");
    Ok(())
}

/// Makes the widget fail in the middle of the questionnaire, and looks at what is left: no answer, no question.
async fn fails_by(cx: &TestContext, breaks: &str, press: Option<&str>) -> Result<()> {
    let walk = cx.begin().await?;
    walk.answers_until(&record("V45")?, "heart").await?;
    let before = cx.script::<String>("return document.querySelector('main').innerText;", vec![]).await?;
    cx.script::<()>(&format!("{breaks}; return null;"), vec![]).await?;
    if let Some(action) = press {
        // The press may fail as such: what is pressed is being torn away.
        let _ = walk.press(&format!("[data-action={action}]")).await;
    }
    has_failed(cx, &walk, "broken").await?;
    let heading = before.lines().find(|line| line.len() > 20).unwrap_or_default().to_owned();
    let texts = walk.texts().await?.join("\n");
    ensure!(!texts.contains(&heading), "{heading:?} is still in a document");
    ensure!(walk.mains().await? == 1, "expected one main in all frames");
    // A press after the end changes nothing.
    cx.script::<()>("dispatchEvent(new Event('pagehide')); return null;", vec![]).await?;
    has_failed(cx, &walk, "broken").await
}

/// A real panic of the wasm: a node is taken away behind Yew's back, and then a person presses Continue.
pub async fn a_panic_brings_the_crisis_lines_back(cx: &TestContext) -> Result<()> {
    // Before this one the error summary would be put in.
    fails_by(cx, "document.querySelector('main .progress').remove()", Some("continue")).await
}

/// An error that nobody caught.
pub async fn an_error_brings_the_crisis_lines_back(cx: &TestContext) -> Result<()> {
    fails_by(cx, "setTimeout(() => { throw new Error('a test') })", None).await
}

/// Opens a changed copy of the document as a page of its own.
pub async fn open_changed(cx: &TestContext, document: String) -> Result<Questionnaire<'_>> {
    cx.host.add_page("/changed.html", "text/html", document);
    cx.open("/changed.html").await?;
    let walk = Questionnaire::alone(cx);
    walk.enter().await?;
    Ok(walk)
}

/// A wasm that the browser cannot compile: one byte of its head is another one. That is a promise which nobody caught.
pub async fn a_broken_wasm_leaves_the_crisis_lines(cx: &TestContext) -> Result<()> {
    let broken = artefact::with_broken_wasm(&artefact::document()?)?;
    let walk = open_changed(cx, broken).await?;
    walk.gives_up().await?;
    has_failed(cx, &walk, "unable").await
}

/// A script that the policy refuses, because one of its bytes has changed on the way.
pub async fn a_refused_script_leaves_the_crisis_lines(cx: &TestContext) -> Result<()> {
    let refused =
        artefact::document()?.replacen("The self-check was started twice", "The self-check was started thrice", 1);
    let walk = open_changed(cx, refused).await?;
    has_failed(cx, &walk, "loading").await
}

/// A widget that never draws its first page: the frame gives it eight seconds, in which the early one stands, and then says
/// so.
pub async fn a_widget_that_never_starts_is_given_up(cx: &TestContext) -> Result<()> {
    let never = "(async () => new Promise(() => 0))(";
    let stuck = artefact::with_frame(&artefact::document()?, |frame| frame.replacen("WebAssembly.compile(", never, 1))?;
    let walk = open_changed(cx, stuck).await?;
    until("the early page", || async {
        let script = "return document.querySelector('#early main[data-page=start]') !== null;";
        Ok(cx.script::<bool>(script, vec![]).await?.then_some(()))
    })
    .await?;
    tokio::time::sleep(Duration::from_millis(8500)).await;
    has_failed(cx, &walk, "broken").await
}

/// Control: a copy that is changed in the same way, but where it does no harm, starts.
pub async fn a_changed_copy_that_is_whole_starts(cx: &TestContext) -> Result<()> {
    let whole = artefact::with_frame(&artefact::document()?, |frame| {
        frame.replacen("WebAssembly.compile(", "WebAssembly .compile(", 1)
    })?;
    let walk = open_changed(cx, whole).await?;
    walk.wait_for("start").await?;
    Ok(())
}
