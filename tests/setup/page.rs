//! The page in the browser: its fields by their keys, its preview as the first frame.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, artefact, until};
use serde_json::json;
use thirtyfour::prelude::*;

/// The file.
pub const SETUP: &str = "setup.html";

/// The page, open.
pub struct Page<'a> {
    pub cx: &'a TestContext,
}

impl<'a> Page<'a> {
    /// Opens it as a file, and waits until it is drawn, with its preview.
    pub async fn open(cx: &'a TestContext) -> Result<Self> {
        let file = artefact::folder().join(SETUP).canonicalize().context("no setup.html (run `cargo xtask dist`)")?;
        // Another file first: the same address would not always be loaded anew.
        cx.driver().goto("about:blank").await?;
        cx.driver().goto(format!("file://{}", file.display())).await?;
        Self::drawn(cx).await
    }

    /// The page that is open.
    pub async fn drawn(cx: &'a TestContext) -> Result<Self> {
        cx.find("main[data-page=setup]").await?;
        let page = Self { cx };
        page.preview("start").await?;
        page.cx.enter_top().await?;
        Ok(page)
    }

    /// Goes into the preview, and waits for a page in it.
    pub async fn preview(&self, name: &str) -> Result<Questionnaire<'a>> {
        let walk = Questionnaire::alone(self.cx);
        // A preview that is made anew goes away under whoever looks at it.
        until(&format!("the preview to show {name}"), || async {
            let shown = async {
                walk.enter().await?;
                walk.seen().await
            };
            Ok(shown.await.ok().flatten().filter(|seen| seen.page == name))
        })
        .await?;
        Ok(walk)
    }

    /// Waits until an expression holds in the preview. Ends in the top document.
    pub async fn preview_holds(&self, expression: &str) -> Result<()> {
        // A frame that is out of sight may be told its new size later.
        self.cx.enter_top().await?;
        let script = "document.querySelector('.device').scrollIntoView(); return null;";
        self.cx.script::<()>(script, vec![]).await?;
        let last = Mutex::new(String::new());
        let holds = until("it to hold", || async {
            let told = async {
                Questionnaire::alone(self.cx).enter().await?;
                let script = format!(
                    "return [Boolean({expression}), `${{innerWidth}} px, ${{document.body.innerText.slice(0, 200)}}`];"
                );
                self.cx.script::<(bool, String)>(&script, vec![]).await
            };
            let (holds, seen) = told.await.unwrap_or_else(|fault| (false, format!("{fault:#}")));
            *last.lock().unwrap_or_else(PoisonError::into_inner) = seen;
            Ok(holds.then_some(()))
        });
        let held = holds.await;
        let seen = last.into_inner().unwrap_or_else(PoisonError::into_inner);
        held.with_context(|| format!("expected in the preview: {expression}; found {seen}"))?;
        self.cx.enter_top().await
    }

    /// An element of the page itself.
    pub async fn find(&self, selector: &str) -> Result<WebElement> {
        self.cx.enter_top().await?;
        self.cx.find(selector).await
    }

    /// An element, with everything open in which it is folded away.
    async fn unfolded(&self, selector: &str) -> Result<WebElement> {
        let element = self.find(selector).await?;
        let script = "for (let fold = arguments[0]; (fold = fold.closest('details:not([open])')); ) fold.open = true;
            return null;";
        self.cx.script::<()>(script, vec![element.to_json()?]).await?;
        Ok(element)
    }

    /// Types into a field in the place of what stands there, and leaves it.
    pub async fn fill(&self, key: &str, value: &str) -> Result<()> {
        let field = self.unfolded(&format!("#{key}")).await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(Key::Backspace).await?;
        if !value.is_empty() {
            field.send_keys(value).await?;
        }
        field.send_keys(Key::Tab).await?;
        Ok(())
    }

    /// Puts a long text into a field as a paste does, at once.
    pub async fn put(&self, key: &str, value: &str) -> Result<()> {
        let field = self.find(&format!("#{key}")).await?;
        let script = "const [field, value] = arguments;
            Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, value);
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true })); return null;";
        self.cx.script::<()>(script, vec![field.to_json()?, json!(value)]).await
    }

    /// Picks an option of a list.
    pub async fn pick(&self, id: &str, option: &str) -> Result<()> {
        let list = self.find(&format!("#{id}")).await?;
        let script = "const [list, option] = arguments;
            list.value = option;
            list.dispatchEvent(new Event('change', { bubbles: true })); return list.value;";
        let picked: String = self.cx.script(script, vec![list.to_json()?, json!(option)]).await?;
        ensure!(picked == option, "#{id} has no option {option}");
        Ok(())
    }

    /// Presses an element.
    pub async fn press(&self, selector: &str) -> Result<()> {
        let element = self.unfolded(selector).await?;
        self.cx
            .script::<()>("arguments[0].scrollIntoView({ block: 'center' }); return null;", vec![element.to_json()?])
            .await?;
        element.click().await.with_context(|| format!("cannot press {selector}"))
    }

    /// The words of an element; empty where there is none.
    pub async fn text(&self, selector: &str) -> Result<String> {
        self.cx.enter_top().await?;
        self.cx.script("return document.querySelector(arguments[0])?.innerText ?? '';", vec![json!(selector)]).await
    }

    /// Waits until an element says these words.
    pub async fn says(&self, selector: &str, words: &str) -> Result<()> {
        until(&format!("{selector} to say {words:?}"), || async {
            Ok(self.text(selector).await?.contains(words).then_some(()))
        })
        .await
    }

    /// What stands in a field.
    pub async fn value(&self, id: &str) -> Result<String> {
        self.cx.enter_top().await?;
        self.cx.script("return document.getElementById(arguments[0]).value;", vec![json!(id)]).await
    }

    /// What was copied last, by a paste into the box for snippets.
    pub async fn pasted(&self) -> Result<String> {
        self.put("pasted", "").await?;
        let field = self.unfolded("#pasted").await?;
        field.click().await?;
        field.send_keys(Key::Control + "v").await?;
        self.value("pasted").await
    }

    /// Chooses a file in a field, as the browser's own window does.
    pub async fn choose(&self, id: &str, file: &Path) -> Result<()> {
        let file = file.canonicalize().with_context(|| format!("no {}", file.display()))?;
        self.unfolded(&format!("#{id}")).await?.send_keys(file.display().to_string()).await?;
        Ok(())
    }

    /// Pastes a snippet, and fills the form from it.
    pub async fn read(&self, snippet: &str) -> Result<()> {
        self.put("pasted", snippet).await?;
        self.press("[data-action=read]").await
    }
}
