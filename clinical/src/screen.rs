//! What is on the screen, as data: computed once for each change, drawn by the widget, named by the set-up page, and
//! compared by the tests.

use crate::{
    advice::Advice,
    answers::Answers,
    crisis_help::{self, CrisisHelp},
    education::{Card, Guess},
    labels::{self, Sentence},
    medicines::Medicine,
    outcome::Outcome,
    page::{self, Page, Part},
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
    /// Every page with an answer, by part, in order.
    Review(Vec<AnsweredPart>),
    Result(Box<Advice>),
}

/// A part of the questionnaire on the list of answers. It has at least one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredPart {
    pub part: Part,
    /// What was answered, in a few words.
    pub in_short: String,
    pub rows: Vec<Answered>,
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

fn review(session: &Session, lang: Lang) -> Vec<AnsweredPart> {
    let record = session.answers();
    let pages = page::required_pages(record);
    let mut parts = Vec::new();
    for part in Part::ALL {
        let mut rows = Vec::new();
        for page in pages.iter().copied().filter(|page| page.part() == part) {
            let answers = labels::answer(page, record, lang);
            if !answers.is_empty() {
                rows.push(Answered { page, question: labels::question(page, lang), answers });
            }
        }
        if !rows.is_empty() {
            parts.push(AnsweredPart { part, in_short: in_short(part, &rows, record, lang), rows });
        }
    }
    parts
}

/// How many answers a part has; of the health pages, how many boxes are ticked; and how many pages were skipped.
fn in_short(part: Part, rows: &[Answered], record: &Answers, lang: Lang) -> String {
    let skipped = rows.iter().filter(|row| row.page.is_skipped(record)).count();
    let answered = rows.len().saturating_sub(skipped);
    let mut ticked = 0;
    for page in rows.iter().filter_map(|row| row.page.factor_page()) {
        ticked += record.factors(page).given().map_or(0, crate::row_set::Set::len);
    }
    let mut words = match (part, ticked) {
        (Part::Health, _) if answered == 0 => String::new(),
        (Part::Health, 0) => say::check_nothing_ticked(lang).to_owned(),
        (Part::Health, _) => say::check_ticked(lang, &ticked.to_string()),
        (_, _) if answered == 0 => String::new(),
        _ => say::check_answered(lang, &answered.to_string()),
    };
    if skipped > 0 {
        words.push_str(if words.is_empty() { "" } else { " · " });
        words.push_str(&say::check_left_out(lang, &skipped.to_string()));
    }
    words
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
