//! The idle wipe. The clock of the frame is put forward; that of the shell stays.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{QUICK_LOOKS, Questionnaire, TestContext, artefact, record, until};
use serde_json::json;
use tokio::time::sleep;

/// Begins on the demo page, with a self-check that looks at its clock more often.
async fn begin(cx: &TestContext) -> Result<Questionnaire<'_>> {
    let document = artefact::with_script(&artefact::document()?, QUICK_LOOKS)?;
    cx.host.add_page("/quick.html", "text/html", document);
    let page = artefact::file("index.html")?.replace("trd-screener.html", "quick.html");
    cx.host.add_page("/idle.html", "text/html", page);
    cx.begin_at("/idle.html").await
}

async fn warned(cx: &TestContext, walk: &Questionnaire<'_>) -> Result<()> {
    let stay = walk.find("[data-action=stay]").await?;
    ensure!(stay.is_displayed().await?, "the warning is not shown");
    let script = "return document.querySelector('[data-action=stay]').closest('[role=alert], [aria-live]') !== null;";
    ensure!(cx.script::<bool>(script, vec![]).await?, "the warning is not announced");
    Ok(())
}

async fn is_not_warned(walk: &Questionnaire<'_>) -> Result<()> {
    until("the warning to go", || async { Ok(walk.find_now("[data-action=stay]").await?.is_none().then_some(())) })
        .await
}

/// Nine quiet minutes warn, ten wipe: at the top of a page, and on a page that somebody has scrolled, where the warning
/// itself moves the page.
pub async fn ten_quiet_minutes_wipe(cx: &TestContext) -> Result<()> {
    quiet(cx, 0).await
}

/// See [`ten_quiet_minutes_wipe`].
pub async fn ten_quiet_minutes_wipe_a_page_that_is_scrolled(cx: &TestContext) -> Result<()> {
    quiet(cx, 300).await
}

async fn quiet(cx: &TestContext, scrolled: u32) -> Result<()> {
    let walk = begin(cx).await?;
    walk.answers_until(&record("V01")?, "heart").await?;
    walk.tick("H-BP-HIGH").await?;
    cx.script::<()>("scrollTo(0, arguments[0]); return null;", vec![json!(scrolled)]).await?;
    // Until the page has come to rest.
    sleep(Duration::from_millis(300)).await;
    cx.forward(9.0).await?;
    warned(cx, &walk).await?;
    cx.two_looks().await?;
    warned(cx, &walk).await.context("two seconds after the warning")?;
    walk.wait_for("heart").await?;
    cx.forward(1.1).await?;
    walk.arrive("ended").await?;
    is_not_warned(&walk).await?;
    walk.act("start", "start").await?;
    walk.act("start", "urgent").await?;
    let script = "return document.querySelectorAll('main input:checked').length;";
    ensure!(cx.script::<u32>(script, vec![]).await? == 0, "a box is ticked");
    Ok(())
}

/// "I'm still here" keeps the answers, and the ten minutes start over.
pub async fn the_warning_can_be_answered(cx: &TestContext) -> Result<()> {
    let walk = begin(cx).await?;
    walk.answers_until(&record("V01")?, "heart").await?;
    walk.tick("H-BP-HIGH").await?;
    cx.forward(9.5).await?;
    warned(cx, &walk).await?;
    walk.press("[data-action=stay]").await?;
    is_not_warned(&walk).await?;
    cx.forward(5.0).await?;
    cx.two_looks().await?;
    is_not_warned(&walk).await?;
    walk.wait_for("heart").await?;
    ensure!(walk.find("input[value=H-BP-HIGH]").await?.is_selected().await?, "the tick is gone");
    cx.forward(10.0).await?;
    walk.wait_for("ended").await?;
    Ok(())
}

/// "Keep my answers open" turns the wipe off, from the warning and from the page of medicines.
pub async fn the_wipe_can_be_turned_off(cx: &TestContext) -> Result<()> {
    for from_warning in [true, false] {
        let walk = begin(cx).await?;
        walk.answers_until(&record("V01")?, if from_warning { "heart" } else { "medicines" }).await?;
        let page = walk.seen().await?.map(|seen| seen.page).unwrap_or_default();
        if from_warning {
            cx.forward(9.5).await?;
            warned(cx, &walk).await?;
        }
        walk.press("[data-action=idle-off]").await?;
        is_not_warned(&walk).await?;
        cx.forward(60.0).await?;
        cx.two_looks().await?;
        walk.wait_for(&page).await?;
        is_not_warned(&walk).await?;
    }
    Ok(())
}

/// Where crisis help was on the screen it stays there, and the answers go all the same: on the crisis page, on "Need
/// help now?", and where the support strip stood.
pub async fn crisis_help_stays_where_it_was(cx: &TestContext) -> Result<()> {
    for (person, page, is_help) in [
        ("V05", "crisis", true),
        ("V33", "crisis", true),
        ("V01", "help", true),
        ("V05", "mind", true),
        ("V01", "heart", false),
    ] {
        let walk = begin(cx).await?;
        let until_page = if page == "help" { "heart" } else { page };
        walk.answers_until(&record(person)?, until_page).await?;
        if page == "help" {
            walk.act("help", "help").await?;
        }
        cx.forward(10.5).await?;
        walk.wait_for("ended").await?;
        let help = walk.find_now("main a[href='tel:988']").await?;
        ensure!(help.is_some() == is_help, "{person} on {page}: crisis help afterwards: {}", help.is_some());
    }
    Ok(())
}

/// Control: without the clock put forward, and with a key pressed after it was, nobody is warned.
pub async fn a_person_who_is_there_is_left_alone(cx: &TestContext) -> Result<()> {
    let walk = begin(cx).await?;
    walk.answers_until(&record("V01")?, "heart").await?;
    cx.two_looks().await?;
    is_not_warned(&walk).await?;
    cx.forward(8.5).await?;
    cx.driver().action_chain().send_keys("\u{e004}").perform().await?;
    cx.forward(8.5).await?;
    cx.two_looks().await?;
    is_not_warned(&walk).await?;
    walk.wait_for("heart").await?;
    Ok(())
}
