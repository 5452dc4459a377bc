//! Where the element finds the document: by what the clinic says, whatever has become of the script, and never by what
//! something else on the page says.

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, artefact};

use super::clinic::page;
use super::element::{SCRIPT, element};

/// Both forms of the element.
const FORMS: [&str; 2] = ["form=link ", ""];

/// What the element shows a moment later: the address of its frame or link, or none; and how high its room and the clinic's line
/// are.
async fn shown(cx: &TestContext, head: &str, body: &str) -> Result<(Option<String>, u32)> {
    cx.host.add_page("/places.html", "text/html", page(head, body));
    cx.open("/places.html").await?;
    let script = "return new Promise((done) => setTimeout(() => {
        const element = document.querySelector('trd-screener');
        const shown = element.shadowRoot?.querySelector('iframe, a[href]');
        const line = document.getElementById('line');
        if (!line.checkVisibility()) return done([null, 0]);
        done([shown?.src ?? shown?.href ?? null, Math.round(element.getBoundingClientRect().height)]);
      }, 700));";
    cx.script(script, vec![]).await
}

/// A site's optimiser serves the script from elsewhere, merged with others, or written into the page. Told where the document
/// is, the element shows it; not told, it finds it in the folder that docs/hosting.md names; and where it is not there either,
/// it shows the clinic's line alone, and no page that says "not found".
pub async fn a_script_that_has_been_moved_still_finds_it(cx: &TestContext) -> Result<()> {
    let script = artefact::file("trd-screener.js")?;
    for path in ["/cache/all-scripts.js", "/cache/min/trd-screener.js"] {
        cx.host.add_page(path, "text/javascript", script.clone());
    }
    let heads = [
        "<script defer src=/cache/all-scripts.js></script>".to_owned(),
        "<script src='/cache/min/trd-screener.js?ver=1'></script>".to_owned(),
        format!("<script>{script}</script>"),
        format!("<script>(0, eval)({})</script>", serde_json::to_string(&script)?),
    ];
    // In this order: a page of the host cannot be taken away again.
    for head in &heads {
        let (frame, height) = shown(cx, head, &element("")).await?;
        ensure!(frame.is_none() && (10..300).contains(&height), "{frame:?}, {height} px, by {head:.60}");
    }
    for head in &heads {
        let (frame, _) = shown(cx, head, &element("src=/trd-screener.html")).await?;
        let frame = frame.with_context(|| format!("no frame by {head:.60}"))?;
        ensure!(frame.starts_with(&cx.host.url("/trd-screener.html#")), "{frame}");
    }
    cx.host.add_page("/self-check/trd-screener.html", "text/html; charset=utf-8", artefact::document()?);
    for head in &heads {
        for form in FORMS {
            let (frame, _) = shown(cx, head, &element(form)).await?;
            let frame = frame.with_context(|| format!("no frame by {form}{head:.60}"))?;
            ensure!(frame.starts_with(&cx.host.url("/self-check/trd-screener.html#")), "{frame}");
        }
        Questionnaire::embedded(cx).begin().await?;
    }
    Ok(())
}

/// An image can take the name of a property of the page, and so stand in its place: somebody who may put images on the page
/// must not choose the document by it.
pub async fn an_image_cannot_choose_the_document(cx: &TestContext) -> Result<()> {
    let foreign = "<!doctype html><title>Foreign</title>";
    cx.host.add_page("/foreign/trd-screener.html", "text/html", foreign);
    for (name, form) in ["currentScript", "baseURI"].into_iter().flat_map(|name| FORMS.map(|form| (name, form))) {
        let image = format!("<img name={name} src=/foreign/trd-screener.js alt=''>");
        let (frame, _) = shown(cx, "", &format!("{image}{SCRIPT}{}", element(form))).await?;
        let frame = frame.with_context(|| format!("no frame beside an image named {name}"))?;
        ensure!(frame.starts_with(&cx.host.url("/trd-screener.html#")), "{name}: {frame}");
        // Control: the page itself is taken in by it.
        let is_image: bool = cx.script(&format!("return document.{name} instanceof HTMLImageElement;"), vec![]).await?;
        ensure!(is_image, "an image does not stand in the place of {name}");
    }
    Ok(())
}

/// An address that is no page's is none for the document: it would be code, or markup that nobody serves.
pub async fn only_pages_are_shown(cx: &TestContext) -> Result<()> {
    for address in
        ["javascript:alert(1)", "data:text/html,<p>Foreign", "blob:http://127.0.0.1/1", "about:blank", "file:///x"]
    {
        for form in FORMS {
            let (frame, height) = shown(cx, SCRIPT, &element(&format!("{form}src='{address}'"))).await?;
            ensure!(frame.is_none() && (10..300).contains(&height), "{form}{address}: {frame:?}, {height} px");
        }
    }
    Ok(())
}
