//! The pages: what is drawn is a function of the session's view.

mod checkboxes;
mod choices;
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
use clinical::{Content, Screen, medicines::Medicine, outcome::Outcome, session::View};
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
    let Screen { id, outcome, medicine, has_support_strip, .. } = &*cx.screen;
    html! {
        <main
            key={cx.session.moves()}
            data-page={*id}
            data-outcome={outcome.map(Outcome::code)}
            data-medicine={medicine.map(Medicine::id)}
        >
            if *has_support_strip { { support_strip(cx) } }
            { content(cx) }
        </main>
    }
}

fn content(cx: &ViewContext<'_>) -> Html {
    match &cx.screen.content {
        Content::Crisis(help) => return crisis::crisis(cx, help),
        Content::Review(rows) => return review_answers::review_answers(cx, rows),
        Content::Result(advice) => return outcome::outcome(cx, advice),
        Content::Plain => {}
    }
    match cx.session.view() {
        View::Start => intro::start(cx),
        View::Question(page) => question::question(cx, page),
        View::Early(_) => intro::early(cx),
        View::Help => crisis::help(cx),
        View::Learn(_) => learn::learn(cx),
        View::Claims(_, place, guess) => learn::claim(cx, place, guess),
        View::Ended(ending) => end::end(cx, ending),
        // Their content is data, above.
        View::Crisis(_) | View::Check | View::Outcome(_) => Html::default(),
    }
}
