//! The promise is said in the same words wherever it is said: on the start pages, in the documents, in the privacy texts.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use clinical::text::{Lang, say};

/// Where both parts stand, in English.
const FILES: [&str; 6] = [
    "README.md",
    "SECURITY.md",
    "docs/clinic-guide.md",
    "docs/assurance.md",
    "packaging/npm/README.md",
    "packaging/wordpress/readme.txt",
];

/// The words of a document, without what quotes and breaks its lines.
fn words(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim_start().trim_start_matches('>'));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[test]
fn each_document_promises_what_the_start_pages_do() -> Result<()> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for file in FILES {
        let text = words(&std::fs::read_to_string(project.join(file)).with_context(|| format!("cannot read {file}"))?);
        for promise in [say::promise_page(Lang::En), say::promise_embed(Lang::En)] {
            ensure!(text.contains(promise), "{file} does not say {promise:?}");
        }
    }
    Ok(())
}

/// Control: a word less is seen.
#[test]
fn a_word_less_is_seen() {
    let promise = say::promise_embed(Lang::En);
    let quoted = promise.replace(". ", ".\n  > ");
    assert!(words(&quoted).contains(promise));
    assert!(!words(&quoted.replace("often, where ", "")).contains(promise));
}
