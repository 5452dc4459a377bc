//! The page of antidepressants.

use super::checkboxes::page_of_ticks;
use crate::{
    components::{group, idle_off, none_box, pick_list, text},
    view_context::ViewContext,
};
use clinical::{
    form_state::Tick, labels, medicines::Medicine, page::Page, row_set::Row as _, session::Event, text::say,
};
use yew::prelude::*;

/// The page of the pick list.
pub fn medicines(cx: &ViewContext<'_>) -> Html {
    let (lang, page) = (cx.lang, Page::Medicines);
    let ticks = cx.session.medicine_ticks();
    let none = labels::none_of(page, lang);
    let boxes = vec![
        text("p", "hint", say::page_medicines_spell(lang)),
        pick_list(cx, ticks),
        none_box(cx, none, ticks.is_none(), |ticked| Event::TickMedicine(Tick::None(ticked))),
    ];
    let first = Medicine::all().find(|medicine| medicine.is_often()).map_or("", Medicine::id);
    group(vec![page_of_ticks(cx, page, first, boxes), idle_off(cx)])
}
