//! The set-up page: a clinic's staff fill in the settings, see the self-check itself with them, and copy what their
//! website needs. One page in one file, which works without a network and sends nothing.
//!
//! All rules and sentences are in the crate `clinical`; no part of this page is in the self-check. The browser is touched in
//! `browser.rs` only.

mod app;
mod browser;
pub mod encode;
pub mod field;
pub mod form;
pub mod handover;
pub mod hosting;
mod import;
mod model;
mod pin;
pub mod preview;
mod scripts;
pub mod snippet;
pub mod step;
mod view;

use js_sys::Function;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

/// Draws the page into `root`.
///
/// - `recipes`: what each server is told, in the order of [`hosting::Server::ALL`]: the rules for the release, and which
///   release is today's;
/// - `version` and `sha256`: of the document of the release;
/// - `copy`: copies what a text area holds, and tells whether it did;
/// - `read`: tells the text of the file that was chosen in a field;
/// - `save`: saves a text as a file of a name.
#[wasm_bindgen]
pub fn start(
    root: Element,
    recipes: Vec<String>,
    version: String,
    sha256: String,
    copy: Function,
    read: Function,
    save: Function,
) {
    let release = pin::Release { version, sha256 };
    let tools = browser::Tools { copy, read, save };
    yew::Renderer::<app::App>::with_root_and_props(root, app::Props { recipes, release, tools }).render();
}
