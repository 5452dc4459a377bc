//! Every link that a page shows is pressed with the pointer, and the page is still there.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Stage, Walk, artefact, record, until};
use serde_json::json;
use tokio::time::sleep;

/// The links of the page, in the header too, and each once; without the exit, which ends the page: leaving/ looks at it.
async fn links(stage: &Stage) -> Result<Vec<String>> {
    let script = "const links = Array.from(document.links).filter((link) => !link.dataset.action);
        return [...new Set(links.map((link) => link.getAttribute('href')))];";
    stage.script(script, vec![]).await
}

/// Presses each link of the page, and looks each time whether the document is still the same, on the same page. Adds them
/// to those that have been pressed before; one that opens a page, and has been, is left out.
///
/// Those that open a page are pressed with the pointer, and first. The others from inside, because after a press on a
/// number Chromium asks on top of the page which program shall call it, and takes no press of a pointer until somebody
/// has answered. Whether the policy lets a link lead on is decided before that.
async fn press_all(stage: &Stage, walk: &Walk<'_>, page: &str, pressed: &mut BTreeSet<String>) -> Result<()> {
    walk.wait_for(page).await?;
    stage.script::<()>("window.isSameDocument = true; return null;", vec![]).await?;
    let mut hrefs = links(stage).await?;
    hrefs.sort_by_key(|href| !href.starts_with("https:"));
    for href in hrefs {
        ensure!(SCHEMES.iter().any(|scheme| href.starts_with(scheme)), "a link to {href}");
        let selector = format!("a[href={}]:not([data-action])", json!(href));
        if !href.starts_with("https:") {
            let seen = press_inside(stage, &selector).await;
            let seen = seen.with_context(|| format!("the frame is gone after {href}"))?;
            ensure!(seen.as_deref() == Some(page), "{href} led from {page} to {seen:?}");
        } else if !pressed.contains(&href) {
            walk.press(&selector).await?;
            stays(stage, walk, page, &href).await?;
        }
        pressed.insert(href);
    }
    Ok(())
}

/// Presses a link from inside, and waits a moment, within which whatever replaces a frame does so. Returns the page that
/// the same document then shows; fails, or returns none, where it is another document.
async fn press_inside(stage: &Stage, selector: &str) -> Result<Option<String>> {
    let script = "document.querySelector(arguments[0]).click();
        return new Promise((done) => setTimeout(done, 80)).then(
          () => (window.isSameDocument ? document.querySelector('main[data-page]').dataset.page : null));";
    stage.script(script, vec![json!(selector)]).await
}

const SCHEMES: [&str; 4] = ["tel:", "sms:", "mailto:", "https:"];

/// After a press: a new tab for a page, none for anything else; and in the frame the same document with the same page.
async fn stays(stage: &Stage, walk: &Walk<'_>, page: &str, href: &str) -> Result<()> {
    let is_page = href.starts_with("https:");
    if is_page {
        until(&format!("{href} to open in a new tab"), || async {
            Ok((stage.driver().windows().await?.len() > 1).then_some(()))
        })
        .await?;
    } else {
        // What replaces a frame does so within a moment.
        sleep(Duration::from_millis(80)).await;
    }
    let opened = stage.close_other_windows().await?;
    ensure!(opened.len() == usize::from(is_page), "{href} opened {opened:?}");
    walk.enter().await.with_context(|| format!("the frame is gone after {href}"))?;
    ensure!(is_same_document(stage).await?, "{href} put another document in the frame's place");
    let seen = walk.seen().await?.map(|seen| seen.page);
    ensure!(seen.as_deref() == Some(page), "{href} led from {page} to {seen:?}");
    Ok(())
}

async fn is_same_document(stage: &Stage) -> Result<bool> {
    stage.script("return window.isSameDocument === true;", vec![]).await
}

/// On the crisis page and on "Need help now?", in the US and two other countries, and on a CONSULT result with every
/// setting of a clinic, a press on each link leaves the page alive, and it still answers.
pub async fn the_page_lives_after_every_link(stage: &Stage) -> Result<()> {
    let mut pressed = BTreeSet::new();
    for country in ["US", "GB", "IE"] {
        stage.change_tab().await?;
        let walk = stage.begin().await?;
        walk.answers_until(&json!({ "urgent": ["U-INTENT"] }), "crisis").await?;
        choose(&walk, country).await?;
        press_all(stage, &walk, "crisis", &mut pressed).await?;
        act(stage, &walk, "help", "help").await?;
        press_all(stage, &walk, "help", &mut pressed).await?;
        act(stage, &walk, "back", "crisis").await?;
        act(stage, &walk, "mistake", "urgent").await?;
    }
    ensure!(pressed.len() > 25, "too few links for a proof: {pressed:?}");

    stage.change_tab().await?;
    let walk = stage.begin().await?;
    walk.answers(&record("V07")?).await?;
    press_all(stage, &walk, "outcome", &mut pressed).await?;
    for scheme in SCHEMES {
        ensure!(pressed.iter().any(|href| href.starts_with(scheme)), "no link to {scheme}: {pressed:?}");
    }
    act(stage, &walk, "back", "check").await
}

/// Presses an action from inside: the pointer may be waiting for an answer about the last number.
async fn act(stage: &Stage, walk: &Walk<'_>, action: &str, page: &str) -> Result<()> {
    let script = "document.querySelector(`[data-action=${arguments[0]}]`).click(); return null;";
    stage.script::<()>(script, vec![json!(action)]).await?;
    walk.wait_for(page).await?;
    Ok(())
}

/// The same with the pointer itself, for one link of each scheme, each in a tab of its own.
pub async fn the_page_lives_after_a_press_of_the_pointer(stage: &Stage) -> Result<()> {
    for scheme in SCHEMES {
        stage.change_tab().await?;
        let walk = stage.begin().await?;
        walk.answers(&record("V07")?).await?;
        stage.script::<()>("window.isSameDocument = true; return null;", vec![]).await?;
        walk.press(&format!("main a[href^=\"{scheme}\"]")).await?;
        stays(stage, &walk, "outcome", scheme).await?;
        act(stage, &walk, "back", "check").await?;
    }
    Ok(())
}

/// Chooses a country, where it is not chosen already.
async fn choose(walk: &Walk<'_>, country: &str) -> Result<()> {
    let chosen = format!("[data-country={country}][aria-current=true]");
    if walk.find_now(&chosen).await?.is_none() {
        walk.press("details.country summary").await?;
        walk.press(&format!("[data-country={country}]")).await?;
        walk.find(&chosen).await?;
    }
    Ok(())
}

/// Control: the same look sees a frame that a link replaces, as the mail link does in a copy whose policy leaves
/// `mailto:` out.
pub async fn a_link_that_kills_its_page_is_seen(stage: &Stage) -> Result<()> {
    let document = artefact::document()?.replace("frame-src tel: sms: mailto:", "frame-src tel: sms:");
    stage.host.add_page("/kills.html", "text/html", document);
    stage.open("/kills.html#mail=clinic%40example.com").await?;
    let walk = Walk::alone(stage);
    walk.enter().await?;
    walk.wait_for("start").await?;
    walk.answers(&record("V07")?).await?;
    stage.script::<()>("window.isSameDocument = true; return null;", vec![]).await?;
    let seen = press_inside(stage, "a[href^=mailto]").await.ok().flatten();
    ensure!(seen.is_none(), "the frame still shows {seen:?}");
    walk.enter().await?;
    ensure!(!is_same_document(stage).await?, "the frame is still the same document");
    Ok(())
}
