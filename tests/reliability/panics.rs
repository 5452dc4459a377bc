//! A panic on every page: the static crisis lines stand within a second.
//!
//! The browser refuses to put a node into the document, as it may where somebody else has changed it. Yew then panics.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Questionnaire, TestContext, artefact, count, is_full, record, write_metrics};
use serde_json::json;

use crate::reliability::clinic;

/// From the event `break` on, no node can be put into the document.
const BREAKS: &str = "
    addEventListener('break', () => {
      for (const name of ['insertBefore', 'appendChild']) {
        Node.prototype[name] = () => {
          document.documentElement.dataset.broken = 'yes';
          throw new Error('a test');
        };
      }
    });";

/// A page: the worked person who comes by it, and what is pressed from there on.
struct Place(&'static str, &'static str, &'static [&'static str]);

/// Every page but the start, which has a try of its own, at least once; the outcomes and the crisis pages of every kind.
const PLACES: [Place; 53] = [
    Place("V05", "crisis", &[]),
    Place("V45", "heart", &[]),
    Place("V45", "medicine-1", &[]),
    Place("V07", "medicine-3", &[]),
    Place("V01", "check", &[]),
    Place("V01", "outcome", &[]),
    Place("V01", "phq9-3", &[]),
    Place("V03", "crisis", &[]),
    Place("V61", "early", &[]),
    Place("V45", "urgent", &[]),
    Place("V45", "age", &[]),
    Place("V45", "phq9-1", &[]),
    Place("V45", "phq9-2", &[]),
    Place("V45", "phq9-4", &[]),
    Place("V45", "phq9-5", &[]),
    Place("V45", "phq9-6", &[]),
    Place("V45", "phq9-7", &[]),
    Place("V45", "phq9-8", &[]),
    Place("V45", "phq9-9", &[]),
    Place("V45", "phq9-10", &[]),
    Place("V45", "hard", &[]),
    Place("V45", "asq-1", &[]),
    Place("V45", "asq-2", &[]),
    Place("V45", "asq-3", &[]),
    Place("V45", "asq-4", &[]),
    Place("V05", "asq-5", &[]),
    Place("V45", "mind", &[]),
    Place("V45", "health", &[]),
    Place("V45", "pregnancy", &[]),
    Place("V45", "substances", &[]),
    Place("V45", "medicines-now", &[]),
    Place("V45", "history", &[]),
    Place("V45", "episode", &[]),
    Place("V45", "medicines", &[]),
    Place("V72", "medicine-4", &[]),
    Place("V01", "medicine-2", &[]),
    Place("V45", "other-treatments", &[]),
    Place("V45", "practical", &[]),
    Place("V45", "check", &[]),
    Place("V45", "outcome", &[]),
    Place("V05", "outcome", &[]),
    Place("V33", "crisis", &[]),
    Place("V14", "outcome", &[]),
    Place("V21", "outcome", &[]),
    Place("V23", "outcome", &[]),
    Place("V47", "outcome", &[]),
    Place("V45", "heart", &["help"]),
    Place("V05", "crisis", &["stop"]),
    Place("V05", "crisis", &["finish"]),
    Place("V01", "outcome", &["erase"]),
    Place("V01", "outcome", &["learn"]),
    Place("V01", "outcome", &["learn", "continue"]),
    Place("V01", "check", &["back"]),
];

