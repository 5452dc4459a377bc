//! A saved file, opened another day.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, record};
use clinical::fhir::{self, OpenError};
use clinical::text::Lang;
use serde_json::json;

use crate::keep::fixtures::{self, FRAME};

/// The file that a person would have saved.
fn file(person: &str) -> Result<String> {
    Ok(fhir::bundle(&fixtures::read(&record(person)?)?, fixtures::today()?, Lang::En, true))
}

/// Chooses a file, as the browser's own window does.
async fn choose(cx: &TestContext, walk: &Questionnaire<'_>, content: &str) -> Result<()> {
    let path = cx.browser.saved().join("chosen.json");
    fs::write(&path, content)?;
    // WebDriver gives a file only to a field that a person could see.
    let script = "document.querySelector('input[type=file]').hidden = false; return null;";
    cx.script::<()>(script, vec![]).await?;
    walk.find("input[type=file]").await?.send_keys(path.display().to_string()).await.context("cannot choose a file")
}

/// Each outcome is come to again: through the check page, or through the help that goes before it.
pub async fn a_saved_file_leads_to_its_outcome(cx: &TestContext) -> Result<()> {
    for person in fixtures::one_of_each_outcome()? {
        let walk = fixtures::start(cx, FRAME, "").await?;
        choose(cx, &walk, &file(&person.id)?).await?;
        let place = || format!("{} ({})", person.id, person.expect.outcome);
        // Where an answer has ended the questions, there is nothing to check.
        let seen = if fixtures::read(&person.answers)?.forced_end().is_some() {
            walk.arrive("outcome").await.with_context(place)?
        } else {
            if person.expect.outcome == "URGENT" {
                walk.arrive("crisis").await.with_context(place)?;
                walk.press("[data-action=finish]").await?;
            }
            walk.arrive("check").await.with_context(place)?;
            walk.act("result", "outcome").await?
        };
        ensure!(seen.outcome.as_deref() == Some(person.expect.outcome.as_str()), "{}: {seen:?}", person.id);
    }
    Ok(())
}

/// What a person lets fall on the page, from anywhere on it.
pub async fn a_file_that_is_let_fall_is_opened(cx: &TestContext) -> Result<()> {
    let walk = fixtures::start(cx, FRAME, "").await?;
    let script = "const data = new DataTransfer();
        data.items.add(new File([arguments[0]], 'my-answers.json', { type: 'application/json' }));
        const isTaken = !document.querySelector('h1').dispatchEvent(
          new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        return isTaken;";
    // Some editors begin a file with a mark of its encoding.
    let marked = format!("\u{feff}{}", file("V01")?);
    let is_taken: bool = cx.script(script, vec![json!(marked)]).await?;
    ensure!(is_taken, "the browser would open the file in the place of the self-check");
    walk.arrive("check").await?;
    Ok(())
}

/// A clear sentence for each, and the start page as it was: it still begins anew.
pub async fn a_wrong_file_changes_nothing(cx: &TestContext) -> Result<()> {
    let right = file("V01")?;
    let cut = right.get(..right.len() / 2).context("a short file")?;
    let large = format!("{right}{}", " ".repeat(50 << 20));
    let wrong = [
        (OpenError::Foreign, "", "an empty file"),
        (OpenError::Foreign, "{\"resourceType\":\"Patient\"}", "a foreign record"),
        (OpenError::Foreign, "<script>alert(1)</script>", "a page"),
        (OpenError::Altered, cut, "a file that is cut off"),
        (OpenError::TooLarge, &large, "a file of 50 MB"),
    ];
    for (fault, content, name) in wrong {
        let walk = fixtures::start(cx, FRAME, "").await?;
        choose(cx, &walk, content).await?;
        let told = fixtures::told(&walk).await.with_context(|| name.to_owned())?;
        ensure!(told == fault.says(Lang::En), "{name}: {told}");
        ensure!(walk.seen().await?.is_some_and(|seen| seen.page == "start"), "{name}: left the start page");
        walk.act("start", "urgent").await?;
    }
    // The control: without any fault it is opened.
    let walk = fixtures::start(cx, FRAME, "").await?;
    choose(cx, &walk, &right).await?;
    walk.arrive("check").await?;
    Ok(())
}
