//! The pages that ask nothing: the start, the introduction to the hard questions, the early result.

use super::{export, learn};
use crate::{
    components::{
        action, actions, back, each, el, group, link, no_back, p, primary, progress, text, title, ul, with_attributes,
    },
    form::Form,
    view_context::ViewContext,
};
use clinical::{page::Page, session::Event, text::say};
use yew::prelude::*;

/// The first page.
pub fn start(cx: &ViewContext<'_>) -> Html {
    let lang = cx.lang;
    let more = [
        say::start_time(lang),
        say::start_self(lang),
        say::start_not_diagnosis(lang),
        say::start_check(lang),
        say::start_device(lang),
    ];
    let form = &cx.config.form;
    let promise = if matches!(form, Form::Embed(_)) { say::promise_embed(lang) } else { say::promise_page(lang) };
    let mut ways = Vec::new();
    match form {
        Form::Page => ways.push(begin(cx)),
        Form::Embed(address) => {
            ways.push(begin(cx));
            ways.extend(address.as_deref().map(|address| own_tab(address, say::start_own_tab(lang), "button")));
        }
        Form::Tab(address) => ways.push(own_tab(address, say::start_begin_in_tab(lang), "button primary")),
    }
    ways.push(learn::way(cx, say::start_learn(lang)));
    group(vec![
        no_back(cx),
        picture(),
        title(cx),
        text("p", "lead", say::start_what(lang)),
        p(promise),
        // Before the rest: on a phone whoever is tired must not have to look for the way in.
        actions(ways),
        ul("points", each("li", "", &more)),
        // What a file holds belongs where the questions are asked.
        if matches!(form, Form::Tab(_)) { Html::default() } else { export::load(cx) },
    ])
}

fn begin(cx: &ViewContext<'_>) -> Html {
    primary(cx, "start", Event::Start, say::start_begin(cx.lang))
}

/// Opens the self-check as a page of its own.
fn own_tab(address: &str, label: &str, class: &'static str) -> Html {
    with_attributes(link(address, label, class), &[("data-action", "own-tab")])
}

/// Hills and a low sun: the one picture there is. For the eye only.
fn picture() -> Html {
    let shape = |class, d| el("path", &[("class", class), ("d", d)], Vec::new());
    let shapes = vec![
        shape("sun", "M84 35a6 12 0 0 1 12 0"),
        shape("far", "M0 32q30-20 62-4t58-6v18H0"),
        shape("near", "M0 36q36-10 70 0t50-2v6H0"),
    ];
    el(
        "svg",
        &[("class", "picture"), ("viewBox", "0 0 120 40"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")],
        shapes,
    )
}

/// What comes next, and that it can be skipped.
pub fn hard(cx: &ViewContext<'_>) -> Html {
    let lang = cx.lang;
    let says = [say::page_hard_what(lang), say::page_hard_skip(lang), say::page_hard_nobody_reads(lang)];
    group(vec![
        back(cx),
        progress(cx, Page::Hard),
        title(cx),
        group(each("p", "", &says)),
        primary(cx, "continue", Event::Continue, say::common_continue(lang)),
    ])
}

/// "Your answers already point to a result."
pub fn early(cx: &ViewContext<'_>) -> Html {
    let lang = cx.lang;
    group(vec![
        back(cx),
        title(cx),
        p(say::early_what(lang)),
        p(say::early_calm(lang)),
        actions(vec![
            primary(cx, "result", Event::Result, say::early_result(lang)),
            action(cx, "finish", Event::Finish, say::early_finish(lang)),
        ]),
    ])
}
