//! An old Firefox, which the driver of today still speaks with.

use anyhow::{Result, ensure};
use browser_tests::{Engine, Options, TestContext};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::Window;

/// The browser on its cx.
pub struct Firefox {
    pub cx: TestContext,
}

impl Firefox {
    pub async fn start() -> Result<Self> {
        let cx =
            TestContext::set_with(Options { engine: Engine::Firefox, is_oldest: true, ..Options::default() }).await?;
        ensure!(cx.version()?.starts_with("115."), "expected Firefox 115, found {}", cx.version()?);
        Ok(Self { cx })
    }
}

impl Window for Firefox {
    async fn open(&self, address: &str) -> Result<()> {
        self.cx.driver().goto(address).await?;
        self.cx.enter_frame(if address.ends_with("trd-screener.html") { 1 } else { 2 }).await
    }

    async fn script<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        self.cx.script(script, arguments).await
    }

    async fn press(&self, selector: &str) -> Result<()> {
        let element = self.cx.find(selector).await?;
        let script = "arguments[0].scrollIntoView({ block: 'center' }); return null;";
        self.cx.script::<()>(script, vec![element.to_json()?]).await?;
        Ok(element.click().await?)
    }

    async fn types(&self, selector: &str, text: &str) -> Result<()> {
        self.press(selector).await?;
        Ok(self.cx.find(selector).await?.send_keys(text).await?)
    }
}

/// The field of the search takes what is pasted, and letters in bold, as plain text. Control: the same words stand on the
/// page as markup.
pub async fn takes_plain_text_alone(window: &Firefox) -> Result<()> {
    let select = "getSelection().selectAllChildren(document.querySelector('main h1').parentNode);
        return document.querySelector('main h1').parentNode.innerHTML.includes('<');";
    ensure!(window.script::<bool>(select, vec![]).await?, "what is copied holds no markup");
    let field = window.cx.find("#search").await?;
    window.cx.find("body").await?.send_keys(Key::Control + "c").await?;
    window.press("#search").await?;
    for key in ["a", "v", "b"] {
        field.send_keys(Key::Control + key).await?;
    }
    field.send_keys("bold").await?;
    field.send_keys(Key::Enter + "").await?;
    let script = "const field = document.querySelector('#search');
        return [field.textContent, Array.from(field.querySelectorAll('*'), (node) => node.localName).join()];";
    let (text, markup): (String, String) = window.script(script, vec![json!(null)]).await?;
    ensure!(text.ends_with("bold") && text.len() > 10, "the field holds {text:?}");
    // Firefox puts a line's end of its own into such a field.
    ensure!(markup.is_empty() || markup == "br", "the field holds {markup} around {text:?}");
    Ok(())
}
