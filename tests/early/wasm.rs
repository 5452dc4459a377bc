//! Which wasm runs: the shell's, and of those only the one that the document was built with.

use anyhow::{Result, ensure};
use browser_tests::{Stage, artefact, until};

use crate::held::{early, open_changed};

/// The frame says whose word it has heard, and does not get the shell's wasm.
const DEAF: &str = "
    const shell = parent;
    addEventListener('message', (event) => {
      document.documentElement.dataset.heard = event.source === shell ? 'shell' : 'other';
      if (event.source === shell && !event.data.isTold) event.stopImmediatePropagation();
    });";

async fn waits_for(stage: &Stage, name: &str, value: &str) -> Result<()> {
    until(&format!("{name} to be {value}"), || async {
        let script = "return document.documentElement.dataset[arguments[0]] ?? null;";
        let found: Option<String> = stage.script(script, vec![name.into()]).await?;
        Ok(found.filter(|found| found == value).map(drop))
    })
    .await
}

/// Whether the frame has taken what the page sent for its wasm.
async fn is_taken(stage: &Stage) -> Result<bool> {
    stage.script("return document.querySelector('#early main') === null;", vec![]).await
}

/// The clinic's page can post to the frame inside its frame. Nothing that it sends is taken for the wasm. Control: what the
/// shell sends is: it is found to be none, and the crisis lines come.
pub async fn no_other_window_can_send_one(stage: &Stage) -> Result<()> {
    let document = artefact::with_script(&artefact::document()?, DEAF)?;
    let walk = open_changed(stage, document, "", false).await?;
    early(stage, "start").await?;
    waits_for(stage, "heard", "shell").await?;
    stage.enter_top().await?;
    let send = "frames[0].frames[0].postMessage(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]), '*'); return null;";
    stage.script::<()>(send, vec![]).await?;
    walk.enter().await?;
    waits_for(stage, "heard", "other").await?;
    ensure!(!is_taken(stage).await?, "the clinic's page has sent a wasm");
    // Control: the same listener takes what comes from the shell.
    stage.enter_frame(1).await?;
    stage.script::<()>("frames[0].postMessage({ isTold: true }, '*'); return null;", vec![]).await?;
    walk.enter().await?;
    walk.gives_up().await
}

/// The shell's own wasm with one byte changed: it does not come as far as the browser's compiler.
pub async fn another_wasm_is_refused(stage: &Stage) -> Result<()> {
    const COMPILES: &str = "
        const { compile } = WebAssembly;
        WebAssembly.compile = (...given) => { document.documentElement.dataset.compiled = 'yes'; return compile(...given); };";
    let document = artefact::document()?;
    for (document, compiles) in
        [(artefact::with_other_wasm(&document)?, false), (artefact::with_broken_wasm(&document)?, true)]
    {
        let walk = open_changed(stage, artefact::with_script(&document, COMPILES)?, "", true).await?;
        walk.gives_up().await?;
        let script = "return document.documentElement.dataset.compiled === 'yes';";
        // Control: where the script expects it, the browser is asked.
        ensure!(stage.script::<bool>(script, vec![]).await? == compiles, "compiled: {}", !compiles);
    }
    Ok(())
}

/// A document that ends in the middle of its wasm: the frame is told at once, and says so.
pub async fn a_document_that_is_cut_off_says_so(stage: &Stage) -> Result<()> {
    let document = artefact::document()?;
    let wasm = artefact::wasm_text(&document)?;
    let middle = document.find(wasm).unwrap_or_default() + document.floor_char_boundary(wasm.len() / 2);
    let cut = document.get(..document.floor_char_boundary(middle)).unwrap_or_default().to_owned();
    let walk = open_changed(stage, cut, "", true).await?;
    walk.gives_up().await
}
