//! Settings that fit.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, Vignette, is_full, record, vignettes};
use serde_json::{Value, json};

/// The links of the demo clinic, as index.html sets them.
const CONTACT: [&str; 5] = [
    "tel:+16175550142",
    "sms:+16175550143",
    "mailto:clinic@example.com",
    "https://example.com/book",
    "https://example.com/privacy",
];

/// The clinic's links on the page, in order.
async fn contact(cx: &TestContext) -> Result<Vec<String>> {
    let script = "return Array.from(document.querySelectorAll('main a[href]:not([data-action=own-tab])'), (link) => link.getAttribute('href'))
        .filter((href) => /example|555/.test(href));";
    cx.script(script, vec![]).await
}

async fn text(cx: &TestContext) -> Result<String> {
    cx.script("return document.querySelector('main').innerText;", vec![]).await
}

/// The clinic's links on the result of somebody with these answers.
async fn contact_of(cx: &TestContext, answers: &Value) -> Result<Vec<String>> {
    cx.begin().await?.answers(answers).await?;
    contact(cx).await
}

/// The clinic's name, phone, text number, page, mail, hours and privacy page stand where they belong: the name on top of the
/// page of its own, the ways to the clinic on a CONSULT result, each link exactly as set. The colour is that of the main button.
pub async fn each_setting_appears_where_it_should(cx: &TestContext) -> Result<()> {
    let named = cx.begin_alone("clinic=Harbor%20Street%20Clinic").await?;
    ensure!(named.words(".site").await? == "Harbor Street Clinic", "the page of its own does not name the clinic");
    let walk = cx.begin().await?;
    ensure!(contact(cx).await?.is_empty(), "the start page leads to the clinic");
    // A colour dark enough for white text.
    let plain = cx.begin_alone("accent=%230b3d91").await?;
    plain.wait_for("start").await?;
    let script = "return getComputedStyle(document.querySelector('[data-action=start]')).backgroundColor;";
    let colour: String = cx.script(script, vec![]).await?;
    ensure!(colour == "rgb(11, 61, 145)", "the clinic's colour is {colour}");
    ensure!(!text(cx).await?.contains("Harbor Street"), "a name without a setting");

    cx.open("/index.html").await?;
    walk.enter().await?;
    walk.wait_for("start").await?;
    walk.answers(&record("V01")?).await?;
    let mut links = contact(cx).await?;
    links.sort_unstable();
    let mut expected = CONTACT;
    expected.sort_unstable();
    ensure!(links == expected, "{links:?}");
    let shown = text(cx).await?;
    for word in ["+1-617-555-0142", "Monday to Friday, 9 to 5"] {
        ensure!(shown.contains(word), "{word:?} is missing: {shown}");
    }
    Ok(())
}

/// Every adult with a result that is no crisis is shown the same links, whatever they have answered: an address that differed,
/// or that only some were shown, would tell the clinic, or whoever serves it, what somebody answered. With a crisis, and for a
/// minor, there is none.
pub async fn every_person_is_shown_the_same_contact(cx: &TestContext) -> Result<()> {
    let mut expected = contact_of(cx, &record("V01")?).await?;
    expected.sort_unstable();
    ensure!(expected.len() == CONTACT.len(), "{expected:?}");
    let mut outcomes = BTreeSet::new();
    let mut people = vignettes()?;
    if !is_full() {
        // Two of each outcome.
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        people.retain(|person| {
            let seen = seen.entry(person.expect.outcome.clone()).or_default();
            *seen += 1;
            *seen <= 2
        });
    }
    for Vignette { id, answers, expect } in people {
        let mut links = contact_of(cx, &answers).await?;
        links.sort_unstable();
        let is_minor = answers.get("age").is_some_and(|age| age == "minor");
        if is_minor || ["EMERGENCY", "URGENT"].contains(&expect.outcome.as_str()) {
            ensure!(links.is_empty(), "{id}, {}: {links:?}", expect.outcome);
        } else {
            ensure!(links == expected, "V01 is shown {expected:?}, {id} with {} {links:?}", expect.outcome);
            outcomes.insert(expect.outcome);
        }
    }
    ensure!(outcomes.len() == 5, "seen with {outcomes:?} only");
    Ok(())
}

/// Settings that a page builder has escaped once more than it read them, and the other code of the United Kingdom, as they
/// stand in the markup of a clinic's page: its own line is in the bar.
pub async fn settings_are_read_as_they_were_meant(cx: &TestContext) -> Result<()> {
    let fragments = [
        "clinic=Example&amp;country=GB",
        "clinic=Example&amp;amp;country=GB",
        "clinic=Example&amp;#038;country=GB",
        "clinic=Example&amp;country=UK",
    ];
    for fragment in fragments {
        let page = format!(
            "<!doctype html><title>Clinic</title><iframe src='/trd-screener.html#{fragment}' width=600 height=400></iframe>"
        );
        cx.host.add_page("/escaped.html", "text/html", page);
        cx.begin_at("/escaped.html").await?;
        let script = "const link = document.querySelector('header a[href^=\"tel:\"]');
            return link.getAttribute('href');";
        let line: String = cx.script(script, vec![]).await?;
        ensure!(line == "tel:116123", "{fragment}: the bar leads to {line}");
        cx.enter_top().await?;
        let script = "return document.querySelector('iframe').src.split('#')[1];";
        let fragment: String = cx.script(script, vec![]).await?;
        let named = cx.begin_alone(&fragment).await?.words(".site").await?;
        ensure!(named == "Example", "{fragment}: {named:?}");
    }
    Ok(())
}

/// A clinic's country puts its own line first, on top of every page.
pub async fn the_country_leads_the_crisis_lines(cx: &TestContext) -> Result<()> {
    let mut seen = Vec::new();
    for country in ["US", "GB", "IE"] {
        cx.begin_alone(&format!("country={country}")).await?;
        let script = "return document.querySelector('a[href^=\"tel:\"]').getAttribute('href');";
        let first: String = cx.script(script, vec![json!(null)]).await?;
        seen.push(first);
    }
    let us = seen.first().context("no line")?;
    ensure!(us == "tel:988" && seen.iter().skip(1).all(|line| line != us), "{seen:?}");
    Ok(())
}
