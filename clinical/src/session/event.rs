//! What can be on the screen, and what can happen there.

use crate::{
    answer::{Age, Answer, Difficulty, Episode, Frequency, LastAttempt, YesNo, YesNoUnsure},
    asq,
    crisis::Country,
    education::Guess,
    factors::{Factor, FactorPage},
    form_state::{CardAnswer, Tick},
    medicines::{Medicine, OtherTreatment},
    page::Page,
    phq9,
};

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    Start,
    Question(Page),
    /// The crisis page, and the page whose answer led there.
    Crisis(Page),
    /// "Your answers already point to a result", and the page whose answer led there.
    Early(Page),
    /// All answers, each with Change.
    Check,
    /// The result, and where Back leads from it.
    Outcome(Before),
    /// "Need help now?"
    Help,
    /// The education cards.
    Learn(Origin),
    /// A claim by its place, and what the person said of it.
    Claims(Origin, u8, Option<Guess>),
    Ended(Ending),
}

impl View {
    /// The page's id, as the answer record and the document have it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Question(page) => page.link_id(),
            Self::Crisis(_) => "crisis",
            Self::Early(_) => "early",
            Self::Check => "check",
            Self::Outcome(_) => "outcome",
            Self::Help => "help",
            Self::Learn(_) => "learn",
            Self::Claims(..) => "claims",
            Self::Ended(_) => "ended",
        }
    }
}

/// Where the way to the education part began, and Back from it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Start,
    Outcome(Before),
}

/// The page before the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    Check,
    Early(Page),
    /// A minor's result follows the question on age at once.
    Age,
}

/// How a session ended. No answer is left in any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// "Leave this page": a neutral card.
    Exit,
    /// "Delete my answers".
    Erased,
    /// Nothing was pressed for a while; with crisis help where it was on the screen.
    Idle { crisis: bool },
    /// "Stop and delete my answers" on the crisis page: crisis help stays.
    Stopped,
}

/// An answer that one tap gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tap {
    Age(Age),
    Phq9(phq9::Item, Answer<Frequency>),
    Difficulty(Answer<Difficulty>),
    Asq(asq::Item, Answer<YesNo>),
    LastAttempt(Answer<LastAttempt>),
    Pregnancy(Answer<Option<Factor>>),
    Diagnosed(Answer<YesNoUnsure>),
    Episode(Answer<Episode>),
}

impl Tap {
    /// The page that it answers.
    #[must_use]
    pub const fn page(self) -> Page {
        match self {
            Self::Age(_) => Page::Age,
            Self::Phq9(item, _) => Page::Phq9(item),
            Self::Difficulty(_) => Page::Difficulty,
            Self::Asq(item, _) => Page::Asq(item),
            Self::LastAttempt(_) => Page::LastAttempt,
            Self::Pregnancy(_) => Page::Pregnancy,
            Self::Diagnosed(_) => Page::History,
            Self::Episode(_) => Page::Episode,
        }
    }
}

impl Tap {
    /// Whether it answers its page at all.
    pub(super) fn is_answer(self) -> bool {
        match self {
            Self::Age(_) => true,
            Self::Phq9(_, answer) => answer.is_asked(),
            Self::Difficulty(answer) => answer.is_asked(),
            Self::Asq(_, answer) => answer.is_asked(),
            Self::LastAttempt(answer) => answer.is_asked(),
            Self::Pregnancy(answer) => {
                let foreign = |f: Factor| f.page() != Some(FactorPage::Pregnancy);
                answer.is_asked() && !answer.given().flatten().is_some_and(foreign)
            }
            Self::Diagnosed(answer) => answer.is_asked(),
            Self::Episode(answer) => answer.is_asked(),
        }
    }
}

/// Something that happened. One that does not belong to what is on the screen changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Begin, or start over.
    Start,
    /// One tap that answers and moves on.
    Tap(Tap),
    /// A tick box of a page of factors.
    TickFactor(Tick<Factor>),
    TickMedicine(Tick<Medicine>),
    TickOtherTreatment(Tick<OtherTreatment>),
    /// An answer on the medicine card that is shown.
    Card(CardAnswer),
    Continue,
    /// "I'd rather not say", on pages with Continue.
    Skip,
    /// "Just list the rest", from the fourth medicine's card on: what is open on this card and on those after it is
    /// skipped.
    ListRest,
    Back,
    /// Change an answer, from the check page or the result.
    Change(Page),
    /// "I chose this by mistake", on the crisis page.
    Mistake,
    /// Go on from the crisis page, or answer the rest.
    Finish,
    /// "Stop and delete my answers", on the crisis page.
    Stop,
    /// See the result.
    Result,
    Help,
    /// The education cards, from the start or the result.
    Learn,
    /// What the person says of the claim that is shown.
    Guess(Guess),
    Country(Country),
    Exit,
    Erase,
    Idle,
}
