//! Crisis lines. Their numbers stand as text in every link, so that they can be read out and dialled by hand.

use crate::scene::Scene;
use clinical::{
    crisis::{Country, Line, tel},
    help,
    session::Event,
    set::Row as _,
    text::say,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A link that opens in a new tab. Within the frame itself nothing may be opened.
pub fn elsewhere_link(href: &str, label: &str, class: &'static str) -> Html {
    html! {
        <a {class} href={href.to_owned()} target="_blank" rel="noopener noreferrer">{ label }</a>
    }
}

/// A link that calls or texts.
pub fn phone_link(href: String, label: String, class: &'static str) -> Html {
    html! { <a {class} {href}>{ label }</a> }
}

/// The first crisis line of the country, as a plain link.
pub fn first_link(scene: &Scene<'_>) -> Html {
    let first = scene.session.country().lines().first();
    first.map(|line| way(scene, line, "link").into_iter().next().unwrap_or_default()).unwrap_or_default()
}

/// The ways to reach a line: call, text, page.
fn way(scene: &Scene<'_>, line: &Line, class: &'static str) -> Vec<Html> {
    let lang = scene.lang;
    let call = line.call_href().zip(line.call).map(|(href, number)| phone_link(href, say::help_call(lang, number), class));
    let text = line.text_href().zip(line.text).map(|(href, number)| {
        let label = match line.keyword {
            Some(keyword) => say::help_text_keyword(lang, keyword, number),
            None => say::help_text(lang, number),
        };
        phone_link(href, label, class)
    });
    let page = line.page.map(|page| {
        let shown = page.trim_start_matches("https://");
        elsewhere_link(page, &say::help_page(lang, shown), class)
    });
    call.into_iter().chain(text).chain(page).collect()
}

/// One line with its name, what it is for, and the ways to reach it.
pub fn line_item(scene: &Scene<'_>, line: &'static Line) -> Html {
    let lang = scene.lang;
    html! {
        <li class="line">
            <strong>{ line.name }</strong>
            if let Some(note) = line.note(lang) {
                <span>{ note }</span>
            }
            if line.hours == Some("24/7") {
                <span>{ say::help_open_always(lang) }</span>
            }
            <span class="ways">{ for way(scene, line, "button") }</span>
        </li>
    }
}

/// The first line to call and the first to text, and the emergency number, as big buttons.
pub fn big_buttons(scene: &Scene<'_>, is_emergency_first: bool) -> Html {
    let (country, lang) = (scene.session.country(), scene.lang);
    let emergency = help::emergency(country);
    let emergency = phone_link(tel(emergency), say::help_call_emergency(lang, emergency), "button big");
    let lines = country.lines();
    let call = lines.iter().find(|line| line.call.is_some());
    let text = lines.iter().find(|line| line.text.is_some() && line.serves == "anyone");
    let page = lines.iter().find(|line| line.page.is_some());
    let only = |line: Option<&Line>, wanted: usize| line.and_then(|line| way(scene, line, "button big").into_iter().nth(wanted));
    let call = only(call, 0);
    let text = text.and_then(|line| only(Some(line), usize::from(line.call.is_some())));
    let page = if call.is_none() && text.is_none() { only(page, 0) } else { None };
    let lines = html! { <>{ for call }{ for text }{ for page }</> };
    html! {
        <div class="big-buttons">
            if is_emergency_first { { emergency.clone() }{ lines.clone() } } else { { lines }{ emergency } }
        </div>
    }
}

/// All lines of the country, those of the world where one is past its date, and what to do where a number fails.
pub fn more_lines(scene: &Scene<'_>) -> Html {
    let (country, lang) = (scene.session.country(), scene.lang);
    let world = country.world_lines(scene.setup.today);
    html! {
        <section class="lines">
            <h2>{ say::help_more_lines(lang) }</h2>
            <ul>{ for country.lines().iter().map(|line| line_item(scene, line)) }</ul>
            if country.is_any_other() {
                <p>{ say::help_any_other_emergency(lang) }</p>
            }
            if !world.is_empty() {
                <p>{ say::help_doubtful(lang, help::emergency(country)) }</p>
                <h2>{ say::help_world(lang) }</h2>
                <ul>{ for world.iter().map(|line| line_item(scene, line)) }</ul>
            }
        </section>
    }
}

/// Another country, in one choice.
pub fn country_choice(scene: &Scene<'_>) -> Html {
    let (chosen, lang) = (scene.session.country(), scene.lang);
    let send = scene.sender();
    let onchange = move |event: yew::Event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        if let Some(country) = select.and_then(|select| Country::from_code(&select.value())) {
            send.emit(Event::Country(country));
        }
    };
    let option = |country: Country| {
        html! {
            <option value={country.code()} selected={country == chosen}>{ country.name(lang) }</option>
        }
    };
    html! {
        <p class="country">
            <label for="country">{ say::help_country(lang) }</label>
            <select id="country" data-action="country" autocomplete="off" {onchange}>
                { for Country::all().map(option) }
            </select>
        </p>
    }
}

/// The quiet strip above a page, once item 9 is not "not at all".
pub fn support_strip(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let first = scene.session.country().lines().first();
    html! {
        <section class="strip" aria-label={say::strip_label(lang)}>
            <p>{ say::strip_text(lang) }</p>
            <p class="ways">{ for first.map(|line| way(scene, line, "link")).into_iter().flatten() }</p>
        </section>
    }
}
