//! The forms in which the self-check stands beside a hostile page, and how a person comes to it.

use std::time::Duration;

use anyhow::{Result, ensure};
use browser_tests::{Engine, Host, Options, Questionnaire, TestContext, artefact};
use serde_json::{Value, json};
use thirtyfour::WindowHandle;
use tokio::time::sleep;

use super::hand::{Hand, now, press_on_top};
use super::measure::Told;
use crate::isolation::embedder::clinic::{SETTINGS, frame, page};

/// A form of the self-check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In a frame of the page, from another site: browsers that can give it a process of its own.
    Apart,
    /// In a frame of the page, from its own site, in the page's own process.
    Together,
    /// As a page of its own, on the site of the hostile page, which had the link and stays open beside it.
    Beside,
    /// The same, on another site.
    Alone,
}

impl Form {
    /// Its name in the findings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Apart => "frame with a process of its own",
            Self::Together => "frame without one",
            Self::Beside => "page of its own on the clinic's site",
            Self::Alone => "page of its own on another site",
        }
    }

    /// Whether it stands in a frame of the hostile page.
    pub const fn is_embedded(self) -> bool {
        matches!(self, Self::Apart | Self::Together)
    }

    /// The browser for it, where hands lead as a person's do. Chromium gives a sandboxed frame a process of its own wherever it comes from, unless told not to.
    pub fn options(self, engine: Engine) -> Options {
        let switches: &[&str] = match (self, engine) {
            (Self::Together, Engine::Chromium) => &["--disable-features=IsolateSandboxedIframes"],
            _ => &[],
        };
        Options { engine, switches, leads_hands: true, ..Options::default() }
    }
}

/// Firefox's driver leads no finger into another process than the page's.
const FINGERLESS: (Engine, Form) = (Engine::Firefox, Form::Apart);

/// What each recipe of docs/hosting.md sends with the document, and here with every document that is tried.
const CLOSED: [(&str, &str); 3] = [
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "cross-origin"),
];

/// A host that sends these.
pub async fn closed_host() -> Result<Host> {
    Ok(Host::serve_with(artefact::folder(), CLOSED).await?)
}

/// What a page needs in its head to be hostile.
pub fn head() -> String {
    let [listen, hostile] = [include_str!("../../traces/listen.js"), include_str!("hostile.js")];
    format!("<script>{listen}</script><script>{hostile}</script>")
}

/// A browser with a hostile page and, in one of the forms, the self-check.
pub struct Scene<'a> {
    pub cx: &'a TestContext,
    pub form: Form,
    /// Where the self-check comes from; but for one test with the headers that keep openers and others away.
    files: Host,
    hostile: WindowHandle,
}

impl<'a> Scene<'a> {
    pub async fn new(cx: &'a TestContext, form: Form) -> Result<Self> {
        Self::with_files(cx, form, closed_host().await?).await
    }

    /// The same where the self-check comes from this host.
    pub async fn with_files(cx: &'a TestContext, form: Form, files: Host) -> Result<Self> {
        Ok(Self { cx, form, files, hostile: cx.driver().window().await? })
    }

    /// Whether a finger can be tried here.
    pub fn has_fingers(&self) -> bool {
        (self.cx.engine, self.form) != FINGERLESS
    }

    /// Another document to try, under this path.
    pub fn add(&self, path: &str, document: &str) {
        self.files.add_page(path, "text/html", document);
    }

    /// A site is a name; ports of one name are one site.
    fn address(&self, path: &str) -> String {
        match self.form {
            Form::Apart | Form::Alone => self.files.url(path).replace("127.0.0.1", "localhost"),
            Form::Together | Form::Beside => self.files.url(path),
        }
    }

    /// Somebody comes to the self-check. From here on the hostile page takes note.
    pub async fn open(&self, document: &str) -> Result<Hand<'a>> {
        let cx = self.cx;
        cx.clear().await?;
        let address = self.address(document);
        let text = "<p>Our clinic.</p>".repeat(30);
        let body = if self.form.is_embedded() {
            frame().replace("trd-screener.html", &address)
        } else {
            format!("<p><a id=self-check href='{address}#{SETTINGS}' target=_blank rel=noopener>Self-check</a>")
        };
        cx.host.add_page("/hostile.html", "text/html", page(&head(), &format!("{body}{text}")));
        if self.form.is_embedded() {
            let walk = cx.begin_at("/hostile.html").await?;
            // The person's hand is in the frame. That it comes in is no trace of an answer.
            walk.press("main h1").await?;
            cx.enter_top().await?;
            cx.script::<()>("scrollTo(0, 0); return null;", vec![]).await?;
            sleep(Duration::from_millis(800)).await;
            self.begin().await?;
            self.knows_its_process().await?;
            walk.enter().await?;
            let hand = Hand::at(cx, walk, true).await?;
            return Ok(hand);
        }
        cx.open("/hostile.html").await?;
        press_on_top(cx, "#self-check").await?;
        let tab = cx.opened_tab(std::slice::from_ref(&self.hostile)).await?;
        sleep(Duration::from_millis(800)).await;
        self.begin().await?;
        cx.driver().switch_to_window(tab).await?;
        let walk = Questionnaire::alone(cx);
        walk.begin().await?;
        Hand::at(cx, walk, false).await
    }

    async fn begin(&self) -> Result<()> {
        self.cx.script("return hostile.begin();", vec![]).await
    }

    /// What the hostile page has learned since.
    pub async fn told(&self) -> Result<Told> {
        let end = now()?;
        self.cx.driver().switch_to_window(self.hostile.clone()).await?;
        self.cx.enter_top().await?;
        self.cx.script("return hostile.told(arguments[0]);", vec![json!(end)]).await
    }

    /// Chromium says which frames have a process of their own. A switch of a driver could take it away unseen.
    async fn knows_its_process(&self) -> Result<()> {
        if self.cx.engine != Engine::Chromium {
            return Ok(());
        }
        let told = self.cx.driver().cdp().send_raw("Target.getTargets", json!({})).await?;
        let targets = told.get("targetInfos").and_then(Value::as_array).cloned().unwrap_or_default();
        let frames = targets.iter().filter(|target| target.get("type") == Some(&json!("iframe"))).count();
        let is_apart = self.form == Form::Apart;
        ensure!(
            (frames > 0) == is_apart,
            "{}: Chromium shows {frames} frames with a process of their own",
            self.form.name()
        );
        Ok(())
    }
}
