//! All answers, by part, each with Change.

use crate::{
    components::{actions, back, button, each, el, foot, group, h2, p, primary, text, title},
    view_context::ViewContext,
};
use clinical::{
    labels,
    page::{self, Page, Part},
    session::Event,
    text::say,
};
use yew::prelude::*;

/// The check page.
pub fn review_answers(cx: &ViewContext<'_>) -> Html {
    let lang = cx.lang;
    let pages = page::required_pages(cx.session.answers());
    let mut content = vec![back(cx), title(say::check_title(lang)), p(say::check_what(lang))];
    for part in Part::ALL {
        let mut rows = Vec::new();
        for page in pages.iter().filter(|page| page.part() == part) {
            rows.extend(row(cx, *page));
        }
        content.push(el("section", &[], vec![h2(labels::part(part, lang)), el("dl", &[], rows)]));
    }
    content.push(actions(vec![primary(cx, "result", Event::Result, say::check_result(lang))]));
    content.push(text("p", "hint", say::phq9_notice(lang)));
    content.push(foot(cx));
    group(content)
}

/// One question with its answer. The introduction to the hard questions has none.
fn row(cx: &ViewContext<'_>, page: Page) -> Option<Html> {
    let answers = labels::answer(page, cx.session.answers(), cx.lang);
    if answers.is_empty() {
        return None;
    }
    let question = labels::question(page, cx.lang);
    let content = vec![
        text("dt", "", &question),
        el("dd", &[], each("span", "", &answers)),
        el("dd", &[], vec![change(cx, page, &question)]),
    ];
    Some(el("div", &[("class", "row")], content))
}

/// The button that changes one answer; its name says which.
pub fn change(cx: &ViewContext<'_>, page: Page, question: &str) -> Html {
    let name = say::common_change_of(cx.lang, question);
    let more = [("data-for", page.link_id()), ("aria-label", name.as_str())];
    button(cx, "link", "change", Event::Change(page), say::common_change(cx.lang), &more)
}
