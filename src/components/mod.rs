//! What pages are made of.

mod answers;
mod crisis_lines;
mod education_card;
mod errors;
mod header;
mod pick_list;
mod vdom;

pub use answers::{answer_button, hint, none_box, radio, tick, tick_group};
pub use crisis_lines::{big_buttons, country_choice, emergency_alone, folded_lines, link, more_lines, support_strip};
pub use education_card::{card_blocks, cards};
pub use errors::error_summary;
use header::languages;
pub use header::{foot, header, idle_off, idle_warning, progress, site};
pub use pick_list::{first_shown, pick_list};
pub use vdom::{each, el, group, h2, p, section, spaced, text, ul};

use crate::{focus, view_context::ViewContext};
use clinical::{session::Event, text::say};
use yew::prelude::*;

/// The heading of a page: it takes the focus on each move, so it can be focused but is no stop of the Tab key.
pub fn title(cx: &ViewContext<'_>) -> Html {
    described_title(cx, "")
}

/// The heading of a page, with the id of what describes it.
pub fn described_title(cx: &ViewContext<'_>, described_by: &'static str) -> Html {
    /// The characters from which a heading is a sentence, set smaller.
    const LONG: usize = 48;
    let class = if cx.screen.heading.chars().count() < LONG { "" } else { "long" };
    let attributes = [("id", focus::TITLE), ("class", class), ("tabindex", "-1"), ("aria-describedby", described_by)];
    el("h1", &attributes, vec![vdom::text_node(&cx.screen.heading)])
}

/// A button that sends an event. Every button of the widget but the answers is made here.
pub fn button(
    cx: &ViewContext<'_>,
    class: &'static str,
    name: &'static str,
    event: Event,
    label: &str,
    more: &[(&'static str, &str)],
) -> Html {
    let html = html! {
        <button type="button" {class} data-action={name} onclick={cx.on(event)}>{ label }</button>
    };
    with_attributes(html, more)
}

/// An element with more attributes.
pub fn with_attributes(mut html: Html, more: &[(&'static str, &str)]) -> Html {
    // A node that has just been made has no other owner.
    if let Html::VTag(tag) = &mut html
        && let Some(tag) = std::rc::Rc::get_mut(tag)
    {
        for (name, value) in more.iter().filter(|(_, value)| !value.is_empty()) {
            tag.add_attribute(name, AttrValue::from((*value).to_owned()));
        }
    }
    html
}

/// A secondary button.
pub fn action(cx: &ViewContext<'_>, name: &'static str, event: Event, label: &str) -> Html {
    button(cx, "button", name, event, label, &[])
}

/// The one button of a page that leads on.
pub fn primary(cx: &ViewContext<'_>, name: &'static str, event: Event, label: &str) -> Html {
    button(cx, "button primary", name, event, label, &[])
}

/// What opens: a heading, and what stands beside it while it is closed.
pub fn fold(heading: &str, in_short: &str, more: Html, mut content: Vec<Html>) -> Html {
    let words = vec![h2(heading), if in_short.is_empty() { Html::default() } else { text("span", "hint", in_short) }];
    content.insert(0, el("summary", &[], vec![el("span", &[("class", "words")], words), more]));
    el("details", &[("class", "card fold")], content)
}

/// The way on, in sight at the foot of the screen wherever the page is scrolled to.
pub fn dock(content: Vec<Html>) -> Html {
    el("div", &[("class", "dock")], content)
}

/// Buttons side by side.
pub fn actions(buttons: Vec<Html>) -> Html {
    el("div", &[("class", "actions")], buttons)
}

/// The first row of a page: Back, as every page after the start has it, and the other languages.
pub fn back(cx: &ViewContext<'_>) -> Html {
    let back = button(cx, "link", "back", Event::Back, say::common_back(cx.lang), &[]);
    el("p", &[("class", "back")], vec![back, languages(cx)])
}

/// The first row of a page that nothing comes before.
pub fn no_back(cx: &ViewContext<'_>) -> Html {
    el("p", &[("class", "back")], vec![languages(cx)])
}
