//! Focus: it moves in this one place, and never by itself on the first page, where it would scroll the clinic's page.

use crate::browser::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The id of the heading that takes the focus on each move.
pub const TITLE: &str = "title";
/// The id of the error summary.
pub const ERRORS: &str = "errors";

/// Moves the focus to the element of an id, and the frame with it, but not the clinic's page: see
/// `shell/lockdown/focus.js`. Returns whether there is one.
pub fn to(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return false };
    element.focus().is_ok()
}

/// Opens what is folded under an id, and moves the focus to the row that opens it.
pub fn open(id: &str) {
    let Some(folded) = document().and_then(|document| document.get_element_by_id(id)) else { return };
    let _ = folded.set_attribute("open", "");
    if let Some(row) = folded.first_element_child().and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
        let _ = row.focus();
    }
}

/// Removes the focus from the active element before its page is replaced. Otherwise the browser does it after the
/// replacement and scans the whole document, which takes a tenth of the time of a press on a slow phone.
pub fn blur_active() {
    let element = document().and_then(|document| document.active_element());
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.blur();
    }
}

/// After a move: the page's heading, from the top of the page.
pub fn to_title() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    to(TITLE);
}

/// Whether the heading on the screen says what the state asks.
///
/// A translator that has replaced the text can leave the old question on the screen while the state moves on. Then an
/// answer would count for another question than the one that was read.
pub fn title_says(expected: &str) -> bool {
    let title = document().and_then(|document| document.get_element_by_id(TITLE));
    title.and_then(|title: Element| title.text_content()).is_none_or(|shown| shown == expected)
}
