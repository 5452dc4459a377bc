//! The pick list of antidepressants, with a search that filters on the device.
//!
//! What is typed goes with its page.

use super::{el, group, h2, hint, text, tick, ul, with_attributes};
use crate::{
    focus,
    scene::{Message, Scene},
};
use clinical::{
    draft::{Tick, Ticks},
    medicines::Medicine,
    session::Event,
    set::Row as _,
    text::{Lang, say},
    trials::MOST,
    words,
};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// The id of the field of the search.
const SEARCH: &str = "search";

/// Every medicine is in the document once and from the start; the search only hides, and never a ticked one.
pub fn pick_list(scene: &Scene<'_>, ticks: Ticks<Medicine>) -> Html {
    let lang = scene.lang;
    // A browser may put a space that does not break where one is typed.
    let wanted = plain(&scene.search.replace('\u{a0}', " "));
    let wanted = wanted.trim();
    let is_found = |medicine: Medicine| medicine.is_named() && has_name(medicine, wanted);
    let found = Medicine::all().filter(|medicine| is_found(*medicine)).count();
    // A second one that has no name is offered once the first is picked.
    let is_offered = |medicine: Medicine| {
        let mut before = Medicine::all().filter(|m| !m.is_named() && m.index() < medicine.index());
        before.all(|m| ticks.rows().contains(m))
    };
    let is_shown = |medicine: Medicine| {
        let by_search = if medicine.is_named() { is_found(medicine) } else { is_offered(medicine) };
        by_search || ticks.rows().contains(medicine)
    };

    let mut heading = "";
    let mut rows = Vec::new();
    for medicine in Medicine::all() {
        let class = if medicine.is_named() { medicine.class(lang) } else { say::page_medicines_unnamed_group(lang) };
        if class != heading {
            heading = class;
            let same_class =
                |m: &Medicine| m.is_named() == medicine.is_named() && m.class(lang) == medicine.class(lang);
            let has_class = Medicine::all().filter(same_class).any(is_shown);
            rows.push(with_attributes(h2(class), &[("hidden", hidden(!has_class))]));
        }
        rows.push(el("div", &[("hidden", hidden(!is_shown(medicine)))], vec![row(scene, medicine, ticks)]));
    }
    let rows = group(rows);
    let status = match (wanted.is_empty(), found) {
        (true, _) => String::new(),
        (false, 0) => say::page_medicines_found_none(lang).to_owned(),
        (false, found) => say::page_medicines_found(lang, &found.to_string()),
    };
    let label = text("span", "search-label", say::page_medicines_search(lang));
    let label = with_attributes(label, &[("id", "search-label")]);
    let about = text("span", "hint", say::page_medicines_search_hint(lang));
    let about = with_attributes(about, &[("id", "search-hint")]);
    let status = el("p", &[("role", "status")], vec![hint(&status)]);
    let search = el("div", &[("class", "search")], vec![label, about, search_box(scene)]);
    group(vec![search, status, rows, picked(scene, ticks)])
}

/// What is picked, each to be taken off the list again. It stands below the list: above it, a pick would move the list
/// away from under the finger.
fn picked(scene: &Scene<'_>, ticks: Ticks<Medicine>) -> Html {
    let lang = scene.lang;
    let mut chips = Vec::new();
    for medicine in ticks.rows().iter() {
        let send = scene.sender();
        let onclick = Callback::from(move |_: MouseEvent| {
            // The button goes away; the focus must not go with it.
            focus::to(SEARCH);
            send.emit(Message::Session(Event::TickMedicine(Tick::Row(medicine, false))));
        });
        let name = words::medicine(medicine, lang);
        let chip = html! { <button type="button" class="chip" {onclick}>{ name.to_string() }</button> };
        let remove = say::page_medicines_remove(lang, &name);
        chips.push(el("li", &[], vec![with_attributes(chip, &[("aria-label", &remove)])]));
    }
    let count = match chips.len() {
        0 => String::new(),
        count => say::page_medicines_picked(lang, &count.to_string()),
    };
    let too_many = if chips.len() > MOST { say::error_too_many(lang) } else { "" };
    let told = vec![text("p", "", &count), text("p", "error", too_many)];
    let chips = if chips.is_empty() { Html::default() } else { ul("chips", chips) };
    group(vec![el("div", &[("class", "picked"), ("role", "status")], told), chips])
}

/// The field of the search. It is not an `input`: wherever a page holds one of those, Chromium describes the page to a
/// server of its maker, which offers to fill it in. Then the network would see who has come to this page.
fn search_box(scene: &Scene<'_>) -> Html {
    let send = scene.sender();
    let oninput = Callback::from(move |event: InputEvent| {
        let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        send.emit(Message::Search(field.and_then(|field| field.text_content()).unwrap_or_default()));
    });
    // What is typed belongs to the browser: there is no child for Yew to write over it.
    html! {
        <div id={SEARCH} class="search-box" role="searchbox" contenteditable="plaintext-only" tabindex="0" autocomplete="off"
            autocapitalize="off" spellcheck="false" aria-labelledby="search-label" aria-describedby="search-hint"
            {oninput}></div>
    }
}

/// Whether one of its names, in any language, begins with, or has a word that begins with, what was typed.
fn has_name(medicine: Medicine, wanted: &str) -> bool {
    let begins = |name: &str| {
        let name = plain(name);
        name.starts_with(wanted) || name.split([' ', '-', ',']).any(|word| word.starts_with(wanted))
    };
    Lang::all().any(|lang| begins(medicine.generic(lang))) || begins(medicine.brands())
}

/// Without capitals and accents, which a person may leave out.
fn plain(text: &str) -> String {
    let letter = |c: char| match c {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        c => c.to_ascii_lowercase(),
    };
    text.chars().map(letter).collect()
}

fn row(scene: &Scene<'_>, medicine: Medicine, ticks: Ticks<Medicine>) -> Html {
    let lang = scene.lang;
    let is_first = Medicine::all().find(|m| !m.is_named()) == Some(medicine);
    let label = if medicine.is_named() || is_first {
        words::medicine(medicine, lang)
    } else {
        say::page_medicines_another_unknown(lang).into()
    };
    let event = move |ticked| Event::TickMedicine(Tick::Row(medicine, ticked));
    tick(scene.sender(), medicine.id(), &label, ticks.rows().contains(medicine), Html::default(), event)
}

/// The value of the attribute `hidden`; empty leaves it out.
const fn hidden(is_hidden: bool) -> &'static str {
    if is_hidden { "hidden" } else { "" }
}
