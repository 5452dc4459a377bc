//! Help stays within reach: what takes the answers away never takes crisis help with it, a mistake can be taken back
//! from wherever it is noticed, and the idle wipe leaves nothing on any page.

use crate::common;
use crate::common::{
    ATTEMPT, NINE, YES_NO, answer_page, consult, is_question, press, start, walk_to, walk_to_check, walk_until, with,
};
use clinical::{
    advice::{Advice, Crisis},
    answer::Age,
    answers::Answers,
    asq,
    crisis::Country,
    outcome::{Outcome, assess},
    page::Page,
    phq9::Item,
    session::{Ending, Event, Session, Tap, View},
    settings::Settings,
    text::Lang,
};

fn crisis_at(target: &Answers) -> Session {
    let session = walk_until(start(), target, |session| matches!(session.view(), View::Crisis(_)));
    assert!(matches!(session.view(), View::Crisis(_)), "{:?}", session.view());
    session
}

fn suicidal() -> Answers {
    let mut answers = consult();
    (answers.asq.thoughts, answers.asq.now) = (YES_NO[2], YES_NO[0]);
    answers
}

fn acute() -> Answers {
    let mut answers = suicidal();
    answers.asq.now = YES_NO[2];
    answers
}

#[test]
fn idle_wipes_the_answers_on_every_page_that_can_hold_them() {
    let mut session = walk_to_check(&consult());
    loop {
        let wiped = session.clone().apply(Event::Idle);
        assert_eq!(wiped.answers(), &Answers::default(), "on {:?}", session.view());
        if session.view() == View::Start {
            break;
        }
        session = session.apply(Event::Back);
    }
}

#[test]
fn crisis_help_that_was_on_the_screen_stays_after_the_wipe() {
    let minor = walk_to(&consult(), "age").apply(Event::Tap(Tap::Age(Age::Minor)));
    let mut attempt = consult();
    ((attempt.asq.attempt, attempt.asq.last_attempt), attempt.asq.now) = (ATTEMPT[2], YES_NO[0]);
    let result = |answers: &Answers| walk_to_check(answers).apply(Event::Result);
    for (name, session) in [
        ("the crisis page", crisis_at(&acute())),
        ("need help now", walk_to(&consult(), "heart").apply(Event::Help)),
        ("the result URGENT", result(&suicidal())),
        ("the result of a minor", minor),
        ("a result after a past attempt", result(&attempt)),
        ("a result without a word of suicide", result(&consult())),
    ] {
        let is_shown = match session.view() {
            View::Outcome(_) => {
                let advice = Advice::of(session.answers(), &Settings::default(), Country::default(), Lang::En);
                advice.crisis != Crisis::Standing
            }
            _ => true,
        };
        let wiped = session.apply(Event::Idle);
        assert_eq!(wiped.view(), View::Ended(Ending::Idle { crisis: is_shown }), "{name}");
    }
}

#[test]
fn the_country_that_the_person_chose_stays_where_crisis_help_stays() {
    let britain = Country::from_code("GB").unwrap();
    let urgent = crisis_at(&suicidal()).apply(Event::Country(britain));
    assert_eq!(urgent.country(), britain);
    for event in [Event::Stop, Event::Idle] {
        let ended = urgent.clone().apply(event);
        assert_eq!(ended.country(), britain, "the lines after {event:?} are those the person asked for");
        assert_eq!(ended.apply(Event::Start).country(), Country::default(), "the next person starts at home");
    }
    assert_eq!(urgent.apply(Event::Erase).country(), Country::default());
}

#[test]
fn a_mistake_at_question_five_can_be_taken_back_from_the_questions_before_it() {
    let crisis = crisis_at(&acute());
    assert_eq!(crisis.view(), View::Crisis(Page::Asq(asq::Item::Now)));
    // Back once too often; the answer before is given once more as it was.
    let before = crisis.apply(Event::Mistake).apply(Event::Back);
    assert!(is_question(&before, "asq-4"));
    let again = answer_page(before, &acute());
    assert!(matches!(again.view(), View::Crisis(_)), "it still stands");
    let at_five = again.apply(Event::Mistake);
    assert!(is_question(&at_five, "asq-5"), "the answer to take back is that to question 5, not {:?}", at_five.view());
    let on = answer_page(at_five, &suicidal()).apply(Event::Finish);
    assert!(is_question(&on, "mind"), "taken back, the walk goes on: {:?}", on.view());
}

