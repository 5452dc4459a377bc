//! A person's hand: the pointer, a finger, a key and the wheel, given to the browser itself. The frame notes when each
//! press was made, so that what another page finds out can be held against it.

use std::cell::RefCell;
use std::time::{Duration, SystemTime};

use anyhow::{Result, bail, ensure};
use browser_tests::{Questionnaire, TestContext};
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::common::command::{Actions, Command};
use tokio::time::sleep;

/// What a press is made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Mouse,
    Finger,
    Key,
}

/// A press: when it was made, by the clock of the machine in milliseconds, and where in the window.
#[derive(Debug)]
pub struct Press {
    pub by: By,
    pub at: f64,
    pub place: [f64; 2],
}

/// The hand of somebody who is asked.
pub struct Hand<'a> {
    pub cx: &'a TestContext,
    pub walk: Questionnaire<'a>,
    /// Where the document that holds the questionnaire's frame stands in the window.
    origin: [f64; 2],
    made: RefCell<Vec<Press>>,
}

/// Notes in the frame when each press came.
const NOTES: &str = "window.made = [];
    window.clicks = [];
    for (const type of ['pointerdown', 'keydown']) addEventListener(type, () => made.push(Date.now()), true);
    addEventListener('click', ({ target }) => clicks.push(target), true);
    return null;";

/// How often a press is tried. On a busy machine the hostile page takes the frame away between pressing and letting go.
const TRIES: usize = 3;

/// The element's middle, once it is in sight.
const MIDDLE: &str = "const element = window.meant = document.querySelector(arguments[0]);
    const fold = element.closest('details');
    if (fold) fold.open = true;
    element.scrollIntoView({ block: 'nearest' });
    const { x, y, width, height } = (element.labels?.[0] ?? element).getBoundingClientRect();
    return [x + width / 2, y + height / 2];";

/// Does in the window what these hands do.
pub async fn act(cx: &TestContext, hand: Value) -> Result<()> {
    cx.driver().cmd(Command::PerformActions(Actions::from(json!([hand])))).await?;
    Ok(())
}

/// A pointer of this kind goes to a place, presses, and trembles a little, as hands do.
async fn press_at(cx: &TestContext, kind: &str, [x, y]: [f64; 2]) -> Result<()> {
    let (x, y) = (x.round() as i64, y.round() as i64);
    let go = |x: i64, duration: u32| json!({ "type": "pointerMove", "x": x, "y": y, "duration": duration });
    let wait = |duration: u32| json!({ "type": "pause", "duration": duration });
    let (down, up) = (json!({ "type": "pointerDown", "button": 0 }), json!({ "type": "pointerUp", "button": 0 }));
    let mut actions = vec![go(x, 40), down, wait(40), up, wait(320)];
    if kind == "mouse" {
        actions.push(go(x + 1, 20));
    }
    // Nobody answers the next question sooner.
    actions.push(wait(280));
    act(cx, json!({ "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": actions })).await
}

/// Presses a link of the page on top with the mouse.
pub async fn press_on_top(cx: &TestContext, selector: &str) -> Result<()> {
    cx.enter_top().await?;
    let place = cx.script(MIDDLE, vec![json!(selector)]).await?;
    press_at(cx, "mouse", place).await
}

/// The machine's clock, as `Date.now()` tells it.
pub fn now() -> Result<f64> {
    Ok(SystemTime::now().duration_since(SystemTime::UNIX_EPOCH)?.as_secs_f64() * 1000.0)
}

impl<'a> Hand<'a> {
    /// At a questionnaire that has begun. The driver is in its frame.
    pub async fn at(cx: &'a TestContext, walk: Questionnaire<'a>, is_embedded: bool) -> Result<Self> {
        let mut origin = [0.0, 0.0];
        cx.script::<()>(NOTES, vec![]).await?;
        if is_embedded {
            cx.enter_top().await?;
            let script = "const { x, y } = document.querySelector('iframe').getBoundingClientRect(); return [x, y];";
            origin = cx.script(script, vec![]).await?;
            walk.enter().await?;
        }
        Ok(Self { cx, walk, origin, made: RefCell::default() })
    }

    /// Presses an element of the page.
    pub async fn press(&self, selector: &str, by: By) -> Result<()> {
        self.walk.find(selector).await?;
        self.walk.settle().await?;
        let before: usize = self.cx.script("return clicks.length;", vec![]).await?;
        for _ in 0..TRIES {
            self.try_press(selector, by).await?;
            for _ in 0..TRIES {
                let script = "return clicks.slice(arguments[0]).some((target) => meant.contains(target));";
                if self.cx.script(script, vec![json!(before)]).await? {
                    return Ok(());
                }
                sleep(Duration::from_millis(100)).await;
            }
        }
        bail!("{selector}: {TRIES} presses in the frame did nothing")
    }

    async fn try_press(&self, selector: &str, by: By) -> Result<()> {
        let [x, y]: [f64; 2] = self.cx.script(MIDDLE, vec![json!(selector)]).await?;
        let place = [x + self.origin[0], y + self.origin[1]];
        if by == By::Key {
            self.walk.find(selector).await?.send_keys("\u{e007}").await?;
            sleep(Duration::from_millis(400)).await;
        } else {
            let kind = if by == By::Mouse { "mouse" } else { "touch" };
            self.cx.enter_top().await?;
            press_at(self.cx, kind, place).await?;
            self.walk.enter().await?;
        }
        let made: Vec<f64> = self.cx.script("return made;", vec![]).await?;
        let mut known = self.made.borrow_mut();
        ensure!(made.len() == known.len() + 1, "{selector}: {} presses came into the frame", made.len() - known.len());
        known.push(Press { by, at: made.last().copied().unwrap_or_default(), place });
        Ok(())
    }

    /// Presses an element, and waits for the page that it leads to.
    pub async fn go(&self, selector: &str, by: By, page: &str) -> Result<()> {
        self.press(selector, by).await?;
        self.walk.arrive(page).await?;
        Ok(())
    }

    /// Turns the wheel over the questionnaire, so many times or until the page around it has moved. Returns the turn at
    /// which it did.
    pub async fn wheel(&self, turns: u32, is_embedded: bool) -> Result<Option<u32>> {
        self.cx.enter_top().await?;
        let [x, y] = self.origin.map(|at| at as i64 + 300);
        let turn = json!({ "type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": 700 });
        let mut moved = None;
        for number in 1..=turns {
            act(self.cx, json!({ "type": "wheel", "id": "wheel", "actions": [turn] })).await?;
            // What turns without a rest stays with what it has moved first.
            sleep(Duration::from_millis(550)).await;
            if is_embedded && self.cx.script("return scrollY > 0;", vec![]).await? {
                moved = Some(number);
                break;
            }
        }
        self.cx.script::<()>("scrollTo(0, 0); return null;", vec![]).await?;
        self.walk.enter().await?;
        Ok(moved)
    }

    /// All presses so far.
    pub fn made(&self) -> Vec<Press> {
        self.made.take()
    }
}

/// What a page says of a press.
#[derive(Debug, Deserialize)]
pub struct Counted {
    pub at: f64,
    pub place: Option<[f64; 2]>,
}
