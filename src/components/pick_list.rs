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
    medicines::{Found, Medicine},
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

/// Those used often, the search, and all others folded. While something is typed, what fits takes the place of both lists.
/// Every medicine is in the document once and from the start; the search only sorts and hides, and never hides a ticked one.
pub fn pick_list(cx: &ViewContext<'_>, ticks: Selection<Medicine>, found: Option<&Found>) -> Html {
    let lang = cx.lang;
    let (often, list) = match found {
        None => (often(cx, ticks), others(cx, ticks)),
        Some(found) => (Vec::new(), fitting(cx, ticks, found)),
    };
    let status = match found {
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
    group(vec![el("div", &[], often), search, status, list, unnamed(cx, ticks), picked(cx, ticks)])
}

/// The id of the first medicine in sight, to which an error leads.
pub fn first_shown(ticks: Selection<Medicine>, found: Option<&Found>) -> &'static str {
    let is_first = |medicine: &Medicine| !medicine.is_named() || ticks.rows().contains(*medicine);
    let first = match found {
        None => Medicine::all().find(|medicine| medicine.is_often()),
        Some(found) => found.medicines.first().copied().or_else(|| Medicine::all().find(is_first)),
    };
    first.map_or("", Medicine::id)
}

/// The medicines that are prescribed most.
fn often(cx: &ViewContext<'_>, ticks: Selection<Medicine>) -> Vec<Html> {
    let mut rows = vec![h2(say::page_medicines_often(cx.lang))];
    for medicine in Medicine::all().filter(|medicine| medicine.is_often()) {
        rows.push(row(cx, medicine, ticks));
    }
    rows
}

/// All others by their class, folded. The row that opens them counts what is ticked there.
fn others(cx: &ViewContext<'_>, ticks: Selection<Medicine>) -> Html {
    let lang = cx.lang;
    let mut heading = "";
    let (mut rows, mut count, mut open) = (Vec::new(), 0_u8, "");
    for medicine in Medicine::all().filter(|medicine| medicine.is_named() && !medicine.is_often()) {
        if medicine.class(lang) != heading {
            heading = medicine.class(lang);
            rows.push(text("h3", "", heading));
        }
        rows.push(row(cx, medicine, ticks));
        count += u8::from(ticks.rows().contains(medicine));
        open = if cx.laid_out_with.contains(medicine) { "open" } else { open };
    }
    let count = if count == 0 { String::new() } else { say::page_medicines_picked(lang, &count.to_string()) };
    let folded = fold(say::page_medicines_others(lang), &count, Html::default(), rows);
    with_attributes(folded, &[("open", open)])
}

/// What the search has found, by how well it fits, whatever its class; then the others, in sight if they are ticked.
fn fitting(cx: &ViewContext<'_>, ticks: Selection<Medicine>, found: &Found) -> Html {
    let mut best = found.medicines.clone();
    best.extend(Medicine::all().filter(|medicine| medicine.is_named() && !found.medicines.contains(medicine)));
    let mut rows = Vec::new();
    for medicine in best {
        let is_shown = found.medicines.contains(&medicine) || ticks.rows().contains(medicine);
        let shown = el("div", &[("hidden", hidden(!is_shown))], vec![row(cx, medicine, ticks)]);
        rows.push(keyed(shown, medicine.id().to_owned()));
    }
    el("div", &[], vec![group(rows)])
}

/// Those that the person cannot name, always in sight. A second one is offered once the first is picked.
fn unnamed(cx: &ViewContext<'_>, ticks: Selection<Medicine>) -> Html {
    let mut rows = vec![h2(say::page_medicines_unnamed_group(cx.lang))];
    let mut is_offered = true;
    for medicine in Medicine::all().filter(|medicine| !medicine.is_named()) {
        let is_ticked = ticks.rows().contains(medicine);
        rows.push(el("div", &[("hidden", hidden(!is_offered && !is_ticked))], vec![row(cx, medicine, ticks)]));
        is_offered &= is_ticked;
    }
    group(rows)
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
