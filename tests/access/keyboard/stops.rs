//! The stops of the Tab key on every page and state, forwards and backwards, on a small screen.

use crate::access::count;
use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, StateTour, TestContext, Variant, Visitor, in_sample, is_full, record};

use super::keys::Keys;

/// A frame on a phone, in which a bar that stays on top leaves the least room.
const SMALL: (u32, u32) = (320, 480);

/// The look at the stops on a tour.
struct Stops {
    size: (u32, u32),
    /// Whether it goes through every page; else through each third.
    is_whole: bool,
    passed: usize,
    gone_through: usize,
    /// Stops passed in all, both ways.
    passes: usize,
    faults: Vec<String>,
}

impl Visitor for Stops {
    async fn opened(&mut self, cx: &TestContext) -> Result<()> {
        cx.resize(self.size.0, self.size.1).await?;
        Keys::watch(cx).await?;
        Ok(())
    }

    fn wants(&self, page: &str) -> bool {
        self.is_whole || in_sample(page, 0, 3)
    }

    async fn at(&mut self, cx: &TestContext, page: &str) -> Result<()> {
        self.passed += 1;
        let keys = Keys::of(cx);
        let near = keys.first(2).await?;
        if !is_near(&near) {
            self.faults.push(format!("{page}: no number to call within two stops: {near:?}"));
        }
        if self.wants(page) {
            self.gone_through += 1;
            let (stops, faults) = both_ways(&keys).await?;
            self.passes += stops;
            self.faults.extend(faults.iter().map(|fault| format!("{page}, {fault}")));
        }
        Ok(())
    }
}

/// Whether one of the stops is a number to call.
fn is_near(stops: &[String]) -> bool {
    stops.iter().any(|stop| stop.starts_with("a tel:"))
}

/// Goes through the document and back. Returns how many stops there were, and what was wrong.
async fn both_ways(keys: &Keys<'_>) -> Result<(usize, Vec<String>)> {
    let mut faults = Vec::new();
    let mut stops = 0;
    for (is_backwards, which) in [(false, "forwards"), (true, "backwards")] {
        let way = keys.through(is_backwards).await?;
        stops += way.went.len();
        faults.extend(way.faults.iter().map(|fault| format!("{which}: {fault}")));
    }
    Ok((stops, faults))
}

async fn holds(name: &str, size: (u32, u32)) -> Result<()> {
    let variant = Variant::named(name)?;
    let cx = variant.cx().await?;
    let look = Stops { size, is_whole: is_full(), passed: 0, gone_through: 0, passes: 0, faults: Vec::new() };
    let Stops { passed, gone_through, passes, faults, .. } = StateTour::through(&cx, variant, look).await?;
    ensure!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
    ensure!(passed > 40 && gone_through > 10 && passes > 10 * gone_through, "only {passes} stops");
    count(&format!("stops-{name}"), &[("stops of the Tab key passed, in order and in sight", passes)])?;
    println!("  {passed} pages and states begun, {gone_through} gone through both ways, {passes} stops, no fault");
    Ok(())
}

/// Every stop is come to by Tab, none twice, in the order in which the page is read, and back the same way; none is
/// behind the bar on top when it has the focus, nor off the screen. A number to call is one of the first two. In
/// Spanish, whose bar is the highest.
pub async fn are_in_order_and_in_sight(_: &TestContext) -> Result<()> {
    holds("spanish", SMALL).await
}

/// The same in English, where the full count is asked for; and in the other variants that change where things stand.
pub async fn are_in_order_on_a_phone(_: &TestContext) -> Result<()> {
    holds("phone", SMALL).await
}

/// See [`are_in_order_on_a_phone`].
pub async fn are_in_order_from_right_to_left(_: &TestContext) -> Result<()> {
    holds("right-to-left", (390, 480)).await
}

/// See [`are_in_order_on_a_phone`].
pub async fn are_in_order_in_large_text(_: &TestContext) -> Result<()> {
    holds("large-text", (640, 960)).await
}

/// At a zoom of 400 %, where nothing stays on top.
pub async fn are_in_order_at_a_large_zoom(_: &TestContext) -> Result<()> {
    holds("spanish", (320, 256)).await
}

/// The long page of tick boxes, on a small screen.
async fn long_page<'a>(cx: &'a TestContext, settings: &str, size: (u32, u32)) -> Result<(Questionnaire<'a>, Keys<'a>)> {
    cx.resize(size.0, size.1).await?;
    let walk = cx.begin_alone(settings).await?;
    walk.answers_until(&record("V07")?, "heart").await?;
    Ok((walk, Keys::watch(cx).await?))
}

/// The same holds while the warning of the idle wipe stands on the page, on a small screen and on a wide one.
pub async fn are_in_sight_while_the_page_warns(_: &TestContext) -> Result<()> {
    let cx = Variant::named("desktop")?.cx().await?;
    for (settings, size) in [("lang=es", SMALL), ("", (1280, 800)), ("lang=es", (768, 640)), ("lang=es", (1024, 768))] {
        let (walk, keys) = long_page(&cx, settings, size).await?;
        let forward = "const real = Date.now; Date.now = () => real.call(Date) + 9.2 * 60000; return null;";
        cx.script::<()>(forward, vec![]).await?;
        walk.find("[data-action=stay]").await?;
        let (stops, faults) = both_ways(&keys).await.with_context(|| format!("{size:?}"))?;
        ensure!(faults.is_empty(), "{size:?}: {faults:#?}");
        ensure!(stops > 20 && walk.find_now("[data-action=stay]").await?.is_some(), "the warning is gone");
    }
    Ok(())
}

/// Control: what is wrong with the stops is seen, each thing by the words for it.
pub async fn a_bad_order_and_a_hidden_stop_are_seen(_: &TestContext) -> Result<()> {
    let cx = Variant::named("desktop")?.cx().await?;
    let bad = [
        (
            "dress('html { scroll-padding: 0 !important; } header { height: 70vh; }')",
            "backwards: button",
            "under header",
        ),
        ("dress('main .actions { flex-direction: column-reverse; }')", "button skip stands before", "continue"),
        ("main.querySelector('.actions button').tabIndex = 3", "forwards", "instead of"),
        ("dress('main { position: relative; inset-inline-start: -90vw; }')", "middle", "off the screen"),
        ("main.addEventListener('keydown', (event) => event.preventDefault())", "forwards", "instead of"),
    ];
    for (seed, before, after) in bad {
        let (_, keys) = long_page(&cx, "", SMALL).await?;
        let (_, clean) = both_ways(&keys).await?;
        ensure!(clean.is_empty(), "{clean:?}");
        let script = format!(
            "(() => {{
              const main = document.querySelector('main');
              const dress = (rule) => {{
                const sheet = new CSSStyleSheet();
                sheet.replaceSync(rule);
                document.adoptedStyleSheets = [sheet];
              }};
              {seed};
              return 'seeded';
            }})()"
        );
        cx.isolated(&script).await?;
        let (_, faults) = both_ways(&keys).await?;
        let is_seen = faults.iter().any(|fault| fault.contains(before) && fault.contains(after));
        ensure!(is_seen, "{seed} was not seen: {faults:#?}");
    }
    let (_, keys) = long_page(&cx, "", SMALL).await?;
    ensure!(is_near(&keys.first(2).await?), "no number is near");
    let script = "document.querySelector('header').prepend(document.createElement('button')); return null;";
    cx.script::<()>(script, vec![]).await?;
    let near = keys.first(2).await?;
    ensure!(!is_near(&near), "a number that is three stops away counts as near: {near:?}");
    Ok(())
}
