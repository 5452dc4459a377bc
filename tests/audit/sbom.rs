//! The bill of materials names the artefact that lies beside it, and every crate of the wasm.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};
use browser_tests::artefact;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Its hash is that of the document; each part has a version, a licence and a hash; the widget needs Yew, directly.
#[test]
fn the_bill_names_the_artefact_and_its_parts() -> Result<()> {
    let bill: Value = serde_json::from_str(&artefact::file("sbom.json")?)?;
    let hash = bill.pointer("/metadata/component/hashes/0/content").and_then(Value::as_str);
    let mut digits = String::new();
    for byte in Sha256::digest(artefact::document()?) {
        write!(digits, "{byte:02x}")?;
    }
    ensure!(hash == Some(digits.as_str()), "the bill is of {hash:?}, the document is {digits}");
    let parts = bill.get("components").and_then(Value::as_array).context("the bill has no components")?;
    ensure!(parts.len() > 50, "only {} parts", parts.len());
    let named = |name: &str| parts.iter().any(|part| part.get("name").and_then(Value::as_str) == Some(name));
    for name in ["yew", "wasm-bindgen", "rlsf", "esbuild", "binaryen"] {
        ensure!(named(name), "the bill does not name {name}");
    }
    for part in parts {
        let count = |key: &str| part.get(key).and_then(Value::as_array).map_or(0, Vec::len);
        // The project's own crates have no licence of their own in the list of a registry, and no hash.
        let is_own = part.get("name").and_then(Value::as_str) == Some("clinical");
        ensure!(is_own || (count("licenses") == 1 && count("hashes") == 1), "{part} lacks a licence or a hash");
    }
    Ok(())
}
