//! Every link that a page shows is pressed with the pointer, and the page is still there.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, record, until};
use serde_json::json;

/// The links of the page, in the header too, and each once; without the exit, which ends the page: leaving/ looks at it.
async fn links(cx: &TestContext) -> Result<Vec<String>> {
    let script = "const links = Array.from(document.links).filter((link) => !link.dataset.action);
        return [...new Set(links.map((link) => link.getAttribute('href')))];";
    cx.script(script, vec![]).await
}

/// Presses each link of the page, and looks each time whether the document is still the same, on the same page. Adds them
/// to those that have been pressed before; one that opens a page, and has been, is left out.
///
/// Those that open a page are pressed with the pointer, and first. The others from inside, and are kept from calling:
/// Chromium asks in a tab of its own which program shall call, and a driver can do nothing until somebody has answered.
async fn press_all(
    cx: &TestContext,
    walk: &Questionnaire<'_>,
    page: &str,
    pressed: &mut BTreeSet<String>,
) -> Result<()> {
    walk.wait_for(page).await?;
    cx.script::<()>("window.isSameDocument = true; return null;", vec![]).await?;
    let mut hrefs = links(cx).await?;
    hrefs.sort_by_key(|href| !href.starts_with("https:"));
    for href in hrefs {
        ensure!(SCHEMES.iter().any(|scheme| href.starts_with(scheme)), "a link to {href}");
        let selector = format!("a[href={}]:not([data-action])", json!(href));
        if !href.starts_with("https:") {
            ensure!(leads_out(cx, &selector).await?, "{href} does not lead out of the frame");
        } else if !pressed.contains(&href) {
            walk.press(&selector).await?;
            stays(cx, walk, page, &href).await?;
        }
        pressed.insert(href);
    }
    Ok(())
}

/// Presses a link from inside, and keeps it from being followed. Whether the frame would have followed it, outside of
/// itself.
async fn leads_out(cx: &TestContext, selector: &str) -> Result<bool> {
    let script = "const link = document.querySelector(arguments[0]);
        let isFollowed = false;
        const look = (event) => {
          isFollowed = !event.defaultPrevented;
          event.preventDefault();
        };
        // After the frame's own locks, which stand at the same place.
        addEventListener('click', look);
        link.click();
        removeEventListener('click', look);
        return isFollowed && link.target === '_blank';";
    cx.script(script, vec![json!(selector)]).await
}

const SCHEMES: [&str; 4] = ["tel:", "sms:", "mailto:", "https:"];

/// After a press: a new tab; and in the frame the same document with the same page.
async fn stays(cx: &TestContext, walk: &Questionnaire<'_>, page: &str, href: &str) -> Result<()> {
    until(&format!("{href} to open in a new tab"), || async {
        Ok((cx.driver().windows().await?.len() > 1).then_some(()))
    })
    .await?;
    // The tab of a call asks which program is to call, and hears nothing until somebody has answered.
    if href.starts_with("https:") {
        let opened = cx.close_other_windows().await?;
        ensure!(opened.len() == 1, "{href} opened {opened:?}");
    }
    walk.enter().await.with_context(|| format!("the frame is gone after {href}"))?;
    ensure!(is_same_document(cx).await?, "{href} put another document in the frame's place");
    let seen = walk.seen().await?.map(|seen| seen.page);
    ensure!(seen.as_deref() == Some(page), "{href} led from {page} to {seen:?}");
    Ok(())
}

async fn is_same_document(cx: &TestContext) -> Result<bool> {
    cx.script("return window.isSameDocument === true;", vec![]).await
}

/// On the crisis page and on "Need help now?", in the US and three other countries, and on a CONSULT result with every
/// setting of a clinic, a press on each link leaves the page alive, and it still answers.
pub async fn the_page_lives_after_every_link(cx: &TestContext) -> Result<()> {
    let mut pressed = BTreeSet::new();
    for country in ["US", "GB", "IE", "SG"] {
        cx.change_tab().await?;
        let walk = cx.begin().await?;
        walk.answers_until(&json!({ "urgent": ["U-INTENT"] }), "crisis").await?;
        choose(&walk, country).await?;
        press_all(cx, &walk, "crisis", &mut pressed).await?;
        act(cx, &walk, "help", "help").await?;
        press_all(cx, &walk, "help", &mut pressed).await?;
        act(cx, &walk, "back", "crisis").await?;
        act(cx, &walk, "mistake", "urgent").await?;
    }
    ensure!(pressed.len() > 25, "too few links for a proof: {pressed:?}");

    cx.change_tab().await?;
    let walk = cx.begin().await?;
    walk.answers(&record("V07")?).await?;
    press_all(cx, &walk, "outcome", &mut pressed).await?;
    for scheme in SCHEMES {
        ensure!(pressed.iter().any(|href| href.starts_with(scheme)), "no link to {scheme}: {pressed:?}");
    }
    act(cx, &walk, "back", "check").await
}

/// Presses an action from inside: the pointer may be waiting for an answer about the last number.
async fn act(cx: &TestContext, walk: &Questionnaire<'_>, action: &str, page: &str) -> Result<()> {
    let script = "document.querySelector(`[data-action=${arguments[0]}]`).click(); return null;";
    cx.script::<()>(script, vec![json!(action)]).await?;
    walk.wait_for(page).await?;
    Ok(())
}

/// The same with the pointer itself, for one link of each scheme, each in a browser of its own.
pub async fn the_page_lives_after_a_press_of_the_pointer(_: &TestContext) -> Result<()> {
    for scheme in SCHEMES {
        let cx = &TestContext::set().await?;
        let walk = cx.begin().await?;
        walk.answers(&record("V07")?).await?;
        cx.script::<()>("window.isSameDocument = true; return null;", vec![]).await?;
        walk.press(&format!("main a[href^=\"{scheme}\"]")).await?;
        stays(cx, &walk, "outcome", scheme).await?;
        act(cx, &walk, "back", "check").await?;
    }
    Ok(())
}

/// Chooses a country, where it is not chosen already.
async fn choose(walk: &Questionnaire<'_>, country: &str) -> Result<()> {
    let chosen = format!("[data-country={country}][aria-current=true]");
    if walk.find_now(&chosen).await?.is_none() {
        walk.press("details.country summary").await?;
        walk.press(&format!("[data-country={country}]")).await?;
        walk.find(&chosen).await?;
    }
    Ok(())
}

/// Control: a link that would be followed within the frame is held, and so is one that is not on the list.
pub async fn a_link_within_the_frame_is_held(cx: &TestContext) -> Result<()> {
    let walk = cx.begin_alone("tel=555-010-0100").await?;
    walk.answers(&record("V07")?).await?;
    let selector = "main a[href=\"tel:5550100100\"]";
    ensure!(leads_out(cx, selector).await?, "the clinic's number does not lead out");
    let within = "document.querySelector(arguments[0]).removeAttribute('target'); return null;";
    cx.script::<()>(within, vec![json!(selector)]).await?;
    ensure!(!leads_out(cx, selector).await?, "a link within the frame is followed");
    Ok(())
}
