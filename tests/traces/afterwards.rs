//! Whoever sits down next: Reload, Back and the page after leaving show nothing of the last person.

use anyhow::{Result, ensure};
use browser_tests::{Stage, Walk, record};
use serde_json::json;

/// Everything that a page shows: its words, its markup, and what is typed, ticked and chosen on it.
const SHOWN: &str = "
    const fields = document.querySelectorAll('input, select, progress');
    const states = Array.from(fields, (field) => `${field.outerHTML} ${field.value} ${field.checked}`);
    return [document.body.innerText, document.querySelector('main[data-page]').outerHTML, ...states].join('\\n');";

/// The first pages of a walk as a newcomer finds them.
async fn first_pages(stage: &Stage, walk: &Walk<'_>) -> Result<Vec<String>> {
    walk.wait_for("start").await?;
    let mut shown = vec![stage.script(SHOWN, vec![]).await?];
    let nobody = json!({ "urgent": [], "age": "adult", "phq9": [0] });
    for page in ["urgent", "age", "phq9-1", "phq9-2"] {
        walk.answers_until(&nobody, page).await?;
        shown.push(stage.script(SHOWN, vec![]).await?);
    }
    Ok(shown)
}

/// A person who has answered much, left in the middle of a page: ticked and not continued.
async fn leave_in_the_middle(walk: &Walk<'_>) -> Result<()> {
    walk.answers_until(&record("V45")?, "heart").await?;
    walk.tick("H-BP-HIGH").await
}

fn same(fresh: &[String], again: &[String]) -> Result<()> {
    for (before, after) in fresh.iter().zip(again) {
        ensure!(before == after, "a newcomer finds\n{before}\nand the next person finds\n{after}");
    }
    Ok(())
}

/// Reload is a fresh start: the first pages are those that a newcomer finds.
pub async fn reload_is_a_fresh_start(stage: &Stage) -> Result<()> {
    let walk = stage.begin().await?;
    let fresh = first_pages(stage, &walk).await?;
    leave_in_the_middle(&walk).await?;
    stage.enter_top().await?;
    stage.driver().refresh().await?;
    walk.enter().await?;
    same(&fresh, &first_pages(stage, &walk).await?)
}

/// Back to the page is a fresh start, where the browser has kept the page whole (the back-forward cache); and it has,
/// because the widget does nothing that would make Chromium throw a kept page away.
pub async fn back_is_a_fresh_start(stage: &Stage) -> Result<()> {
    stage.host.add_page("/other.html", "text/html", "<!doctype html><title>Other</title><p>Another page.</p>");
    let walk = stage.begin().await?;
    let fresh = first_pages(stage, &walk).await?;
    leave_in_the_middle(&walk).await?;
    stage.enter_top().await?;
    let script = "addEventListener('pageshow', (event) => (window.isKept = event.persisted)); return null;";
    stage.script::<()>(script, vec![]).await?;
    stage.open("/other.html").await?;
    stage.driver().back().await?;
    let is_kept: bool = stage.script("return window.isKept === true;", vec![]).await?;
    ensure!(is_kept, "the browser did not keep the page");
    walk.enter().await?;
    same(&fresh, &first_pages(stage, &walk).await?)
}

/// Control: the same look tells a newcomer's pages from those that somebody has answered.
pub async fn what_was_answered_is_seen_by_the_same_look(stage: &Stage) -> Result<()> {
    let walk = stage.begin().await?;
    let fresh = first_pages(stage, &walk).await?;
    for _ in 0..4 {
        let page = walk.seen().await?.map(|seen| seen.page).unwrap_or_default();
        let before = match page.as_str() {
            "phq9-2" => "phq9-1",
            "phq9-1" => "age",
            "age" => "urgent",
            _ => "start",
        };
        walk.act("back", before).await?;
    }
    let again = first_pages(stage, &walk).await?;
    let differing = fresh.iter().zip(&again).filter(|(before, after)| before != after).count();
    ensure!(differing >= 3, "only {differing} pages show that they were answered");
    Ok(())
}

/// After leaving and after deleting, no document holds a word of the pages before: the same words are in one of them
/// until then.
pub async fn after_leaving_no_document_holds_a_word_of_before(stage: &Stage) -> Result<()> {
    for action in ["exit", "erase"] {
        let walk = stage.begin().await?;
        walk.answers_until(&record("V45")?, "check").await?;
        // The words of each answer and question: the longer runs of text on the check page.
        let script = "const runs = document.querySelector('main').innerText.split('\\n').map((run) => run.trim());
            return [...new Set(runs.filter((run) => run.length > 8))];";
        let words: Vec<String> = stage.script(script, vec![]).await?;
        ensure!(words.len() > 30, "expected the answers on the check page, found {words:?}");
        ensure!(!held(&walk, &words).await?.is_empty(), "the look does not see what is there");

        walk.press(&format!("[data-action={action}]")).await?;
        stage.close_other_windows().await?;
        walk.enter().await?;
        walk.wait_for("ended").await?;
        let held = held(&walk, &words).await?;
        ensure!(held.is_empty(), "{action}: still in a document: {held:?}");
    }
    Ok(())
}

/// Those of the words that stand in a document, outside its scripts and its template. Control words of every page,
/// such as the line on top, are none of the check page's `main`.
async fn held(walk: &Walk<'_>, words: &[String]) -> Result<Vec<String>> {
    let documents = walk.texts().await?.join("\n");
    Ok(words.iter().filter(|word| documents.contains(word.as_str())).cloned().collect())
}
