//! The idle wipe: after ten minutes without a sign of the person the answers are deleted, announced a minute before.

use crate::browser::now;
use clinical::session::{Event, View};
use gloo_events::EventListener;
use gloo_timers::callback::Interval;
use std::{cell::Cell, rc::Rc};
use yew::prelude::*;

/// Minutes without a sign before the answers are deleted.
const WIPE: f64 = 10.0 * 60_000.0;
/// How long before that the person is warned.
const WARNING: f64 = 60_000.0;
/// How often the clock is looked at. A device that slept is caught up with at the first look.
const LOOK: u32 = 1_000;

/// What counts as a sign of the person.
const SIGNS: [&str; 5] = ["pointerdown", "keydown", "input", "focusin", "scroll"];

/// Where the wipe stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Watching,
    Warned,
    /// "Keep my answers open."
    Off,
}

/// The idle wipe, as pages see it.
pub struct Idle {
    state: UseStateHandle<State>,
    last_sign: Rc<Cell<f64>>,
}

impl Idle {
    /// Whether the warning is to be shown.
    pub fn is_warning(&self) -> bool {
        *self.state == State::Warned
    }

    /// Whether the person has turned the wipe off.
    pub fn is_off(&self) -> bool {
        *self.state == State::Off
    }

    /// "I'm still here."
    pub fn stay<E>(&self) -> Callback<E> {
        self.set(State::Watching)
    }

    /// "Keep my answers open."
    pub fn turn_off<E>(&self) -> Callback<E> {
        self.set(State::Off)
    }

    fn set<E>(&self, state: State) -> Callback<E> {
        let (setter, last_sign) = (self.state.setter(), self.last_sign.clone());
        Callback::from(move |_| {
            last_sign.set(now());
            setter.set(state);
        })
    }
}

/// Watches for signs of the person and sends [`Event::Idle`] when there are none.
#[hook]
pub fn use_idle(view: View, send: Callback<Event>) -> Idle {
    let state = use_state_eq(|| State::Watching);
    let last_sign = use_memo((), |()| Cell::new(now()));
    // Before the first answer, and once all are gone, there is nothing to delete.
    let is_at_rest = matches!(view, View::Start | View::Ended(_));

    let signs = last_sign.clone();
    use_effect_with(is_at_rest, {
        let state = state.setter();
        move |_| {
            // "Keep my answers open" ends with the session it was said in.
            state.set(State::Watching);
            signs.set(now());
        }
    });

    let signs = last_sign.clone();
    use_effect_with((), move |()| {
        let listen = |name: &'static str| {
            let signs = signs.clone();
            Some(EventListener::new(&*web_sys::window()?, name, move |_| signs.set(now())))
        };
        let listeners: Vec<_> = SIGNS.into_iter().filter_map(listen).collect();
        move || drop(listeners)
    });

    let signs = last_sign.clone();
    let current = *state;
    use_effect_with((is_at_rest, current), {
        let state = state.setter();
        move |_| {
            let interval = (!is_at_rest && current != State::Off).then(|| {
                Interval::new(LOOK, move || {
                    let quiet = now() - signs.get();
                    if quiet >= WIPE {
                        send.emit(Event::Idle);
                    } else if quiet >= WIPE - WARNING {
                        state.set(State::Warned);
                    } else {
                        state.set(State::Watching);
                    }
                })
            });
            move || drop(interval)
        }
    });
    Idle { state, last_sign }
}
