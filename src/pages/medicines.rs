//! The page of antidepressants.

use super::checkboxes::page_of_ticks;
use crate::{
    components::{first_shown, group, idle_off, none_box, pick_list, text},
    view_context::ViewContext,
};
use clinical::{form_state::Tick, labels, medicines::search, page::Page, session::Event, text::say};
use yew::prelude::*;

/// The page of the pick list.
pub fn medicines(cx: &ViewContext<'_>) -> Html {
    let (lang, page) = (cx.lang, Page::Medicines);
    let ticks = cx.session.medicine_ticks();
    let found = search(cx.search);
    let found = found.as_ref();
    let none = labels::none_of(page, lang);
    let boxes = vec![
        text("p", "hint", say::page_medicines_spell(lang)),
        pick_list(cx, ticks, found),
        none_box(cx, none, ticks.is_none(), |ticked| Event::TickMedicine(Tick::None(ticked))),
    ];
    group(vec![page_of_ticks(cx, page, first_shown(ticks, found), boxes), idle_off(cx)])
}
