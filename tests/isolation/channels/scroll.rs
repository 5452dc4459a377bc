//! What moves in the page around the frame when somebody scrolls in it. The result is measured with the other channels.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Stage, Walk, record};
use serde_json::json;
use tokio::time::sleep;

use super::hand::{Hand, act};
use super::measure::has_processes_for_frames;
use super::opened::Form;
use crate::isolation::host::clinic::{frame, page};

/// Turns the wheel over the frame, from the top of the page around it. Returns whether that has moved.
async fn wheel_moves(stage: &Stage, hand: &Hand<'_>, turns: u32) -> Result<bool> {
    // The driver brings into sight what it presses.
    stage.enter_top().await?;
    stage.script::<()>("scrollTo(0, 0); return null;", vec![]).await?;
    // What turns without such a rest stays with what it has moved first.
    sleep(Duration::from_secs(2)).await;
    Ok(hand.wheel(turns, true).await?.is_some())
}

/// A page with the frame, of this height, in a box with this style; and in it the start page.
async fn open<'a>(stage: &'a Stage, form: Form, height: f64, style: &str) -> Result<Walk<'a>> {
    stage.clear().await?;
    let elsewhere = stage.host.url("/trd-screener.html").replace("127.0.0.1", "localhost");
    let address = if form == Form::Apart { elsewhere.as_str() } else { "trd-screener.html" };
    let frame = frame().replace("trd-screener.html", address).replace("max-height:100vh;max-height:100svh;", "");
    let frame = frame.replace("height:720px", &format!("height:{height}px"));
    let text = "<p>Our clinic.</p>".repeat(40);
    let body = format!("<div id=box style='{style}'>{frame}</div>{text}");
    stage.host.add_page("/scrolls.html", "text/html", page("", &body));
    stage.begin_at("/scrolls.html").await
}

/// How far the page around and the box of the frame are scrolled.
const SCROLLED: &str = "return `${scrollY} and ${document.getElementById('box').scrollTop} px`;";

/// Whatever page comes and wherever the focus goes, the page around stays where it is, though next to nothing of the frame is in
/// sight. Control: for the same focus a browser moves it, where the frame does not keep it from that.
pub async fn a_new_page_moves_nothing_outside(stage: &Stage) -> Result<()> {
    let form = if has_processes_for_frames(stage.engine) { Form::Apart } else { Form::Together };
    let stage = &Stage::set_with(form.options(stage.engine)).await?;
    let walk = open(stage, form, 720.0, "height:90px;overflow:hidden").await?;
    stage.enter_top().await?;
    let script = "scrollTo(0, 0); document.getElementById('box').scrollTop = 0; return null;";
    stage.script::<()>(script, vec![]).await?;
    let before: String = stage.script(SCROLLED, vec![]).await?;
    walk.enter().await?;
    let hand = Hand::at(stage, walk, true).await?;
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
    stage.enter_top().await?;
    let after: String = stage.script(SCROLLED, vec![]).await?;
    ensure!(after == before, "what was scrolled by {before} is scrolled by {after}");
    hand.walk.enter().await?;
    let script = "document.querySelector('[data-answer=skip]').scrollIntoView(); return null;";
    stage.script::<()>(script, vec![]).await?;
    sleep(Duration::from_millis(600)).await;
    stage.enter_top().await?;
    let moved: String = stage.script(SCROLLED, vec![]).await?;
    ensure!(moved != before || stage.engine == Engine::WebKit, "the control: nothing moves the page around");
    Ok(())
}

/// The same, with somebody at a question behind the PHQ-9.
async fn at_a_question<'a>(stage: &'a Stage, form: Form, height: f64, style: &str, ninth: u8) -> Result<Walk<'a>> {
    let walk = open(stage, form, height, style).await?;
    let mut person = record("V01")?;
    *person.pointer_mut("/phq9/8").context("no ninth answer")? = json!(ninth);
    walk.answers_until(&person, "asq-2").await?;
    Ok(walk)
}

/// Presses from inside, which moves nothing outside, and waits for a page.
async fn click(hand: &Hand<'_>, selector: &str, page: &str) -> Result<()> {
    let script = "document.querySelector(arguments[0]).click(); return null;";
    hand.stage.script::<()>(script, vec![json!(selector)]).await?;
    hand.walk.wait_for(page).await?;
    Ok(())
}

