//! The form: a field for each setting, and for what is set of the frame.

use clinical::{settings::Accent, setup};
use yew::prelude::*;

use super::{fields, parts::section};
use crate::{
    app::{App, Message, SUMMARY},
    browser,
    field::{FRAME, Field},
};

/// The key of the colour, which is shown as it is used.
const ACCENT: &str = "accent";

/// Both groups of fields, and the button that looks at all of them.
pub fn part(app: &App, ctx: &Context<App>) -> Html {
    let lang = app.lang;
    let settings = Field::settings().map(|field| {
        html! { <>{ fields::field(app, ctx, field) }if field.key == ACCENT { { accent(app) } }</> }
    });
    let frame = FRAME.into_iter().map(|field| fields::field(app, ctx, field));
    // Nothing is sent: Enter in a field looks at what is filled in.
    let onsubmit = ctx.link().callback(|event: SubmitEvent| {
        event.prevent_default();
        Message::Check
    });
    let is_good = app.is_checked && app.form.problems().is_empty();
    html! {
        <form novalidate=true {onsubmit}>
            { summary(app) }
            { section("clinic-part", setup::part_clinic(lang), html! {
                <><p>{ setup::optional(lang) }</p>{ for settings }</>
            }) }
            { section("frame-part", setup::part_frame(lang), html! { <>{ for frame }</> }) }
            <div class="actions">
                <button type="submit" class="button" data-action="check">{ setup::check_button(lang) }</button>
                <p role="status" class="told">{ if is_good { setup::check_good(lang) } else { "" } }</p>
            </div>
        </form>
    }
}

/// The summary of what does not fit: it takes the focus, and each entry leads to its field.
fn summary(app: &App) -> Html {
    let faults: Vec<_> = Field::all().filter_map(|field| Some((field, app.fault(field)?))).collect();
    if !app.is_checked || faults.is_empty() {
        return Html::default();
    }
    let entries = faults.into_iter().map(|(field, fault)| {
        let onclick = Callback::from(move |_: MouseEvent| browser::focus(field.key));
        html! { <li><button type="button" class="link" {onclick}>{ fault }</button></li> }
    });
    html! {
        <div class="errors" id={SUMMARY} role="alert" tabindex="-1">
            <h2>{ setup::check_summary(app.lang) }</h2>
            <p>{ setup::check_left_out(app.lang) }</p>
            <ul>{ for entries }</ul>
        </div>
    }
}

/// The clinic's colour as it is used, with the contrast before and after. The style sheet takes the shades from the page.
fn accent(app: &App) -> Html {
    let colour = Field::of(ACCENT).and_then(|field| app.form.good(field)).and_then(|value| Accent::read(value).ok());
    let Some(accent) = colour else { return Html::default() };
    let lang = app.lang;
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
