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

#[derive(Deserialize)]
struct Budget {
    brotli: usize,
    reason: String,
}

fn sizes() -> Result<Sizes> {
    Ok(serde_json::from_str(&artefact::file("sizes.json")?)?)
}

/// `sizes.json` says what the file really weighs, plain, with gzip -9 and with brotli -q 11.
#[test]
fn the_sizes_are_those_of_the_file() -> Result<()> {
    let document = artefact::document()?;
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(document.as_bytes())?;
    let mut brotli = Vec::new();
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: document.len(), ..Default::default() };
    brotli::BrotliCompress(&mut document.as_bytes(), &mut brotli, &parameters)?;
    let real = Sizes { raw: document.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() };
    let said = sizes()?;
    ensure!(said == real, "sizes.json says {said:?}, the file has {real:?}");
    Ok(())
}

/// The artefact keeps within the budget of `budget.json`.
#[test]
fn the_size_keeps_within_its_budget() -> Result<()> {
    let budget: Budget = serde_json::from_str(include_str!("budget.json"))?;
    let size = sizes()?.brotli;
    let reason = budget.reason;
    ensure!(size <= budget.brotli, "{size} bytes after brotli, and the budget is {}: {reason}", budget.brotli);
    Ok(())
}
