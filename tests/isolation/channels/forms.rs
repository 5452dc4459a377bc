//! Each form, tried by the hostile page. That takes half a minute for each: the small sample is the page of its own, and
//! presses in a frame as its control, in Chromium.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use browser_tests::{Engine, Host, TestContext, artefact, is_full};

use super::measure::{cells, has_processes_for_frames, loud, of_presses};
use super::opened::{Form, Scene};
use super::table::{Kind, hold};

/// What a frame tells the page around it, where it has a process of its own: no answer in words, and each press. That is
/// also the control of the page of its own: the same page sees the same presses.
pub async fn a_frame_with_a_process_of_its_own(cx: &TestContext) -> Result<()> {
    if is_full() && has_processes_for_frames(cx.engine) { frame(cx, Form::Apart).await } else { Ok(()) }
}

/// The same where frame and page share a process.
pub async fn a_frame_without_one(cx: &TestContext) -> Result<()> {
    if is_full() || cx.engine == Engine::Chromium { frame(cx, Form::Together).await } else { Ok(()) }
}

async fn frame(cx: &TestContext, form: Form) -> Result<()> {
    let cx = &TestContext::set_with(form.options(cx.engine)).await?;
    let scene = Scene::new(cx, form).await?;
    let cells = if is_full() { cells(&scene).await? } else { of_presses(&scene).await? };
    for channel in ["presses", "places of the mouse"] {
        let is_told = cells.get(channel).is_some_and(|cell| cell.kind == Kind::Told);
        ensure!(is_told, "the page around the frame learns nothing by {channel}");
    }
    if is_full() { hold(cx.engine, form, &cells) } else { Ok(()) }
}

/// What every page in the browser may be told, of whatever program: that the clipboard has changed, and not to what.
const OF_THE_BROWSER: &str = "clipboard";

/// A page of its own on another site tells the page that it was opened from, and that stays open beside it, nothing in any
/// other channel.
pub async fn a_page_of_its_own_on_another_site(cx: &TestContext) -> Result<()> {
    if is_full() || cx.engine == Engine::Chromium { page(cx, Form::Alone, &[OF_THE_BROWSER]).await } else { Ok(()) }
}

/// On the clinic's own site a browser may give both one process.
pub async fn a_page_of_its_own_on_the_clinics_site(cx: &TestContext) -> Result<()> {
    if is_full() { page(cx, Form::Beside, &[OF_THE_BROWSER, "stalls"]).await } else { Ok(()) }
}

/// What SECURITY.md says that no page of its own can keep off: on the clinic's site and without its headers, a browser may give both
/// one process, and the clinic's page can tell when the self-check is busy. Control: with the headers, above, it cannot.
pub async fn without_its_headers_a_page_of_its_own_can_be_timed(cx: &TestContext) -> Result<()> {
    let bare = Host::serve(artefact::folder()).await?;
    let mut cells = BTreeMap::new();
    loud(&Scene::with_files(cx, Form::Beside, bare).await?, &mut cells).await?;
    let is_told = cells.get("stalls").is_some_and(|cell| cell.kind == Kind::Told);
    ensure!(is_told || cx.engine == Engine::Chromium, "the clinic's page no longer sees stalls: mend SECURITY.md");
    Ok(())
}

/// No channel tells anything but those.
async fn page(cx: &TestContext, form: Form, but: &[&str]) -> Result<()> {
    let cells = cells(&Scene::new(cx, form).await?).await?;
    hold(cx.engine, form, &cells)?;
    let told = cells.iter().filter(|(channel, cell)| cell.kind != Kind::Nothing && !but.contains(channel));
    let told: Vec<_> = told.collect();
    ensure!(told.is_empty(), "the page of its own tells {told:?}");
    Ok(())
}
