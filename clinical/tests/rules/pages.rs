//! What a page is told of the session: whether it can be skipped, whether it was, and that it is a new one.

use crate::common::{self, consult, failed, press, start, trials, walk_to};
use clinical::{
    answer::{Answer, Dose, Effect, YesNoUnsure},
    answers::Answers,
    asq,
    page::{self, Page},
    session::{Before, Ending, Event, Origin, Session, View},
    trials::Trial,
};

#[test]
fn every_question_but_the_first_two_can_be_skipped() {
    let pages = page::required_pages(&consult());
    assert!(pages.len() > 20);
    for page in pages {
        let cannot = ["urgent", "age", "hard"].contains(&page.link_id());
        assert_eq!(page.can_skip(), !cannot, "{page:?}");
    }
}

/// Two medicines with these answers to the second one.
fn second(change: impl Fn(&mut Trial)) -> Answers {
    let mut answers = consult();
    let mut trial = failed("bupropion");
    change(&mut trial);
    answers.set_medicines(trials(&[failed("sertraline"), trial]));
    answers
}

/// Which of the two cards count as skipped.
fn skipped(answers: &Answers) -> Vec<bool> {
    let cards = page::required_pages(answers).into_iter().filter(|page| matches!(page, Page::Medicine(..)));
    cards.map(|page| page.is_skipped(answers)).collect()
}

#[test]
fn a_card_of_which_any_part_was_skipped_counts_as_skipped_and_its_neighbour_does_not() {
    assert_eq!(skipped(&second(|_| ())), [false, false]);
    let unsure = (Answer::Given(Dose::Unsure), Answer::Given(YesNoUnsure::Unsure));
    assert_eq!(skipped(&second(|trial| (trial.dose, trial.weeks) = unsure)), [false, false]);
    assert_eq!(skipped(&second(|trial| trial.dose = Answer::Skipped)), [false, true]);
    assert_eq!(skipped(&second(|trial| trial.weeks = Answer::Skipped)), [false, true]);
    assert_eq!(skipped(&second(|trial| trial.effect = Answer::Skipped)), [false, true]);
    let all = |trial: &mut Trial| {
        (trial.dose, trial.weeks, trial.effect) = (Answer::Skipped, Answer::Skipped, Answer::Skipped);
    };
    assert_eq!(skipped(&second(all)), [false, true]);
    assert_eq!(skipped(&second(|trial| trial.effect = Answer::Given(Effect::Unsure))), [false, false]);
}

#[test]
fn each_move_and_each_refusal_has_a_number_of_its_own() {
    let mut session = Session::default();
    assert_eq!((session.moves(), session.refusals()), (0, 0));
    let mut before = 0;
    for event in [Event::Start, Event::Back, Event::Learn, Event::Back, Event::Help, Event::Back, Event::Start] {
        session = session.apply(event);
        assert!(session.moves() > before, "{event:?} is no new page");
        before = session.moves();
    }
    // Nothing is ticked: the page stays, and says what is missing each time anew.
    for refusals in 1..=3 {
        session = session.apply(Event::Continue);
        assert_eq!((session.moves(), session.refusals()), (before, refusals));
    }
}

#[test]
fn a_session_is_touched_by_an_answer_and_by_a_tick_alone() {
    assert!(Session::default().is_untouched());
    let urgent = start();
    assert!(urgent.is_untouched());
    let ticked =
        walk_to(&Answers::default(), "urgent").apply(Event::TickFactor(clinical::form_state::Tick::None(true)));
    assert!(!ticked.is_untouched(), "a tick is not seen");
    let answered = press(ticked, [Event::Continue]);
    assert!(!answered.is_untouched(), "an answer is not seen");
    assert!(answered.apply(Event::Erase).is_untouched());
}

#[test]
fn a_saved_file_opens_on_an_untouched_start_page_and_nowhere_else() {
    let opened = |session: Session| session.open(consult());
    assert_eq!(opened(Session::default()).answers(), &consult());
    // On another page, and on the start page with something answered.
    for session in [Session::default().apply(Event::Learn), walk_to(&consult(), "urgent")] {
        let view = session.view();
        let after = opened(session);
        assert_eq!((after.view(), after.answers()), (view, &Answers::default()));
    }
    let ticked = press(
        Session::default(),
        [Event::Start, Event::TickFactor(clinical::form_state::Tick::None(true)), Event::Back],
    );
    assert_eq!(ticked.view(), View::Start);
    assert_eq!(opened(ticked).answers(), &Answers::default());
}

#[test]
fn the_cards_lead_back_to_where_they_were_opened() {
    let result = common::walk_to_check(&consult()).apply(Event::Result);
    let view = result.view();
    assert!(matches!(view, View::Outcome(_)), "{view:?}");
    let cards = result.apply(Event::Learn);
    assert!(matches!(cards.view(), View::Learn(_)), "{:?}", cards.view());
    assert_eq!(cards.apply(Event::Back).view(), view);
}

/// A result at which education may not follow leads to none, whatever is pressed.
#[test]
fn no_cards_follow_an_emergency() {
    let mut answers = consult();
    answers.phq9.set(clinical::phq9::Item::NINTH, common::NINE[4]);
    answers.asq.wish = common::YES_NO[2];
    answers.asq.now = common::YES_NO[0];
    let crisis = common::walk_until(start(), &answers, |session| matches!(session.view(), View::Crisis(_)));
    let result = press(crisis, [Event::Finish]);
    let result = common::walk_until(result, &answers, |session| session.view() == View::Check).apply(Event::Result);
    let view = result.view();
    assert!(matches!(view, View::Outcome(_)), "{view:?}");
    assert_eq!(result.apply(Event::Learn).view(), view);
}

/// On the page of an emergency there is nothing to finish and nothing to stop: it has neither button, and a press that
/// comes all the same changes nothing.
#[test]
fn an_emergency_is_left_by_nothing_but_the_way_back() {
    let urgent = Event::TickFactor(clinical::form_state::Tick::Row(common::factor("U-MEDICAL"), true));
    let crisis = press(start(), [urgent, Event::Continue]);
    assert!(matches!(crisis.view(), View::Crisis(Page::Urgent)), "{:?}", crisis.view());
    for event in [Event::Finish, Event::Stop, Event::Result, Event::Continue] {
        assert_eq!(crisis.clone().apply(event).view(), crisis.view(), "{event:?}");
    }
    assert_eq!(crisis.apply(Event::Mistake).view(), View::Question(Page::Urgent));
}

/// The ids are a contract with whoever tests the page from outside.
#[test]
fn each_page_has_its_id() {
    let age = Page::Age;
    for (view, id) in [
        (View::Start, "start"),
        (View::Question(age), "age"),
        (View::Question(Page::Asq(asq::Item::Now)), "asq-5"),
        (View::Crisis(age), "crisis"),
        (View::Early(age), "early"),
        (View::Check, "check"),
        (View::Outcome(Before::Age), "outcome"),
        (View::Help, "help"),
        (View::Learn(Origin::Start), "learn"),
        (View::Claims(Origin::Start, 0, None), "claims"),
        (View::Ended(Ending::Exit), "ended"),
    ] {
        assert_eq!(view.id(), id);
    }
}
