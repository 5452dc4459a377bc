//! After the end: no answer is left, and crisis help stays where it was on the screen.

use crate::{
    browser::NEUTRAL_PAGE,
    components::{action, big_buttons, elsewhere_link, group, p, text, title},
    scene::Scene,
};
use clinical::{
    session::{Ending, Event},
    text::say,
};
use yew::prelude::*;

/// The last page. After leaving it is a neutral card: nothing on it says what the page was about.
pub fn ended(scene: &Scene<'_>, ending: Ending) -> Html {
    let lang = scene.lang;
    let (what, has_help) = match ending {
        Ending::Exit => (say::ended_exit_what(lang), false),
        Ending::Erased => (say::ended_erased_what(lang), false),
        Ending::Idle { crisis } => (say::ended_idle_what(lang), crisis),
        Ending::Stopped => (say::ended_stopped_what(lang), true),
    };
    let mut content = vec![title(&super::title(scene))];
    if has_help {
        content.push(big_buttons(scene, false));
    }
    content.push(p(what));
    if ending == Ending::Exit {
        content.push(elsewhere_link(NEUTRAL_PAGE, say::ended_exit_link(lang), "link"));
    }
    content.push(text("p", "hint", say::ended_history(lang)));
    content.push(action(scene, "start", Event::Start, say::ended_again(lang)));
    group(content)
}
