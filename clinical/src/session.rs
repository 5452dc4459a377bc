//! The state of one walk through the questionnaire, and the one function that changes it.

mod answering;
mod event;
mod learning;
mod moving;

pub use event::{Before, Ending, Event, Origin, Tap, View};

use crate::{
    answer::Age,
    answers::Answers,
    asq,
    crisis::Country,
    factors::{Factor, FactorPage},
    form_state::{FormStates, Selection, ValidationError},
    medicines::{Medicine, OtherTreatment},
    outcome::{self, Assessment, Outcome},
    page::{self, Page},
    trials::Trial,
};

/// One walk through the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    answers: Answers,
    drafts: FormStates,
    view: View,
    /// What "Need help now?" goes back to.
    behind_help: Option<View>,
    /// Whether the person came from the check page and goes back there.
    is_changing: bool,
    /// Whether URGENT has interrupted; taken back through "I chose this by mistake".
    has_seen_urgent: bool,
    /// Whether the early result has been offered.
    has_seen_early: bool,
    fault: Option<ValidationError>,
    /// The clinic's country, which a new session starts with.
    home: Country,
    country: Country,
    /// How often the page has changed.
    moves: u32,
    /// How often Continue has been refused.
    refusals: u32,
}

impl Default for Session {
    fn default() -> Self {
        Self::new(Country::default())
    }
}

impl Session {
    /// A session that has not begun, for the clinic's country.
    #[must_use]
    pub fn new(home: Country) -> Self {
        Self {
            answers: Answers::default(),
            drafts: FormStates::default(),
            view: View::Start,
            behind_help: None,
            is_changing: false,
            has_seen_urgent: false,
            has_seen_early: false,
            fault: None,
            home,
            country: home,
            moves: 0,
            refusals: 0,
        }
    }

    /// What is on the screen.
    #[must_use]
    pub const fn view(&self) -> View {
        self.view
    }

    /// The answers so far.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Whether nothing has been answered or pressed: there is nothing to delete.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.answers == Answers::default() && self.drafts == FormStates::default()
    }

    /// What the answers come to so far.
    #[must_use]
    pub fn assessment(&self) -> Assessment {
        outcome::assess(&self.answers)
    }

    /// What is wrong with the page that Continue was pressed on.
    #[must_use]
    pub const fn fault(&self) -> Option<ValidationError> {
        self.fault
    }

    /// The country whose crisis lines are shown.
    #[must_use]
    pub const fn country(&self) -> Country {
        self.country
    }

    /// How often the page has changed: a new number is a new page, even where it looks the same.
    #[must_use]
    pub const fn moves(&self) -> u32 {
        self.moves
    }

    /// How often Continue has been refused: a new number is a new error to announce, even where it reads the same.
    #[must_use]
    pub const fn refusals(&self) -> u32 {
        self.refusals
    }

    /// The tick boxes of a page of factors.
    #[must_use]
    pub fn factor_ticks(&self, page: FactorPage) -> Selection<Factor> {
        self.drafts.factors(page, &self.answers)
    }

    /// The tick boxes of the pick list.
    #[must_use]
    pub fn medicine_ticks(&self) -> Selection<Medicine> {
        self.drafts.medicines(&self.answers)
    }

    /// The tick boxes of the other treatments.
    #[must_use]
    pub fn other_treatment_ticks(&self) -> Selection<OtherTreatment> {
        self.drafts.other_treatments(&self.answers)
    }

    /// The card of a medicine as it is filled in now.
    #[must_use]
    pub fn card(&self, medicine: Medicine) -> Trial {
        self.drafts.card(medicine, &self.answers)
    }

    /// Whether the support strip stands above the page: item 9 is 1 or more, or skipped.
    #[must_use]
    pub fn has_support_strip(&self) -> bool {
        let shown = matches!(self.view, View::Question(_) | View::Early(_) | View::Check);
        shown && asq::has_item_nine(&self.answers.phq9)
    }

    /// Whether crisis help is what the screen is about, so that it has to stay when the answers go.
    #[must_use]
    pub fn shows_crisis(&self) -> bool {
        match self.view {
            View::Crisis(_) | View::Help => true,
            View::Outcome(_) | View::Learn(Origin::Outcome(_)) | View::Claims(Origin::Outcome(_), ..) => {
                let found = self.assessment();
                let is_minor = self.answers.age == Some(Age::Minor);
                found.outcome.rank() >= Outcome::Urgent.rank() || found.risk >= asq::Risk::Support || is_minor
            }
            _ => self.has_support_strip(),
        }
    }

    /// The session with the answers of a saved file. Where a page was answered here already, nothing changes.
    #[must_use]
    pub fn open(mut self, answers: Answers) -> Self {
        if self.is_untouched() && self.view == View::Start {
            self.answers = answers;
            self.resume();
        }
        self
    }

    /// The session after something happened. Pure and total: any event is welcome in any state.
    #[must_use]
    pub fn apply(mut self, event: Event) -> Self {
        match (event, self.view) {
            (Event::Exit, _) => self.end(Ending::Exit),
            (Event::Erase, _) => self.end(Ending::Erased),
            (Event::Idle, View::Ended(_)) | (Event::Help, View::Help) => {}
            // Back leads to the start with the answers kept, so the wipe reaches it too.
            (Event::Idle, View::Start) | (Event::Start, View::Ended(_)) => self.begin_anew(View::Start),
            (Event::Idle, _) => {
                let crisis = self.shows_crisis();
                self.end(Ending::Idle { crisis });
            }
            (Event::Country(country), view) => {
                self.country = country;
                // Other lines make another page: what leads it is read out first.
                self.show(view);
            }
            (Event::Help, view) => {
                self.behind_help = Some(view);
                self.show(View::Help);
            }
            (Event::Back, View::Help) => {
                let behind = self.behind_help.take().unwrap_or(View::Start);
                self.show(behind);
            }
            (Event::Learn, View::Start) => self.learn(Origin::Start),
            (Event::Learn, View::Outcome(before)) => self.learn(Origin::Outcome(before)),
            (event, View::Learn(origin)) => self.on_cards(event, origin),
            (event, View::Claims(origin, place, guess)) => self.on_claim(event, origin, place, guess),
            (Event::Start, View::Start) => self.show(View::Question(Page::Urgent)),
            (event, View::Question(page)) => self.on_question(event, page),
            (Event::Back | Event::Mistake, View::Crisis(page)) => {
                self.has_seen_urgent = false;
                self.show(View::Question(page));
            }
            (Event::Finish, View::Crisis(page)) if self.assessment().outcome == Outcome::Urgent => self.forward(page),
            (Event::Stop, View::Crisis(_)) if self.assessment().outcome == Outcome::Urgent => {
                self.end(Ending::Stopped);
            }
            (Event::Result, View::Early(page)) => self.show(View::Outcome(Before::Early(page))),
            (Event::Finish, View::Early(page)) => self.forward(page),
            (Event::Back, View::Early(page)) => self.show(View::Question(page)),
            (Event::Result, View::Check) => self.go_to_result(),
            (Event::Back, View::Check) => {
                self.is_changing = false;
                let last = page::required_pages(&self.answers).pop().unwrap_or(Page::Urgent);
                self.show(View::Question(last));
            }
            (Event::Change(page), View::Check | View::Outcome(Before::Check)) => self.change(page),
            (Event::Back, View::Outcome(before)) => self.show(match before {
                Before::Check => View::Check,
                Before::Early(page) => View::Early(page),
                Before::Age => View::Question(Page::Age),
            }),
            _ => {}
        }
        self
    }
}
