//! From the sources to the one document that a clinic embeds.
//!
//! ```text
//!             shell/*.js, styles/, the words ──┐
//! cargo ─▶ wasm-bindgen ─▶ glue ─▶ esbuild ─▶ frame.html ─▶ shell.html ─▶ trd-screener.html
//!                    └─▶ wasm-opt ─▶ text ───────────────────▲
//! ```

mod configurator;
mod document;
pub mod document_texts;
mod npm;
mod policy;
mod preboot;
mod sizes;
mod template;
mod text;
mod wasm;

pub use document::{Document, FOR_EVERY_PAGE};
pub use npm::{install_for_bench, install_for_tests};
pub use sizes::Sizes;
pub use template::escape;
pub use wasm::with_names;

use std::path::PathBuf;

use anyhow::Result;

use crate::packaging::Release;
use crate::project;

/// The set-up page for a clinic's staff.
pub const SETUP: &str = "setup.html";

/// The name of the document, in `dist/` and in the line that a clinic pastes.
pub const DOCUMENT: &str = "trd-screener.html";

/// The custom element that makes the frame: the name of its source, and of the file in `dist/`.
pub const ELEMENT: &str = "trd-screener.js";

/// The same as a module, for the npm package.
const MODULE: &str = "packaging/npm/index.js";

/// The page of a made-up clinic that embeds it; others stand in the folders of [`EXAMPLES`].
const INDEX: &str = "index.html";

/// The folder of the examples, a folder for each form of embedding.
pub const EXAMPLES: &str = "examples";

/// What a build is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// To be seen at once after an edit: larger, and not the artefact's bytes.
    Serve,
    /// To be given to clinics: as small as it gets, and the same bytes on every machine.
    Release,
    /// The same with the two languages that are made for tests.
    Pseudo,
    /// The preview in the set-up page: begins at any page with made-up answers, and says so.
    Preview,
    /// The set-up page itself.
    Setup,
}

impl Profile {
    /// The name of the profile in the root `Cargo.toml`.
    const fn name(self) -> &'static str {
        match self {
            Self::Serve => "serve",
            Self::Release | Self::Pseudo | Self::Preview | Self::Setup => "release",
        }
    }

    /// The crate that is compiled.
    const fn package(self) -> &'static str {
        if matches!(self, Self::Setup) { "configurator" } else { "trd-screener" }
    }

    /// What is asked of it.
    const fn features(self) -> &'static [&'static str] {
        match self {
            Self::Serve | Self::Release | Self::Setup => &[],
            Self::Pseudo => &["--features", "pseudo"],
            Self::Preview => &["--features", "preview"],
        }
    }

    /// Where the steps of a build leave their files.
    fn folder(self) -> PathBuf {
        let name = match self {
            Self::Pseudo => "pseudo",
            Self::Preview => "preview",
            Self::Setup => "setup",
            Self::Serve | Self::Release => self.name(),
        };
        project::root().join("target/xtask").join(name)
    }
}

/// Builds the document. Whatever is missing on this machine is installed first, or named.
pub fn build(profile: Profile) -> Result<Document> {
    npm::install()?;
    let widget = wasm::build(profile)?;
    document::assemble(&widget)
}

/// Builds the set-up page of a release, with what web servers are told of it.
pub fn setup(release: &Release) -> Result<String> {
    npm::install()?;
    let preview = wasm::build(Profile::Preview)?;
    let own = wasm::build(Profile::Setup)?;
    configurator::assemble(&preview, &own, release)
}
