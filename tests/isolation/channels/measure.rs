//! Two people answer with the hand, each otherwise; and what the hostile page knows of them afterwards.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, artefact, is_full, record};
use serde::Deserialize;
use serde_json::Value;
use tokio::time::sleep;

use super::hand::{By, Counted, Hand, Press};
use super::opened::Scene;
use super::table::Cell;

/// Two who come to different outcomes, by the same number of presses at first.
const PEOPLE: [&str; 2] = ["V01", "V25"];

/// How far off a place may be, in CSS pixels, and a time, in milliseconds, to count as found. Nobody presses twice within
/// that time here; how near it was is told.
const NEAR: f64 = 6.0;
const SOON: f64 = 600.0;

/// How often the wheel is turned on the outcome. It is longer than that in no browser.
const TURNS: u32 = 12;

/// What the hostile page says that it has learned.
#[derive(Debug, Deserialize)]
pub struct Told {
    /// How often it has looked.
    ticks: u32,
    presses: Vec<Counted>,
    stalls: Vec<f64>,
    memory: i64,
    /// By channel; empty where there was nothing.
    seen: BTreeMap<String, Vec<Value>>,
}

impl Told {
    /// Whether it has counted no press, and seen nothing but that something was copied, and that tabs have come to the front:
    /// the driver goes from one to another.
    pub fn is_quiet(&self) -> bool {
        let others = ["clipboard", "focus"];
        self.presses.is_empty()
            && self.seen.iter().all(|(name, seen)| seen.is_empty() || others.contains(&name.as_str()))
    }
}

/// What one person did, and what the page says of it.
struct Trace {
    made: Vec<Press>,
    told: Told,
    /// At which turn of the wheel on the outcome the page moved.
    turn: Option<u32>,
}

async fn trace(scene: &Scene<'_>, person: &str) -> Result<Trace> {
    let person = record(person)?;
    let answer = |number: usize| -> Result<String> {
        let value = person.get("phq9").and_then(|all| all.get(number)).context("no answer")?;
        Ok(format!("button[data-answer=\"{value}\"]"))
    };
    let hand = scene.open("/trd-screener.html").await?;
    hand.go("[data-action=start]", By::Mouse, "urgent").await?;
    hand.press("input[value=none]", By::Mouse).await?;
    hand.go("[data-action=continue]", By::Mouse, "age").await?;
    hand.go("button[data-answer=adult]", By::Mouse, "phq9-1").await?;
    hand.go(&answer(0)?, By::Mouse, "phq9-2").await?;
    let finger = if scene.has_fingers() { By::Finger } else { By::Mouse };
    hand.go(&answer(1)?, finger, "phq9-3").await?;
    hand.go(&answer(2)?, By::Key, "phq9-4").await?;
    hand.walk.answers(&person).await?;
    let is_embedded = scene.form.is_embedded();
    let turn = hand.wheel(if is_embedded && is_full() { TURNS } else { 2 }, is_embedded).await?;
    hand.press("[data-action=copy]", By::Mouse).await?;
    sleep(Duration::from_millis(700)).await;
    Ok(Trace { made: hand.made(), told: scene.told().await?, turn })
}

/// The presses that the page has found out, with how far it was off in time.
fn counted<'a>(trace: &'a Trace) -> Vec<(&'a Press, &'a Counted, f64)> {
    let nearest = |press: &'a Press| {
        let all = trace.told.presses.iter().map(|counted| (press, counted, (counted.at - press.at).abs()));
        all.min_by(|(.., one), (.., other)| one.total_cmp(other)).filter(|(.., off)| *off < SOON)
    };
    trace.made.iter().filter_map(nearest).collect()
}

fn is_placed(press: &Press, counted: &Counted) -> bool {
    counted.place.is_some_and(|[x, y]| (x - press.place[0]).hypot(y - press.place[1]) <= NEAR)
}

/// So many of those, in words.
fn figure(found: usize, made: usize, what: &str) -> Cell {
    match found {
        0 => Cell::nothing(),
        _ => Cell::told(format!("{found} of {made} {what}")),
    }
}

/// The cells about presses.
fn presses(traces: &[Trace], cells: &mut BTreeMap<&'static str, Cell>) {
    let found: Vec<_> = traces.iter().flat_map(counted).collect();
    let made: usize = traces.iter().map(|trace| trace.made.len()).sum();
    let off = found.iter().map(|(.., off)| *off).fold(0.0, f64::max);
    // What nobody made would be told, too.
    let is_quiet = traces.iter().all(|trace| trace.told.presses.is_empty());
    let words = format!("{} of {made} counted, each within {} ms", found.len(), off.ceil());
    cells.insert("presses", if is_quiet { Cell::nothing() } else { Cell::told(words) });
    for (channel, by) in [("places of the mouse", By::Mouse), ("places of a finger", By::Finger)] {
        let of = |press: &&Press| press.by == by;
        let made = traces.iter().flat_map(|trace| &trace.made).filter(of).count();
        let placed = found.iter().filter(|(press, counted, _)| press.by == by && is_placed(press, counted)).count();
        let cell = if made == 0 { Cell::untried() } else { figure(placed, made, &format!("placed within {NEAR} px")) };
        cells.insert(channel, cell);
    }
}

