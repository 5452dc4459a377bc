//! Every page and state through both engines, in every variant.

use anyhow::{Context, Result, ensure};
use browser_tests::{StateTour, TestContext, VARIANTS, Variant, Visitor, in_sample, is_full, write_metrics};

use crate::access::engines::{self, Report};
use serde::Serialize;

/// What was found on one page by one engine.
#[derive(Serialize)]
struct Found {
    page: String,
    engine: &'static str,
    report: Report,
}

/// Every how many pages the sample looks, in all variants but the first.
const SAMPLE: usize = 9;

/// The engines on a tour.
struct Engines {
    /// Whether they look at every page; else at a sample.
    is_whole: bool,
    /// Where the sample of pages begins; another one in each variant.
    first: usize,
    /// Whether they are ready in the document that is shown.
    are_ready: bool,
    found: Vec<Found>,
}

impl Visitor for Engines {
    async fn opened(&mut self, _stage: &TestContext) -> Result<()> {
        self.are_ready = false;
        Ok(())
    }

    /// By its name, so that a page is known before the walk to it.
    fn wants(&self, page: &str) -> bool {
        self.is_whole || in_sample(page, self.first, SAMPLE)
    }

    fn stops_at(&self, page: &str) -> bool {
        self.wants(page)
    }

    async fn at(&mut self, cx: &TestContext, page: &str) -> Result<()> {
        if !self.are_ready {
            engines::load(cx).await?;
            self.are_ready = true;
        }
        for (engine, report) in engines::reports(cx).await? {
            self.found.push(Found { page: page.to_owned(), engine, report });
        }
        Ok(())
    }
}

async fn holds(name: &str) -> Result<()> {
    let place = VARIANTS.iter().position(|variant| variant.name == name).context("no such variant")?;
    let variant = Variant::named(name)?;
    let cx = variant.cx().await?;
    let is_whole = place == 0 || is_full();
    let looked =
        StateTour::through(&cx, variant, Engines { is_whole, first: place, are_ready: false, found: Vec::new() })
            .await?;
    let pages = looked.found.len() / 2;
    ensure!(pages > if is_whole { 60 } else { 2 }, "only {pages} pages");
    let mut faults = Vec::new();
    for found in &looked.found {
        ensure!(found.report.rules > 5, "{} tried {} rules on {}", found.engine, found.report.rules, found.page);
        faults.extend(found.report.faults.iter().map(|fault| format!("{}, {}: {fault}", found.page, found.engine)));
    }
    ensure!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    write_metrics("access", name, &looked.found)?;
    let rules: u32 = looked.found.iter().map(|found| found.report.rules).sum();
    println!("  {pages} pages and states, {rules} rules tried, no fault");
    Ok(())
}

/// A test for each variant: each runs in a browser of its own.
macro_rules! variants {
    ($($function:ident: $name:literal),+ $(,)?) => {
        $(pub async fn $function(_: &TestContext) -> Result<()> { holds($name).await })+
    };
}

variants! {
    desktop: "desktop", phone: "phone", tablet: "tablet", dark: "dark", forced_colours: "forced-colors",
    reduced_motion: "reduced-motion", large_text: "large-text", text_spacing: "text-spacing",
    right_to_left: "right-to-left", spanish: "spanish",
}
