//! The card of one medicine.

use crate::{
    components::{
        action, actions, back, el, error_summary, group, h2, idle_off, primary, progress, radio, text, tick_group,
        title,
    },
    view_context::ViewContext,
};
use clinical::{
    answer::{Answer, Coded, Dose, Effect, YesNoUnsure},
    form_state::{CardAnswer, ValidationError},
    labels,
    medicines::Medicine,
    page::Page,
    session::Event,
    text::say,
};
use yew::prelude::*;

/// The card: whether the dose was reached, for how long, and what happened. One that cannot be named has only the last.
pub fn card(cx: &ViewContext<'_>, page: Page, medicine: Medicine) -> Html {
    let lang = cx.lang;
    let card = cx.session.card(medicine);
    let open = match cx.session.fault() {
        Some(ValidationError::Card { dose, weeks, effect }) => [dose, weeks, effect],
        _ => [false; 3],
    };
    let [no_dose, no_weeks, no_effect] = open;
    let dose_error = no_dose.then(|| say::error_dose(lang));
    let weeks_error = no_weeks.then(|| say::error_weeks(lang));
    let effect_error = no_effect.then(|| say::error_effect(lang));
    let mut errors = Vec::new();
    for (field, error) in [("dose-yes", dose_error), ("weeks-yes", weeks_error), ("effect-better", effect_error)] {
        errors.extend(error.map(|error| (field.to_owned(), error)));
    }
    let tri = |value: YesNoUnsure| labels::card(value, lang);

    let mut content = vec![back(cx), error_summary(cx, &errors), progress(cx, page), title(cx)];
    if medicine.is_named() {
        let dose = radios::<Dose>(cx, "dose", card.dose, &|value| labels::dose(value, lang), &CardAnswer::Dose);
        let weeks = radios(cx, "weeks", card.weeks, &tri, &CardAnswer::Weeks);
        let about_dose = medicine.note(lang).map(|note| text("span", "", note));
        content.push(text("p", "hint", &labels::medicine(medicine, lang)));
        content.push(question("dose", &say::card_dose(lang, medicine.floor()), about_dose, dose_error, dose));
        content.push(question("weeks", say::card_weeks(lang), None, weeks_error, weeks));
    }
    let effect = radios::<Effect>(cx, "effect", card.effect, &|value| labels::effect(value, lang), &CardAnswer::Effect);
    content.push(question("effect", say::card_effect(lang), None, effect_error, effect));
    let mut ways =
        vec![primary(cx, "continue", Event::Continue, say::common_continue(lang)), super::checkboxes::skip(cx)];
    if matches!(page, Page::Medicine(slot, _) if slot.can_list_rest()) {
        ways.push(action(cx, "list-rest", Event::ListRest, say::card_list_rest(lang)));
    }
    content.push(actions(ways));
    content.push(idle_off(cx));
    el("form", &[("autocomplete", "off")], content)
}

/// One question of the card.
fn question(id: &'static str, words: &str, hint: Option<Html>, error: Option<&'static str>, choices: Html) -> Html {
    tick_group(h2(words), id, hint, error, choices)
}

fn radios<T: Coded>(
    cx: &ViewContext<'_>,
    name: &'static str,
    chosen: Answer<T>,
    label: &dyn Fn(T) -> &'static str,
    answer: &dyn Fn(T) -> CardAnswer,
) -> Html {
    let mut choices = Vec::new();
    for (code, value) in T::CODES {
        let is_chosen = chosen == Answer::Given(*value);
        choices.push(radio(cx, name, code, label(*value), is_chosen, Event::Card(answer(*value))));
    }
    group(choices)
}
