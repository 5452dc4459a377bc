//! A clinic's page that records, listens, scrapes and measures while somebody answers with the pointer and the keys.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};
use browser_tests::{Questionnaire, TestContext, record, write_metrics};
use serde_json::{Value, json};

use super::clinic::{adversary, frame, page};

/// What each of the adversary's means got.
pub type Spoils = BTreeMap<String, Vec<String>>;

/// Means that have nothing at all to hear, whatever it says: a key, a typed letter, a message.
const SILENT: [&str; 3] = ["keys", "input", "messages"];

/// Everything on a page of the self-check that tells something: its longer words, hooks and values.
const WORDS: &str = "
    const main = document.querySelector('main[data-page]');
    const lines = main.innerText.split('\\n').map((line) => line.trim());
    const hooks = Array.from(main.querySelectorAll('[data-answer], [data-action], input'), (node) =>
      [node.dataset.answer, node.dataset.action, node.value]).flat();
    const told = [main.dataset.page, main.dataset.outcome, ...lines, ...hooks].filter((word) => word?.length > 5);
    return [...new Set(told)];";

/// A person at the frame, and the page around it watching.
struct Scene<'a> {
    cx: &'a TestContext,
    walk: Questionnaire<'a>,
    words: BTreeSet<String>,
    /// What the adversary had got before the first press, in one text: words of the page itself, its settings, the
    /// names of the browser's own functions.
    before: String,
}

impl<'a> Scene<'a> {
    async fn begin(cx: &'a TestContext) -> Result<Self> {
        let html = page(adversary(cx)?, &format!("<h1>Our clinic</h1>{}<p>Call us.</p>", frame()));
        cx.host.add_page("/adversary.html", "text/html", html);
        let walk = cx.begin_at("/adversary.html").await?;
        // The names of the hooks themselves.
        let words = ["data-page", "data-answer", "data-outcome", "data-medicine"].map(Into::into).into();
        cx.enter_top().await?;
        let before: Value = cx.script("lookAround(); return tell();", vec![]).await?;
        walk.enter().await?;
        Ok(Self { cx, walk, words, before: before.to_string() })
    }

    /// Takes note of what stands on the page; lets the adversary look; and goes back to the person.
    async fn look(&mut self) -> Result<()> {
        let words: Vec<String> = self.cx.script(WORDS, vec![]).await?;
        self.words.extend(words.into_iter().filter(|word| !self.before.contains(word.as_str())));
        self.cx.enter_top().await?;
        self.cx.script::<()>("lookAround(); return null;", vec![]).await?;
        self.walk.enter().await
    }

    /// Everything that the adversary has got, once it has also searched for what it now knows to be there.
    async fn spoils(&self) -> Result<Spoils> {
        self.cx.enter_top().await?;
        self.cx.script("lookFor(arguments[0]); return tell();", vec![json!(self.words)]).await
    }

    /// The first pages with the pointer and one key, up to the questions of `phq9`.
    async fn presses(&mut self) -> Result<()> {
        self.look().await?;
        self.walk.act("start", "urgent").await?;
        self.look().await?;
        self.walk.tick("none").await?;
        self.walk.act("continue", "age").await?;
        self.walk.tap("adult", "phq9-1").await?;
        self.look().await?;
        self.walk.settle().await?;
        self.walk.find("button[data-answer=\"3\"]").await?.send_keys("\u{e007}").await?;
        self.walk.arrive("phq9-2").await?;
        self.look().await?;
        self.walk.tap("2", "phq9-3").await?;
        Ok(())
    }
}

/// Which of the adversary's means got which word, or heard what only a person's answer makes.
pub fn caught(spoils: &Spoils, words: &BTreeSet<String>) -> BTreeMap<String, BTreeSet<String>> {
    let mut caught: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (probe, told) in spoils {
        let found = words.iter().filter(|word| told.iter().any(|told| told.contains(word.as_str())));
        caught.entry(probe.clone()).or_default().extend(found.cloned());
        if SILENT.contains(&probe.as_str()) {
            caught.entry(probe.clone()).or_default().extend(told.iter().take(3).cloned());
        }
    }
    caught.retain(|_, words| !words.is_empty());
    caught
}

/// A whole walk to the strongest result, with a typed search; and one to crisis help: none of the adversary's means gets
/// a word, a value, a page, an outcome, a key or a message.
pub async fn no_means_of_the_page_gets_an_answer(cx: &TestContext) -> Result<()> {
    let mut scene = Scene::begin(cx).await?;
    scene.presses().await?;
    let person = record("V01")?;
    for stop in ["asq-1", "heart", "medicines"] {
        scene.walk.answers_until(&person, stop).await?;
        scene.look().await?;
    }
    scene.walk.find("#search").await?.send_keys("zolo\u{e003}\u{e003}\u{e003}\u{e003}").await?;
    scene.look().await?;
    for stop in ["medicine-1", "check", "outcome"] {
        scene.walk.answers_until(&person, stop).await?;
        scene.look().await?;
    }
    let consult = (scene.spoils().await?, scene.words);

    let mut scene = Scene::begin(cx).await?;
    scene.presses().await?;
    scene.walk.answers_until(&acute()?, "crisis").await?;
    scene.look().await?;
    scene.walk.press("[data-action=mistake]").await?;
    scene.walk.arrive("asq-5").await?;
    scene.look().await?;
    scene.walk.tap("yes", "crisis").await?;
    scene.look().await?;
    let crisis = (scene.spoils().await?, scene.words);

    let mut counts = BTreeMap::new();
    for (who, (spoils, words)) in [("consult", consult), ("crisis", crisis)] {
        ensure!(words.len() > 60, "too few words for a proof: {words:?}");
        let got = caught(&spoils, &words);
        ensure!(got.is_empty(), "{who}: the page got {got:#?}");
        counts.insert("means", spoils.len());
        *counts.entry("words of answers looked for").or_default() += words.len();
        *counts.entry("things that the means did get").or_default() += spoils.values().map(Vec::len).sum::<usize>();
        *counts.entry("of them with an answer").or_default() += got.len();
    }
    write_metrics("isolation", &format!("{}-adversary", cx.engine.name()), &counts)
}

/// Somebody with thoughts right now: the last question of `asq` leads to crisis help.
fn acute() -> Result<Value> {
    let mut person = record("V01")?;
    let fields = person.as_object_mut().ok_or_else(|| anyhow::anyhow!("no record"))?;
    fields.insert("asq".into(), json!(["yes", "no", "no", "no", "yes"]));
    Ok(person)
}
