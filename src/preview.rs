//! The preview of the set-up page: the same widget, begun at any page with answers of somebody made up. It says so on
//! every page. In the artefact there is nothing of it: see the feature `preview`.

use crate::{browser, components::text, config::Config};
use clinical::{sample::PreviewPage, session::Session, setup, text::Lang};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// What stands before the settings.
const KEY: &str = "preview=";

/// Takes what the set-up page asks for off the front of the settings: `preview=PLACE,SCHEME&…`. Where it asks for nothing
/// that there is, the preview begins at the start, in the colours that the device asks for.
pub fn take(told: &str) -> (PreviewPage, &str) {
    let Some(asked) = told.strip_prefix(KEY) else { return (PreviewPage::Start, told) };
    let (asked, fragment) = asked.split_once('&').unwrap_or((asked, ""));
    let (name, scheme) = asked.split_once(',').unwrap_or((asked, ""));
    paint(scheme);
    (PreviewPage::from_name(name).unwrap_or(PreviewPage::Start), fragment)
}

/// Lets the style sheet of these colours hold, and no other. What a frame is told of the colours that a person likes
/// comes from the device, and differs between browsers: so the preview carries a sheet for each.
fn paint(scheme: &str) {
    let sheets = browser::document().and_then(|document| document.query_selector_all("style").ok());
    for (name, place) in [("light", 0), ("dark", 1)] {
        let sheet = sheets.as_ref().and_then(|sheets| sheets.item(place));
        if let Some(sheet) = sheet.and_then(|sheet| sheet.dyn_into::<Element>().ok()) {
            let _ = sheet.set_attribute("media", if name == scheme { "all" } else { "not all" });
        }
    }
}

/// The session that stands at the place.
pub fn first(config: &Config) -> Session {
    let home = config.settings.country;
    config.place.session(home).unwrap_or_else(|| Session::new(home))
}

/// The page with its mark.
pub fn marked(page: Html, lang: Lang) -> Html {
    html! { <>{ page }<aside class="preview">{ text("p", "", setup::preview_mark(lang)) }</aside></> }
}
