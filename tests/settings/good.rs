//! Settings that fit.

use anyhow::{Context, Result, ensure};
use browser_tests::{Stage, Walk, record};
use serde_json::json;

/// The links of the demo clinic, as demo/index.html sets them.
const CONTACT: [&str; 5] = [
    "tel:+16175550142",
    "sms:+16175550143",
    "mailto:clinic@example.com",
    "https://example.com/book",
    "https://example.com/privacy",
];

/// The clinic's links on the page, in order.
async fn contact(stage: &Stage) -> Result<Vec<String>> {
    let script = "return Array.from(document.querySelectorAll('main a[href]'), (link) => link.getAttribute('href'))
        .filter((href) => /example|555/.test(href));";
    stage.script(script, vec![]).await
}

async fn text(stage: &Stage) -> Result<String> {
    stage.script("return document.querySelector('main').innerText;", vec![]).await
}

async fn walk_to_result<'a>(stage: &'a Stage, person: &str) -> Result<Walk<'a>> {
    let walk = stage.begin().await?;
    walk.answers(&record(person)?).await?;
    Ok(walk)
}

/// The clinic's name, phone, text number, page, mail, hours and privacy page stand where they belong: the name from the
/// start, the ways to the clinic on a CONSULT result, each link exactly as set. The colour is that of the main button.
pub async fn each_setting_appears_where_it_should(stage: &Stage) -> Result<()> {
    let walk = stage.begin().await?;
    let start = text(stage).await?;
    ensure!(start.contains("Harbor Street Clinic"), "the start page does not name the clinic: {start}");
    ensure!(contact(stage).await?.is_empty(), "the start page leads to the clinic");
    // A colour dark enough for white text.
    let plain = stage.begin_alone("accent=%230b3d91").await?;
    plain.wait_for("start").await?;
    let script = "return getComputedStyle(document.querySelector('[data-action=start]')).backgroundColor;";
    let colour: String = stage.script(script, vec![]).await?;
    ensure!(colour == "rgb(11, 61, 145)", "the clinic's colour is {colour}");
    ensure!(!text(stage).await?.contains("Harbor Street"), "a name without a setting");

    stage.open("/index.html").await?;
    walk.enter().await?;
    walk.wait_for("start").await?;
    walk.answers(&record("V01")?).await?;
    let mut links = contact(stage).await?;
    links.sort_unstable();
    let mut expected = CONTACT;
    expected.sort_unstable();
    ensure!(links == expected, "{links:?}");
    let shown = text(stage).await?;
    for word in ["+1-617-555-0142", "Monday to Friday, 9 to 5"] {
        ensure!(shown.contains(word), "{word:?} is missing: {shown}");
    }
    Ok(())
}

/// Whoever comes to the clinic's links is shown the same ones, whatever they have answered: an address that differed
/// would tell the clinic, or whoever serves it, what somebody answered.
pub async fn every_person_is_shown_the_same_contact(stage: &Stage) -> Result<()> {
    let mut first = None;
    for person in ["V01", "V43", "V45", "V51"] {
        walk_to_result(stage, person).await?;
        let links = contact(stage).await?;
        ensure!(!links.is_empty(), "{person}: no contact");
        let expected = first.get_or_insert_with(|| links.clone());
        ensure!(*expected == links, "V01 is shown {expected:?}, {person} {links:?}");
    }
    // An outcome that shows some of them shows no other.
    for person in ["V14", "V21", "V23", "V05"] {
        walk_to_result(stage, person).await?;
        let links = contact(stage).await?;
        ensure!(links.iter().all(|link| CONTACT.contains(&link.as_str())), "{person}: {links:?}");
    }
    Ok(())
}

/// A clinic's country puts its own line first, on top of every page.
pub async fn the_country_leads_the_crisis_lines(stage: &Stage) -> Result<()> {
    let mut seen = Vec::new();
    for country in ["US", "GB", "IE"] {
        stage.begin_alone(&format!("country={country}")).await?;
        let script = "return document.querySelector('a[href^=\"tel:\"]').getAttribute('href');";
        let first: String = stage.script(script, vec![json!(null)]).await?;
        seen.push(first);
    }
    let us = seen.first().context("no line")?;
    ensure!(us == "tel:988" && seen.iter().skip(1).all(|line| line != us), "{seen:?}");
    Ok(())
}
