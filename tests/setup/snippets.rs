//! What is copied.

use anyhow::{Context, Result, ensure};
use browser_tests::{Stage, Walk, until};
use clinical::{crisis, setup, text::Lang};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::page::Page;

/// Each text lands on the clipboard whole, and a live region says so.
pub async fn what_is_copied_is_pasted_whole(stage: &Stage) -> Result<()> {
    let page = Page::open(stage).await?;
    page.fill("clinic", "Harbor \"Street\" & Söhne").await?;
    page.fill("tel", "+1 555 010 0100").await?;
    for kind in ["wordpress", "frame", "element"] {
        page.press(&format!("#site-kind-{kind}")).await?;
        for id in ["snippet", "line"] {
            let expected = page.value(id).await?;
            ensure!(expected.contains("555 010 0100"), "{kind}: {expected}");
            page.press(&format!("[data-copy={id}]")).await?;
            page.says(&format!("[data-copy={id}] + [role=status]"), setup::site_copied(Lang::En)).await?;
            page.put("pasted", "").await?;
            let field = page.find("#pasted").await?;
            field.click().await?;
            field.send_keys(Key::Control + "v").await?;
            let pasted = page.value("pasted").await?;
            ensure!(pasted.trim() == expected.trim(), "{kind}, {id}: pasted\n{pasted}\nexpected\n{expected}");
        }
    }
    Ok(())
}

/// Where the browser lets nothing be copied, the text is selected, and what to press is said.
pub async fn where_nothing_can_be_copied_it_is_selected(stage: &Stage) -> Result<()> {
    let page = Page::open(stage).await?;
    let deny =
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;
        return null;";
    stage.script::<()>(deny, vec![]).await?;
    page.press("[data-copy=snippet]").await?;
    page.says("[data-copy=snippet] + [role=status]", setup::site_selected(Lang::En)).await?;
    let script = "const area = document.activeElement;
        return area.id === 'snippet' && area.value.slice(area.selectionStart, area.selectionEnd) === area.value;";
    ensure!(stage.script::<bool>(script, vec![]).await?, "the text is not selected");
    Ok(())
}

/// The frame and the element, pasted into a page as they are, lead to a self-check with these settings.
pub async fn the_frame_of_the_snippet_works_in_a_page(stage: &Stage) -> Result<()> {
    for kind in ["frame", "element"] {
        let page = Page::open(stage).await?;
        page.fill("clinic", "Harbor Street \"A\" & B").await?;
        page.fill("src", "/trd-screener.html").await?;
        page.press(&format!("#site-kind-{kind}")).await?;
        until("the address to be in it", || async {
            Ok(page.value("snippet").await?.contains("\"/trd-screener.").then_some(()))
        })
        .await?;
        let snippet = page.value("snippet").await?;
        let html = format!("<!doctype html><html lang=en><meta charset=utf-8><title>Clinic</title>{snippet}");
        stage.host.add_page("/from-setup.html", "text/html; charset=utf-8", html);
        stage.begin_at("/from-setup.html").await.with_context(|| snippet.clone())?;
        let shown: String = stage.script("return document.querySelector('main').innerText;", vec![]).await?;
        ensure!(shown.contains("Harbor Street \"A\" & B"), "{kind}: {shown}");
        stage.enter_top().await?;
        let line: String = stage.script("return document.querySelector('p').innerText;", vec![]).await?;
        ensure!(line.contains("988") && line.contains("911"), "{kind}: {line}");
        Walk::embedded(stage).enter().await?;
    }
    Ok(())
}

/// The headers are those of the release; the list of pages is in them only where it is asked for, with every page that a
/// crisis line has, and the clinic's own.
pub async fn the_headers_have_the_clinics_own_list(stage: &Stage) -> Result<()> {
    let page = Page::open(stage).await?;
    page.fill("book", "https://clinic.example/book").await?;
    let release: serde_json::Value = serde_json::from_str(&browser_tests::artefact::file("release.json")?)?;
    let policy = release.pointer("/headers/Content-Security-Policy").and_then(|policy| policy.as_str());
    let policy = policy.context("the release has no policy")?;
    for server in ["nginx", "apache", "netlify"] {
        page.press(&format!("#server-{server}")).await?;
        until("the rules of the server", || async { Ok(page.value("rules").await?.contains(policy).then_some(())) })
            .await?;
        ensure!(
            !page.value("rules").await?.contains("Connection-Allowlist"),
            "{server} has a list that nobody asked for"
        );
        ensure!(page.value("current").await?.contains("/self-check/trd-screener.html"), "{server} leads nowhere");
        page.press("#allowlist").await?;
        page.says("#allowlist-hint", setup::headers_allowlist_warn(Lang::En)).await?;
        until("the list", || async { Ok(page.value("rules").await?.contains("Connection-Allowlist").then_some(())) })
            .await?;
        let rules = page.value("rules").await?;
        let pages = crisis::all_links().into_iter().filter(|link| link.starts_with("https://"));
        for link in pages.chain(["https://clinic.example/book".to_owned()]) {
            let host = link.split('/').nth(2).unwrap_or_default();
            ensure!(rules.contains(&format!("https://{host}/*")), "{server}: {link} is not in\n{rules}");
        }
        page.press("#allowlist").await?;
    }
    let marks =
        stage.script::<bool>("return document.body.innerText.includes(arguments[0]);", vec![json!("@allowlist@")]);
    ensure!(!marks.await?, "a mark was not filled");
    Ok(())
}
