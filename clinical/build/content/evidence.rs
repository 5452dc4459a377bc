//! What was read of a source, and where: `read` and `url` of a fact and of a safety factor.

use super::source::{Faults, Row};

/// The words of `read`.
const WORDS: [&str; 6] = ["full text", "abstract", "label copy", "secondary", "none", "own"];

/// How the source of a rule of the product's own begins.
const OWN: [&str; 2] = ["Product rule", "Product decision"];

#[derive(Clone, PartialEq, Eq)]
pub struct Evidence {
    /// One of the words above.
    pub read: String,
    /// Where it was read.
    pub url: Option<String>,
}

impl Evidence {
    /// Reads a row. `is_found` says that the row tells otherwise where the text itself stands, as by a DOI.
    pub fn of(row: &Row<'_>, source: &str, is_found: bool, faults: &mut Faults) -> Self {
        let evidence = Self { read: row.one_of("read", &WORDS, faults), url: row.optional("url", faults) };
        if evidence.url.as_ref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
            faults.add(&row.key_place("url"), "`url`: expected an address that begins with https:// or http://");
        }
        let is_there = evidence.url.is_some();
        match evidence.read.as_str() {
            // A DOI is the address of the text itself, not of a copy or of what others write about it.
            "label copy" | "secondary" if !is_there => {
                faults.add(&row.key_place("read"), format!("`{}`: expected its address as `url`", evidence.read));
            }
            "full text" | "abstract" if !is_there && !is_found => {
                faults.add(&row.key_place("read"), format!("`{}`: expected its address as `url`", evidence.read));
            }
            "own" if is_there || is_found => {
                faults.add(&row.key_place("read"), "`own`: a rule of the product's own has no address");
            }
            _ => {}
        }
        let is_own = OWN.iter().any(|begin| source.starts_with(begin));
        if evidence.read == "own" && !is_own {
            faults
                .add(&row.key_place("read"), format!("`own`: expected a source that begins with {}", OWN.join(" or ")));
        }
        evidence
    }
}
