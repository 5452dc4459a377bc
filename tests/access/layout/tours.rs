//! The measures on every page and state, on a wide screen and on the two small ones.

use anyhow::{Result, ensure};
use browser_tests::{StateTour, TestContext, Variant, Visitor, in_sample, is_full};

use crate::access::count;

use super::{FRAME, Measures, ZOOM, load, measure, resize};

/// The measures on a tour.
struct Layout {
    /// The size of the variant, which holds again when the tour goes on.
    size: (u32, u32),
    /// The sizes to measure at.
    sizes: &'static [(u32, u32)],
    /// So many times what stays on the screen must fit into its height.
    bars: u32,
    measured: usize,
    targets: usize,
    longest: usize,
    faults: Vec<String>,
}

impl Visitor for Layout {
    async fn opened(&mut self, cx: &TestContext) -> Result<()> {
        load(cx).await
    }

    fn wants(&self, page: &str) -> bool {
        is_full() || in_sample(page, 0, 3)
    }

    async fn at(&mut self, cx: &TestContext, page: &str) -> Result<()> {
        for (width, height) in self.sizes.iter().copied().chain([self.size]) {
            resize(cx, (width, height)).await?;
            let Measures { faults, targets, letters, longest, bar } = measure(cx).await?;
            ensure!(letters > 40, "only {letters} letters");
            // What stays on the screen leaves two thirds of it for the page; half of it where letters stand far apart.
            if self.bars * bar > height {
                self.faults.push(format!("{page} at {width} × {height}: {bar} stay on top"));
            }
            self.faults.extend(faults.iter().map(|fault| format!("{page} at {width} × {height}: {fault}")));
            self.measured += 1;
            self.targets += targets;
            self.longest = self.longest.max(longest);
        }
        Ok(())
    }
}

async fn holds(name: &str, sizes: &'static [(u32, u32)]) -> Result<()> {
    let variant = Variant::named(name)?;
    let cx = variant.cx().await?;
    let bars = if name == "text-spacing" { 2 } else { 3 };
    let look = Layout { size: variant.size, sizes, bars, measured: 0, targets: 0, longest: 0, faults: Vec::new() };
    let Layout { measured, targets, longest, faults, .. } = StateTour::through(&cx, variant, look).await?;
    ensure!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    ensure!(measured > 40 * (1 + sizes.len()) && targets > 10 * measured, "only {targets} targets");
    let lines = if longest > 0 { format!(", the longest line has {longest} characters") } else { String::new() };
    count(
        &format!("layout-{name}"),
        &[("layouts of a page or state measured", measured), ("targets of 44 px or more", targets)],
    )?;
    println!("  {measured} measures, {targets} targets{lines}, no fault");
    Ok(())
}

/// See the head of mod.rs.
pub async fn fit_every_screen(_: &TestContext) -> Result<()> {
    holds("desktop", &[FRAME, ZOOM]).await
}

/// The same in Spanish, whose words are longer, where the full count is asked for; and in the variants that change how
/// large things are.
pub async fn fit_every_screen_in_spanish(_: &TestContext) -> Result<()> {
    holds("spanish", &[FRAME, ZOOM]).await
}

/// See [`fit_every_screen_in_spanish`].
pub async fn fit_from_right_to_left(_: &TestContext) -> Result<()> {
    holds("right-to-left", &[(768, 1024)]).await
}

/// See [`fit_every_screen_in_spanish`].
pub async fn fit_in_large_text(_: &TestContext) -> Result<()> {
    holds("large-text", &[(1280, 800)]).await
}

/// See [`fit_every_screen_in_spanish`].
pub async fn fit_with_wide_spacing(_: &TestContext) -> Result<()> {
    holds("text-spacing", &[(320, 568), (1280, 800)]).await
}
