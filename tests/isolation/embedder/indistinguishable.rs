//! Two people with different answers leave the page around the frame the same trace.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, TestContext, artefact, count, record, write_metrics};
use serde_json::{Value, json};

use super::clinic::{frame, page};
use super::random_answers::{People, Way};

/// How many pairs one test walks at the full counts; several tests share them, because each has its time.
const PAIRS: usize = 50;

/// Adds the page that measures, with this document in its frame.
fn add_page(cx: &TestContext, path: &str, document: &str) {
    let listen = include_str!("../../traces/listen.js");
    let head = format!("<script>{listen}</script><script>{}</script>", include_str!("watch.js"));
    // Text above and below: there is where to scroll to.
    let text = "<p>Our clinic.</p>".repeat(8);
    let body = format!("{text}{}{text}{text}", frame().replace("trd-screener.html", document));
    cx.host.add_page(path, "text/html", page(&head, &body));
}

/// Someone answers in the frame. Returns what the page could measure until so many milliseconds after the last answer, and
/// the outcome.
async fn trace(cx: &TestContext, path: &str, person: &Value, patience: u64) -> Result<(Value, String)> {
    let walk = cx.begin_at(path).await?;
    // The person's hand is in the frame: only then may a frame do what needs a person.
    walk.press("main h1").await?;
    cx.enter_top().await?;
    // All of the frame is in sight, as of someone who reads it.
    let script = "document.querySelector('iframe').scrollIntoView({ block: 'center' }); return settled();";
    cx.script::<()>(script, vec![]).await?;
    walk.enter().await?;
    let trail = walk.answers(person).await?;
    cx.enter_top().await?;
    // What comes late, such as a message, still counts.
    let script = "return new Promise((done) => setTimeout(() => done(trace()), arguments[0]));";
    let trace = cx.script(script, vec![json!(patience)]).await?;
    let outcome = trail.trail.iter().rev().find_map(|seen| seen.outcome.clone());
    let outcome = outcome.with_context(|| format!("{person} came to no outcome: {:?}", trail.pages()))?;
    Ok((trace, outcome))
}

/// Fails where two traces differ, and says in what.
fn same(first: &Value, second: &Value) -> Result<()> {
    let both = first.as_object().zip(second.as_object());
    let (first, second) = both.with_context(|| format!("no traces: {first} and {second}"))?;
    for (name, value) in first {
        ensure!(second.get(name) == Some(value), "the traces differ in {name}: {value} and {:?}", second.get(name));
    }
    ensure!(first.len() == second.len(), "the traces differ in what they hold");
    Ok(())
}

async fn pairs(cx: &TestContext, seed: u64) -> Result<()> {
    add_page(cx, "/pairs.html", "trd-screener.html");
    let mut people = People::new(seed);
    let mut outcomes: BTreeMap<String, usize> = BTreeMap::new();
    let pairs = count(if seed == 0 { 3 } else { 0 }, PAIRS);
    for pair in 0..pairs {
        let way = [Way::Acute, Way::Gate, Way::Any].get(pair % 6).copied().unwrap_or(Way::Any);
        // Chance alone brings hardly anybody to the strongest result.
        let first = if pair % 6 == 2 { record("V01")? } else { people.person(way)? };
        let second = people.person(Way::Any)?;
        ensure!(first != second, "the same person twice");
        let (one, outcome) = trace(cx, "/pairs.html", &first, 80).await?;
        *outcomes.entry(outcome).or_default() += 1;
        let (other, outcome) = trace(cx, "/pairs.html", &second, 80).await?;
        *outcomes.entry(outcome).or_default() += 1;
        same(&one, &other).map_err(|difference| difference.context(format!("{first}\nand\n{second}")))?;
    }
    println!("  {pairs} pairs: {outcomes:?}");
    outcomes.insert("pairs".into(), pairs);
    if pairs > 0 {
        let missing: BTreeSet<&str> =
            ["EMERGENCY", "URGENT", "CONSULT"].into_iter().filter(|name| !outcomes.contains_key(*name)).collect();
        ensure!(missing.is_empty(), "nobody came to {missing:?}");
    }
    write_metrics("isolation", &format!("{}-pairs-{seed}", cx.engine.name()), &outcomes)
}

