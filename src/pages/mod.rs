//! The pages: what is drawn is a function of the session's view.

mod checkboxes;
mod crisis;
mod end;
mod export;
mod intro;
mod learn;
mod medicine;
mod medicines;
mod outcome;
mod question;
mod review_answers;

use crate::{
    components::{header, idle_warning, site, support_strip},
    view_context::ViewContext,
};
use clinical::{advice::Advice, crisis_help, education::Card, labels, page::Page, session::View, text::say};
use yew::prelude::*;

/// All that the widget shows: what stands around each page, and the page.
pub fn all(cx: &ViewContext<'_>) -> Html {
    html! {
        <>
            { header(cx) }
            { site(cx) }
            { idle_warning(cx) }
            { page(cx) }
        </>
    }
}

/// The page that is shown, in the one `main` of the document.
///
/// Its key is the number of the move, so that a page is always a new element and never an old one patched: what a
/// browser's translator did to the last page goes with it.
fn page(cx: &ViewContext<'_>) -> Html {
    let session = cx.session;
    let view = session.view();
    let outcome = matches!(view, View::Crisis(_) | View::Outcome(_)).then(|| session.assessment().outcome.code());
    let medicine = if let View::Question(Page::Medicine(_, medicine)) = view { Some(medicine.id()) } else { None };
    html! {
        <main key={session.moves()} data-page={view.id()} data-outcome={outcome} data-medicine={medicine}>
            if session.has_support_strip() { { support_strip(cx) } }
            { content(cx, view) }
        </main>
    }
}

fn content(cx: &ViewContext<'_>, view: View) -> Html {
    match view {
        View::Start => intro::start(cx),
        View::Question(page) => question::question(cx, page),
        View::Crisis(_) => crisis::crisis(cx),
        View::Early(_) => intro::early(cx),
        View::Check => review_answers::review_answers(cx),
        View::Outcome(before) => outcome::outcome(cx, before),
        View::Help => crisis::help(cx),
        View::Learn(_) => learn::learn(cx),
        View::Claims(_, place, guess) => learn::claim(cx, place, guess),
        View::Ended(ending) => end::end(cx, ending),
    }
}

/// What the heading of the page says.
pub fn title(cx: &ViewContext<'_>) -> String {
    use clinical::session::Ending;
    let (session, lang) = (cx.session, cx.lang);
    match session.view() {
        View::Start => say::start_title(lang).into(),
        View::Question(page) => labels::question(page, lang).into(),
        View::Crisis(_) => crisis_help::crisis_help(&session.assessment(), session.country(), lang).heading.into(),
        View::Early(_) => say::early_title(lang).into(),
        View::Check => say::check_title(lang).into(),
        View::Outcome(_) => Advice::of(session.answers(), &cx.config.settings, session.country(), lang).heading.into(),
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
