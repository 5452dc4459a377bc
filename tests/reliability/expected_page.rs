//! What a page has to show, told from the session alone, in the words of walker.js.

use clinical::advice::Advice;
use clinical::education::{Card, Guess};
use clinical::page::{self, Page};
use clinical::session::{Ending, Session, View};
use clinical::text::{Lang, say};
use clinical::{crisis_help, labels};

use crate::reliability::expected_controls::add_things;
use crate::reliability::model::Model;

/// All that the walker writes down of a page.
pub fn shown(model: &Model) -> String {
    let (session, lang) = (&model.session, model.lang);
    let view = session.view();
    let outcome = matches!(view, View::Crisis(_) | View::Outcome(_)).then(|| session.assessment().outcome.code());
    let medicine = if let View::Question(Page::Medicine(_, medicine)) = view { Some(medicine.id()) } else { None };
    let mut things = Vec::new();
    if view != View::Ended(Ending::Exit) {
        things.push("help".into());
        things.extend(Lang::all().filter(|other| *other != lang).map(|other| format!("language:{}", other.code())));
        things.push("exit".into());
    }
    add_things(model, &mut things);
    let page = view.id();
    let mut lines = vec![
        format!("{page} {} {} {}", outcome.unwrap_or("-"), medicine.unwrap_or("-"), lang.code()),
        heading(model),
        things.join(" "),
    ];
    if session.has_support_strip() {
        lines.push("strip".into());
    }
    if view == View::Check {
        for page in due_with_answers(session, lang) {
            let mut parts = vec![labels::question(page, lang)];
            parts.extend(labels::answer(page, session.answers(), lang));
            lines.push(parts.join(" | "));
        }
    }
    lines.join("\n")
}

fn heading(model: &Model) -> String {
    let (session, lang) = (&model.session, model.lang);
    let said = match session.view() {
        View::Start => say::start_title(lang),
        View::Question(page) => return labels::question(page, lang).into(),
        View::Crisis(_) => {
            return crisis_help::crisis_help(&session.assessment(), session.country(), lang).heading.into();
        }
        View::Early(_) => say::early_title(lang),
        View::Check => say::check_title(lang),
        View::Outcome(_) => Advice::of(session.answers(), &model.settings, session.country(), lang).heading,
        View::Help => say::help_title(lang),
        View::Learn(_) => say::learn_title(lang),
        View::Claims(_, place, guess) => return claim(place, guess, lang),
        View::Ended(Ending::Exit) => say::ended_exit_title(lang),
        View::Ended(Ending::Erased) => say::ended_erased_title(lang),
        View::Ended(Ending::Idle { .. }) => say::ended_idle_title(lang),
        View::Ended(Ending::Stopped) => say::ended_stopped_title(lang),
    };
    said.into()
}

fn claim(place: u8, guess: Option<Guess>, lang: Lang) -> String {
    let Some(card) = Card::claim(place) else { return String::new() };
    match guess {
        None => card.title(lang).into(),
        Some(_) if card.is_true() => say::claims_is_true(lang, card.title(lang)),
        Some(_) => say::claims_is_not_quite(lang, card.title(lang)),
    }
}

/// The pages that the check page shows.
pub fn due_with_answers(session: &Session, lang: Lang) -> Vec<Page> {
    let has_answer = |page: &Page| !labels::answer(*page, session.answers(), lang).is_empty();
    page::required_pages(session.answers()).into_iter().filter(has_answer).collect()
}
