//! Two accessibility engines, every width, both languages.

use anyhow::{Context, Result, ensure};
use browser_tests::{Options, TestContext, artefact, is_full};
use clinical::text::Lang;

use crate::access::engines;
use crate::setup::page::{Page, SETUP};

/// Small phone, tablet, desktop, wide desktop.
const WIDTHS: [u32; 4] = [320, 768, 1024, 1440];

/// What the page can look like beside how it begins: a fault with its summary, the other ways to put it on a site.
async fn fill_in(page: &Page<'_>) -> Result<()> {
    page.fill("accent", "#e8590c").await?;
    page.fill("tel", "none").await?;
    page.press("#scripts-unknown").await?;
    page.press("#site-kind-html").await?;
    page.press("[data-copy=snippet]").await?;
    page.choose("document", &artefact::folder().join(SETUP)).await?;
    page.says("#document-told", "a different file").await?;
    page.choose("document", &artefact::folder().join("trd-screener.html")).await?;
    page.press("[data-action=pin]").await?;
    page.read("#clinic=A&nothing=1&tel=none&accent=%23e8590c").await?;
    page.says("#tel-error", "a phone number").await
}

/// Neither engine finds anything: in both languages, light, dark and in forced colours, at first and with faults shown.
pub async fn no_engine_finds_a_fault(_: &TestContext) -> Result<()> {
    const DARK: &[&str] = &["--blink-settings=preferredColorScheme=0"];
    const FORCED: &[&str] = &["--force-high-contrast"];
    let mut faults = Vec::new();
    for (dress, switches) in [("light", &[][..]), ("dark", DARK), ("forced colours", FORCED)] {
        let cx = TestContext::set_with(Options { with_worlds: true, switches, ..Options::default() }).await?;
        for lang in Lang::all() {
            // The small sample has the other language in one dress.
            if !is_full() && lang != Lang::default() && dress != "light" {
                continue;
            }
            let page = Page::open(&cx).await?;
            if lang != Lang::default() {
                page.press(&format!("[data-action=language][lang={}]", lang.code())).await?;
            }
            for state in ["at first", "filled in"] {
                if state == "filled in" {
                    // The words are English ones; what is looked for is the same in each language.
                    if lang == Lang::default() { fill_in(&page).await? } else { page.fill("tel", "none").await? }
                }
                cx.enter_top().await?;
                for (engine, report) in engines::reports_on_top(&cx).await? {
                    ensure!(report.rules > 5, "{engine} tried {} rules", report.rules);
                    let place = format!("{dress}, {}, {state}, {engine}", lang.code());
                    faults.extend(report.faults.iter().map(|fault| format!("{place}: {fault}")));
                }
            }
        }
    }
    ensure!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

/// Control: the same look at a page with a picture that has no name.
pub async fn a_seeded_fault_is_found(_: &TestContext) -> Result<()> {
    let cx = TestContext::set_with(Options { with_worlds: true, ..Options::default() }).await?;
    let faulty = artefact::file(SETUP)?.replacen("<div id=\"app\">", "<img src=\"data:,\"><div id=\"app\">", 1);
    cx.host.add_page("/faulty.html", "text/html; charset=utf-8", faulty);
    cx.open("/faulty.html").await?;
    Page::drawn(&cx).await?;
    for (engine, report) in engines::reports_on_top(&cx).await? {
        ensure!(report.faults.iter().any(|fault| fault.contains("<img")), "{engine} does not see it: {report:?}");
    }
    Ok(())
}

/// At no width has the page to be moved sideways; only the desktop in its box has.
pub async fn no_width_cuts_anything_off(_: &TestContext) -> Result<()> {
    let cx = TestContext::set_with(Options { with_worlds: true, ..Options::default() }).await?;
    for width in WIDTHS {
        cx.resize(width, 800).await?;
        let page = Page::open(&cx).await?;
        page.press("#width-desktop").await?;
        page.press("#site-kind-element").await?;
        let needed: u32 = cx.script("return document.documentElement.scrollWidth;", vec![]).await?;
        ensure!(needed <= width, "the page needs {needed} px of {width}");
    }
    Ok(())
}

/// A browser in Spanish gets the page in Spanish.
pub async fn it_begins_in_the_browsers_language(_: &TestContext) -> Result<()> {
    for (switches, expected) in
        [(&["--accept-lang=es-MX"], "es"), (&["--accept-lang=en-GB"], "en"), (&["--accept-lang=fi"], "en")]
    {
        let cx = TestContext::set_with(Options { switches, ..Options::default() }).await?;
        let page = Page::open(&cx).await?;
        let lang = Lang::from_code(expected).context("no such language")?;
        page.says("h1", clinical::setup::title(lang)).await.with_context(|| switches.concat())?;
    }
    Ok(())
}

/// In Spanish no word of the English page is left, but for names. Control: in English they are found.
pub async fn both_languages_say_everything(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    let words = "return Array.from(document.querySelectorAll('h1, h2, label, legend, main p, main li, main button, optgroup'),
        (element) => element.label ?? element.innerText.trim()).filter((text) => text.includes(' ') && !text.includes('{'));";
    let english: Vec<String> = cx.script(words, vec![]).await?;
    ensure!(english.len() > 60, "only {} texts", english.len());
    page.press("[data-action=language][lang=es]").await?;
    page.says("h1", clinical::setup::title(Lang::from_code("es").unwrap_or_default())).await?;
    let spanish: Vec<String> = cx.script(words, vec![]).await?;
    // Names that both languages share.
    let shared = ["Cloudflare"];
    let same: Vec<_> = spanish
        .iter()
        .filter(|text| english.contains(text) && !shared.iter().any(|name| text.contains(name)))
        .collect();
    ensure!(same.is_empty(), "said in English too: {same:?}");
    let lang: String = cx.script("return document.documentElement.lang;", vec![]).await?;
    ensure!(lang == "es", "the page says that it is in {lang}");
    Ok(())
}
