//! What the parts of the page are made of.

use clinical::setup;
use yew::prelude::*;

use crate::model::{Message, State};

/// A part of the page with its heading.
pub fn section(id: &'static str, heading: Html, content: Html) -> Html {
    let title = format!("{id}-title");
    html! {
        <section {id} aria-labelledby={title.clone()}>
            <h2 id={title}>{ heading }</h2>
            { content }
        </section>
    }
}

/// A part of a step with its heading.
pub fn part(id: &'static str, heading: &'static str, content: Html) -> Html {
    html! { <div {id} class="part"><h3>{ heading }</h3>{ content }</div> }
}

/// What few need: it opens by a press on its name.
pub fn fold(id: &'static str, name: &'static str, content: Html) -> Html {
    html! { <details {id} class="fold"><summary>{ name }</summary>{ content }</details> }
}

/// One of several choices: its value, its label, whether it is chosen, and what a press says.
pub struct Choice<'a> {
    pub value: &'a str,
    pub label: &'a str,
    pub is_chosen: bool,
    pub message: Callback<()>,
}

/// Choices of which one holds.
pub fn radios(name: &'static str, legend: &str, about: Option<&str>, choices: Vec<Choice<'_>>) -> Html {
    let hint = format!("{name}-hint");
    let described_by = about.map(|_| hint.clone());
    let radios = choices.into_iter().map(|choice| {
        let id = format!("{name}-{}", choice.value);
        let onchange = choice.message.reform(|_: Event| ());
        html! {
            <div class="tick">
                <input type="radio" id={id.clone()} {name} value={choice.value.to_owned()} checked={choice.is_chosen} {onchange} />
                <label for={id}>{ choice.label }</label>
            </div>
        }
    });
    html! {
        <fieldset aria-describedby={described_by}>
            <legend>{ legend }</legend>
            if let Some(about) = about { <p class="hint" id={hint}>{ about }</p> }
            <div class="choices-row">{ for radios }</div>
        </fieldset>
    }
}

/// A text to take along, with the button that copies it. Where that fails the text is selected.
pub fn copy_box(state: &State, send: &Callback<Message>, id: &'static str, label: &str, text: &str) -> Html {
    html! { <div class="copy">{ text_area(id, label, text) }{ copy_button(state, send, id, Button::Of(label)) }</div> }
}

/// The same for a text that few read: it opens by a press, and its button stays in sight.
pub fn folded_box(
    state: &State,
    send: &Callback<Message>,
    id: &'static str,
    [show, label]: [&str; 2],
    button: Button<'_>,
    text: &str,
) -> Html {
    html! {
        <div class="copy">
            { copy_button(state, send, id, button) }
            <details><summary>{ show }</summary>{ text_area(id, label, text) }</details>
        </div>
    }
}

/// What stands on a button that copies.
#[derive(Clone, Copy)]
pub enum Button<'a> {
    /// "Copy"; what it copies is told to who cannot see it.
    Of(&'a str),
    /// Words of its own.
    Own(&'a str),
}

fn text_area(id: &'static str, label: &str, text: &str) -> Html {
    let rows = text.lines().count().clamp(2, 12).to_string();
    html! {
        <>
            <label class="name" for={id}>{ label }</label>
            <textarea {id} {rows} readonly=true spellcheck="false" value={text.to_owned()} />
        </>
    }
}

fn copy_button(state: &State, send: &Callback<Message>, id: &'static str, button: Button<'_>) -> Html {
    let lang = state.lang;
    let told = match state.copied {
        Some((known, true)) if known == id => setup::site_copied(lang),
        Some((known, false)) if known == id => setup::site_selected(lang),
        _ => "",
    };
    let (words, name) = match button {
        Button::Of(what) => (setup::site_copy(lang), Some(setup::site_copy_what(lang, what))),
        Button::Own(words) => (words, None),
    };
    let onclick = send.reform(move |_| Message::Copy(id));
    html! {
        <div class="actions">
            <button type="button" class="button primary" data-copy={id} aria-label={name} {onclick}>{ words }</button>
            <p role="status" class="told">{ told }</p>
        </div>
    }
}
