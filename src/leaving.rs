//! Leaving: Shift three times, and the wipe when the page goes away.

use crate::browser::now;
use clinical::session::Event;
use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// How long the presses of Shift may take together, in milliseconds.
const TOGETHER: f64 = 5_000.0;
const PRESSES: u8 = 3;

/// Calls `exit` at the third press of Shift. Returns how often it has been pressed, for the eye and the screen reader.
/// Escape is not used: it also stops a page from loading.
#[hook]
pub fn use_shift_exit(exit: Callback<()>) -> u8 {
    let presses = use_state_eq(|| 0_u8);
    let count = use_mut_ref(|| (0_u8, 0.0_f64));
    let shown = presses.setter();
    use_effect_with((), move |()| {
        let on_key = move |event: &web_sys::Event| {
            let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
            if event.repeat() {
                return;
            }
            let Ok(mut count) = count.try_borrow_mut() else { return };
            let (pressed, first) = *count;
            let is_late = now() - first > TOGETHER;
            *count = match (event.key().as_str(), pressed) {
                ("Shift", 0) => (1, now()),
                ("Shift", _) if is_late => (1, now()),
                ("Shift", pressed) => (pressed + 1, first),
                _ => (0, 0.0),
            };
            if count.0 >= PRESSES {
                *count = (0, 0.0);
                exit.emit(());
            }
            shown.set(count.0);
        };
        let listener = web_sys::window().map(|window| EventListener::new(&window, "keydown", on_key));
        move || drop(listener)
    });
    *presses
}

/// Deletes every answer when the page goes away: what the browser keeps for Back or a restored tab is a fresh start.
#[hook]
pub fn use_wipe_on_pagehide(send: Callback<Event>) {
    use_effect_with((), move |()| {
        let on_hide = move |_: &web_sys::Event| {
            send.emit(Event::Erase);
            send.emit(Event::Start);
        };
        let listener = web_sys::window().map(|window| EventListener::new(&window, "pagehide", on_hide));
        move || drop(listener)
    });
}
