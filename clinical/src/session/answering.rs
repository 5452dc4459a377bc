//! Answering: one tap, tick boxes with Continue, cards, "I'd rather not say".

use super::{Event, Session, Tap};
use crate::{
    answer::Answer,
    form_state::{self, CardAnswer, Selection, Tick, ValidationError},
    medicines::Medicine,
    page::{self, Page},
    row_set::Set,
    trials::Trial,
};

impl Session {
    pub(super) fn on_question(&mut self, event: Event, page: Page) {
        match event {
            Event::Back => self.back(page),
            Event::Tap(tap) if tap.page() == page && tap.is_answer() => {
                self.tap(tap);
                self.answered(page);
            }
            Event::Continue => self.continue_from(page),
            Event::Skip => self.skip(page),
            Event::ListRest => self.list_rest(page),
            _ => self.draft(event, page),
        }
    }

    pub(super) fn tap(&mut self, tap: Tap) {
        let answers = &mut self.answers;
        match tap {
            Tap::Age(age) => answers.age = Some(age),
            Tap::Phq9(item, answer) => answers.phq9.set(item, answer),
            Tap::Difficulty(answer) => answers.phq9.difficulty = answer,
            Tap::Asq(item, answer) => *answers.asq.item_mut(item) = answer,
            Tap::LastAttempt(answer) => answers.asq.last_attempt = answer,
            Tap::Pregnancy(answer) => answers.set_pregnancy(answer),
            Tap::Diagnosed(answer) => answers.diagnosed = answer,
            Tap::Episode(answer) => answers.episode = answer,
        }
    }

    /// Something pressed that is no answer before Continue.
    pub(super) fn draft(&mut self, event: Event, page: Page) {
        let (answers, drafts) = (&self.answers, &mut self.drafts);
        match (event, page) {
            (Event::TickFactor(tick), page) => {
                let belongs = |page| !matches!(tick, Tick::Row(factor, _) if factor.page() != Some(page));
                if let Some(page) = page.checkbox_page().filter(|page| belongs(*page)) {
                    drafts.tick_factor(page, tick, answers);
                }
            }
            (Event::TickMedicine(tick), Page::Medicines) => drafts.tick_medicine(tick, answers),
            (Event::TickOtherTreatment(tick), Page::OtherTreatments) => drafts.tick_other_treatment(tick, answers),
            (Event::Card(answer), Page::Medicine(_, medicine))
                if medicine.is_named() || matches!(answer, CardAnswer::Effect(_)) =>
            {
                drafts.mark_card(medicine, answer, answers);
            }
            _ => {}
        }
    }

    pub(super) fn continue_from(&mut self, page: Page) {
        match self.answer_draft(page) {
            Ok(()) => self.answered(page),
            Err(fault) => {
                self.fault = Some(fault);
                self.refusals = self.refusals.wrapping_add(1);
            }
        }
    }

    /// Takes what is pressed on a page as its answer.
    pub(super) fn answer_draft(&mut self, page: Page) -> Result<(), ValidationError> {
        match page {
            Page::Medicines => {
                let trials = self.drafts.trials(&self.answers)?;
                self.answers.set_medicines(Answer::Given(trials));
                self.drafts.drop_medicines();
            }
            Page::Medicine(_, medicine) => {
                let card = self.drafts.card(medicine, &self.answers);
                if let Some(fault) = form_state::card_fault(&card) {
                    return Err(fault);
                }
                self.set_card(card);
            }
            Page::OtherTreatments => {
                self.answers.other_treatments = given(self.drafts.other_treatments(&self.answers))?;
                self.drafts.drop_other_treatments();
            }
            page => {
                // The introduction to the hard questions has nothing to answer.
                if let Some(factor_page) = page.checkbox_page() {
                    let answer = given(self.drafts.factors(factor_page, &self.answers))?;
                    match answer {
                        Answer::Given(factors) if page == Page::Urgent => self.answers.set_urgent(factors),
                        answer => self.answers.set_factors(factor_page, answer),
                    }
                    self.drafts.drop_factors(factor_page);
                } else if page != Page::Hard {
                    // A page that one tap answers has no Continue.
                    return Err(ValidationError::NothingChosen);
                }
            }
        }
        Ok(())
    }

    pub(super) fn skip(&mut self, page: Page) {
        match page {
            Page::Medicines => {
                self.answers.set_medicines(Answer::Skipped);
                self.drafts.drop_medicines();
            }
            Page::Medicine(_, medicine) => self.skip_card(medicine),
            Page::OtherTreatments => {
                self.answers.other_treatments = Answer::Skipped;
                self.drafts.drop_other_treatments();
            }
            page => match page.checkbox_page().filter(|_| page.can_skip()) {
                Some(factor_page) => {
                    self.answers.set_factors(factor_page, Answer::Skipped);
                    self.drafts.drop_factors(factor_page);
                }
                None => return,
            },
        }
        self.answered(page);
    }

    /// Goes on without this card and those after it.
    pub(super) fn list_rest(&mut self, page: Page) {
        if !matches!(page, Page::Medicine(slot, _) if slot.can_list_rest()) {
            return;
        }
        let mut last = page;
        let due = page::required_pages(&self.answers);
        for rest in due.into_iter().skip_while(|known| *known != page) {
            if let Page::Medicine(_, medicine) = rest {
                self.skip_card(medicine);
                last = rest;
            }
        }
        self.answered(last);
    }

    /// Keeps what a card has, and skips what is open on it.
    fn skip_card(&mut self, medicine: Medicine) {
        let card = self.drafts.card(medicine, &self.answers);
        self.set_card(Trial {
            dose: or_skipped(card.dose),
            weeks: or_skipped(card.weeks),
            effect: or_skipped(card.effect),
            ..card
        });
    }

    pub(super) fn set_card(&mut self, card: Trial) {
        self.drafts.drop_card(card.medicine);
        if let Some(trial) = self.answers.trials_mut().and_then(|trials| trials.of_mut(card.medicine)) {
            *trial = card;
        }
    }
}

fn given<T: crate::row_set::Row>(ticks: Selection<T>) -> Result<Answer<Set<T>>, ValidationError> {
    if ticks.is_nothing() { Err(ValidationError::NothingChosen) } else { Ok(Answer::Given(ticks.rows())) }
}

fn or_skipped<T: Copy>(answer: Answer<T>) -> Answer<T> {
    if answer.is_asked() { answer } else { Answer::Skipped }
}
