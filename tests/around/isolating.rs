//! A clinic's page that isolates itself, as pages with shared memory do: a browser shows only those frames in it that allow it.

use anyhow::{Result, ensure};
use browser_tests::{Host, Questionnaire, TestContext, artefact, until};

use crate::around::{frame, page};

/// A clinic's host on another address, whose every answer isolates the page.
pub async fn clinic(policy: &'static str) -> Result<Host> {
    let isolating = [("cross-origin-embedder-policy", policy), ("cross-origin-opener-policy", "same-origin")];
    Ok(Host::serve_with(artefact::folder(), isolating).await?)
}

/// Opens such a page with the frame and the element of another host in it.
async fn open(cx: &TestContext, policy: &'static str, document: &str) -> Result<Host> {
    let clinic = clinic(policy).await?;
    let address = cx.host.url(document);
    let form = frame()?.replace("/trd-screener.html", &address);
    clinic.add_page("/isolated.html", "text/html", page("", &form));
    let element = format!(
        "<script src='{}'></script><trd-screener src='{address}'><p>988</p></trd-screener>",
        cx.host.url("/trd-screener.js")
    );
    clinic.add_page("/element.html", "text/html", page("", &element));
    cx.driver().goto(clinic.url("/isolated.html")).await?;
    let is_isolated: bool = cx.script("return crossOriginIsolated;", vec![]).await?;
    ensure!(is_isolated, "the page does not isolate itself");
    Ok(clinic)
}

/// The frame shows the self-check, and so does the element, whose script comes from the other address too.
pub async fn a_page_that_isolates_itself_shows_it(cx: &TestContext) -> Result<()> {
    for policy in ["require-corp", "credentialless"] {
        let clinic = open(cx, policy, "/trd-screener.html").await?;
        let walk = Questionnaire::embedded(cx);
        walk.begin().await?;
        walk.act("start", "urgent").await?;
        cx.driver().goto(clinic.url("/element.html")).await?;
        walk.begin().await?;
    }
    Ok(())
}

/// Control: the same file without its headers is kept out.
pub async fn without_the_headers_such_a_page_shows_nothing(cx: &TestContext) -> Result<()> {
    cx.host.add_page("/bare.html", "text/html; charset=utf-8", artefact::document()?);
    let _clinic = open(cx, "require-corp", "/bare.html").await?;
    until("the file to be asked for", || async {
        Ok(cx.host.requests().iter().any(|path| path == "/bare.html").then_some(()))
    })
    .await?;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    cx.enter_frame(1).await?;
    let found: u32 = cx.script("return document.querySelectorAll('#wasm').length;", vec![]).await?;
    ensure!(found == 0, "the frame shows the document");
    Ok(())
}
