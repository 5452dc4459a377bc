//! Keys, pressed as a person presses them, and where the focus is after each.

use anyhow::{Result, ensure};
use browser_tests::{Seen, TestContext, settle};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use thirtyfour::Key;

pub const TAB: char = '\u{e004}';
pub const ENTER: char = '\u{e007}';
pub const ESCAPE: char = '\u{e00c}';
pub const DELETE_BACK: char = '\u{e003}';
pub const SPACE: char = ' ';
pub const UP: char = '\u{e013}';
pub const DOWN: char = '\u{e015}';

/// The way of the focus through a page.
#[derive(Debug, Deserialize)]
pub struct Way {
    /// The stops, by name, in the order of the page.
    pub went: Vec<String>,
    /// A stop left out, out of order, or not to be seen when it had the focus.
    pub faults: Vec<String>,
}

/// Where on the screen an element stands.
#[derive(Debug, Deserialize, Serialize)]
pub struct Place {
    pub name: String,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Place {
    /// The area of a line of two pixels around it, in pixels.
    pub fn area_of_two_pixels(&self) -> f64 {
        4.0 * (self.width + self.height)
    }
}

/// The keyboard, in the document that the driver is in.
pub struct Keys<'a> {
    cx: &'a TestContext,
}

impl<'a> Keys<'a> {
    /// The keyboard, in a document that is watched already.
    pub const fn of(cx: &'a TestContext) -> Self {
        Self { cx }
    }

    /// Begins to look at the focus in this document.
    pub async fn watch(cx: &'a TestContext) -> Result<Self> {
        cx.script::<()>(&format!("{} return null;", include_str!("keys.js")), vec![]).await?;
        Ok(Self { cx })
    }

    /// Presses keys one after the other.
    pub async fn press(&self, keys: impl IntoIterator<Item = char>) -> Result<()> {
        let keys: Vec<char> = keys.into_iter().collect();
        if keys.iter().any(|key| [ENTER, SPACE, UP, DOWN].contains(key)) {
            settle(self.cx).await?;
        }
        let mut chain = self.cx.driver().action_chain();
        for key in keys {
            chain = chain.key_down(key).key_up(key);
        }
        Ok(chain.perform().await?)
    }

    /// Presses Tab so many times; below zero with Shift held down.
    pub async fn tab(&self, times: i64) -> Result<()> {
        let count = usize::try_from(times.unsigned_abs())?;
        if times >= 0 {
            return self.press(std::iter::repeat_n(TAB, count)).await;
        }
        let mut chain = self.cx.driver().action_chain().key_down(Key::Shift);
        for _ in 0..count {
            chain = chain.key_down(TAB).key_up(TAB);
        }
        Ok(chain.key_up(Key::Shift).perform().await?)
    }

    /// Brings the focus into this document by Tab, from the one around it. That one may have another process: a second
    /// key would go there still, if it were pressed before the focus has come over.
    async fn enter(&self) -> Result<()> {
        if !self.ask::<bool>("isIn", vec![]).await? {
            self.tab(1).await?;
            self.ask::<()>("entered", vec![]).await?;
        }
        Ok(())
    }

    /// Goes to a stop by Tab, and sees that the focus is there.
    pub async fn go_to(&self, selector: &str) -> Result<()> {
        self.enter().await?;
        let distance: i64 = self.ask("distance", vec![json!(selector)]).await?;
        if distance != 0 {
            self.tab(distance).await?;
        }
        self.is_on(selector).await
    }

    /// Fails unless the focus is on such an element.
    pub async fn is_on(&self, selector: &str) -> Result<()> {
        let is_on: bool = self.ask("isOn", vec![json!(selector)]).await?;
        ensure!(is_on, "the focus is on {}, not on {selector}", self.focus().await?);
        Ok(())
    }

    /// What has the focus, by name.
    pub async fn focus(&self) -> Result<String> {
        self.ask("focus", vec![]).await
    }

    /// Waits for another page, with the focus on its heading.
    pub async fn moved(&self) -> Result<Seen> {
        self.ask("moved", vec![]).await
    }

    /// Goes through the whole document by Tab, from its top; or backwards, from its end.
    pub async fn through(&self, is_backwards: bool) -> Result<Way> {
        let stops: i64 = self.ask("begin", vec![json!(is_backwards)]).await?;
        self.tab(if is_backwards { -stops } else { stops }).await?;
        self.ask("told", vec![json!(is_backwards)]).await
    }

    /// The first stops of the document, by name.
    pub async fn first(&self, count: i64) -> Result<Vec<String>> {
        self.ask::<i64>("begin", vec![json!(false)]).await?;
        self.tab(count).await?;
        Ok(self.ask::<Way>("told", vec![json!(false)]).await?.went)
    }

    /// Fails where the focus has been on nothing after any key.
    pub async fn was_never_lost(&self) -> Result<()> {
        let lost: Vec<String> = self.ask("lost", vec![]).await?;
        ensure!(lost.is_empty(), "the focus was lost: {lost:?}");
        Ok(())
    }

    /// Puts the focus at the top of the document. Returns where in the order of the stops each kind stands first.
    pub async fn kinds(&self) -> Result<Vec<i64>> {
        self.ask::<i64>("begin", vec![json!(false)]).await?;
        self.ask("kinds", vec![]).await
    }

    /// Where on the screen the element with the focus stands.
    pub async fn place(&self) -> Result<Place> {
        self.ask("place", vec![]).await
    }

    /// Takes the focus away from what has it. Tab goes on from there.
    pub async fn leave(&self) -> Result<()> {
        self.ask("leave", vec![]).await
    }

    async fn ask<T: DeserializeOwned>(&self, question: &str, arguments: Vec<Value>) -> Result<T> {
        self.cx.script(&format!("return window.keyboard.{question}(...arguments);"), arguments).await
    }
}
