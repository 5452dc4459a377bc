//! A press that is made twice answers once, and answers nothing unread: by pointer, by touch, by key.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Questionnaire, TestContext, artefact, record};
use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};
use tokio::time::sleep;

/// A press on the middle of an element, or beside it: so many CSS pixels to the right and down, so many milliseconds after
/// the one before.
struct Press(i64, i64, u64);

/// Presses within this time are quicker than anybody reads, in milliseconds: the guard waits for 350 from when the page is drawn.
const QUICK: f64 = 340.0;

/// The presses that a trembling hand makes where one is meant.
const TREMBLING: [Press; 2] = [Press(0, 0, 0), Press(8, 4, 120)];

/// Presses an element as these say, all on where it stood at first. Returns how many milliseconds the browser saw between
/// the first and the last press: on a busy machine a driver is late.
async fn press(
    cx: &TestContext,
    walk: &Questionnaire<'_>,
    selector: &str,
    kind: &str,
    presses: &[Press],
) -> Result<f64> {
    walk.find(selector).await?;
    // In the window of the frame: the second press finds whatever stands there then.
    let script = "const element = document.querySelector(arguments[0]);
        element.scrollIntoView({ block: 'center' });
        window.pressed = [];
        addEventListener('pointerdown', ({ timeStamp }) => pressed.push(timeStamp), true);
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left + width / 2, top + height / 2];";
    let (x, y): (f64, f64) = cx.script(script, vec![json!(selector)]).await?;
    let mut actions: Vec<Value> = Vec::new();
    for Press(right, down, after) in presses {
        let place = |offset: &i64, middle: f64| middle.round() + f64::from(i32::try_from(*offset).unwrap_or_default());
        actions.extend([
            json!({ "type": "pause", "duration": after }),
            json!({ "type": "pointerMove", "duration": 0, "origin": "viewport", "x": place(right, x), "y": place(down, y) }),
            json!({ "type": "pointerDown", "button": 0 }),
            json!({ "type": "pointerUp", "button": 0 }),
        ]);
    }
    let source = json!([{ "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": actions }]);
    cx.driver().handle().cmd(Command::PerformActions(Actions::from(source))).await?;
    cx.script("return window.pressed.at(-1) - window.pressed[0];", vec![]).await
}

/// The page that stands once a second one would have come.
async fn page_after(walk: &Questionnaire<'_>) -> Result<String> {
    sleep(Duration::from_millis(500)).await;
    Ok(walk.seen().await?.context("no page, or two of them")?.page)
}

/// The first answer of these pages, and the page that it leads to.
const PAGES: [(&str, &str, &str); 3] =
    [("phq9-1", "1", "phq9-2"), ("phq9-9", "0", "phq9-10"), ("asq-1", "no", "asq-2")];

/// The second of two quick presses is no answer to the next question: not on the same place, not a little beside it, not
/// by touch, where fingers are broad.
pub async fn a_second_press_answers_nothing_unread(cx: &TestContext) -> Result<()> {
    let beside = [Press(0, 0, 0), Press(25, 0, 120)];
    let thrice = [Press(0, 0, 0), Press(0, 0, 120), Press(-6, 3, 120)];
    // The driver of WebKitGTK has no touch.
    let kinds: &[&str] = if cx.engine == Engine::WebKit { &["mouse"] } else { &["mouse", "touch"] };
    for kind in kinds {
        for presses in [&TREMBLING[..], &beside, &thrice] {
            let mut walk = cx.begin_alone("").await?;
            for (page, answer, next) in PAGES {
                // Presses that a busy machine has made slow ones may count.
                let mut tries = 0..5;
                loop {
                    tries.next().context("the driver never pressed in quick succession")?;
                    walk.answers_until(&record("V07")?, page).await?;
                    walk.settle().await?;
                    let answer = format!("[data-answer=\"{answer}\"]");
                    let took = press(cx, &walk, &answer, kind, presses).await?;
                    let came = page_after(&walk).await?;
                    if took < QUICK {
                        let presses = presses.len();
                        ensure!(came == next, "{presses} presses by {kind} within {took} ms on {page} lead to {came}");
                        break;
                    }
                    walk = cx.begin_alone("").await?;
                }
            }
        }
    }
    Ok(())
}

/// A press once the page has been there for a while counts, on whatever place: none is lost.
pub async fn a_later_press_answers(cx: &TestContext) -> Result<()> {
    let walk = cx.begin_alone("").await?;
    walk.answers_until(&record("V07")?, "phq9-1").await?;
    // The answer is looked for anew: a heading of more lines moves it.
    for next in ["phq9-2", "phq9-3", "phq9-4"] {
        walk.settle().await?;
        press(cx, &walk, "[data-answer=\"1\"]", "mouse", &[Press(0, 0, 0)]).await?;
        let came = page_after(&walk).await?;
        ensure!(came == next, "a press on its own page leads to {came}, expected {next}");
    }
    Ok(())
}

