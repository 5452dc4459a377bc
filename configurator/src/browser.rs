//! The browser, as far as the page needs it.

use clinical::text::{Lang, say};
use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Document, Element, HtmlElement, HtmlIFrameElement, HtmlTemplateElement};

/// What the page's own script does. None of it throws.
#[derive(Clone, PartialEq)]
pub struct Tools {
    pub copy: Function,
    pub read: Function,
    pub save: Function,
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

fn root() -> Option<HtmlElement> {
    document()?.document_element()?.dyn_into().ok()
}

/// The language of the browser, where the page speaks it.
pub fn language() -> Lang {
    let told = web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default();
    told.get(..2).and_then(Lang::from_code).unwrap_or_default()
}

/// Says in which language the page is written, and which way it runs.
pub fn set_language(lang: Lang, title: &str) {
    if let Some(root) = root() {
        root.set_lang(lang.code());
        root.set_dir(say::language_direction(lang));
    }
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets a colour or a length that the style sheet uses.
pub fn set_style(name: &str, css: &str) {
    if let Some(root) = root() {
        // A value that the style sheet refuses leaves the default.
        let _ = root.style().set_property(name, css);
    }
}

/// Moves the focus to the element of an id.
pub fn focus(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Puts a new frame with the self-check in the place of the old one. What it is told travels in its name, as from the
/// shell of the artefact: nothing of it is ever parsed as markup.
///
/// - `mode`: as which of the two ways it begins, `embed` or `page`.
pub fn show_frame(place: &Element, mode: &str, told: &str, title: &str) {
    let new = || -> Option<HtmlIFrameElement> {
        let template = document()?.query_selector("template").ok()??.dyn_into::<HtmlTemplateElement>().ok()?;
        let frame = template.content().query_selector("iframe").ok()??;
        document()?.import_node_with_deep(&frame, true).ok()?.dyn_into().ok()
    };
    if let Some(frame) = new() {
        frame.set_name(&format!("{mode}  {told}"));
        frame.set_title(title);
        place.replace_children_with_node_1(&frame);
    }
}

/// Copies what the text area of an id holds; where the browser refuses, it stays selected. Then tells whether it did.
pub fn copy(tools: &Tools, id: &str, told: impl FnOnce(bool) + 'static) {
    let told = Closure::once_into_js(told);
    let _ = tools.copy.call2(&JsValue::NULL, &element(id), &told);
}

/// Tells the text of the file that was chosen in the field of an id: `None` where none is chosen, nothing where it is no text
/// or far too long.
pub fn read(tools: &Tools, id: &str, told: impl FnOnce(Option<String>) + 'static) {
    let told = Closure::once_into_js(told);
    let _ = tools.read.call2(&JsValue::NULL, &element(id), &told);
}

/// Saves a text as a file.
pub fn save(tools: &Tools, name: &str, text: &str) {
    let _ = tools.save.call2(&JsValue::NULL, &name.into(), &text.into());
}

fn element(id: &str) -> JsValue {
    document().and_then(|document| document.get_element_by_id(id)).map_or(JsValue::NULL, JsValue::from)
}
