//! The walk in its fixed points: where Back, Change, Skip, Finish and an end lead, what is kept and what is dropped,
//! and that an event which does not belong to the page changes nothing.

use crate::common;
use crate::common::{
    NINE, YES_NO, answer_page, change, consult, factor, is_question, items, medicine, press, start, walk_to,
    walk_to_check, walk_until, with,
};
use clinical::{
    answer::{Age, Answer, Dose, Effect, YesNoUnsure},
    answers::Answers,
    asq,
    crisis::Country,
    factors::FactorPage,
    form_state::{CardAnswer, Selection, Tick, ValidationError},
    outcome::Outcome,
    page::{self, Page},
    phq9,
    row_set::Set,
    session::{Before, Ending, Event, Session, Tap, View},
};

fn page(session: &Session, link_id: &str) -> Page {
    page::from_link_id(link_id, session.answers()).unwrap_or_else(|| panic!("{link_id} is not due"))
}

#[test]
fn the_pages_come_in_their_order() {
    let mut seen = Vec::new();
    let mut session = start();
    while let View::Question(page) = session.view() {
        seen.push(page.link_id());
        assert!(seen.len() < 60, "it goes round in circles: {seen:?}");
        session = answer_page(session, &consult());
    }
    let expected = "urgent age phq9-1 phq9-2 phq9-3 phq9-4 phq9-5 phq9-6 phq9-7 phq9-8 phq9-9 phq9-10 hard asq-1 asq-2 \
                    asq-3 asq-4 mind heart health pregnancy substances medicines-now history episode medicines medicine-1 \
                    medicine-2 other-treatments practical";
    assert_eq!(seen.join(" "), expected);
    assert_eq!(session.view(), View::Check);
    let result = session.apply(Event::Result);
    assert_eq!(result.view(), View::Outcome(Before::Check));
    assert_eq!(result.assessment().outcome, Outcome::Consult);
    assert_eq!(result.apply(Event::Back).view(), View::Check);
}

#[test]
fn back_leads_through_every_page_to_the_start_and_loses_nothing() {
    let mut session = walk_to_check(&with(&["R-NASAL", "P-TRYING"]));
    let answers = session.answers().clone();
    let mut pages = page::required_pages(&answers);
    while let Some(page) = pages.pop() {
        session = session.apply(Event::Back);
        assert_eq!(session.view(), View::Question(page));
    }
    session = session.apply(Event::Back);
    assert_eq!((session.view(), session.answers()), (View::Start, &answers));
    // And forward again, one page after the other, to the same answers.
    session = session.apply(Event::Start);
    assert!(is_question(&session, "urgent"));
    let session = walk_until(session, &answers, |session| session.view() == View::Check);
    assert_eq!(session.answers(), &answers);
}

#[test]
fn what_is_ticked_but_not_continued_is_there_again_after_back() {
    let session = walk_to(&consult(), "heart").apply(Event::TickFactor(Tick::Row(factor("H-HEART"), true)));
    let away = session.apply(Event::Back);
    assert!(is_question(&away, "mind"));
    let again = away.apply(Event::Continue);
    assert!(is_question(&again, "heart"), "{:?}", again.view());
    assert_eq!(again.factor_ticks(FactorPage::Heart).rows(), common::factors(&["H-HEART"]));
    assert_eq!(again.answers().factors(FactorPage::Heart), Answer::NotAsked, "a tick is no answer");
}

#[test]
fn none_of_these_and_the_others_exclude_each_other() {
    let row = |code, on| Event::TickFactor(Tick::Row(factor(code), on));
    let none = |on| Event::TickFactor(Tick::None(on));
    let ticks = |session: &Session| session.factor_ticks(FactorPage::Heart);
    let open = walk_to(&consult(), "heart");
    let two = press(open.clone(), [none(true), row("H-HEART", true), row("H-BP-OK", true)]);
    assert_eq!(ticks(&two), Selection::Some(common::factors(&["H-HEART", "H-BP-OK"])));
    assert_eq!(ticks(&two.clone().apply(none(true))), Selection::None);
    assert!(ticks(&press(two, [row("H-HEART", false), row("H-BP-OK", false)])).is_nothing());
    assert!(ticks(&press(open, [none(true), none(false)])).is_nothing());
}

