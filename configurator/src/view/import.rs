//! The box for what stands on the clinic's page already.

use clinical::{setup, text::Lang};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::parts::fold;
use crate::{
    field::Way,
    import::ImportStatus,
    model::{Message, PASTED, State},
    snippet::{Note, Reading, Refusal, SnippetKind},
};

/// The box, its button, and what came of it.
pub fn part(state: &State, send: &Callback<Message>) -> Html {
    let lang = state.lang;
    let oninput =
        send.reform(|e: InputEvent| Message::Pasted(e.target_unchecked_into::<HtmlTextAreaElement>().value()));
    fold(
        "paste",
        setup::part_paste(lang),
        html! {
            <>
                <p class="hint" id="pasted-hint">{ setup::paste_about(lang) }</p>
                <label class="name" for={PASTED}>{ setup::paste_label(lang) }</label>
                <textarea id={PASTED} rows="3" autocomplete="off" spellcheck="false" aria-describedby="pasted-hint"
                    value={state.paste.text.clone()} {oninput} />
                <div class="actions">
                    <button type="button" class="button" data-action="read" onclick={send.reform(|_| Message::Read)}>
                        { setup::paste_button(lang) }
                    </button>
                    if state.paste.can_undo() {
                        <button type="button" class="button" data-action="undo" onclick={send.reform(|_| Message::Undo)}>
                            { setup::paste_undo(lang) }
                        </button>
                    }
                </div>
                <div role="status" class="told" id="pasted-told">{ told(state) }</div>
            </>
        },
    )
}

fn told(state: &State) -> Html {
    let lang = state.lang;
    match &state.paste.told {
        ImportStatus::Nothing => Html::default(),
        ImportStatus::Undone => html! { <p>{ setup::paste_undone(lang) }</p> },
        ImportStatus::Filled(reading) => filled(reading, lang),
        ImportStatus::Refused(refusal) => {
            let why = match refusal {
                Refusal::Empty => setup::paste_refused_empty(lang),
                Refusal::Long => setup::paste_refused_long(lang),
                Refusal::Cut => setup::paste_refused_cut(lang),
                Refusal::Unknown => setup::paste_refused_unknown(lang),
            };
            html! { <><p>{ setup::paste_refused(lang) }</p><p>{ why }</p></> }
        }
    }
}

fn filled(reading: &Reading, lang: Lang) -> Html {
    let form = match reading.kind {
        SnippetKind::Html if reading.form.way() == Way::Link => setup::paste_form_link(lang),
        SnippetKind::Html => setup::paste_form_frame(lang),
        SnippetKind::Element => setup::paste_form_element(lang),
        SnippetKind::Shortcode => setup::paste_form_shortcode(lang),
        SnippetKind::Fragment => setup::paste_form_fragment(lang),
    };
    html! {
        <>
            <p>{ form }{ " " }{ setup::paste_done(lang, &reading.count.to_string()) }</p>
            if !reading.notes.is_empty() {
                <p>{ setup::paste_notes(lang) }</p>
                <ul class="notes">{ for reading.notes.iter().map(|said| html! { <li>{ note(said, lang) }</li> }) }</ul>
            }
        </>
    }
}

fn note(note: &Note, lang: Lang) -> String {
    match note {
        Note::Other { name, value } => setup::paste_note_other(lang, name, value),
        Note::Option { field, value } => setup::paste_note_option(lang, &field.expects(lang), field.key, value),
        Note::Twice { name, value } => setup::paste_note_twice(lang, name, value),
        Note::Encoding { name, value } => setup::paste_note_encoding(lang, name, value),
        Note::Long { name, value } => setup::paste_note_long(lang, name, value),
        Note::More => setup::paste_note_more(lang).to_owned(),
        Note::Sandbox => setup::paste_note_sandbox(lang).to_owned(),
        Note::Opener => setup::paste_note_opener(lang).to_owned(),
    }
}
