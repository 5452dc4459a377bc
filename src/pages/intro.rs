//! The pages that ask nothing: the start, the introduction to the hard questions, the early result.

use super::{keep, learn};
use crate::{
    components::{action, actions, back, each, el, group, p, primary, progress, text, title, ul},
    scene::Scene,
};
use clinical::{page::Page, session::Event, text::say};
use yew::prelude::*;

/// The first page.
pub fn start(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let more = [say::start_time(lang), say::start_self(lang), say::start_not_diagnosis(lang), say::start_device(lang)];
    group(vec![
        picture(),
        title(say::start_title(lang)),
        text("p", "lead", say::start_what(lang)),
        p(&say::start_private(lang, scene.clinic())),
        // Before the rest: on a phone whoever is tired must not have to look for the way in.
        actions(vec![
            primary(scene, "start", Event::Start, say::start_begin(lang)),
            learn::way(scene, say::start_learn(lang)),
        ]),
        ul("points", each("li", "", &more)),
        keep::load(scene),
    ])
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
        actions(vec![
            primary(scene, "result", Event::Result, say::early_result(lang)),
            action(scene, "finish", Event::Finish, say::early_finish(lang)),
        ]),
    ])
}
