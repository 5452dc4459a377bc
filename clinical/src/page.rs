//! The questions, one a page, and the order in which they come.

use crate::{
    answers::{Answers, ForcedEnd},
    asq,
    factors::FactorPage,
    medicines::Medicine,
    outcome::{self, Outcome},
    phq9,
};

/// A page of the questionnaire. Its `linkId` is its name in the record and in `data-page`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    Urgent,
    Age,
    Phq9(phq9::Item),
    Difficulty,
    /// The introduction to the hard questions: it has no answer.
    Hard,
    Asq(asq::Item),
    /// When the last attempt was: after "yes" to ASQ 4.
    LastAttempt,
    Mind,
    Heart,
    Health,
    Pregnancy,
    Substances,
    MedicinesNow,
    /// "Has a clinician told you that you have depression?"
    History,
    /// How long this episode has lasted.
    Episode,
    Medicines,
    /// The card of one medicine, with its place among those picked.
    Medicine(Slot, Medicine),
    OtherTreatments,
    Practical,
}

/// The place of a medicine among those picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    First,
    Second,
    Third,
    Fourth,
    Fifth,
    Sixth,
}

impl Slot {
    pub const ALL: [Self; crate::trials::MAX_MEDICINES] =
        [Self::First, Self::Second, Self::Third, Self::Fourth, Self::Fifth, Self::Sixth];

    /// Whether the person may go on from here without cards: "Just list the rest".
    #[must_use]
    pub const fn can_list_rest(self) -> bool {
        matches!(self, Self::Fourth | Self::Fifth | Self::Sixth)
    }
}

/// A part of the questionnaire, as the progress names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    RightNow,
    TwoWeeks,
    HardQuestions,
    Health,
    Tried,
}

impl Part {
    pub const ALL: [Self; 5] = [Self::RightNow, Self::TwoWeeks, Self::HardQuestions, Self::Health, Self::Tried];

    /// Its number, 1 to 5.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }
}

const PHQ9_IDS: [&str; phq9::ITEMS] =
    ["phq9-1", "phq9-2", "phq9-3", "phq9-4", "phq9-5", "phq9-6", "phq9-7", "phq9-8", "phq9-9"];

