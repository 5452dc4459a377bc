//! The page, drawn from the state.

mod fields;
mod form;
mod headers;
mod parts;
mod paste;
mod preview;
mod site;

use clinical::{
    setup,
    text::{Lang, say},
};
use yew::prelude::*;

use crate::app::{App, Message};
use parts::section;

/// The id of the box that a snippet is pasted into.
pub const PASTED: &str = "pasted";

/// All of it, in the order in which somebody needs it.
pub fn page(app: &App, ctx: &Context<App>) -> Html {
    let lang = app.lang;
    html! {
        <>
            { languages(app, ctx) }
            <main data-page="setup">
                <div class="intro">
                    <h1>{ setup::title(lang) }</h1>
                    <p class="lead">{ setup::lead(lang) }</p>
                    <p>{ setup::private(lang) }</p>
                    <p>{ setup::signed(lang) }</p>
                </div>
                <div class="columns">
                    <div>{ paste::part(app, ctx) }{ form::part(app, ctx) }</div>
                    { preview::part(app, ctx) }
                </div>
                { site::part(app, ctx) }
                { headers::part(app, ctx) }
                { next(lang) }
            </main>
        </>
    }
}

/// The other languages, each by its own name.
fn languages(app: &App, ctx: &Context<App>) -> Html {
    let others = Lang::all().filter(|lang| *lang != app.lang).map(|lang| {
        let onclick = ctx.link().callback(move |_| Message::Lang(lang));
        html! {
            <button type="button" class="link" lang={lang.code()} data-action="language" {onclick}>
                { say::language_name(lang) }
            </button>
        }
    });
    html! { <header><nav aria-label={setup::languages(app.lang)}>{ for others }</nav></header> }
}

/// What is left to do before somebody uses it.
fn next(lang: Lang) -> Html {
    let steps =
        [setup::next_clinicians(lang), setup::next_call(lang), setup::next_trackers(lang), setup::next_voicemail(lang)];
    section(
        "next",
        setup::part_next(lang),
        html! {
            <ul>{ for steps.into_iter().map(|step| html! { <li>{ step }</li> }) }</ul>
        },
    )
}
