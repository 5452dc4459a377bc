//! A field of the form: its name, what it is for, an example, and what is wrong with it.

use clinical::{
    answer::Coded as _,
    settings::{Accent, SettingKind},
    setup,
};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::{
    field::{Expected, Field},
    model::{Message, State},
    snippet::COLOUR,
};

/// The field, as its kind asks for.
pub fn field(state: &State, send: &Callback<Message>, field: Field) -> Html {
    match field.expected {
        Expected::Setting(SettingKind::Offers) => ticks(state, send, field),
        Expected::Setting(SettingKind::Lang | SettingKind::Country | SettingKind::Begin) => select(state, send, field),
        _ => input(state, send, field),
    }
}

/// The ids of what describes a field.
fn described_by(field: Field, has_fault: bool) -> String {
    let key = field.key;
    if has_fault { format!("{key}-hint {key}-error") } else { format!("{key}-hint") }
}

fn hint(state: &State, field: Field, has_example: bool) -> Html {
    let about = field.about(state.lang);
    let example = has_example.then(|| setup::example(state.lang, field.example));
    html! {
        <p class="hint" id={format!("{}-hint", field.key)}>
            <span>{ about }</span>
            if let Some(example) = example { <span>{ example }</span> }
        </p>
    }
}

fn fault(field: Field, fault: Option<&String>) -> Html {
    fault.map_or_else(
        Html::default,
        |fault| html! { <p class="error" id={format!("{}-error", field.key)}>{ fault }</p> },
    )
}

fn input(state: &State, send: &Callback<Message>, field: Field) -> Html {
    let wrong = state.fault(field);
    let oninput =
        send.reform(move |e: InputEvent| Message::Typed(field, e.target_unchecked_into::<HtmlInputElement>().value()));
    let onchange = send.reform(move |_: Event| Message::Left(field));
    let text = html! {
        <input type="text" id={field.key} value={state.form.value(field).to_owned()} autocomplete="off" spellcheck="false"
            aria-describedby={described_by(field, wrong.is_some())} aria-invalid={wrong.as_ref().map(|_| "true")}
            oninput={oninput.clone()} onchange={onchange.clone()} />
    };
    let is_colour = field.expected == Expected::Setting(SettingKind::Colour);
    html! {
        <div class="field">
            <label class="name" for={field.key}>{ field.label(state.lang) }</label>
            { hint(state, field, true) }
            { fault(field, wrong.as_ref()) }
            if is_colour { <div class="pair">{ text }{ picker(state, field, oninput, onchange) }</div> } else { { text } }
        </div>
    }
}

/// The same colour to be picked by eye. What is typed is what holds: while that is no colour, this shows the self-check's own.
fn picker(state: &State, field: Field, oninput: Callback<InputEvent>, onchange: Callback<Event>) -> Html {
    let typed = state.form.good(field).and_then(|value| Accent::read(value).ok());
    let shown = typed.map_or_else(|| COLOUR.to_owned(), Accent::given_css);
    html! {
        <input type="color" id={format!("{}-picker", field.key)} value={shown} aria-label={setup::accent_pick(state.lang)}
            aria-describedby={described_by(field, false)} {oninput} {onchange} />
    }
}

fn select(state: &State, send: &Callback<Message>, field: Field) -> Html {
    let onchange =
        send.reform(move |e: Event| Message::Typed(field, e.target_unchecked_into::<HtmlSelectElement>().value()));
    let chosen = state.form.value(field);
    let option = |option: &'static str| {
        html! { <option value={option} selected={option == chosen}>{ field.option_label(option, state.lang) }</option> }
    };
    html! {
        <div class="field">
            <label class="name" for={field.key}>{ field.label(state.lang) }</label>
            { hint(state, field, false) }
            <select id={field.key} aria-describedby={described_by(field, false)} {onchange}>
                <option value="" selected={chosen.is_empty()}>{ unset(state, field) }</option>
                { for field.options().into_iter().map(option) }
            </select>
        </div>
    }
}

/// What stands where nothing is picked: what holds then.
fn unset(state: &State, field: Field) -> String {
    let settings = clinical::settings::Settings::default();
    let holds = match field.expected {
        Expected::Setting(SettingKind::Country) => settings.country.code(),
        Expected::Setting(SettingKind::Begin) => settings.begin.code(),
        _ => settings.lang.code(),
    };
    format!("{} ({})", setup::none_set(state.lang), field.option_label(holds, state.lang))
}

fn ticks(state: &State, send: &Callback<Message>, field: Field) -> Html {
    let ticked: Vec<&str> = state.form.value(field).split(',').collect();
    let boxes = field.options().into_iter().map(|option| {
        let id = format!("{}-{option}", field.key);
        let onchange = send.reform(move |e: Event| {
            Message::Ticked(field, option, e.target_unchecked_into::<HtmlInputElement>().checked())
        });
        html! {
            <div class="tick">
                <input type="checkbox" id={id.clone()} checked={ticked.contains(&option)} {onchange} />
                <label for={id}>{ field.option_label(option, state.lang) }</label>
            </div>
        }
    });
    html! {
        <fieldset id={field.key} tabindex="-1" aria-describedby={described_by(field, false)}>
            <legend class="name">{ field.label(state.lang) }</legend>
            { hint(state, field, false) }
            { for boxes }
        </fieldset>
    }
}