#[test]
fn continue_with_nothing_is_a_fault_on_every_page_that_has_it() {
    for id in [
        "urgent",
        "mind",
        "heart",
        "health",
        "substances",
        "medicines-now",
        "medicines",
        "other-treatments",
        "practical",
    ] {
        let session = walk_to(&consult(), id).apply(Event::Continue);
        assert_eq!(session.fault(), Some(ValidationError::NothingChosen), "{id}");
        assert!(is_question(&session, id), "{id} stays");
    }
    let card = walk_to(&consult(), "medicine-1").apply(Event::Continue);
    assert_eq!(card.fault(), Some(ValidationError::Card { dose: true, weeks: true, effect: true }));
    let card = card.apply(Event::Card(CardAnswer::Weeks(YesNoUnsure::No))).apply(Event::Continue);
    assert_eq!(card.fault(), Some(ValidationError::Card { dose: true, weeks: false, effect: true }));
    assert_eq!(card.apply(Event::Back).fault(), None, "the fault goes with the page");
}

#[test]
fn more_than_six_medicines_is_a_fault() {
    let ids = ["sertraline", "bupropion", "mirtazapine", "venlafaxine", "doxepin", "phenelzine", "unknown-1"];
    let picks = ids.map(medicine);
    let ticks = picks.map(|medicine| Event::TickMedicine(Tick::Row(medicine, true)));
    let seven = press(walk_to(&consult(), "medicines"), ticks).apply(Event::Continue);
    assert_eq!(seven.fault(), Some(ValidationError::TooMany));
    let six = press(seven, [Event::TickMedicine(Tick::Row(picks[1], false)), Event::Continue]);
    assert!(is_question(&six, "medicine-1"));
    assert_eq!(six.answers().trials().len(), 6);
}

/// Six medicines that helped little.
fn six() -> Answers {
    let ids = ["sertraline", "venlafaxine", "bupropion", "mirtazapine", "nortriptyline", "unknown-1"];
    let mut answers = consult();
    let card = |id: &str| if medicine(id).is_named() { common::failed(id) } else { common::unsure(id) };
    answers.set_medicines(common::trials(&ids.map(card)));
    answers
}

#[test]
fn from_the_fourth_card_on_the_rest_may_be_listed_only() {
    for (place, id) in ["medicine-1", "medicine-2", "medicine-3"].into_iter().enumerate() {
        let session = walk_to(&six(), id);
        assert_eq!(session.clone().apply(Event::ListRest), session, "not on card {}", place + 1);
    }
    for (listed, id) in [(3, "medicine-4"), (2, "medicine-5"), (1, "medicine-6")] {
        let session = walk_to(&six(), id).apply(Event::ListRest);
        assert!(is_question(&session, "other-treatments"), "{:?}", session.view());
        for (i, trial) in session.answers().trials().iter().enumerate() {
            let is_listed = i + listed >= 6;
            assert_eq!(trial.effect.is_skipped(), is_listed, "{id}: {trial:?}");
            // One without a name has no dose to skip.
            assert_eq!(trial.dose.is_skipped(), is_listed && trial.medicine.is_named(), "{id}: {trial:?}");
        }
        assert_eq!(session.assessment().outcome, Outcome::Consult, "the first three decide");
    }
}

#[test]
fn what_was_answered_on_a_card_stays_when_the_rest_is_listed() {
    let dose = Event::Card(CardAnswer::Dose(Dose::Lower));
    let session = press(walk_to(&six(), "medicine-4"), [dose, Event::ListRest]);
    assert_eq!(session.answers().trials()[3].dose, Answer::Given(Dose::Lower));
    assert_eq!(session.answers().trials()[3].weeks, Answer::Skipped);
    // From the list of all answers it goes back there, and cards that were filled in stay filled in.
    let check = walk_to_check(&six());
    let card = page(&check, "medicine-4");
    let again = press(check.clone(), [Event::Change(card), Event::ListRest]);
    assert_eq!((again.view(), again.answers()), (View::Check, check.answers()));
}

