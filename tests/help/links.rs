//! Every link that a page shows is pressed with the pointer, and the page is still there.

use anyhow::{Context, Result, ensure};
use browser_tests::{Stage, Walk, record, until};
use serde_json::json;

/// The links of the page, in the header too, and each once.
async fn links(stage: &Stage) -> Result<Vec<String>> {
    let script = "return [...new Set(Array.from(document.links, (link) => link.getAttribute('href')))];";
    stage.script(script, vec![]).await
}

/// Presses each link of the page, and looks each time whether the document is still the same, on the same page.
/// Returns how many there were of each scheme: tel, sms, mailto, https.
async fn press_all(stage: &Stage, walk: &Walk<'_>, page: &str) -> Result<[usize; 4]> {
    walk.wait_for(page).await?;
    stage.script::<()>("window.isSameDocument = true; return null;", vec![]).await?;
    let mut counts = [0; 4];
    let schemes = ["tel:", "sms:", "mailto:", "https:"];
    for href in links(stage).await? {
        let scheme = schemes.iter().position(|scheme| href.starts_with(scheme));
        let count = scheme.and_then(|at| counts.get_mut(at)).with_context(|| format!("a link to {href}"))?;
        *count += 1;
        // The exit is a link too, and ends the page: leaving/ looks at it.
        let selector = format!("a[href={}]:not([data-action])", json!(href));
        let Some(link) = walk.find_now(&selector).await? else { continue };
        link.click().await.with_context(|| format!("cannot press {href}"))?;
        if href.starts_with("https:") {
            until(&format!("{href} to open in a new tab"), || async {
                Ok((stage.driver().windows().await?.len() > 1).then_some(()))
            })
            .await?;
        }
        let opened = stage.close_other_windows().await?;
        ensure!(opened.len() == usize::from(href.starts_with("https:")), "{href} opened {opened:?}");
        walk.enter().await.with_context(|| format!("the frame is gone after {href}"))?;
        let is_same: bool = stage.script("return window.isSameDocument === true;", vec![]).await?;
        ensure!(is_same, "{href} put another document in the frame's place");
        let seen = walk.seen().await?.map(|seen| seen.page);
        ensure!(seen.as_deref() == Some(page), "{href} led from {page} to {seen:?}");
    }
    Ok(counts)
}

/// On the crisis page and on "Need help now?", in the US and two other countries, and on a CONSULT result with every
/// setting of a clinic, a press on each link leaves the page alive, and it still answers.
pub async fn the_page_lives_after_every_link(stage: &Stage) -> Result<()> {
    let walk = stage.begin().await?;
    let mut sum = [0; 4];
    let mut add = |counts: [usize; 4]| sum.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);

    walk.answers_until(&json!({ "urgent": ["U-INTENT"] }), "crisis").await?;
    for country in ["US", "GB", "IE"] {
        choose(stage, &walk, country).await?;
        add(press_all(stage, &walk, "crisis").await?);
    }
    choose(stage, &walk, "US").await?;
    walk.act("help", "help").await?;
    add(press_all(stage, &walk, "help").await?);
    walk.act("back", "crisis").await?;
    walk.act("mistake", "urgent").await?;

    let walk = stage.begin().await?;
    walk.answers(&record("V07")?).await?;
    let counts = press_all(stage, &walk, "outcome").await?;
    ensure!(counts.iter().all(|count| *count > 0), "a clinic's result has {counts:?} links");
    add(counts);
    walk.act("back", "check").await?;
    ensure!(sum.iter().sum::<usize>() > 30, "too few links for a proof: {sum:?}");
    Ok(())
}

/// Chooses another country by the keyboard's way: the option itself.
async fn choose(stage: &Stage, walk: &Walk<'_>, country: &str) -> Result<()> {
    let before = links(stage).await?;
    let is_other: bool = stage
        .script("return document.querySelector('[data-action=country]').value !== arguments[0];", vec![json!(country)])
        .await?;
    if !is_other {
        return Ok(());
    }
    walk.press(&format!("[data-action=country] option[value={country}]")).await?;
    until(&format!("the lines of {country}"), || async { Ok((links(stage).await? != before).then_some(())) }).await
}

/// Control: the same look sees a frame that a link replaces, as a mail link does where `frame-src` leaves `mailto:` out.
pub async fn a_link_that_kills_its_page_is_seen(stage: &Stage) -> Result<()> {
    let inner = "<!doctype html><meta http-equiv=Content-Security-Policy content=\"frame-src tel:\">
        <main data-page=help><a href=mailto:a@example.com>write</a></main>";
    let page = format!("<!doctype html><iframe sandbox=\"allow-scripts allow-popups\" srcdoc='{inner}'></iframe>");
    let page = page.replace("<!doctype html><iframe", "<!doctype html><iframe title=shell");
    stage.host.add_page("/kills.html", "text/html", page);
    stage.open("/kills.html").await?;
    stage.enter_frame(1).await?;
    stage.script::<()>("window.isSameDocument = true; return null;", vec![]).await?;
    stage.find("a").await?.click().await?;
    until("the frame to be replaced", || async {
        stage.enter_frame(1).await?;
        let is_same: bool = stage.script("return window.isSameDocument === true;", vec![]).await?;
        Ok((!is_same).then_some(()))
    })
    .await
}
