//! One browser, one host that serves the artefact, one network sink; and the way into the frames.

use std::future::Future;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use anyhow::{Context, Error, Result, bail, ensure};
use dev_server::Host;
use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::{By, WebDriver, WebElement, WindowHandle};
use tokio::sync::Mutex;
use tokio::time::{Instant, sleep, timeout};

use crate::artefact;
use crate::browser::{Browser, Options};
use crate::engine::Engine;
use crate::network_sink::NetworkSink;
use crate::questionnaire::Questionnaire;
use crate::tries::has_gone;

/// How long anything may take to appear. It costs time only where something is missing, so a busy machine is given plenty.
pub const PATIENCE: Duration = Duration::from_secs(45);

/// How long a page may take to answer whether it is there.
const A_MOMENT: Duration = Duration::from_secs(20);

/// What the tests of one promise share.
pub struct TestContext {
    pub browser: Browser,
    pub host: Host,
    pub network_sink: NetworkSink,
    /// Which browser it is.
    pub engine: Engine,
    /// The tab that the test runs in.
    window: Mutex<WindowHandle>,
    openings: AtomicUsize,
}

impl TestContext {
    /// Starts all three.
    pub async fn set() -> Result<Self> {
        Self::set_with(Options::default()).await
    }

    /// The same with another browser.
    pub async fn set_with(options: Options) -> Result<Self> {
        let network_sink = NetworkSink::open().await?;
        let folder = artefact::folder();
        let host = Host::serve(&folder).await.with_context(|| format!("cannot serve {}", folder.display()))?;
        let browser = Browser::start(&network_sink, options).await?;
        let window = Mutex::new(browser.driver().window().await?);
        Ok(Self { browser, host, network_sink, engine: options.engine, window, openings: AtomicUsize::new(0) })
    }

    /// Starts a browser with the profile of the last one, which has ended, on the same host.
    pub async fn restart(self, options: Options) -> Result<Self> {
        let Self { browser, host, network_sink, engine, openings, .. } = self;
        let browser = browser.restart(&network_sink, options).await?;
        let window = Mutex::new(browser.driver().window().await?);
        Ok(Self { browser, host, network_sink, engine, window, openings })
    }

    /// The browser's version, as it tells it itself.
    pub fn version(&self) -> Result<String> {
        let told = serde_json::to_value(self.driver().capabilities())?;
        let version = told.get("browserVersion").and_then(serde_json::Value::as_str);
        version.map(str::to_owned).with_context(|| format!("the browser tells no version: {told}"))
    }

    /// The session of the driver.
    pub const fn driver(&self) -> &WebDriver {
        self.browser.driver()
    }

    /// Fails where the browser no longer answers.
    pub async fn lives(&self) -> Result<()> {
        let windows = self.driver().windows().await.context("the browser does not answer")?;
        ensure!(!windows.is_empty(), "the browser has no window left");
        Ok(())
    }

    /// Fails where the page's own process has gone. A page that is there and does not answer is one that lives.
    pub async fn page_lives(&self) -> Result<()> {
        let asked = timeout(A_MOMENT, self.driver().execute("return null;", vec![])).await;
        match asked.map(|told| told.map_err(Error::new)) {
            Ok(Err(error)) if has_gone(&error) => Err(error.context("the page does not answer")),
            _ => Ok(()),
        }
    }

    /// Leaves nothing of the last test: one tab, an empty page.
    pub async fn clear(&self) -> Result<()> {
        self.close_other_windows().await?;
        self.driver().goto("about:blank").await?;
        Ok(())
    }

    /// Goes on in a new tab, because the old one waits for an answer about a program to call with. In a new tab the first
    /// press may lose the focus again, to the browser's own window.
    pub async fn change_tab(&self) -> Result<()> {
        let tab = self.driver().new_tab().await?;
        *self.window.lock().await = tab;
        self.close_other_windows().await?;
        Ok(())
    }

