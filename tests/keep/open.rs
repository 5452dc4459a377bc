//! A saved file, opened another day.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::{Stage, Walk, record};
use clinical::fhir::{self, Fault};
use clinical::text::Lang;
use serde_json::json;

use crate::keep::desk::{self, FRAME};

/// The file that a person would have saved.
fn file(person: &str) -> Result<String> {
    Ok(fhir::bundle(&desk::read(&record(person)?)?, desk::today()?, Lang::En, true))
}

/// Chooses a file, as the browser's own window does.
async fn choose(stage: &Stage, walk: &Walk<'_>, content: &str) -> Result<()> {
    let path = stage.browser.saved().join("chosen.json");
    fs::write(&path, content)?;
    // WebDriver gives a file only to a field that a person could see.
    let script = "document.querySelector('input[type=file]').hidden = false; return null;";
    stage.script::<()>(script, vec![]).await?;
    walk.find("input[type=file]").await?.send_keys(path.display().to_string()).await.context("cannot choose a file")
}

/// Each outcome is come to again: through the check page, or through the help that goes before it.
pub async fn a_saved_file_leads_to_its_outcome(stage: &Stage) -> Result<()> {
    for person in desk::one_of_each_outcome()? {
        let walk = desk::start(stage, FRAME, "").await?;
        choose(stage, &walk, &file(&person.id)?).await?;
        let place = || format!("{} ({})", person.id, person.expect.outcome);
        // Where an answer has ended the questions, there is nothing to check.
        let seen = if desk::read(&person.answers)?.forced_end().is_some() {
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
pub async fn a_file_that_is_let_fall_is_opened(stage: &Stage) -> Result<()> {
    let walk = desk::start(stage, FRAME, "").await?;
    let script = "const data = new DataTransfer();
        data.items.add(new File([arguments[0]], 'my-answers.json', { type: 'application/json' }));
        const isTaken = !document.querySelector('h1').dispatchEvent(
          new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
        return isTaken;";
    // Some editors begin a file with a mark of its encoding.
    let marked = format!("\u{feff}{}", file("V01")?);
    let is_taken: bool = stage.script(script, vec![json!(marked)]).await?;
    ensure!(is_taken, "the browser would open the file in the place of the self-check");
    walk.arrive("check").await?;
    Ok(())
}

/// A clear sentence for each, and the start page as it was: it still begins anew.
pub async fn a_wrong_file_changes_nothing(stage: &Stage) -> Result<()> {
    let right = file("V01")?;
    let cut = right.get(..right.len() / 2).context("a short file")?;
    let large = format!("{right}{}", " ".repeat(50 << 20));
    let wrong = [
        (Fault::Foreign, "", "an empty file"),
        (Fault::Foreign, "{\"resourceType\":\"Patient\"}", "a foreign record"),
        (Fault::Foreign, "<script>alert(1)</script>", "a page"),
        (Fault::Altered, cut, "a file that is cut off"),
        (Fault::TooLarge, &large, "a file of 50 MB"),
    ];
    for (fault, content, name) in wrong {
        let walk = desk::start(stage, FRAME, "").await?;
        choose(stage, &walk, content).await?;
        let told = desk::told(&walk).await.with_context(|| name.to_owned())?;
        ensure!(told == fault.says(Lang::En), "{name}: {told}");
        ensure!(walk.seen().await?.is_some_and(|seen| seen.page == "start"), "{name}: left the start page");
        walk.act("start", "urgent").await?;
    }
    // The control: without any fault it is opened.
    let walk = desk::start(stage, FRAME, "").await?;
    choose(stage, &walk, &right).await?;
    walk.arrive("check").await?;
    Ok(())
}
