//! Education cards: short words, pictures of people out of 100, sources.

use super::{el, group, node::words, p, text, ul};
use crate::scene::Scene;
use clinical::{
    education::{Block, Card, Fact},
    text::say,
};
use yew::prelude::*;

/// Cards that open one by one. Their headings are of the level that fits the page.
pub fn cards(scene: &Scene<'_>, heading: &'static str, cards: &[Card]) -> Html {
    let mut list = Vec::new();
    for card in cards {
        let summary = el("summary", &[], vec![text(heading, "", card.title(scene.lang))]);
        let content = vec![summary, card_blocks(scene, *card)];
        list.push(el("details", &[("class", "card"), ("data-card", card.id())], content));
    }
    group(list)
}

/// The words of a card below its title: what leads, and what opens below it with the sources.
pub fn card_blocks(scene: &Scene<'_>, card: Card) -> Html {
    let lang = scene.lang;
    let blocks = card.body_for(&scene.setup.settings);
    let mut parts = blocks.split(|(block, _)| *block == Block::Break);
    let lead = drawn(scene, parts.next().unwrap_or_default());
    let details = parts.next().map(|details| drawn(scene, details));
    let facts = card.facts();
    let label = match (details.is_some(), facts.is_empty()) {
        (false, true) => return lead,
        (false, false) => say::learn_card_sources(lang),
        (true, true) => say::learn_card_more(lang),
        (true, false) => say::learn_card_more_and_sources(lang),
    };
    // Every card has such a line: by its whole name it is told from the others.
    let name = [label, ": ", card.title(lang)].concat();
    let mut more = vec![el("summary", &[("aria-label", &name)], vec![words(label)])];
    more.extend(details);
    if !facts.is_empty() {
        more.push(sources(scene, &facts));
    }
    group(vec![lead, el("details", &[("class", "more")], more)])
}

fn drawn(scene: &Scene<'_>, mut blocks: &[(Block, bool)]) -> Html {
    let lang = scene.lang;
    let mut nodes = Vec::new();
    while let Some(((block, _), rest)) = blocks.split_first() {
        match block {
            Block::Item(_) => {
                nodes.push(list(scene, &mut blocks));
                continue;
            }
            Block::Heading(words) => nodes.push(text("h3", "", words.in_lang(lang))),
            Block::Paragraph(words) => nodes.push(p(words.in_lang(lang))),
            Block::Picture(words) => {
                blocks = rest;
                nodes.push(picture(scene, words.in_lang(lang), &mut blocks));
                continue;
            }
            Block::Row(..) | Block::Break => {}
        }
        blocks = rest;
    }
    group(nodes)
}

/// The items that come next, as a list; those that the clinic lists say so.
fn list(scene: &Scene<'_>, blocks: &mut &[(Block, bool)]) -> Html {
    let lang = scene.lang;
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
fn picture(scene: &Scene<'_>, caption: &str, blocks: &mut &[(Block, bool)]) -> Html {
    let lang = scene.lang;
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

fn sources(scene: &Scene<'_>, facts: &[Fact]) -> Html {
    let lang = scene.lang;
    let mut items = Vec::new();
    for fact in facts {
        let mut words = vec![[fact.source, "."].concat()];
        if !fact.reference.is_empty() {
            words.push([fact.reference, "."].concat());
        }
        words.push(say::learn_card_checked(lang, fact.checked_on));
        if fact.is_to_confirm {
            words.push(say::learn_card_to_confirm(lang).to_owned());
        }
        if fact.is_expired(scene.setup.today) {
            words.push(say::learn_card_expired(lang).to_owned());
        }
        items.push(text("li", "", &words.join(" ")));
    }
    el("div", &[("class", "sources")], vec![ul("", items)])
}
