//! The three steps: the links to them, and the section of each with its number.

use clinical::{setup, text::Lang};
use yew::prelude::*;

use super::parts;
use crate::step::Step;

fn name(step: Step, lang: Lang) -> &'static str {
    match step {
        Step::Clinic => setup::part_clinic(lang),
        Step::Look => setup::part_look(lang),
        Step::Publish => setup::part_publish(lang),
    }
}

/// The number and the name of a step.
fn heading(step: Step, lang: Lang) -> Html {
    html! { <><span class="number">{ step.number() }</span>{ " " }{ name(step, lang) }</> }
}

/// A link to each step.
pub fn links(lang: Lang) -> Html {
    let links =
        Step::ALL.map(|step| html! { <li><a href={format!("#{}", step.id())}>{ heading(step, lang) }</a></li> });
    html! { <nav aria-label={setup::steps(lang)}><ol>{ for links }</ol></nav> }
}

/// The section of a step.
pub fn section(step: Step, lang: Lang, content: Html) -> Html {
    parts::section(step.id(), heading(step, lang), content)
}
