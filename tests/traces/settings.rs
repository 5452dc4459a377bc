//! The settings stand behind the `#` of an address: whoever serves the file does not learn them.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Result, ensure};
use browser_tests::{Host, Questionnaire, TestContext, artefact, settle};
use dev_server::axum::extract::Request;
use dev_server::axum::middleware::{Next, from_fn};

const SETTINGS: &str = "clinic=Zebrawood&tel=%2B1-617-555-0142";
/// What a server would see of them, however they are written.
const WORDS: [&str; 2] = ["Zebrawood", "555-0142"];

/// Everything that each request says: its address and its headers.
type Requests = Arc<Mutex<Vec<String>>>;

async fn listening(requests: &Requests) -> Result<Host> {
    let list = Arc::clone(requests);
    let listen = from_fn(move |request: Request, next: Next| {
        let told = format!("{} {:?}", request.uri(), request.headers());
        list.lock().unwrap_or_else(PoisonError::into_inner).push(told);
        next.run(request)
    });
    Ok(Host::serve_on(artefact::folder(), 0, |router| router.layer(listen)).await?)
}

/// As a page of its own, in a clinic's page, and where that opens the page of its own: no request holds a word of the
/// settings. Control: the same words behind a `?` are in one.
pub async fn no_server_sees_the_settings(cx: &TestContext) -> Result<()> {
    let requests = Requests::default();
    let host = listening(&requests).await?;
    let seen = || {
        let requests = requests.lock().unwrap_or_else(PoisonError::into_inner);
        let told: Vec<String> =
            requests.iter().filter(|told| WORDS.iter().any(|word| told.contains(word))).cloned().collect();
        (requests.len(), told)
    };
    let address = format!("/trd-screener.html#{SETTINGS}");
    host.add_page(
        "/clinic.html",
        "text/html",
        format!("<!doctype html><iframe src='{address}' width=600 height=720></iframe>"),
    );
    cx.driver().goto(host.url(&address)).await?;
    let alone = Questionnaire::alone(cx);
    alone.begin().await?;
    ensure!(alone.words(".site").await? == "Zebrawood", "the settings are not read");

    cx.driver().goto(host.url("/clinic.html")).await?;
    Questionnaire::embedded(cx).begin().await?;
    settle(cx).await?;
    let clinic = cx.driver().window().await?;
    cx.find("[data-action=own-tab]").await?.click().await?;
    let tab = cx.opened_tab(&[clinic]).await?;
    cx.driver().switch_to_window(tab).await?;
    alone.begin().await?;
    ensure!(alone.words(".site").await? == "Zebrawood", "the tab of its own has not the settings");
    cx.clear().await?;
    let (count, told) = seen();
    ensure!(count >= 4 && told.is_empty(), "of {count} requests these name a setting: {told:?}");

    cx.driver().goto(host.url(&address.replace('#', "?"))).await?;
    alone.begin().await?;
    ensure!(!seen().1.is_empty(), "the control: a setting that is sent is not seen");
    Ok(())
}