#[test]
fn the_length_of_the_episode_changes_nothing_but_itself() {
    use clinical::answer::{Coded as _, Episode};
    for answer in
        [Answer::NotAsked, Answer::Skipped].into_iter().chain(Episode::CODES.iter().map(|(_, e)| Answer::Given(*e)))
    {
        for codes in [&[][..], &["B-LIVER"], &["H-ANEURYSM"], &["R-KET-CLINIC"]] {
            let mut answers = with(codes);
            let before = clinical::outcome::assess(&answers);
            answers.episode = answer;
            assert_eq!(clinical::outcome::assess(&answers), before, "{answer:?} {codes:?}");
        }
    }
}

#[test]
fn a_medicine_that_cannot_be_named_is_asked_for_its_effect_alone() {
    let mut target = consult();
    target.set_medicines(common::trials(&[common::unsure("unknown-1")]));
    let card = press(walk_to(&target, "medicine-1"), [Event::Card(CardAnswer::Effect(Effect::Lost)), Event::Continue]);
    assert!(is_question(&card, "other-treatments"), "{:?}", card.fault());
    let trial = card.answers().trials()[0];
    assert_eq!((trial.dose, trial.weeks), (Answer::Given(Dose::Unsure), Answer::Given(YesNoUnsure::Unsure)));
}

#[test]
fn skipping_a_card_keeps_what_was_answered_on_it() {
    let dose = Event::Card(CardAnswer::Dose(Dose::Yes));
    let session = press(walk_to(&consult(), "medicine-1"), [dose, Event::Skip]);
    let trial = session.answers().trials()[0];
    assert_eq!((trial.dose, trial.weeks, trial.effect), (Answer::Given(Dose::Yes), Answer::Skipped, Answer::Skipped));
}

#[test]
fn an_unticked_medicine_takes_its_card_along() {
    let check = walk_to_check(&consult());
    let medicines = page(&check, "medicines");
    let off = |on| Event::TickMedicine(Tick::Row(medicine("venlafaxine"), on));
    let one = press(check.apply(Event::Change(medicines)), [off(false), Event::Continue]);
    assert_eq!(one.view(), View::Check);
    assert_eq!(one.answers().trials(), [common::failed("sertraline")]);
    let again = press(one.apply(Event::Change(medicines)), [off(true), Event::Continue]);
    assert!(is_question(&again, "medicine-2"), "its card is asked anew");
    assert_eq!(again.card(medicine("venlafaxine")).effect, Answer::NotAsked);
}

#[test]
fn answers_that_are_no_longer_due_are_dropped() {
    let mut target = consult();
    (target.asq.wish, target.asq.now) = (YES_NO[1], YES_NO[0]);
    let check = walk_to_check(&target);
    assert_eq!(check.answers().asq.now, YES_NO[0]);
    let check = change(check, Page::Asq(asq::Item::Wish), &consult());
    assert_eq!((check.view(), check.answers().asq.now), (View::Check, Answer::NotAsked));

    let mut one = consult();
    one.phq9 = items(0, 1);
    let check = walk_to_check(&one);
    let first = phq9::Item::all().next().unwrap();
    one.phq9.set(first, NINE[0]);
    let check = change(check, Page::Phq9(first), &one);
    assert_eq!((check.view(), check.answers().phq9.difficulty), (View::Check, Answer::NotAsked));
}

#[test]
fn change_returns_to_the_check_page_after_the_pages_newly_due() {
    let mut target = consult();
    target.phq9 = items(0, 0);
    target.phq9.difficulty = Answer::NotAsked;
    let check = walk_to_check(&target);
    let first = phq9::Item::all().next().unwrap();
    target.phq9.set(first, NINE[1]);
    let session = change(check, Page::Phq9(first), &target);
    assert!(is_question(&session, "phq9-10"), "{:?}", session.view());
    target.phq9.difficulty = Answer::Skipped;
    let session = answer_page(session, &target);
    assert_eq!(session.view(), View::Check);
    assert_eq!(change(session, Page::History, &target).view(), View::Check);
}

