//! The education part: the cards, and "True, or not quite?".

use crate::{
    components::{action, actions, answer_button, back, card_blocks, cards, el, group, h2, p, primary, text, title},
    view_context::ViewContext,
};
use clinical::{
    education::{Card, Guess},
    session::Event,
    text::{Lang, say},
};
use yew::prelude::*;

/// All cards, and the way to the claims.
pub fn learn(cx: &ViewContext<'_>) -> Html {
    let lang = cx.lang;
    let all: Vec<Card> = Card::all().collect();
    group(vec![
        back(cx),
        title(cx),
        p(say::learn_what(lang)),
        cards(cx, "h2", &all),
        h2(say::learn_claims(lang)),
        p(say::learn_claims_what(lang)),
        primary(cx, "continue", Event::Continue, say::learn_claims(lang)),
    ])
}

/// One claim: first what the person thinks of it, then what is known.
pub fn claim(cx: &ViewContext<'_>, place: u8, guess: Option<Guess>) -> Html {
    let lang = cx.lang;
    let Some(claim) = Card::claim(place) else { return Html::default() };
    let (number, count) = (place.saturating_add(1).to_string(), Card::claims().to_string());
    let mut content = vec![back(cx), text("p", "progress", &say::claims_of(lang, &count, &number)), title(cx)];
    if let Some(guess) = guess {
        content.push(text("p", "hint", &say::claims_said(lang, word(guess, lang))));
        content.push(card_blocks(cx, claim));
        let next =
            if place.saturating_add(1) < Card::claims() { say::claims_next(lang) } else { say::claims_end(lang) };
        content.push(actions(vec![primary(cx, "continue", Event::Continue, next)]));
    } else {
        content.push(p(say::claims_title(lang)));
        content.push(text("p", "hint", say::claims_what(lang)));
        let mut answers = Vec::new();
        for guess in Guess::ALL {
            answers.push(answer_button(cx, guess.code(), word(guess, lang), false, Event::Guess(guess)));
        }
        content.push(el("div", &[("class", "answers")], answers));
    }
    group(content)
}

fn word(guess: Guess, lang: Lang) -> &'static str {
    match guess {
        Guess::True => say::claims_true(lang),
        Guess::NotQuite => say::claims_not_quite(lang),
        Guess::Unsure => say::claims_unsure(lang),
    }
}

/// The way to the cards, from the start and from a result.
pub fn way(cx: &ViewContext<'_>, label: &str) -> Html {
    action(cx, "learn", Event::Learn, label)
}
