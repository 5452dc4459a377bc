//! After a stop answer the result is offered at once: once only, with pages left, never over help that is due, and never
//! before the last question on suicide has been put.

use crate::common::{change, consult, is_question, start, walk_to_check, walk_until, with};
use clinical::{
    answer::{Answer, YesNo},
    asq,
    outcome::Outcome,
    page::Page,
    session::{Before, Event, Session, View},
};

#[test]
fn the_early_result_is_offered_once() {
    let stop = with(&["H-ANEURYSM", "B-ALLERGY"]);
    let early = walk_until(start(), &stop, |session| matches!(session.view(), View::Early(_)));
    assert_eq!(early.view(), View::Early(Page::Heart), "at the first stop answer");
    assert_eq!(early.clone().apply(Event::Back).view(), View::Question(Page::Heart));
    let result = early.clone().apply(Event::Result);
    assert_eq!(result.view(), View::Outcome(Before::Early(Page::Heart)));
    assert_eq!(result.apply(Event::Back).view(), View::Early(Page::Heart));
    let on = early.apply(Event::Finish);
    assert!(is_question(&on, "health"));
    let end = walk_until(on, &stop, |session| matches!(session.view(), View::Early(_)));
    assert_eq!(end.view(), View::Check, "not a second time");
}

#[test]
fn the_early_result_is_not_offered_after_urgent_nor_with_nothing_left() {
    let early = |session: &Session| matches!(session.view(), View::Early(_));
    let urgent = walk_until(start(), &with(&["M-MANIA-NOW", "H-ANEURYSM"]), early);
    assert_eq!(urgent.view(), View::Check);
    let result = urgent.apply(Event::Result);
    assert_eq!(result.assessment().outcome, Outcome::Urgent);
    let changed = change(walk_to_check(&consult()), Page::Heart, &with(&["H-ANEURYSM"]));
    assert_eq!(changed.view(), View::Check, "all is answered");
}

#[test]
fn the_early_result_waits_for_question_five() {
    // A stop answer from the check page; then an answer that makes question 5 due.
    let stop = change(walk_to_check(&consult()), Page::Heart, &with(&["H-ANEURYSM"]));
    let mut wish = consult();
    wish.asq.wish = Answer::Given(YesNo::Yes);
    let session = change(stop, Page::Asq(asq::Item::Wish), &wish);
    assert!(is_question(&session, "asq-5"), "no result before question 5, but {:?}", session.view());
}
