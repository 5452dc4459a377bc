//! A question: one a page.

use super::{cards, intro, medicines, ticks};
use crate::{
    components::{answer_button, back, described_title, el, hint, progress},
    focus,
    scene::Scene,
};
use clinical::{
    answer::{Age, Answer, Attempt, Coded, Difficulty, Frequency, YesNo, YesNoUnsure},
    answers::Answers,
    asq,
    factors::{Factor, FactorPage},
    page::Page,
    session::{Event, Tap},
    text::say,
    words,
};
use yew::prelude::*;

/// The page of a question.
pub fn question(scene: &Scene<'_>, page: Page) -> Html {
    match page {
        Page::Hard => intro::hard(scene),
        Page::Medicines => medicines::medicines(scene),
        Page::Medicine(_, medicine) => cards::card(scene, page, medicine),
        Page::OtherTreatments => ticks::other_treatments(scene),
        page => match page.factor_page() {
            Some(factors) => ticks::factors(scene, page, factors),
            None => one_tap(scene, page),
        },
    }
}

/// A question that one tap answers.
fn one_tap(scene: &Scene<'_>, page: Page) -> Html {
    let lang = scene.lang;
    let heading = words::question(page, lang);
    // The stem of the PHQ-9 belongs to each of its items. It stands above the heading and describes it, so that it
    // is read out with the item that takes the focus.
    let stem = matches!(page, Page::Phq9(_)).then(|| say::phq9_stem(lang)).or_else(|| words::hint(page, lang));
    let stem_line = stem.map(|stem| el("p", &[("id", "stem"), ("class", "hint")], vec![hint(stem)]));
    let described_by = if stem.is_some() { "stem" } else { "" };
    let answers = [("class", "answers"), ("role", "group"), ("aria-labelledby", focus::TITLE)];
    el(
        "form",
        &[("autocomplete", "off")],
        vec![
            back(scene),
            progress(scene, page),
            stem_line.unwrap_or_default(),
            described_title(&heading, described_by),
            el("div", &answers, options(scene, page)),
        ],
    )
}

fn options(scene: &Scene<'_>, page: Page) -> Vec<Html> {
    let (lang, answers) = (scene.lang, scene.session.answers());
    match page {
        Page::Age => {
            let label = |value| words::age(value, lang);
            // It cannot be skipped: there is no button that would.
            let taps = |answer: Answer<Age>| answer.given().map(Tap::Age);
            coded(scene, answers.age.map_or(Answer::NotAsked, Answer::Given), &label, &taps)
        }
        Page::Phq9(item) => {
            let tap = |answer| Some(Tap::Phq9(item, answer));
            coded::<Frequency>(scene, answers.phq9.item(item), &|value| words::frequency(value, lang), &tap)
        }
        Page::Difficulty => {
            let label = |value| words::difficulty(value, lang);
            coded::<Difficulty>(scene, answers.phq9.difficulty, &label, &|answer| Some(Tap::Difficulty(answer)))
        }
        Page::Asq(asq::Item::Attempt) => {
            let label = |value| words::attempt(value, lang);
            coded::<Attempt>(scene, answers.asq.attempt, &label, &|answer| Some(Tap::Attempt(answer)))
        }
        Page::Asq(item) => {
            let tap = |answer| Some(Tap::Asq(item, answer));
            coded::<YesNo>(scene, asq_answer(answers, item), &|value| words::yes_no(value, lang), &tap)
        }
        Page::Pregnancy => pregnancy(scene),
        Page::History => {
            let label = |value| words::diagnosed(value, lang);
            coded::<YesNoUnsure>(scene, answers.diagnosed, &label, &|answer| Some(Tap::Diagnosed(answer)))
        }
        _ => Vec::new(),
    }
}

fn asq_answer(answers: &Answers, item: asq::Item) -> Answer<YesNo> {
    match item {
        asq::Item::Wish => answers.asq.wish,
        asq::Item::BetterOff => answers.asq.better_off,
        asq::Item::Thoughts => answers.asq.thoughts,
        asq::Item::Now => answers.asq.now,
        asq::Item::Attempt => Answer::NotAsked,
    }
}

/// A button for each value, and "I'd rather not say" where there is a tap for it.
fn coded<T: Coded>(
    scene: &Scene<'_>,
    earlier: Answer<T>,
    label: &dyn Fn(T) -> &'static str,
    tap: &dyn Fn(Answer<T>) -> Option<Tap>,
) -> Vec<Html> {
    let mut buttons = Vec::new();
    let mut add = |code, label: &str, answer: Answer<T>| {
        if let Some(tap) = tap(answer) {
            buttons.push(answer_button(scene, code, label, earlier == answer, Event::Tap(tap)));
        }
    };
    for (code, value) in T::CODES {
        add(code, label(*value), Answer::Given(*value));
    }
    add("skip", say::common_skip(scene.lang), Answer::Skipped);
    buttons
}

fn pregnancy(scene: &Scene<'_>) -> Vec<Html> {
    let (lang, earlier) = (scene.lang, scene.session.answers().pregnancy());
    let mut buttons = Vec::new();
    let mut add = |value: &'static str, label: &str, answer: Answer<Option<Factor>>| {
        let event = Event::Tap(Tap::Pregnancy(answer));
        buttons.push(answer_button(scene, value, label, earlier == answer, event));
    };
    for factor in Factor::on(FactorPage::Pregnancy) {
        add(factor.code(), factor.label(lang), Answer::Given(Some(factor)));
    }
    add("none", words::none_of(Page::Pregnancy, lang), Answer::Given(None));
    add("skip", say::common_skip(lang), Answer::Skipped);
    buttons
}
