//! The Content Security Policy: the same in the document and in the headers, and no wider than it has to be.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use browser_tests::artefact;

fn policy(document: &str) -> Result<&str> {
    artefact::between(document, "http-equiv=\"Content-Security-Policy\" content=\"", "\"")
}

/// The words of one directive.
fn directive(policy: &str, name: &str) -> Result<BTreeSet<String>> {
    let found = policy.split(';').map(str::trim).find_map(|part| part.strip_prefix(name)?.strip_prefix(' '));
    Ok(found.with_context(|| format!("the policy has no {name}"))?.split(' ').map(str::to_owned).collect())
}

/// The document and the headers carry the same policy, and the headers the other five promises; the element the one that
/// lets it be loaded from another address.
#[test]
fn the_headers_say_what_the_document_says() -> Result<()> {
    let document = artefact::document()?;
    let headers = artefact::file("_headers")?;
    let (of_document, of_element) = headers.split_once("/trd-screener.js\n").context("no headers of the element")?;
    let mut lines = of_document.lines();
    ensure!(lines.next() == Some("/trd-screener.html"), "the headers are for another page: {headers}");
    let said: BTreeSet<&str> = lines.map(str::trim).collect();
    let for_every_page = "Cross-Origin-Resource-Policy: cross-origin";
    ensure!(of_element.trim() == for_every_page, "the element comes with {of_element}");
    let policy = format!("Content-Security-Policy: {}", policy(&document)?);
    let others = [
        "Cross-Origin-Embedder-Policy: require-corp",
        "Cross-Origin-Opener-Policy: same-origin",
        for_every_page,
        "Referrer-Policy: no-referrer",
        "X-Content-Type-Options: nosniff",
        "X-DNS-Prefetch-Control: off",
    ];
    let expected: BTreeSet<&str> = others.into_iter().chain([policy.as_str()]).collect();
    ensure!(said == expected, "the headers say {said:#?}, expected {expected:#?}");
    Ok(())
}

/// The policy lets exactly the scripts and styles run that are in the two documents: each is pinned by its hash, and
/// nothing else is.
#[test]
fn each_script_and_style_is_pinned() -> Result<()> {
    let document = artefact::document()?;
    let (shell, frame) = (artefact::shell(&document)?, artefact::frame(&document)?);
    let policy = policy(&document)?;
    for (name, element, more) in [("script-src", "script", Some("'wasm-unsafe-eval'")), ("style-src", "style", None)] {
        let contents: Vec<&str> = [&shell, &frame].iter().flat_map(|html| artefact::contents(html, element)).collect();
        ensure!(contents.len() == 2, "expected two <{element}>, found {}", contents.len());
        // The wasm stands in a third, which no browser takes for a script.
        let wasm =
            if element == "script" { document.matches("<script type=\"text/plain\" id=\"wasm\"").count() } else { 0 };
        let tags = document.matches(&format!("<{element}")).count() - wasm;
        ensure!(wasm <= 1 && tags == 2, "a <{element}> with attributes is pinned by nobody");
        let pins = contents.into_iter().map(artefact::pin).chain(more.map(str::to_owned)).collect();
        ensure!(directive(policy, name)? == pins, "{name} is {:?}, expected {pins:?}", directive(policy, name)?);
    }
    Ok(())
}

/// Everything else is closed, but calls, text messages, mail, and files that are saved.
#[test]
fn everything_else_is_closed() -> Result<()> {
    let document = artefact::document()?;
    let policy = policy(&document)?;
    for (name, words) in [
        ("default-src", "'none'"),
        ("connect-src", "'none'"),
        ("img-src", "'none'"),
        ("form-action", "'none'"),
        ("base-uri", "'none'"),
        ("worker-src", "'none'"),
        ("frame-src", "blob: mailto: sms: tel:"),
        ("require-trusted-types-for", "'script'"),
        ("trusted-types", "'none'"),
    ] {
        let found: Vec<String> = directive(policy, name)?.into_iter().collect();
        ensure!(found.join(" ") == words, "{name} is {found:?}");
    }
    // Eleven directives in all: one more could loosen what another closes.
    ensure!(policy.split(';').count() == 11, "{policy}");
    Ok(())
}

/// Control: a script with one byte more has another pin.
#[test]
fn a_changed_script_has_another_pin() -> Result<()> {
    let frame = artefact::frame(&artefact::document()?)?;
    let script = artefact::contents(&frame, "script").first().copied().context("no script")?.to_owned();
    let policy = policy(&artefact::document()?)?.to_owned();
    ensure!(policy.contains(&artefact::pin(&script)), "the script is not pinned");
    ensure!(!policy.contains(&artefact::pin(&(script + ";"))), "a changed script has the same pin");
    Ok(())
}
