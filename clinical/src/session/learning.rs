//! The education part: cards, then claims, one at a time. Nothing of it is an answer, and nothing of it is kept.

use super::{Event, Origin, Session, View};
use crate::education::{self, Card, Guess};

impl Session {
    /// From the start at any time; from a result where education may follow it.
    pub(super) fn learn(&mut self, origin: Origin) {
        if origin == Origin::Start || education::has_education(&self.assessment()) {
            self.show(View::Learn(origin));
        }
    }

    pub(super) fn on_cards(&mut self, event: Event, origin: Origin) {
        match event {
            Event::Continue => self.show(View::Claims(origin, 0, None)),
            Event::Back => self.show(match origin {
                Origin::Start => View::Start,
                Origin::Outcome(before) => View::Outcome(before),
            }),
            _ => {}
        }
    }

    pub(super) fn on_claim(&mut self, event: Event, origin: Origin, place: u8, guess: Option<Guess>) {
        let after = place.saturating_add(1);
        let next = match (event, guess, place.checked_sub(1)) {
            (Event::Guess(guess), None, _) => View::Claims(origin, place, Some(guess)),
            (Event::Continue, Some(_), _) if after < Card::claims() => View::Claims(origin, after, None),
            (Event::Continue, Some(_), _) | (Event::Back, None, None) => View::Learn(origin),
            (Event::Back, Some(_), _) => View::Claims(origin, place, None),
            (Event::Back, None, Some(before)) => View::Claims(origin, before, None),
            _ => return,
        };
        self.show(next);
    }
}
