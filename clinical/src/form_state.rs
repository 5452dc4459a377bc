//! What is pressed on a page and not yet answered with Continue.

use crate::{
    answer::{Answer, Dose, Effect, YesNoUnsure},
    answers::Answers,
    factors::{Factor, FactorPage},
    medicines::{Medicine, OtherTreatment},
    row_set::{Row, Set},
    trials::{MAX_MEDICINES, Trial, Trials},
};

/// The tick boxes of one page. "None of these" and the others exclude each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection<T: Row> {
    /// At least one box, or none at all yet.
    Some(Set<T>),
    /// "None of these".
    None,
}

impl<T: Row> Selection<T> {
    const NOTHING: Self = Self::Some(Set::EMPTY);

    /// What an answer looks like as ticks.
    fn of(answer: Answer<Set<T>>) -> Self {
        match answer {
            Answer::Given(set) if set.is_empty() => Self::None,
            Answer::Given(set) => Self::Some(set),
            Answer::NotAsked | Answer::Skipped => Self::NOTHING,
        }
    }

    /// The rows that are ticked.
    #[must_use]
    pub const fn rows(self) -> Set<T> {
        match self {
            Self::Some(rows) => rows,
            Self::None => Set::EMPTY,
        }
    }

    /// Whether "None of these" is ticked.
    #[must_use]
    pub const fn is_none(self) -> bool {
        matches!(self, Self::None)
    }

    /// Whether nothing at all is ticked.
    #[must_use]
    pub const fn is_nothing(self) -> bool {
        matches!(self, Self::Some(rows) if rows.is_empty())
    }

    fn tick(self, tick: Tick<T>) -> Self {
        match tick {
            Tick::Row(row, true) => Self::Some(self.rows().with(row)),
            Tick::Row(row, false) => Self::Some(self.rows().without(row)),
            Tick::None(true) => Self::None,
            Tick::None(false) => Self::NOTHING,
        }
    }
}

/// A box that was pressed, and whether it is ticked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick<T> {
    Row(T, bool),
    /// "None of these".
    None(bool),
}

/// One of the questions of a medicine card, with its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardAnswer {
    Dose(Dose),
    Weeks(YesNoUnsure),
    Effect(Effect),
}

/// What keeps Continue from going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValidationError {
    /// Nothing is ticked.
    NothingChosen,
    /// More than [`MAX_MEDICINES`] medicines.
    TooMany,
    /// Questions of the card without an answer.
    Card { dose: bool, weeks: bool, effect: bool },
}

/// What is pressed on each page and not yet answered. It stays when the person goes back, so nothing is lost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct FormStates {
    factors: Vec<(FactorPage, Selection<Factor>)>,
    medicines: Option<Selection<Medicine>>,
    other_treatments: Option<Selection<OtherTreatment>>,
    cards: Vec<Trial>,
}

impl FormStates {
    /// The ticks of a page of factors: what is pressed, else what was answered.
    pub fn factors(&self, page: FactorPage, answers: &Answers) -> Selection<Factor> {
        let draft = self.factors.iter().find(|(known, _)| *known == page);
        draft.map_or_else(|| Selection::of(answers.factors(page)), |(_, ticks)| *ticks)
    }

    pub fn tick_factor(&mut self, page: FactorPage, tick: Tick<Factor>, answers: &Answers) {
        let ticks = self.factors(page, answers).tick(tick);
        self.drop_factors(page);
        self.factors.push((page, ticks));
    }

    pub fn drop_factors(&mut self, page: FactorPage) {
        self.factors.retain(|(known, _)| *known != page);
    }

    /// The ticks of the pick list.
    pub fn medicines(&self, answers: &Answers) -> Selection<Medicine> {
        self.medicines.unwrap_or_else(|| match answers.medicines() {
            Answer::Given(trials) if trials.as_slice().is_empty() => Selection::None,
            Answer::Given(trials) => Selection::Some(trials.as_slice().iter().map(|trial| trial.medicine).collect()),
            Answer::NotAsked | Answer::Skipped => Selection::NOTHING,
        })
    }

    pub fn tick_medicine(&mut self, tick: Tick<Medicine>, answers: &Answers) {
        self.medicines = Some(self.medicines(answers).tick(tick));
    }

    pub fn drop_medicines(&mut self) {
        self.medicines = None;
    }

    /// The ticks of the other treatments.
    pub fn other_treatments(&self, answers: &Answers) -> Selection<OtherTreatment> {
        self.other_treatments.unwrap_or_else(|| Selection::of(answers.other_treatments))
    }

    pub fn tick_other_treatment(&mut self, tick: Tick<OtherTreatment>, answers: &Answers) {
        self.other_treatments = Some(self.other_treatments(answers).tick(tick));
    }

    pub fn drop_other_treatments(&mut self) {
        self.other_treatments = None;
    }

    /// The card of a medicine: what is pressed, else what was answered.
    pub fn card(&self, medicine: Medicine, answers: &Answers) -> Trial {
        let same = |trial: &&Trial| trial.medicine == medicine;
        let found = self.cards.iter().find(same).or_else(|| answers.trials().iter().find(same));
        found.copied().unwrap_or_else(|| Trial::picked(medicine))
    }

    pub fn mark_card(&mut self, medicine: Medicine, answer: CardAnswer, answers: &Answers) {
        let mut card = self.card(medicine, answers);
        match answer {
            CardAnswer::Dose(dose) => card.dose = Answer::Given(dose),
            CardAnswer::Weeks(weeks) => card.weeks = Answer::Given(weeks),
            CardAnswer::Effect(effect) => card.effect = Answer::Given(effect),
        }
        self.drop_card(medicine);
        self.cards.push(card);
    }

    pub fn drop_card(&mut self, medicine: Medicine) {
        self.cards.retain(|card| card.medicine != medicine);
    }

    /// The trials of the ticked medicines, the answered cards kept; a fault where the ticks are no answer.
    pub fn trials(&self, answers: &Answers) -> Result<Trials, ValidationError> {
        let ticks = self.medicines(answers);
        if ticks.is_nothing() {
            return Err(ValidationError::NothingChosen);
        }
        let trial = |medicine| {
            let known = answers.trials().iter().find(|trial| trial.medicine == medicine);
            known.copied().unwrap_or_else(|| Trial::picked(medicine))
        };
        if ticks.rows().len() > MAX_MEDICINES {
            return Err(ValidationError::TooMany);
        }
        Trials::new(ticks.rows().iter().map(trial).collect()).ok_or(ValidationError::TooMany)
    }
}

/// The questions of a card that have no answer yet.
pub(crate) fn card_fault(card: &Trial) -> Option<ValidationError> {
    let open = |is_given: bool| !is_given;
    let (dose, weeks) = (open(card.dose.given().is_some()), open(card.weeks.given().is_some()));
    let effect = open(card.effect.given().is_some());
    (dose || weeks || effect).then_some(ValidationError::Card { dose, weeks, effect })
}
