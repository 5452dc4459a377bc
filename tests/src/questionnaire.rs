//! A walk through the questionnaire: into both frames, and on by the hooks of the pages alone (`data-page`, `data-answer`,
//! `data-action`).

use std::cell::RefCell;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use thirtyfour::WebElement;

use tokio::time::{Instant, sleep, sleep_until};

use crate::context::{PATIENCE, TestContext, until};
use crate::engine::Engine;
use crate::page_path::{PagePath, Seen};

/// Waits, in the frame, until its page takes presses.
pub async fn settle(cx: &TestContext) -> Result<()> {
    let left = cx.script(LEFT, vec![]).await?;
    sleep(Duration::from_millis(left)).await;
    Ok(())
}

/// The self-check in the browser.
pub struct Questionnaire<'a> {
    cx: &'a TestContext,
    /// How many frames stand around the questionnaire.
    depth: usize,
    /// The same place takes no second press for a moment: what was pressed last, and when it takes one.
    pressed: RefCell<Option<(String, Instant)>>,
}

/// That moment, and a bit more.
const PAUSE: Duration = Duration::from_millis(400);

/// How many milliseconds a page that was first seen just now is still to be left alone: it takes no press for a moment
/// after it has been drawn (`shell/double-click-guard.js`).
const LEFT: &str = "const main = document.querySelector('main');
    if (!main) return 0;
    main.seenAt ??= performance.now();
    return Math.max(0, Math.ceil(400 - (performance.now() - main.seenAt)));";

impl<'a> Questionnaire<'a> {
    const fn within(cx: &'a TestContext, depth: usize) -> Self {
        Self { cx, depth, pressed: RefCell::new(None) }
    }

    /// The self-check in the first frame of a page.
    pub const fn embedded(cx: &'a TestContext) -> Self {
        Self::within(cx, 2)
    }

    /// The self-check on such a page, which a page builder shows in a frame of its own.
    pub const fn in_a_builder(cx: &'a TestContext) -> Self {
        Self::within(cx, 3)
    }

    /// The self-check as a page of its own.
    pub const fn alone(cx: &'a TestContext) -> Self {
        Self::within(cx, 1)
    }

    /// The inner document as a page of its own, which it must refuse to be.
    pub const fn bare(cx: &'a TestContext) -> Self {
        Self::within(cx, 0)
    }

    /// Goes into the frame of the questionnaire. All other methods expect to be there.
    pub async fn enter(&self) -> Result<()> {
        self.cx.enter_frame(self.depth).await
    }

    /// Goes into the frame of a document that has just been opened, and waits for the start page.
    ///
    /// `WebKit` holds the timers back of a frame that is out of sight or that nobody has touched, and lets a frame take
    /// no focus before a person's first press in it. So there the frame is brought into sight, and its heading pressed.
    /// Chromium's driver gives a press to the process of the frame, past the browser, which then often takes the focus out of
    /// the frame again, once: a hand's first press does not do that. So there the frame is given the focus before.
    pub async fn begin(&self) -> Result<()> {
        if self.cx.engine == Engine::WebKit && self.depth > 1 {
            self.cx.enter_top().await?;
            let frame = self.cx.frame().await?;
            let script = "arguments[0].scrollIntoView({ block: 'center' }); return null;";
            self.cx.script::<()>(script, vec![frame.to_json()?]).await?;
        }
        self.enter().await?;
        self.wait_for("start").await?;
        match self.cx.engine {
            Engine::WebKit => self.find("main h1").await?.click().await.context("cannot press the heading"),
            Engine::Chromium => self.focus_frames().await,
            Engine::Firefox => Ok(()),
        }
    }

    /// Gives the focus to the frame of the questionnaire, and to nothing in it.
    pub async fn focus_frames(&self) -> Result<()> {
        for depth in 0..self.depth {
            self.cx.enter_frame(depth).await?;
            let frame = self.cx.frame().await?;
            let script = "arguments[0].focus({ preventScroll: true }); return null;";
            self.cx.script::<()>(script, vec![frame.to_json()?]).await?;
        }
        self.enter().await
    }

