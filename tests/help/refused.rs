//! Where somebody else's script could read along, the self-check does not start, and crisis help stands.

use anyhow::Result;
use browser_tests::{Questionnaire, TestContext, artefact};

use crate::help::broken::has_failed;

/// The inner document opened by itself has the origin of its host.
pub async fn the_inner_document_alone_does_not_start(cx: &TestContext) -> Result<()> {
    cx.host.add_page("/inner.html", "text/html", artefact::frame(&artefact::document()?)?);
    cx.open("/inner.html").await?;
    has_failed(cx, &Questionnaire::bare(cx), "exposed").await
}

/// A shell that somebody has changed, so that the frame shares the origin of its host.
pub async fn a_frame_with_the_hosts_origin_does_not_start(cx: &TestContext) -> Result<()> {
    for sandbox in ["sandbox=\"allow-same-origin allow-scripts ", "data-none=\""] {
        let document = artefact::document()?.replace("sandbox=\"allow-scripts ", sandbox);
        cx.host.add_page("/shared.html", "text/html", document);
        cx.open("/shared.html").await?;
        let walk = Questionnaire::alone(cx);
        walk.enter().await?;
        has_failed(cx, &walk, "exposed").await?;
    }
    Ok(())
}

/// Control: where only the outer frame has lost its sandbox to a page builder, the inner one still holds, and it starts.
pub async fn an_outer_frame_without_a_sandbox_starts(cx: &TestContext) -> Result<()> {
    cx.host.add_page(
        "/stripped.html",
        "text/html",
        "<!doctype html><iframe src=\"trd-screener.html\" width=600></iframe>",
    );
    cx.begin_at("/stripped.html").await?;
    Ok(())
}
