//! Which wasm runs: the shell's, and of those only the one that the document was built with.

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{Questionnaire, TestContext, artefact, until};

use crate::early::delayed_wasm::{early, open_changed};

/// The frame's patience never ends: what it says, it has noticed by itself.
const PATIENT: &str = "
    const later = setTimeout;
    window.setTimeout = (task, delay, ...rest) => (delay > 5000 ? 0 : later(task, delay, ...rest));";

/// The frame says whose word it has heard, and does not get the shell's wasm.
const DEAF: &str = "
    const shell = parent;
    addEventListener('message', (event) => {
      document.documentElement.dataset.heard = event.source === shell ? 'shell' : 'other';
      if (event.source === shell && !event.data.isTold) event.stopImmediatePropagation();
    });";

async fn waits_for(cx: &TestContext, name: &str, value: &str) -> Result<()> {
    until(&format!("{name} to be {value}"), || async {
        let script = "return document.documentElement.dataset[arguments[0]] ?? null;";
        let found: Option<String> = cx.script(script, vec![name.into()]).await?;
        Ok(found.filter(|found| found == value).map(drop))
    })
    .await
}

/// Whether the frame has taken what the page sent for its wasm.
async fn is_taken(cx: &TestContext) -> Result<bool> {
    cx.script("return document.querySelector('#early main') === null;", vec![]).await
}

/// The clinic's page can post to the frame inside its frame. Nothing that it sends is taken for the wasm. Control: what the
/// shell sends is: it is found to be none, and the crisis lines come.
pub async fn no_other_window_can_send_one(cx: &TestContext) -> Result<()> {
    let walk = sends_in_vain(cx, artefact::with_script(&artefact::document()?, DEAF)?).await?;
    // Control: the same listener takes what comes from the shell.
    cx.enter_frame(1).await?;
    cx.script::<()>("frames[0].postMessage({ isTold: true }, '*'); return null;", vec![]).await?;
    walk.enter().await?;
    says(&walk, "broken").await
}

async fn sends_in_vain(cx: &TestContext, document: String) -> Result<Questionnaire<'_>> {
    let walk = open_changed(cx, document, "", false).await?;
    early(cx, "start").await?;
    waits_for(cx, "heard", "shell").await?;
    cx.enter_top().await?;
    let send = "frames[0].frames[0].postMessage(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]), '*'); return null;";
    cx.script::<()>(send, vec![]).await?;
    walk.enter().await?;
    waits_for(cx, "heard", "other").await?;
    ensure!(!is_taken(cx).await?, "the clinic's page has sent a wasm");
    Ok(walk)
}

/// The shell's own wasm with one byte changed: it does not come as far as the browser's compiler.
pub async fn another_wasm_is_refused(cx: &TestContext) -> Result<()> {
    const COMPILES: &str = "
        const { compile } = WebAssembly;
        WebAssembly.compile = (...given) => { document.documentElement.dataset.compiled = 'yes'; return compile(...given); };";
    let document = artefact::document()?;
    for (document, compiles, sentence) in [
        (artefact::with_other_wasm(&document)?, false, "broken"),
        // That is what an older browser makes of a wasm that is whole.
        (artefact::with_broken_wasm(&document)?, true, "unable"),
    ] {
        let walk = open_changed(cx, artefact::with_script(&document, COMPILES)?, "", true).await?;
        says(&walk, sentence).await?;
        let script = "return document.documentElement.dataset.compiled === 'yes';";
        // Control: where the script expects it, the browser is asked.
        ensure!(cx.script::<bool>(script, vec![]).await? == compiles, "compiled: {}", !compiles);
    }
    Ok(())
}

/// Runs before the frame's own script: writes down each message's sender and the hash of what it brings.
const WITNESS: &str = "
    const shell = parent;
    const { subtle } = crypto;
    let all = '';
    addEventListener('message', async ({ source, data }) => {
      const digest = new Uint8Array(await subtle.digest('SHA-256', data));
      all += `${source === shell ? 'shell' : 'other'} ${btoa(String.fromCharCode(...digest))};`;
      document.documentElement.dataset.told = all;
    });";

