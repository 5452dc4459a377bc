//! The demo pages, which clinics copy: each embeds the self-check as README.md says, with settings that fit.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, artefact};
use serde::Deserialize;
use serde_json::json;
use tokio::time::sleep;

/// What a demo page says around the self-check.
#[derive(Debug, Deserialize)]
struct Embedded {
    attributes: BTreeMap<String, String>,
    /// The settings in the address, as they stand there.
    settings: String,
    clinic: String,
    lang: String,
    accent: String,
    /// The words of the first paragraph below the frame.
    below: String,
    is_seen: bool,
    links: u32,
}

/// The colour comes as a style sheet shows it, which is how it is read in the frame too.
const EMBEDDED: &str = "
    const frames = document.querySelectorAll('iframe');
    if (frames.length !== 1) return null;
    const [frame] = frames;
    const { src, ...attributes } = Object.fromEntries(Array.from(frame.attributes, ({ name, value }) => [name, value]));
    const given = new URL(frame.src).hash.slice(1);
    const settings = new URLSearchParams(given);
    const colour = document.createElement('i');
    colour.style.color = settings.get('accent');
    const isBelow = (element) => frame.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    const below = Array.from(document.querySelectorAll('p')).find(isBelow);
    return { attributes, settings: given, clinic: settings.get('clinic'), lang: settings.get('lang'), accent: colour.style.color,
      below: below.innerText, is_seen: below.checkVisibility(), links: below.querySelectorAll('a').length };";

/// What the start page shows of the settings.
#[derive(Debug, Deserialize)]
struct Shown {
    lang: String,
    accent: String,
}

const SHOWN: &str = "return { lang: document.documentElement.lang,
    accent: getComputedStyle(document.querySelector('[data-action=start]')).backgroundColor };";

/// The attributes of the line that README.md gives to clinics, but the address.
async fn documented(cx: &TestContext) -> Result<BTreeMap<String, String>> {
    let line = artefact::between(include_str!("../../README.md"), "<iframe", "</iframe>")?;
    let script = "const frame = new DOMParser().parseFromString(arguments[0], 'text/html').querySelector('iframe');
        return Object.fromEntries(Array.from(frame.attributes, ({ name, value }) => [name, value]));";
    let mut attributes: BTreeMap<String, String> = cx.script(script, vec![json!(format!("<iframe{line}"))]).await?;
    attributes.remove("src").context("README.md: the frame has no address")?;
    // A reader in another language is told so in that language.
    attributes.remove("title").context("README.md: the frame has no title")?;
    Ok(attributes)
}

/// On each page the self-check starts with that page's language and colour, and its settings name the clinic; the frame has the documented attributes;
/// the line of text below it holds the crisis number, and is no link; and nothing but page and document is asked for.
pub async fn each_page_embeds_it_as_documented(cx: &TestContext) -> Result<()> {
    let documented = documented(cx).await?;
    for page in artefact::demo_pages_with_a_frame()? {
        let before = cx.host.requests().len();
        let path = format!("/{page}");
        cx.begin_at(&path).await.context(page.clone())?;
        let shown: Shown = cx.script(SHOWN, vec![]).await?;
        cx.enter_top().await?;
        let found: Option<Embedded> = cx.script(EMBEDDED, vec![]).await?;
        let mut found = found.with_context(|| format!("{page}: expected one frame"))?;
        // The driver's own mark on a frame that it has been in.
        found.attributes.remove("cd_frame_id_");
        let title = found.attributes.remove("title").unwrap_or_default();
        ensure!(!title.is_empty(), "{page}: the frame has no title");
        ensure!(found.attributes == documented, "{page}: {:?}, expected {documented:?}", found.attributes);
        ensure!((&shown.lang, &shown.accent) == (&found.lang, &found.accent), "{page}: {shown:?}, expected {found:?}");
        let below = &found.below;
        ensure!(below.contains("988") && below.contains(&found.clinic), "{page}: below the frame stands {below:?}");
        ensure!(found.is_seen && found.links == 0, "{page}: expected the line below the frame to be plain text");
        let requests = cx.host.requests().split_off(before);
        ensure!(requests == [path, "/trd-screener.html".to_owned()], "{page} asks for {requests:?}");
        // Within the clinic's page the name stands around the frame: the page of its own, with the same settings, shows it.
        let named = cx.begin_alone(&found.settings).await?.words(".site").await?;
        ensure!(named == found.clinic, "{page}: the settings name {named:?}, expected {:?}", found.clinic);
    }
    Ok(())
}

/// No page sets anything that is left out or changed.
pub async fn no_page_has_a_fault(cx: &TestContext) -> Result<()> {
    for page in artefact::demo_pages_with_a_frame()? {
        let before = cx.browser.console()?.len();
        cx.begin_at(&format!("/{page}")).await?;
        sleep(Duration::from_secs(1)).await;
        let said = cx.browser.console()?.get(before..).unwrap_or_default().to_owned();
        ensure!(!said.contains("trd-screener:"), "{page}: {said}");
    }
    Ok(())
}
