//! What moves in the page around the frame when somebody scrolls in it. The result is measured with the other channels.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Questionnaire, TestContext, record};
use serde_json::json;
use tokio::time::sleep;

use super::hand::{Hand, act};
use super::measure::has_processes_for_frames;
use super::opened::Form;
use crate::isolation::embedder::clinic::{frame, page};

/// Turns the wheel over the frame, from the top of the page around it. Returns whether that has moved.
async fn wheel_moves(cx: &TestContext, hand: &Hand<'_>, turns: u32) -> Result<bool> {
    // The driver brings into sight what it presses.
    cx.enter_top().await?;
    cx.script::<()>("scrollTo(0, 0); return null;", vec![]).await?;
    // What turns without such a rest stays with what it has moved first.
    sleep(Duration::from_secs(2)).await;
    Ok(hand.wheel(turns, true).await?.is_some())
}

/// A page with the frame, of this height, in a box with this style; and in it the start page.
async fn open<'a>(cx: &'a TestContext, form: Form, height: f64, style: &str) -> Result<Questionnaire<'a>> {
    cx.clear().await?;
    let elsewhere = cx.host.url("/trd-screener.html").replace("127.0.0.1", "localhost");
    let address = if form == Form::Apart { elsewhere.as_str() } else { "trd-screener.html" };
    let frame = frame().replace("trd-screener.html", address).replace("max-height:100vh;max-height:100svh;", "");
    let frame = frame.replace("height:720px", &format!("height:{height}px"));
    let text = "<p>Our clinic.</p>".repeat(40);
    let body = format!("<div id=box style='{style}'>{frame}</div>{text}");
    cx.host.add_page("/scrolls.html", "text/html", page("", &body));
    cx.begin_at("/scrolls.html").await
}

/// How far the page around and the box of the frame are scrolled.
const SCROLLED: &str = "return `${scrollY} and ${document.getElementById('box').scrollTop} px`;";

/// Whatever page comes and wherever the focus goes, the page around stays where it is, though next to nothing of the frame is in
/// sight. Control: for the same focus a browser moves it, where the frame does not keep it from that.
pub async fn a_new_page_moves_nothing_outside(cx: &TestContext) -> Result<()> {
    let form = if has_processes_for_frames(cx.engine) { Form::Apart } else { Form::Together };
    let cx = &TestContext::set_with(form.options(cx.engine)).await?;
    let walk = open(cx, form, 720.0, "height:90px;overflow:hidden").await?;
    cx.enter_top().await?;
    let script = "scrollTo(0, 0); document.getElementById('box').scrollTop = 0; return null;";
    cx.script::<()>(script, vec![]).await?;
    let before: String = cx.script(SCROLLED, vec![]).await?;
    walk.enter().await?;
    let hand = Hand::at(cx, walk, true).await?;
    for (selector, page) in [
        ("[data-action=start]", "urgent"),
        // Nothing is ticked: the focus goes to what says so.
        ("[data-action=continue]", "urgent"),
        ("input[value=none]", "urgent"),
        ("[data-action=continue]", "age"),
        ("[data-answer=adult]", "phq9-1"),
        ("[data-answer=\"3\"]", "phq9-2"),
        ("[data-action=help]", "help"),
        ("[data-action=back]", "phq9-2"),
    ] {
        click(&hand, selector, page).await?;
    }
    sleep(Duration::from_millis(600)).await;
    cx.enter_top().await?;
    let after: String = cx.script(SCROLLED, vec![]).await?;
    ensure!(after == before, "what was scrolled by {before} is scrolled by {after}");
    hand.walk.enter().await?;
    let script = "document.querySelector('[data-answer=skip]').scrollIntoView(); return null;";
    cx.script::<()>(script, vec![]).await?;
    sleep(Duration::from_millis(600)).await;
    cx.enter_top().await?;
    let moved: String = cx.script(SCROLLED, vec![]).await?;
    ensure!(moved != before || cx.engine == Engine::WebKit, "the control: nothing moves the page around");
    Ok(())
}

/// The same, with somebody at a question behind the PHQ-9.
async fn at_a_question<'a>(
    cx: &'a TestContext,
    form: Form,
    height: f64,
    style: &str,
    ninth: u8,
) -> Result<Questionnaire<'a>> {
    let walk = open(cx, form, height, style).await?;
    let mut person = record("V01")?;
    *person.pointer_mut("/phq9/8").context("no ninth answer")? = json!(ninth);
    walk.answers_until(&person, "asq-2").await?;
    Ok(walk)
}

