//! The pages: what is drawn is a function of the session's view.

mod cards;
mod check;
mod crisis;
mod ended;
mod intro;
mod keep;
mod learn;
mod medicines;
mod outcome;
mod question;
mod ticks;

use crate::{components::support_strip, scene::Scene};
use clinical::{advice::Advice, education::Card, help, page::Page, session::View, text::say, words};
use yew::prelude::*;

/// The page that is shown, in the one `main` of the document.
///
/// Its key is the number of the move, so that a page is always a new element and never an old one patched: what a
/// browser's translator did to the last page goes with it.
pub fn page(scene: &Scene<'_>) -> Html {
    let session = scene.session;
    let view = session.view();
    let outcome = matches!(view, View::Crisis(_) | View::Outcome(_)).then(|| session.assessment().outcome.code());
    let medicine = if let View::Question(Page::Medicine(_, medicine)) = view { Some(medicine.id()) } else { None };
    html! {
        <main key={session.moves()} data-page={view.id()} data-outcome={outcome} data-medicine={medicine}>
            if session.has_support_strip() { { support_strip(scene) } }
            { content(scene, view) }
        </main>
    }
}

fn content(scene: &Scene<'_>, view: View) -> Html {
    match view {
        View::Start => intro::start(scene),
        View::Question(page) => question::question(scene, page),
        View::Crisis(_) => crisis::crisis(scene),
        View::Early(_) => intro::early(scene),
        View::Check => check::check(scene),
        View::Outcome(before) => outcome::outcome(scene, before),
        View::Help => crisis::help(scene),
        View::Learn(_) => learn::learn(scene),
        View::Claims(_, place, guess) => learn::claim(scene, place, guess),
        View::Ended(ending) => ended::ended(scene, ending),
    }
}

/// What the heading of the page says.
pub fn title(scene: &Scene<'_>) -> String {
    use clinical::session::Ending;
    let (session, lang) = (scene.session, scene.lang);
    match session.view() {
        View::Start => say::start_title(lang).into(),
        View::Question(page) => words::question(page, lang).into(),
        View::Crisis(_) => help::crisis_help(&session.assessment(), session.country(), lang).heading.into(),
        View::Early(_) => say::early_title(lang).into(),
        View::Check => say::check_title(lang).into(),
        View::Outcome(_) => {
            Advice::of(session.answers(), &scene.setup.settings, session.country(), lang).heading.into()
        }
        View::Help => say::help_title(lang).into(),
        View::Learn(_) => say::learn_title(lang).into(),
        View::Claims(_, place, guess) => {
            Card::claim(place).map(|claim| learn::claim_title(claim, guess, lang)).unwrap_or_default()
        }
        View::Ended(Ending::Exit) => say::ended_exit_title(lang).into(),
        View::Ended(Ending::Erased) => say::ended_erased_title(lang).into(),
        View::Ended(Ending::Idle { .. }) => say::ended_idle_title(lang).into(),
        View::Ended(Ending::Stopped) => say::ended_stopped_title(lang).into(),
    }
}
