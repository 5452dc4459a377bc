//! The room that a small screen leaves: for the heading after a move, beside the warning of the idle wipe, in a frame of
//! fixed height on a clinic's page, and in the shell before its frame has come.

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, Variant, artefact, record};

use super::{FRAME, WIDE, ZOOM, load, measure, resize};

async fn stage_at((width, height): (u32, u32)) -> Result<TestContext> {
    let cx = Variant::named("desktop")?.cx().await?;
    cx.resize(width, height).await?;
    Ok(cx)
}

/// Pages of every kind, in the order of a walk.
const PAGES: [&str; 9] =
    ["urgent", "phq9-1", "hard", "heart", "medicines", "medicine-1", "other-treatments", "check", "outcome"];

/// What of the heading's first line is in sight: nothing where it is off the screen or behind something.
const HEADING: &str = "(() => {
    const heading = document.querySelector('h1');
    const { left, top } = heading.getBoundingClientRect();
    const line = parseFloat(getComputedStyle(heading).lineHeight);
    const isThere = (y) => heading.contains(document.elementFromPoint(left + 10, y));
    const seen = document.activeElement === heading && isThere(top + 2) && isThere(top + line - 2);
    const on = (y) => document.elementFromPoint(left + 10, y)?.outerHTML.slice(0, 60);
    return seen ? 'true' : `focus ${document.activeElement === heading}, its first line at ${top}: ${on(top + 2)}, ${on(top + line - 2)}`;
  })()";

/// After each move the heading that has the focus is in sight, in a small frame and at a large zoom.
pub async fn the_heading_is_in_sight(_: &TestContext) -> Result<()> {
    for size in [FRAME, ZOOM] {
        let cx = stage_at(size).await?;
        for settings in ["", "lang=es"] {
            let walk = cx.begin_alone(settings).await?;
            for page in PAGES {
                walk.answers_until(&record("V07")?, page).await?;
                let is_in_sight = cx.isolated(HEADING).await?;
                ensure!(
                    is_in_sight == "true",
                    "{page} at {size:?}, {settings}: the heading is not in sight: {is_in_sight}"
                );
            }
        }
        // Control: the same look sees that a heading is off the screen.
        let away = "(document.querySelector('h1').style.cssText = 'position: relative; top: -90rem')";
        cx.isolated(away).await?;
        ensure!(cx.isolated(HEADING).await? != "true", "a heading off the screen counts as seen");
    }
    Ok(())
}

/// With the warning of the idle wipe, what stays on the screen leaves more than half of it; all of a large zoom.
pub async fn the_warning_leaves_room(_: &TestContext) -> Result<()> {
    let cx = stage_at(WIDE).await?;
    for settings in ["", "lang=es"] {
        let walk = cx.begin_alone(settings).await?;
        walk.answers_until(&record("V07")?, "heart").await?;
        load(&cx).await?;
        let mut unwarned = Vec::new();
        for size in [FRAME, ZOOM, (390, 720), (768, 640), (1024, 768), WIDE] {
            resize(&cx, size).await?;
            unwarned.push((size, measure(&cx).await?));
        }
        cx.forward(9.05).await?;
        walk.find("[data-action=stay]").await?;
        for ((width, height), before) in unwarned {
            resize(&cx, (width, height)).await?;
            let warned = measure(&cx).await?;
            ensure!(warned.faults.is_empty(), "{width} × {height}, {settings}: {:#?}", warned.faults);
            ensure!(
                warned.targets == before.targets + 2,
                "the warning has {} targets",
                warned.targets - before.targets
            );
            ensure!(2 * warned.bar < height, "{width} × {height}, {settings}: {} stay on top", warned.bar);
            let is_said = height == ZOOM.1 || warned.bar > before.bar;
            ensure!(
                is_said,
                "{width} × {height}, {settings}: nothing of the warning stays in sight, {} of {}",
                warned.bar,
                before.bar
            );
        }
    }
    Ok(())
}

/// A frame of fixed height on a clinic's page: nothing in it is cut off, and only it scrolls.
pub async fn a_frame_of_fixed_height_cuts_nothing_off(_: &TestContext) -> Result<()> {
    let cx = stage_at((360, 800)).await?;
    let frame = "<!doctype html><meta name=viewport content='width=device-width'><h1>A clinic</h1>
        <iframe src=trd-screener.html width=320 height=480 style='border: 0' title=Self-check
          sandbox='allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads'></iframe>";
    cx.host.add_page("/fixed.html", "text/html", frame);
    let walk = cx.begin_at("/fixed.html").await?;
    load(&cx).await?;
    ensure!(cx.isolated("`${innerWidth} ${innerHeight}`").await? == "320 480", "the frame has another size");
    for page in PAGES {
        walk.answers_until(&record("V07")?, page).await?;
        let measures = measure(&cx).await?;
        ensure!(measures.faults.is_empty() && measures.targets > 5, "{page}: {:#?}", measures.faults);
        ensure!(3 * measures.bar <= FRAME.1, "{page}: {} stay on top", measures.bar);
        // The last thing of the page can be scrolled to.
        let end =
            "(() => { scrollTo(0, 1e6); const { bottom } = document.querySelector('main').getBoundingClientRect();
            return String(bottom <= innerHeight + 1); })()";
        ensure!(cx.isolated(end).await? == "true", "{page}: its end cannot be scrolled to");
    }
    Ok(())
}

/// The crisis lines of the shell, as they stand before its frame has come.
pub async fn the_shell_fits(_: &TestContext) -> Result<()> {
    let cx = stage_at(WIDE).await?;
    let document = artefact::document()?;
    let shell = document.split("<template").next().context("no document")?.to_owned();
    cx.host.add_page("/shell.html", "text/html", shell);
    for (width, height) in [FRAME, ZOOM, WIDE] {
        cx.resize(width, height).await?;
        cx.open("/shell.html").await?;
        load(&cx).await?;
        let measures = measure(&cx).await?;
        ensure!(measures.faults.is_empty() && measures.targets > 5, "{width} × {height}: {measures:#?}");
    }
    Ok(())
}