impl Page {
    /// Its `linkId`.
    #[must_use]
    pub fn link_id(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::Age => "age",
            Self::Phq9(item) => PHQ9_IDS.get(item.index()).copied().unwrap_or_default(),
            Self::Difficulty => "phq9-10",
            Self::Hard => "hard",
            Self::Asq(asq::Item::Wish) => "asq-1",
            Self::Asq(asq::Item::BetterOff) => "asq-2",
            Self::Asq(asq::Item::Thoughts) => "asq-3",
            Self::Asq(asq::Item::Attempt) => "asq-4",
            Self::Asq(asq::Item::Now) => "asq-5",
            Self::LastAttempt => "asq-4-when",
            Self::Mind => "mind",
            Self::Heart => "heart",
            Self::Health => "health",
            Self::Pregnancy => "pregnancy",
            Self::Substances => "substances",
            Self::MedicinesNow => "medicines-now",
            Self::History => "history",
            Self::Episode => "episode",
            Self::Medicines => "medicines",
            Self::Medicine(Slot::First, _) => "medicine-1",
            Self::Medicine(Slot::Second, _) => "medicine-2",
            Self::Medicine(Slot::Third, _) => "medicine-3",
            Self::Medicine(Slot::Fourth, _) => "medicine-4",
            Self::Medicine(Slot::Fifth, _) => "medicine-5",
            Self::Medicine(Slot::Sixth, _) => "medicine-6",
            Self::OtherTreatments => "other-treatments",
            Self::Practical => "practical",
        }
    }

    /// The part it belongs to.
    #[must_use]
    pub const fn part(self) -> Part {
        match self {
            Self::Urgent | Self::Age => Part::RightNow,
            Self::Phq9(_) | Self::Difficulty => Part::TwoWeeks,
            Self::Hard | Self::Asq(_) | Self::LastAttempt => Part::HardQuestions,
            Self::Mind | Self::Heart | Self::Health | Self::Pregnancy | Self::Substances | Self::MedicinesNow => {
                Part::Health
            }
            Self::History
            | Self::Episode
            | Self::Medicines
            | Self::Medicine(..)
            | Self::OtherTreatments
            | Self::Practical => Part::Tried,
        }
    }

    /// The page of tick boxes for factors that this page is, if it is one.
    #[must_use]
    pub const fn checkbox_page(self) -> Option<FactorPage> {
        match self {
            Self::Urgent => Some(FactorPage::Urgent),
            Self::Mind => Some(FactorPage::Mind),
            Self::Heart => Some(FactorPage::Heart),
            Self::Health => Some(FactorPage::Health),
            Self::Substances => Some(FactorPage::Substances),
            Self::MedicinesNow => Some(FactorPage::MedicinesNow),
            Self::Practical => Some(FactorPage::Practical),
            _ => None,
        }
    }

    /// The page of factors that this page is, pregnancy among them, where one tap chooses.
    #[must_use]
    pub const fn factor_page(self) -> Option<FactorPage> {
        match self {
            Self::Pregnancy => Some(FactorPage::Pregnancy),
            page => page.checkbox_page(),
        }
    }

    /// Whether it asks about suicide: the questions of the ASQ, and when the last attempt was.
    #[must_use]
    pub const fn is_asq(self) -> bool {
        matches!(self, Self::Asq(_) | Self::LastAttempt)
    }

    /// Whether a record may leave it out although it was due: it decides nothing.
    #[must_use]
    pub const fn may_be_absent(self) -> bool {
        matches!(self, Self::Difficulty | Self::Episode | Self::OtherTreatments)
    }

    /// Whether the page offers "I'd rather not say".
    #[must_use]
    pub const fn can_skip(self) -> bool {
        !matches!(self, Self::Urgent | Self::Age | Self::Hard)
    }

    /// Whether the question of this page has been answered or skipped. The introduction to the hard questions asks
    /// nothing, so nothing is open on it.
    #[must_use]
    pub fn is_asked(self, answers: &Answers) -> bool {
        match self {
            Self::Urgent => answers.urgent().is_some(),
            Self::Age => answers.age.is_some(),
            Self::Phq9(item) => answers.phq9.item(item).is_asked(),
            Self::Difficulty => answers.phq9.difficulty.is_asked(),
            Self::Hard => true,
            Self::Asq(item) => answers.asq.item(item).is_asked(),
            Self::LastAttempt => answers.asq.last_attempt.is_asked(),
            Self::Pregnancy => answers.pregnancy().is_asked(),
            Self::History => answers.diagnosed.is_asked(),
            Self::Episode => answers.episode.is_asked(),
            Self::Medicines => answers.medicines().is_asked(),
            Self::Medicine(_, medicine) => {
                answers.trials().iter().any(|trial| trial.medicine == medicine && trial.is_asked())
            }
            Self::OtherTreatments => answers.other_treatments.is_asked(),
            page => page.checkbox_page().is_some_and(|page| answers.factors(page).is_asked()),
        }
    }

    /// Whether the question of this page was skipped, in whole or in part.
    #[must_use]
    pub fn is_skipped(self, answers: &Answers) -> bool {
        match self {
            Self::Phq9(item) => answers.phq9.item(item).is_skipped(),
            Self::Difficulty => answers.phq9.difficulty.is_skipped(),
            Self::Asq(item) => answers.asq.item(item).is_skipped(),
            Self::LastAttempt => answers.asq.last_attempt.is_skipped(),
            Self::Pregnancy => answers.pregnancy().is_skipped(),
            Self::History => answers.diagnosed.is_skipped(),
            Self::Episode => answers.episode.is_skipped(),
            Self::Medicines => answers.medicines().is_skipped(),
            Self::Medicine(_, medicine) => {
                let skipped = |trial: &crate::trials::Trial| {
                    trial.dose.is_skipped() || trial.weeks.is_skipped() || trial.effect.is_skipped()
                };
                answers.trials().iter().any(|trial| trial.medicine == medicine && skipped(trial))
            }
            Self::OtherTreatments => answers.other_treatments.is_skipped(),
            page => page.checkbox_page().is_some_and(|page| answers.factors(page).is_skipped()),
        }
    }
}

