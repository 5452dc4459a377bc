//! A test is red for what it saw, and for nothing else: not because its browser has gone.

use std::cell::Cell;
use std::fs;
use std::process::{Command, Stdio};
use std::thread::LocalKey;

use anyhow::{Context, Error, Result, bail, ensure};
use browser_tests::{Case, Engine, Options, TRIES, TestContext, Tries, cases};

browser_tests::prove_everywhere!(
    a_driver_that_dies_is_started_again,
    a_browser_that_dies_is_started_again,
    a_page_that_dies_is_opened_again,
    what_is_seen_in_a_dead_browser_does_not_count,
    one_that_dies_each_time_is_red,
    what_is_seen_in_a_living_browser_is_red_at_once,
);

/// What is ended.
#[derive(Clone, Copy)]
enum Part {
    Driver,
    Browser,
    /// Those in which pages are drawn.
    Page,
}

/// Ends processes of the browser by their ids, as a crash does.
fn end(cx: &TestContext, part: Part) -> Result<()> {
    let processes = cx.browser.processes();
    let is_page = |id: u32, name: &str| match cx.engine {
        Engine::Chromium => {
            fs::read_to_string(format!("/proc/{id}/cmdline")).is_ok_and(|line| line.contains("=renderer"))
        }
        Engine::Firefox => ["Web Content", "Isolated Web Co"].contains(&name),
        Engine::WebKit => name.starts_with("WebKitWebProc"),
    };
    let ids: Vec<String> = match part {
        Part::Driver => processes.iter().take(1).map(|(id, _)| id.to_string()).collect(),
        Part::Browser => processes.iter().skip(1).take(1).map(|(id, _)| id.to_string()).collect(),
        Part::Page => processes.iter().filter(|(id, name)| is_page(*id, name)).map(|(id, _)| id.to_string()).collect(),
    };
    ensure!(!ids.is_empty(), "no such process in {processes:?}");
    // One that has ended by itself in the meantime makes it complain, which matters to nobody.
    Command::new("kill").arg("-KILL").args(ids).stderr(Stdio::null()).status()?;
    Ok(())
}

/// How often a test was tried. Each lane of the tests counts for itself: the same test may run in another browser meanwhile.
type Tried = LocalKey<Cell<usize>>;

/// Whether this is the second of the two tries that a test has in each browser.
fn is_second(tried: &'static Tried) -> bool {
    tried.with(|tried| tried.replace(tried.get() + 1)) % 2 == 1
}

/// Opens the self-check, and has the browser end in the middle of it, in the first try.
async fn dies(cx: &TestContext, part: Part, tried: &'static Tried) -> Result<()> {
    let walk = cx.begin().await?;
    if !is_second(tried) {
        end(cx, part)?;
    }
    walk.act("start", "urgent").await?;
    Ok(())
}

async fn driver_dies(cx: &TestContext) -> Result<()> {
    thread_local!(static TRIED: Cell<usize> = const { Cell::new(0) });
    dies(cx, Part::Driver, &TRIED).await
}

async fn browser_dies(cx: &TestContext) -> Result<()> {
    thread_local!(static TRIED: Cell<usize> = const { Cell::new(0) });
    dies(cx, Part::Browser, &TRIED).await
}

async fn page_dies(cx: &TestContext) -> Result<()> {
    thread_local!(static TRIED: Cell<usize> = const { Cell::new(0) });
    dies(cx, Part::Page, &TRIED).await
}

/// Runs one of the tests below. Returns what came of it, and how many browsers were started for it.
async fn tried(cx: &TestContext, case: &Case) -> (Result<()>, usize) {
    let mut tries = Tries::new(Options { engine: cx.engine, ..Options::default() });
    let result = tries.run(case).await;
    (result, tries.begun())
}

async fn is_started_again(cx: &TestContext, cases: &[Case]) -> Result<()> {
    for case in cases {
        let (result, begun) = tried(cx, case).await;
        result.context(case.name)?;
        ensure!(begun == 2, "{begun} browsers were started");
    }
    Ok(())
}

