//! A screen reader that is a script: it reads the frame's document as the specifications of ARIA ask a screen reader to, and
//! writes down what it says. It runs in a world of its own. It takes the place of no real one: those differ from each other,
//! and some do not speak of a region that has only just come. That each is there before is looked at in tree.rs.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{PATIENCE, TestContext};
use tokio::time::{Duration, Instant, sleep};

/// Its package, by the entry that is made for browsers.
const ENTRY: &str = "export { virtual } from '@guidepup/virtual-screen-reader/browser.js';";

/// What it has said since it was asked last.
const SAID: &str = "(async () => {
    const said = JSON.stringify(await virtual.spokenPhraseLog());
    await virtual.clearSpokenPhraseLog();
    return said;
  })()";

/// From top to bottom, as with the key for "next".
const READ: &str = "(async () => {
    await virtual.stop();
    await virtual.start({ container: document.body });
    for (let i = 0; i < 5000 && (await virtual.lastSpokenPhrase()) !== 'end of document'; i++) await virtual.next();
    const said = JSON.stringify(await virtual.spokenPhraseLog());
    await virtual.clearSpokenPhraseLog();
    return said;
  })()";

/// It says where a paragraph begins and ends; the screen readers that people use do not.
const UNSAID: [&str; 2] = ["paragraph", "end of paragraph"];

/// The reader in the document that is open.
pub struct Voice<'a> {
    cx: &'a TestContext,
}

impl<'a> Voice<'a> {
    /// Lets it begin.
    pub async fn start(cx: &'a TestContext) -> Result<Self> {
        let script = bundle()?;
        let start = "virtual.start({ container: document.body }).then(() => 'ready')";
        cx.isolated(&format!("{script}\nvar virtual = reader.virtual; {start}")).await?;
        let voice = Self { cx };
        voice.said().await?;
        Ok(voice)
    }

    /// What it has said since it was asked last.
    pub async fn said(&self) -> Result<Vec<String>> {
        Ok(serde_json::from_str(&self.cx.isolated(SAID).await?)?)
    }

    /// What it has said since it was asked last, up to something that it must say.
    pub async fn says(&self, wanted: &str) -> Result<Vec<String>> {
        let end = Instant::now() + PATIENCE;
        let mut said = Vec::new();
        loop {
            said.extend(self.said().await?);
            if said.iter().any(|phrase| phrase.contains(wanted)) {
                return Ok(said);
            }
            if Instant::now() > end {
                bail!("expected to hear {wanted:?}, heard {said:#?}");
            }
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// What it says by itself within a moment, of regions that speak when something changes in them.
    pub async fn says_by_itself(&self) -> Result<Vec<String>> {
        sleep(Duration::from_millis(1500)).await;
        let is_spoken = |phrase: &&str| !phrase.is_empty();
        let by_itself = |phrase: String| {
            let words = phrase.strip_prefix("assertive: ").or_else(|| phrase.strip_prefix("polite: "));
            words.filter(is_spoken).map(str::to_owned)
        };
        Ok(self.said().await?.into_iter().filter_map(by_itself).collect())
    }

    /// The whole page, from top to bottom. It moves the focus.
    pub async fn page(&self) -> Result<Vec<String>> {
        let said: Vec<String> = serde_json::from_str(&self.cx.isolated(READ).await?)?;
        ensure!(said.last().is_some_and(|last| last == "end of document"), "the reading has no end: {said:?}");
        Ok(said.into_iter().filter(|phrase| !UNSAID.contains(&phrase.as_str())).collect())
    }
}

/// Where a reading comes to a phrase that begins like this.
pub fn place(said: &[String], begins: &str) -> Result<usize> {
    let place = said.iter().position(|phrase| phrase.starts_with(begins));
    place.with_context(|| format!("expected to hear {begins:?} in {said:#?}"))
}

/// The package as one script that leaves `reader` behind.
fn bundle() -> Result<String> {
    let mut esbuild = Command::new("node")
        .args(["node_modules/esbuild/bin/esbuild", "--bundle", "--format=iife", "--global-name=reader"])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run node")?;
    esbuild.stdin.take().context("node takes no input")?.write_all(ENTRY.as_bytes())?;
    let output = esbuild.wait_with_output()?;
    ensure!(output.status.success(), "esbuild cannot bundle the virtual screen reader (run `npm ci`)");
    Ok(String::from_utf8(output.stdout)?)
}
