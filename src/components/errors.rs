//! Errors, as GOV.UK does them: a summary on top that takes the focus and leads to the field, and the same words there.

use super::{el, h2, ul};
use crate::{focus, view_context::ViewContext};
use clinical::text::say;
use yew::prelude::*;

/// The summary. Each entry is the id of its field and what to do there.
///
/// The entries are buttons and not links: a link to a fragment would add to the history of the clinic's page.
pub fn error_summary(cx: &ViewContext<'_>, errors: &[(String, &'static str)]) -> Html {
    if errors.is_empty() {
        return Html::default();
    }
    let mut entries = Vec::new();
    for (field, text) in errors {
        let field = field.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            focus::to(&field);
        });
        entries.push(html! { <li><button type="button" class="link" {onclick}>{ *text }</button></li> });
    }
    let attributes = [("class", "errors"), ("id", focus::ERRORS), ("role", "alert"), ("tabindex", "-1")];
    el("div", &attributes, vec![h2(say::error_heading(cx.lang)), ul("", entries)])
}
