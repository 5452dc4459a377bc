//! Answers: buttons that answer with one tap, and tick boxes.

use crate::scene::Scene;
use clinical::{session::Event, text::say};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// An answer that one tap gives. The earlier answer is marked, for the eye and in words.
pub fn answer_button(scene: &Scene<'_>, value: &'static str, label: &str, is_earlier: bool, event: Event) -> Html {
    let class = classes!("answer", is_earlier.then_some("earlier"), (value == "skip").then_some("quiet"));
    html! {
        <button type="button" {class} data-answer={value} onclick={scene.on(event)}>
            <span>{ label }</span>
            if is_earlier {
                <span class="mark">{ say::common_earlier(scene.lang) }</span>
            }
        </button>
    }
}

/// One tick box with its label; `more` stands under the label.
pub fn tick(
    scene: &Scene<'_>,
    value: &'static str,
    label: &str,
    is_ticked: bool,
    more: Html,
    event: impl Fn(bool) -> Event + 'static,
) -> Html {
    tick_box(scene.sender(), value, label, is_ticked, more, event)
}

/// As [`tick`], where only the way to send is at hand.
pub fn tick_box(
    send: Callback<Event>,
    value: &'static str,
    label: &str,
    is_ticked: bool,
    more: Html,
    event: impl Fn(bool) -> Event + 'static,
) -> Html {
    let id = format!("box-{value}");
    // The state holds what was pressed: a box that the page does not know as ticked would fall out of step.
    let onchange = move |e: yew::Event| {
        let ticked = e.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        send.emit(event(ticked.is_some_and(|input| input.checked())));
    };
    html! {
        <div class="tick">
            <input type="checkbox" id={id.clone()} {value} checked={is_ticked} autocomplete="off" {onchange} />
            <label for={id}><span>{ label }</span>{ more }</label>
        </div>
    }
}

/// The tick boxes of a page, named by its heading.
pub fn tick_group(title: Html, hint: Option<&str>, error: Html, boxes: Html) -> Html {
    html! {
        <fieldset aria-describedby={hint.map(|_| "hint")}>
            <legend>{ title }</legend>
            if let Some(hint) = hint {
                <p id="hint" class="hint">{ hint }</p>
            }
            { error }
            { boxes }
        </fieldset>
    }
}
