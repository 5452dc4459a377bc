//! The keyboard in and out of the frame, on a clinic's page.

use std::time::Duration;

use anyhow::{Result, bail};
use browser_tests::{Questionnaire, TestContext, artefact, record};

use super::keys::{Keys, TAB};
use tokio::time::sleep;

/// The demo page with a link before the frame and one after it.
async fn begin(cx: &TestContext) -> Result<Questionnaire<'_>> {
    let link = |id| format!("<a id=\"{id}\" href=\"#{id}\">A link of the clinic</a>");
    let page = artefact::file("index.html")?.replace("<iframe", &format!("{}<iframe", link("before")));
    let page = page.replace("</iframe>", &format!("</iframe>{}", link("after")));
    cx.host.add_page("/links.html", "text/html", page);
    cx.begin_at("/links.html").await
}

/// Waits until the focus in the clinic's document is where it is expected: on the frame, where it is in it. Between two
/// processes it is on its way for a moment, and then on neither.
async fn has_focus_outside(cx: &TestContext, expected: &str, when: &str) -> Result<()> {
    cx.enter_top().await?;
    let mut found = String::new();
    for _ in 0..100 {
        let script = "const active = document.activeElement; return active.id || active.localName;";
        found = cx.script(script, vec![]).await?;
        if found == expected {
            return Ok(());
        }
        sleep(Duration::from_millis(10)).await;
    }
    bail!("{when} the focus is on {found}, not on {expected}")
}

/// From the link before the frame by Tab through every stop in it to the link after it, and back.
pub async fn lets_the_focus_in_and_out(cx: &TestContext) -> Result<()> {
    for page in ["start", "heart", "medicines", "medicine-1", "check"] {
        let walk = begin(cx).await?;
        if page != "start" {
            walk.answers_until(&record("V07")?, page).await?;
        }
        let keys = Keys::watch(cx).await?;
        let stops = i64::try_from(keys.through(false).await?.went.len())?;
        for (first, last, direction) in [("before", "after", 1), ("after", "before", -1)] {
            cx.enter_top().await?;
            let script = "document.getElementById(arguments[0]).focus(); return null;";
            cx.script::<()>(script, vec![first.into()]).await?;
            keys.tab(direction).await?;
            has_focus_outside(cx, "iframe", &format!("{page}: one step from {first}")).await?;
            keys.tab(direction * (stops - 1)).await?;
            has_focus_outside(cx, "iframe", &format!("{page}: after {stops} stops")).await?;
            keys.tab(direction).await?;
            has_focus_outside(cx, last, &format!("{page}: after the last stop")).await?;
        }
    }
    Ok(())
}

/// Control: a page that takes the key for itself keeps the focus in the frame, and the same look sees that.
pub async fn a_trap_is_seen(cx: &TestContext) -> Result<()> {
    let walk = begin(cx).await?;
    let keys = Keys::watch(cx).await?;
    let stops = i64::try_from(keys.through(false).await?.went.len())?;
    let script = "const last = Array.from(document.querySelectorAll('button')).at(-1);
        last.addEventListener('keydown', (event) => event.preventDefault());
        return null;";
    cx.script::<()>(script, vec![]).await?;
    keys.first(stops).await?;
    keys.press([TAB]).await?;
    // By now it would have left.
    sleep(Duration::from_millis(200)).await;
    has_focus_outside(cx, "iframe", "in the trap").await?;
    walk.enter().await
}
