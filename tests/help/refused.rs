//! Where somebody else's script could read along, the self-check does not start, and crisis help stands.

use anyhow::Result;
use browser_tests::{Stage, Walk, artefact};

use crate::help::broken::has_failed;

/// The inner document opened by itself has the origin of its host.
pub async fn the_inner_document_alone_does_not_start(stage: &Stage) -> Result<()> {
    stage.host.add_page("/inner.html", "text/html", artefact::frame(&artefact::document()?)?);
    stage.open("/inner.html").await?;
    has_failed(stage, &Walk::bare(stage), "exposed").await
}

/// A shell that somebody has changed, so that the frame shares the origin of its host.
pub async fn a_frame_with_the_hosts_origin_does_not_start(stage: &Stage) -> Result<()> {
    for sandbox in ["sandbox=\"allow-same-origin allow-scripts ", "data-none=\""] {
        let document = artefact::document()?.replace("sandbox=\"allow-scripts ", sandbox);
        stage.host.add_page("/shared.html", "text/html", document);
        stage.open("/shared.html").await?;
        let walk = Walk::alone(stage);
        walk.enter().await?;
        has_failed(stage, &walk, "exposed").await?;
    }
    Ok(())
}

/// Control: where only the outer frame has lost its sandbox to a page builder, the inner one still holds, and it starts.
pub async fn an_outer_frame_without_a_sandbox_starts(stage: &Stage) -> Result<()> {
    stage.host.add_page(
        "/stripped.html",
        "text/html",
        "<!doctype html><iframe src=\"trd-screener.html\" width=600></iframe>",
    );
    stage.begin_at("/stripped.html").await?;
    Ok(())
}
