//! What a result shows a tired person at once: on a phone its first screen has the heading and the first thing to do, and what
//! stands unfolded is counted.

use anyhow::{Result, ensure};
use browser_tests::{Options, TestContext, record};
use serde::Deserialize;

/// A phone whose browser takes a part of the window.
const PHONE: (u32, u32) = (390, 664);

/// A clinic with all the ways to reach it.
const CLINIC: &str = "clinic=Harbor%20Street%20Clinic&tel=%2B1-617-555-0142&sms=%2B1-617-555-0143\
    &book=https%3A%2F%2Fexample.com%2Fbook&mail=clinic%40example.com&hours=Monday%20to%20Friday%2C%209%20to%205";

/// A worked person of each result. Who has thoughts of death is not among them, but for URGENT: there the first thing to do is
/// to call. With `MORE_INFO` it is to add what is missing.
const PEOPLE: [&str; 7] = ["V01", "V05", "V09", "V11", "V14", "V21", "V23"];

/// CSS pixels and words of the page, as it stands unfolded.
#[derive(Debug, Deserialize)]
struct Seen {
    outcome: String,
    heading: bool,
    step: bool,
    px: u32,
    words: usize,
}

const LOOK: &str = "(() => {
    scrollTo(0, 0);
    const bar = document.querySelector('header').getBoundingClientRect().bottom;
    const isIn = (element) => {
      const line = parseFloat(getComputedStyle(element).lineHeight);
      const { top } = element.getBoundingClientRect();
      return top >= bar && top + line <= innerHeight;
    };
    const main = document.querySelector('main');
    const step = main.querySelector('.hero .big, .missing > li, .steps > li');
    return JSON.stringify({
      outcome: main.dataset.outcome,
      heading: isIn(main.querySelector('h1')),
      step: isIn(step),
      px: Math.round(main.getBoundingClientRect().height),
      words: main.innerText.split(/\\s+/).filter(Boolean).length,
    });
  })()";

/// The most that stands unfolded, in CSS pixels and words, with the letters of the machine that tests: wider ones than
/// those of phones.
const MOST: (u32, usize) = (3000, 320);

/// Of the whole way to a consultation, from the start page to the result: the most CSS pixels of all its pages one under the
/// other, of the page where the answers are checked, and the most presses.
const JOURNEY: (u32, u32, u32) = (32_000, 1500, 47);

/// The way of who comes to a consultation stays short. Prints how long it is.
pub async fn the_way_to_a_consultation_is_short(_: &TestContext) -> Result<()> {
    let cx = phone().await?;
    // As in a frame, where no page names the clinic.
    let walk = cx.begin_alone("").await?;
    let walked = walk.answers_until(&record("V01")?, "outcome").await?;
    let (pages, heights, presses) = (walked.pages(), &walked.heights, walked.presses);
    let px: u32 = heights.iter().sum();
    let of_each: Vec<_> = pages.iter().zip(heights).collect();
    let longest = of_each.iter().max_by_key(|(_, px)| *px);
    let check = of_each.iter().find(|(page, _)| **page == "check").map_or(0, |(_, px)| **px);
    println!("  {px} px in {} pages, {presses} presses; check page {check} px; longest {longest:?}", pages.len());
    ensure!(check > 0 && presses as usize >= pages.len() - 1, "not measured: {of_each:?}");
    ensure!(px <= JOURNEY.0 && check <= JOURNEY.1 && presses <= JOURNEY.2, "{of_each:#?}");
    Ok(())
}

/// A browser as on a phone, where a scroll bar takes no room.
async fn phone() -> Result<TestContext> {
    let switches = &["--hide-scrollbars"];
    let cx = TestContext::set_with(Options { switches, with_worlds: true, ..Options::default() }).await?;
    cx.resize(PHONE.0, PHONE.1).await?;
    Ok(cx)
}

/// See the head of the file. Prints how much stands on each.
pub async fn the_first_screen_says_what_to_do(_: &TestContext) -> Result<()> {
    let cx = phone().await?;
    for person in PEOPLE {
        let walk = cx.begin_alone(CLINIC).await?;
        walk.answers_until(&record(person)?, "outcome").await?;
        let seen: Seen = serde_json::from_str(&cx.isolated(LOOK).await?)?;
        println!("  {person} {}: {} px, {} words", seen.outcome, seen.px, seen.words);
        ensure!(seen.heading && seen.step, "{person}: {seen:?}");
        ensure!(seen.px <= MOST.0 && seen.words <= MOST.1, "{person}: {seen:?}");
    }
    // Control: what pushes the step off the screen is seen, and what is unfolded counts.
    let before: Seen = serde_json::from_str(&cx.isolated(LOOK).await?)?;
    let worse = "(() => {
        document.querySelector('h1').style.marginBottom = '40rem';
        for (const fold of document.querySelectorAll('details')) fold.open = true;
        return 'unfolded';
      })()";
    cx.isolated(worse).await?;
    let after: Seen = serde_json::from_str(&cx.isolated(LOOK).await?)?;
    ensure!(after.heading && !after.step && after.words > before.words + 50, "{before:?}, {after:?}");
    Ok(())
}
