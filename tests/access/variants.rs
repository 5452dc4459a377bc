//! The variants in which every page is looked at. Each shows first that it is in force.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use browser_tests::{Options, Stage, is_full};

use crate::tour::Tour;

/// The settings of a clinic that sets all there is.
const CLINIC: &str = "clinic=Harbor%20Street%20Clinic&tel=%2B1-617-555-0142&sms=%2B1-617-555-0143\
    &book=https%3A%2F%2Fexample.com%2Fbook&mail=clinic%40example.com&offers=iv,spravato,therapy\
    &hours=Monday%20to%20Friday%2C%209%20to%205&privacy=https%3A%2F%2Fexample.com%2Fprivacy";

/// One variant.
struct Variant {
    /// Its place among them.
    place: usize,
    switches: &'static [&'static str],
    /// Width and height in CSS pixels.
    size: (u32, u32),
    lang: &'static str,
    /// What is done to each document.
    dress: &'static str,
    /// What holds in the frame where the variant is in force, as an expression.
    in_force: &'static str,
}

const DESKTOP: Variant =
    Variant { place: 0, switches: &[], size: (1280, 800), lang: "en", dress: "", in_force: "innerWidth === 1280" };

impl Variant {
    async fn holds(self) -> Result<()> {
        let options = Options { switches: self.switches, with_worlds: true, ..Options::default() };
        let stage = Stage::set_with(options).await?;
        stage.resize(self.size.0, self.size.1).await?;
        let document = if self.lang.starts_with('x') {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/pseudo/trd-screener.html");
            let text = fs::read_to_string(&file)
                .with_context(|| format!("no {} (run `cargo xtask dist --pseudo`)", file.display()))?;
            stage.host.add_page("/pseudo.html", "text/html", text);
            "/pseudo.html"
        } else {
            "/trd-screener.html"
        };
        let address = format!("{document}#{CLINIC}&lang={}", self.lang);
        let is_whole = self.place == 0 || is_full();
        let mut tour = Tour {
            stage: &stage,
            address,
            dress: self.dress,
            is_whole,
            first: self.place,
            passed: 0,
            found: Vec::new(),
        };
        tour.every_page().await?;
        let is_in_force = stage.isolated(&format!("String({})", self.in_force)).await?;
        ensure!(is_in_force == "true", "the variant is not in force: {}", self.in_force);
        let pages = tour.found.len() / 2;
        ensure!(tour.passed > 60 && pages >= tour.passed / 4, "only {pages} of {} pages", tour.passed);
        let mut faults = Vec::new();
        for found in &tour.found {
            ensure!(found.report.rules > 5, "{} tried {} rules on {}", found.engine, found.report.rules, found.page);
            faults.extend(found.report.faults.iter().map(|fault| format!("{}, {}: {fault}", found.page, found.engine)));
        }
        ensure!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
        let rules: u32 = tour.found.iter().map(|found| found.report.rules).sum();
        println!("  {pages} pages and states, {rules} rules tried, no fault");
        Ok(())
    }
}

pub async fn desktop(_: &Stage) -> Result<()> {
    DESKTOP.holds().await
}

pub async fn phone(_: &Stage) -> Result<()> {
    Variant { place: 1, size: (320, 568), in_force: "innerWidth === 320", ..DESKTOP }.holds().await
}

pub async fn tablet(_: &Stage) -> Result<()> {
    Variant { place: 2, size: (768, 1024), in_force: "innerWidth === 768", ..DESKTOP }.holds().await
}

pub async fn dark(_: &Stage) -> Result<()> {
    let in_force = "matchMedia('(prefers-color-scheme: dark)').matches";
    Variant { place: 3, switches: &["--blink-settings=preferredColorScheme=0"], in_force, ..DESKTOP }.holds().await
}

pub async fn forced_colours(_: &Stage) -> Result<()> {
    let in_force = "matchMedia('(forced-colors: active)').matches";
    Variant { place: 4, switches: &["--force-high-contrast"], in_force, ..DESKTOP }.holds().await
}

pub async fn reduced_motion(_: &Stage) -> Result<()> {
    let in_force = "matchMedia('(prefers-reduced-motion: reduce)').matches";
    Variant { place: 5, switches: &["--force-prefers-reduced-motion"], in_force, ..DESKTOP }.holds().await
}

/// Text twice its size (WCAG 1.4.4), on a phone.
pub async fn large_text(_: &Stage) -> Result<()> {
    let dress = "document.documentElement.style.setProperty('font-size', '36px', 'important')";
    Variant { place: 6, size: (640, 900), dress, in_force: "innerWidth === 640", ..DESKTOP }.holds().await
}

/// The spacing of WCAG 1.4.12.
pub async fn text_spacing(_: &Stage) -> Result<()> {
    let dress = "const sheet = new CSSStyleSheet(); sheet.replaceSync(`* { line-height: 1.5 !important;
        letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
        document.adoptedStyleSheets = [sheet]";
    Variant { place: 7, size: (390, 800), dress, in_force: "innerWidth === 390", ..DESKTOP }.holds().await
}

pub async fn right_to_left(_: &Stage) -> Result<()> {
    // Neither made language has a tag that an engine would know.
    let dress = "document.documentElement.lang = 'he'; document.querySelectorAll('[lang=xx]').forEach((button) =>
        (button.lang = 'en'))";
    Variant { place: 8, size: (390, 800), lang: "xr", dress, in_force: "innerWidth === 390", ..DESKTOP }.holds().await
}

pub async fn spanish(_: &Stage) -> Result<()> {
    Variant { place: 9, lang: "es", ..DESKTOP }.holds().await
}
