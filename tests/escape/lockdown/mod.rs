//! Each line of the lockdown denies something, and would be missed.

mod mutants;

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, TestContext, artefact, write_metrics};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::OnceCell;

use mutants::Mutant;

/// Lines for what no other browser has.
const ONLY_CHROMIUM: [&str; 1] = ["'attributionSrc',"];

const DENIALS: &str = include_str!("denials.js");

/// Bundled once, for all three browsers.
static MUTANTS: OnceCell<Vec<Mutant>> = OnceCell::const_new();

/// What a frame with a lockdown tells.
#[derive(Debug, Deserialize)]
struct Told {
    /// The denials that do not hold.
    broken: Vec<String>,
    /// How many were tried; none where the lockdown has stopped the script.
    count: usize,
}

impl Told {
    const fn is_stopped(&self) -> bool {
        self.count == 0
    }
}

/// Puts each document into a sandbox of its own, one after the other, and waits for what it tells.
const RUN: &str = "
    const [documents, sandbox] = arguments;
    return (async () => {
      const told = [];
      for (const text of documents) {
        const frame = document.createElement('iframe');
        if (sandbox) frame.sandbox = sandbox;
        frame.name = 'embed  a';
        const answer = new Promise((done) => {
          const hear = ({ data, source }) => {
            // Outside of a sandbox WebKit takes this page for the one that posts.
            if (source !== frame.contentWindow && source !== window) return;
            removeEventListener('message', hear);
            done(data);
          };
          addEventListener('message', hear);
        });
        frame.srcdoc = text;
        document.body.append(frame);
        const loaded = new Promise((done) => frame.addEventListener('load', () => setTimeout(done, 5000, null)));
        told.push(await Promise.race([answer, loaded]));
        frame.remove();
      }
      return told;
    })();";

/// The frame of the artefact, with a lockdown and the denials as its only scripts.
fn document(mutant: &Mutant) -> Result<Value> {
    let frame = artefact::frame(&artefact::document()?)?;
    let (head, _) = frame.split_once("<script>").unwrap_or_default();
    let before = "const told = parent.postMessage.bind(parent);
        const report = (broken, count) => told({ broken, count }, '*');
        const fresh = { setAttribute: Element.prototype.setAttribute };";
    // Where the lockdown throws, nothing after it runs, as in the widget; that, too, is told.
    let script = format!("{before} try {{ {}\n; {DENIALS} }} catch {{ report([], 0); }}", mutant.script);
    Ok(json!(format!("{head}<script>{script}</script>")))
}

/// What each tells; one that tells nothing is no answer.
async fn told(cx: &TestContext, mutants: &[&Mutant], sandbox: &str) -> Result<Vec<Told>> {
    cx.host.add_page("/empty.html", "text/html", "<!doctype html><title>Empty</title><body>");
    cx.open("/empty.html").await?;
    let mut all = Vec::new();
    for some in mutants.chunks(20) {
        let documents = some.iter().map(|mutant| document(mutant)).collect::<Result<Vec<_>>>()?;
        let told = cx.script::<Vec<Option<Told>>>(RUN, vec![json!(documents), json!(sandbox)]).await?;
        for (mutant, told) in some.iter().zip(told) {
            all.push(told.with_context(|| format!("without {} the frame tells nothing", mutant.name))?);
        }
    }
    Ok(all)
}

/// With the lockdown as it is every denial holds; and outside of a sandbox it stops the script.
pub async fn each_denial_holds(cx: &TestContext) -> Result<()> {
    let whole = mutants::whole()?;
    let inside = told(cx, &[&whole], "allow-scripts").await?;
    let inside = inside.first().context("no frame")?;
    ensure!(inside.broken.is_empty(), "{} does not hold: {:#?}", cx.engine.name(), inside.broken);
    ensure!(inside.count > 200, "only {} denials", inside.count);
    let outside = told(cx, &[&whole], "").await?;
    ensure!(outside.iter().all(Told::is_stopped), "outside of a sandbox the script goes on: {outside:?}");
    write_metrics("escape", &format!("{}-denials", cx.engine.name()), &json!({ "denials that hold": inside.count }))?;
    println!("  {} denials hold", inside.count);
    Ok(())
}

/// Each line of the lockdown that is taken away is missed by a denial.
pub async fn each_line_is_missed(cx: &TestContext) -> Result<()> {
    let mutants = MUTANTS.get_or_try_init(|| async { mutants::all() }).await?;
    let (of_sandbox, others): (Vec<&Mutant>, Vec<&Mutant>) =
        mutants.iter().partition(|mutant| mutant.name.starts_with("isolation.js"));
    let (mut unmissed, mut elsewhere) = (Vec::new(), Vec::new());
    let mut stopped = 0;
    for (mutant, told) in others.iter().zip(told(cx, &others, "allow-scripts").await?) {
        if ONLY_CHROMIUM.iter().any(|name| mutant.name.ends_with(name)) && cx.engine != Engine::Chromium {
            elsewhere.push(mutant.name.as_str());
            continue;
        }
        // A lockdown that cannot run without the line would end the self-check: that is seen too.
        if told.is_stopped() {
            stopped += 1;
        } else if told.broken.is_empty() {
            unmissed.push(mutant.name.as_str());
        }
    }
    for (mutant, told) in of_sandbox.iter().zip(told(cx, &of_sandbox, "").await?) {
        if told.is_stopped() {
            unmissed.push(mutant.name.as_str());
        }
    }
    let found = json!({
        "lines taken away": mutants.len() - elsewhere.len(),
        "of them not missed": unmissed.len(),
        "of them missed because nothing runs without them": stopped,
        "about what this browser has not": elsewhere,
    });
    write_metrics("escape", &format!("{}-lines", cx.engine.name()), &found)?;
    ensure!(unmissed.is_empty(), "nothing misses {} lines:\n{}", unmissed.len(), unmissed.join("\n"));
    println!("  {} lines, each missed", mutants.len() - elsewhere.len());
    Ok(())
}