/// The pages between the hard questions and the medicine cards.
const AFTER_ASQ: [Page; 9] = [
    Page::Mind,
    Page::Heart,
    Page::Health,
    Page::Pregnancy,
    Page::Substances,
    Page::MedicinesNow,
    Page::History,
    Page::Episode,
    Page::Medicines,
];

/// The pages that are due, in order, given the answers so far. Pages not reached yet are among them.
#[must_use]
pub fn required_pages(answers: &Answers) -> Vec<Page> {
    let mut pages = vec![Page::Urgent];
    let end = answers.forced_end();
    if end == Some(ForcedEnd::Urgent) {
        return pages;
    }
    pages.push(Page::Age);
    if end == Some(ForcedEnd::Minor) {
        return pages;
    }
    for item in phq9::Item::all() {
        pages.push(Page::Phq9(item));
    }
    if answers.phq9.has_problem() {
        pages.push(Page::Difficulty);
    }
    pages.push(Page::Hard);
    for item in asq::Item::ALL {
        if item != asq::Item::Now || answers.is_asq_now_due() {
            pages.push(Page::Asq(item));
        }
        if item == asq::Item::Attempt && answers.asq.is_last_attempt_due() {
            pages.push(Page::LastAttempt);
        }
    }
    if end == Some(ForcedEnd::Asq) {
        return pages;
    }
    pages.extend_from_slice(&AFTER_ASQ);
    for (slot, trial) in Slot::ALL.into_iter().zip(answers.trials()) {
        pages.push(Page::Medicine(slot, trial.medicine));
    }
    pages.extend_from_slice(&[Page::OtherTreatments, Page::Practical]);
    pages
}

/// The first page that is due and has not been answered or skipped.
#[must_use]
pub fn first_unanswered(answers: &Answers) -> Option<Page> {
    required_pages(answers).into_iter().find(|page| !page.is_asked(answers))
}

/// Whether all that decides was put.
#[must_use]
pub fn is_complete(answers: &Answers) -> bool {
    required_pages(answers).into_iter().all(|page| page.may_be_absent() || page.is_asked(answers))
}

/// Whether the answers are a record as `docs/record.md` has it: all that was due was put, or the person stopped where
/// they may, once an URGENT or STOP answer stood.
#[must_use]
pub fn is_record(answers: &Answers) -> bool {
    let mut has_ended = false;
    for page in required_pages(answers) {
        let is_asked = page.is_asked(answers);
        if has_ended && is_asked {
            return false;
        }
        has_ended |= !is_asked && !page.may_be_absent();
    }
    let may_end = || matches!(outcome::assess(answers).outcome, Outcome::Urgent | Outcome::NotHere);
    !has_ended || (answers.is_asq_asked() && may_end())
}

/// The page of a `linkId`, where it is due.
#[must_use]
pub fn from_link_id(id: &str, answers: &Answers) -> Option<Page> {
    required_pages(answers).into_iter().find(|page| page.link_id() == id)
}

impl crate::factors::Factors {
    /// The page of the factor that leads the crisis page, where one does.
    #[must_use]
    pub(crate) fn cause_page(self) -> Option<Page> {
        let lead = self.iter().filter(|factor| factor.cause().is_some()).min_by_key(|factor| factor.cause())?;
        match lead.page()? {
            FactorPage::Urgent => Some(Page::Urgent),
            FactorPage::Mind => Some(Page::Mind),
            FactorPage::Heart => Some(Page::Heart),
            FactorPage::Health => Some(Page::Health),
            FactorPage::Substances => Some(Page::Substances),
            FactorPage::MedicinesNow => Some(Page::MedicinesNow),
            FactorPage::Practical => Some(Page::Practical),
            FactorPage::Pregnancy => Some(Page::Pregnancy),
            FactorPage::Age => Some(Page::Age),
        }
    }
}
