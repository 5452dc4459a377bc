//! A clinic's page that is nothing but the frame.
//!
//! `WebKit` slows the timers of a frame that is not on the screen down to one in half a second, and lets a frame that
//! nobody has pressed in move no focus. So the frame fills the window, and the first press is one of the pointer.

use anyhow::Result;
use browser_tests::{Questionnaire, TestContext};

/// Opens a document of the host in such a page, and waits for the start page.
pub async fn open<'a>(cx: &'a TestContext, document: &str) -> Result<Questionnaire<'a>> {
    cx.host.add_page("/clinic.html", "text/html", page(document));
    cx.begin_at("/clinic.html").await
}

/// Opens it, and presses Begin.
pub async fn begin<'a>(cx: &'a TestContext, document: &str) -> Result<Questionnaire<'a>> {
    let walk = open(cx, document).await?;
    walk.act("start", "urgent").await?;
    Ok(walk)
}

/// The page of the clinic.
pub fn page(document: &str) -> String {
    format!(
        "<!doctype html><title>A clinic</title>
        <style>iframe {{ position: fixed; inset: 0; width: 100%; height: 100%; border: 0 }}</style>
        <iframe src=\"{document}\" title=\"Self-check\" referrerpolicy=\"no-referrer\" allow=\"clipboard-write\"
          sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads\"></iframe>"
    )
}