/// Presses from inside, which moves nothing outside, and waits for a page.
async fn click(hand: &Hand<'_>, selector: &str, page: &str) -> Result<()> {
    let script = "document.querySelector(arguments[0]).click(); return null;";
    hand.cx.script::<()>(script, vec![json!(selector)]).await?;
    hand.walk.wait_for(page).await?;
    Ok(())
}

/// How high a frame is in which crisis help scrolls, and one in which nearly all of it has room; and after how many turns of the wheel
/// the end is reached.
const FRAMES: [(f64, u32); 2] = [(720.0, 12), (4000.0, 2)];

/// Crisis help, and "Need help now?" behind it, keep the wheel, so that nobody learns from it that they are there. Control: on the
/// question before, the page around moves.
pub async fn crisis_help_keeps_the_wheel(cx: &TestContext) -> Result<()> {
    for form in [Form::Apart, Form::Together] {
        if form == Form::Apart && !has_processes_for_frames(cx.engine) {
            continue;
        }
        let cx = &TestContext::set_with(form.options(cx.engine)).await?;
        for (height, turns) in FRAMES {
            let name = format!("{}, {height} px", form.name());
            let walk = open(cx, form, height, "").await?;
            let hand = Hand::at(cx, walk, true).await?;
            click(&hand, "[data-action=start]", "urgent").await?;
            let has_moved = wheel_moves(cx, &hand, turns).await?;
            if cx.engine == Engine::WebKit && !has_moved {
                println!("  not tried: {name}: on the question the wheel moves the page nowhere either");
                continue;
            }
            ensure!(has_moved, "{name}: the control: the wheel moves the page nowhere");
            click(&hand, "input[value=U-INTENT]", "urgent").await?;
            for (action, page) in [("continue", "crisis"), ("help", "help")] {
                click(&hand, &format!("[data-action={action}]"), page).await?;
                let has_moved = wheel_moves(cx, &hand, turns).await?;
                ensure!(!has_moved, "{name}: on {page} the page around moved");
                let script = "return innerHeight + scrollY > document.documentElement.scrollHeight - 3;";
                ensure!(
                    cx.script::<bool>(script, vec![]).await?,
                    "{name}: the wheel did not come to the end of {page}"
                );
            }
        }
    }
    Ok(())
}

/// What no frame can keep off, and SECURITY.md says: above each question after the ninth of the PHQ-9 a line of help stands, unless
/// that was "not at all". A page that makes the frame longer than the question without it, and shorter than with it, moves at
/// a turn of the wheel or does not.
pub async fn the_wheel_tells_how_long_a_question_is(cx: &TestContext) -> Result<()> {
    let mut heights = Vec::new();
    for ninth in [0, 1] {
        at_a_question(cx, Form::Together, 3000.0, "", ninth).await?;
        let script = "return document.querySelector('main').getBoundingClientRect().bottom;";
        heights.push(cx.script::<f64>(script, vec![]).await?);
    }
    let between = heights.iter().sum::<f64>() / 2.0;
    let mut moved = Vec::new();
    for ninth in [0, 1] {
        let walk = at_a_question(cx, Form::Together, between, "", ninth).await?;
        cx.script::<()>("scrollTo(0, 0); return null;", vec![]).await?;
        let hand = Hand::at(cx, walk, true).await?;
        moved.push(wheel_moves(cx, &hand, 1).await?);
    }
    ensure!(moved == [true, false], "of questions {heights:?} high in {between}, the page moved: {moved:?}");
    Ok(())
}

/// What no frame can keep off, and SECURITY.md says: a browser brings what Tab leads to into sight, and moves the page around for
/// it. Where little of the frame is in sight, each answer has a place of its own.
pub async fn tab_tells_where_the_focus_is(cx: &TestContext) -> Result<()> {
    let form = match cx.engine {
        Engine::Chromium => Form::Apart,
        Engine::Firefox => Form::Together,
        // The driver's keys move the focus nowhere.
        Engine::WebKit => return Ok(()),
    };
    let cx = &TestContext::set_with(form.options(cx.engine)).await?;
    let walk = at_a_question(cx, form, 720.0, "height:90px;overflow:hidden", 0).await?;
    walk.has_focus("main h1").await?;
    let mut places: Vec<f64> = Vec::new();
    for _ in 0..3 {
        cx.enter_top().await?;
        let tab = json!([{ "type": "keyDown", "value": "\u{e004}" }, { "type": "keyUp", "value": "\u{e004}" }]);
        act(cx, json!({ "type": "key", "id": "keys", "actions": tab })).await?;
        sleep(Duration::from_millis(400)).await;
        places.push(cx.script("return document.getElementById('box').scrollTop;", vec![]).await?);
    }
    places.dedup();
    ensure!(places.len() > 1 && places.first() > Some(&0.0), "the page stood at {places:?}");
    Ok(())
}
