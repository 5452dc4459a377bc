//! The form: a field for each setting, and for what is set of the frame.

use clinical::{settings::Accent, setup};
use yew::prelude::*;

use super::{fields, headers, pin, scripts, site, steps};
use crate::{
    browser,
    field::{FORM, Field},
    model::{Message, SUMMARY, State},
    step::Step,
};

/// The key of the colour, which is shown as it is used.
const ACCENT: &str = "accent";

/// The three steps. What is filled in in one of them stays where the others are looked at: all are on one page.
pub fn part(state: &State, send: &Callback<Message>) -> Html {
    let lang = state.lang;
    // Nothing is sent: Enter in a field looks at what is filled in.
    let onsubmit = send.reform(|event: SubmitEvent| {
        event.prevent_default();
        Message::Check
    });
    html! {
        <form novalidate=true {onsubmit}>
            { summary(state) }
            { steps::section(Step::Clinic, lang, html! {
                <><p>{ setup::optional(lang) }</p>{ fields(state, send, Step::Clinic) }</>
            }) }
            { steps::section(Step::Look, lang, fields(state, send, Step::Look)) }
            { steps::section(Step::Publish, lang, html! {
                <>
                    { scripts::part(state, send) }
                    { site::part(state, send, html! { <>{ fields(state, send, Step::Publish) }{ check(state) }</> }) }
                    { pin::part(state, send) }
                    { headers::part(state, send) }
                </>
            }) }
        </form>
    }
}

/// The fields of a step that say something as people open the self-check now.
fn fields(state: &State, send: &Callback<Message>, step: Step) -> Html {
    // How people open it is a choice with words of its own.
    let shown = step.fields().filter(|field| *field != FORM && field.is_of(state.form.way()));
    let drawn = shown.map(|field| {
        html! { <>{ fields::field(state, send, field) }if field.key == ACCENT { { accent(state) } }</> }
    });
    html! { <>{ for drawn }</> }
}

/// The button that looks at all fields.
fn check(state: &State) -> Html {
    let lang = state.lang;
    let is_good = state.is_checked && state.form.problems().is_empty();
    html! {
        <div class="actions">
            <button type="submit" class="button" data-action="check">{ setup::check_button(lang) }</button>
            <p role="status" class="told">{ if is_good { setup::check_good(lang) } else { "" } }</p>
        </div>
    }
}

/// The summary of what does not fit: it takes the focus, and each entry leads to its field.
fn summary(state: &State) -> Html {
    let faults: Vec<_> = Field::all().filter_map(|field| Some((field, state.fault(field)?))).collect();
    if !state.is_checked || faults.is_empty() {
        return Html::default();
    }
    let entries = faults.into_iter().map(|(field, fault)| {
        let onclick = Callback::from(move |_: MouseEvent| browser::focus(field.key));
        html! { <li><button type="button" class="link" {onclick}>{ fault }</button></li> }
    });
    html! {
        <div class="errors" id={SUMMARY} role="alert" tabindex="-1">
            <h2>{ setup::check_summary(state.lang) }</h2>
            <p>{ setup::check_left_out(state.lang) }</p>
            <ul>{ for entries }</ul>
        </div>
    }
}

/// The clinic's colour as it is used, with the contrast before and after. The style sheet takes the shades from the page.
fn accent(state: &State) -> Html {
    let colour = Field::of(ACCENT).and_then(|field| state.form.good(field)).and_then(|value| Accent::read(value).ok());
    let Some(accent) = colour else { return Html::default() };
    let lang = state.lang;
    let ratio = |contrast: f32| setup::accent_ratio(lang, &format!("{contrast:.1}"));
    let [given, used] = accent.contrasts();
    let rows = [
        ("given", setup::accent_given(lang), accent.given_css(), Some(ratio(given))),
        ("used", setup::accent_used(lang), accent.css(), Some(ratio(used))),
        ("used-on-dark", setup::accent_light(lang), accent.light_css(), None),
    ];
    let rows = rows.into_iter().map(|(class, label, css, ratio)| {
        html! {
            <li>
                <span class={classes!("swatch", class)} aria-hidden="true"></span>
                <span><strong>{ label }</strong>{ " " }<code>{ css }</code>if let Some(ratio) = ratio { { ". " }{ ratio } }</span>
            </li>
        }
    });
    let said = if accent.is_mended() { setup::accent_mended(lang) } else { setup::accent_fits(lang) };
    html! {
        <div class="side accent">
            <h3>{ setup::accent_heading(lang) }</h3>
            <ul>{ for rows }</ul>
            <p role="status">{ said }</p>
        </div>
    }
}