    /// The page that is shown; `None` between two pages, and where the widget has not come yet.
    pub async fn seen(&self) -> Result<Option<Seen>> {
        let script = "const found = document.querySelectorAll('main[data-page]');
            if (document.querySelector('#early main')) return null;
            const { page, outcome } = found[0]?.dataset ?? {};
            return found.length === 1 ? { page, outcome: outcome ?? null } : null;";
        self.cx.script(script, vec![]).await
    }

    /// Waits until the widget, or the crisis lines in its place, show a page.
    pub async fn wait_for(&self, page: &str) -> Result<Seen> {
        self.wait(page, false).await
    }

    /// Waits until a page is shown whose heading has the focus, as after each move.
    pub async fn arrive(&self, page: &str) -> Result<Seen> {
        self.wait(page, true).await
    }

    /// Waits for the crisis lines, and for their sentence on why nothing more will come, which is later. Returns its name.
    pub async fn gives_up(&self) -> Result<String> {
        self.wait_for("failed").await?;
        until("the frame to give up", || async {
            let script = "const lines = Array.from(document.querySelectorAll('[data-when]:not([hidden])'));
                return lines.map((line) => line.dataset.when).find((when) => when !== 'loading') ?? null;";
            self.cx.script(script, vec![]).await
        })
        .await
    }

    /// Waits within the frame: that is one command, where each look from outside would be another one.
    async fn wait(&self, page: &str, with_focus: bool) -> Result<Seen> {
        let script = "const [page, withFocus, patience] = arguments;
            const end = performance.now() + patience;
            let pages, since;
            for (;;) {
              const found = document.querySelectorAll('main[data-page]');
              const shown = Array.from(found, (main) => main.dataset.page).join();
              if (shown !== pages) [pages, since] = [shown, Math.round(performance.now())];
              const main = found[0];
              const hasFocus = main && main.querySelector('h1') === document.activeElement;
              const isEarly = document.querySelector('#early main') !== null;
              const isThere = found.length === 1 && !isEarly && main.dataset.page === page && (hasFocus || !withFocus);
              if (isThere) return [{ page, outcome: main.dataset.outcome ?? null }, ''];
              if (performance.now() > end) {
                const focus = document.activeElement?.outerHTML.slice(0, 80);
                return [null, `the page is ${pages} since ${since} ms of the document, the focus on ${focus}`];
              }
              await new Promise((done) => setTimeout(done, 5));
            }";
        let script = format!("return (async function () {{ {script} }})(...arguments);");
        // Firefox tells nothing where the frame's first, empty document gives way to the real one meanwhile.
        let (seen, instead): (Option<Seen>, String) = until(&format!("the page {page}"), || async {
            self.cx.script(&script, vec![json!(page), json!(with_focus), json!(PATIENCE.as_millis())]).await
        })
        .await?;
        seen.with_context(|| format!("waited for the page {page}: {instead}"))
    }

    /// Fills in a record to its end, by presses from inside the frame.
    pub async fn answers(&self, record: &Value) -> Result<PagePath> {
        self.walk(record, Value::Null).await
    }

    /// Fills in a record until a page is reached.
    pub async fn answers_until(&self, record: &Value, page: &str) -> Result<PagePath> {
        let trail = self.walk(record, json!(page)).await?;
        ensure!(trail.end()?.page == page, "the walk never came to {page}: {:?}", trail.pages());
        Ok(trail)
    }

    async fn walk(&self, record: &Value, stop: Value) -> Result<PagePath> {
        let script = format!("return (async function () {{ {} }})(...arguments);", include_str!("questionnaire.js"));
        let trail: PagePath = self.cx.script(&script, vec![record.clone(), stop]).await?;
        ensure!(trail.faults().is_empty(), "{:#?}", trail.faults());
        Ok(trail)
    }

    /// An element of the page, as soon as it is there.
    pub async fn find(&self, selector: &str) -> Result<WebElement> {
        self.cx.find(selector).await
    }

    /// An element of the page, if it is there now.
    pub async fn find_now(&self, selector: &str) -> Result<Option<WebElement>> {
        self.cx.find_now(selector).await
    }

    /// The words of an element as they are drawn.
    pub async fn words(&self, selector: &str) -> Result<String> {
        Ok(self.find(selector).await?.prop("innerText").await?.unwrap_or_default().trim().to_owned())
    }

