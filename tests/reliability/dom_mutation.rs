//! Others who change the document: a browser's translator, an extension that takes nodes away and puts its own there.
//! The question on the screen is always the one that is being answered, or the static crisis lines stand.

use std::cell::Cell;
use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{Engine, TestContext, artefact, count, until, write_metrics};
use clinical::settings::Settings;
use clinical::text::Lang;

use crate::reliability::clinic;
use crate::reliability::expected_page::shown;
use crate::reliability::model::Model;
use crate::reliability::walks::{Log, SEED, walk};

/// As Google's does it: each text goes, and two new elements with its translation come. It looks at every change, and
/// needs a moment for it.
const TRANSLATOR: &str = "
    const make = Document.prototype.createElement;
    function translate() {
      const texts = document.createNodeIterator(document.body, NodeFilter.SHOW_TEXT);
      const found = [];
      for (let text; (text = texts.nextNode()); ) {
        if (text.data.trim() && !text.parentNode.closest('script, font')) found.push(text);
      }
      for (const text of found) {
        const [outer, inner] = [make.call(document, 'font'), make.call(document, 'font')];
        inner.append('⟦' + text.data + '⟧');
        outer.append(inner);
        text.replaceWith(outer);
      }
      document.documentElement.dataset.meddled = +(document.documentElement.dataset.meddled ?? 0) + found.length;
    }
    const soon = () => setTimeout(translate, 0);
    addEventListener('DOMContentLoaded', () => {
      translate();
      new MutationObserver(soon).observe(document.body, { subtree: true, childList: true, characterData: true });
    });";

/// One that does not wait until the page is whole, but is there as soon as a text is.
const HASTY: &str = "
    const { insertBefore, appendChild } = Node.prototype;
    const haste = (node) => node.data?.trim() && node.parentNode.localName === 'h1' && node.replaceWith('⟦' + node.data + '⟧');
    Node.prototype.insertBefore = function (...nodes) { insertBefore.apply(this, nodes); haste(nodes[0]); return nodes[0]; };
    Node.prototype.appendChild = function (node) { appendChild.call(this, node); haste(node); return node; };";

/// Takes a random element of the widget away, or puts words of its own in a random place: soon after every second press.
const EXTENSION: &str = "
    let state = SEED;
    const random = () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff) / 0x80000000;
    const make = Document.prototype.createElement;
    function meddle() {
      const all = document.querySelectorAll('#app *');
      const one = all[Math.floor(random() * all.length)];
      if (!one) return;
      document.documentElement.dataset.meddled = +(document.documentElement.dataset.meddled ?? 0) + 1;
      if (random() < 0.5) return one.remove();
      const words = make.call(document, 'div');
      words.append('⟨An advertisement.⟩');
      one[random() < 0.5 ? 'before' : 'prepend'](words);
    }
    addEventListener('click', () => random() < 0.5 && setTimeout(meddle, 0), true);";

/// Leaves the heading of the page before on the next one, once the page itself has looked: what a translator would do to
/// a widget that patches its pages.
const STALE: &str = "
    let [last, words] = [];
    const watch = () => {
      const heading = document.querySelector('#app h1');
      if (!heading || heading === last) return;
      const [before, now] = [words, heading.textContent];
      [last, words] = [heading, now];
      if (before) setTimeout(() => (heading.textContent = before), 0);
    };
    addEventListener('DOMContentLoaded', () =>
      new MutationObserver(watch).observe(document.body, { subtree: true, childList: true }));";

/// What a walk with a meddler came to.
#[derive(Default)]
pub struct Meddled {
    walks: usize,
    steps: usize,
    /// Changes to the document.
    changes: usize,
    /// Ended on the static crisis lines.
    pub fallbacks: usize,
    /// Looks at a page whose question had been taken away altogether.
    without: usize,
}

/// How long the static crisis lines may take, in milliseconds.
const SOON: u32 = 1_000;

/// Presses the same without a browser, and compares the question after each press. Where it is not the one that is
/// asked, the static crisis lines have to come at once.
pub fn judge(log: &Log, meddled: &mut Meddled) -> Result<()> {
    let mut model = Model::new(Settings::default());
    model.press("start")?;
    let text = |place: usize| log.texts.get(place).context("a text is missing");
    let mut failed_at = None;
    for (_, place, _, _, looked) in &log.steps {
        if text(*place)?.starts_with("failed") {
            has_crisis_lines(text(*place)?)?;
            failed_at.get_or_insert(*looked);
        }
    }
    for (press, place, _, pressed, _) in &log.steps {
        meddled.steps += 1;
        let told = text(*place)?;
        if told.starts_with("failed") {
            break;
        }
        model.press(press)?;
        if told.starts_with("none") || told.lines().nth(1).is_some_and(str::is_empty) {
            meddled.without += 1;
        } else if !says_the_same(&mut model, told) {
            let is_soon = failed_at.is_some_and(|failed: u32| failed.saturating_sub(*pressed) <= SOON);
            if !is_soon {
                bail!("after {press} the page shows\n{told}\nwhere the session says\n{}", shown(&model));
            }
        }
    }
    meddled.walks += 1;
    meddled.fallbacks += usize::from(failed_at.is_some());
    Ok(())
}

fn has_crisis_lines(told: &str) -> Result<()> {
    for link in ["tel:988", "sms:988", "tel:911"] {
        ensure!(told.lines().any(|line| line == link), "{link} is missing: {told}");
    }
    Ok(())
}

