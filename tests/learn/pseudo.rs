//! The two languages that nobody speaks. They show what is not in the locale files, and what does not turn.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, record};
use tokio::time::sleep;

/// The document that `cargo xtask dist --pseudo` writes.
fn document() -> Result<String> {
    let folder = std::env::var_os("TRD_PSEUDO");
    let folder =
        folder.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/pseudo"), PathBuf::from);
    let file = folder.join("trd-screener.html");
    fs::read_to_string(&file).with_context(|| format!("no {} (run `cargo xtask dist --pseudo`)", file.display()))
}

/// Words of the page that are in plain English letters, three or more, and stand in no name of a medicine or service.
async fn english(cx: &TestContext) -> Result<Vec<String>> {
    let script =
        "const names = Array.from(document.querySelectorAll('.tick label'), (label) => label.innerText).join(' ');
        const words = document.querySelector('main').innerText
            .replace(document.querySelector('.languages').innerText, '').match(/[a-z]{4,}/g) ?? [];
        return [...new Set(words)].filter((word) => !names.includes(word));";
    cx.script(script, vec![]).await
}

/// In both, a person walks from the start to the result; the direction is the language's own; and no page up to the pick
/// list, where names of medicines begin, shows a word that did not come out of the locale files.
pub async fn the_made_languages_walk_through_and_turn(cx: &TestContext) -> Result<()> {
    cx.host.add_page("/pseudo.html", "text/html", document()?);
    for (lang, direction) in [("xx", "ltr"), ("xr", "rtl")] {
        cx.open(&format!("/pseudo.html?{lang}#lang={lang}")).await?;
        let walk = Questionnaire::alone(cx);
        walk.enter().await?;
        walk.wait_for("start").await?;
        let found: String = cx.script("return getComputedStyle(document.body).direction;", vec![]).await?;
        ensure!(found == direction, "{lang} runs {found}");
        let person = record("V01")?;
        for page in ["urgent", "phq9-1", "hard", "mind", "history"] {
            walk.answers_until(&person, page).await?;
            let words = english(cx).await?;
            ensure!(words.is_empty(), "{lang}, {page}: not in the locale files: {words:?}");
        }
        let trail = walk.answers(&person).await?;
        ensure!(trail.end()?.outcome.as_deref() == Some("CONSULT"), "{lang}: {:?}", trail.end()?);
    }
    // Control: the same look at the same page in English.
    cx.begin_alone("").await?;
    ensure!(!english(cx).await?.is_empty(), "the look sees no plain letters at all");
    Ok(())
}

/// The artefact refuses both, and says what it knows.
pub async fn the_artefact_knows_neither(cx: &TestContext) -> Result<()> {
    for lang in ["xx", "xr"] {
        let before = cx.browser.console()?.len();
        cx.begin_alone(&format!("lang={lang}")).await?;
        sleep(Duration::from_millis(300)).await;
        let said = cx.browser.console()?.get(before..).unwrap_or_default().to_owned();
        ensure!(said.contains("`lang`") && said.contains("one of en, es"), "{lang}: {said}");
    }
    Ok(())
}
