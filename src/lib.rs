//! The widget: the questionnaire as pages, drawn with Yew inside an isolated frame.
//!
//! All rules and sentences are in the crate `clinical`. What is here draws a [`clinical::session::Session`] and turns
//! what a person presses into [`clinical::session::Event`]s. The browser is asked for things in `browser.rs`,
//! `focus.rs`, `idle.rs` and `keep.rs` only; the rest knows its events and elements.

mod app;
mod browser;
mod components;
mod early;
mod focus;
mod idle;
mod keep;
mod leaving;
mod pages;
#[cfg(feature = "preview")]
mod preview;
mod scene;

use clinical::{crisis, settings::Settings};
use js_sys::Function;
use std::rc::Rc;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

/// Draws the widget into `root`.
///
/// - `fragment`: the clinic's settings, as they stand behind the `#` of the address;
/// - `own_page`: whether the widget is a page of its own, and not embedded in a clinic's;
/// - `seal_links`: takes the list of every link that the page may ever show; called once, before the first page;
/// - `leave`: asks the shell to go to a neutral page, where the widget is a page of its own;
/// - `keep`: prints, copies, saves and opens, as [`keep`] says;
/// - `pressed`: what a person pressed on the early pages, as [`early`] reads it.
#[wasm_bindgen]
pub fn start(
    root: Element,
    fragment: &str,
    own_page: bool,
    seal_links: &Function,
    leave: Function,
    keep: Function,
    pressed: String,
) {
    #[cfg(feature = "preview")]
    let (place, fragment) = preview::take(fragment);
    let (settings, problems) = Settings::read(fragment);
    for problem in &problems {
        browser::warn(&problem.to_string());
    }
    let mut links = crisis::all_links();
    links.extend(settings.links());
    links.push(browser::NEUTRAL_PAGE.to_owned());
    browser::call_with(seal_links, links.iter().map(String::as_str));
    if let Some(accent) = settings.accent {
        browser::set_accent(&accent.css(), &accent.light_css());
    }
    let setup = scene::Setup {
        settings,
        today: browser::today(),
        own_page,
        leave,
        keep,
        pressed,
        #[cfg(feature = "preview")]
        place,
    };
    yew::Renderer::<app::App>::with_root_and_props(root, app::Props { setup: Rc::new(setup) }).render();
}
