//! `dist/release.json`: by what a clinic's copy is known to be the release.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::VERSION;
use crate::build::Document;

/// The name of the file.
pub const NAME: &str = "release.json";

/// What a server has to give.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Release {
    pub version: String,
    /// The hash of the document.
    pub sha256: String,
    /// The headers that go with it.
    pub headers: BTreeMap<String, String>,
}

impl Release {
    pub fn of(document: &Document) -> Self {
        let headers = document.headers().map(|(name, value)| (name.to_owned(), value.to_owned()));
        Self { version: VERSION.to_owned(), sha256: sha256(document.html().as_bytes()), headers: headers.into() }
    }

    /// Reads the file of a release.
    pub fn read(file: &Path) -> Result<Self> {
        let text =
            fs::read(file).with_context(|| format!("cannot read {} (run `cargo xtask dist`)", file.display()))?;
        serde_json::from_slice(&text).with_context(|| format!("{} is no release", file.display()))
    }

    /// Whether these are its document's bytes.
    pub fn is(&self, document: &[u8]) -> bool {
        sha256(document) == self.sha256
    }

    pub fn json(&self) -> Result<String> {
        Ok(format!("{}\n", serde_json::to_string_pretty(self)?))
    }

    /// A part of the hash, enough to tell releases apart in an address.
    pub fn short_hash(&self) -> &str {
        self.sha256.get(..12).unwrap_or(&self.sha256)
    }
}

/// The hash of some bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a text cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
