//! The answer to a question as codes, and back. In between stand the places of the chosen options among all that the
//! question offers.

use super::{LOINC_DIFFICULTY, LOINC_FREQUENCY};
use crate::{
    answer::{Age, Answer, Coded},
    answers::Answers,
    factors::{Factor, FactorPage},
    medicines::{Medicine, OtherTreatment},
    page::Page,
    row_set::{Row, Set},
    trials::{Trial, Trials},
};

/// A question: that of a page, or one of a medicine's card.
#[derive(Clone, Copy)]
pub enum Question {
    Of(Page),
    Dose(Medicine),
    Weeks(Medicine),
    Effect(Medicine),
}

/// The options that were chosen, by their places, in order.
pub type Chosen = Answer<Vec<u8>>;

/// The place of an answer that was skipped.
const SKIPPED: u8 = u8::MAX;

/// Where the answer to a question with one answer lies.
trait AnswerField {
    /// Puts an option in; false where the question has none at that place.
    fn put(&mut self, place: u8) -> bool;
    fn take(&self) -> u8;
    fn code(&self, place: u8) -> &'static str;
}

impl<T: Coded> AnswerField for Answer<T> {
    fn put(&mut self, place: u8) -> bool {
        *self = T::from_ordinal(place).map_or(Self::Skipped, Self::Given);
        place == SKIPPED || *self != Self::Skipped
    }

    fn take(&self) -> u8 {
        if let Self::Given(value) = self { value.ordinal() } else { SKIPPED }
    }

    fn code(&self, place: u8) -> &'static str {
        T::CODES.get(usize::from(place)).map_or("", |(code, _)| code)
    }
}

/// The age cannot be skipped.
impl AnswerField for Option<Age> {
    fn put(&mut self, place: u8) -> bool {
        *self = Age::from_ordinal(place);
        self.is_some()
    }

    fn take(&self) -> u8 {
        self.map_or(SKIPPED, Coded::ordinal)
    }

    fn code(&self, place: u8) -> &'static str {
        Age::CODES.get(usize::from(place)).map_or("", |(code, _)| code)
    }
}

fn field(question: Question, answers: &mut Answers) -> Option<&mut dyn AnswerField> {
    let page = match question {
        Question::Of(page) => page,
        Question::Dose(medicine) => return Some(&mut answers.trials_mut()?.of_mut(medicine)?.dose),
        Question::Weeks(medicine) => return Some(&mut answers.trials_mut()?.of_mut(medicine)?.weeks),
        Question::Effect(medicine) => return Some(&mut answers.trials_mut()?.of_mut(medicine)?.effect),
    };
    Some(match page {
        Page::Age => &mut answers.age,
        Page::Phq9(item) => answers.phq9.item_mut(item)?,
        Page::Difficulty => &mut answers.phq9.difficulty,
        Page::Asq(item) => answers.asq.item_mut(item),
        Page::LastAttempt => &mut answers.asq.last_attempt,
        Page::History => &mut answers.diagnosed,
        Page::Episode => &mut answers.episode,
        _ => return None,
    })
}

/// The code of an option; empty beyond the last. A page of factors knows those of other pages too, but takes none of them.
pub fn code(question: Question, answers: &mut Answers, place: u8) -> &'static str {
    let loinc = |list: &[&'static str]| list.get(usize::from(place)).copied().unwrap_or_default();
    match question {
        Question::Of(Page::Phq9(_)) => loinc(&LOINC_FREQUENCY),
        Question::Of(Page::Difficulty) => loinc(&LOINC_DIFFICULTY),
        Question::Of(Page::Medicines) => Medicine::at(place).map_or("", Medicine::id),
        Question::Of(Page::OtherTreatments) => OtherTreatment::at(place).map_or("", OtherTreatment::id),
        question => match field(question, answers) {
            Some(field) => field.code(place),
            None => Factor::at(place).map_or("", Factor::code),
        },
    }
}

/// What was chosen; the question has been put.
pub fn chosen(question: Question, answers: &mut Answers) -> Chosen {
    if let Some(field) = field(question, answers) {
        return match field.take() {
            SKIPPED => Answer::Skipped,
            place => Answer::Given(vec![place]),
        };
    }
    let Question::Of(page) = question else { return Answer::Skipped };
    match page {
        Page::Medicines => {
            let Answer::Given(trials) = answers.medicines() else { return Answer::Skipped };
            let mut places = Vec::new();
            for trial in trials.as_slice() {
                places.push(trial.medicine.index());
            }
            Answer::Given(places)
        }
        Page::OtherTreatments => places(answers.other_treatments.given().map(Set::places)),
        page => places(page.factor_page().and_then(|page| answers.factors(page).given()).map(Set::places)),
    }
}

fn places(places: Option<Vec<u8>>) -> Chosen {
    places.map_or(Answer::Skipped, Answer::Given)
}

/// Answers a question; `None` where that is not an answer to it.
pub fn choose(question: Question, answers: &mut Answers, chosen: &Chosen) -> Option<()> {
    let places = if let Answer::Given(places) = chosen { Some(places.as_slice()) } else { None };
    if let Some(field) = field(question, answers) {
        let place = match places {
            None => SKIPPED,
            Some([place]) => *place,
            Some(_) => return None,
        };
        return field.put(place).then_some(());
    }
    let Question::Of(page) = question else { return None };
    match page {
        Page::Medicines => answers.set_medicines(match places {
            None => Answer::Skipped,
            Some(places) => {
                let mut trials = Vec::new();
                for place in places {
                    trials.push(Trial::picked(Medicine::at(*place)?));
                }
                Answer::Given(Trials::new(trials)?)
            }
        }),
        Page::OtherTreatments => answers.other_treatments = rows(places)?,
        page => {
            let factors = rows(places)?;
            match page.factor_page()? {
                FactorPage::Urgent => answers.set_urgent(factors.given()?),
                FactorPage::Pregnancy => answers.set_pregnancy(match factors {
                    Answer::Given(factors) => Answer::Given(factors.iter().next()),
                    _ => Answer::Skipped,
                }),
                page => answers.set_factors(page, factors),
            }
        }
    }
    Some(())
}

fn rows<T: Row>(places: Option<&[u8]>) -> Option<Answer<Set<T>>> {
    match places {
        None => Some(Answer::Skipped),
        Some(places) => Set::of_places(places).map(Answer::Given),
    }
}
