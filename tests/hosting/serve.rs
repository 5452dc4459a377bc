//! What the servers give, in the eyes of `cargo xtask verify` and of a browser.

use std::process::Command;

use anyhow::{Result, ensure};
use browser_tests::{Host, Questionnaire, TestContext, artefact, misses_every_header, output, verify};

use crate::recipe::{Ground, release};
use crate::{apache, nginx};

/// Both addresses are as they should be: the one that names the release, and the one of today, which leads there. A browser
/// starts the self-check from the latter, and the settings behind the `#` come along.
async fn is_as_it_should_be(cx: &TestContext, home: &str) -> Result<()> {
    let named = format!("{home}{}trd-screener.html", release()?);
    let (told, is_well) = verify(&named)?;
    ensure!(is_well && told.contains("0 missing, 0 to think about") && told.contains("travels as br"), "{told}");
    ensure!(told.contains("immutable"), "{told}");
    let today = format!("{home}/self-check/trd-screener.html");
    let (told, is_well) = verify(&today)?;
    ensure!(is_well && told.contains(&format!("leads to {named}")), "{told}");
    let (told, _) = output(Command::new("curl").args(["-sI", "--max-time", "20", &today]))?;
    let told = told.to_lowercase();
    ensure!(told.contains(" 302") && told.contains("cache-control: public, max-age=300"), "{told}");
    let (told, _) =
        output(Command::new("curl").args(["-sI", "--max-time", "20", "-H", "Accept-Encoding: gzip", &named]))?;
    let told = told.to_lowercase();
    ensure!(told.contains("content-encoding: gzip") && told.contains("vary: accept-encoding"), "{told}");
    ensure!(!told.contains("content-language") && told.contains("content-type: text/html; charset=utf-8"), "{told}");
    let (plain, _) = output(Command::new("curl").args(["-s", "--max-time", "20", &named]))?;
    ensure!(plain == artefact::document()?, "who asks for it plain does not get the document");
    cx.driver().goto(format!("{today}#clinic=Harbor%20Street%20Clinic")).await?;
    Questionnaire::alone(cx).begin().await?;
    let text: String = cx.script("return document.querySelector('main').innerText;", vec![]).await?;
    ensure!(text.contains("Harbor Street Clinic"), "the settings are lost on the way: {text}");
    Ok(())
}

pub async fn nginx_serves_the_release_as_it_should(cx: &TestContext) -> Result<()> {
    let ground = Ground::prepare()?;
    let (_running, home) = nginx::start(&ground, false)?;
    is_as_it_should_be(cx, &home).await
}

pub async fn apache_serves_the_release_as_it_should(cx: &TestContext) -> Result<()> {
    let ground = Ground::prepare()?;
    let (_running, home) = apache::start(&ground)?;
    is_as_it_should_be(cx, &home).await
}

/// `_headers`, by a server that reads it as Netlify and Cloudflare Pages do. It does not compress.
pub async fn the_headers_file_does_the_same(_: &TestContext) -> Result<()> {
    let ground = Ground::prepare()?;
    let host = Host::serve(ground.file("www")).await?;
    let address = host.url(&format!("{}trd-screener.html", release()?));
    let (told, is_well) = tokio::task::spawn_blocking(move || verify(&address)).await??;
    ensure!(is_well && told.contains("0 missing") && told.contains("uncompressed"), "{told}");
    Ok(())
}

/// Control: the same nginx without the lines of the recipe. Each header is told of, with its reason; and a file that is not
/// the release, too.
pub async fn a_server_without_the_recipe_is_told_what_is_missing(_: &TestContext) -> Result<()> {
    let ground = Ground::prepare()?;
    let (_running, home) = nginx::start(&ground, true)?;
    let address = format!("{home}{}trd-screener.html", release()?);
    let (told, is_well) = verify(&address)?;
    ensure!(!is_well && told.contains("the bytes are those of the release"), "{told}");
    misses_every_header(&told)?;
    ensure!(told.contains("uncompressed"), "{told}");
    let file = ground.file(&format!("www{}trd-screener.html", release()?));
    let changed = artefact::document()?.replacen("<script>", "<script>/* injected */", 1);
    std::fs::write(file, changed)?;
    let (told, is_well) = verify(&address)?;
    ensure!(
        !is_well && told.contains("MISSING the bytes are not those of the release") && told.contains("rewritten"),
        "{told}"
    );
    let (told, is_well) = verify(&format!("{home}/nothing.html"))?;
    ensure!(!is_well && told.contains("404"), "{told}");
    Ok(())
}

/// The element, loaded from the address of today, finds the document beside that address.
pub async fn the_element_of_today_leads_to_the_document_of_today(cx: &TestContext) -> Result<()> {
    let ground = Ground::prepare()?;
    let page = "<!doctype html><meta charset=utf-8><link rel=icon href='data:,'><title>Clinic</title>
        <script src=/self-check/trd-screener.js></script>
        <trd-screener clinic='Harbor Street Clinic'><p>In a crisis, call or text 988.</p></trd-screener>";
    std::fs::write(ground.file("www/page.html"), page)?;
    let (_running, home) = nginx::start(&ground, false)?;
    cx.driver().goto(format!("{home}/page.html")).await?;
    Questionnaire::embedded(cx).begin().await?;
    let text: String = cx.script("return document.querySelector('main').innerText;", vec![]).await?;
    ensure!(text.contains("Harbor Street Clinic"), "{text}");
    Ok(())
}
