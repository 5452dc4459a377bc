//! What every page is drawn from.

use crate::{app::Setup, idle::Idle};
use clinical::{
    session::{Event, Session},
    text::Lang,
};
use yew::Callback;

/// The state and the surroundings, for one drawing of the page.
pub struct Scene<'a> {
    pub session: &'a Session,
    pub setup: &'a Setup,
    pub lang: Lang,
    pub idle: &'a Idle,
    send: Callback<Event>,
}

impl<'a> Scene<'a> {
    pub const fn new(session: &'a Session, setup: &'a Setup, idle: &'a Idle, send: Callback<Event>) -> Self {
        Self { session, setup, lang: setup.settings.lang, idle, send }
    }

    /// A handler that sends an event.
    pub fn on<E>(&self, event: Event) -> Callback<E> {
        self.send.reform(move |_| event)
    }

    /// Sends an event that is only known when something is pressed.
    pub fn sender(&self) -> Callback<Event> {
        self.send.clone()
    }

    /// The clinic's name, or "a clinic".
    pub fn clinic(&self) -> &str {
        self.setup.settings.clinic.as_deref().unwrap_or_else(|| clinical::text::say::common_a_clinic(self.lang))
    }
}
