//! The versions of the questions, and what differs between them.

use super::{QUESTIONNAIRE, codes::Question};
use crate::{
    answer::{Answer, Coded, LastAttempt, YesNo},
    answers::Answers,
    asq::Item,
    page::Page,
};

/// A version of the questions that a saved file can have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// ASQ 4 asked whether and when in one question: `no`, `recent`, `past`.
    One,
    /// It had no episode, three medicines at most, and no answer between "helped less than half" and "more".
    Two,
    /// That of every file that is written.
    Current,
}

impl Version {
    /// The version of a number.
    pub fn of(number: &str) -> Option<Self> {
        match number {
            "1" => Some(Self::One),
            "2" => Some(Self::Two),
            number if number == address().1 => Some(Self::Current),
            _ => None,
        }
    }

    /// What a file says of its questions: address and version.
    pub fn questionnaire(self) -> String {
        match self {
            Self::One => [address().0, "|1"].concat(),
            Self::Two => [address().0, "|2"].concat(),
            Self::Current => QUESTIONNAIRE.into(),
        }
    }

    /// The page whose answer the item of `page` holds in this version; `None` if the version has no such item.
    pub fn answered(self, page: Page, answers: &Answers) -> Option<Page> {
        match page {
            Page::LastAttempt if self == Self::One => None,
            Page::Episode if self != Self::Current => None,
            Page::Asq(Item::Attempt) if self == Self::One && answers.asq.is_last_attempt_due() => {
                Some(Page::LastAttempt)
            }
            page => Some(page),
        }
    }

    /// Maps an answer code of this version to the current question that it answers. In version 1 one item answered both
    /// questions about an attempt; the first of them is set here.
    pub fn asked(self, question: Question, code: &str, answers: &mut Answers) -> Question {
        match question {
            Question::Of(Page::Asq(Item::Attempt)) if self == Self::One && LastAttempt::from_code(code).is_some() => {
                answers.asq.attempt = Answer::Given(YesNo::Yes);
                Question::Of(Page::LastAttempt)
            }
            question => question,
        }
    }
}

/// The address of the questions, and the number of their version.
pub fn address() -> (&'static str, &'static str) {
    QUESTIONNAIRE.split_once('|').unwrap_or_default()
}
