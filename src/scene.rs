//! What every page is drawn from.

use crate::{
    app::{App, Message, Setup},
    idle::State,
};
use clinical::{
    session::{Event, Session},
    text::{Lang, say},
};
use yew::Callback;

/// The state and the surroundings, for one drawing of the page.
pub struct Scene<'a> {
    pub session: &'a Session,
    pub setup: &'a Setup,
    pub lang: Lang,
    /// What is typed into the search of the pick list.
    pub search: &'a str,
    /// Where the idle wipe stands.
    pub idle: State,
    /// How often Shift has been pressed.
    pub shift: u8,
    send: Callback<Message>,
}

impl<'a> Scene<'a> {
    pub fn new(app: &'a App, setup: &'a Setup, send: Callback<Message>) -> Self {
        Self {
            session: &app.session,
            setup,
            lang: setup.settings.lang,
            search: &app.search,
            idle: app.idle.state,
            shift: app.shift.presses,
            send,
        }
    }

    /// A handler that sends an event, whatever was pressed.
    pub fn on<E>(&self, event: Event) -> Callback<E> {
        self.tell(Message::Session(event))
    }

    /// A handler that sends a message, whatever was pressed.
    pub fn tell<E>(&self, message: Message) -> Callback<E> {
        self.send.reform(move |_| message.clone())
    }

    /// Sends what is only known when something is pressed.
    pub fn sender(&self) -> Callback<Message> {
        self.send.clone()
    }

    /// The clinic's name, or "a clinic".
    pub fn clinic(&self) -> &str {
        self.setup.settings.clinic.as_deref().unwrap_or_else(|| say::common_a_clinic(self.lang))
    }
}
