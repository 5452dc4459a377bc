//! Crisis lines. Their numbers stand as text in every link, so that they can be read out and dialled by hand.

use super::{button, el, group, h2, node::spaced, p, text, ul, with_attributes};
use crate::scene::Scene;
use clinical::{
    crisis::{Country, Line, tel},
    help,
    session::Event,
    set::Row as _,
    text::say,
};
use yew::prelude::*;

const BIG: &str = "button big";

/// A link that opens in a new tab. Within the frame itself nothing may be opened.
pub fn elsewhere_link(href: &str, label: &str, class: &'static str) -> Html {
    let attributes = [("class", class), ("href", href), ("target", "_blank"), ("rel", "noopener noreferrer")];
    el("a", &attributes, vec![super::hint(label)])
}

/// A link that calls, texts or writes a mail.
pub fn phone_link(href: &str, label: &str, class: &'static str) -> Html {
    el("a", &[("class", class), ("href", href)], vec![super::hint(label)])
}

/// The first crisis line of the country, as a plain link. A key to press after the call is dialled with it.
pub fn first_link(scene: &Scene<'_>) -> Html {
    let lines = scene.session.country().lines_in(scene.lang);
    let Some(line) = lines.first() else { return Html::default() };
    match line.call.zip(line.call_href()) {
        Some((number, href)) => {
            let call = phone_link(&href, &say::help_call(scene.lang, number), "link");
            // Short for the eye; by its whole name it differs from the same number without the key.
            let name = line.key_to_press().map(|key| say::help_call_press(scene.lang, key, number));
            with_attributes(call, &[("aria-label", &name.unwrap_or_default())])
        }
        None => ways(scene, line, "link").into_iter().next().unwrap_or_default(),
    }
}

/// The ways to reach a line: call, text, page.
fn ways(scene: &Scene<'_>, line: &Line, class: &'static str) -> Vec<Html> {
    let mut ways = Vec::new();
    for way in [call(scene, line, class), sms(scene, line, class), page(scene, line, class)] {
        ways.extend(way);
    }
    ways
}

fn call(scene: &Scene<'_>, line: &Line, class: &'static str) -> Option<Html> {
    let number = line.call?;
    let label = match line.key_to_press() {
        Some(key) => say::help_call_press(scene.lang, key, number),
        None => say::help_call(scene.lang, number),
    };
    Some(phone_link(&line.call_href()?, &label, class))
}

fn sms(scene: &Scene<'_>, line: &Line, class: &'static str) -> Option<Html> {
    let number = line.text?;
    let label = match line.keyword {
        Some(keyword) => say::help_text_keyword(scene.lang, keyword, number),
        None => say::help_text(scene.lang, number),
    };
    Some(phone_link(&line.text_href()?, &label, class))
}

fn page(scene: &Scene<'_>, line: &Line, class: &'static str) -> Option<Html> {
    let page = line.page?;
    Some(elsewhere_link(page, &say::help_page(scene.lang, clinical::crisis::without_scheme(page)), class))
}

/// Lines, one after the other.
fn line_list(scene: &Scene<'_>, lines: Vec<Line>) -> Html {
    let mut items = Vec::new();
    for line in lines {
        items.push(line_item(scene, &line));
    }
    ul("", items)
}

/// One line with its name, what it is for, and the ways to reach it.
pub fn line_item(scene: &Scene<'_>, line: &Line) -> Html {
    let lang = scene.lang;
    let mut content = vec![text("strong", "", line.name)];
    content.extend(line.note(lang).map(|note| text("span", "", note)));
    if line.hours == Some("24/7") {
        content.push(text("span", "", say::help_open_always(lang)));
    }
    content.push(el("span", &[("class", "ways")], spaced(ways(scene, line, "button"))));
    el("li", &[("class", "line")], content)
}

/// The first line to call and the first to text, and the emergency number, as big buttons.
pub fn big_buttons(scene: &Scene<'_>, is_emergency_first: bool) -> Html {
    let mut buttons = line_buttons(scene);
    buttons.insert(if is_emergency_first { 0 } else { buttons.len() }, emergency_button(scene));
    el("div", &[("class", "big-buttons")], spaced(buttons))
}

/// The emergency number alone, as a big button.
pub fn emergency_alone(scene: &Scene<'_>) -> Html {
    el("div", &[("class", "big-buttons")], vec![emergency_button(scene)])
}

fn emergency_button(scene: &Scene<'_>) -> Html {
    let number = help::emergency(scene.session.country());
    phone_link(&tel(number), &say::help_call_emergency(scene.lang, number), BIG)
}

fn line_buttons(scene: &Scene<'_>) -> Vec<Html> {
    // The first line for anyone that can be called, and the first that can be texted; a page where there is neither.
    let (mut to_call, mut to_text, mut to_read) = (None, None, None);
    for line in scene.session.country().lines_in(scene.lang).into_iter().filter(|line| line.serves == "anyone") {
        to_call = to_call.or_else(|| call(scene, &line, BIG));
        to_text = to_text.or_else(|| sms(scene, &line, BIG));
        to_read = to_read.or_else(|| page(scene, &line, BIG));
    }
    let mut lines = Vec::new();
    lines.extend(to_call);
    lines.extend(to_text);
    if lines.is_empty() {
        lines.extend(to_read);
    }
    lines
}

/// All lines of the country, those of the world where one is past its date, and what to do where a number fails.
pub fn more_lines(scene: &Scene<'_>) -> Html {
    let (country, lang) = (scene.session.country(), scene.lang);
    let world = country.world_lines(scene.setup.today);
    let mut content = vec![h2(say::help_more_lines(lang)), line_list(scene, country.lines_in(lang))];
    if country.is_any_other() {
        content.push(p(say::help_any_other_emergency(lang)));
    }
    if !world.is_empty() {
        content.push(p(&say::help_doubtful(lang, help::emergency(country))));
        content.push(h2(say::help_world(lang)));
        content.push(line_list(scene, world));
    }
    el("section", &[("class", "lines")], content)
}

/// Another country, in one tap. Buttons and no `select`: Chromium describes a page that has a list to choose from, as
/// one with a text field, to a server of its maker, and then the network would see who asks for help.
pub fn country_choice(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let chosen = scene.session.country();
    let mut choices = Vec::new();
    for country in Country::all() {
        let more = [("data-country", country.code()), ("aria-current", if country == chosen { "true" } else { "" })];
        choices.push(button(scene, "link", "country", Event::Country(country), country.name(lang), &more));
    }
    let summary = text("summary", "", &say::help_country(lang, chosen.name(lang)));
    el("details", &[("class", "country")], vec![summary, el("div", &[("class", "ways")], choices)])
}

/// The quiet strip above a page, once item 9 is not "not at all".
pub fn support_strip(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let lines = scene.session.country().lines();
    let ways = lines.first().map(|line| ways(scene, line, "link")).unwrap_or_default();
    let content = vec![p(say::strip_text(lang)), el("p", &[("class", "ways")], spaced(ways))];
    group(vec![el("section", &[("class", "strip"), ("aria-label", say::strip_label(lang))], content)])
}
