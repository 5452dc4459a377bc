//! A question: one a page.

use super::{checkboxes, intro, medicine, medicines};
use crate::{
    components::{answer_button, back, described_title, el, hint, progress},
    focus,
    view_context::ViewContext,
};
use clinical::{
    answer::{Age, Answer, Coded, Difficulty, Episode, Frequency, LastAttempt, YesNo, YesNoUnsure},
    factors::{Factor, FactorPage},
    labels,
    page::Page,
    session::{Event, Tap},
    text::say,
};
use yew::prelude::*;

/// The page of a question.
pub fn question(cx: &ViewContext<'_>, page: Page) -> Html {
    match page {
        Page::Hard => intro::hard(cx),
        Page::Medicines => medicines::medicines(cx),
        Page::Medicine(_, medicine) => medicine::card(cx, page, medicine),
        Page::OtherTreatments => checkboxes::other_treatments(cx),
        page => match page.checkbox_page() {
            Some(factors) => checkboxes::factors(cx, page, factors),
            None => one_tap(cx, page),
        },
    }
}

/// A question that one tap answers.
fn one_tap(cx: &ViewContext<'_>, page: Page) -> Html {
    let lang = cx.lang;
    // The stem of the PHQ-9 belongs to each of its items. It stands above the heading and describes it, so that it
    // is read out with the item that takes the focus.
    let stem = matches!(page, Page::Phq9(_)).then(|| say::phq9_stem(lang)).or_else(|| labels::hint(page, lang));
    let stem_line = stem.map(|stem| el("p", &[("id", "stem"), ("class", "hint")], vec![hint(stem)]));
    let described_by = if stem.is_some() { "stem" } else { "" };
    let answers = [("class", "answers"), ("role", "group"), ("aria-labelledby", focus::TITLE)];
    el(
        "form",
        &[("autocomplete", "off")],
        vec![
            back(cx),
            progress(cx, page),
            stem_line.unwrap_or_default(),
            described_title(cx, described_by),
            el("div", &answers, options(cx, page)),
        ],
    )
}

fn options(cx: &ViewContext<'_>, page: Page) -> Vec<Html> {
    let (lang, answers) = (cx.lang, cx.session.answers());
    match page {
        Page::Age => {
            let label = |value| labels::age(value, lang);
            // It cannot be skipped: there is no button that would.
            let taps = |answer: Answer<Age>| answer.given().map(Tap::Age);
            coded(cx, answers.age.map_or(Answer::NotAsked, Answer::Given), &label, &taps)
        }
        Page::Phq9(item) => {
            let tap = |answer| Some(Tap::Phq9(item, answer));
            coded::<Frequency>(cx, answers.phq9.item(item), &|value| labels::frequency(value, lang), &tap)
        }
        Page::Difficulty => {
            let label = |value| labels::difficulty(value, lang);
            coded::<Difficulty>(cx, answers.phq9.difficulty, &label, &|answer| Some(Tap::Difficulty(answer)))
        }
        Page::Asq(item) => {
            let tap = |answer| Some(Tap::Asq(item, answer));
            coded::<YesNo>(cx, answers.asq.item(item), &|value| labels::yes_no(value, lang), &tap)
        }
        Page::LastAttempt => {
            let label = |value| labels::last_attempt(value, lang);
            coded::<LastAttempt>(cx, answers.asq.last_attempt, &label, &|answer| Some(Tap::LastAttempt(answer)))
        }
        Page::Pregnancy => pregnancy(cx),
        Page::History => {
            let label = |value| labels::diagnosed(value, lang);
            coded::<YesNoUnsure>(cx, answers.diagnosed, &label, &|answer| Some(Tap::Diagnosed(answer)))
        }
        Page::Episode => {
            let label = |value| labels::episode(value, lang);
            coded::<Episode>(cx, answers.episode, &label, &|answer| Some(Tap::Episode(answer)))
        }
        _ => Vec::new(),
    }
}

/// A button for each value, and "I'd rather not say" where there is a tap for it.
fn coded<T: Coded>(
    cx: &ViewContext<'_>,
    earlier: Answer<T>,
    label: &dyn Fn(T) -> &'static str,
    tap: &dyn Fn(Answer<T>) -> Option<Tap>,
) -> Vec<Html> {
    let mut buttons = Vec::new();
    let mut add = |code, label: &str, answer: Answer<T>| {
        if let Some(tap) = tap(answer) {
            buttons.push(answer_button(cx, code, label, earlier == answer, Event::Tap(tap)));
        }
    };
    for (code, value) in T::CODES {
        add(code, label(*value), Answer::Given(*value));
    }
    add("skip", say::common_skip(cx.lang), Answer::Skipped);
    buttons
}

fn pregnancy(cx: &ViewContext<'_>) -> Vec<Html> {
    let (lang, earlier) = (cx.lang, cx.session.answers().pregnancy());
    let mut buttons = Vec::new();
    let mut add = |value: &'static str, label: &str, answer: Answer<Option<Factor>>| {
        let event = Event::Tap(Tap::Pregnancy(answer));
        buttons.push(answer_button(cx, value, label, earlier == answer, event));
    };
    for factor in Factor::on(FactorPage::Pregnancy) {
        add(factor.code(), factor.label(lang), Answer::Given(Some(factor)));
    }
    add("none", labels::none_of(Page::Pregnancy, lang), Answer::Given(None));
    add("skip", say::common_skip(lang), Answer::Skipped);
    buttons
}
