//! A press that is made twice answers once.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Stage, Walk, artefact, record};
use tokio::time::sleep;

/// The page after a double click on an answer.
async fn after_a_double_click(stage: &Stage, walk: &Walk<'_>) -> Result<String> {
    walk.answers_until(&record("V07")?, "asq-1").await?;
    let answer = walk.find("button[data-answer=no]").await?;
    stage.driver().action_chain().double_click_element(&answer).perform().await?;
    // Long enough for a second page to come.
    sleep(Duration::from_millis(500)).await;
    Ok(walk.seen().await?.context("no page, or two of them")?.page)
}

/// The second of two quick presses is not taken for an answer to the next question.
pub async fn a_double_click_answers_once(stage: &Stage) -> Result<()> {
    let walk = stage.begin_alone("").await?;
    let page = after_a_double_click(stage, &walk).await?;
    ensure!(page == "asq-2", "a double click on the first hard question leads to {page}");
    Ok(())
}

/// Control: without the guard the same double click answers two questions.
pub async fn without_the_guard_it_answers_twice(stage: &Stage) -> Result<()> {
    let guarded = artefact::document()?;
    let open = artefact::with_frame(&guarded, |frame| frame.replacen(".detail<2", ".detail<9", 1))?;
    stage.host.add_page("/open.html", "text/html", open);
    stage.open("/open.html").await?;
    let walk = Walk::alone(stage);
    walk.enter().await?;
    walk.wait_for("start").await?;
    let page = after_a_double_click(stage, &walk).await?;
    ensure!(page == "asq-3", "even without the guard it leads to {page}");
    Ok(())
}
