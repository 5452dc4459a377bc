//! What stands above and below each page: help, the way out, the idle warning, the progress, what this is not.

use super::{action, button, crisis_lines, el, group, p, text, with_attributes};
use crate::{
    focus,
    form::Form,
    idle::State,
    view_context::{Message, ViewContext},
};
use clinical::{
    crisis_help::NEUTRAL_PAGE,
    labels,
    page::{Page, Part},
    progress::Progress,
    session::{Ending, Event, View},
    text::{Lang, say},
};
use yew::prelude::*;

/// On a page of its own, under the bar: the clinic's name and the way back to its website, which tells it nothing. Crisis help
/// comes before it, and it scrolls away.
pub fn site(cx: &ViewContext<'_>) -> Html {
    let settings = &cx.config.settings;
    if cx.config.form != Form::Page || has_left(cx) {
        return Html::default();
    }
    let mut content = Vec::new();
    content.extend(settings.clinic.as_deref().map(|clinic| text("bdi", "", clinic)));
    content.extend(settings.home.as_ref().map(|home| {
        let back = crisis_lines::link(home.href(), say::site_back(cx.lang), "link");
        with_attributes(back, &[("data-action", "home")])
    }));
    if content.is_empty() { Html::default() } else { el("nav", &[("class", "site")], content) }
}

/// After leaving, nothing on the page may say what it was about.
fn has_left(cx: &ViewContext<'_>) -> bool {
    cx.session.view() == View::Ended(Ending::Exit)
}

/// The bar on top: help and a crisis line within two stops of the Tab key, the way out, and what is to be said wherever
/// the page is scrolled to.
pub fn header(cx: &ViewContext<'_>) -> Html {
    if has_left(cx) {
        return Html::default();
    }
    let lang = cx.lang;
    let said = match cx.shift {
        1 => say::header_shift_one(lang),
        2 => say::header_shift_two(lang),
        _ if cx.idle == State::Warned => say::idle_title(lang),
        _ => "",
    };
    let status = with_attributes(text("p", "shift", said), &[("role", "status")]);
    let help = button(cx, "link help", "help", Event::Help, say::header_help(lang), &[]);
    el("header", &[], vec![help, crisis_lines::first_link(cx), exit(cx), status])
}

/// The other languages, each by its own name, at the end of the first row of a page. Switching keeps the page and every answer.
pub fn languages(cx: &ViewContext<'_>) -> Html {
    let mut choices = Vec::new();
    for lang in Lang::all().filter(|lang| *lang != cx.lang) {
        let onclick = cx.tell::<MouseEvent>(Message::Language(lang));
        choices.push(html! {
            <button type="button" class="link" data-action="language" lang={lang.code()} {onclick}>
                { say::language_name(lang) }
            </button>
        });
    }
    el("span", &[("class", "languages")], choices)
}

/// "Leave this page": it wipes at once. Embedded, its press also opens a neutral page in a new tab, which only a link
/// that a person presses may do.
fn exit(cx: &ViewContext<'_>) -> Html {
    let lang = cx.lang;
    let (label, title) = (say::header_exit(lang), say::header_exit_hint(lang));
    if cx.config.form == Form::Page {
        return button(cx, "exit", "exit", Event::Exit, label, &[("title", title)]);
    }
    html! {
        <a class="exit" data-action="exit" href={NEUTRAL_PAGE} target="_blank" rel="noopener noreferrer" {title}
            onclick={cx.on(Event::Exit)}>{ label }</a>
    }
}

/// The warning before the idle wipe; its question stands in the bar. The region is always there, so that a screen reader
/// announces what appears in it.
pub fn idle_warning(cx: &ViewContext<'_>) -> Html {
    let lang = cx.lang;
    let content = if cx.idle == State::Warned {
        let stay = idle_button(cx, "button", "stay", State::Watching, say::idle_stay(lang));
        vec![p(say::idle_warning(lang)), stay, idle_off_button(cx)]
    } else {
        Vec::new()
    };
    el("div", &[("class", "idle"), ("role", "alert")], content)
}

/// "Keep my answers open", or that they are. This region too is there before anything changes in it.
pub fn idle_off(cx: &ViewContext<'_>) -> Html {
    let is_off = cx.idle == State::Off;
    let content = if is_off { text("p", "hint", say::idle_off_done(cx.lang)) } else { idle_off_button(cx) };
    el("div", &[("role", "status")], vec![content])
}

fn idle_off_button(cx: &ViewContext<'_>) -> Html {
    idle_button(cx, "link", "idle-off", State::Off, say::idle_off(cx.lang))
}

/// A button that goes away once it is pressed: the focus goes to the heading.
fn idle_button(cx: &ViewContext<'_>, class: &'static str, name: &'static str, state: State, label: &str) -> Html {
    let send = cx.sender();
    let onclick = Callback::from(move |_: MouseEvent| {
        focus::to(focus::TITLE);
        send.emit(Message::Idle(state));
    });
    html! { <button type="button" {class} data-action={name} {onclick}>{ label }</button> }
}

/// The part of the questionnaire and the place in it, in words, and a bar of five fields: each as long as its part has pages,
/// filled page by page.
pub fn progress(cx: &ViewContext<'_>, page: Page) -> Html {
    /// How long a page is in the bar, and a gap.
    const PAGE: usize = 100;
    const GAP: usize = 40;
    let progress = Progress::of(page, cx.session.answers());
    let (place, count) = (progress.place.to_string(), progress.in_part().to_string());
    let sentence = say::progress_place(cx.lang, labels::part(progress.part, cx.lang), &count, &place);
    let mut fields = Vec::new();
    let mut at = 0;
    for (part, pages) in Part::ALL.into_iter().zip(progress.pages) {
        for (class, pages) in [("field", pages), ("done", progress.done(part))] {
            let (x, width) = (at.to_string(), (pages * PAGE).to_string());
            fields.push(el("rect", &[("class", class), ("x", &x), ("width", &width), ("height", "1")], Vec::new()));
        }
        at += pages * PAGE + GAP;
    }
    let view = format!("0 0 {} 1", at.saturating_sub(GAP));
    let bar = el("svg", &[("viewBox", &view), ("preserveAspectRatio", "none"), ("aria-hidden", "true")], fields);
    el("div", &[("class", "progress")], vec![p(&sentence), bar])
}

/// "Delete my answers" and what this is not, at the foot of a page.
pub fn foot(cx: &ViewContext<'_>) -> Html {
    let erase = action(cx, "erase", Event::Erase, say::erase_button(cx.lang));
    group(vec![el("footer", &[], vec![p(say::common_not_advice(cx.lang)), erase])])
}