/// How high a frame is in which crisis help scrolls, and one in which all of it has room; and after how many turns of the wheel
/// the end is reached.
const FRAMES: [(f64, u32); 2] = [(720.0, 6), (3000.0, 2)];

/// Crisis help, and "Need help now?" behind it, keep the wheel, so that nobody learns from it that they are there. Control: on the
/// question before, the page around moves.
pub async fn crisis_help_keeps_the_wheel(stage: &Stage) -> Result<()> {
    for form in [Form::Apart, Form::Together] {
        if form == Form::Apart && !has_processes_for_frames(stage.engine) {
            continue;
        }
        let stage = &Stage::set_with(form.options(stage.engine)).await?;
        for (height, turns) in FRAMES {
            let name = format!("{}, {height} px", form.name());
            let walk = open(stage, form, height, "").await?;
            let hand = Hand::at(stage, walk, true).await?;
            click(&hand, "[data-action=start]", "urgent").await?;
            let has_moved = wheel_moves(stage, &hand, turns).await?;
            if stage.engine == Engine::WebKit && !has_moved {
                println!("  not tried: {name}: on the question the wheel moves the page nowhere either");
                continue;
            }
            ensure!(has_moved, "{name}: the control: the wheel moves the page nowhere");
            click(&hand, "input[value=U-INTENT]", "urgent").await?;
            for (action, page) in [("continue", "crisis"), ("help", "help")] {
                click(&hand, &format!("[data-action={action}]"), page).await?;
                let has_moved = wheel_moves(stage, &hand, turns).await?;
                ensure!(!has_moved, "{name}: on {page} the page around moved");
                let script = "return innerHeight + scrollY > document.documentElement.scrollHeight - 3;";
                ensure!(
                    stage.script::<bool>(script, vec![]).await?,
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
pub async fn the_wheel_tells_how_long_a_question_is(stage: &Stage) -> Result<()> {
    let mut heights = Vec::new();
    for ninth in [0, 1] {
        at_a_question(stage, Form::Together, 3000.0, "", ninth).await?;
        let script = "return document.querySelector('main').getBoundingClientRect().bottom;";
        heights.push(stage.script::<f64>(script, vec![]).await?);
    }
    let between = heights.iter().sum::<f64>() / 2.0;
    let mut moved = Vec::new();
    for ninth in [0, 1] {
        let walk = at_a_question(stage, Form::Together, between, "", ninth).await?;
        stage.script::<()>("scrollTo(0, 0); return null;", vec![]).await?;
        let hand = Hand::at(stage, walk, true).await?;
        moved.push(wheel_moves(stage, &hand, 1).await?);
    }
    ensure!(moved == [true, false], "of questions {heights:?} high in {between}, the page moved: {moved:?}");
    Ok(())
}

/// What no frame can keep off, and SECURITY.md says: a browser brings what Tab leads to into sight, and moves the page around for
/// it. Where little of the frame is in sight, each answer has a place of its own.
pub async fn tab_tells_where_the_focus_is(stage: &Stage) -> Result<()> {
    let form = match stage.engine {
        Engine::Chromium => Form::Apart,
        Engine::Firefox => Form::Together,
        // The driver's keys move the focus nowhere.
        Engine::WebKit => return Ok(()),
    };
    let stage = &Stage::set_with(form.options(stage.engine)).await?;
    let walk = at_a_question(stage, form, 720.0, "height:90px;overflow:hidden", 0).await?;
    walk.has_focus("main h1").await?;
    let mut places: Vec<f64> = Vec::new();
    for _ in 0..3 {
        stage.enter_top().await?;
        let tab = json!([{ "type": "keyDown", "value": "\u{e004}" }, { "type": "keyUp", "value": "\u{e004}" }]);
        act(stage, json!({ "type": "key", "id": "keys", "actions": tab })).await?;
        sleep(Duration::from_millis(400)).await;
        places.push(stage.script("return document.getElementById('box').scrollTop;", vec![]).await?);
    }
    places.dedup();
    ensure!(places.len() > 1 && places.first() > Some(&0.0), "the page stood at {places:?}");
    Ok(())
}
