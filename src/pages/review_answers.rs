//! All answers, each part in one row that opens, each answer with Change.

use crate::{
    components::{back, button, dock, each, el, fold, foot, group, p, primary, text, title},
    view_context::ViewContext,
};
use clinical::{Answered, AnsweredPart, labels, page::Page, session::Event, text::say};
use yew::prelude::*;

/// The check page. The way on stays in sight, below.
pub fn review_answers(cx: &ViewContext<'_>, parts: &[AnsweredPart]) -> Html {
    let lang = cx.lang;
    let mut content = vec![back(cx), title(cx), p(say::check_what(lang))];
    for AnsweredPart { part, in_short, rows } in parts {
        let mut list = Vec::new();
        for answered in rows {
            list.push(row(cx, answered));
        }
        let change = text("span", "change", say::common_change(lang));
        content.push(fold(labels::part(*part, lang), in_short, change, vec![el("dl", &[], list)]));
    }
    content.push(dock(vec![primary(cx, "result", Event::Result, say::check_result(lang))]));
    content.push(text("p", "hint", say::phq9_notice(lang)));
    content.push(foot(cx));
    group(content)
}

/// One question with its answer.
fn row(cx: &ViewContext<'_>, Answered { page, question, answers }: &Answered) -> Html {
    let content = vec![
        text("dt", "", question),
        el("dd", &[], each("span", "", answers)),
        el("dd", &[], vec![change(cx, *page, question)]),
    ];
    el("div", &[("class", "row")], content)
}

/// The button that changes one answer; its name says which.
fn change(cx: &ViewContext<'_>, page: Page, question: &str) -> Html {
    let name = say::common_change_of(cx.lang, question);
    let more = [("data-for", page.link_id()), ("aria-label", name.as_str())];
    button(cx, "link", "change", Event::Change(page), say::common_change(cx.lang), &more)
}
