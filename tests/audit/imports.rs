//! What the wasm may call: its imports, without the hashes that wasm-bindgen puts behind their names.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};
use browser_tests::artefact;
use wasmparser::{Parser, Payload};

use crate::list;

/// The imports, each with how many there are of that name where that is more than one.
fn imports(wasm: &[u8]) -> Result<BTreeSet<String>> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                *counts.entry(without_hash(import?.name).to_owned()).or_default() += 1;
            }
            // There is no second one, and the code behind it is sorted as it travels.
            break;
        }
    }
    let line = |(name, count): (String, usize)| if count > 1 { format!("{name} ×{count}") } else { name };
    Ok(counts.into_iter().map(line).collect())
}

fn without_hash(name: &str) -> &str {
    let is_hash = |end: &str| end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    name.rsplit_once('_').filter(|(_, end)| is_hash(end)).map_or(name, |(start, _)| start)
}

/// The wasm calls what `imports.txt` lists, and nothing else: a new import fails by its name.
#[test]
fn the_wasm_calls_what_is_listed() -> Result<()> {
    let frame = artefact::frame(&artefact::document()?)?;
    let found = imports(&artefact::wasm(&frame)?)?;
    ensure!(found.len() > 20, "expected the imports of a widget, found {found:?}");
    list::check("imports.txt", &found)
}

/// Control: an import more is found in the wasm, and named.
#[test]
fn a_new_import_is_named() -> Result<()> {
    // A module with one type and two imports, written by hand.
    let wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x26\x02\x01w\x16__wbg_0123456789abcdef\0\0\x01w\x05fetch\0\0";
    let found = imports(wasm)?;
    let (new, gone) = list::compare(&found, "__wbg\nsetTimeout\n");
    ensure!(new == ["fetch"] && gone == ["setTimeout"], "{new:?} {gone:?} of {found:?}");
    Ok(())
}
