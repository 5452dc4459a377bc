//! Random walks: whatever is pressed, in whatever order, the page shows what the rules say.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{Engine, Options, Questionnaire, TestContext, artefact, count, is_full, write_metrics};
use clinical::settings::Settings;
use serde::Deserialize;
use serde_json::json;

use crate::reliability::clinic;
use crate::reliability::expected_page::shown;
use crate::reliability::model::Model;

/// The first seed; each walk has the next one.
pub const SEED: usize = 20_260_000;
/// The most presses of one walk; steady ones get four times as many. Fifty well-chosen ones lead through all questions.
const PRESSES: usize = 60;
/// How many walks one document takes before it is loaded anew.
const BATCH: usize = 25;
/// When a script ends even so, in milliseconds: a driver waits no longer than half a minute.
const LONGEST: usize = 12_000;

/// What the walker has written down.
#[derive(Debug, Deserialize)]
pub struct Log {
    /// Each thing that a page has shown, once.
    pub texts: Vec<String>,
    #[serde(rename = "log")]
    pub steps: Vec<Step>,
    /// Where in the log each walk ends.
    ends: Vec<usize>,
    milliseconds: usize,
}

/// A press; the place of what was shown after it; what had the focus; when it was pressed and when looked at, in
/// milliseconds.
pub type Step = (String, usize, String, u32, u32);

/// What has been walked.
#[derive(Default)]
pub struct Walked {
    walks: usize,
    steps: usize,
    milliseconds: usize,
    /// The first line of each thing shown: the page, its outcome, its medicine, its language.
    seen: BTreeSet<String>,
}

impl Walked {
    fn add(&mut self, more: Self) {
        self.walks += more.walks;
        self.steps += more.steps;
        self.milliseconds += more.milliseconds;
        self.seen.extend(more.seen);
    }
}

/// Walks, and writes down.
pub async fn walk(cx: &TestContext, seed: usize, walks: usize, is_meddled: bool) -> Result<Log> {
    let script = format!("return (async function () {{ {} }})(...arguments);", include_str!("walker.js"));
    cx.script(&script, vec![json!(seed), json!(walks), json!(PRESSES), json!(LONGEST), json!(is_meddled)]).await
}

/// Presses the same without a browser, and compares after each press. The log begins after the first one, on Begin.
pub fn judge(log: &Log, walked: &mut Walked) -> Result<()> {
    let mut model = Model::new(Settings::default());
    model.press("start")?;
    for (step, (press, text, focus, ..)) in log.steps.iter().enumerate() {
        let text = log.texts.get(*text).context("a text is missing")?;
        let found = model.press(press).and_then(|()| agrees(&model, text, focus));
        if let Err(error) = found {
            let before: Vec<&str> = log.steps.iter().take(step).map(|(press, ..)| press.as_str()).collect();
            let last = before.get(before.len().saturating_sub(30)..).unwrap_or_default();
            bail!("step {step}, {press}, after {}: {error:#}", last.join(", "));
        }
        walked.seen.insert(text.lines().next().unwrap_or_default().to_owned());
    }
    walked.walks += log.ends.len();
    walked.steps += log.steps.len();
    walked.milliseconds += log.milliseconds;
    Ok(())
}

fn agrees(model: &Model, text: &str, focus: &str) -> Result<()> {
    let expected = shown(model);
    ensure!(expected == text, "the page shows\n{text}\nwhere the session says\n{expected}");
    ensure!(model.focus == focus, "the focus is on {focus}, expected on {}", model.focus);
    Ok(())
}

/// Opens a document, walks in it, loads it anew in the middle of a walk, and so on.
async fn walk_and_judge(cx: &TestContext, document: &str, seed: usize, walks: usize) -> Result<Walked> {
    let mut walked = Walked::default();
    let walk_in = clinic::begin(cx, document).await?;
    while walked.walks < walks {
        let seed = seed + walked.walks;
        let log = walk(cx, seed, BATCH.min(walks - walked.walks), false).await?;
        judge(&log, &mut walked).with_context(|| format!("from the seed {seed}"))?;
        reload(cx, &walk_in).await?;
    }
    Ok(walked)
}

/// Loads the document anew, in the middle of a walk: nothing of it is left.
async fn reload(cx: &TestContext, walk: &Questionnaire<'_>) -> Result<()> {
    cx.enter_top().await?;
    cx.driver().refresh().await?;
    walk.begin().await?;
    walk.act("start", "urgent").await?;
    let script = "return document.querySelectorAll('main input:checked, main .earlier').length;";
    ensure!(cx.script::<u32>(script, vec![]).await? == 0, "something is ticked after a reload");
    Ok(())
}

async fn walk_in_one(cx: &TestContext, walks: usize) -> Result<Walked> {
    walk_and_judge(cx, "trd-screener.html", SEED, walks).await
}

