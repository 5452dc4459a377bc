//! All that a person answered.

use crate::{
    answer::{Age, Answer, Episode, YesNoUnsure},
    asq::{self, Asq, Risk},
    factors::{Factor, FactorPage, Factors},
    medicines::OtherTreatment,
    phq9::Phq9,
    row_set::Set,
    trials::Trials,
};

/// The pages of factors that can be skipped. Pregnancy is answered with one tap, so it stands apart.
pub const HEALTH_PAGES: [FactorPage; 6] = [
    FactorPage::Mind,
    FactorPage::Heart,
    FactorPage::Health,
    FactorPage::Substances,
    FactorPage::MedicinesNow,
    FactorPage::Practical,
];

/// All that a person answered. Every question starts as not asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The urgent gate; `None` = not asked. It cannot be skipped.
    urgent: Option<Factors>,
    /// `None` = not asked. It cannot be skipped.
    pub age: Option<Age>,
    pub phq9: Phq9,
    pub asq: Asq,
    factors: [Answer<Factors>; HEALTH_PAGES.len()],
    /// One factor of the page, or none of them.
    pregnancy: Answer<Option<Factor>>,
    /// Whether a clinician has told the person that they have depression.
    pub diagnosed: Answer<YesNoUnsure>,
    /// How long this episode has lasted. Decides nothing.
    pub episode: Answer<Episode>,
    medicines: Answer<Trials>,
    /// Decides nothing.
    pub other_treatments: Answer<Set<OtherTreatment>>,
}

impl Answers {
    /// The answer to the urgent gate.
    #[must_use]
    pub const fn urgent(&self) -> Option<Factors> {
        self.urgent
    }

    /// Answers the urgent gate; factors of other pages are passed over.
    pub fn set_urgent(&mut self, factors: Factors) {
        self.urgent = Some(factors.of_page(FactorPage::Urgent));
    }

    /// The answer to a page of factors, the urgent gate and pregnancy among them.
    #[must_use]
    pub fn factors(&self, page: FactorPage) -> Answer<Factors> {
        match page {
            FactorPage::Urgent => self.urgent.map_or(Answer::NotAsked, Answer::Given),
            FactorPage::Age => Answer::NotAsked,
            FactorPage::Pregnancy => match self.pregnancy {
                Answer::NotAsked => Answer::NotAsked,
                Answer::Skipped => Answer::Skipped,
                Answer::Given(factor) => {
                    Answer::Given(factor.map_or(Factors::EMPTY, |factor| Factors::EMPTY.with(factor)))
                }
            },
            _ => Self::slot(page).and_then(|i| self.factors.get(i)).copied().unwrap_or_default(),
        }
    }

    /// Answers a page of [`HEALTH_PAGES`]; factors of other pages are passed over.
    pub fn set_factors(&mut self, page: FactorPage, answer: Answer<Factors>) {
        let answer = match answer {
            Answer::Given(factors) => Answer::Given(factors.of_page(page)),
            other => other,
        };
        if let Some(slot) = Self::slot(page).and_then(|i| self.factors.get_mut(i)) {
            *slot = answer;
        }
    }

    fn slot(page: FactorPage) -> Option<usize> {
        HEALTH_PAGES.iter().position(|known| *known == page)
    }

    /// The answer to the page on pregnancy and breastfeeding.
    #[must_use]
    pub const fn pregnancy(&self) -> Answer<Option<Factor>> {
        self.pregnancy
    }

    /// Answers the page on pregnancy; a factor of another page is passed over.
    pub fn set_pregnancy(&mut self, answer: Answer<Option<Factor>>) {
        let fits = |factor: &Factor| factor.page() == Some(FactorPage::Pregnancy);
        self.pregnancy = match answer {
            Answer::Given(factor) => Answer::Given(factor.filter(fits)),
            other => other,
        };
    }

    /// The medicines of this episode.
    #[must_use]
    pub const fn medicines(&self) -> &Answer<Trials> {
        &self.medicines
    }

    /// Answers the page of medicines.
    pub fn set_medicines(&mut self, answer: Answer<Trials>) {
        self.medicines = answer;
    }

    pub(crate) fn trials_mut(&mut self) -> Option<&mut Trials> {
        match &mut self.medicines {
            Answer::Given(trials) => Some(trials),
            _ => None,
        }
    }

    /// The medicines that were picked; empty where none were, or the page was not answered.
    #[must_use]
    pub fn trials(&self) -> &[crate::trials::Trial] {
        match &self.medicines {
            Answer::Given(trials) => trials.as_slice(),
            _ => &[],
        }
    }

    /// Every factor that was ticked, on any page.
    #[must_use]
    pub fn ticked(&self) -> Factors {
        let mut ticked = self.urgent.unwrap_or_default();
        for page in HEALTH_PAGES {
            ticked = ticked.union(self.factors(page).given().unwrap_or_default());
        }
        if let Some(factor) = self.pregnancy.given().flatten() {
            ticked = ticked.with(factor);
        }
        if let (Some(Age::Minor), Some(factor)) = (self.age, Factor::on(FactorPage::Age).next()) {
            ticked = ticked.with(factor);
        }
        ticked
    }

    /// Whether ASQ 5 is due.
    #[must_use]
    pub fn is_asq_now_due(&self) -> bool {
        asq::is_now_due(&self.asq, &self.phq9)
    }

    /// Whether every question of the ASQ that is due has been put.
    #[must_use]
    pub fn is_asq_asked(&self) -> bool {
        self.asq.is_asked() && (self.asq.now.is_asked() || !self.is_asq_now_due())
    }

    /// How the questionnaire ends before its last page, where it must.
    #[must_use]
    pub fn forced_end(&self) -> Option<ForcedEnd> {
        if self.urgent.is_some_and(|factors| !factors.is_empty()) {
            Some(ForcedEnd::Urgent)
        } else if self.age == Some(Age::Minor) {
            Some(ForcedEnd::Minor)
        } else if self.is_asq_asked() && asq::risk(&self.asq, &self.phq9) == Risk::Acute {
            Some(ForcedEnd::Asq)
        } else {
            None
        }
    }

    /// Takes back the answers to questions that earlier answers no longer call for.
    pub fn clear_irrelevant(&mut self) {
        if !self.asq.is_last_attempt_due() {
            self.asq.last_attempt = Answer::NotAsked;
        }
        if !self.is_asq_now_due() {
            self.asq.now = Answer::NotAsked;
        }
        if !self.phq9.has_problem() {
            self.phq9.difficulty = Answer::NotAsked;
        }
    }

    /// The record: only what is due, and nothing after an end. What a person answered beyond an end is kept in
    /// `self`, so that nothing is lost where the answer that ended it is taken back.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let mut record = match self.forced_end() {
            Some(ForcedEnd::Urgent) => Self { urgent: self.urgent, ..Self::default() },
            Some(ForcedEnd::Minor) => Self { urgent: self.urgent, age: self.age, ..Self::default() },
            Some(ForcedEnd::Asq) => {
                Self { urgent: self.urgent, age: self.age, phq9: self.phq9, asq: self.asq, ..Self::default() }
            }
            None => self.clone(),
        };
        record.clear_irrelevant();
        record
    }
}

/// An answer after which no further question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForcedEnd {
    /// Any code of the urgent gate.
    Urgent,
    /// Under 18.
    Minor,
    /// ASQ answers that call for help now.
    Asq,
}
