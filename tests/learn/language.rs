//! The languages.

use anyhow::{Result, ensure};
use browser_tests::{Questionnaire, TestContext, count, record, vignettes};
use serde_json::json;
use std::time::Duration;
use tokio::time::sleep;

/// The languages of the artefact.
pub const LANGS: [&str; 2] = ["en", "es"];

async fn lang(cx: &TestContext) -> Result<String> {
    cx.script("return document.documentElement.lang + ' ' + document.documentElement.dir;", vec![]).await
}

async fn switch(walk: &Questionnaire<'_>, to: &str) -> Result<()> {
    // The other language stands at the same place: a second press there counts only after a pause.
    sleep(Duration::from_millis(500)).await;
    walk.press(&format!("main [data-action=language][lang={to}]")).await?;
    walk.find(&format!("html[lang={to}]")).await?;
    Ok(())
}

/// The answers as the check page shows them, in whatever language.
async fn checked(cx: &TestContext) -> Result<Vec<String>> {
    let script = "return Array.from(document.querySelectorAll('main dd'), (answer) => answer.textContent);";
    cx.script(script, vec![]).await
}

/// In the middle of a page, with a box ticked that is not yet answered: the page stays, in other words; the box stays
/// ticked; what was answered before in one language is on the check page in the other; and back again.
pub async fn a_switch_in_mid_flow_keeps_every_answer(cx: &TestContext) -> Result<()> {
    let person = record("V45")?;
    let walk = cx.begin().await?;
    walk.answers_until(&person, "heart").await?;
    walk.tick("H-BP-OK").await?;
    let english = walk.words("h1").await?;
    ensure!(lang(cx).await? == "en ltr", "{}", lang(cx).await?);
    switch(&walk, "es").await?;
    ensure!(lang(cx).await? == "es ltr", "{}", lang(cx).await?);
    let spanish = walk.words("h1").await?;
    ensure!(english != spanish && spanish.starts_with("Corazón"), "{spanish}");
    let is_kept: bool = cx.script("return document.querySelector('input[value=H-BP-OK]').checked;", vec![]).await?;
    ensure!(is_kept, "the tick has gone");
    walk.press("input[value=H-BP-OK]").await?;
    walk.answers_until(&person, "check").await?;
    let in_spanish = checked(cx).await?;
    switch(&walk, "en").await?;
    let in_english = checked(cx).await?;
    ensure!(in_spanish.len() == in_english.len() && in_spanish.len() > 20, "{in_spanish:?} {in_english:?}");
    ensure!(in_english.iter().any(|answer| answer.contains("Nearly every day")), "{in_english:?}");
    ensure!(in_spanish.iter().any(|answer| answer.contains("Casi todos los días")), "{in_spanish:?}");
    switch(&walk, "es").await?;
    ensure!(checked(cx).await? == in_spanish, "another answer after switching back");
    Ok(())
}

/// Worked people, walked through in Spanish, come to the outcome that they come to in English.
pub async fn each_language_gives_the_same_outcome(cx: &TestContext) -> Result<()> {
    let people = vignettes()?;
    for vignette in people.iter().step_by(count(6, 1)) {
        let walk = cx.begin_alone("lang=es").await?;
        let trail = walk.answers(&vignette.answers).await?;
        let found = trail.end()?.outcome.clone().unwrap_or_default();
        ensure!(found == vignette.expect.outcome, "{}: {found} in Spanish", vignette.id);
    }
    Ok(())
}

/// "Need help now?" and the crisis page in Spanish begin with 988 and its key for Spanish, in the link and in words; and
/// by text with its Spanish word. The document says so too before anything has run.
pub async fn spanish_crisis_lines_come_first_in_spanish(cx: &TestContext) -> Result<()> {
    let links =
        "return Array.from(document.querySelectorAll('main a[href]'), (a) => [a.getAttribute('href'), a.innerText]);";
    for page in ["help", "crisis"] {
        let walk = cx.begin_alone("lang=es").await?;
        if page == "help" {
            walk.act("help", "help").await?;
        } else {
            walk.answers_until(&json!({ "urgent": ["U-INTENT"] }), "crisis").await?;
        }
        let links: Vec<(String, String)> = cx.script(links, vec![]).await?;
        let first: Vec<&str> = links.iter().map(|(href, _)| href.as_str()).take(2).collect();
        ensure!(first == ["tel:988,2", "sms:988?&body=AYUDA"], "{page}: {links:?}");
        ensure!(links.iter().any(|(_, words)| words.contains("oprimir el 2")), "{page}: {links:?}");
    }
    let document = browser_tests::artefact::document()?;
    let line = browser_tests::artefact::between(&document, "<p lang=\"es\">", "</p>")?;
    ensure!(line.contains("tel:988,2") && line.contains("oprima el 2"), "{line}");
    Ok(())
}
