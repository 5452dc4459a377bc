//! The page, drawn from the state.

mod fields;
mod form;
mod headers;
mod import;
mod parts;
mod pin;
mod preview;
mod scripts;
mod site;
mod steps;

use clinical::{
    setup,
    text::{Lang, say},
};
use yew::prelude::*;

use crate::model::{Message, State};
use parts::section;

/// All of it, in the order in which somebody needs it.
pub fn page(state: &State, send: &Callback<Message>) -> Html {
    let lang = state.lang;
    html! {
        <>
            { languages(state, send) }
            <main data-page="setup">
                <div class="columns">
                    <div class="intro">
                        <h1>{ setup::title(lang) }</h1>
                        <p class="lead">{ setup::lead(lang) }</p>
                    </div>
                    { preview::part(state, send) }
                    <div>
                        <div class="intro">
                            { steps::links(lang) }
                            <p>{ setup::private(lang) }</p>
                            <p>{ setup::signed(lang) }</p>
                        </div>
                        { import::part(state, send) }
                        { form::part(state, send) }
                        { next(lang) }
                    </div>
                </div>
            </main>
        </>
    }
}

/// The other languages, each by its own name.
fn languages(state: &State, send: &Callback<Message>) -> Html {
    let others = Lang::all().filter(|lang| *lang != state.lang).map(|lang| {
        let onclick = send.reform(move |_| Message::Lang(lang));
        html! {
            <button type="button" class="link" lang={lang.code()} data-action="language" {onclick}>
                { say::language_name(lang) }
            </button>
        }
    });
    html! { <header><nav aria-label={setup::languages(state.lang)}>{ for others }</nav></header> }
}

/// What is left to do before somebody uses it.
fn next(lang: Lang) -> Html {
    let steps =
        [setup::next_clinicians(lang), setup::next_call(lang), setup::next_trackers(lang), setup::next_voicemail(lang)];
    section(
        "next",
        html! { { setup::part_next(lang) } },
        html! {
            <ul>{ for steps.into_iter().map(|step| html! { <li>{ step }</li> }) }</ul>
        },
    )
}
