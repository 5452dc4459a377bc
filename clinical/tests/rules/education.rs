//! Education: the right cards at the right time, nothing of it in a crisis, and no answer touched by it.

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
        let has_facts = !["questions", "bring"].contains(&card.id());
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

/// What five clinics tell their patients, and where each part of it lives: with its errors put right.
mod five_clinics {
    use super::{Card, Lang, words};

    /// All words of a card or claim in a language.
    fn text(id: &str, lang: Lang) -> String {
        let claims = (0..Card::claims()).filter_map(Card::claim);
        let card = Card::all().chain(claims).find(|card| card.id() == id).unwrap_or_else(|| panic!("no card {id}"));
        let body = card.body().into_iter().filter_map(words).map(|text| text.in_lang(lang));
        [card.title(lang)].into_iter().chain(body).collect::<Vec<_>>().join(" ").to_lowercase()
    }

    fn says(id: &str, english: &[&str], spanish: &[&str]) {
        for (code, words) in [("en", english), ("es", spanish)] {
            let text = text(id, Lang::from_code(code).unwrap_or_default());
            for word in words {
                assert!(text.contains(word), "{id} in {code} does not say {word:?}: {text}");
            }
        }
    }

    /// What else they say of it, and in which words a person may meet it.
    #[test]
    fn gains_beyond_mood() {
        says(
            "beyond-mood",
            &["anxiety", "sleep", "motivation", "energy", "quality of life", "comparison group"],
            &["ansiedad", "sueño", "motivación", "energía", "calidad de vida", "otro grupo"],
        );
        // Well-being, as the person means it.
        says("beyond-mood", &["what would you like to do again"], &["qué le gustaría volver a hacer"]);
        // Its errors: resistance overcome, people opened to therapy.
        says(
            "overcomes-resistance",
            &["treatment-resistant", "does not help many others"],
            &["resistente al tratamiento"],
        );
        says("therapy-multiplies", &["opens people to therapy"], &["abrirse en la terapia"]);
        says("therapy", &["or that ketamine opens people"], &["ni que con ketamina sea más fácil abrirse"]);
    }

    /// Beside an antidepressant: what differs, the bridge, whether to keep it, the side effects of both.
    #[test]
    fn beside_an_antidepressant() {
        says(
            "your-antidepressant",
            &[
                "ssris",
                "serotonin",
                "glutamate",
                "weeks",
                "do i keep taking mine",
                "bridge",
                "weight gain",
                "feeling unreal",
            ],
            &[
                "isrs",
                "serotonina",
                "glutamato",
                "semanas",
                "sigo con el mío",
                "puente",
                "aumento de peso",
                "nada es real",
            ],
        );
        says("questions", &["keep taking my antidepressant"], &["sigo tomando mi antidepresivo"]);
    }

    /// What it feels like, how much is given, and how a claim is checked.
    #[test]
    fn the_dose_and_what_is_felt() {
        says("routes", &["0.5 mg per kg", "for anesthesia"], &["0.5 mg por kg", "para la anestesia"]);
        says("visit", &["like with a psychedelic", "floaty"], &["un psicodélico", "flota"]);
        says("full-trial", &["treatment-resistant, or hard to treat"], &["resistente al tratamiento, o difícil"]);
        says("full-trial", &["talk therapy that did not help does not count"], &["no le ayudó no cuenta aquí"]);
        // Its errors: a quote without a source, a paper that is not where it is said to be.
        says("expert-says-so", &["quote", "paper", "search"], &["frase", "estudio", "busque"]);
    }

    /// IV infusion with psychotherapy, an assessment first, a plan of one's own, a support system.
    #[test]
    fn boston() {
        says("routes", &["iv drip", "off-label"], &["por vena"]);
        says("visit", &["blood pressure"], &["presión"]);
        says("therapy", &["not proven"], &["no está demostrado"]);
        says("people", &["home"], &["casa"]);
        // Its errors: relief at once, therapy that multiplies, a cause removed.
        says("immediate-relief", &["100"], &["100"]);
        says("therapy-multiplies", &["not"], &["no"]);
        says("root-cause", &["not"], &["no"]);
    }

    /// Who may benefit: depression that has not responded.
    #[test]
    fn who_may_benefit() {
        says("full-trial", &["6 weeks", "two"], &["6 semanas", "dos"]);
        says("who-waits", &["brain bleed", "heart attack"], &["cerebro", "corazón"]);
        // Its errors: NMDA receptors enhanced, "ideal candidates".
        says("boosts-nmda", &["it blocks them"], &["los bloquea"]);
        says("ideal-when-medicines-failed", &["ideal"], &["ideal"]);
    }

    /// How it works; nose spray and IV; beside CBT, medicines and daily life.
    #[test]
    fn denver() {
        says("how-it-works", &["blocks", "nmda", "not fully known"], &["bloquea", "nmda"]);
        says("routes", &["spravato", "fda-approved"], &["spravato", "con aprobación"]);
        says("daily-life", &["sleep", "light"], &["sueño", "luz"]);
        // Its errors: a reset, suicide prevented, better than the others.
        says("resets-the-brain", &["reset"], &["reinicia"]);
        says("stops-suicide", &["988"], &["988"]);
        says("better-than-medicines", &["27", "18"], &["27", "18"]);
    }

    /// Assisted therapy: about six sessions in three to six weeks, preparation, integration, boosters.
    #[test]
    fn assisted_therapy() {
        says(
            "course",
            &["six sessions", "3 to 6 weeks", "integration", "boosters", "no trial"],
            &["seis sesiones", "integración", "refuerzos", "ninguno"],
        );
        // Its errors: it acts on GABA, six sessions as a rule.
        says("acts-on-gaba", &["nmda"], &["nmda"]);
        says("six-sessions", &["weeks"], &["semanas"]);
    }

    /// Infusion, spray or lozenge; side effects; who it suits; call or write.
    #[test]
    fn new_york() {
        says("routes", &["lozenge", "not fda-approved"], &["pastilla", "sin aprobación"]);
        says("side-effects", &["bladder", "misuse"], &["vejiga", "usarla mal"]);
        // Its errors: as good as ECT, lasting change, every form the same, suicidal behavior.
        says("as-good-as-ect", &["ect"], &["ect"]);
        says("lasting-change", &["not"], &["no"]);
        says("lozenges-same", &["home"], &["casa"]);
    }
}