/// The channels of which the page says itself what it has seen.
const SEEN: [&str; 10] =
    ["messages", "size", "windows", "focus", "keys", "pointer", "clipboard", "network", "names", "page"];

/// What the form tells of one person's presses: the control of the small sample.
pub async fn of_presses(scene: &Scene<'_>) -> Result<BTreeMap<&'static str, Cell>> {
    let [person, _] = PEOPLE;
    let mut cells = BTreeMap::new();
    presses(&[trace(scene, person).await?], &mut cells);
    Ok(cells)
}

/// What the form tells, by channel. A page that holds its thread up and takes memory, on purpose, shows whether the page
/// could see that at all.
pub async fn cells(scene: &Scene<'_>) -> Result<BTreeMap<&'static str, Cell>> {
    let mut traces = Vec::new();
    for person in PEOPLE {
        traces.push(trace(scene, person).await.with_context(|| format!("{}: {person}", scene.form.name()))?);
    }
    let [one, other] = traces.as_slice() else { unreachable!("two people") };
    ensure!(one.told.ticks > 5 && other.told.ticks > 5, "the hostile page did not look");
    let mut cells = BTreeMap::new();
    for channel in SEEN {
        let pair = [one, other].map(|trace| trace.told.seen.get(channel));
        let [Some(one), Some(other)] = pair else { anyhow::bail!("the page says nothing of {channel}") };
        cells.insert(channel, Cell::of(one, other));
    }
    presses(&traces, &mut cells);
    let scrolled = [one, other].map(|trace| trace.told.seen.get("scroll").is_some_and(|types| !types.is_empty()));
    let scroll = match (scrolled, one.turn, other.turn) {
        ([false, false], None, None) => Cell::nothing(),
        (_, one, other) if one == other => Cell::same(),
        (_, one, other) => {
            let turn = |turn: Option<u32>| turn.map_or("never".to_owned(), |turn| turn.to_string());
            Cell::told(format!("at which turn the end was reached: {} and {}", turn(one), turn(other)))
        }
    };
    cells.insert("scroll", scroll);
    loud(scene, &mut cells).await?;
    Ok(cells)
}

/// How long a loud frame holds its thread up on each page, how many pages it shows, and how much memory it takes.
const LOUD: &str = "let wasOn;
    new MutationObserver(() => {
      const page = document.querySelector('#app main[data-page]')?.dataset.page;
      if (!page || page === wasOn || page === 'start') return;
      wasOn = page;
      setTimeout(() => {
        (window.kept ??= []).push(Array.from({ length: 3e6 }, Math.random));
        for (const end = performance.now() + 800; performance.now() < end; );
      }, 250);
    }).observe(document, { subtree: true, childList: true });";
const PAGES: usize = 5;

/// What a page knows of a frame's thread and memory. On a busy machine its own thread may be held up once by itself.
pub async fn loud(scene: &Scene<'_>, cells: &mut BTreeMap<&'static str, Cell>) -> Result<()> {
    let document = artefact::with_frame(&artefact::document()?, |frame| {
        frame.replacen("<script>", &format!("<script>{{{LOUD}}}"), 1)
    })?;
    scene.add("/loud.html", &document);
    let hand = scene.open("/loud.html").await?;
    loud_pages(&hand).await?;
    let told = scene.told().await?;
    if scene.form.is_embedded() {
        // Control: at the end of a question, which must not hold the wheel, the same turns move the page.
        let has_moved = hand.wheel(4, true).await?.is_some();
        ensure!(has_moved || scene.cx.engine == Engine::WebKit, "the wheel moves the page nowhere");
        if !has_moved {
            cells.insert("scroll", Cell::untried());
        }
    }
    let stalls = told.stalls.len();
    ensure!(stalls <= 1 || stalls >= PAGES - 1, "{} of {PAGES} stalls: {:?}", stalls, told.stalls);
    cells.insert(
        "stalls",
        if stalls <= 1 { Cell::nothing() } else { Cell::told("a thread that works for a second".into()) },
    );
    let has_grown = told.memory > 40;
    cells.insert("memory", if has_grown { Cell::told("a hundred megabytes".into()) } else { Cell::nothing() });
    Ok(())
}

async fn loud_pages(hand: &Hand<'_>) -> Result<()> {
    let quiet = || sleep(Duration::from_millis(1200));
    hand.walk.act("start", "urgent").await?;
    quiet().await;
    hand.walk.tick("none").await?;
    hand.walk.act("continue", "age").await?;
    quiet().await;
    for (answer, page) in [("adult", "phq9-1"), ("0", "phq9-2"), ("0", "phq9-3")] {
        hand.walk.tap(answer, page).await?;
        quiet().await;
    }
    Ok(())
}

/// The browsers that cannot give a frame a process of its own.
pub const fn has_processes_for_frames(engine: Engine) -> bool {
    !matches!(engine, Engine::WebKit)
}
