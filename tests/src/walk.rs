//! A walk through the questionnaire: into both frames, and on by the hooks of the pages alone (`data-page`, `data-answer`,
//! `data-action`).

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::{By, WebElement};

use crate::engine::Engine;
use crate::stage::{Stage, until};

/// What stands in the one `main[data-page]` of a page.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Seen {
    pub page: String,
    pub outcome: Option<String>,
}

/// The pages of a walk, in order.
#[derive(Debug, Deserialize)]
pub struct Trail {
    pub trail: Vec<Seen>,
    /// More or fewer than one `main`, the focus elsewhere than on the heading, a box that did not take a press.
    faults: Vec<String>,
}

impl Trail {
    /// The last page.
    pub fn end(&self) -> Result<&Seen> {
        self.trail.last().context("the walk saw no page")
    }

    /// The first page of this name.
    pub fn first(&self, page: &str) -> Result<&Seen> {
        let seen = self.trail.iter().find(|seen| seen.page == page);
        seen.with_context(|| format!("expected the page {page:?} in {:?}", self.pages()))
    }

    /// The names of the pages.
    pub fn pages(&self) -> Vec<&str> {
        self.trail.iter().map(|seen| seen.page.as_str()).collect()
    }
}

/// The self-check in the browser.
pub struct Walk<'a> {
    stage: &'a Stage,
    /// How many frames stand around the questionnaire.
    depth: usize,
}

impl<'a> Walk<'a> {
    /// The self-check in the first frame of a page.
    pub const fn embedded(stage: &'a Stage) -> Self {
        Self { stage, depth: 2 }
    }

    /// The self-check as a page of its own.
    pub const fn alone(stage: &'a Stage) -> Self {
        Self { stage, depth: 1 }
    }

    /// The inner document as a page of its own, which it must refuse to be.
    pub const fn bare(stage: &'a Stage) -> Self {
        Self { stage, depth: 0 }
    }

    /// Goes into the frame of the questionnaire. All other methods expect to be there.
    pub async fn enter(&self) -> Result<()> {
        self.stage.enter_frame(self.depth).await
    }

    /// Goes into the frame of a document that has just been opened, and waits for the start page.
    ///
    /// `WebKit` holds the timers back of a frame that is out of sight or that nobody has touched, and lets a frame take
    /// no focus before a person's first press in it. So there the frame is brought into sight, and its heading pressed.
    pub async fn begin(&self) -> Result<()> {
        if self.stage.engine == Engine::WebKit && self.depth > 1 {
            self.stage.enter_top().await?;
            let frame = self.stage.frame().await?;
            let script = "arguments[0].scrollIntoView({ block: 'center' }); return null;";
            self.stage.script::<()>(script, vec![frame.to_json()?]).await?;
        }
        self.enter().await?;
        self.wait_for("start").await?;
        if self.stage.engine == Engine::WebKit {
            self.find("main h1").await?.click().await.context("cannot press the heading")?;
        }
        Ok(())
    }

    /// The page that is shown; `None` between two pages, and where the widget has not come yet.
    pub async fn seen(&self) -> Result<Option<Seen>> {
        let script = "const found = document.querySelectorAll('main[data-page]');
            if (document.querySelector('#early main')) return null;
            const { page, outcome } = found[0]?.dataset ?? {};
            return found.length === 1 ? { page, outcome: outcome ?? null } : null;";
        self.stage.script(script, vec![]).await
    }

    /// Waits until the widget, or the crisis lines in its place, show a page.
    pub async fn wait_for(&self, page: &str) -> Result<Seen> {
        self.wait(page, false).await
    }

    /// Waits until a page is shown whose heading has the focus, as after each move.
    pub async fn arrive(&self, page: &str) -> Result<Seen> {
        self.wait(page, true).await
    }

    /// Waits for the crisis lines, and for their word that nothing more will come, which is later.
    pub async fn gives_up(&self) -> Result<()> {
        self.wait_for("failed").await?;
        until("the frame to give up", || async {
            let script = "return document.querySelector('[data-when=broken]')?.hidden === false;";
            Ok(self.stage.script::<bool>(script, vec![]).await?.then_some(()))
        })
        .await
    }

