//! The control of adversary.rs: the same means, the same presses and keys, and questions that stand in the page itself, in
//! a shadow tree of it, or in a frame that is not isolated. There each means must get the answers, or proves nothing.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};
use browser_tests::{TestContext, write_metrics};
use serde_json::json;
use thirtyfour::WebElement;

use super::adversary::{Spoils, caught};
use super::clinic::{adversary, page};

/// What the questions of questions.js and the answers to them consist of.
const WORDS: [&str; 9] = [
    "data-page",
    "data-answer",
    "phq9-2",
    "U-REALITY",
    "Nearly every day",
    "sertraline",
    "Feeling down, depressed, or hopeless",
    "You matter. Help is available right now.",
    "EMERGENCY",
];

/// Where the questions stand: the name of the arm, and the body of its page.
const ARMS: [(&str, &str); 5] = [
    ("light", "<div id=here></div><script>ask(document.getElementById('here'))</script>"),
    (
        "open-shadow",
        "<div id=here></div><script>ask(document.getElementById('here').attachShadow({mode: 'open'}))</script>",
    ),
    (
        "closed-shadow",
        "<div id=here></div><script>ask(document.getElementById('here').attachShadow({mode: 'closed'}))</script>",
    ),
    ("frame", "<iframe src=questions.html width=600 height=600></iframe>"),
    ("talking-frame", "<iframe src=talks.html sandbox=allow-scripts width=600 height=600></iframe>"),
];

/// Every means of the adversary gets the answers in one of the arms at least, in this browser.
pub async fn each_means_gets_them_where_nothing_is_isolated(cx: &TestContext) -> Result<()> {
    let words: BTreeSet<String> = WORDS.map(Into::into).into();
    let questions = "<script src=questions.js></script><body><script>ask(document.body)</script>";
    let talks = "<!doctype html><script src=rrweb.js></script>
        <script>rrweb.record({ emit() {}, recordCrossOriginIframes: true })</script>";
    cx.host.add_page("/questions.js", "text/javascript", include_str!("questions.js"));
    cx.host.add_page("/questions.html", "text/html", format!("<!doctype html>{questions}"));
    cx.host.add_page("/talks.html", "text/html", format!("{talks}{questions}"));
    let head = format!("{}<script src=questions.js></script>", adversary(cx)?);
    let mut by_arm: BTreeMap<&str, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    let mut probes = BTreeSet::new();
    for (arm, body) in ARMS {
        cx.host.add_page("/control.html", "text/html", page(&head, body));
        cx.open("/control.html").await?;
        answer(cx, arm).await?;
        cx.enter_top().await?;
        let spoils: Spoils = cx.script("lookFor(arguments[0]); return tell();", vec![json!(words)]).await?;
        probes.extend(spoils.keys().cloned());
        by_arm.insert(arm, caught(&spoils, &words));
    }
    let mut told = BTreeMap::new();
    for probe in &probes {
        let arms: Vec<&str> = by_arm.iter().filter(|(_, got)| got.contains_key(probe)).map(|(arm, _)| *arm).collect();
        told.insert(probe.clone(), if arms.is_empty() { json!("unproven") } else { json!(arms) });
    }
    let got = told.values().filter(|arms| *arms != "unproven").count();
    let counts = BTreeMap::from([("means", told.len()), ("of them with an answer", got)]);
    write_metrics("isolation", &format!("{}-adversary-control", cx.engine.name()), &counts)?;
    for (probe, arms) in &told {
        ensure!(
            arms != "unproven",
            "{probe} gets no answer even where nothing is isolated: its silence proves nothing"
        );
    }
    Ok(())
}

/// The same presses and keys as of a person.
async fn answer(cx: &TestContext, arm: &str) -> Result<()> {
    let presses =
        ["input[type=checkbox]", "[data-action=continue]", "[data-answer=\"3\"]", "#search", "[data-action=continue]"];
    for selector in presses {
        if arm.ends_with("frame") {
            cx.enter_frame(1).await?;
        }
        let element = find(cx, arm, selector).await?;
        match selector {
            "[data-answer=\"3\"]" => element.send_keys("\u{e007}").await?,
            "#search" => element.send_keys("zolo").await?,
            _ => element.click().await?,
        }
        cx.enter_top().await?;
        cx.script::<()>("lookAround(); return new Promise((done) => setTimeout(() => done(null), 50));", vec![])
            .await?;
    }
    Ok(())
}

async fn find(cx: &TestContext, arm: &str, selector: &str) -> Result<WebElement> {
    if !arm.ends_with("shadow") {
        return cx.find(selector).await;
    }
    // Not by the driver's own way into a shadow tree, which is another one in Firefox. The adversary has opened a closed one.
    let script = "return document.getElementById('here').shadowRoot.querySelector(arguments[0]);";
    Ok(cx.driver().execute(script, vec![json!(selector)]).await?.element()?)
}
