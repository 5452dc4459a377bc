//! The page of antidepressants.

use super::ticks::page_of_ticks;
use crate::{
    components::{group, idle_off, none_box, pick_list, text},
    scene::Scene,
};
use clinical::{draft::Tick, medicines::Medicine, page::Page, session::Event, set::Row as _, text::say, words};
use yew::prelude::*;

/// The page of the pick list.
pub fn medicines(scene: &Scene<'_>) -> Html {
    let (lang, page) = (scene.lang, Page::Medicines);
    let ticks = scene.session.medicine_ticks();
    let none = words::none_of(page, lang);
    let boxes = vec![
        text("p", "hint", say::page_medicines_spell(lang)),
        pick_list(scene, ticks),
        none_box(scene, none, ticks.is_none(), |ticked| Event::TickMedicine(Tick::None(ticked))),
    ];
    let first = Medicine::all().next().map_or("", Medicine::id);
    group(vec![page_of_ticks(scene, page, first, boxes), idle_off(scene)])
}
