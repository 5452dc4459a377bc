//! What the frame does for the widget: `shell/start.js` makes the one object of this type.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The frame around the widget. Its methods do not throw.
    #[derive(Clone, PartialEq)]
    pub type Host;

    /// The clinic's settings, as they stand behind the `#` of the address.
    #[wasm_bindgen(method, getter)]
    pub fn settings(this: &Host) -> String;

    /// How the widget stands, as [`crate::form::Form`] reads it.
    #[wasm_bindgen(method, getter)]
    pub fn form(this: &Host) -> String;

    /// What a person pressed on the early pages, as [`crate::preboot`] reads it.
    #[wasm_bindgen(method, getter)]
    pub fn pressed(this: &Host) -> String;

    /// Takes every address, one a line, that a link of the widget may ever have. Called once, before the first page.
    #[wasm_bindgen(method, js_name = sealLinks)]
    pub fn seal_links(this: &Host, addresses: &str);

    /// Goes to a neutral page. Embedded it does nothing: the link of the button opens a new tab.
    #[wasm_bindgen(method)]
    pub fn leave(this: &Host);

    /// Prints the page. `title` is what a file is named after.
    #[wasm_bindgen(method)]
    pub fn print(this: &Host, title: &str);

    /// Puts a text on the clipboard.
    #[wasm_bindgen(method)]
    pub fn copy(this: &Host, text: &str);

    /// Hands a text to the browser as a file.
    #[wasm_bindgen(method)]
    pub fn save(this: &Host, name: &str, text: &str);

    /// Lets a person choose a saved file. What it holds comes as the event `opened`.
    #[wasm_bindgen(method)]
    pub fn choose(this: &Host);
}