/// Different answers and outcomes leave the page the same trace: events, messages, sizes, sights, the history, the number of
/// frames, entries of performance, focus, scrolling, title and address.
pub async fn two_people_leave_the_same_trace(cx: &TestContext) -> Result<()> {
    pairs(cx, 0).await
}

/// The same for others.
pub async fn and_the_next_two(cx: &TestContext) -> Result<()> {
    pairs(cx, 1).await
}

/// The same for others.
pub async fn and_two_more(cx: &TestContext) -> Result<()> {
    pairs(cx, 2).await
}

/// The same for others.
pub async fn and_another_two(cx: &TestContext) -> Result<()> {
    pairs(cx, 3).await
}

/// What a frame could do to tell the page its outcome, each a line of script that runs where an outcome shows. The small
/// sample takes the first ones.
const CHANNELS: [(&str, &str); 8] = [
    ("a message", "up.postMessage(word, '*')"),
    ("a size in a message", "up.postMessage({ height: 100 * word.length }, '*')"),
    ("an entry in the history", "isLong && push.call(past, null, '')"),
    ("its address", "isLong && (here.hash = word)"),
    ("a number of frames", "isLong && document.body.append(make('iframe'))"),
    ("its name", "rename.call(window, word)"),
    ("the focus", "setTimeout(() => isLong && (document.activeElement.blur(), up.focus()), 700)"),
    ("a move out of sight", "isLong && look.call(document.body, { block: 'end' })"),
];

/// What a browser itself lets through to no page: there is nothing to see.
const CLOSED: [(Engine, &str); 2] = [(Engine::Chromium, "its name"), (Engine::WebKit, "a move out of sight")];

/// Control: where the frame tells its outcome by a message, a size, the history, its address, a number of frames or the
/// focus, the traces differ.
pub async fn a_frame_that_tells_is_seen(cx: &TestContext) -> Result<()> {
    let (emergency, consult) = (json!({ "urgent": ["U-INTENT"] }), record("V01")?);
    let mut seen = BTreeMap::new();
    for (name, way) in CHANNELS.into_iter().take(count(3, CHANNELS.len())) {
        let document = artefact::with_frame(&artefact::document()?, |frame| {
            // Before the lockdown takes the means away.
            let tells = format!(
                "const [up, past, here, make] = [top, history, location, document.createElement.bind(document)];
                 const push = History.prototype.pushState;
                 const rename = Object.getOwnPropertyDescriptor(window, 'name').set;
                 const look = Element.prototype.scrollIntoView;
                 new MutationObserver(() => {{
                   const word = document.querySelector('[data-outcome]')?.dataset.outcome;
                   if (!word || window.hasTold) return;
                   window.hasTold = true;
                   const isLong = word.length > 8;
                   {way};
                 }}).observe(document, {{ subtree: true, childList: true }});"
            );
            frame.replacen("<script>", &format!("<script>{{{tells}}}"), 1)
        })?;
        cx.host.add_page("/tells.html", "text/html", document);
        add_page(cx, "/told.html", "tells.html");
        // The focus goes away once the walk itself has seen it on the heading; on a busy machine the history is told late.
        let patience = if ["the focus", "an entry in the history"].contains(&name) { 1500 } else { 80 };
        let told = trace(cx, "/told.html", &emergency, patience).await;
        if told.is_err() && (cx.engine, name) == (Engine::WebKit, "its address") {
            // WebKitGTK loads the document anew, so its shell takes the frame away: that can be seen from any page.
            seen.insert(name, true);
            continue;
        }
        let (one, first) = told?;
        let (other, second) = trace(cx, "/told.html", &consult, patience).await?;
        ensure!(
            (first.as_str(), second.as_str()) == ("EMERGENCY", "CONSULT"),
            "{name}: came to {first:?} and {second:?}"
        );
        seen.insert(name, same(&one, &other).is_err());
    }
    let (open, closed): (Vec<&str>, Vec<&str>) = seen.keys().partition(|name| seen.get(**name) == Some(&true));
    let found = json!({ "channels seen": open.len(), "closed by the browser itself": closed });
    write_metrics("isolation", &format!("{}-pairs-control", cx.engine.name()), &found)?;
    for (name, seen) in seen {
        let is_closed = CLOSED.contains(&(cx.engine, name));
        ensure!(seen != is_closed, "a frame that tells its outcome by {name}: expected {}, found {seen}", !is_closed);
    }
    Ok(())
}
