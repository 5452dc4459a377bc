//! What is measured on every page and state: the size of targets and letters, the length of lines, and that a small
//! screen, or a large zoom, cuts off nothing and asks nobody to scroll two ways.

pub mod cover;
pub mod room;
pub mod tours;

use anyhow::{Result, ensure};
use browser_tests::{TestContext, Variant};
use serde::Deserialize;

/// A frame of fixed height on a phone.
const FRAME: (u32, u32) = (320, 480);
/// A window of 1280 × 1024 at 400 %.
const ZOOM: (u32, u32) = (320, 256);
/// A wide screen.
const WIDE: (u32, u32) = (1280, 800);

/// What a page measures.
#[derive(Debug, Deserialize)]
struct Measures {
    faults: Vec<String>,
    /// How many targets and letters there were to measure.
    targets: usize,
    letters: usize,
    /// The characters of the longest line, on a wide screen.
    longest: usize,
    /// How high is what stays on the screen while the page scrolls.
    bar: u32,
}

/// Makes the measure ready in a document.
async fn load(cx: &TestContext) -> Result<()> {
    cx.isolated(include_str!("measure.js")).await?;
    Ok(())
}

/// Measures the page as it stands, from its top.
async fn measure(cx: &TestContext) -> Result<Measures> {
    let script = "(scrollTo(0, 0), JSON.stringify(measure()))";
    Ok(serde_json::from_str(&cx.isolated(script).await?)?)
}

/// Gives the tab another size, and waits until the page has it.
async fn resize(cx: &TestContext, (width, height): (u32, u32)) -> Result<()> {
    cx.resize(width, height).await?;
    let script = format!(
        "(async () => {{
          while (innerWidth !== {width} || innerHeight !== {height}) await new Promise((done) => setTimeout(done, 5));
          return 'resized';
        }})()"
    );
    cx.isolated(&script).await?;
    Ok(())
}

/// Control: each fault, put into a page, is seen by the words for it.
pub async fn each_seeded_fault_is_seen(_: &TestContext) -> Result<()> {
    let cx = Variant::named("desktop")?.cx().await?;
    let long = "Words that go on and on and on, much further than the width of a small screen. ";
    let seeds = [
        (FRAME, "button.style.minHeight = 0; button.style.padding = 0", "a target of"),
        (FRAME, "button.nextElementSibling.style.marginTop = '-2rem'", "two targets overlap"),
        (FRAME, "more.style.width = '330px'", "the page is 3"),
        (FRAME, "more.style.whiteSpace = 'nowrap'", "the page is"),
        (FRAME, "more.style.cssText = 'position: absolute; right: 50px; width: 300px'", "sticks out of the screen"),
        (FRAME, "more.style.cssText = 'height: 2rem; overflow: auto'", "scrolls by itself"),
        (FRAME, "more.style.cssText = 'height: 2rem; overflow: hidden'", "cuts off its content"),
        (FRAME, "more.style.textOverflow = 'ellipsis'", "shortens"),
        (FRAME, "button.style.cssText = 'height: 44px; width: 44px; flex: none'", "words outside their place"),
        (FRAME, "more.style.fontSize = '17px'", "letters of 17px"),
        (FRAME, "more.style.textAlign = 'justify'", "justified"),
        (WIDE, "main.style.maxWidth = '50rem'", "a line of"),
    ];
    for (size, seed, told) in seeds {
        cx.resize(size.0, size.1).await?;
        cx.begin_alone("").await?;
        load(&cx).await?;
        let clean = measure(&cx).await?;
        ensure!(clean.faults.is_empty(), "{:?}", clean.faults);
        let script = format!(
            "(() => {{
              const main = document.querySelector('main');
              const button = main.querySelector('.button');
              const more = main.appendChild(document.createElement('div'));
              more.textContent = {long:?};
              {seed};
              return 'seeded';
            }})()"
        );
        cx.isolated(&script).await?;
        let seeded = measure(&cx).await?;
        ensure!(seeded.faults.iter().any(|fault| fault.starts_with(told)), "{seed}: {seeded:?}");
    }
    Ok(())
}
