//! A clock that jumps: a device that is set right, that travels, that slept. No answer is lost that should stay, and none
//! stays that should go.

use anyhow::{Context, Result, ensure};
use browser_tests::{QUICK_LOOKS, Questionnaire, TestContext, artefact, record};
use serde_json::json;

use crate::reliability::clinic;
use crate::reliability::walks::{self, SEED, Walked};

/// The frame's clock goes ahead by as many minutes as its root says.
const CLOCK: &str = "
    const real = Date.now;
    Date.now = () => real.call(Date) + 60000 * (document.documentElement.dataset.ahead ?? 0);";

/// The same, but it jumps by itself, by up to four minutes either way at every look: so the idle wipe is never due.
const WILD: &str = "
    const real = Date.now;
    let looks = 0;
    Date.now = () => real.call(Date) + ((looks++ * 7919) % 480 - 240) * 1000;";

const DAY: f64 = 24.0 * 60.0;

/// Comes to the page on the heart with one box ticked, and the answers before it.
async fn in_the_middle(cx: &TestContext) -> Result<Questionnaire<'_>> {
    let document = artefact::with_script(&artefact::document()?, &[CLOCK, QUICK_LOOKS].concat())?;
    cx.host.add_page("/clock.html", "text/html", document);
    let walk = clinic::begin(cx, "clock.html").await?;
    walk.answers_until(&record("V01")?, "heart").await?;
    walk.tick("H-BP-HIGH").await?;
    Ok(walk)
}

async fn jump(cx: &TestContext, minutes: f64) -> Result<()> {
    let script = "document.documentElement.dataset.ahead = arguments[0]; return null;";
    cx.script(script, vec![json!(minutes)]).await
}

/// The page is still there, its tick too; and the walk goes on to the outcome that all answers lead to.
async fn goes_on(walk: &Questionnaire<'_>) -> Result<()> {
    walk.wait_for("heart").await?;
    let is_ticked = walk.find("input[value=H-BP-HIGH]").await?.is_selected().await?;
    ensure!(is_ticked, "the tick is gone");
    walk.tick("none").await?;
    let trail = walk.answers(&record("V01")?).await?;
    ensure!(trail.end()?.outcome.as_deref() == Some("CONSULT"), "{:?}", trail.end()?);
    Ok(())
}

/// A jump back by a day takes nothing away, and neither does one forward that is shorter than the wipe.
pub async fn a_jump_back_loses_nothing(cx: &TestContext) -> Result<()> {
    for minutes in [-DAY, -5.0, 8.0] {
        let walk = in_the_middle(cx).await?;
        jump(cx, minutes).await?;
        cx.two_looks().await?;
        goes_on(&walk).await.with_context(|| format!("after a jump by {minutes} minutes"))?;
    }
    Ok(())
}

/// A jump forward by a day is a day without a sign: the answers go. Control: with the wipe turned off they stay.
pub async fn a_jump_forward_wipes(cx: &TestContext) -> Result<()> {
    let walk = in_the_middle(cx).await?;
    jump(cx, DAY).await?;
    walk.wait_for("ended").await?;
    walk.act("start", "start").await?;

    let walk = in_the_middle(cx).await?;
    jump(cx, 9.5).await?;
    walk.find("[data-action=stay]").await?;
    walk.press("[data-action=idle-off]").await?;
    jump(cx, DAY).await?;
    cx.two_looks().await?;
    goes_on(&walk).await
}

/// After a jump back the ten quiet minutes are still ten, and not a day and ten.
pub async fn a_jump_back_does_not_put_the_wipe_off(cx: &TestContext) -> Result<()> {
    let walk = in_the_middle(cx).await?;
    jump(cx, -DAY).await?;
    cx.two_looks().await?;
    jump(cx, 10.5 - DAY).await?;
    walk.wait_for("ended").await?;
    Ok(())
}

/// Shift three times leaves, even if the clock jumps between the presses. Control: twice does not leave.
pub async fn a_jump_keeps_nobody_from_leaving(cx: &TestContext) -> Result<()> {
    let walk = in_the_middle(cx).await?;
    shift(cx, 2).await?;
    jump(cx, 1.0).await?;
    walk.wait_for("heart").await?;
    shift(cx, 1).await?;
    walk.wait_for("ended").await?;
    Ok(())
}

async fn shift(cx: &TestContext, times: u8) -> Result<()> {
    let script = "
        for (let i = 0; i < arguments[0]; i++) dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }));
        return null;";
    cx.script(script, vec![json!(times)]).await
}

/// A clock that jumps at every look stops nothing, and changes no page.
pub async fn a_wild_clock_changes_nothing(cx: &TestContext) -> Result<()> {
    cx.host.add_page("/clock.html", "text/html", artefact::with_script(&artefact::document()?, WILD)?);
    for number in 0..browser_tests::count(2, 20) {
        clinic::begin(cx, "clock.html").await?;
        let log = walks::walk(cx, SEED + number, 1, false).await?;
        walks::judge(&log, &mut Walked::default())?;
    }
    Ok(())
}
