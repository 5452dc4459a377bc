//! What every page is drawn from.

use crate::{
    config::Config,
    export::{ExportAction, ExportState},
    idle::State,
};
use clinical::{
    Screen,
    medicines::Medicine,
    row_set::Set,
    session::{Event, Session},
    text::{Lang, say},
};
use std::rc::Rc;
use yew::Callback;

/// Something that happened.
#[derive(Clone, PartialEq)]
pub enum Message {
    /// On a page.
    Session(Event),
    /// Typed into the search of the pick list.
    Search(String),
    /// How often Shift has been pressed: `shell/quick-exit.js` counts.
    Shift(u8),
    /// A second has passed.
    Tick,
    /// Another language.
    Language(Lang),
    /// Pressed, or told by the browser, where a copy is made.
    Export(ExportAction),
    /// A saved file was chosen: what it holds.
    FileOpened(String),
    /// An answer to the idle warning.
    Idle(State),
    /// The page goes away.
    PageHide,
}

/// The state and the surroundings, for one drawing of the page.
pub struct ViewContext<'a> {
    pub session: &'a Session,
    /// What the session shows.
    pub screen: Rc<Screen>,
    pub config: &'a Config,
    pub lang: Lang,
    /// What is typed into the search of the pick list.
    pub search: &'a str,
    /// The medicines that were picked when their list was laid out: a fold around one of them is drawn open. It does not
    /// change with each tick, so that no fold closes under a finger.
    pub laid_out_with: Set<Medicine>,
    /// What was chosen for the copy.
    pub export: &'a ExportState,
    /// Where the idle wipe stands.
    pub idle: State,
    /// How often Shift has been pressed.
    pub shift: u8,
    /// Where what happens is told.
    pub send: Callback<Message>,
}

#[cfg(feature = "ssr")]
impl<'a> ViewContext<'a> {
    /// A session on the screen as it is opened, with nothing typed and nobody who presses.
    pub fn still(session: &'a Session, config: &'a Config, export: &'a ExportState) -> Self {
        let (lang, idle) = (config.settings.lang, State::Watching);
        let screen = Rc::new(clinical::screen(session, &config.settings, lang));
        let laid_out_with = session.medicine_ticks().rows();
        let send = Callback::noop();
        Self { session, screen, config, lang, search: "", laid_out_with, export, idle, shift: 0, send }
    }
}

impl ViewContext<'_> {
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
        self.config.settings.clinic.as_deref().unwrap_or_else(|| say::common_a_clinic(self.lang))
    }
}
