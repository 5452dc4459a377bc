//! What the artefact weighs on its way to a cheap phone.

use std::io::Write;

use anyhow::{Result, ensure};
use brotli::enc::BrotliEncoderParams;
use browser_tests::artefact;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::Deserialize;

#[derive(Debug, Deserialize, PartialEq, Eq)]
struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// `sizes.json`: the document, and the custom element beside it.
#[derive(Deserialize)]
struct All {
    #[serde(flatten)]
    document: Sizes,
    element: Sizes,
}

#[derive(Deserialize)]
struct Budget {
    brotli: usize,
    reason: String,
}

#[derive(Deserialize)]
struct Budgets {
    #[serde(flatten)]
    document: Budget,
    element: Budget,
}

fn sizes() -> Result<All> {
    Ok(serde_json::from_str(&artefact::file("sizes.json")?)?)
}

fn real(text: &str) -> Result<Sizes> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(text.as_bytes())?;
    let mut brotli = Vec::new();
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: text.len(), ..Default::default() };
    brotli::BrotliCompress(&mut text.as_bytes(), &mut brotli, &parameters)?;
    Ok(Sizes { raw: text.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
}

/// `sizes.json` says what the two files really weigh, plain, with gzip -9 and with brotli -q 11.
#[test]
fn the_sizes_are_those_of_the_files() -> Result<()> {
    let All { document, element } = sizes()?;
    for (file, said) in [("trd-screener.html", document), ("trd-screener.js", element)] {
        let real = real(&artefact::file(file)?)?;
        ensure!(said == real, "sizes.json says {said:?} of {file}, it has {real:?}");
    }
    Ok(())
}

/// The artefact keeps within the budget of `budget.json`.
#[test]
fn the_sizes_keep_within_their_budgets() -> Result<()> {
    let budgets: Budgets = serde_json::from_str(include_str!("budget.json"))?;
    let All { document, element } = sizes()?;
    for (file, size, Budget { brotli, reason }) in
        [("the document", document.brotli, budgets.document), ("the element", element.brotli, budgets.element)]
    {
        ensure!(size <= brotli, "{file}: {size} bytes after brotli, and the budget is {brotli}: {reason}");
    }
    Ok(())
}
