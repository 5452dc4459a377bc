//! The file with the settings in it.

use clinical::setup;
use yew::prelude::*;

use super::parts;
use crate::{
    model::{FILE, Message, State},
    pin::{File, Told},
};

/// The field for the file, what it is, and the button that saves it with the settings.
pub fn part(state: &State, send: &Callback<Message>) -> Html {
    let lang = state.lang;
    let onchange = send.reform(|_: Event| Message::Choose);
    parts::part(
        "pin",
        setup::part_pin(lang),
        html! {
            <>
                <p>{ setup::pin_about(lang) }</p>
                <div class="field">
                    <label class="name" for={FILE}>{ setup::pin_file(lang) }</label>
                    <p class="hint" id="document-hint">{ setup::pin_private(lang) }</p>
                    <input type="file" id={FILE} accept=".html,text/html" aria-describedby="document-hint" {onchange} />
                </div>
                <div role="status" class="told" id="document-told">{ told(state) }</div>
                if matches!(state.file, File::Document { .. }) {
                    <div class="actions">
                        <button type="button" class="button primary" data-action="pin" onclick={send.reform(|_| Message::Pin)}>
                            { setup::pin_button(lang) }
                        </button>
                        <p role="status" class="told" id="pin-told">{ saved(state) }</p>
                    </div>
                }
            </>
        },
    )
}

/// What the file is.
fn told(state: &State) -> Html {
    let lang = state.lang;
    let version = &state.release.version;
    match &state.file {
        File::None => Html::default(),
        File::Other => html! { <p class="error">{ setup::pin_other(lang, version) }</p> },
        File::Document { was_pinned, .. } => html! {
            <p>{ setup::pin_good(lang, version) }if *was_pinned { { " " }{ setup::pin_replaces(lang) } }</p>
        },
    }
}

/// What came of the last press.
fn saved(state: &State) -> &'static str {
    match state.file {
        File::Document { told: Told::Saved, .. } => setup::pin_saved(state.lang),
        File::Document { told: Told::Empty, .. } => setup::pin_empty(state.lang),
        _ => "",
    }
}
