//! All answers, by part, each with Change.

use crate::{
    components::{back, foot, primary, title},
    scene::Scene,
};
use clinical::{
    page::{self, Page, Part},
    session::Event,
    text::say,
    words,
};
use yew::prelude::*;

/// The check page.
pub fn check(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let pages = page::due(scene.session.answers());
    let part = |part: Part| {
        let rows: Html = pages.iter().filter(|page| page.part() == part).map(|page| row(scene, *page)).collect();
        html! {
            <section>
                <h2>{ words::part(part, lang) }</h2>
                <dl>{ rows }</dl>
            </section>
        }
    };
    html! {
        <>
            { back(scene) }
            { title(say::check_title(lang)) }
            <p>{ say::check_what(lang) }</p>
            { for Part::ALL.into_iter().map(part) }
            <div class="actions">{ primary(scene, "result", Event::Result, say::check_result(lang)) }</div>
            { foot(scene) }
        </>
    }
}

fn row(scene: &Scene<'_>, page: Page) -> Html {
    let answers = words::answer(page, scene.session.answers(), scene.lang);
    // The introduction to the hard questions has no answer.
    if answers.is_empty() {
        return Html::default();
    }
    let question = words::question(page, scene.lang);
    html! {
        <div class="row">
            <dt>{ question.clone() }</dt>
            <dd>{ for answers.iter().map(|answer| html! { <span>{ answer.clone() }</span> }) }</dd>
            <dd>{ change(scene, page, &question) }</dd>
        </div>
    }
}

/// The button that changes one answer; its name says which.
pub fn change(scene: &Scene<'_>, page: Page, question: &str) -> Html {
    html! {
        <button type="button" class="link" data-action="change" data-for={page.link_id()}
            aria-label={say::common_change_of(scene.lang, question)} onclick={scene.on(Event::Change(page))}>
            { say::common_change(scene.lang) }
        </button>
    }
}