    /// Waits for a tab that is none of these. Returns it, and stays where it is.
    pub async fn opened_tab(&self, known: &[WindowHandle]) -> Result<WindowHandle> {
        until("a new tab", || async {
            Ok(self.driver().windows().await?.into_iter().find(|window| !known.contains(window)))
        })
        .await
    }

    /// Closes every tab but the test's own. Returns the addresses that they showed.
    pub async fn close_other_windows(&self) -> Result<Vec<String>> {
        let own = self.window.lock().await.clone();
        let mut addresses = Vec::new();
        for window in self.driver().windows().await? {
            if window != own {
                self.driver().switch_to_window(window).await?;
                addresses.push(self.driver().current_url().await?.to_string());
                self.driver().close_window().await?;
            }
        }
        self.driver().switch_to_window(own).await?;
        Ok(addresses)
    }

    /// Opens a page of the host.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.driver().goto(self.host.url(path)).await?;
        Ok(())
    }

    /// Opens the demo page, and waits for the start page of the self-check in it.
    pub async fn begin(&self) -> Result<Questionnaire<'_>> {
        self.begin_at("/index.html").await
    }

    /// Opens a page that embeds the self-check in its first frame, and waits for the start page.
    pub async fn begin_at(&self, path: &str) -> Result<Questionnaire<'_>> {
        self.open(path).await?;
        let walk = Questionnaire::embedded(self);
        walk.begin().await?;
        Ok(walk)
    }

    /// Opens the self-check as a page of its own, with these settings, and waits for the start page.
    pub async fn begin_alone(&self, fragment: &str) -> Result<Questionnaire<'_>> {
        // Another fragment alone would not load the document anew; another query does.
        let query = self.openings.fetch_add(1, Ordering::Relaxed);
        self.open(&format!("/trd-screener.html?{query}#{fragment}")).await?;
        let walk = Questionnaire::alone(self);
        walk.begin().await?;
        Ok(walk)
    }

    /// Goes to the top document.
    pub async fn enter_top(&self) -> Result<()> {
        self.driver().enter_default_frame().await?;
        Ok(())
    }

    /// Goes to the frame within frames, each the first of its document.
    pub async fn enter_frame(&self, depth: usize) -> Result<()> {
        self.enter_top().await?;
        for _ in 0..depth {
            self.frame().await?.enter_frame().await?;
        }
        Ok(())
    }

    /// The first frame of the document that the driver is in, or of the custom element that makes one.
    pub async fn frame(&self) -> Result<WebElement> {
        let script = "return document.querySelector('iframe')
            ?? document.querySelector('trd-screener')?.shadowRoot?.querySelector('iframe');";
        until("a frame to appear", || async { Ok(self.driver().execute(script, vec![]).await?.element().ok()) }).await
    }

    /// The first element of a selector, in the document that the driver is in, as soon as it is there.
    pub async fn find(&self, selector: &str) -> Result<WebElement> {
        until(&format!("{selector} to appear"), || self.find_now(selector)).await
    }

    /// The same, if it is there now.
    pub async fn find_now(&self, selector: &str) -> Result<Option<WebElement>> {
        match self.driver().find(By::Css(selector)).await.map_err(Error::new) {
            Ok(element) => Ok(Some(element)),
            // In a browser that has gone, nothing is there and nothing is missing.
            Err(error) if has_gone(&error) => Err(error),
            Err(_) => Ok(None),
        }
    }

    /// Runs a script in the document that the driver is in. It may wait for a promise.
    pub async fn script<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        let told = self.driver().execute(script, arguments).await?;
        let shown = told.json().to_string();
        told.convert().with_context(|| format!("the script told {shown}"))
    }
}

/// Asks again and again until there is an answer.
pub async fn until<T, F: Future<Output = Result<Option<T>>>>(what: &str, ask: impl Fn() -> F) -> Result<T> {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask().await? {
            return Ok(answer);
        }
        if Instant::now() > end {
            bail!("waited {} s for {what}", PATIENCE.as_secs());
        }
        sleep(Duration::from_millis(20)).await;
    }
}
