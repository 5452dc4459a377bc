//! Answers: buttons that answer with one tap, tick boxes and radio buttons.

use super::{el, text, vdom::text_node};
use crate::view_context::{Message, ViewContext};
use clinical::{session::Event, text::say};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// An answer that one tap gives. The earlier answer is marked, for the eye and in words.
pub fn answer_button(cx: &ViewContext<'_>, value: &'static str, label: &str, is_earlier: bool, event: Event) -> Html {
    let class = match (is_earlier, value) {
        (true, _) => "answer earlier",
        (false, "skip") => "answer quiet",
        (false, _) => "answer",
    };
    let mark = if is_earlier { text("span", "mark", say::common_earlier(cx.lang)) } else { Html::default() };
    html! {
        <button type="button" {class} data-answer={value} onclick={cx.on(event)}>
            { text("span", "", label) }{ mark }
        </button>
    }
}

/// One tick box with its label; `more` stands under the label.
pub fn tick(
    send: Callback<Message>,
    value: &'static str,
    label: &str,
    is_ticked: bool,
    more: Html,
    event: impl Fn(bool) -> Event + 'static,
) -> Html {
    // The state holds what was pressed: a box that the page does not know as ticked would fall out of step.
    let onchange = Callback::from(move |e: yew::Event| {
        let input = e.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        send.emit(Message::Session(event(input.is_some_and(|input| input.checked()))));
    });
    let id = format!("box-{value}");
    let input = html! {
        <input type="checkbox" id={id.clone()} {value} checked={is_ticked} autocomplete="off" {onchange} />
    };
    with_label(input, &id, label, more)
}

/// One radio button with its label.
pub fn radio(
    cx: &ViewContext<'_>,
    name: &'static str,
    value: &'static str,
    label: &str,
    is_chosen: bool,
    event: Event,
) -> Html {
    let id = format!("{name}-{value}");
    let input = html! {
        <input type="radio" id={id.clone()} {name} {value} checked={is_chosen} autocomplete="off"
            onchange={cx.on::<yew::Event>(event)} />
    };
    with_label(input, &id, label, Html::default())
}

fn with_label(input: Html, id: &str, label: &str, more: Html) -> Html {
    let label = el("label", &[("for", id)], vec![text("span", "", label), more]);
    el("div", &[("class", "tick")], vec![input, label])
}

/// Choices that belong together, named by `legend`, described by what is said about them and by what is wrong.
pub fn tick_group(
    legend: Html,
    id: &'static str,
    hint: Option<Html>,
    error: Option<&'static str>,
    choices: Html,
) -> Html {
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described_by = match (&hint, error) {
        (None, None) => String::new(),
        (Some(_), None) => hint_id.clone(),
        (None, Some(_)) => error_id.clone(),
        (Some(_), Some(_)) => format!("{hint_id} {error_id}"),
    };
    let hint = hint.map(|hint| el("p", &[("id", &hint_id), ("class", "hint")], vec![hint])).unwrap_or_default();
    let error = error.map(|error| el("p", &[("id", &error_id), ("class", "error")], vec![text_node(error)]));
    el(
        "fieldset",
        &[("aria-describedby", &described_by)],
        vec![el("legend", &[], vec![legend]), hint, error.unwrap_or_default(), choices],
    )
}

/// "None of these", set apart from the others.
pub fn none_box(cx: &ViewContext<'_>, label: &str, is_ticked: bool, event: impl Fn(bool) -> Event + 'static) -> Html {
    el("div", &[("class", "none")], vec![tick(cx.sender(), "none", label, is_ticked, Html::default(), event)])
}

/// A hint of one sentence.
pub fn hint(sentence: &str) -> Html {
    text_node(sentence)
}
