//! Pages of tick boxes.

use crate::{
    components::{
        actions, back, button, dock, el, error_summary, fold, group, hint, idle_off, none_box, primary, progress, text,
        tick, tick_group, title,
    },
    view_context::ViewContext,
};
use clinical::{
    factors::{Factor, FactorPage},
    form_state::{Tick, ValidationError},
    labels,
    medicines::OtherTreatment,
    page::Page,
    row_set::Row as _,
    session::Event,
    text::say,
};
use yew::prelude::*;

/// A page of factors.
pub fn factors(cx: &ViewContext<'_>, page: Page, factor_page: FactorPage) -> Html {
    let lang = cx.lang;
    let ticks = cx.session.factor_ticks(factor_page);
    let mut boxes = Vec::new();
    let mut first = "";
    for factor in Factor::on(factor_page) {
        let mut examples = Vec::new();
        for example in factor.examples(lang) {
            examples.push(text("span", "", example));
        }
        let more = if examples.is_empty() { Html::default() } else { el("span", &[("class", "examples")], examples) };
        let event = move |ticked| Event::TickFactor(Tick::Row(factor, ticked));
        let is_ticked = ticks.rows().contains(factor);
        boxes.push(tick(cx.sender(), factor.code(), factor.label(lang), is_ticked, more, event));
        first = if first.is_empty() { factor.code() } else { first };
    }
    let none = labels::none_of(page, lang);
    boxes.push(none_box(cx, none, ticks.is_none(), |ticked| Event::TickFactor(Tick::None(ticked))));
    let mut content = vec![page_of_ticks(cx, page, first, boxes)];
    if page == Page::MedicinesNow {
        content.push(text("p", "note", say::common_keep_medicines(lang)));
        content.push(idle_off(cx));
    }
    group(content)
}

/// The page of other treatments: each group in a row that opens, and says how many are ticked in it.
pub fn other_treatments(cx: &ViewContext<'_>) -> Html {
    let (lang, page) = (cx.lang, Page::OtherTreatments);
    let ticks = cx.session.other_treatment_ticks();
    let mut groups: Vec<(&str, usize, Vec<Html>)> = Vec::new();
    for other in OtherTreatment::all() {
        let label = labels::other_treatment(other, lang);
        let event = move |ticked| Event::TickOtherTreatment(Tick::Row(other, ticked));
        let is_ticked = ticks.rows().contains(other);
        let row = tick(cx.sender(), other.id(), &label, is_ticked, Html::default(), event);
        match groups.last_mut().filter(|(heading, _, _)| *heading == other.group(lang)) {
            Some((_, ticked, rows)) => {
                *ticked += usize::from(is_ticked);
                rows.push(row);
            }
            None => groups.push((other.group(lang), usize::from(is_ticked), vec![row])),
        }
    }
    let mut folds = Vec::new();
    for (heading, ticked, rows) in groups {
        let in_short = if ticked > 0 { say::check_ticked(lang, &ticked.to_string()) } else { String::new() };
        folds.push(fold(heading, &in_short, Html::default(), rows));
    }
    let none = none_box(cx, labels::none_of(page, lang), ticks.is_none(), |ticked| {
        Event::TickOtherTreatment(Tick::None(ticked))
    });
    let boxes = vec![el("div", &[("class", "folds")], folds), none];
    // Whatever is folded, the last box is in sight: who chose nothing is led there.
    group(vec![page_of_ticks(cx, page, "none", boxes), idle_off(cx)])
}

/// "I'd rather not say": below the way on, and quieter.
pub fn skip(cx: &ViewContext<'_>) -> Html {
    button(cx, "link", "skip", Event::Skip, say::common_skip(cx.lang), &[])
}

/// The frame of a page of tick boxes: heading, hint, error, boxes, Continue and "I'd rather not say".
pub fn page_of_ticks(cx: &ViewContext<'_>, page: Page, first: &str, boxes: Vec<Html>) -> Html {
    let lang = cx.lang;
    let error = cx.session.fault().map(|fault| match (fault, page) {
        (ValidationError::TooMany, _) => say::error_too_many(lang),
        (_, Page::Urgent) => say::error_nothing_urgent(lang),
        (_, Page::Medicines) => say::error_nothing_medicines(lang),
        _ => say::error_nothing_chosen(lang),
    });
    let mut errors = Vec::new();
    errors.extend(error.map(|text| (format!("box-{first}"), text)));
    let title = title(cx);
    let hint = labels::hint(page, lang).map(hint);
    el(
        "form",
        &[("autocomplete", "off")],
        vec![
            back(cx),
            error_summary(cx, &errors),
            progress(cx, page),
            tick_group(title, "boxes", hint, error, group(boxes)),
            ways_on(cx, page),
        ],
    )
}

/// Continue and "I'd rather not say". On the long page of medicines Continue stays in sight, with how many are picked.
fn ways_on(cx: &ViewContext<'_>, page: Page) -> Html {
    let lang = cx.lang;
    let skip = if page.can_skip() { skip(cx) } else { Html::default() };
    let way_on = |label: &str| primary(cx, "continue", Event::Continue, label);
    if page != Page::Medicines {
        return actions(vec![way_on(say::common_continue(lang)), skip]);
    }
    let way_on = match cx.session.medicine_ticks().rows().len() {
        0 => way_on(say::common_continue(lang)),
        1 => way_on(say::page_medicines_continue_one(lang)),
        count => way_on(&say::page_medicines_continue_many(lang, &count.to_string())),
    };
    group(vec![dock(vec![way_on]), actions(vec![skip])])
}
