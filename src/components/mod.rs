//! What pages are made of.

mod answers;
mod errors;
mod header;
mod lines;
mod pick_list;

pub use answers::{answer_button, tick, tick_group};
pub use errors::{error_summary, field_error};
pub use header::{foot, header, idle_off, idle_warning, progress};
pub use lines::{big_buttons, country_choice, elsewhere_link, line_item, more_lines, phone_link, support_strip};
pub use pick_list::PickList;

use crate::{focus, scene::Scene};
use clinical::{session::Event, text::say};
use yew::prelude::*;

/// The heading of a page: it takes the focus on each move, so it can be focused but is no stop of the Tab key.
pub fn title(text: &str) -> Html {
    html! { <h1 id={focus::TITLE} tabindex="-1">{ text }</h1> }
}

/// A button that does something, in plain dress.
pub fn action(scene: &Scene<'_>, name: &'static str, event: Event, label: &str) -> Html {
    html! { <button type="button" class="button" data-action={name} onclick={scene.on(event)}>{ label }</button> }
}

/// The one button of a page that leads on.
pub fn primary(scene: &Scene<'_>, name: &'static str, event: Event, label: &str) -> Html {
    html! {
        <button type="button" class="button primary" data-action={name} onclick={scene.on(event)}>{ label }</button>
    }
}

/// Back, as every page after the start has it.
pub fn back(scene: &Scene<'_>) -> Html {
    html! {
        <p class="back">
            <button type="button" class="link" data-action="back" onclick={scene.on(Event::Back)}>
                { say::common_back(scene.lang) }
            </button>
        </p>
    }
}

/// A list of sentences.
pub fn list<T: AsRef<str>>(items: &[T]) -> Html {
    html! { <ul>{ for items.iter().map(|item| html! { <li>{ item.as_ref() }</li> }) }</ul> }
}

/// A paragraph for each sentence.
pub fn paragraphs<T: AsRef<str>>(items: &[T]) -> Html {
    items.iter().map(|item| html! { <p>{ item.as_ref() }</p> }).collect()
}