/// Two browsers share them: so many walks take the better part of an hour.
async fn walk_in_two(cx: &TestContext, walks: usize) -> Result<Walked> {
    let other = TestContext::set_with(Options { engine: cx.engine, ..Options::default() }).await?;
    let half = walks / 2;
    let (mut walked, more) = tokio::try_join!(
        walk_in_one(cx, half),
        walk_and_judge(&other, "trd-screener.html", SEED + half, walks - half),
    )?;
    walked.add(more);
    Ok(walked)
}

/// Ten thousand walks in Chromium, a thousand in each other browser; after each press page, outcome, medicine, heading,
/// all that can be pressed, what is ticked, the errors and the focus are what the session says.
pub async fn random_walks_show_what_the_rules_say(cx: &TestContext) -> Result<()> {
    let walks = if cx.engine == Engine::Chromium { count(60, 10_000) } else { count(16, 1_000) };
    let began = Instant::now();
    let walked = if is_full() { walk_in_two(cx, walks).await? } else { walk_in_one(cx, walks).await? };
    let first = |place: usize| -> BTreeSet<&str> {
        walked.seen.iter().filter_map(|line| line.split(' ').nth(place)).filter(|word| *word != "-").collect()
    };
    let (pages, outcomes, medicines) = (first(0), first(1), first(2));
    let tenths = 10 * walked.milliseconds / walked.steps.max(1);
    println!(
        "  {} walks, {} presses in {:.0} s ({}.{} ms each in the frame), {} pages, {} outcomes, {} medicines",
        walked.walks,
        walked.steps,
        began.elapsed().as_secs_f32(),
        tenths / 10,
        tenths % 10,
        pages.len(),
        outcomes.len(),
        medicines.len(),
    );
    if is_full() {
        // All there are: a walk that never comes anywhere proves little.
        ensure!(pages.len() == 40, "expected all pages, saw {pages:?}");
        ensure!(outcomes.len() == 7, "expected all outcomes, saw {outcomes:?}");
    }
    let counts = [
        ("walks", walked.walks),
        ("presses", walked.steps),
        ("pages", pages.len()),
        ("outcomes", outcomes.len()),
        ("medicines", medicines.len()),
    ];
    write_metrics("reliability", &format!("{}-walks", cx.engine.name()), &BTreeMap::from(counts))
}

/// Control: in a log with one wrong page, one answer more to press or one focus elsewhere, that is found.
pub async fn a_log_that_was_changed_is_noticed(cx: &TestContext) -> Result<()> {
    clinic::begin(cx, "trd-screener.html").await?;
    let mut log = walk(cx, SEED, 3, false).await?;
    judge(&log, &mut Walked::default())?;
    let middle = log.steps.len() / 2;
    let (_, text, focus, ..) = log.steps.get(middle).context("the walk is too short")?.clone();
    let told = log.texts.get(text).context("no text")?.clone();
    let wrong = [
        ("another page", format!("x{told}"), focus.clone()),
        ("another button", told.replacen("help", "help answer:4", 1), focus.clone()),
        ("a support strip", format!("{told}\nstrip"), focus.clone()),
        ("another focus", told, format!("{focus}x")),
    ];
    for (what, told, focus) in wrong {
        log.texts.push(told);
        let place = log.texts.len() - 1;
        let step = log.steps.get_mut(middle).context("no step")?;
        (step.1, step.2) = (place, focus);
        ensure!(judge(&log, &mut Walked::default()).is_err(), "{what} went through");
    }
    Ok(())
}

/// Buttons whose words in the document are exchanged, and a button that presses another one.
const WRONG: [&str; 2] = [
    "const set = Element.prototype.setAttribute;
    Element.prototype.setAttribute = function (name, value) {
      const other = name === 'data-answer' ? { 1: '2', 2: '1' }[value] : undefined;
      set.call(this, name, other ?? value);
    };",
    "addEventListener('click', (event) => {
      if (event.target.closest('[data-answer=\"1\"]')) {
        event.stopImmediatePropagation();
        document.querySelector('[data-answer=\"2\"]').click();
      }
    }, true);",
];

/// Control: a widget that answers something else than what was pressed is found.
pub async fn a_wrong_button_is_noticed(cx: &TestContext) -> Result<()> {
    for wrong in WRONG {
        let document = artefact::with_script(&artefact::document()?, wrong)?;
        cx.host.add_page("/wrong.html", "text/html", document);
        let mut error = None;
        for few in 0..20 {
            error = walk_and_judge(cx, "wrong.html", SEED + 3 * few, 3).await.err();
            if error.is_some() {
                break;
            }
        }
        let told = format!("{:#}", error.context("a wrong button went through")?);
        ensure!(told.contains("where the session says"), "failed otherwise: {told}");
    }
    Ok(())
}
