//! Errors, as GOV.UK does them: a summary on top that takes the focus and leads to the field, and the same words there.

use crate::{focus, scene::Scene};
use clinical::text::say;
use yew::prelude::*;

/// The summary. Each entry is the id of its field and what to do there.
///
/// The entries are buttons and not links: a link to a fragment would add to the history of the clinic's page.
pub fn error_summary(scene: &Scene<'_>, errors: &[(String, &'static str)]) -> Html {
    if errors.is_empty() {
        return Html::default();
    }
    let entry = |(field, text): &(String, &'static str)| {
        let field = field.clone();
        let onclick = move |_: MouseEvent| {
            focus::to(&field);
        };
        html! { <li><button type="button" class="link" {onclick}>{ *text }</button></li> }
    };
    html! {
        <div class="errors" id={focus::ERRORS} role="alert" tabindex="-1">
            <h2>{ say::error_heading(scene.lang) }</h2>
            <ul>{ for errors.iter().map(entry) }</ul>
        </div>
    }
}

/// The error at its field.
pub fn field_error(id: &'static str, text: Option<&'static str>) -> Html {
    text.map(|text| html! { <p class="error" {id}>{ text }</p> }).unwrap_or_default()
}
