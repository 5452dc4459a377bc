//! The page of antidepressants.

use super::ticks::{none_box, page_of_ticks};
use crate::{
    components::{self, PickList},
    scene::Scene,
};
use clinical::{draft::Tick, medicines::Medicine, page::Page, session::Event, set::Row as _, text::say};
use yew::prelude::*;

/// The page of the pick list.
pub fn medicines(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let ticks = scene.session.medicine_ticks();
    let none_of_these = none_box(scene, Page::Medicines, ticks.is_none(), |ticked| Event::TickMedicine(Tick::None(ticked)));
    let first = Medicine::all().next().map_or("", Medicine::id);
    let list = html! {
        <>
            <p class="hint">{ say::page_medicines_spell(lang) }</p>
            <PickList {lang} {ticks} send={scene.sender()} />
            { none_of_these }
        </>
    };
    html! {
        <>
            { page_of_ticks(scene, Page::Medicines, first, list) }
            { time_to_look(scene) }
        </>
    }
}

/// "Need time to look? Keep my answers open."
pub fn time_to_look(scene: &Scene<'_>) -> Html {
    html! { <p>{ components::idle_off(scene) }</p> }
}
