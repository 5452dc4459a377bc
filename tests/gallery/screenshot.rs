//! Pictures of the whole window, or of a part of it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use base64::Engine;
use browser_tests::TestContext;
use serde::{Deserialize, Serialize};
use thirtyfour::bidi::modules::browsing_context::CaptureScreenshotResult;
use thirtyfour::bidi::{BidiCommand, BrowsingContextId};

/// A part of the window, in CSS pixels.
#[derive(Clone, Copy, Deserialize, Serialize)]
pub struct Part {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

impl Part {
    /// All of a window.
    pub const fn whole(width: u32, height: u32) -> Self {
        Self { x: 0, y: 0, width, height }
    }
}

/// The command of the protocol; that of the client cannot take a part.
#[derive(Serialize)]
struct Capture {
    context: BrowsingContextId,
    clip: Clip,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Clip {
    Box(Part),
}

impl BidiCommand for Capture {
    const METHOD: &'static str = "browsingContext.captureScreenshot";
    type Returns = CaptureScreenshotResult;
}

/// Writes a picture of a part of the window to a file.
pub async fn take(cx: &TestContext, part: Part, file: &Path) -> Result<()> {
    let bidi = cx.driver().bidi().await?;
    let context = bidi.browsing_context().top_level().await?;
    let taken = bidi.send(Capture { context, clip: Clip::Box(part) }).await?;
    let png = base64::engine::general_purpose::STANDARD.decode(taken.data)?;
    let write = || {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, png)
    };
    write().with_context(|| format!("cannot write {}", file.display()))
}

/// Waits until the frame has a height, and until it is drawn so.
pub async fn settle(cx: &TestContext, height: u32) -> Result<()> {
    let script = format!(
        "new Promise((done) => {{
          const look = () => (innerHeight === {height} ? requestAnimationFrame(() => setTimeout(done, 0, 'settled'))
            : setTimeout(look, 10));
          look();
        }})"
    );
    cx.isolated(&script).await?;
    Ok(())
}
