//! What stands above and below each page: help, the way out, the idle warning, the progress, what this is not.

use super::{action, button, el, group, lines, p, text, with_attributes};
use crate::{
    browser::NEUTRAL_PAGE,
    focus,
    idle::State,
    scene::{Message, Scene},
};
use clinical::{
    page::{Page, Part},
    session::{Ending, Event, View},
    text::{Lang, say},
    words,
};
use yew::prelude::*;

/// The bar on top: help and a crisis line within two stops of the Tab key, the way out, and what is to be said wherever
/// the page is scrolled to.
pub fn header(scene: &Scene<'_>) -> Html {
    // After leaving, nothing on the page may say what it was about.
    if scene.session.view() == View::Ended(Ending::Exit) {
        return Html::default();
    }
    let lang = scene.lang;
    let said = match scene.shift {
        1 => say::header_shift_one(lang),
        2 => say::header_shift_two(lang),
        _ if scene.idle == State::Warned => say::idle_title(lang),
        _ => "",
    };
    let status = with_attributes(text("p", "shift", said), &[("role", "status")]);
    let help = button(scene, "link", "help", Event::Help, say::header_help(lang), &[]);
    el("header", &[], vec![help, lines::first_link(scene), languages(scene), exit(scene), status])
}

/// The other languages, each by its own name. Switching keeps the page and every answer.
fn languages(scene: &Scene<'_>) -> Html {
    let mut choices = Vec::new();
    for lang in Lang::all().filter(|lang| *lang != scene.lang) {
        let onclick = scene.tell::<MouseEvent>(Message::Language(lang));
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
fn exit(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let (label, title) = (say::header_exit(lang), say::header_exit_hint(lang));
    if scene.setup.own_page {
        return button(scene, "exit", "exit", Event::Exit, label, &[("title", title)]);
    }
    html! {
        <a class="exit" data-action="exit" href={NEUTRAL_PAGE} target="_blank" rel="noopener noreferrer" {title}
            onclick={scene.on(Event::Exit)}>{ label }</a>
    }
}

/// The warning before the idle wipe; its question stands in the bar. The region is always there, so that a screen reader
/// announces what appears in it.
pub fn idle_warning(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let content = if scene.idle == State::Warned {
        let stay = idle_button(scene, "button", "stay", State::Watching, say::idle_stay(lang));
        vec![p(say::idle_warning(lang)), stay, idle_off_button(scene)]
    } else {
        Vec::new()
    };
    el("div", &[("class", "idle"), ("role", "alert")], content)
}

/// "Keep my answers open", or that they are. This region too is there before anything changes in it.
pub fn idle_off(scene: &Scene<'_>) -> Html {
    let is_off = scene.idle == State::Off;
    let content = if is_off { text("p", "hint", say::idle_off_done(scene.lang)) } else { idle_off_button(scene) };
    el("div", &[("role", "status")], vec![content])
}

fn idle_off_button(scene: &Scene<'_>) -> Html {
    idle_button(scene, "link", "idle-off", State::Off, say::idle_off(scene.lang))
}

/// A button that goes away once it is pressed: the focus goes to the heading.
fn idle_button(scene: &Scene<'_>, class: &'static str, name: &'static str, state: State, label: &str) -> Html {
    let send = scene.sender();
    let onclick = Callback::from(move |_: MouseEvent| {
        focus::to(focus::TITLE);
        send.emit(Message::Idle(state));
    });
    html! { <button type="button" {class} data-action={name} {onclick}>{ label }</button> }
}

/// The part of the questionnaire in words, and a bar that has no percentage.
pub fn progress(scene: &Scene<'_>, page: Page) -> Html {
    let part = page.part();
    let count = Part::ALL.len().to_string();
    let number = part.number().to_string();
    let sentence = say::progress_part(scene.lang, &count, words::part(part, scene.lang), &number);
    let bar = el("progress", &[("max", &count), ("value", &number), ("aria-hidden", "true")], Vec::new());
    el("div", &[("class", "progress")], vec![p(&sentence), bar])
}

/// "Delete my answers" and what this is not, at the foot of a page.
pub fn foot(scene: &Scene<'_>) -> Html {
    let erase = action(scene, "erase", Event::Erase, say::erase_button(scene.lang));
    group(vec![el("footer", &[], vec![p(say::common_not_advice(scene.lang)), erase])])
}