    /// Presses an element as a person does, with the pointer. What is folded around it is opened first.
    pub async fn press(&self, selector: &str) -> Result<()> {
        let element = self.find(selector).await?;
        // The driver would press what stands under the sticky bar on top, and hit the bar. For the focus see `begin`: a
        // test may come here without it, or be in another frame than the first.
        let script = "const [element, takesFocus] = arguments;
            for (let at = element.parentElement; at; at = at.parentElement) {
              if (at.localName === 'details' && element.localName !== 'summary') at.open = true;
            }
            element.scrollIntoView({ block: 'center' });
            if (!takesFocus || document.hasFocus()) return null;
            window.focus();
            return new Promise((done) => {
              addEventListener('focus', () => done(null), { once: true });
              setTimeout(() => done(null), 500);
            });";
        let takes_focus = json!(self.cx.engine == Engine::Chromium);
        self.cx.script::<()>(script, vec![element.to_json()?, takes_focus]).await?;
        self.settle().await?;
        if let Some((_, ready)) = self.pressed.take().filter(|(last, _)| last == selector) {
            sleep_until(ready).await;
        }
        element.click().await.with_context(|| format!("cannot press {selector}"))?;
        self.pressed.replace(Some((selector.to_owned(), Instant::now() + PAUSE)));
        Ok(())
    }

    /// Waits until the page takes presses.
    pub async fn settle(&self) -> Result<()> {
        settle(self.cx).await
    }

    /// Presses an action, and waits for the page that it leads to, with the focus on its heading.
    pub async fn act(&self, action: &str, page: &str) -> Result<Seen> {
        self.press(&format!("[data-action={action}]")).await?;
        self.arrive(page).await
    }

    /// Presses a one-tap answer, and waits for the page that it leads to, with the focus on its heading.
    pub async fn tap(&self, value: &str, page: &str) -> Result<Seen> {
        self.press(&format!("button[data-answer=\"{value}\"]")).await?;
        self.arrive(page).await
    }

    /// Presses a tick box, and waits until it is ticked.
    pub async fn tick(&self, value: &str) -> Result<()> {
        self.mark(&format!("input[type=checkbox][value=\"{value}\"]")).await
    }

    /// Presses a radio button of a medicine card, and waits until it is chosen.
    pub async fn choose(&self, name: &str, value: &str) -> Result<()> {
        self.mark(&format!("input[type=radio][name={name}][value=\"{value}\"]")).await
    }

    async fn mark(&self, selector: &str) -> Result<()> {
        self.press(selector).await?;
        until(&format!("{selector} to be checked"), || async {
            Ok(self.find(selector).await?.is_selected().await?.then_some(()))
        })
        .await
    }

    /// Fails unless the element of a selector has the focus.
    pub async fn has_focus(&self, selector: &str) -> Result<()> {
        until(&format!("{selector} to take the focus"), || async {
            let script = "return document.activeElement === document.querySelector(arguments[0]);";
            let has_focus: bool = self.cx.script(script, vec![json!(selector)]).await?;
            Ok(has_focus.then_some(()))
        })
        .await
    }

    /// All text of each document, shown or not, without that of scripts; and what stands in its fields. The top document
    /// comes first. Ends in the questionnaire's frame.
    pub async fn texts(&self) -> Result<Vec<String>> {
        let script = "const nodes = document.createNodeIterator(document, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT);
            const texts = Array.from(document.querySelectorAll('input, select, textarea'), (field) => field.value);
            for (let node; (node = nodes.nextNode()); ) if (node.parentNode.localName !== 'script') texts.push(node.data);
            for (const node of document.querySelectorAll('*')) {
              for (const { value } of node.attributes) if (value.length < 500) texts.push(value);
            }
            return texts.join('\\n');";
        let mut texts = Vec::new();
        for depth in 0..=self.depth {
            self.cx.enter_frame(depth).await?;
            texts.push(self.cx.script(script, vec![]).await?);
        }
        Ok(texts)
    }

    /// How many `main[data-page]` stand in all documents. Ends in the questionnaire's frame.
    pub async fn mains(&self) -> Result<u64> {
        let mut count = 0;
        for depth in 0..=self.depth {
            self.cx.enter_frame(depth).await?;
            let script = "return document.querySelectorAll('main[data-page]').length;";
            count += self.cx.script::<u64>(script, vec![]).await?;
        }
        Ok(count)
    }
}
