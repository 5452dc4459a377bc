//! A question: one a page.

use super::{cards, intro, medicines, ticks};
use crate::{
    components::{answer_button, back, progress, title},
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
    html! {
        <form autocomplete="off">
            { back(scene) }
            { progress(scene, page) }
            if let Some(stem) = stem {
                <p id="stem" class="hint">{ stem }</p>
                <h1 id={crate::focus::TITLE} tabindex="-1" aria-describedby="stem">{ heading }</h1>
            } else {
                { title(&heading) }
            }
            <div class="answers" role="group" aria-labelledby={crate::focus::TITLE}>
                { options(scene, page) }
            </div>
        </form>
    }
}

fn options(scene: &Scene<'_>, page: Page) -> Html {
    let (lang, answers) = (scene.lang, scene.session.answers());
    match page {
        Page::Age => Age::CODES
            .iter()
            .map(|(code, age)| {
                let is_earlier = answers.age == Some(*age);
                answer_button(scene, code, words::age(*age, lang), is_earlier, Event::Tap(Tap::Age(*age)))
            })
            .collect(),
        Page::Phq9(item) => {
            let tap = move |answer| Tap::Phq9(item, answer);
            coded::<Frequency>(scene, answers.phq9.item(item), |value| words::frequency(value, lang), tap)
        }
        Page::Difficulty => {
            let label = |value| words::difficulty(value, lang);
            coded::<Difficulty>(scene, answers.phq9.difficulty, label, Tap::Difficulty)
        }
        Page::Asq(asq::Item::Attempt) => {
            coded::<Attempt>(scene, answers.asq.attempt, |value| words::attempt(value, lang), Tap::Attempt)
        }
        Page::Asq(item) => {
            let tap = move |answer| Tap::Asq(item, answer);
            coded::<YesNo>(scene, asq_answer(answers, item), |value| words::yes_no(value, lang), tap)
        }
        Page::Pregnancy => pregnancy(scene),
        Page::History => {
            let label = |value| words::diagnosed(value, lang);
            coded::<YesNoUnsure>(scene, answers.diagnosed, label, Tap::Diagnosed)
        }
        _ => Html::default(),
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

/// A button for each value, and "I'd rather not say".
fn coded<T: Coded>(
    scene: &Scene<'_>,
    earlier: Answer<T>,
    label: impl Fn(T) -> &'static str,
    tap: impl Fn(Answer<T>) -> Tap,
) -> Html {
    let button = |(code, value): &(&'static str, T)| {
        let answer = Answer::Given(*value);
        answer_button(scene, code, label(*value), earlier == answer, Event::Tap(tap(answer)))
    };
    let skip = skip_button(scene, earlier.is_skipped(), Event::Tap(tap(Answer::Skipped)));
    T::CODES.iter().map(button).chain([skip]).collect()
}

fn skip_button(scene: &Scene<'_>, is_earlier: bool, event: Event) -> Html {
    answer_button(scene, "skip", say::common_skip(scene.lang), is_earlier, event)
}

fn pregnancy(scene: &Scene<'_>) -> Html {
    let (lang, earlier) = (scene.lang, scene.session.answers().pregnancy());
    let tap = |answer| Event::Tap(Tap::Pregnancy(answer));
    let button = |value: &'static str, label: &str, factor: Option<Factor>| {
        let answer = Answer::Given(factor);
        answer_button(scene, value, label, earlier == answer, tap(answer))
    };
    Factor::on(FactorPage::Pregnancy)
        .map(|factor| button(factor.code(), factor.label(lang), Some(factor)))
        .chain([
            button("none", words::none_of(Page::Pregnancy, lang), None),
            skip_button(scene, earlier.is_skipped(), tap(Answer::Skipped)),
        ])
        .collect()
}
