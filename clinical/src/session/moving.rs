//! Moving: what comes after an answer, back, change, and the end.

use super::{Before, Ending, Session, View};
use crate::{
    answer::Age,
    asq,
    outcome::Outcome,
    page::{self, Page},
};

impl Session {
    /// After an answer: help first, then the early result, then the next page.
    pub(super) fn answered(&mut self, page: Page) {
        self.answers.clear_irrelevant();
        if let Some(view) = self.interruption(page) {
            return self.show(view);
        }
        let is_stop = self.assessment().outcome == Outcome::NotHere;
        let offers = is_stop && !self.is_changing && !self.has_seen_early && self.answers.is_asq_asked();
        if offers && page::first_unanswered(&self.answers).is_some() {
            self.has_seen_early = true;
            return self.show(View::Early(page));
        }
        self.forward(page);
    }

    /// What has to be shown before anything else: the crisis page, or the end for a minor.
    pub(super) fn interruption(&mut self, page: Page) -> Option<View> {
        let assessment = self.assessment();
        let by_suicide = assessment.risk >= asq::Risk::Urgent;
        let is_asq_end = self.answers.forced_end() == Some(crate::answers::ForcedEnd::Asq);
        let led_by = match assessment.factors.cause_page() {
            _ if is_asq_end => Page::Asq(asq::Item::Now),
            Some(_) | None if by_suicide => page,
            Some(cause) => cause,
            None => page,
        };
        if assessment.outcome == Outcome::Emergency {
            return Some(View::Crisis(led_by));
        }
        // An answer on suicide waits for question 5 of the ASQ where it is due, and for no other page.
        if assessment.outcome == Outcome::Urgent && !self.has_seen_urgent && self.answers.is_asq_asked() {
            self.has_seen_urgent = true;
            return Some(View::Crisis(led_by));
        }
        (self.answers.age == Some(Age::Minor)).then_some(View::Outcome(Before::Age))
    }

    /// Goes on from an answered page: to the next one, or back to the check page where an answer was changed.
    pub(super) fn forward(&mut self, page: Page) {
        let open = page::first_unanswered(&self.answers);
        let next = if self.is_changing {
            open
        } else {
            let due = page::required_pages(&self.answers);
            let after = due.iter().position(|known| *known == page).map_or(0, |at| at + 1);
            due.get(after).copied().or(open)
        };
        match next {
            Some(page) => self.show(View::Question(page)),
            None => self.go_to_check(page),
        }
    }

    /// Goes to where the answers of a saved file lead: help first; then, where the person had stopped at a result, the
    /// offer to see it or to answer the rest; else a question that was not put, or the check page.
    pub(super) fn resume(&mut self) {
        // A file of an earlier version lacks a question amid the others: from there it goes on to what is open.
        self.is_changing = page::first_unanswered(&self.answers).is_some_and(Page::may_be_absent);
        let is_last = |page: &Page| *page != Page::Hard && page.is_asked(&self.answers);
        let last = page::required_pages(&self.answers).into_iter().rfind(is_last).unwrap_or(Page::Urgent);
        if let Some(view) = self.interruption(last) {
            return self.show(view);
        }
        let is_stop = self.assessment().outcome == Outcome::NotHere;
        self.show(match page::first_unanswered(&self.answers) {
            Some(_) if is_stop => View::Early(last),
            Some(page) => View::Question(page),
            None => View::Check,
        });
        self.has_seen_early = is_stop;
    }

    pub(super) fn back(&mut self, page: Page) {
        if self.is_changing && page::first_unanswered(&self.answers).is_none() {
            return self.go_to_check(page);
        }
        let due = page::required_pages(&self.answers);
        let at = due.iter().position(|known| *known == page).unwrap_or(0);
        match at.checked_sub(1).and_then(|before| due.get(before)) {
            Some(before) => self.show(View::Question(*before)),
            None => self.show(View::Start),
        }
    }

    /// All is answered: the check page, unless something goes before it.
    pub(super) fn go_to_check(&mut self, from: Page) {
        if let Some(view) = self.interruption(from) {
            return self.show(view);
        }
        self.is_changing = false;
        self.show(View::Check);
    }

    pub(super) fn change(&mut self, page: Page) {
        if page::required_pages(&self.answers).contains(&page) {
            self.is_changing = true;
            self.show(View::Question(page));
        }
    }

    pub(super) fn go_to_result(&mut self) {
        match page::first_unanswered(&self.answers) {
            Some(page) => self.show(View::Question(page)),
            None => self.show(View::Outcome(Before::Check)),
        }
    }

    pub(super) fn end(&mut self, ending: Ending) {
        let country = self.country;
        self.begin_anew(View::Ended(ending));
        if matches!(ending, Ending::Stopped | Ending::Idle { crisis: true }) {
            self.country = country;
        }
    }

    /// Forgets everything.
    pub(super) fn begin_anew(&mut self, view: View) {
        let moves = self.moves;
        *self = Self::new(self.home);
        self.moves = moves;
        self.show(view);
    }

    pub(super) fn show(&mut self, view: View) {
        self.view = view;
        self.fault = None;
        self.moves = self.moves.wrapping_add(1);
    }
}
