//! The preview: the self-check itself with what is filled in.

use anyhow::{Context, Result, ensure};
use browser_tests::{Options, TestContext, artefact, count, until};
use clinical::crisis::Country;
use clinical::sample::PreviewPage;
use clinical::{setup, text::Lang};

use crate::setup::page::{Page, SETUP};

/// What is typed stands in the preview a moment later, and the frame of the preview is isolated as that of a clinic's page.
pub async fn shows_each_setting_as_it_is_typed(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    page.fill("clinic", "Harbor Street & Söhne").await?;
    page.preview_holds("self.origin === 'null' && document.documentElement.lang === 'en'").await?;
    page.pick("country", "IE").await?;
    let line = Country::from_code("IE").context("no such country")?.lines();
    let number = line.first().and_then(clinical::crisis::Line::call_href).context("no line to call")?;
    page.preview_holds(&format!("document.querySelector('a[href^=\"tel:\"]').getAttribute('href') === '{number}'"))
        .await?;
    page.pick("lang", "es").await?;
    page.preview_holds("document.documentElement.lang === 'es'").await?;
    page.pick("lang", "").await?;
    // What leads to the clinic is shown with a result that leads there.
    for (key, value) in [("tel", "+1 555 010 0100"), ("book", "https://example.com/book"), ("mail", "desk@example.com")]
    {
        page.fill(key, value).await?;
    }
    page.pick("go-to", "CONSULT").await?;
    page.preview_holds(
        "['tel:+15550100100', 'https://example.com/book', 'mailto:desk@example.com'].every((href) =>
            [...document.querySelectorAll('main a')].some((link) => link.getAttribute('href') === href))",
    )
    .await?;
    // As a page of its own it has the clinic's name on top, as a frame it has not.
    page.pick("go-to", "start").await?;
    let names = "document.body.innerText.includes('Harbor Street & Söhne')";
    page.preview_holds(&format!("!{names}")).await?;
    page.press("#form-link").await?;
    page.preview_holds(names).await?;
    page.press("#form-frame").await?;
    page.preview_holds(&format!("!{names}")).await
}

/// Phone and desktop, light and dark, each language: in the frame, whatever the device is set to.
pub async fn has_the_width_the_colours_and_the_language_that_are_chosen(_: &TestContext) -> Result<()> {
    let cx = TestContext::set_with(Options { with_worlds: true, ..Options::default() }).await?;
    cx.resize(1400, 900).await?;
    let page = Page::open(&cx).await?;
    page.preview_holds("innerWidth > 350 && innerWidth < 400").await?;
    page.press("#width-desktop").await?;
    page.find(".device.desktop").await?;
    page.preview_holds("innerWidth > 1000").await?;
    let ground = |light: bool| {
        let sign = if light { ">" } else { "<" };
        format!(
            "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).every((part) => part {sign} 128)"
        )
    };
    page.press("#colours-dark").await?;
    page.preview_holds(&ground(false)).await?;
    page.press("#colours-light").await?;
    page.preview_holds(&ground(true)).await?;
    for lang in Lang::all() {
        page.press(&format!("#preview-lang-{}", lang.code())).await?;
        page.preview_holds(&format!("document.documentElement.lang === '{}'", lang.code())).await?;
    }
    // The page around it keeps its own language.
    let own: String = cx.script("return document.documentElement.lang;", vec![]).await?;
    ensure!(own == "en", "the page speaks {own}");
    Ok(())
}

/// Every place that the list names is shown, with the outcome that it is called by, and under a mark in sight.
pub async fn jumps_to_every_page_and_says_that_it_is_a_preview(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    let places: Vec<PreviewPage> = PreviewPage::all().collect();
    let every = places.len().div_ceil(count(12, places.len()));
    for place in places.iter().step_by(every) {
        let session = place.session(Country::default()).with_context(|| format!("nobody comes to {}", place.name()))?;
        page.pick("go-to", place.name()).await?;
        page.preview(session.view().id()).await.with_context(|| place.name())?;
        let outcome = session.assessment().outcome.code();
        if matches!(place, PreviewPage::Outcome(_)) {
            page.preview_holds(&format!("document.querySelector('main').dataset.outcome === '{outcome}'")).await?;
        }
        let mark = setup::preview_mark(Lang::En);
        page.preview_holds(&format!(
            "(() => {{ const mark = document.querySelector('.preview'), place = mark.getBoundingClientRect();
                return mark.innerText === '{mark}' && place.top >= 0 && place.bottom <= innerHeight + 1; }})()"
        ))
        .await
        .with_context(|| place.name())?;
        // Whoever is in the middle of a field keeps the focus.
        let has_focus: bool = cx.script("return document.activeElement?.localName === 'iframe';", vec![]).await?;
        ensure!(!has_focus, "{}: the preview took the focus", place.name());
    }
    Ok(())
}

/// What steers the preview is in the set-up page alone: the artefact takes the same words for an unknown setting, and
/// holds none of the made-up people. Control: the set-up page does hold them.
pub async fn the_artefact_cannot_be_steered_so(cx: &TestContext) -> Result<()> {
    let before = cx.browser.console()?.len();
    cx.begin_alone("preview=CONSULT,dark&clinic=Harbor").await?;
    let said = || -> Result<String> { Ok(cx.browser.console()?.get(before..).unwrap_or_default().to_owned()) };
    until("the setting to be named", || async { Ok(said()?.contains("setting `preview` left out").then_some(())) })
        .await?;
    let marks = "return document.querySelectorAll('.preview').length;";
    ensure!(cx.script::<u32>(marks, vec![]).await? == 0, "the artefact has the mark of a preview");
    let (own, whole) = (artefact::document()?, artefact::file(SETUP)?);
    // Their ids, as they follow each other in the wasm.
    let people: String = clinical::sample::people().into_iter().take(3).map(|(id, _)| id).collect();
    for word in [people.as_str(), setup::preview_mark(Lang::En)] {
        ensure!(whole.contains(word), "the look finds no {word:?} where it is");
        ensure!(!own.contains(word), "{word:?} is in the artefact");
    }
    Ok(())
}
