//! What every page is drawn from.

use crate::{
    idle::State,
    keep::{Keep, Press},
};
use clinical::{
    date::Date,
    session::{Event, Session},
    settings::Settings,
    text::{Lang, say},
};
use js_sys::Function;
use yew::Callback;

/// What stays the same as long as the page is open.
#[derive(PartialEq)]
pub struct Setup {
    pub settings: Settings,
    pub today: Date,
    pub own_page: bool,
    pub leave: Function,
    /// Prints, copies, saves and opens.
    pub keep: Function,
    /// What was pressed before the widget had come: see [`crate::early`].
    pub pressed: String,
    /// The page that the preview begins at.
    #[cfg(feature = "preview")]
    pub place: clinical::sample::Place,
}

/// Something that happened.
#[derive(Clone, PartialEq)]
pub enum Message {
    /// On a page.
    Session(Event),
    /// Typed into the search of the pick list.
    Search(String),
    /// A key: when, in milliseconds by the browser's own time, which no change of the clock moves; and whether it is Shift.
    Key { at: f64, is_shift: bool },
    /// A second has passed.
    Look,
    /// Another language.
    Language(Lang),
    /// Pressed, or told by the browser, where a copy is made.
    Keep(Press),
    /// A saved file was chosen: what it holds.
    Opened(String),
    /// An answer to the idle warning.
    Idle(State),
    /// The page goes away.
    Hide,
}

/// The state and the surroundings, for one drawing of the page.
pub struct Scene<'a> {
    pub session: &'a Session,
    pub setup: &'a Setup,
    pub lang: Lang,
    /// What is typed into the search of the pick list.
    pub search: &'a str,
    /// What was chosen for the copy.
    pub keep: &'a Keep,
    /// Where the idle wipe stands.
    pub idle: State,
    /// How often Shift has been pressed.
    pub shift: u8,
    /// Where what happens is told.
    pub send: Callback<Message>,
}

impl Scene<'_> {
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
