//! After the end: no answer is left, and crisis help stays where it was on the screen.

use crate::{
    components::{action, big_buttons, group, link, no_back, p, text, title},
    view_context::ViewContext,
};
use clinical::{
    crisis_help::NEUTRAL_PAGE,
    session::{Ending, Event},
    text::say,
};
use yew::prelude::*;

/// The last page. After leaving it is a neutral card: nothing on it says what the page was about.
pub fn end(cx: &ViewContext<'_>, ending: Ending) -> Html {
    let lang = cx.lang;
    let (what, has_help) = match ending {
        Ending::Exit => (say::ended_exit_what(lang), false),
        Ending::Erased => (say::ended_erased_what(lang), false),
        Ending::Idle { crisis } => (say::ended_idle_what(lang), crisis),
        Ending::Stopped => (say::ended_stopped_what(lang), true),
    };
    let mut content = if ending == Ending::Exit { Vec::new() } else { vec![no_back(cx)] };
    content.push(title(cx));
    if has_help {
        content.push(big_buttons(cx, false));
    }
    content.push(p(what));
    if ending == Ending::Exit {
        content.push(link(NEUTRAL_PAGE, say::ended_exit_link(lang), "link"));
    }
    content.push(text("p", "hint", say::ended_history(lang)));
    content.push(action(cx, "start", Event::Start, say::ended_again(lang)));
    group(content)
}
