//! Education cards: short words, pictures of people out of 100, sources.

use super::{el, group, p, text, ul, vdom::text_node};
use crate::view_context::ViewContext;
use clinical::{
    education::{Block, Card, Fact},
    text::say,
};
use yew::prelude::*;

/// Cards that open one by one. Their headings are of the level that fits the page.
pub fn cards(cx: &ViewContext<'_>, heading: &'static str, cards: &[Card]) -> Html {
    let mut list = Vec::new();
    for card in cards {
        let summary = el("summary", &[], vec![text(heading, "", card.title(cx.lang))]);
        let content = vec![summary, card_blocks(cx, *card)];
        list.push(el("details", &[("class", "card"), ("data-card", card.id())], content));
    }
    group(list)
}

/// The words of a card below its title: what leads, and what opens below it with the sources.
pub fn card_blocks(cx: &ViewContext<'_>, card: Card) -> Html {
    let lang = cx.lang;
    let blocks = card.body_for(&cx.config.settings);
    let mut parts = blocks.split(|(block, _)| *block == Block::Break);
    let lead = drawn(cx, parts.next().unwrap_or_default());
    let details = parts.next().map(|details| drawn(cx, details));
    let facts = card.facts();
    let label = match (details.is_some(), facts.is_empty()) {
        (false, true) => return lead,
        (false, false) => say::learn_card_sources(lang),
        (true, true) => say::learn_card_more(lang),
        (true, false) => say::learn_card_more_and_sources(lang),
    };
    // Every card has such a line: by its whole name it is told from the others.
    let name = [label, ": ", card.title(lang)].concat();
    let mut more = vec![el("summary", &[("aria-label", &name)], vec![text_node(label)])];
    more.extend(details);
    if !facts.is_empty() {
        more.push(sources(cx, &facts));
    }
    group(vec![lead, el("details", &[("class", "more")], more)])
}

fn drawn(cx: &ViewContext<'_>, mut blocks: &[(Block, bool)]) -> Html {
    let lang = cx.lang;
    let mut nodes = Vec::new();
    while let Some(((block, _), rest)) = blocks.split_first() {
        match block {
            Block::Item(_) => {
                nodes.push(list(cx, &mut blocks));
                continue;
            }
            Block::Heading(words) => nodes.push(text("h3", "", words.in_lang(lang))),
            Block::Paragraph(words) => nodes.push(p(words.in_lang(lang))),
            Block::Picture(words) => {
                blocks = rest;
                nodes.push(picture(cx, words.in_lang(lang), &mut blocks));
                continue;
            }
            Block::Row(..) | Block::Break => {}
        }
        blocks = rest;
    }
    group(nodes)
}

/// The items that come next, as a list; those that the clinic lists say so.
fn list(cx: &ViewContext<'_>, blocks: &mut &[(Block, bool)]) -> Html {
    let lang = cx.lang;
    let mut items = Vec::new();
    while let Some(((Block::Item(words), is_offered), rest)) = blocks.split_first() {
        *blocks = rest;
        let mut content = vec![text("span", "", words.in_lang(lang))];
        if *is_offered {
            content.push(text("strong", "offered", say::learn_card_offered(lang)));
        }
        items.push(el("li", &[], content));
    }
    ul("", items)
}

/// Both arms of a trial, each as dots out of 100 beside the same in words.
fn picture(cx: &ViewContext<'_>, caption: &str, blocks: &mut &[(Block, bool)]) -> Html {
    let lang = cx.lang;
    let mut rows = Vec::new();
    while let Some(((Block::Row(label, people), _), rest)) = blocks.split_first() {
        *blocks = rest;
        let number = say::learn_card_of_100(lang, &people.to_string());
        rows.push(el(
            "li",
            &[],
            vec![text("span", "", label.in_lang(lang)), text("strong", "", &number), dots(*people)],
        ));
    }
    el("div", &[("class", "arms")], vec![text("p", "caption", caption), ul("", rows)])
}

/// A hundred dots in five rows, the first `people` of them filled. For the eye only: the words beside it say the same.
fn dots(people: u8) -> Html {
    let path = |class, people| el("path", &[("class", class), ("d", &path_of(people))], Vec::new());
    el("svg", &[("viewBox", "0 0 20 5"), ("aria-hidden", "true")], vec![path("all", 100), path("filled", people)])
}

/// A line that its dashes turn into dots, one a unit.
fn path_of(people: u8) -> String {
    let mut path = String::new();
    for row in 0..5_u8 {
        let dots = people.saturating_sub(row * 20).min(20);
        if dots > 0 {
            let parts = ["M.5 ", &row.to_string(), ".5h", &(dots - 1).to_string(), ".01"];
            path.push_str(&parts.concat());
        }
    }
    path
}

fn sources(cx: &ViewContext<'_>, facts: &[Fact]) -> Html {
    let lang = cx.lang;
    let mut items = Vec::new();
    for fact in facts {
        let mut words = [fact.source, ". "].concat();
        words.push_str(&say::learn_card_checked(lang, fact.checked_in));
        if fact.is_expired(cx.config.today) {
            words.extend([" ", say::learn_card_expired(lang)]);
        }
        items.push(text("li", "", &words));
    }
    el("div", &[("class", "sources")], vec![ul("", items)])
}