#[test]
fn a_mistake_leads_to_the_answer_that_led_there() {
    for (id, target) in
        [("urgent", with(&["U-REALITY"])), ("asq-5", acute()), ("asq-5", suicidal()), ("mind", with(&["M-VOICES-NOW"]))]
    {
        let crisis = crisis_at(&target);
        for event in [Event::Mistake, Event::Back] {
            assert!(is_question(&crisis.clone().apply(event), id), "{event:?} to {id}");
        }
    }
    // Mania was answered and taken back to; then thoughts of suicide lead.
    let mind = crisis_at(&with(&["M-MANIA-NOW"])).apply(Event::Mistake);
    let mut worse = with(&["M-MANIA-NOW"]);
    (worse.asq.thoughts, worse.asq.now) = (YES_NO[2], YES_NO[0]);
    let asq = [Event::Back, Event::Back].into_iter().fold(mind, Session::apply);
    assert!(is_question(&asq, "asq-3"));
    let crisis = walk_until(asq, &worse, |session| matches!(session.view(), View::Crisis(_)));
    assert!(is_question(&crisis.apply(Event::Mistake), "asq-5"), "thoughts of suicide lead the page");
}

#[test]
fn urgent_shows_once_and_again_after_a_mistake() {
    let mut both = suicidal();
    common::tick(&mut both, "M-VOICES-NOW");
    let crisis = crisis_at(&both);
    let on = crisis.clone().apply(Event::Finish);
    let rest = walk_until(on, &both, |session| matches!(session.view(), View::Crisis(_)));
    assert_eq!(rest.view(), View::Check, "voices do not interrupt a second time");
    assert_eq!(rest.apply(Event::Result).assessment().flags(), ["M-VOICES-NOW", "SI_URGENT"]);
    let again = answer_page(crisis.apply(Event::Mistake), &both);
    assert!(matches!(again.view(), View::Crisis(_)), "taken back, it comes again");
}

#[test]
fn item_nine_waits_for_question_five() {
    let mut target = consult();
    target.phq9.set(Item::NINTH, NINE[4]);
    target.asq.now = YES_NO[0];
    let session = walk_to(&target, "asq-5");
    assert_eq!(assess(session.answers()).outcome, Outcome::Urgent, "known, and waiting");
    let crisis = answer_page(session, &target);
    assert_eq!(crisis.view(), View::Crisis(Page::Asq(asq::Item::Now)));
}

#[test]
fn the_support_strip_stands_from_item_nine_on() {
    for (at, nine) in NINE.into_iter().enumerate() {
        let mut target = consult();
        target.phq9.set(Item::NINTH, nine);
        target.asq.now = YES_NO[0];
        target.clear_irrelevant();
        assert!(!walk_to(&target, "phq9-9").has_support_strip());
        let after = answer_page(walk_to(&target, "phq9-9"), &target);
        assert_eq!(after.has_support_strip(), at > 0, "item 9 {nine:?}");
        assert_eq!(walk_to(&target, "asq-2").has_support_strip(), at > 0);
    }
}

#[test]
fn need_help_now_returns_to_the_same_page_from_everywhere() {
    let views = [
        Session::new(Country::default()),
        start(),
        walk_to(&consult(), "medicine-2"),
        crisis_at(&acute()),
        walk_to_check(&consult()),
        walk_to_check(&consult()).apply(Event::Result),
        crisis_at(&suicidal()).apply(Event::Stop),
    ];
    for session in views {
        let help = press(session.clone(), [Event::Help, Event::Help, Event::Continue]);
        assert_eq!(help.view(), View::Help);
        assert_eq!(help.apply(Event::Back).view(), session.view());
    }
}