/// Presses the first of these that the page has, from inside, and waits until another page or an error stands there, or
/// for two seconds. Returns the page, how many milliseconds it took, and the visible crisis links.
const PRESS: &str = "
    const [action] = arguments;
    const one = (selector) => document.querySelector(selector);
    const before = one('main');
    const kinds = ['answer', 'action=continue', 'action=finish', 'action=result', 'action=learn', 'action=start',
      'action=mistake', 'action=back'];
    const things = action ? [one(`[data-action=${action}]`)] : kinds.map((kind) => one(`main [data-${kind}]`));
    const began = performance.now();
    try { things.find(Boolean).click(); } catch {}
    while (one('main') === before && !one('#errors') && performance.now() - began < 2000) {
      await new Promise((done) => setTimeout(done, 5));
    }
    const took = Math.ceil(performance.now() - began);
    const links = Array.from(document.querySelectorAll('main a[href]'), (link) => link.getAttribute('href'));
    const isChanged = one('main') !== before || one('#errors') !== null;
    return [isChanged ? one('main')?.dataset.page ?? 'none' : 'the same', took, links,
      document.documentElement.dataset.broken ?? 'no'];";

type Pressed = (String, u64, Vec<String>, String);

async fn press(cx: &TestContext, action: &str) -> Result<Pressed> {
    let script = format!("return (async function () {{ {PRESS} }})(...arguments);");
    cx.script(&script, vec![json!(action)]).await
}

/// Comes to a page by a real walk; the first press is one of the pointer.
async fn arrive<'a>(cx: &'a TestContext, Place(person, page, then): &Place) -> Result<Questionnaire<'a>> {
    let walk = clinic::begin(cx, "breaks.html").await?;
    walk.answers_until(&record(person)?, page).await?;
    for action in *then {
        let (page, ..) = press(cx, action).await?;
        ensure!(page != "the same", "{action} leads nowhere");
    }
    Ok(walk)
}

/// Breaks on a page, presses something on it, and looks for the crisis lines.
async fn breaks(cx: &TestContext) -> Result<u64> {
    cx.script::<()>("dispatchEvent(new Event('break')); return null;", vec![]).await?;
    let (page, took, links, broken) = press(cx, "").await?;
    ensure!(broken == "yes", "nothing was put into the document: {page}");
    ensure!(page == "failed", "the page is {page}");
    ensure!(took < 1000, "the crisis lines took {took} ms");
    for link in ["tel:988", "sms:988", "tel:911"] {
        ensure!(links.iter().any(|known| known == link), "{link} is missing: {links:?}");
    }
    Ok(took)
}

/// A panic on each page, a hundred in all at the full counts; control: without it the same press moves on.
pub async fn a_panic_on_any_page_brings_the_crisis_lines(cx: &TestContext) -> Result<()> {
    cx.host.add_page("/breaks.html", "text/html", artefact::with_script(&artefact::document()?, BREAKS)?);
    let many = if cx.engine == Engine::Chromium { count(4, 100) } else { count(2, 100) };
    let (mut panics, mut fallbacks, mut controls, mut longest) = (0_u64, 0_u64, 0_u64, 0_u64);
    for (number, place) in PLACES.iter().cycle().take(many).enumerate() {
        let Place(person, page, then) = place;
        let context = || format!("{person} on {page} {then:?}");
        if number < PLACES.len() {
            arrive(cx, place).await.with_context(context)?;
            let (to, _, _, broken) = press(cx, "").await?;
            ensure!(to != "the same" && to != "failed" && broken == "no", "{}: without a panic {to}", context());
            controls += 1;
        }
        arrive(cx, place).await.with_context(context)?;
        panics += 1;
        longest = longest.max(breaks(cx).await.with_context(context)?);
        fallbacks += 1;
    }
    // The start, before anybody has answered anything.
    clinic::open(cx, "breaks.html").await?;
    panics += 1;
    breaks(cx).await.context("on the start")?;
    fallbacks += 1;
    println!("  {panics} panics, {fallbacks} fallbacks, the last to come after {longest} ms; {controls} controls");
    ensure!(!is_full() || panics >= 100, "only {panics} panics");
    let counts = [
        ("panics injected", panics),
        ("fallbacks seen", fallbacks),
        ("controls that moved on", controls),
        ("milliseconds at most until the fallback stood", longest),
    ];
    write_metrics("reliability", &format!("{}-panics", cx.engine.name()), &BTreeMap::from(counts))
}
