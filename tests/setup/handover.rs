//! The message for whoever runs the website.

use anyhow::{Result, ensure};
use browser_tests::TestContext;
use clinical::{setup, text::Lang};

use crate::setup::page::Page;

const CLINIC: &str = "Harbor Street Clinic";

/// Copies the message, and gives what is on the clipboard then.
async fn copied(page: &Page<'_>) -> Result<String> {
    page.press("[data-copy=message]").await?;
    page.says("[data-copy=message] + [role=status]", setup::site_copied(Lang::En)).await?;
    page.pasted().await
}

/// What is copied holds the snippet as it is, each file by its name, and the clinic. Control: without settings it names no
/// clinic.
pub async fn the_message_holds_the_snippet_and_the_files(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    let without = copied(&page).await?;
    let clinic = setup::message_clinic(Lang::En, "");
    let clinic = clinic.trim_end_matches('.');
    ensure!(without.contains("[trd_screener]") && !without.contains(clinic), "without settings: {without}");
    page.fill("clinic", CLINIC).await?;
    for (kind, files) in [
        ("wordpress", &["trd-screener-wordpress.zip"][..]),
        ("html", &["trd-screener.html"]),
        ("element", &["trd-screener.html", "trd-screener.js"]),
    ] {
        page.press(&format!("#site-kind-{kind}")).await?;
        let message = copied(&page).await?;
        let snippet = page.value("snippet").await?;
        ensure!(message.contains(snippet.trim_end()), "{kind}: {message}");
        ensure!(files.iter().all(|file| message.contains(file)), "{kind}: {message}");
        ensure!(message.contains(&format!("{clinic}{CLINIC}")), "{kind}: {message}");
    }
    Ok(())
}
