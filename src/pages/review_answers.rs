//! All answers, by part, each with Change.

use crate::{
    components::{actions, back, button, each, el, foot, group, h2, p, primary, text, title},
    view_context::ViewContext,
};
use clinical::{
    Answered, labels,
    page::{Page, Part},
    session::Event,
    text::say,
};
use yew::prelude::*;

/// The check page.
pub fn review_answers(cx: &ViewContext<'_>, rows: &[Answered]) -> Html {
    let lang = cx.lang;
    let mut content = vec![back(cx), title(cx), p(say::check_what(lang))];
    for part in Part::ALL {
        let mut list = Vec::new();
        for answered in rows.iter().filter(|answered| answered.page.part() == part) {
            list.push(row(cx, answered));
        }
        content.push(el("section", &[], vec![h2(labels::part(part, lang)), el("dl", &[], list)]));
    }
    content.push(actions(vec![primary(cx, "result", Event::Result, say::check_result(lang))]));
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
pub fn change(cx: &ViewContext<'_>, page: Page, question: &str) -> Html {
    let name = say::common_change_of(cx.lang, question);
    let more = [("data-for", page.link_id()), ("aria-label", name.as_str())];
    button(cx, "link", "change", Event::Change(page), say::common_change(cx.lang), &more)
}
