//! The oldest browsers that the self-check is promised for walk to an outcome; in older ones the crisis lines stand, and a
//! sentence says what is the matter. `cargo xtask test engines` installs them.

mod chromium;
mod firefox;

use std::process::ExitCode;

use anyhow::{Context, Result, ensure};
use browser_tests::{Host, PagePath, artefact, target, until, vignettes};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::chromium::Chromium;
use crate::firefox::Firefox;

/// What the tests do in a browser, whatever drives it. Scripts run in the innermost frame.
trait Window {
    /// Opens an address.
    async fn open(&self, address: &str) -> Result<()>;
    /// Runs the body of a function, and waits for what it promises.
    async fn script<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T>;
    /// Presses an element with the pointer.
    async fn press(&self, selector: &str) -> Result<()>;
    /// Presses an element, and then keys.
    async fn types(&self, selector: &str, text: &str) -> Result<()>;
}

/// The engines, each a folder; what they are started with; and the sentence that the crisis lines stand with, none where
/// the self-check runs.
const ENGINES: [(&str, &str, Option<&str>); 6] = [
    ("firefox-115", "", None),
    ("chromium-108", "", None),
    ("chromium-112", "", None),
    // A browser whose security mode has taken WebAssembly away.
    ("chromium-108", "--js-flags=--noexpose_wasm", Some("unable")),
    // Control: below the promise. The first one runs the frame's script and not the wasm, the second one neither.
    ("chromium-90", "", Some("unable")),
    ("chromium-69", "", Some("loading")),
];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word.as_str()));
    let mut failed = 0;
    let mut passed = 0;
    for (engine, switches, sentence) in ENGINES.into_iter().filter(|(engine, ..)| wanted(engine)) {
        let result = tokio::runtime::Runtime::new()
            .context("no runtime")
            .and_then(|runtime| runtime.block_on(proves(engine, switches, sentence)));
        match result {
            Ok(told) => {
                passed += 1;
                println!("test {engine} {switches} ... ok\n  {told}");
            }
            Err(error) => {
                failed += 1;
                println!("test {engine} {switches} ... FAILED\n  {error:#}");
            }
        }
    }
    println!("\ntest result: {passed} passed; {failed} failed\n");
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn proves(engine: &str, switches: &str, sentence: Option<&str>) -> Result<String> {
    if engine.starts_with("firefox") {
        let window = Firefox::start().await?;
        runs(&window, &window.cx.host).await?;
        firefox::takes_plain_text_alone(&window).await?;
        return window.cx.version();
    }
    let host = Host::serve(artefact::folder()).await?;
    let window = Chromium::start(&target().join("engines").join(engine), switches).await?;
    if let Some(sentence) = sentence {
        fails(&window, &host, sentence).await?;
    } else {
        runs(&window, &host).await?;
        ensure!(window.faults().is_empty(), "nobody caught {:#?}", window.faults());
    }
    Ok(window.version.clone())
}

/// The pages: the self-check as a page of its own, and in a clinic's.
const PAGES: [&str; 2] = ["/trd-screener.html", "/index.html"];

/// Worked people come to their outcomes, and the search finds what is typed.
async fn runs(window: &impl Window, host: &Host) -> Result<()> {
    for page in PAGES {
        for id in ["V07", "V05"] {
            let person = vignettes()?.into_iter().find(|person| person.id == id).context("no such person")?;
            window.open(&host.url(page)).await?;
            let trail = walks(window, &person.answers, Value::Null).await.with_context(|| format!("{id} on {page}"))?;
            let outcome = trail.end()?.outcome.as_deref();
            ensure!(outcome == Some(person.expect.outcome.as_str()), "{id} on {page} came to {outcome:?}");
        }
    }
    let person = vignettes()?.into_iter().find(|person| person.id == "V07").context("no such person")?;
    window.open(&host.url("/trd-screener.html")).await?;
    walks(window, &person.answers, json!("medicines")).await?;
    let open = "document.querySelector('main .fold').open = true; return null;";
    window.script::<()>(open, vec![]).await?;
    ensure!(listed(window).await?.len() > 20, "the list of medicines is short: {:?}", listed(window).await?);
    window.types("#search", "zolo").await?;
    until("the search to find one medicine", || async {
        let listed = listed(window).await?;
        let named = listed.iter().filter(|name| name.contains("Zoloft")).count();
        Ok((named == 1 && listed.len() < 5).then_some(()))
    })
    .await
    .with_context(|| "after \"zolo\" was typed")
}

/// The names in the list that are shown.
async fn listed(window: &impl Window) -> Result<Vec<String>> {
    let script = "return Array.from(document.querySelectorAll('main .tick label'))
        .filter((label) => label.getClientRects().length > 0).map((label) => label.innerText);";
    window.script(script, vec![]).await
}

/// Waits for the first page, and fills in a record by presses from inside the frame, to its end or to a page.
async fn walks(window: &impl Window, answers: &Value, stop: Value) -> Result<PagePath> {
    until("the start page", || async {
        let script = "const main = document.querySelector('#app main[data-page=start]');
            return main !== null && document.querySelector('#early main') === null;";
        Ok(window.script::<bool>(script, vec![]).await.unwrap_or_default().then_some(()))
    })
    .await?;
    let script = format!("return (async function () {{ {} }})(...arguments);", include_str!("../src/questionnaire.js"));
    let trail: PagePath = window.script(&script, vec![answers.clone(), stop]).await?;
    ensure!(trail.faults().is_empty(), "{:#?}", trail.faults());
    Ok(trail)
}

/// The crisis lines stand, and can be pressed, with this sentence beside them; and no question does.
async fn fails(window: &impl Window, host: &Host, sentence: &str) -> Result<()> {
    for page in PAGES {
        window.open(&host.url(page)).await?;
        until(&format!("the sentence {sentence:?} on {page}"), || async {
            let script = "return Array.from(document.querySelectorAll('main[data-page=failed] [data-when]'))
                .filter((line) => line.getClientRects().length > 0).map((line) => line.dataset.when).join();";
            let said: String = window.script(script, vec![]).await.unwrap_or_default();
            Ok((said == sentence).then_some(()))
        })
        .await?;
        let script = "return Array.from(document.querySelectorAll('a[href]'))
            .filter((link) => link.getClientRects().length > 0).map((link) => link.getAttribute('href'));";
        let links: Vec<String> = window.script(script, vec![]).await?;
        for link in ["tel:988", "sms:988", "tel:911"] {
            ensure!(links.iter().any(|known| known == link), "{link} is missing: {links:?}");
        }
        let pages: Vec<String> = window
            .script("return Array.from(document.querySelectorAll('main'), (main) => main.dataset.page);", vec![])
            .await?;
        ensure!(pages == ["failed"], "the pages are {pages:?}");
    }
    Ok(())
}
