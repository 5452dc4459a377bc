//! The pick list of antidepressants, with a search that filters on the device.
//!
//! What is typed lives in this component only, and goes with its page.

use super::answers::tick_box;
use clinical::{
    draft::{Tick, Ticks},
    medicines::Medicine,
    session::Event,
    set::Row as _,
    text::{Lang, say},
    words,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub lang: Lang,
    pub ticks: Ticks<Medicine>,
    pub send: Callback<Event>,
}

/// Every medicine is in the document once and from the start; the search only hides, and never a ticked one.
#[component]
pub fn PickList(props: &Props) -> Html {
    let Props { lang, ticks, send } = props;
    let lang = *lang;
    let search = use_state_eq(String::new);
    let oninput = {
        let search = search.setter();
        move |event: InputEvent| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            search.set(input.map(|input| input.value()).unwrap_or_default());
        }
    };
    let wanted = search.trim().to_lowercase();
    let is_found = |medicine: Medicine| medicine.is_named() && has_name(medicine, &wanted);
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
    let rows: Html = Medicine::all()
        .map(|medicine| {
            let class = if medicine.is_named() { medicine.class(lang) } else { say::page_medicines_unnamed_group(lang) };
            let is_first_of_class = class != heading;
            heading = class;
            let same_class = |m: &Medicine| m.is_named() == medicine.is_named() && m.class(lang) == medicine.class(lang);
            let has_class = Medicine::all().filter(same_class).any(is_shown);
            html! {
                <>
                    if is_first_of_class { <h2 hidden={!has_class}>{ class }</h2> }
                    <div hidden={!is_shown(medicine)}>{ row(medicine, *ticks, lang, send) }</div>
                </>
            }
        })
        .collect();
    let status = match (wanted.is_empty(), found) {
        (true, _) => String::new(),
        (false, 0) => say::page_medicines_found_none(lang).to_owned(),
        (false, found) => say::page_medicines_found(lang, &found.to_string()),
    };
    html! {
        <>
            <p class="search">
                <label for="search">{ say::page_medicines_search(lang) }</label>
                <span class="hint" id="search-hint">{ say::page_medicines_search_hint(lang) }</span>
                <input id="search" type="text" autocomplete="off" spellcheck="false" aria-describedby="search-hint"
                    value={(*search).clone()} {oninput} />
            </p>
            <p role="status">{ status }</p>
            { rows }
        </>
    }
}

/// Whether one of its names begins with, or has a word that begins with, what was typed.
fn has_name(medicine: Medicine, wanted: &str) -> bool {
    let begins = |name: &str| {
        let name = name.to_lowercase();
        name.starts_with(wanted) || name.split([' ', '-', ',']).any(|word| word.starts_with(wanted))
    };
    begins(medicine.generic()) || medicine.brands().iter().any(|brand| begins(brand))
}

fn row(medicine: Medicine, ticks: Ticks<Medicine>, lang: Lang, send: &Callback<Event>) -> Html {
    let is_first = Medicine::all().find(|m| !m.is_named()) == Some(medicine);
    let label = if medicine.is_named() || is_first {
        words::medicine(medicine, lang)
    } else {
        say::page_medicines_another_unknown(lang).into()
    };
    let event = move |ticked| Event::TickMedicine(Tick::Row(medicine, ticked));
    tick_box(send.clone(), medicine.id(), &label, ticks.rows().contains(medicine), Html::default(), event)
}
