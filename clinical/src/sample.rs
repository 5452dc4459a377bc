//! Any page as somebody made up would come to it, so that a clinic's staff can look at it. No part of the widget: its
//! preview alone has it.

mod people;

use crate::{
    answer::Answer,
    crisis::Country,
    outcome::Outcome,
    page::{self, Page},
    session::{Event, Session, Tap, View},
};
pub use people::people;

/// More presses than lead from any opened record to its result.
const MOST_PRESSES: usize = 8;

/// The pages that ask, by their `linkId`, in their order.
const QUESTIONS: [&str; 34] = [
    "urgent",
    "age",
    "phq9-1",
    "phq9-2",
    "phq9-3",
    "phq9-4",
    "phq9-5",
    "phq9-6",
    "phq9-7",
    "phq9-8",
    "phq9-9",
    "phq9-10",
    "hard",
    "asq-1",
    "asq-2",
    "asq-3",
    "asq-4",
    "asq-4-when",
    "asq-5",
    "mind",
    "heart",
    "health",
    "pregnancy",
    "substances",
    "medicines-now",
    "history",
    "episode",
    "medicines",
    "medicine-1",
    "medicine-2",
    "medicine-3",
    "medicine-4",
    "other-treatments",
    "practical",
];

/// A page to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreviewPage {
    Start,
    /// A question, by its `linkId`.
    Question(&'static str),
    Early,
    Check,
    Help,
    Learn,
    Claims,
    /// What the answers come to: a result page, or crisis help where that comes first.
    Outcome(Outcome),
    /// Crisis help that comes before a result.
    Crisis,
}

impl PreviewPage {
    /// Every place, in the order in which a person would come to them.
    pub fn all() -> impl Iterator<Item = Self> {
        let questions = QUESTIONS.iter().map(|id| Self::Question(id));
        let others = [Self::Early, Self::Check, Self::Help, Self::Learn, Self::Claims];
        let crisis = std::iter::once(Self::Crisis);
        std::iter::once(Self::Start)
            .chain(questions)
            .chain(others)
            .chain(Outcome::ALL.into_iter().map(Self::Outcome))
            .chain(crisis)
    }

    /// Its name, as the preview is asked for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Question(id) => id,
            Self::Early => "early",
            Self::Check => "check",
            Self::Help => "help",
            Self::Learn => "learn",
            Self::Claims => "claims",
            Self::Outcome(outcome) => outcome.code(),
            Self::Crisis => "crisis",
        }
    }

    /// The place of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|place| place.name() == name)
    }

    /// A session at this page: without answers, or that of the first sample person who reaches it.
    #[must_use]
    pub fn session(self, home: Country) -> Option<Session> {
        let begun = Session::new(home);
        match self {
            Self::Start => Some(begun),
            Self::Help => Some(begun.apply(Event::Help)),
            Self::Learn => Some(begun.apply(Event::Learn)),
            Self::Claims => Some(begun.apply(Event::Learn).apply(Event::Continue)),
            _ => people().into_iter().find_map(|(_, answers)| self.reached_by(Session::new(home).open(answers))),
        }
    }

    /// Where a person's opened answers lead to it, by the buttons of the pages in between.
    fn reached_by(self, mut session: Session) -> Option<Session> {
        for _ in 0..MOST_PRESSES {
            if self.is_shown_by(&session) {
                return Some(session);
            }
            let event = match (session.view(), self) {
                (View::Check, Self::Question(id)) => Event::Change(page::from_link_id(id, session.answers())?),
                (View::Crisis(_), _) => Event::Finish,
                // The records leave these questions out, which are for the person's own notes.
                (View::Question(Page::Episode), _) => Event::Tap(Tap::Episode(Answer::Skipped)),
                (View::Question(Page::OtherTreatments), _) => Event::Skip,
                (View::Check | View::Early(_), Self::Outcome(_)) => Event::Result,
                _ => return None,
            };
            session = session.apply(event);
        }
        None
    }

    fn is_shown_by(self, session: &Session) -> bool {
        let outcome = session.assessment().outcome;
        match (self, session.view()) {
            (Self::Question(id), View::Question(page)) => page.link_id() == id,
            (Self::Early, View::Early(_)) | (Self::Check, View::Check) => true,
            (Self::Outcome(wanted), View::Outcome(_)) => outcome == wanted,
            (Self::Outcome(Outcome::Emergency), View::Crisis(_)) => outcome == Outcome::Emergency,
            (Self::Crisis, View::Crisis(_)) => outcome == Outcome::Urgent,
            _ => false,
        }
    }
}
