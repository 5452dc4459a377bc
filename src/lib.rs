//! The widget: the questionnaire as pages, drawn with Yew inside an isolated frame.
//!
//! All rules and sentences are in the crate `clinical`. What is here draws a [`clinical::session::Session`] and turns
//! what a person presses into [`clinical::session::Event`]s. Pages are functions of data: only `app.rs`, `browser.rs`,
//! `focus.rs`, `host.rs`, `idle.rs` and `export.rs` ask a browser for something.

mod app;
mod browser;
mod components;
pub mod config;
pub mod export;
mod focus;
pub mod form;
mod host;
pub mod idle;
mod pages;
mod preboot;
#[cfg(feature = "preview")]
mod preview;
#[cfg(feature = "ssr")]
pub mod render;
pub mod view_context;

use clinical::{crisis, crisis_help::NEUTRAL_PAGE, settings::Settings};
use config::Config;
use host::Host;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Draws the widget into `root`.
#[wasm_bindgen]
pub fn start(root: Element, host: Host) {
    let fragment = &*host.settings();
    #[cfg(feature = "preview")]
    let (place, fragment) = preview::take(fragment);
    let (settings, problems) = Settings::read(fragment);
    for problem in &problems {
        browser::warn(&problem.to_string());
    }
    let mut links = crisis::all_links();
    links.extend(settings.links());
    links.push(NEUTRAL_PAGE.to_owned());
    host.seal_links(&links.join("\n"));
    if let Some(accent) = settings.accent {
        browser::set_accent(&accent.css(), &accent.light_css());
    }
    let form = form::Form::read(&host.form(), &settings);
    let mut config = Config::new(settings, form, browser::today());
    config.pressed = host.pressed();
    #[cfg(feature = "preview")]
    {
        config.place = place;
    }
    let props = app::Props { config: Rc::new(config), host };
    yew::Renderer::<app::App>::with_root_and_props(root, props).render();
}
