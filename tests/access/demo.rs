//! The demo pages, around the frame: a clinic that copies one copies its faults too.

use anyhow::{Result, ensure};
use browser_tests::{Options, TestContext, artefact};

use crate::access::engines;

/// Small phone, phone, tablet, desktop.
const WIDTHS: [u32; 4] = [320, 390, 768, 1280];

/// Neither engine finds anything on any demo page, on the small phone and on the desktop, where they are laid out
/// differently; and no page is wider than its window.
pub async fn the_pages_around_the_frame_have_no_fault(_stage: &TestContext) -> Result<()> {
    let cx = TestContext::set_with(Options { with_worlds: true, ..Options::default() }).await?;
    let with_self_check = artefact::demo_pages_with_a_frame()?;
    let mut faults = Vec::new();
    for page in artefact::demo_pages()? {
        for width in WIDTHS {
            cx.resize(width, 800).await?;
            // A page with a link alone embeds nothing that could begin.
            let path = format!("/{page}");
            if with_self_check.contains(&page) {
                cx.begin_at(&path).await?;
            } else {
                cx.open(&path).await?;
            }
            cx.enter_top().await?;
            let needed: u32 = cx.script("return document.documentElement.scrollWidth;", vec![]).await?;
            ensure!(needed <= width, "{page} needs {needed} px of {width}");
            if ![WIDTHS[0], WIDTHS[3]].contains(&width) {
                continue;
            }
            for (engine, report) in engines::reports_on_top(&cx).await? {
                ensure!(report.rules > 5, "{engine} tried {} rules on {page}", report.rules);
                faults.extend(report.faults.iter().map(|fault| format!("{page}, {width} px, {engine}: {fault}")));
            }
        }
    }
    ensure!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

/// Control: the same look at a page with a picture that has no name.
pub async fn a_fault_around_the_frame_is_found(_stage: &TestContext) -> Result<()> {
    let cx = TestContext::set_with(Options { with_worlds: true, ..Options::default() }).await?;
    let faulty = artefact::file("index.html")?.replacen("<main", "<img src=\"data:,\"><main", 1);
    cx.host.add_page("/faulty.html", "text/html", faulty);
    cx.begin_at("/faulty.html").await?;
    for (engine, report) in engines::reports_on_top(&cx).await? {
        ensure!(report.faults.iter().any(|fault| fault.contains("<img")), "{engine} does not see it: {report:?}");
    }
    Ok(())
}