/// Whatever a clinic has set, in both forms: the shell sends one thing, the wasm whose hash stands in the frame's script.
/// Control: another wasm has another hash.
pub async fn the_shell_sends_everybody_the_same_wasm(cx: &TestContext) -> Result<()> {
    let document = artefact::document()?;
    let mut told = Vec::new();
    for (document, settings, is_alone) in [
        (document.clone(), "", true),
        (document.clone(), "clinic=Harbor%20Street&tel=617-555-0142&country=IE&lang=es", true),
        (document.clone(), "country=US&begin=tab", false),
        (artefact::with_other_wasm(&document)?, "", true),
    ] {
        open_changed(cx, artefact::with_script(&document, WITNESS)?, settings, is_alone).await?;
        until("the wasm to be told", || async {
            let script = "return document.documentElement.dataset.told ?? null;";
            cx.script::<Option<String>>(script, vec![]).await
        })
        .await?;
        // Another message would come soon after.
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        told.push(cx.script::<String>("return document.documentElement.dataset.told;", vec![]).await?);
    }
    let [first, rest @ .., other] = told.as_slice() else { bail!("{told:?}") };
    let hash = first.strip_prefix("shell ").and_then(|rest| rest.strip_suffix(';')).context("no word of the shell")?;
    ensure!(artefact::frame(&document)?.contains(hash), "the frame's script does not name the hash of {first}");
    ensure!(rest.iter().all(|told| told == first), "the shell sends {told:?}");
    ensure!(other != first, "the control: another wasm has the same hash");
    Ok(())
}

/// On a page that did not come by https a browser computes no hash. Control of the others: there another wasm of the shell comes as
/// far as the browser's compiler, and only what another window sends is still refused.
pub async fn where_no_hash_is_computed_the_sender_counts(cx: &TestContext) -> Result<()> {
    const NO_HASHES: &str = "Object.defineProperty(crypto, 'subtle', { value: undefined });";
    let document = artefact::document()?;
    let walk = open_changed(cx, artefact::with_script(&document, NO_HASHES)?, "", true).await?;
    walk.wait_for("start").await?;
    let other = artefact::with_script(&artefact::with_other_wasm(&document)?, NO_HASHES)?;
    says(&open_changed(cx, other, "", true).await?, "unable").await?;
    sends_in_vain(cx, artefact::with_script(&document, &[NO_HASHES, DEAF].concat())?).await?;
    Ok(())
}

/// A document that ends in the middle of its wasm: the frame is told at once, and says so.
pub async fn a_document_that_is_cut_off_says_so(cx: &TestContext) -> Result<()> {
    let document = artefact::document()?;
    let wasm = artefact::wasm_text(&document)?;
    let middle = document.find(wasm).unwrap_or_default() + document.floor_char_boundary(wasm.len() / 2);
    let cut = document.get(..document.floor_char_boundary(middle)).unwrap_or_default().to_owned();
    let walk = open_changed(cx, artefact::with_script(&cut, PATIENT)?, "", true).await?;
    says(&walk, "broken").await
}

/// A host that names another character set than the document does: the wasm cannot be unpacked, and that is said at once, by
/// a script which that does not change. Control: the same document under its own set starts.
pub async fn a_document_in_another_character_set_says_so(cx: &TestContext) -> Result<()> {
    let document = artefact::with_script(&artefact::document()?, PATIENT)?;
    for (kind, is_whole) in [("text/html; charset=iso-8859-1", false), ("text/html; charset=utf-8", true)] {
        cx.clear().await?;
        cx.host.add_page("/charset.html", kind, document.as_str());
        cx.open("/charset.html").await?;
        let walk = Questionnaire::alone(cx);
        walk.enter().await?;
        if is_whole {
            walk.wait_for("start").await?;
        } else {
            says(&walk, "broken").await?;
        }
    }
    Ok(())
}

/// A browser whose security mode has taken WebAssembly away says so at once, before anybody has begun, and before the wasm
/// has come.
pub async fn a_browser_without_webassembly_says_so_at_once(cx: &TestContext) -> Result<()> {
    let without = format!("delete globalThis.WebAssembly; {DEAF}");
    let document = artefact::with_script(&artefact::document()?, &without)?;
    for is_alone in [true, false] {
        let walk = open_changed(cx, document.clone(), "", is_alone).await?;
        says(&walk, "unable").await?;
        let words = walk.words("[data-when=unable]").await?;
        ensure!(words.contains("Lockdown Mode"), "it says {words:?}");
    }
    Ok(())
}

/// The frame gives up with this sentence alone, beside crisis lines that can be pressed.
async fn says(walk: &Questionnaire<'_>, sentence: &str) -> Result<()> {
    let said = walk.gives_up().await?;
    ensure!(said == sentence, "it says {said:?}, expected {sentence:?}");
    for link in ["tel:988", "sms:988", "tel:911"] {
        let link = walk.find(&format!("main a[href=\"{link}\"]")).await?;
        ensure!(link.is_displayed().await?, "a crisis line is not shown beside {sentence:?}");
    }
    Ok(())
}