/// Two presses on one box tick it; one press on each of two boxes ticks both, however quick. The Begin button and the box
/// that comes to lie under it, too, before the widget has come and after.
pub async fn a_box_that_is_pressed_twice_is_ticked(cx: &TestContext) -> Result<()> {
    let walk = cx.begin_alone("").await?;
    walk.answers_until(&record("V07")?, "heart").await?;
    walk.settle().await?;
    let first = "main label";
    press(cx, &walk, first, "mouse", &TREMBLING).await?;
    let ticked = "return document.querySelectorAll('main input:checked').length;";
    let count: u64 = cx.script(ticked, vec![]).await?;
    ensure!(count == 1, "after two presses on one box {count} are ticked");
    press(cx, &walk, "main .tick:nth-of-type(4) label", "mouse", &[Press(0, 0, 0)]).await?;
    let count: u64 = cx.script(ticked, vec![]).await?;
    ensure!(count == 2, "after a quick press on another box {count} are ticked");
    Ok(())
}

/// Keys: one on the next page's answer before anybody can have read it, and one that is held down.
pub async fn a_key_answers_nothing_unread(cx: &TestContext) -> Result<()> {
    let walk = cx.begin_alone("").await?;
    walk.answers_until(&record("V07")?, "phq9-1").await?;
    walk.settle().await?;
    let focus = "document.querySelector('[data-answer=\"1\"]').focus(); return null;";
    cx.script::<()>(focus, vec![]).await?;
    let (enter, tab) = ("\u{e007}", "\u{e004}");
    // From the heading, two stops lead to the second answer: had it been read, that would be a wish.
    let keys: Vec<Value> = [enter, tab, tab, enter]
        .into_iter()
        .flat_map(|key| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })])
        .collect();
    let source = json!([{ "type": "key", "id": "keys", "actions": keys }]);
    cx.driver().handle().cmd(Command::PerformActions(Actions::from(source))).await?;
    let came = page_after(&walk).await?;
    ensure!(came == "phq9-2", "Enter, and Enter again at once, lead to {came}");

    walk.press("[data-action=help]").await?;
    walk.arrive("help").await?;
    walk.settle().await?;
    cx.script::<()>("document.querySelector('.country summary').focus(); return null;", vec![]).await?;
    let mut held = vec![json!({ "type": "keyDown", "value": enter }); 4];
    held.push(json!({ "type": "keyUp", "value": enter }));
    let source = json!([{ "type": "key", "id": "keys", "actions": held }]);
    cx.driver().handle().cmd(Command::PerformActions(Actions::from(source))).await?;
    let is_open: bool = cx.script("return document.querySelector('.country').open;", vec![]).await?;
    ensure!(is_open, "a key that is held down opens, and closes again");
    Ok(())
}

/// Crisis links, "Need help now?" and the way out take every press, on a page that has just come too.
pub async fn help_and_the_way_out_never_wait(cx: &TestContext) -> Result<()> {
    let walk = cx.begin_alone("").await?;
    walk.answers_until(&record("V03")?, "asq-5").await?;
    walk.settle().await?;
    // Takes the place of the call, and counts it.
    let script = "let calls = 0;
        addEventListener('click', (event) => {
          const link = event.target.closest('a[href^=\"tel:\"]');
          if (!link) return;
          event.preventDefault();
          document.documentElement.dataset.calls = ++calls;
        }, true);
        return null;";
    cx.script::<()>(script, vec![]).await?;
    // Where the bar has the crisis line: the second press meets it on the page that has just come.
    press(cx, &walk, "[data-answer=\"yes\"]", "mouse", &[Press(0, 0, 0)]).await?;
    walk.arrive("crisis").await?;
    press(cx, &walk, "header a[href^=\"tel:\"]", "mouse", &[Press(0, 0, 0), Press(0, 0, 60)]).await?;
    let calls: Option<String> = cx.script("return document.documentElement.dataset.calls;", vec![]).await?;
    ensure!(calls.as_deref() == Some("2"), "of two presses on a crisis line {calls:?} were taken");

    let walk = cx.begin_alone("").await?;
    walk.answers_until(&record("V07")?, "phq9-1").await?;
    walk.settle().await?;
    press(cx, &walk, "[data-action=help]", "mouse", &[Press(0, 0, 0)]).await?;
    walk.arrive("help").await?;
    press(cx, &walk, "[data-action=back]", "mouse", &[Press(0, 0, 600)]).await?;
    walk.arrive("phq9-1").await?;
    press(cx, &walk, "[data-action=help]", "mouse", &[Press(0, 0, 0)]).await?;
    walk.arrive("help").await?;
    Ok(())
}

/// Control: without the pause the same presses answer two questions.
pub async fn without_the_pause_it_answers_twice(cx: &TestContext) -> Result<()> {
    let guarded = artefact::document()?;
    let open = artefact::with_frame(&guarded, |frame| frame.replacen("=350", "=0", 1))?;
    ensure!(open != guarded, "no pause found");
    cx.host.add_page("/open.html", "text/html", open);
    cx.open("/open.html").await?;
    let walk = Questionnaire::alone(cx);
    walk.begin().await?;
    walk.answers_until(&record("V07")?, "phq9-1").await?;
    walk.settle().await?;
    press(cx, &walk, "[data-answer=\"1\"]", "mouse", &TREMBLING).await?;
    let came = page_after(&walk).await?;
    ensure!(came == "phq9-3", "even without the pause they lead to {came}");
    Ok(())
}
