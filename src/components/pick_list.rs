//! The pick list of antidepressants, with a search that filters on the device.
//!
//! What is typed goes with its page.

use super::{el, fold, group, h2, hint, text, tick, ul, with_attributes};
use crate::{
    focus,
    view_context::{Message, ViewContext},
};
use clinical::{
    form_state::{Selection, Tick},
    labels,
    medicines::{Medicine, search},
    row_set::Row as _,
    session::Event,
    text::say,
    trials::MAX_MEDICINES,
};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// The id of the field of the search.
const SEARCH: &str = "search";

/// Every medicine is in the document once and from the start: those that are used often first, the others folded. The
/// search sorts and hides, but never a ticked one, and nothing is folded while it finds.
pub fn pick_list(cx: &ViewContext<'_>, ticks: Selection<Medicine>) -> Html {
    let lang = cx.lang;
    let found = search(cx.search);
    // A second one that has no name is offered once the first is picked.
    let is_offered = |medicine: Medicine| {
        let mut before = Medicine::all().filter(|m| !m.is_named() && m.index() < medicine.index());
        before.all(|m| ticks.rows().contains(m))
    };
    let is_shown = |medicine: Medicine| {
        let by_search = match &found {
            _ if !medicine.is_named() => is_offered(medicine),
            Some(found) => found.medicines.contains(&medicine),
            None => true,
        };
        by_search || ticks.rows().contains(medicine)
    };
    let mut best = found.as_ref().map_or_else(Vec::new, |found| found.medicines.clone());
    for medicine in Medicine::all() {
        if !best.contains(&medicine) {
            best.push(medicine);
        }
    }

    // What is found stands by how well it fits, whatever its class; before that, those that are used often, and the others
    // folded.
    let (mut rows, mut others, mut unnamed) =
        (Vec::new(), Vec::new(), vec![h2(say::page_medicines_unnamed_group(lang))]);
    let (mut heading, mut folded) = ("", 0);
    for medicine in best {
        let shown = el("div", &[("hidden", hidden(!is_shown(medicine)))], vec![row(cx, medicine, ticks)]);
        let shown = keyed(shown, medicine.id().to_owned());
        if !medicine.is_named() {
            unnamed.push(shown);
        } else if found.is_some() || medicine.is_often() {
            rows.push(shown);
        } else {
            if medicine.class(lang) != heading {
                heading = medicine.class(lang);
                others.push(keyed(h2(heading), [" ", medicine.id()].concat()));
            }
            folded += usize::from(ticks.rows().contains(medicine));
            others.push(shown);
        }
    }
    let often = if found.is_none() { h2(say::page_medicines_often(lang)) } else { Html::default() };
    let others = if others.is_empty() {
        Html::default()
    } else {
        let in_short = if folded > 0 { say::page_medicines_picked(lang, &folded.to_string()) } else { String::new() };
        fold(say::page_medicines_others(lang), &in_short, Html::default(), others)
    };
    let rows = group(vec![often, group(rows), others, group(unnamed)]);
    let status = match &found {
        None => String::new(),
        Some(found) if found.medicines.is_empty() => say::page_medicines_found_none(lang).to_owned(),
        Some(found) if found.is_near => say::page_medicines_found_near(lang).to_owned(),
        Some(found) => say::page_medicines_found(lang, &found.medicines.len().to_string()),
    };
    let label = text("span", "search-label", say::page_medicines_search(lang));
    let label = with_attributes(label, &[("id", "search-label")]);
    let about = text("span", "hint", say::page_medicines_search_hint(lang));
    let about = with_attributes(about, &[("id", "search-hint")]);
    let status = el("p", &[("role", "status")], vec![hint(&status)]);
    let search = el("div", &[("class", "search")], vec![label, about, search_box(cx)]);
    group(vec![search, status, rows, picked(cx, ticks)])
}

/// What is picked, each to be taken off the list again. It stands below the list: above it, a pick would move the list
/// away from under the finger.
fn picked(cx: &ViewContext<'_>, ticks: Selection<Medicine>) -> Html {
    let lang = cx.lang;
    let mut chips = Vec::new();
    for medicine in ticks.rows().iter() {
        let send = cx.sender();
        let onclick = Callback::from(move |_: MouseEvent| {
            // The button goes away; the focus must not go with it.
            focus::to(SEARCH);
            send.emit(Message::Session(Event::TickMedicine(Tick::Row(medicine, false))));
        });
        let name = labels::medicine(medicine, lang);
        let chip = html! { <button type="button" class="chip" {onclick}>{ name.to_string() }</button> };
        let remove = say::page_medicines_remove(lang, &name);
        chips.push(el("li", &[], vec![with_attributes(chip, &[("aria-label", &remove)])]));
    }
    let count = match chips.len() {
        0 => String::new(),
        count => say::page_medicines_picked(lang, &count.to_string()),
    };
    let too_many = if chips.len() > MAX_MEDICINES { say::error_too_many(lang) } else { "" };
    let told = vec![text("p", "", &count), text("p", "error", too_many)];
    let chips = if chips.is_empty() { Html::default() } else { ul("chips", chips) };
    group(vec![el("div", &[("class", "picked"), ("role", "status")], told), chips])
}

/// The field of the search. It is not an `input`: wherever a page holds one of those, Chromium describes the page to a
/// server of its maker, which offers to fill it in. Then the network would see who has come to this page.
fn search_box(cx: &ViewContext<'_>) -> Html {
    let send = cx.sender();
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

/// A node that Yew moves when the list is sorted anew, where it would else make another medicine of it.
fn keyed(mut node: Html, key: String) -> Html {
    if let Html::VTag(tag) = &mut node
        && let Some(tag) = Rc::get_mut(tag)
    {
        tag.key = Some(key.into());
    }
    node
}

fn row(cx: &ViewContext<'_>, medicine: Medicine, ticks: Selection<Medicine>) -> Html {
    let lang = cx.lang;
    let is_first = Medicine::all().find(|m| !m.is_named()) == Some(medicine);
    let label = if medicine.is_named() || is_first {
        labels::medicine(medicine, lang)
    } else {
        say::page_medicines_another_unknown(lang).into()
    };
    let event = move |ticked| Event::TickMedicine(Tick::Row(medicine, ticked));
    tick(cx.sender(), medicine.id(), &label, ticks.rows().contains(medicine), Html::default(), event)
}

/// The value of the attribute `hidden`; empty leaves it out.
const fn hidden(is_hidden: bool) -> &'static str {
    if is_hidden { "hidden" } else { "" }
}
