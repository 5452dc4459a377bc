//! Education: the right cards at the right time, nothing of it in a crisis, and no answer touched by it.

mod five_clinics;

use crate::common::worked;
use clinical::{
    advice::Advice,
    answers::Answers,
    crisis::Country,
    education::{Block, Card, Fact, Guess},
    evidence::Read,
    factors::Factor,
    outcome::{self, Outcome},
    row_set::Row as _,
    session::{Event, Origin, Session, View},
    settings::Settings,
    text::{Lang, Text},
};
use proptest::prelude::*;

/// The record of V01, a consultation, with some of it replaced.
fn record_with(changes: &[(&str, &str)]) -> Answers {
    let mut text = r#"{"urgent": [], "age": "adult", "phq9": [3, 3, 2, 2, 1, 2, 2, 1, 0], "phq9_difficulty": 2,
        "asq": ["no", "no", "no", "no"], "mind": [], "heart": [], "health": [], "pregnancy": [], "substances": [],
        "medicines_now": [], "diagnosed": "yes", "medicines": [
        {"id": "sertraline", "dose": "yes", "weeks": "yes", "effect": "little"},
        {"id": "venlafaxine", "dose": "yes", "weeks": "yes", "effect": "little"}], "practical": []}"#
        .to_owned();
    for (old, new) in changes {
        assert!(text.contains(old), "{old}");
        text = text.replace(old, new);
    }
    record::read(&text).unwrap_or_else(|fault| panic!("{} at {}", fault.error, fault.at))
}

fn cards_on(answers: &Answers) -> Vec<&'static str> {
    let cards = Card::on(&outcome::assess(answers));
    cards.into_iter().map(Card::id).collect()
}

#[test]
fn a_person_s_own_flags_bring_the_cards_that_answer_them() {
    let cases = [
        (("\"medicines_now\": []", "\"medicines_now\": [\"R-SEDATIVE\"]"), "sedatives"),
        (("\"practical\": []", "\"practical\": [\"C-NO-RIDE\"]"), "people"),
        (("\"practical\": []", "\"practical\": [\"C-NO-2H\"]"), "visit"),
        (("\"pregnancy\": []", "\"pregnancy\": [\"P-PREGNANT\"]"), "pregnancy"),
        (("\"effect\": \"little\"", "\"effect\": \"better\""), "full-trial"),
        (("\"weeks\": \"yes\"", "\"weeks\": \"unsure\""), "full-trial"),
        (("\"diagnosed\": \"yes\"", "\"diagnosed\": \"no\""), "first-visit"),
        (("\"substances\": []", "\"substances\": [\"S-RECOVERY\"]"), "recovery"),
        (("\"heart\": []", "\"heart\": [\"H-BP-OK\"]"), "blood-pressure"),
    ];
    let nothing = cards_on(&record_with(&[]));
    assert_eq!(cards_on(&record_with(&[cases[0].0])).first(), Some(&"sedatives"), "what the person ticked leads");
    for (change, card) in cases {
        let cards = cards_on(&record_with(&[change]));
        assert!(cards.contains(&card), "{change:?}: {cards:?}");
        assert!(!nothing.contains(&card), "{card} stands on the result of who has ticked nothing");
    }
}

#[test]
fn a_crisis_and_a_minor_s_result_show_no_education() {
    let (mut with, mut without) = (0, 0);
    for (id, answers) in worked() {
        let assessment = outcome::assess(&answers);
        let advice = Advice::of(&answers, &Settings::default(), Country::default(), Lang::default());
        let is_minor = assessment.flags().contains(&"A-MINOR");
        if is_minor || matches!(assessment.outcome, Outcome::Emergency | Outcome::Urgent) {
            assert!(!advice.has_education && advice.cards.is_empty(), "{id}");
            without += 1;
        } else {
            assert!(advice.has_education, "{id}");
            with += 1;
        }
    }
    assert!(with > 5 && without > 5, "{with} with, {without} without");
}

#[test]
fn every_card_has_its_words_and_sources_in_every_language() {
    let claims = (0..Card::claims()).filter_map(Card::claim);
    let mut count = 0;
    for card in Card::all().chain(claims) {
        count += 1;
        // What to ask and what to bring are no facts.
        let has_facts = !["questions", "next-dose", "bring"].contains(&card.id());
        assert_eq!(!card.facts().is_empty(), has_facts, "{}", card.id());
        for lang in Lang::all() {
            assert!(!card.title(lang).is_empty(), "{}", card.id());
            let blocks = card.body().into_iter().filter_map(words);
            assert!(blocks.into_iter().all(|text| !text.in_lang(lang).is_empty()), "{}", card.id());
        }
    }
    assert!(count >= 30, "{count}");
}

fn words(block: Block) -> Option<Text> {
    match block {
        Block::Heading(text)
        | Block::Paragraph(text)
        | Block::Item(text)
        | Block::Picture(text)
        | Block::Row(text, _) => Some(text),
        Block::Break => None,
    }
}

