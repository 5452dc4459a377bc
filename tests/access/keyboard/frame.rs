//! The keyboard in and out of the frame, on a clinic's page.

use anyhow::{Result, ensure};
use browser_tests::{Stage, Walk, artefact, record};

use super::keys::{Keys, TAB};

/// The demo page with a link before the frame and one after it.
async fn begin(stage: &Stage) -> Result<Walk<'_>> {
    let link = |id| format!("<a id=\"{id}\" href=\"#{id}\">A link of the clinic</a>");
    let page = artefact::file("index.html")?.replace("<iframe", &format!("{}<iframe", link("before")));
    let page = page.replace("</iframe>", &format!("</iframe>{}", link("after")));
    stage.host.add_page("/links.html", "text/html", page);
    stage.begin_at("/links.html").await
}

/// What has the focus in the clinic's document: the frame, where the focus is in it.
async fn focus_outside(stage: &Stage) -> Result<String> {
    stage.enter_top().await?;
    let script = "const active = document.activeElement; return active.id || active.localName;";
    stage.script(script, vec![]).await
}

/// From the link before the frame by Tab through every stop in it to the link after it, and back.
pub async fn lets_the_focus_in_and_out(stage: &Stage) -> Result<()> {
    for page in ["start", "heart", "medicines", "medicine-1", "check"] {
        let walk = begin(stage).await?;
        if page != "start" {
            walk.answers_until(&record("V07")?, page).await?;
        }
        let keys = Keys::watch(stage).await?;
        let stops = i64::try_from(keys.through(false).await?.went.len())?;
        for (first, last, direction) in [("before", "after", 1), ("after", "before", -1)] {
            stage.enter_top().await?;
            let script = "document.getElementById(arguments[0]).focus(); return null;";
            stage.script::<()>(script, vec![first.into()]).await?;
            keys.tab(direction).await?;
            let inside = focus_outside(stage).await?;
            ensure!(inside == "iframe", "{page}: from {first} the focus went to {inside}");
            keys.tab(direction * (stops - 1)).await?;
            let inside = focus_outside(stage).await?;
            ensure!(inside == "iframe", "{page}: after {stops} stops the focus is on {inside}");
            keys.tab(direction).await?;
            let outside = focus_outside(stage).await?;
            ensure!(outside == last, "{page}: after the last stop the focus is on {outside}, not on {last}");
        }
    }
    Ok(())
}

/// Control: a page that takes the key for itself keeps the focus in the frame, and the same look sees that.
pub async fn a_trap_is_seen(stage: &Stage) -> Result<()> {
    let walk = begin(stage).await?;
    let keys = Keys::watch(stage).await?;
    let stops = i64::try_from(keys.through(false).await?.went.len())?;
    let script = "const last = Array.from(document.querySelectorAll('button')).at(-1);
        last.addEventListener('keydown', (event) => event.preventDefault());
        return null;";
    stage.script::<()>(script, vec![]).await?;
    keys.first(stops).await?;
    keys.press([TAB]).await?;
    let inside = focus_outside(stage).await?;
    ensure!(inside == "iframe", "the focus left the trap for {inside}");
    walk.enter().await
}
