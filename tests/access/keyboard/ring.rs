//! The ring around what has the focus: really drawn, thick enough, and of a colour that stands out.

use crate::access::count;
use anyhow::{Result, ensure};
use browser_tests::{Questionnaire, TestContext, Variant, record};
use serde_json::json;

use super::keys::Keys;

/// People on the pages whose stops are of the most kinds.
const PAGES: [(&str, &str); 5] =
    [("V05", "crisis"), ("V07", "heart"), ("V07", "medicines"), ("V07", "medicine-1"), ("V07", "outcome")];

/// A cx in a variant, with what measures the ring.
async fn stage_of(variant: &str) -> Result<TestContext> {
    let cx = Variant::named(variant)?.cx().await?;
    // Small pictures are taken faster.
    cx.resize(640, 720).await?;
    Ok(cx)
}

async fn begin(cx: &TestContext) -> Result<(Questionnaire<'_>, Keys<'_>)> {
    let walk = cx.begin_alone("").await?;
    cx.isolated(include_str!("ring.js")).await?;
    Ok((walk, Keys::watch(cx).await?))
}

/// Goes to each kind of stop on the page. Returns how many there were, and those whose ring is not seen well: the
/// pixels that change with a contrast of 3:1 must be as many as a line of two pixels around the element has.
async fn look(cx: &TestContext, keys: &Keys<'_>) -> Result<(usize, Vec<String>)> {
    let kinds = keys.kinds().await?;
    let mut faults = Vec::new();
    let mut at = 0;
    for kind in &kinds {
        keys.tab(kind - at).await?;
        at = *kind;
        let place = keys.place().await?;
        let with = cx.driver().screenshot_as_png_base64().await?;
        keys.leave().await?;
        let without = cx.driver().screenshot_as_png_base64().await?;
        let [with, without] = [json!(with), json!(without)];
        let place_told = serde_json::to_string(&place)?;
        let area = cx.isolated(&format!("ringArea({with}, {without}, {place_told}).then(String)")).await?;
        let (area, least) = (area.parse::<f64>()?, place.area_of_two_pixels());
        if area < least {
            faults.push(format!("{}: {area} pixels change, {least} were expected", place.name));
        }
    }
    Ok((kinds.len(), faults))
}

async fn holds(variant: &str) -> Result<()> {
    let cx = stage_of(variant).await?;
    let mut looked = 0;
    let mut faults = Vec::new();
    for (id, page) in PAGES {
        let (walk, keys) = begin(&cx).await?;
        if page == "outcome" {
            walk.answers(&record(id)?).await?;
        } else {
            walk.answers_until(&record(id)?, page).await?;
        }
        let (kinds, found) = look(&cx, &keys).await?;
        looked += kinds;
        faults.extend(found.iter().map(|fault| format!("{page}, {fault}")));
    }
    ensure!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    ensure!(looked > 25, "only {looked} kinds of stops");
    count(&format!("ring-{variant}"), &[("focus rings seen, of each kind of stop", looked)])?;
    println!("  {looked} rings, all seen");
    Ok(())
}

/// On light ground.
pub async fn is_seen_in_light(_: &TestContext) -> Result<()> {
    holds("desktop").await
}

/// On dark ground.
pub async fn is_seen_in_dark(_: &TestContext) -> Result<()> {
    holds("dark").await
}

/// In the person's own colours.
pub async fn is_seen_in_forced_colours(_: &TestContext) -> Result<()> {
    holds("forced-colors").await
}

/// Control: no ring, a thin one and a pale one are each found.
pub async fn a_bad_one_is_found(_: &TestContext) -> Result<()> {
    let cx = stage_of("desktop").await?;
    for bad in ["outline: none", "outline-width: 1px", "outline-color: #aab"] {
        let (_, keys) = begin(&cx).await?;
        let dress = format!(
            "(() => {{ const sheet = new CSSStyleSheet(); sheet.replaceSync(`:focus-visible {{ {bad} !important; }}`);
            document.adoptedStyleSheets = [sheet]; return 'dressed'; }})()"
        );
        cx.isolated(&dress).await?;
        let (kinds, faults) = look(&cx, &keys).await?;
        ensure!(faults.len() == kinds, "{bad}: only {} of {kinds} found: {faults:?}", faults.len());
    }
    Ok(())
}
