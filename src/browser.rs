//! The browser, as far as the widget needs it: the day, the console, the clinic's colour.

use clinical::{
    date::Date,
    text::{Lang, say},
};
use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, HtmlElement};

/// The document of the frame.
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The day on this device's clock. A clock far off only makes more crisis lines count as past their date.
pub fn today() -> Date {
    let now = js_sys::Date::new_0();
    let year = u16::try_from(now.get_full_year()).unwrap_or(u16::MAX);
    let month = u8::try_from(now.get_month() + 1).unwrap_or_default();
    let day = u8::try_from(now.get_date()).unwrap_or_default();
    Date::new(year, month, day).unwrap_or(Date::LATEST)
}

/// Milliseconds on this device's clock.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Tells the clinic's engineer something about a setting. Never anything about an answer.
pub fn warn(text: &str) {
    web_sys::console::warn_1(&JsValue::from(format!("trd-screener: {text}")));
}

/// Listens on the window of the frame; ends when what is returned is dropped.
pub fn listen(name: &'static str, handler: impl FnMut(&web_sys::Event) + 'static) -> Option<EventListener> {
    Some(EventListener::new(web_sys::window()?.as_ref(), name, handler))
}

/// Sets the colour of buttons and links, and its shade for a dark page.
pub fn set_accent(css: &str, light: &str) {
    if let Some(root) = root() {
        // A value that the style sheet refuses leaves the default.
        let _ = root.style().set_property("--accent", css);
        let _ = root.style().set_property("--accent-light", light);
    }
}

/// Says in which language the document is written, and which way it runs.
pub fn set_language(lang: Lang) {
    if let Some(root) = root() {
        root.set_lang(lang.code());
        root.set_dir(say::language_direction(lang));
    }
}

fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}