    /// Waits within the frame: that is one command, where each look from outside would be another one.
    async fn wait(&self, page: &str, with_focus: bool) -> Result<Seen> {
        let script = "const [page, withFocus] = arguments;
            const end = performance.now() + 10000;
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
            self.stage.script(&script, vec![json!(page), json!(with_focus)]).await
        })
        .await?;
        seen.with_context(|| format!("waited for the page {page}: {instead}"))
    }

    /// Fills in a record to its end, by presses from inside the frame.
    pub async fn answers(&self, record: &Value) -> Result<Trail> {
        self.walk(record, Value::Null).await
    }

    /// Fills in a record until a page is reached.
    pub async fn answers_until(&self, record: &Value, page: &str) -> Result<Trail> {
        let trail = self.walk(record, json!(page)).await?;
        ensure!(trail.end()?.page == page, "the walk never came to {page}: {:?}", trail.pages());
        Ok(trail)
    }

    async fn walk(&self, record: &Value, stop: Value) -> Result<Trail> {
        let script = format!("return (async function () {{ {} }})(...arguments);", include_str!("walk.js"));
        let trail: Trail = self.stage.script(&script, vec![record.clone(), stop]).await?;
        ensure!(trail.faults.is_empty(), "{:#?}", trail.faults);
        Ok(trail)
    }

    /// An element of the page, as soon as it is there.
    pub async fn find(&self, selector: &str) -> Result<WebElement> {
        self.stage.find(selector).await
    }

    /// An element of the page, if it is there now.
    pub async fn find_now(&self, selector: &str) -> Result<Option<WebElement>> {
        Ok(self.stage.driver().find(By::Css(selector)).await.ok())
    }

    /// The words of an element as they are drawn.
    pub async fn words(&self, selector: &str) -> Result<String> {
        Ok(self.find(selector).await?.prop("innerText").await?.unwrap_or_default().trim().to_owned())
    }

    /// Presses an element as a person does, with the pointer.
    pub async fn press(&self, selector: &str) -> Result<()> {
        let element = self.find(selector).await?;
        // The driver would press what stands under the sticky bar on top, and hit the bar.
        let script = "arguments[0].scrollIntoView({ block: 'center' }); return null;";
        self.stage.script::<()>(script, vec![element.to_json()?]).await?;
        element.click().await.with_context(|| format!("cannot press {selector}"))
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
            let has_focus: bool = self.stage.script(script, vec![json!(selector)]).await?;
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
            self.stage.enter_frame(depth).await?;
            texts.push(self.stage.script(script, vec![]).await?);
        }
        Ok(texts)
    }

    /// How many `main[data-page]` stand in all documents. Ends in the questionnaire's frame.
    pub async fn mains(&self) -> Result<u64> {
        let mut count = 0;
        for depth in 0..=self.depth {
            self.stage.enter_frame(depth).await?;
            let script = "return document.querySelectorAll('main[data-page]').length;";
            count += self.stage.script::<u64>(script, vec![]).await?;
        }
        Ok(count)
    }
}

/// A worked person, from the project's own list.
#[derive(Debug, Deserialize)]
pub struct Vignette {
    pub id: String,
    pub answers: Value,
    pub expect: Expect,
}

/// What a worked person comes to.
#[derive(Debug, Deserialize)]
pub struct Expect {
    pub outcome: String,
}

/// All worked people.
pub fn vignettes() -> Result<Vec<Vignette>> {
    Ok(serde_json::from_str(include_str!("../../clinical/tests/vignettes.json"))?)
}

/// The answers of a worked person.
pub fn record(id: &str) -> Result<Value> {
    let found = vignettes()?.into_iter().find(|vignette| vignette.id == id);
    Ok(found.with_context(|| format!("no vignette {id}"))?.answers)
}

/// Gives another answer in a record.
pub fn change(record: &mut Value, key: &str, answer: Value) -> Result<()> {
    *record.get_mut(key).with_context(|| format!("the record has no {key}"))? = answer;
    Ok(())
}
