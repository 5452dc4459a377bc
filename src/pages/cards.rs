//! The card of one medicine.

use crate::{
    components::{action, back, error_summary, field_error, primary, progress, title},
    scene::Scene,
};
use clinical::{
    answer::{Answer, Coded, Effect, YesNoUnsure},
    draft::{CardAnswer, Fault},
    medicines::Medicine,
    page::Page,
    session::Event,
    text::say,
    words,
};
use yew::prelude::*;

/// The card: whether the dose was reached, for how long, and what happened. One that cannot be named has only the last.
pub fn card(scene: &Scene<'_>, page: Page, medicine: Medicine) -> Html {
    let lang = scene.lang;
    let card = scene.session.card(medicine);
    let (no_dose, no_weeks, no_effect) = match scene.session.fault() {
        Some(Fault::Card { dose, weeks, effect }) => (dose, weeks, effect),
        _ => (false, false, false),
    };
    let dose_error = no_dose.then(|| say::error_dose(lang));
    let weeks_error = no_weeks.then(|| say::error_weeks(lang));
    let effect_error = no_effect.then(|| say::error_effect(lang));
    let errors: Vec<_> = [("dose-yes", dose_error), ("weeks-yes", weeks_error), ("effect-better", effect_error)]
        .into_iter()
        .filter_map(|(field, error)| Some((field.to_owned(), error?)))
        .collect();
    let tri = |value| words::card(value, lang);
    html! {
        <form autocomplete="off">
            { back(scene) }
            { error_summary(scene, &errors) }
            { progress(scene, page) }
            { title(&words::question(page, lang)) }
            if medicine.is_named() {
                <p class="hint">{ words::medicine(medicine, lang) }</p>
                { radios::<YesNoUnsure>(scene, "dose", &say::card_dose(lang, medicine.floor()), dose_hint(scene, medicine),
                    dose_error, card.dose, tri, CardAnswer::Dose) }
                { radios::<YesNoUnsure>(scene, "weeks", say::card_weeks(lang), Html::default(), weeks_error, card.weeks,
                    tri, CardAnswer::Weeks) }
            }
            { radios::<Effect>(scene, "effect", say::card_effect(lang), Html::default(), effect_error, card.effect,
                |value| words::effect(value, lang), CardAnswer::Effect) }
            <div class="actions">
                { primary(scene, "continue", Event::Continue, say::common_continue(lang)) }
                { action(scene, "skip", Event::Skip, say::common_skip(lang)) }
            </div>
            { super::medicines::time_to_look(scene) }
        </form>
    }
}

fn dose_hint(scene: &Scene<'_>, medicine: Medicine) -> Html {
    html! {
        <>
            if let Some(note) = medicine.note(scene.lang) {
                <span>{ note }</span>
            }
            <span>{ say::card_lower(scene.lang) }</span>
        </>
    }
}

/// One question of the card.
#[allow(clippy::too_many_arguments, reason = "each is one thing that differs between the three questions")]
fn radios<T: Coded>(
    scene: &Scene<'_>,
    name: &'static str,
    question: &str,
    hint: Html,
    error: Option<&'static str>,
    chosen: Answer<T>,
    label: impl Fn(T) -> &'static str,
    answer: impl Fn(T) -> CardAnswer,
) -> Html {
    let has_hint = hint != Html::default();
    let hint_id = format!("{name}-hint");
    let radio = |(code, value): &(&'static str, T)| {
        let id = format!("{name}-{code}");
        let event = Event::Card(answer(*value));
        html! {
            <div class="tick">
                <input type="radio" id={id.clone()} {name} value={*code} checked={chosen == Answer::Given(*value)}
                    autocomplete="off" onchange={scene.on::<yew::Event>(event)} />
                <label for={id}><span>{ label(*value) }</span></label>
            </div>
        }
    };
    html! {
        <fieldset aria-describedby={has_hint.then(|| hint_id.clone())}>
            <legend><h2>{ question.to_owned() }</h2></legend>
            if has_hint {
                <p class="hint" id={hint_id}>{ hint }</p>
            }
            { field_error(error_id(name), error) }
            { for T::CODES.iter().map(radio) }
        </fieldset>
    }
}

fn error_id(name: &str) -> &'static str {
    match name {
        "dose" => "dose-error",
        "weeks" => "weeks-error",
        _ => "effect-error",
    }
}
