//! From the sources to the one document that a clinic embeds.
//!
//! ```text
//! cargo ─▶ wasm-bindgen ─▶ wasm-opt ─┐
//!                    └─▶ glue ───────┼─▶ esbuild ─▶ frame.html ─▶ shell.html ─▶ trd-screener.html
//!                        shell/*.js ─┘               ▲ styles/, the words
//! ```

mod document;
mod npm;
mod policy;
mod sizes;
mod streams;
mod template;
mod text;
mod wasm;
pub mod words;

pub use document::Document;
pub use npm::{install_for_bench, install_for_tests};
pub use sizes::Sizes;
pub use template::escape;

use std::path::PathBuf;

use anyhow::Result;

use crate::project;

/// The name of the document, in `dist/` and in the line that a clinic pastes.
pub const DOCUMENT: &str = "trd-screener.html";

/// The custom element that makes the frame: the name of its source, and of the file in `dist/`.
pub const ELEMENT: &str = "trd-screener.js";

/// The same as a module, for the npm package.
const MODULE: &str = "integrations/npm/index.js";

/// The folder of the pages that embed it as a clinic's page does.
pub const DEMO: &str = "demo";

/// What a build is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// To be seen at once after an edit: larger, and not the artefact's bytes.
    Serve,
    /// To be given to clinics: as small as it gets, and the same bytes on every machine.
    Release,
    /// The same with the two languages that are made for tests.
    Pseudo,
}

impl Profile {
    /// The name of the profile in the root `Cargo.toml`.
    const fn name(self) -> &'static str {
        match self {
            Self::Serve => "serve",
            Self::Release | Self::Pseudo => "release",
        }
    }

    /// What is asked of the widget's crate.
    const fn features(self) -> &'static [&'static str] {
        match self {
            Self::Serve | Self::Release => &[],
            Self::Pseudo => &["--features", "pseudo"],
        }
    }

    /// Where the steps of a build leave their files.
    fn folder(self) -> PathBuf {
        let name = if self == Self::Pseudo { "pseudo" } else { self.name() };
        project::root().join("target/xtask").join(name)
    }
}

/// Builds the document. Whatever is missing on this machine is installed first, or named.
pub fn build(profile: Profile) -> Result<Document> {
    npm::install()?;
    let widget = wasm::build(profile)?;
    document::assemble(&widget)
}
