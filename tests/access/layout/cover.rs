//! Nothing lies over the bar on top, wherever a page is scrolled to, nor over the buttons of a crisis page.

use anyhow::{Result, ensure};
use browser_tests::{StateTour, TestContext, Variant, Visitor, count, in_sample, is_full, record};
use serde::Deserialize;

use super::{WIDE, resize};
use crate::access::count as write_metrics;

/// A small phone, a phone, a wide screen.
const SIZES: [(u32, u32); 3] = [(320, 568), (390, 664), WIDE];

/// From one scrolled position to the next, in CSS pixels: less than half a target.
const STEP: u32 = 20;

/// What was found on one page at one size.
#[derive(Debug, Deserialize)]
struct Covered {
    positions: usize,
    /// Points of controls that were asked for what a press there would meet.
    points: usize,
    faults: Vec<String>,
}

/// Makes the look ready in a document.
async fn load(cx: &TestContext) -> Result<()> {
    cx.isolated(include_str!("cover.js")).await?;
    Ok(())
}

async fn look(cx: &TestContext) -> Result<Covered> {
    Ok(serde_json::from_str(&cx.isolated(&format!("JSON.stringify(cover({STEP}))")).await?)?)
}

/// The look on a tour.
#[derive(Default)]
struct Cover {
    pages: usize,
    positions: usize,
    points: usize,
    faults: Vec<String>,
}

impl Visitor for Cover {
    async fn opened(&mut self, cx: &TestContext) -> Result<()> {
        load(cx).await
    }

    fn wants(&self, page: &str) -> bool {
        is_full() || in_sample(page, 1, 3)
    }

    fn stops_at(&self, page: &str) -> bool {
        self.wants(page)
    }

    async fn at(&mut self, cx: &TestContext, page: &str) -> Result<()> {
        self.pages += 1;
        for (width, height) in SIZES {
            resize(cx, (width, height)).await?;
            let covered = look(cx).await?;
            self.positions += covered.positions;
            self.points += covered.points;
            self.faults.extend(covered.faults.iter().map(|fault| format!("{page} at {width} × {height}: {fault}")));
        }
        Ok(())
    }
}

/// On every page and state, of which the small sample has each third, scrolled through in small steps, a press on a control of the bar meets that control.
pub async fn nothing_lies_over_the_bar(_: &TestContext) -> Result<()> {
    let variant = Variant::named("desktop")?;
    let cx = variant.cx().await?;
    let Cover { pages, positions, points, faults } = StateTour::through(&cx, variant, Cover::default()).await?;
    ensure!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    ensure!(
        pages > count(20, 60) && positions > 10 * pages && points > 10 * positions,
        "{pages} × {positions} × {points}"
    );
    write_metrics(
        "cover",
        &[("scrolled positions of a page or state", positions), ("points of controls looked at", points)],
    )?;
    println!(
        "  {pages} pages and states at {} widths, {positions} positions, {points} points of controls, no fault",
        SIZES.len()
    );
    Ok(())
}

/// The same in Spanish, whose bar has longer words, with the warning of the idle wipe, and on the crisis page.
pub async fn nothing_lies_over_the_bar_that_warns(_: &TestContext) -> Result<()> {
    let cx = Variant::named("desktop")?.cx().await?;
    for settings in ["", "lang=es"] {
        for (person, page) in [("V07", "heart"), ("V07", "medicines"), ("V03", "crisis")] {
            let walk = cx.begin_alone(settings).await?;
            walk.answers_until(&record(person)?, page).await?;
            cx.forward(9.05).await?;
            walk.find("[data-action=stay]").await?;
            load(&cx).await?;
            for size in SIZES {
                resize(&cx, size).await?;
                let Covered { faults, points, .. } = look(&cx).await?;
                ensure!(
                    faults.is_empty() && points > 10,
                    "{page} at {size:?}, {settings}: {points} points, {faults:#?}"
                );
            }
        }
    }
    Ok(())
}

/// Control: where a tick box may rise over the bar, the look sees it.
pub async fn a_box_over_the_bar_is_seen(_: &TestContext) -> Result<()> {
    let cx = Variant::named("desktop")?.cx().await?;
    cx.resize(SIZES[1].0, SIZES[1].1).await?;
    let walk = cx.begin_alone("").await?;
    walk.answers_until(&record("V07")?, "heart").await?;
    load(&cx).await?;
    let clean = look(&cx).await?;
    ensure!(clean.faults.is_empty(), "{clean:?}");
    let old = "(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('main { isolation: auto } header, .tick input { z-index: 1 }');
        document.adoptedStyleSheets = [sheet];
        return 'as it was once';
    })()";
    cx.isolated(old).await?;
    let covered = look(&cx).await?;
    let is_seen = covered.faults.iter().any(|fault| fault.starts_with("button help is under input box-"));
    ensure!(is_seen, "{covered:?}");
    Ok(())
}
