//! What stands above each page: help, the way out, the idle warning, the progress.

use super::{action, lines};
use crate::{browser::NEUTRAL_PAGE, scene::Scene};
use clinical::{
    page::{Page, Part},
    session::{Event, View},
    text::say,
    words,
};
use yew::prelude::*;

/// The bar on top: help and a crisis line within two stops of the Tab key, and the way out.
pub fn header(scene: &Scene<'_>, shift: u8) -> Html {
    // After leaving, nothing on the page may say what it was about.
    if matches!(scene.session.view(), View::Ended(clinical::session::Ending::Exit)) {
        return Html::default();
    }
    let lang = scene.lang;
    let shift = match shift {
        1 => say::header_shift_one(lang),
        2 => say::header_shift_two(lang),
        _ => "",
    };
    html! {
        <header key="header">
            <button type="button" class="link" data-action="help" onclick={scene.on(Event::Help)}>
                { say::header_help(lang) }
            </button>
            { lines::first_link(scene) }
            { exit(scene) }
            <p class="shift" role="status">{ shift }</p>
        </header>
    }
}

/// "Leave this page": it wipes at once. Embedded, its press also opens a neutral page in a new tab, which only a link
/// that a person presses may do.
fn exit(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let onclick = scene.on(Event::Exit);
    let label = say::header_exit(lang);
    let title = say::header_exit_hint(lang);
    if scene.setup.own_page {
        html! { <button type="button" class="exit" data-action="exit" {title} {onclick}>{ label }</button> }
    } else {
        html! {
            <a class="exit" data-action="exit" href={NEUTRAL_PAGE} target="_blank" rel="noopener noreferrer" {title}
                {onclick}>{ label }</a>
        }
    }
}

/// The warning before the idle wipe.
pub fn idle_warning(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    // The region is always there, so that a screen reader announces what appears in it.
    html! {
        <div key="idle" class="idle" role="alert">
            if scene.idle.is_warning() {
                <h2>{ say::idle_title(lang) }</h2>
                <p>{ say::idle_warning(lang) }</p>
                <button type="button" class="button" data-action="stay" onclick={scene.idle.stay()}>
                    { say::idle_stay(lang) }
                </button>
                { idle_off(scene) }
            }
        </div>
    }
}

/// "Keep my answers open", or that they are.
pub fn idle_off(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    if scene.idle.is_off() {
        return html! { <p class="hint" role="status">{ say::idle_off_done(lang) }</p> };
    }
    html! {
        <button type="button" class="link" data-action="idle-off" onclick={scene.idle.turn_off()}>
            { say::idle_off(lang) }
        </button>
    }
}

/// The part of the questionnaire in words, and a bar that has no percentage.
pub fn progress(scene: &Scene<'_>, page: Page) -> Html {
    let part = page.part();
    let count = Part::ALL.len().to_string();
    let number = part.number().to_string();
    let text = say::progress_part(scene.lang, &count, words::part(part, scene.lang), &number);
    html! {
        <div class="progress">
            <p id="progress">{ text }</p>
            <progress max={count} value={number} aria-hidden="true" />
        </div>
    }
}

/// "Delete my answers" and what this is not, at the foot of a page.
pub fn foot(scene: &Scene<'_>) -> Html {
    html! {
        <footer>
            <p>{ say::common_not_advice(scene.lang) }</p>
            { action(scene, "erase", Event::Erase, say::erase_button(scene.lang)) }
        </footer>
    }
}
