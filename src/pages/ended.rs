//! After the end: no answer is left, and crisis help stays where it was on the screen.

use crate::{
    browser::NEUTRAL_PAGE,
    components::{action, big_buttons, elsewhere_link, title},
    scene::Scene,
};
use clinical::{
    session::{Ending, Event},
    text::say,
};
use yew::prelude::*;

/// The last page.
pub fn ended(scene: &Scene<'_>, ending: Ending) -> Html {
    let lang = scene.lang;
    let heading = super::title(scene);
    let (what, has_help) = match ending {
        Ending::Exit => return left(scene, &heading),
        Ending::Erased => (say::ended_erased_what(lang), false),
        Ending::Idle { crisis } => (say::ended_idle_what(lang), crisis),
        Ending::Stopped => (say::ended_stopped_what(lang), true),
    };
    html! {
        <>
            { title(&heading) }
            if has_help { { big_buttons(scene, false) } }
            <p>{ what }</p>
            <p class="hint">{ say::ended_history(lang) }</p>
            { action(scene, "start", Event::Start, say::ended_again(lang)) }
        </>
    }
}

/// A neutral card: nothing on it says what the page was about.
fn left(scene: &Scene<'_>, heading: &str) -> Html {
    let lang = scene.lang;
    html! {
        <>
            { title(heading) }
            <p>{ say::ended_exit_what(lang) }</p>
            <p>{ elsewhere_link(NEUTRAL_PAGE, say::ended_exit_link(lang), "link") }</p>
            <p class="hint">{ say::ended_history(lang) }</p>
            { action(scene, "start", Event::Start, say::ended_again(lang)) }
        </>
    }
}
