//! What is on the screen, as data: computed once for each change, drawn by the widget, named by the set-up page, and
//! compared by the tests.

use crate::{
    advice::Advice,
    crisis_help::{self, CrisisHelp},
    education::{Card, Guess},
    labels::{self, Sentence},
    medicines::Medicine,
    outcome::Outcome,
    page::{self, Page},
    session::{Ending, Session, View},
    settings::Settings,
    text::{Lang, say},
};

/// One page in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Screen {
    /// The value of `data-page`.
    pub id: &'static str,
    /// The outcome that a crisis page or a result stands for.
    pub outcome: Option<Outcome>,
    /// The medicine that the page asks about.
    pub medicine: Option<Medicine>,
    /// Whether the support strip stands above the page.
    pub has_support_strip: bool,
    /// The one first-level heading.
    pub heading: Sentence,
    pub content: Content,
}

/// What the answers add to a page, beyond what its view says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Nothing: the page is drawn from the view.
    Plain,
    Crisis(Box<CrisisHelp>),
    /// Every page with an answer, in order.
    Review(Vec<Answered>),
    Result(Box<Advice>),
}

/// A page on the list of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    pub page: Page,
    pub question: Sentence,
    /// At least one.
    pub answers: Vec<Sentence>,
}

/// The page that a session is on. Pure and total.
#[must_use]
pub fn screen(session: &Session, settings: &Settings, lang: Lang) -> Screen {
    let (view, country) = (session.view(), session.country());
    let outcome = || Some(session.assessment().outcome);
    let plain = |heading: Sentence| (heading, None, Content::Plain);
    let (heading, outcome, content) = match view {
        View::Crisis(_) => {
            let help = crisis_help::crisis_help(&session.assessment(), country, lang);
            (help.heading.clone(), outcome(), Content::Crisis(Box::new(help)))
        }
        View::Check => (say::check_title(lang).into(), None, Content::Review(review(session, lang))),
        View::Outcome(_) => {
            let advice = Advice::of(session.answers(), settings, country, lang);
            (advice.heading.into(), Some(advice.outcome), Content::Result(Box::new(advice)))
        }
        View::Start => plain(say::start_title(lang).into()),
        View::Question(page) => plain(labels::question(page, lang)),
        View::Early(_) => plain(say::early_title(lang).into()),
        View::Help => plain(say::help_title(lang).into()),
        View::Learn(_) => plain(say::learn_title(lang).into()),
        View::Claims(_, number, guess) => plain(claim_heading(number, guess, lang)),
        View::Ended(ending) => plain(
            match ending {
                Ending::Exit => say::ended_exit_title(lang),
                Ending::Erased => say::ended_erased_title(lang),
                Ending::Idle { .. } => say::ended_idle_title(lang),
                Ending::Stopped => say::ended_stopped_title(lang),
            }
            .into(),
        ),
    };
    let medicine = if let View::Question(Page::Medicine(_, medicine)) = view { Some(medicine) } else { None };
    Screen { id: view.id(), outcome, medicine, has_support_strip: session.has_support_strip(), heading, content }
}

fn review(session: &Session, lang: Lang) -> Vec<Answered> {
    let mut rows = Vec::new();
    for page in page::required_pages(session.answers()) {
        let answers = labels::answer(page, session.answers(), lang);
        if !answers.is_empty() {
            rows.push(Answered { page, question: labels::question(page, lang), answers });
        }
    }
    rows
}

/// The claim itself; after the person's guess, with the verdict in front.
fn claim_heading(number: u8, guess: Option<Guess>, lang: Lang) -> Sentence {
    let Some(claim) = Card::claim(number) else { return "".into() };
    let words = claim.title(lang);
    match (guess, claim.is_true()) {
        (None, _) => words.into(),
        (Some(_), true) => say::claims_is_true(lang, words).into(),
        (Some(_), false) => say::claims_is_not_quite(lang, words).into(),
    }
}
