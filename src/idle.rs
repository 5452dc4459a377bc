//! The idle wipe: after ten minutes without a sign of the person the answers are deleted, announced a minute before.

use crate::browser::{listen, now};
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use std::{cell::Cell, rc::Rc};
use yew::Callback;

/// How long without a sign before the answers are deleted, in milliseconds.
const WIPE: f64 = 10.0 * 60_000.0;
/// How long before that the person is warned.
const WARNING: f64 = 60_000.0;
/// Poll interval, in milliseconds; the first poll after sleep catches up.
const POLL_INTERVAL: u32 = 1_000;

/// What counts as a sign of the person.
/// Not `scroll`: the warning itself can move a page that is scrolled.
const SIGNS: [&str; 6] = ["pointerdown", "keydown", "input", "focusin", "wheel", "touchmove"];

/// Where the wipe stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Watching,
    Warned,
    /// "Keep my answers open."
    Off,
    /// The answers are to be deleted now.
    Expired,
}

/// The watch for signs of the person.
pub struct Idle {
    pub state: State,
    last_sign: Rc<Cell<f64>>,
    _poll: Interval,
    _signs: Vec<EventListener>,
}

impl Idle {
    /// Begins to watch; `poll` is called once a second.
    pub fn new(poll: Callback<()>) -> Self {
        let last_sign = Rc::new(Cell::new(now()));
        let sign = |name| {
            let last_sign = last_sign.clone();
            listen(name, move |_| last_sign.set(now()))
        };
        let signs = SIGNS.into_iter().filter_map(sign).collect();
        Self {
            state: State::Watching,
            _signs: signs,
            last_sign,
            _poll: Interval::new(POLL_INTERVAL, move || poll.emit(())),
        }
    }

    /// Reads the clock. Returns whether the state has changed.
    pub fn poll(&mut self) -> bool {
        // A clock that was set back would put the wipe off by as much.
        self.last_sign.set(now().min(self.last_sign.get()));
        let quiet = now() - self.last_sign.get();
        let state = match self.state {
            State::Off => State::Off,
            _ if quiet >= WIPE => State::Expired,
            // A sign puts the wipe off, but the warning stays until it is answered: whoever comes to its buttons by
            // the keyboard must still find them there.
            State::Warned => State::Warned,
            _ if quiet >= WIPE - WARNING => State::Warned,
            _ => State::Watching,
        };
        let has_changed = state != self.state;
        self.state = state;
        has_changed
    }

    /// Goes on from now: "I'm still here", "Keep my answers open", or a new session.
    pub fn reset(&mut self, state: State) {
        self.last_sign.set(now());
        self.state = state;
    }
}