/// The driver ends in the middle of a test: the second try counts.
async fn a_driver_that_dies_is_started_again(cx: &TestContext) -> Result<()> {
    is_started_again(cx, cases![Everywhere: driver_dies]).await
}

/// The same with the browser.
async fn a_browser_that_dies_is_started_again(cx: &TestContext) -> Result<()> {
    is_started_again(cx, cases![Everywhere: browser_dies]).await
}

/// The same with the pages' own processes.
async fn a_page_that_dies_is_opened_again(cx: &TestContext) -> Result<()> {
    is_started_again(cx, cases![Everywhere: page_dies]).await
}

/// Takes no answer for one: what it says of the page is what it has not seen.
async fn swallows(cx: &TestContext, part: Part, tried: &'static Tried) -> Result<()> {
    cx.begin().await?;
    if !is_second(tried) {
        end(cx, part)?;
    }
    let is_there = cx.script::<bool>("return true;", vec![]).await.unwrap_or_default();
    ensure!(is_there, "nothing is there");
    Ok(())
}

async fn browser_swallows(cx: &TestContext) -> Result<()> {
    thread_local!(static TRIED: Cell<usize> = const { Cell::new(0) });
    swallows(cx, Part::Browser, &TRIED).await
}

async fn page_swallows(cx: &TestContext) -> Result<()> {
    thread_local!(static TRIED: Cell<usize> = const { Cell::new(0) });
    swallows(cx, Part::Page, &TRIED).await
}

/// The same where no answer is what the test wants.
async fn wants_no_answer(cx: &TestContext) -> Result<()> {
    thread_local!(static TRIED: Cell<usize> = const { Cell::new(0) });
    cx.begin().await?;
    if !is_second(&TRIED) {
        end(cx, Part::Browser)?;
        ensure!(cx.script::<bool>("return true;", vec![]).await.is_err(), "the browser still answers");
    }
    Ok(())
}

/// Neither a failure nor a success is believed where the browser has gone meanwhile.
async fn what_is_seen_in_a_dead_browser_does_not_count(cx: &TestContext) -> Result<()> {
    is_started_again(cx, cases![Everywhere: browser_swallows, page_swallows, wants_no_answer]).await
}

async fn always_dies(cx: &TestContext) -> Result<()> {
    cx.begin().await?;
    end(cx, Part::Browser)?;
    cx.begin().await?;
    Ok(())
}

fn fails(result: Result<()>) -> Result<Error> {
    match result {
        Ok(()) => bail!("the test is green"),
        Err(error) => Ok(error),
    }
}

/// A browser that a page brings to an end each time is a fault, and is told as that.
async fn one_that_dies_each_time_is_red(cx: &TestContext) -> Result<()> {
    for case in cases![Everywhere: always_dies] {
        let (result, begun) = tried(cx, case).await;
        let told = format!("{:#}", fails(result)?);
        ensure!(told.contains("the browser has gone in each of"), "{told}");
        ensure!(begun == TRIES, "{begun} browsers were started");
    }
    Ok(())
}

async fn sees_a_fault(cx: &TestContext) -> Result<()> {
    cx.begin().await?;
    bail!("a fault of the page")
}

async fn throws(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    cx.script::<()>("throw new Error('a fault of the page');", vec![]).await?;
    walk.act("start", "urgent").await?;
    Ok(())
}

/// Control: a living browser gets no second try.
async fn what_is_seen_in_a_living_browser_is_red_at_once(cx: &TestContext) -> Result<()> {
    for case in cases![Everywhere: sees_a_fault, throws] {
        let (result, begun) = tried(cx, case).await;
        let told = format!("{:#}", fails(result)?);
        ensure!(told.contains("a fault of the page"), "{told}");
        ensure!(begun == 1, "{begun} browsers were started");
    }
    Ok(())
}
