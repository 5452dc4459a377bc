//! Crisis lines. Their numbers stand as text in every link, so that they can be read out and dialled by hand.

use super::{button, el, fold, group, h2, p, text, ul, vdom::spaced, with_attributes};
use crate::view_context::ViewContext;
use clinical::{
    crisis::{Country, Line, tel},
    crisis_help,
    row_set::Row as _,
    session::Event,
    text::say,
};
use yew::prelude::*;

const BIG: &str = "button big";

/// A link to a page, a call, a text message or a mail. It opens outside of the frame, whatever the browser makes of it:
/// where a policy of the page around forbids an address, the browser would put an error in the frame's place, and crisis
/// help would be gone.
pub fn link(href: &str, label: &str, class: &'static str) -> Html {
    let attributes = [("class", class), ("href", href), ("target", "_blank"), ("rel", "noopener noreferrer")];
    el("a", &attributes, vec![super::hint(label)])
}

/// The first crisis line of the country, as a plain link. A key to press after the call is dialled with it.
pub fn first_link(cx: &ViewContext<'_>) -> Html {
    let lines = cx.session.country().lines_in(cx.lang);
    let Some(line) = lines.first() else { return Html::default() };
    match line.call.zip(line.call_href()) {
        Some((number, href)) => {
            let call = link(&href, &say::help_call(cx.lang, number), "link");
            // Short for the eye; by its whole name it differs from the same number without the key.
            let name = line.key_to_press().map(|key| say::help_call_press(cx.lang, key, number));
            with_attributes(call, &[("aria-label", &name.unwrap_or_default())])
        }
        None => ways(cx, line, "link").into_iter().next().unwrap_or_default(),
    }
}

/// The ways to reach a line: call, text, `WhatsApp`, page.
fn ways(cx: &ViewContext<'_>, line: &Line, class: &'static str) -> Vec<Html> {
    let mut ways = Vec::new();
    for way in [call(cx, line, class), sms(cx, line, class), whatsapp(cx, line, class), page(cx, line, class)] {
        ways.extend(way);
    }
    ways
}

fn call(cx: &ViewContext<'_>, line: &Line, class: &'static str) -> Option<Html> {
    let number = line.call?;
    let label = match line.key_to_press() {
        Some(key) => say::help_call_press(cx.lang, key, number),
        None => say::help_call(cx.lang, number),
    };
    Some(link(&line.call_href()?, &label, class))
}

fn sms(cx: &ViewContext<'_>, line: &Line, class: &'static str) -> Option<Html> {
    let number = line.text?;
    let label = match line.keyword {
        Some(keyword) => say::help_text_keyword(cx.lang, keyword, number),
        None => say::help_text(cx.lang, number),
    };
    Some(link(&line.text_href()?, &label, class))
}

fn whatsapp(cx: &ViewContext<'_>, line: &Line, class: &'static str) -> Option<Html> {
    let number = line.whatsapp?;
    Some(link(&line.whatsapp_href()?, &say::help_whatsapp(cx.lang, number), class))
}

fn page(cx: &ViewContext<'_>, line: &Line, class: &'static str) -> Option<Html> {
    let page = line.page?;
    Some(link(page, &say::help_page(cx.lang, clinical::crisis::without_scheme(page)), class))
}

/// Lines, one after the other.
fn line_list(cx: &ViewContext<'_>, lines: Vec<Line>) -> Html {
    let mut items = Vec::new();
    for line in lines {
        items.push(line_item(cx, &line));
    }
    ul("", items)
}

/// One line with its name, what it is for, and the ways to reach it.
fn line_item(cx: &ViewContext<'_>, line: &Line) -> Html {
    let lang = cx.lang;
    let mut content = vec![text("strong", "", line.name)];
    content.extend(line.note(lang).map(|note| text("span", "", note)));
    if line.is_support {
        content.push(text("span", "", &say::help_support_line(lang, &crisis_help::reach(cx.session.country(), lang))));
    }
    content.extend(line.open(lang).map(|open| text("span", "", open)));
    content.push(el("span", &[("class", "ways")], spaced(ways(cx, line, "button"))));
    el("li", &[("class", "line")], content)
}

/// The first line to call and the first to text, and the emergency number, as big buttons; it comes first where the cause
/// or the country asks for it.
pub fn big_buttons(cx: &ViewContext<'_>, is_emergency_first: bool) -> Html {
    let (mut buttons, number) = line_buttons(cx);
    let is_emergency_first = is_emergency_first || crisis_help::is_emergency_first(cx.session.country(), cx.lang);
    buttons.insert(if is_emergency_first { 0 } else { buttons.len() }, emergency_button(cx));
    let number = number.filter(|_| !is_emergency_first);
    group(vec![with_number(cx, buttons, number), closed_at_times(cx)])
}

