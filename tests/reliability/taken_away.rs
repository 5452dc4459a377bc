//! A press never takes crisis help away, whatever the page around or its server allows the frame to open; and where
//! another document comes into the frame, the crisis lines of the shell come back.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{Engine, Options, Questionnaire, TestContext, artefact, record, until};
use serde_json::json;
use tokio::time::sleep;

const CLINIC: &str = "tel=555-010-0100&sms=555-010-0101&mail=clinic%40example.com";

/// A second policy, as a server may send beside that of the document: it lets a frame open nothing but pages of its own.
const SECOND: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"frame-src 'self'\">";

/// The document with that policy.
fn with_second_policy() -> Result<String> {
    let document = artefact::document()?;
    let with = document.replacen("<meta charset", &format!("{SECOND}<meta charset"), 1);
    ensure!(with != document, "no place for a second policy");
    Ok(with)
}

/// Another browser of the same kind: a press on a number leaves one behind that asks which program is to call, and hears
/// nothing until somebody has answered.
async fn another(cx: &TestContext) -> Result<TestContext> {
    TestContext::set_with(Options { engine: cx.engine, ..Options::default() }).await
}

/// Presses a link with the pointer, and gives whatever replaces a document a moment to do so. Fails where the document has
/// been replaced.
async fn press(cx: &TestContext, selector: &str) -> Result<()> {
    let link = cx.find(selector).await?;
    let script = "window.isSameDocument = true; arguments[0].scrollIntoView({ block: 'center' }); return null;";
    cx.script::<()>(script, vec![link.to_json()?]).await?;
    sleep(Duration::from_millis(400)).await;
    link.click().await?;
    sleep(Duration::from_millis(500)).await;
    let is_there = cx.script::<bool>("return window.isSameDocument === true;", vec![]).await.unwrap_or(false);
    ensure!(is_there, "a press on {selector} has put another document in its place");
    Ok(())
}

/// On the crisis page and on a result, with a second policy on the document, each kind of link leaves the page alive.
pub async fn a_second_policy_takes_no_help_away(cx: &TestContext) -> Result<()> {
    for (person, page, scheme) in [("V03", "crisis", "tel"), ("V03", "crisis", "sms"), ("V07", "outcome", "mailto")] {
        let cx = another(cx).await?;
        cx.host.add_page("/second.html", "text/html", with_second_policy()?);
        cx.open(&format!("/second.html#{CLINIC}")).await?;
        let walk = Questionnaire::alone(&cx);
        walk.begin().await?;
        walk.answers_until(&record(person)?, page).await?;
        press(&cx, &format!("main a[href^=\"{scheme}:\"]")).await?;
        ensure!(walk.seen().await?.is_some_and(|seen| seen.page == page), "{scheme}: the page has gone");
    }
    Ok(())
}

/// Opens a page that lets its frames open nothing, with the shell's own crisis lines in it, and presses one of them.
async fn press_in_the_shell(cx: &TestContext, shell: &str, scheme: &str) -> Result<()> {
    let cx = another(cx).await?;
    let sandbox = clinical::settings::SANDBOX;
    let page = format!(
        "<!doctype html>{SECOND}<title>A clinic</title>
        <iframe src=/cut.html sandbox='{sandbox}' width=600 height=600></iframe>"
    );
    cx.host.add_page("/cut.html", "text/html", shell);
    cx.host.add_page("/strict.html", "text/html", page);
    cx.open("/strict.html").await?;
    cx.enter_frame(1).await?;
    press(&cx, &format!("a[href^=\"{scheme}:\"]")).await
}

/// Where only the shell's own crisis lines stand, in a page that lets its frames open nothing, its links leave it alive.
pub async fn the_shells_own_links_take_nothing_away(cx: &TestContext) -> Result<()> {
    let document = artefact::document()?;
    let shell = document.split("<template").next().unwrap_or_default();
    for scheme in ["tel", "sms"] {
        press_in_the_shell(cx, shell, scheme).await?;
    }
    // Control: within the frame the same link puts an error of the browser in its place. The others stay where they are.
    if cx.engine == Engine::Chromium {
        let within = shell.replace("target=\"_blank\"", "");
        ensure!(press_in_the_shell(cx, &within, "tel").await.is_err(), "a link that takes the shell away is not seen");
    }
    Ok(())
}

/// Where the page around sends the inner frame elsewhere, the shell takes it away and shows its own crisis lines.
pub async fn another_document_in_the_frame_brings_the_crisis_lines(cx: &TestContext) -> Result<()> {
    cx.host.add_page("/elsewhere.html", "text/html", "<!doctype html><title>Elsewhere</title><p>Nothing here");
    for address in ["about:blank", "/elsewhere.html", "https://example.com/"] {
        cx.clear().await?;
        let walk = cx.begin().await?;
        walk.answers_until(&record("V03")?, "crisis").await?;
        cx.enter_top().await?;
        let script = "frames[0][0].location = new URL(arguments[0], document.baseURI); return null;";
        cx.script::<()>(script, vec![json!(address)]).await?;
        // Firefox puts an error in the place of what the policy forbids only after a while, or leaves the page.
        sleep(Duration::from_millis(500)).await;
        until(&format!("crisis help, once {address} was to come"), || async {
            cx.enter_frame(1).await?;
            let script = "return !document.querySelector('iframe')
                && document.getElementById('help').checkVisibility() && !!document.querySelector('#help a[href^=\"tel:\"]');";
            if cx.script::<bool>(script, vec![]).await? {
                return Ok(Some(()));
            }
            let is_left = walk.enter().await.is_ok() && walk.seen().await?.is_some_and(|seen| seen.page == "crisis");
            Ok(is_left.then_some(()))
        })
        .await?;
    }
    // Control: where nothing was sent elsewhere, the frame stands and covers them.
    cx.clear().await?;
    let walk = cx.begin().await?;
    walk.answers_until(&record("V03")?, "crisis").await?;
    cx.enter_frame(1).await?;
    let stands: bool = cx
        .script("return !!document.querySelector('iframe') && document.getElementById('help').hidden;", vec![])
        .await?;
    ensure!(stands, "the frame has gone by itself");
    Ok(())
}
