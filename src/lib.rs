use wasm_bindgen::prelude::*;
use yew::prelude::*;
#[component]
fn App() -> Html { html!{ <main data-page="start"><h1>{"Start"}</h1><button>{"Begin"}</button></main> } }

#[wasm_bindgen]
pub fn start(root: web_sys::Element, settings: &str, own_page: bool, seal_links: &js_sys::Function, leave: &js_sys::Function) {
    let _ = (settings, own_page, leave);
    let links = js_sys::Array::new();
    links.push(&"tel:988".into());
    let _ = seal_links.call1(&JsValue::NULL, &links);
    yew::Renderer::<App>::with_root(root).render();
}