/// When the first line is open, where it is closed at times.
fn closed_at_times(cx: &ViewContext<'_>) -> Html {
    let lines = cx.session.country().lines_in(cx.lang);
    let first = lines.first().filter(|line| line.is_closed_at_times());
    let open = first.and_then(|line| Some([line.name, ": ", line.open(cx.lang)?].concat()));
    open.map_or_else(Html::default, |open| p(&open))
}

/// Big buttons, and the number to dial where a press does nothing: a page around the clinic's may forbid its frames to open
/// anything, and the frame cannot know. Without a number, that for an emergency.
fn with_number(cx: &ViewContext<'_>, buttons: Vec<Html>, number: Option<&str>) -> Html {
    let number = number.unwrap_or_else(|| crisis_help::emergency(cx.session.country()));
    let by_hand = text("p", "hint", &say::help_by_hand(cx.lang, number));
    group(vec![el("div", &[("class", "big-buttons")], spaced(buttons)), by_hand])
}

/// The emergency number alone, as a big button.
pub fn emergency_alone(cx: &ViewContext<'_>) -> Html {
    with_number(cx, vec![emergency_button(cx)], None)
}

fn emergency_button(cx: &ViewContext<'_>) -> Html {
    let number = crisis_help::emergency(cx.session.country());
    link(&tel(number), &say::help_call_emergency(cx.lang, number), BIG)
}

/// The buttons of the lines, and the number that the first one calls.
fn line_buttons(cx: &ViewContext<'_>) -> (Vec<Html>, Option<&'static str>) {
    // The first line for anyone that can be called, and the first that can be texted; a page where there is neither.
    let (mut to_call, mut to_text, mut to_read, mut number) = (None, None, None, None);
    for line in cx.session.country().lines_in(cx.lang).into_iter().filter(|line| line.serves == "anyone") {
        to_call = to_call.or_else(|| call(cx, &line, BIG));
        number = number.or(line.call);
        to_text = to_text.or_else(|| sms(cx, &line, BIG));
        to_read = to_read.or_else(|| page(cx, &line, BIG));
    }
    let mut lines = Vec::new();
    lines.extend(to_call);
    lines.extend(to_text);
    if lines.is_empty() {
        lines.extend(to_read);
    }
    (lines, number)
}

/// Lines in a row that names them and opens.
pub fn folded_lines(cx: &ViewContext<'_>, heading: &str, lines: Vec<Line>) -> Html {
    let mut names = Vec::new();
    for line in &lines {
        names.push(line.name);
    }
    fold(heading, &names.join(" · "), Html::default(), vec![line_list(cx, lines)])
}

/// All lines of the country, those of the world where one is past its date, and what to do where a number fails.
pub fn more_lines(cx: &ViewContext<'_>) -> Html {
    let (country, lang) = (cx.session.country(), cx.lang);
    let world = country.world_lines(cx.config.today);
    let (open, made_for): (Vec<_>, Vec<_>) =
        country.lines_in(lang).into_iter().partition(|line| line.serves == "anyone");
    let mut content = vec![h2(say::help_more_lines(lang)), line_list(cx, open)];
    if !made_for.is_empty() {
        content.push(folded_lines(cx, say::help_made_for(lang), made_for));
    }
    if country.is_any_other() {
        content.push(p(say::help_any_other_emergency(lang)));
    }
    if !world.is_empty() {
        content.push(p(&say::help_doubtful(lang, crisis_help::emergency(country))));
        content.push(h2(say::help_world(lang)));
        content.push(line_list(cx, world));
    }
    el("section", &[("class", "lines")], content)
}

/// Another country, in one tap. Buttons and no `select`: Chromium describes a page that has a list to choose from, as
/// one with a text field, to a server of its maker, and then the network would see who asks for help.
pub fn country_choice(cx: &ViewContext<'_>) -> Html {
    let lang = cx.lang;
    let chosen = cx.session.country();
    let mut choices = Vec::new();
    for country in Country::all() {
        let more = [("data-country", country.code()), ("aria-current", if country == chosen { "true" } else { "" })];
        choices.push(button(cx, "link", "country", Event::Country(country), country.name(lang), &more));
    }
    let summary = text("summary", "", &say::help_country(lang, chosen.name(lang)));
    el("details", &[("class", "country")], vec![summary, el("div", &[("class", "ways")], choices)])
}

/// The quiet strip above a page, once item 9 is not "not at all".
pub fn support_strip(cx: &ViewContext<'_>) -> Html {
    let lang = cx.lang;
    let lines = cx.session.country().lines_in(lang);
    let ways = lines.first().map(|line| ways(cx, line, "link")).unwrap_or_default();
    let content = vec![p(say::strip_text(lang)), el("p", &[("class", "ways")], spaced(ways)), closed_at_times(cx)];
    group(vec![el("section", &[("class", "strip"), ("aria-label", say::strip_label(lang))], content)])
}
