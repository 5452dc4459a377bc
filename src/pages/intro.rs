//! The pages that ask nothing: the start, the introduction to the hard questions, the early result.

use super::learn;
use crate::{
    components::{action, actions, back, each, group, languages, p, primary, progress, text, title},
    scene::Scene,
};
use clinical::{page::Page, session::Event, text::say};
use yew::prelude::*;

/// The first page.
pub fn start(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    group(vec![
        title(say::start_title(lang)),
        text("p", "lead", say::start_what(lang)),
        p(say::start_time(lang)),
        p(say::start_self(lang)),
        p(&say::start_private(lang, scene.clinic())),
        p(say::start_not_diagnosis(lang)),
        p(say::start_device(lang)),
        languages(scene),
        actions(vec![
            primary(scene, "start", Event::Start, say::start_begin(lang)),
            learn::way(scene, say::start_learn(lang)),
        ]),
    ])
}

/// What comes next, and that it can be skipped.
pub fn hard(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let says = [say::page_hard_what(lang), say::page_hard_skip(lang), say::page_hard_nobody_reads(lang)];
    group(vec![
        back(scene),
        progress(scene, Page::Hard),
        title(say::page_hard_title(lang)),
        group(each("p", "", &says)),
        primary(scene, "continue", Event::Continue, say::common_continue(lang)),
    ])
}

/// "Your answers already point to a result."
pub fn early(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    group(vec![
        back(scene),
        title(say::early_title(lang)),
        p(say::early_what(lang)),
        p(say::early_calm(lang)),
        primary(scene, "result", Event::Result, say::early_result(lang)),
        action(scene, "finish", Event::Finish, say::early_finish(lang)),
    ])
}
