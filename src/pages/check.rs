//! All answers, by part, each with Change.

use crate::{
    components::{actions, back, button, each, el, foot, group, h2, p, primary, text, title},
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
    let mut content = vec![back(scene), title(say::check_title(lang)), p(say::check_what(lang))];
    for part in Part::ALL {
        let mut rows = Vec::new();
        for page in pages.iter().filter(|page| page.part() == part) {
            rows.extend(row(scene, *page));
        }
        content.push(el("section", &[], vec![h2(words::part(part, lang)), el("dl", &[], rows)]));
    }
    content.push(actions(vec![primary(scene, "result", Event::Result, say::check_result(lang))]));
    content.push(text("p", "hint", say::phq9_notice(lang)));
    content.push(foot(scene));
    group(content)
}

/// One question with its answer. The introduction to the hard questions has none.
fn row(scene: &Scene<'_>, page: Page) -> Option<Html> {
    let answers = words::answer(page, scene.session.answers(), scene.lang);
    if answers.is_empty() {
        return None;
    }
    let question = words::question(page, scene.lang);
    let content = vec![
        text("dt", "", &question),
        el("dd", &[], each("span", "", &answers)),
        el("dd", &[], vec![change(scene, page, &question)]),
    ];
    Some(el("div", &[("class", "row")], content))
}

/// The button that changes one answer; its name says which.
pub fn change(scene: &Scene<'_>, page: Page, question: &str) -> Html {
    let name = say::common_change_of(scene.lang, question);
    let more = [("data-for", page.link_id()), ("aria-label", name.as_str())];
    button(scene, "link", "change", Event::Change(page), say::common_change(scene.lang), &more)
}