/// Of what stands there, almost everything was read somewhere.
#[test]
fn little_is_still_to_be_read() {
    let facts = Fact::all().map(|fact| (fact.source, fact.evidence(), fact.reference()));
    let factors = Factor::all().map(|factor| (factor.source(), factor.evidence(), ""));
    let all: Vec<_> = facts.chain(factors).collect();
    let none: Vec<_> = all.iter().filter(|(_, evidence, _)| evidence.read == Read::None).collect();
    assert!(all.len() > 100 && none.len() <= 12, "{none:?}");
    for (source, evidence, reference) in all {
        let is_there = !evidence.url.is_empty() || !reference.is_empty();
        assert!(is_there || matches!(evidence.read, Read::None | Read::Own), "{source}");
    }
}

/// An arm alone would be an advertisement.
#[test]
fn every_picture_shows_both_arms() {
    let claims = (0..Card::claims()).filter_map(Card::claim);
    let mut pictures = 0;
    for card in Card::all().chain(claims) {
        for (i, _) in card.body().iter().enumerate().filter(|(_, block)| matches!(block, Block::Picture(_))) {
            let arms = card.body()[i + 1..].iter().take_while(|block| matches!(block, Block::Row(..))).count();
            assert!(arms >= 2, "{}: a picture of {arms} arms", card.id());
            pictures += 1;
        }
    }
    assert!(pictures >= 5, "{pictures}");
}

#[test]
fn the_clinic_s_offers_only_order_a_list() {
    let routes = Card::from_id("routes").unwrap();
    let plain = routes.body_for(&Settings::default());
    assert!(plain.iter().all(|(_, is_offered)| !is_offered));
    assert_eq!(plain.iter().map(|(block, _)| *block).collect::<Vec<_>>(), routes.body());

    let (settings, problems) = Settings::read("offers=kap,lozenge");
    assert!(problems.is_empty());
    let ordered = routes.body_for(&settings);
    let items: Vec<bool> = ordered.iter().filter(|(b, _)| matches!(b, Block::Item(_))).map(|(_, is)| *is).collect();
    assert_eq!(items, [true, true, false, false, false]);
    let sorted = |blocks: Vec<(Block, bool)>| {
        let mut words: Vec<_> = blocks.iter().filter_map(|(b, _)| words(*b)).map(Text::key).collect();
        words.sort_unstable();
        words
    };
    assert_eq!(sorted(ordered), sorted(plain), "nothing is left out, nothing is said twice");
}

#[test]
fn claims_are_many_and_of_both_kinds() {
    let claims: Vec<Card> = (0..Card::claims()).filter_map(Card::claim).collect();
    assert!(claims.len() >= 10);
    assert!(claims.iter().any(|claim| claim.is_true()) && claims.iter().any(|claim| !claim.is_true()));
    for id in [
        "boosts-nmda",
        "acts-on-gaba",
        "immediate-relief",
        "resets-the-brain",
        "therapy-multiplies",
        "six-sessions",
        "as-good-as-ect",
        "stops-suicide",
        "lozenges-same",
        "lasting-change",
    ] {
        assert!(claims.iter().any(|claim| claim.id() == id && !claim.is_true()), "{id}");
    }
}

#[test]
fn the_cards_are_a_way_there_and_back() {
    let start = Session::default().apply(Event::Learn);
    assert_eq!(start.view(), View::Learn(Origin::Start));
    let claim = start.apply(Event::Continue);
    assert_eq!(claim.view(), View::Claims(Origin::Start, 0, None));
    let told = claim.clone().apply(Event::Guess(Guess::Unsure));
    assert_eq!(told.view(), View::Claims(Origin::Start, 0, Some(Guess::Unsure)));
    assert_eq!(claim.clone().apply(Event::Continue).view(), claim.view(), "first the person says something");
    assert_eq!(told.clone().apply(Event::Guess(Guess::True)).view(), told.view(), "and says it once");
    let next = told.clone().apply(Event::Continue);
    assert_eq!(next.view(), View::Claims(Origin::Start, 1, None));
    assert_eq!(next.apply(Event::Back).view(), View::Claims(Origin::Start, 0, None));
    assert_eq!(told.apply(Event::Back).view(), View::Claims(Origin::Start, 0, None));
    let cards = claim.apply(Event::Back);
    assert_eq!(cards.view(), View::Learn(Origin::Start));
    assert_eq!(cards.apply(Event::Back).view(), View::Start);

    let mut session = Session::default().apply(Event::Learn).apply(Event::Continue);
    for _ in 0..Card::claims() {
        session = session.apply(Event::Guess(Guess::True)).apply(Event::Continue);
    }
    assert_eq!(session.view(), View::Learn(Origin::Start), "the last claim leads back to the cards");
}

proptest! {
    /// Whatever is pressed there, no answer comes of it.
    #[test]
    fn nothing_in_the_education_part_is_an_answer(pressed in proptest::collection::vec(0_u8..6, 0..60)) {
        let mut session = Session::default().apply(Event::Learn);
        for press in pressed {
            session = session.apply(match press {
                0 => Event::Learn,
                1 => Event::Continue,
                2 => Event::Guess(Guess::True),
                3 => Event::Guess(Guess::NotQuite),
                4 => Event::Guess(Guess::Unsure),
                _ => Event::Back,
            });
            prop_assert!(session.is_untouched());
        }
    }
}
