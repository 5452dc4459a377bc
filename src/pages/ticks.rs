//! Pages of tick boxes.

use crate::{
    components::{action, back, error_summary, field_error, primary, progress, tick, tick_group, title},
    scene::Scene,
};
use clinical::{
    draft::{Fault, Tick},
    factors::{Factor, FactorPage},
    medicines::OtherTreatment,
    page::Page,
    session::Event,
    set::Row as _,
    text::say,
    words,
};
use yew::prelude::*;

/// A page of factors.
pub fn factors(scene: &Scene<'_>, page: Page, factor_page: FactorPage) -> Html {
    let lang = scene.lang;
    let ticks = scene.session.factor_ticks(factor_page);
    let factor_box = |factor: Factor| {
        let mut examples = factor.examples(lang).peekable();
        let has_examples = examples.peek().is_some();
        let examples = has_examples.then(|| html! {
            <span class="examples">{ for examples.map(|example| html! { <span>{ example }</span> }) }</span>
        });
        let event = move |ticked| Event::TickFactor(Tick::Row(factor, ticked));
        tick(scene, factor.code(), factor.label(lang), ticks.rows().contains(factor), examples.unwrap_or_default(), event)
    };
    let boxes: Html = Factor::on(factor_page).map(factor_box).collect();
    let first = Factor::on(factor_page).next().map_or("", Factor::code);
    let none_of_these = none_box(scene, page, ticks.is_none(), |ticked| Event::TickFactor(Tick::None(ticked)));
    let keeps_medicines = factor_page == FactorPage::MedicinesNow;
    html! {
        <>
            { page_of_ticks(scene, page, first, html! { <>{ boxes }{ none_of_these }</> }) }
            if keeps_medicines {
                <p class="note">{ say::common_keep_medicines(lang) }</p>
            }
        </>
    }
}

/// The page of other treatments.
pub fn other_treatments(scene: &Scene<'_>) -> Html {
    let (lang, page) = (scene.lang, Page::OtherTreatments);
    let ticks = scene.session.other_treatment_ticks();
    let mut group = "";
    let boxes: Html = OtherTreatment::all()
        .map(|other| {
            let heading = (other.group(lang) != group).then(|| {
                group = other.group(lang);
                html! { <h2>{ group }</h2> }
            });
            let label = words::other_treatment(other, lang);
            let event = move |ticked| Event::TickOtherTreatment(Tick::Row(other, ticked));
            let one = tick(scene, other.id(), &label, ticks.rows().contains(other), Html::default(), event);
            html! { <>{ for heading }{ one }</> }
        })
        .collect();
    let none_of_these = none_box(scene, page, ticks.is_none(), |ticked| Event::TickOtherTreatment(Tick::None(ticked)));
    let first = OtherTreatment::all().next().map_or("", OtherTreatment::id);
    html! {
        <>
            { page_of_ticks(scene, page, first, html! { <>{ boxes }{ none_of_these }</> }) }
            { super::medicines::time_to_look(scene) }
        </>
    }
}

/// "None of these", set apart from the others.
pub fn none_box(
    scene: &Scene<'_>,
    page: Page,
    is_ticked: bool,
    event: impl Fn(bool) -> Event + 'static,
) -> Html {
    html! {
        <>
            <p class="or">{ say::common_or(scene.lang) }</p>
            { tick(scene, "none", words::none_of(page, scene.lang), is_ticked, Html::default(), event) }
        </>
    }
}

/// The frame of a page of tick boxes: heading, hint, error, boxes, Continue and "I'd rather not say".
pub fn page_of_ticks(scene: &Scene<'_>, page: Page, first: &str, boxes: Html) -> Html {
    let lang = scene.lang;
    let error = scene.session.fault().map(|fault| match (fault, page) {
        (Fault::TooMany, _) => say::error_too_many(lang),
        (_, Page::Urgent) => say::error_nothing_urgent(lang),
        (_, Page::Medicines) => say::error_nothing_medicines(lang),
        _ => say::error_nothing_chosen(lang),
    });
    let errors: Vec<_> = error.map(|text| (format!("box-{first}"), text)).into_iter().collect();
    html! {
        <form autocomplete="off">
            { back(scene) }
            { error_summary(scene, &errors) }
            { progress(scene, page) }
            { tick_group(
                title(&words::question(page, lang)),
                words::hint(page, lang),
                field_error("box-error", error),
                boxes,
            ) }
            <div class="actions">
                { primary(scene, "continue", Event::Continue, say::common_continue(lang)) }
                if page.can_skip() {
                    { action(scene, "skip", Event::Skip, say::common_skip(lang)) }
                }
            </div>
        </form>
    }
}

