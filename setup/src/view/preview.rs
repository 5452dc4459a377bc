//! The self-check itself, in its frame, with what is filled in.

use clinical::{
    sample::Place,
    setup,
    text::{Lang, say},
};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::parts::{Choice, radios, section};
use crate::{
    app::{App, Message},
    look::Look,
};

/// The frame, and how it is looked at.
pub fn part(app: &App, ctx: &Context<App>) -> Html {
    let lang = app.lang;
    let again = Look { run: app.look.run.wrapping_add(1), ..app.look };
    let class = if app.look.is_wide { "device desktop" } else { "device phone" };
    section(
        "preview",
        setup::part_preview(lang),
        html! {
            <>
                <p>{ setup::preview_about(lang) }</p>
                <div class="looks">
                    { radios("width", setup::preview_width(lang), None, vec![
                        choice(ctx, "phone", setup::preview_phone(lang), app.look, Look { is_wide: false, ..app.look }),
                        choice(ctx, "desktop", setup::preview_desktop(lang), app.look, Look { is_wide: true, ..app.look }),
                    ]) }
                    { radios("colours", setup::preview_colours(lang), Some(setup::preview_colours_about(lang)), vec![
                        choice(ctx, "light", setup::preview_light(lang), app.look, Look { is_dark: false, ..app.look }),
                        choice(ctx, "dark", setup::preview_dark(lang), app.look, Look { is_dark: true, ..app.look }),
                    ]) }
                    { languages(app, ctx) }
                </div>
                { places(app, ctx) }
                <div {class}>
                    <div ref={app.place.clone()}></div>
                </div>
                <div class="actions">
                    <button type="button" class="button" data-action="again"
                        onclick={ctx.link().callback(move |_| Message::Look(again))}>{ setup::preview_again(lang) }</button>
                </div>
            </>
        },
    )
}

fn choice<'a>(ctx: &Context<App>, value: &'a str, label: &'a str, now: Look, then: Look) -> Choice<'a> {
    Choice { value, label, is_chosen: now == then, message: ctx.link().callback(move |()| Message::Look(then)) }
}

/// The languages, that of the form where none was chosen here.
fn languages(app: &App, ctx: &Context<App>) -> Html {
    let shown = app.look.lang.unwrap_or(app.form.settings().lang);
    let choices = Lang::all().map(|lang| {
        let look = Look { lang: Some(lang), ..app.look };
        let message = ctx.link().callback(move |()| Message::Look(look));
        Choice { value: lang.code(), label: say::language_name(lang), is_chosen: lang == shown, message }
    });
    radios("preview-lang", setup::preview_lang(app.lang), None, choices.collect())
}

/// Every page there is, by what is read there.
fn places(app: &App, ctx: &Context<App>) -> Html {
    let look = app.look;
    let onchange = ctx.link().callback(move |e: Event| {
        let name = e.target_unchecked_into::<HtmlSelectElement>().value();
        Message::Look(Look { place: Place::from_name(&name).unwrap_or(look.place), ..look })
    });
    let option = |(place, label): &(Place, String)| {
        html! { <option value={place.name()} selected={*place == look.place}>{ label }</option> }
    };
    let groups = app.groups.iter().map(|group| {
        html! { <optgroup label={group.label.clone()}>{ for group.places.iter().map(option) }</optgroup> }
    });
    html! {
        <div class="field">
            <label class="name" for="go-to">{ setup::preview_page(app.lang) }</label>
            <select id="go-to" {onchange}>{ for groups }</select>
        </div>
    }
}
