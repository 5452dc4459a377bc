//! What the wasm may call: its imports, by the names that xtask/src/build/wasm.rs gives them.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use browser_tests::artefact;
use wasmparser::{Parser, Payload};

use crate::list;

/// The imports; of two with the same name the second has a number behind it.
fn imports(wasm: &[u8]) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                names.insert(import?.name.to_owned());
            }
        }
    }
    Ok(names)
}

/// The wasm calls what `imports.txt` lists, and nothing else: a new import fails by its name.
#[test]
fn the_wasm_calls_what_is_listed() -> Result<()> {
    let found = imports(&artefact::wasm(&artefact::document()?)?)?;
    ensure!(found.len() > 20, "expected the imports of a widget, found {found:?}");
    list::check("imports.txt", &found)
}

/// Control: an import more is found in the wasm, and named.
#[test]
fn a_new_import_is_named() -> Result<()> {
    // A module with one type and two imports, written by hand.
    let wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x16\x02\x01w\x06atOnce\0\0\x01w\x05fetch\0\0";
    let found = imports(wasm)?;
    let (new, gone) = list::compare(&found, "atOnce\nsetTimeout\n");
    ensure!(new == ["fetch"] && gone == ["setTimeout"], "{new:?} {gone:?} of {found:?}");
    Ok(())
}
