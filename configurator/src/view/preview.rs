//! The self-check itself, in its frame, with what is filled in.

use clinical::{
    sample::PreviewPage,
    setup,
    text::{Lang, say},
};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::parts::{Choice, fold, radios, section};
use crate::{
    model::{Message, State},
    preview::Look,
};

/// The frame, and how it is looked at.
pub fn part(state: &State, send: &Callback<Message>) -> Html {
    let lang = state.lang;
    let again = Look { run: state.look.run.wrapping_add(1), ..state.look };
    let class = if state.look.is_wide { "device desktop" } else { "device phone" };
    section(
        "preview",
        html! { { setup::part_preview(lang) } },
        html! {
            <>
                { places(state, send) }
                <div {class}>
                    <div ref={state.place.clone()}></div>
                </div>
                <p class="hint">{ setup::preview_about(lang) }</p>
                { fold("looks", setup::preview_looks(lang), html! { <>
                <div class="looks">
                    { radios("width", setup::preview_width(lang), None, vec![
                        choice(send, "phone", setup::preview_phone(lang), state.look, Look { is_wide: false, ..state.look }),
                        choice(send, "desktop", setup::preview_desktop(lang), state.look, Look { is_wide: true, ..state.look }),
                    ]) }
                    { radios("colours", setup::preview_colours(lang), Some(setup::preview_colours_about(lang)), vec![
                        choice(send, "light", setup::preview_light(lang), state.look, Look { is_dark: false, ..state.look }),
                        choice(send, "dark", setup::preview_dark(lang), state.look, Look { is_dark: true, ..state.look }),
                    ]) }
                    { languages(state, send) }
                </div>
                <div class="actions">
                    <button type="button" class="button" data-action="again"
                        onclick={send.reform(move |_| Message::Look(again))}>{ setup::preview_again(lang) }</button>
                </div>
                </> }) }
            </>
        },
    )
}

fn choice<'a>(send: &Callback<Message>, value: &'a str, label: &'a str, now: Look, then: Look) -> Choice<'a> {
    Choice { value, label, is_chosen: now == then, message: send.reform(move |()| Message::Look(then)) }
}

/// The languages, that of the form where none was chosen here.
fn languages(state: &State, send: &Callback<Message>) -> Html {
    let shown = state.look.lang.unwrap_or(state.form.settings().lang);
    let choices = Lang::all().map(|lang| {
        let look = Look { lang: Some(lang), ..state.look };
        let message = send.reform(move |()| Message::Look(look));
        Choice { value: lang.code(), label: say::language_name(lang), is_chosen: lang == shown, message }
    });
    radios("preview-lang", setup::preview_lang(state.lang), None, choices.collect())
}

/// Every page there is, by what is read there.
fn places(state: &State, send: &Callback<Message>) -> Html {
    let look = state.look;
    let onchange = send.reform(move |e: Event| {
        let name = e.target_unchecked_into::<HtmlSelectElement>().value();
        Message::Look(Look { place: PreviewPage::from_name(&name).unwrap_or(look.place), ..look })
    });
    let option = |(place, label): &(PreviewPage, String)| {
        html! { <option value={place.name()} selected={*place == look.place}>{ label }</option> }
    };
    let groups = state.groups.iter().map(|group| {
        html! { <optgroup label={group.label.clone()}>{ for group.places.iter().map(option) }</optgroup> }
    });
    html! {
        <div class="go-to">
            <label for="go-to">{ setup::preview_page(state.lang) }</label>
            <select id="go-to" {onchange}>{ for groups }</select>
        </div>
    }
}
