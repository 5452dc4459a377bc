//! A window that is lower than the frame would be: a desktop at a large zoom, a phone on its side.

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{Options, Questionnaire, TestContext, count, record};
use serde_json::json;

use crate::around::{frame, page};

/// A desktop at 200 % zoom, and a phone on its side.
const WINDOWS: [(u32, u32); 2] = [(683, 320), (844, 390)];

/// How high the clinic's menu is, which stays on top of the window.
const MENU: f64 = 56.0;

/// A clinic's page with much around the frame.
fn clinic(frame: &str) -> String {
    page(
        "",
        &format!(
            "<div style='position:sticky;top:0;height:{MENU}px;background:#eee'>Menu</div><p style='height:900px'>Text</p>\
             {frame}<p style='height:1500px'>More text</p>"
        ),
    )
}

/// Where an element of the questionnaire stands in the window: its top and its bottom.
async fn place(cx: &TestContext, walk: &Questionnaire<'_>, selector: &str) -> Result<[f64; 2]> {
    cx.enter_top().await?;
    let script = "return document.querySelector('iframe').getBoundingClientRect().top;";
    let frame: f64 = cx.script(script, vec![]).await?;
    walk.enter().await?;
    let script = "const { top, bottom } = document.querySelector(arguments[0]).getBoundingClientRect();
        return [top, bottom];";
    let [top, bottom]: [f64; 2] = cx.script(script, vec![json!(selector)]).await?;
    Ok([frame + top, frame + bottom])
}

/// What a hand does: to the browser itself, which moves what it would move for a person.
async fn hand(cx: &TestContext, source: serde_json::Value) -> Result<()> {
    let bidi = cx.driver().bidi().await?;
    let top = bidi.browsing_context().top_level().await?;
    bidi.send_raw("input.performActions", json!({ "context": top, "actions": [source] })).await?;
    Ok(())
}

async fn wheel(cx: &TestContext, y: u32) -> Result<()> {
    let turn = json!({ "type": "scroll", "x": 340, "y": y, "deltaX": 0, "deltaY": 40 });
    hand(cx, json!({ "type": "wheel", "id": "wheel", "actions": [turn] })).await?;
    // It may scroll smoothly.
    tokio::time::sleep(std::time::Duration::from_millis(40)).await;
    Ok(())
}

async fn press(cx: &TestContext, y: f64) -> Result<()> {
    let actions = [
        json!({ "type": "pointerMove", "x": 340, "y": y.round() as i64 }),
        json!({ "type": "pointerDown", "button": 0 }),
        json!({ "type": "pointerUp", "button": 0 }),
    ];
    hand(cx, json!({ "type": "pointer", "id": "mouse", "actions": actions })).await
}

/// Scrolls by the wheel, with the pointer at this height, until the last answer of a question is in sight, and presses it.
/// Returns where the next heading then stands.
async fn answer(cx: &TestContext, window: (u32, u32), frame: &str, pointer: u32) -> Result<[f64; 2]> {
    cx.resize(window.0, window.1).await?;
    cx.host.add_page("/low.html", "text/html", clinic(frame));
    let walk = cx.begin_at("/low.html").await?;
    walk.answers_until(&record("V01")?, "phq9-4").await?;
    cx.enter_top().await?;
    cx.script::<()>("scrollTo(0, 0); return null;", vec![]).await?;
    for _ in 0..120 {
        let [top, bottom] = place(cx, &walk, "[data-answer='3']").await?;
        if top > MENU && bottom < f64::from(window.1) {
            press(cx, f64::midpoint(top, bottom)).await?;
            walk.wait_for("phq9-5").await.context("the press answered nothing")?;
            return place(cx, &walk, "h1").await;
        }
        wheel(cx, pointer).await?;
    }
    bail!("the answer never came into sight")
}

fn is_in_sight([top, bottom]: [f64; 2], window: (u32, u32)) -> bool {
    top >= MENU && bottom <= f64::from(window.1)
}

/// A browser whose window can be given any size.
async fn browser() -> Result<TestContext> {
    TestContext::set_with(Options { with_worlds: true, ..Options::default() }).await
}

/// Whoever has come to the last answer of a question by the wheel, and presses it, sees the heading of the next one. The frame
/// does not scroll the clinic's page to it; so it has to fit into the window.
pub async fn in_a_low_window_the_next_heading_is_in_sight(_: &TestContext) -> Result<()> {
    let cx = browser().await?;
    let all = WINDOWS.into_iter().flat_map(|window| [70, 160, 300].map(|pointer| (window, pointer)));
    // The small sample: each window, and two of the heights.
    for (window, pointer) in all.step_by(count(4, 1)) {
        let heading = answer(&cx, window, &frame()?, pointer).await?;
        ensure!(is_in_sight(heading, window), "{window:?}, pointer at {pointer}: the heading stands at {heading:?}");
    }
    Ok(())
}

/// Control: a frame of 720 pixels, whatever the window, leaves the heading above it.
pub async fn a_frame_higher_than_the_window_hides_it(_: &TestContext) -> Result<()> {
    let cx = browser().await?;
    let high = frame()?.replace("max-height:100vh;max-height:100svh;", "");
    let [window, _] = WINDOWS;
    let heading = answer(&cx, window, &high, 160).await?;
    ensure!(!is_in_sight(heading, window), "the heading stands at {heading:?}");
    Ok(())
}