/// The page, the outcome and the medicine are those of the session, and so is the question. A translator may keep it in
/// the language that it was in.
fn says_the_same(model: &mut Model, told: &str) -> bool {
    let (now, mut lines) = (model.lang, told.lines());
    let (page, heading) = (lines.next(), lines.next());
    let is_same = |lang: Lang| {
        let expected = shown(&Model {
            lang,
            session: model.session.clone(),
            focus: String::new(),
            ..Model::new(Settings::default())
        });
        let mut expected = expected.lines();
        let first = |line: Option<&str>| line.map(|line| line.rsplit_once(' ').map(|(first, _)| first.to_owned()));
        first(expected.next()) == first(page) && expected.next() == heading
    };
    is_same(now) || Lang::all().any(is_same)
}

/// Walks with a script of somebody else's in the page; a document for each walk.
async fn walks_with(cx: &TestContext, script: &str, walks: usize) -> Result<Meddled> {
    let mut meddled = Meddled::default();
    for number in 0..walks {
        let script = script.replace("SEED", &(7 * number + 1).to_string());
        let document = artefact::with_script(&artefact::document()?, &script)?;
        cx.host.add_page("/meddled.html", "text/html", document);
        match begin(cx).await?.as_str() {
            "failed" => {
                meddled.fallbacks += 1;
                continue;
            }
            "nothing" => {
                meddled.without += 1;
                continue;
            }
            _ => {}
        }
        let log = walk(cx, SEED + number, 1, true).await?;
        judge(&log, &mut meddled).with_context(|| format!("walk {number}"))?;
        let script = "return Number(document.documentElement.dataset.meddled ?? 0);";
        meddled.changes += cx.script::<usize>(script, vec![]).await?;
    }
    Ok(meddled)
}

/// Begins by a press of the pointer, which the meddler may have seen already. Returns the page that it leads to; "nothing"
/// where the meddler has taken all of it away, and the bar on top is left.
async fn begin(cx: &TestContext) -> Result<String> {
    let walk = clinic::open(cx, "meddled.html").await?;
    walk.press("[data-action=start]").await?;
    let looks = Cell::new(0);
    until("a page after the first press", || async {
        let Some(seen) = walk.seen().await? else {
            looks.set(looks.get() + 1);
            let has_help = cx.find_now("header [data-action=help]").await?.is_some();
            return Ok((has_help && looks.get() > 20).then(|| "nothing".to_owned()));
        };
        Ok(Some(seen.page).filter(|page| page != "start"))
    })
    .await
}

fn tell(cx: &TestContext, name: &str, meddled: &Meddled) -> Result<()> {
    let Meddled { walks, steps, changes, fallbacks, without } = *meddled;
    println!(
        "  {walks} walks, {steps} presses, {changes} changes, {fallbacks} fallbacks, {without} looks without a question"
    );
    let counts = [
        ("walks", walks),
        ("presses", steps),
        ("changes by the meddler", changes),
        ("fallbacks seen", fallbacks),
        ("looks without a question", without),
    ];
    write_metrics("reliability", &format!("{}-{name}", cx.engine.name()), &BTreeMap::from(counts))
}

fn how_many(cx: &TestContext, full: usize) -> usize {
    if cx.engine == Engine::Chromium { count(8, full) } else { count(4, full / 2) }
}

/// A translator replaces every text as soon as it stands there: each page still asks what it says.
pub async fn a_translator_changes_no_question(cx: &TestContext) -> Result<()> {
    let meddled = walks_with(cx, TRANSLATOR, how_many(cx, 40)).await?;
    ensure!(meddled.changes > 10 * meddled.steps, "the translator has translated little: {} texts", meddled.changes);
    tell(cx, "translator", &meddled)
}

/// A translator that is there before the page is whole: the page notices on the first move, and the crisis lines stand.
pub async fn a_hasty_translator_brings_the_crisis_lines(cx: &TestContext) -> Result<()> {
    let document = artefact::with_script(&artefact::document()?, HASTY)?;
    cx.host.add_page("/meddled.html", "text/html", document);
    let walk = clinic::open(cx, "meddled.html").await?;
    walk.press("[data-action=start]").await?;
    walk.wait_for("failed").await?;
    Ok(())
}

/// An extension takes random elements away and puts others there: the question is the one that is asked, or there is
/// none, or the crisis lines stand.
pub async fn an_extension_changes_no_question(cx: &TestContext) -> Result<()> {
    let meddled = walks_with(cx, EXTENSION, how_many(cx, 80)).await?;
    ensure!(meddled.changes > meddled.steps / 10, "the extension has changed little: {} times", meddled.changes);
    tell(cx, "extension", &meddled)
}

/// Control: an old question on the screen is found. What the page itself notices of it is left out here.
pub async fn an_old_question_is_noticed(cx: &TestContext) -> Result<()> {
    cx.host.add_page("/meddled.html", "text/html", artefact::with_script(&artefact::document()?, STALE)?);
    begin(cx).await?;
    let mut log = walk(cx, SEED, 1, true).await?;
    let texts = log.texts.clone();
    log.steps.retain(|(_, place, ..)| texts.get(*place).is_some_and(|text| !text.starts_with("failed")));
    let found = judge(&log, &mut Meddled::default());
    let told = format!("{:#}", found.err().context("an old question went through")?);
    ensure!(told.contains("where the session says"), "failed otherwise: {told}");
    Ok(())
}