#[test]
fn change_is_there_on_the_result_and_back_from_it_returns() {
    let result = walk_to_check(&consult()).apply(Event::Result);
    let open = result.apply(Event::Change(Page::Mind));
    assert_eq!(open.view(), View::Question(Page::Mind));
    assert_eq!(open.apply(Event::Back).view(), View::Check);
}

#[test]
fn a_minor_goes_to_the_result_at_once_and_an_adult_again_finds_the_answers() {
    let check = walk_to_check(&consult());
    let minor = check.apply(Event::Change(Page::Age)).apply(Event::Tap(Tap::Age(Age::Minor)));
    assert_eq!(minor.view(), View::Outcome(Before::Age));
    assert_eq!(minor.assessment().flags(), ["A-MINOR"]);
    let adult = minor.apply(Event::Back).apply(Event::Tap(Tap::Age(Age::Adult)));
    assert_eq!((adult.view(), adult.answers()), (View::Check, &consult()));
}

#[test]
fn an_event_that_belongs_to_another_page_changes_nothing() {
    let tap = |tap| Event::Tap(tap);
    let heart = Event::TickFactor(Tick::Row(factor("H-ANEURYSM"), true));
    for (id, event) in [
        ("urgent", Event::Skip),
        ("urgent", heart),
        ("mind", heart),
        ("mind", tap(Tap::Age(Age::Minor))),
        ("mind", Event::TickMedicine(Tick::None(true))),
        ("age", Event::Skip),
        ("hard", Event::Skip),
        ("phq9-1", tap(Tap::Age(Age::Minor))),
        ("phq9-1", tap(Tap::Phq9(phq9::Item::all().next().unwrap(), Answer::NotAsked))),
        ("asq-4", tap(Tap::LastAttempt(Answer::Skipped))),
        ("asq-4", tap(Tap::Asq(asq::Item::Attempt, Answer::NotAsked))),
        ("pregnancy", tap(Tap::Pregnancy(Answer::Given(Some(factor("H-ANEURYSM")))))),
        ("pregnancy", Event::Continue),
        ("history", Event::Result),
    ] {
        let session = walk_to(&consult(), id);
        let after = session.clone().apply(event);
        assert_eq!((after.view(), after.answers()), (session.view(), session.answers()), "{event:?} on {id}");
        let ticks = |session: &Session| [FactorPage::Mind, FactorPage::Urgent].map(|page| session.factor_ticks(page));
        assert_eq!(ticks(&after), ticks(&session), "{event:?} on {id}");
    }
}

#[test]
fn a_medicine_that_cannot_be_named_takes_no_dose() {
    let mut target = consult();
    target.set_medicines(common::trials(&[common::unsure("unknown-1")]));
    let session = walk_to(&target, "medicine-1").apply(Event::Card(CardAnswer::Dose(Dose::Yes)));
    assert_eq!(session.card(medicine("unknown-1")).dose, Answer::Given(Dose::Unsure));
}

#[test]
fn nothing_is_left_after_an_end() {
    let check = walk_to_check(&consult());
    let fresh = Answers::default();
    for (event, ending) in
        [(Event::Exit, Ending::Exit), (Event::Erase, Ending::Erased), (Event::Idle, Ending::Idle { crisis: false })]
    {
        let ended = check.clone().apply(event);
        assert_eq!((ended.view(), ended.answers()), (View::Ended(ending), &fresh));
        assert!(ended.medicine_ticks().is_nothing());
        assert_eq!(ended.factor_ticks(FactorPage::Mind), Selection::Some(Set::EMPTY));
        assert_eq!(ended.apply(Event::Start), restarted(&check, event), "begins anew");
    }
}

fn restarted(session: &Session, event: Event) -> Session {
    let anew = session.clone().apply(event).apply(Event::Start);
    assert_eq!((anew.view(), anew.country()), (View::Start, Country::default()));
    anew
}
