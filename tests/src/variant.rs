//! The variants in which every page is looked at.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::browser::Options;
use crate::context::TestContext;
use crate::questionnaire::Questionnaire;

/// The settings of a clinic that sets all there is; its colour is one that has to be mended.
const CLINIC: &str = "clinic=Harbor%20Street%20Clinic&tel=%2B1-617-555-0142&sms=%2B1-617-555-0143\
    &book=https%3A%2F%2Fexample.com%2Fbook&mail=clinic%40example.com&offers=iv,spravato,therapy\
    &hours=Monday%20to%20Friday%2C%209%20to%205&privacy=https%3A%2F%2Fexample.com%2Fprivacy&accent=%23e8590c";

/// One variant.
pub struct Variant {
    pub name: &'static str,
    /// Switches of the browser.
    switches: &'static [&'static str],
    has_large_text: bool,
    /// Width and height in CSS pixels.
    pub size: (u32, u32),
    lang: &'static str,
    /// What is done to each document.
    dress: &'static str,
    /// What holds in the frame where the variant is in force, as an expression.
    in_force: &'static str,
}

const BASE: Variant = Variant {
    name: "desktop",
    switches: &[],
    has_large_text: false,
    size: (1280, 800),
    lang: "en",
    dress: "",
    in_force: "innerWidth === 1280",
};

/// All of them.
pub const VARIANTS: [Variant; 10] = [
    BASE,
    Variant { name: "phone", size: (320, 568), in_force: "innerWidth === 320", ..BASE },
    Variant { name: "tablet", size: (768, 1024), in_force: "innerWidth === 768", ..BASE },
    Variant {
        name: "dark",
        switches: &["--blink-settings=preferredColorScheme=0"],
        in_force: "matchMedia('(prefers-color-scheme: dark)').matches",
        ..BASE
    },
    Variant {
        name: "forced-colors",
        switches: &["--force-high-contrast"],
        in_force: "matchMedia('(forced-colors: active)').matches",
        ..BASE
    },
    Variant {
        name: "reduced-motion",
        switches: &["--force-prefers-reduced-motion"],
        in_force: "matchMedia('(prefers-reduced-motion: reduce)').matches",
        ..BASE
    },
    // Text twice its size (WCAG 1.4.4), by the browser's own setting.
    Variant {
        name: "large-text",
        has_large_text: true,
        size: (640, 900),
        in_force: "innerWidth === 640 && getComputedStyle(document.documentElement).fontSize === '36px'",
        ..BASE
    },
    // The spacing of WCAG 1.4.12.
    Variant {
        name: "text-spacing",
        size: (390, 800),
        dress: "const sheet = new CSSStyleSheet(); sheet.replaceSync(`* { line-height: 1.5 !important;
            letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
            document.adoptedStyleSheets = [sheet]",
        in_force: "innerWidth === 390",
        ..BASE
    },
    // Neither made language has a tag that an engine would know.
    Variant {
        name: "right-to-left",
        // A bar at the left side would be in the way of what the browser is asked about a point.
        switches: &["--hide-scrollbars"],
        size: (390, 800),
        lang: "xr",
        dress: "document.documentElement.lang = 'he'; document.querySelectorAll('[lang=xx]').forEach((button) =>
            (button.lang = 'en'))",
        in_force: "innerWidth === 390 && document.dir === 'rtl'",
        ..BASE
    },
    Variant { name: "spanish", lang: "es", in_force: "document.documentElement.lang === 'es'", ..BASE },
];

impl Variant {
    /// The one of a name.
    pub fn named(name: &str) -> Result<&'static Self> {
        VARIANTS.iter().find(|variant| variant.name == name).with_context(|| format!("no variant {name}"))
    }

    /// A cx with the browser that it needs.
    pub async fn cx(&self) -> Result<TestContext> {
        self.stage_with(Options::default()).await
    }

    /// The same for pictures.
    pub async fn stage_for_pictures(&self) -> Result<TestContext> {
        self.stage_with(Options { for_pictures: true, ..Options::default() }).await
    }

    async fn stage_with(&self, options: Options) -> Result<TestContext> {
        TestContext::set_with(Options {
            switches: self.switches,
            has_large_text: self.has_large_text,
            with_worlds: true,
            ..options
        })
        .await
    }

    /// Makes such a cx ready for it.
    pub(crate) async fn dress(&self, cx: &TestContext) -> Result<()> {
        cx.host.add_page("/nothing.html", "text/html", "<!doctype html><title>Nothing</title>");
        if self.lang.starts_with('x') {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/pseudo/trd-screener.html");
            let text = fs::read_to_string(&file)
                .with_context(|| format!("no {} (run `cargo xtask dist --pseudo`)", file.display()))?;
            cx.host.add_page("/pseudo.html", "text/html", text);
        }
        cx.resize(self.size.0, self.size.1).await
    }

    /// Opens a fresh document, and waits for its start page.
    pub(crate) async fn begin<'a>(&self, cx: &'a TestContext) -> Result<Questionnaire<'a>> {
        let document = if self.lang.starts_with('x') { "/pseudo.html" } else { "/trd-screener.html" };
        // Another fragment alone would not load the document anew.
        cx.open("/nothing.html").await?;
        cx.open(&format!("{document}#{CLINIC}&lang={}", self.lang)).await?;
        let walk = Questionnaire::alone(cx);
        walk.enter().await?;
        walk.wait_for("start").await?;
        walk.focus_frames().await?;
        cx.isolated(&format!("(() => {{ {}; return 'dressed'; }})()", self.dress)).await?;
        self.is_in_force(cx).await?;
        Ok(walk)
    }

    /// Fails where it does not hold what its name says.
    async fn is_in_force(&self, cx: &TestContext) -> Result<()> {
        let holds = cx.isolated(&format!("String({})", self.in_force)).await?;
        ensure!(holds == "true", "the variant {} is not in force: {}", self.name, self.in_force);
        Ok(())
    }
}
