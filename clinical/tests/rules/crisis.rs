//! Help comes first: whoever's answers call for it sees the crisis page at the very next render, neither earlier
//! than promised nor ever passed by, and nobody gets around it to a result.

use crate::common;
use crate::common::{
    ATTEMPT, NINE, YES_NO, answer_page, change, consult, factors, is_question, press, start, walk_to_check,
};
use clinical::{
    answers::Answers,
    asq::{self, Risk},
    factors::{Factor, FactorPage, Factors},
    form_state::Tick,
    outcome::{Outcome, assess},
    page::{self, Page},
    phq9::Item,
    session::{Ending, Event, Session, View},
};

const MINDS: [&[&str]; 6] =
    [&[], &["M-MANIA-NOW"], &["M-VOICES-NOW"], &["M-MANIA-NOW", "M-VOICES-NOW"], &["M-PSYCHOSIS"], &["M-BIPOLAR"]];

/// A person by the places of the answers on suicide and of the mind page in their lists.
fn person(q: [usize; 5], nine: usize, mind: usize) -> Answers {
    let mut answers = common::with(MINDS[mind]);
    answers.asq.wish = YES_NO[q[0]];
    answers.asq.better_off = YES_NO[q[1]];
    answers.asq.thoughts = YES_NO[q[2]];
    (answers.asq.attempt, answers.asq.last_attempt) = ATTEMPT[q[3]];
    answers.asq.now = YES_NO[q[4]];
    answers.phq9.set(Item::NINTH, NINE[nine]);
    answers.clear_irrelevant();
    answers
}

/// Every combination of the answers on suicide, each once.
fn people(mind: usize) -> Vec<Answers> {
    let mut people = Vec::new();
    for number in 0..3 * 3 * 3 * 5 * 3 * 5 {
        let q = [number % 3, number / 3 % 3, number / 9 % 3, number / 27 % 5, number / 135 % 3];
        let person = person(q, number / 405, mind);
        if person.is_asq_now_due() || q[4] == 0 {
            people.push(person);
        }
    }
    people
}

/// Nothing but EMERGENCY keeps a person on the crisis page.
fn assert_stays(session: &Session) {
    let stands = session.view();
    let others = [Event::Finish, Event::Stop, Event::Result, Event::Continue, Event::Skip, Event::Change(Page::Mind)];
    for event in others.into_iter().chain([Event::Start]) {
        assert_eq!(session.clone().apply(event).view(), stands, "{event:?} goes on from an emergency");
    }
}

/// Walks the natural order and holds every render against what is due; returns how many pages were answered.
fn walk(target: &Answers) -> usize {
    let due = assess(target);
    let risk = asq::risk(&target.asq, &target.phq9);
    let mut session = start();
    let mut seen = Vec::new();
    let mut answered = 0;
    loop {
        match session.view() {
            View::Question(page) => {
                session = answer_page(session, target);
                answered += 1;
                assert!(answered < 60, "it goes round in circles: {target:?}");
                let last_asq = if target.is_asq_now_due() { "asq-5" } else { "asq-4" };
                let by_suicide = page.link_id() == last_asq && risk >= Risk::Urgent;
                let by_mind = page == Page::Mind && due.outcome == Outcome::Urgent && seen.is_empty();
                let crisis = matches!(session.view(), View::Crisis(_));
                assert_eq!(crisis, by_suicide || by_mind, "after {} of {target:?}", page.link_id());
            }
            View::Crisis(from) => {
                seen.push(from);
                let now = session.assessment();
                assert_eq!(session.clone().apply(Event::Mistake).view(), View::Question(from));
                assert_eq!(session.clone().apply(Event::Back).view(), View::Question(from), "Back is the same");
                if now.outcome == Outcome::Emergency {
                    assert_stays(&session);
                    assert_eq!((now.outcome, now.flags()), (due.outcome, due.flags()));
                    return answered;
                }
                assert_eq!(now.outcome, Outcome::Urgent);
                assert_eq!(session.clone().apply(Event::Stop).view(), View::Ended(Ending::Stopped));
                session = session.apply(Event::Finish);
            }
            View::Early(_) => {
                assert_eq!(due.outcome, Outcome::NotHere);
                session = session.apply(Event::Finish);
            }
            View::Check => session = session.apply(Event::Result),
            View::Outcome(_) => {
                assert_ne!(session.assessment().outcome, Outcome::Emergency);
                assert_eq!(session.assessment(), due, "{target:?}");
                assert_eq!(seen.len(), usize::from(due.outcome == Outcome::Urgent), "URGENT shows once: {target:?}");
                return answered;
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn the_crisis_page_comes_exactly_when_it_is_due() {
    let mut walked = 0;
    let mut pages = 0;
    for mind in 0..MINDS.len() {
        for target in people(mind).into_iter().step_by(common::step()) {
            pages += walk(&target);
            walked += 1;
        }
    }
    println!("walked {walked} people over {pages} pages");
}

#[test]
fn every_urgent_answer_shows_the_crisis_page_when_its_page_is_left() {
    let gate: Vec<_> = Factor::on(FactorPage::Urgent).collect();
    for set in 1..1_u32 << gate.len() {
        let ticked: Factors = gate.iter().enumerate().filter(|(i, _)| set & (1 << i) != 0).map(|(_, f)| *f).collect();
        let ticks = ticked.iter().map(|factor| Event::TickFactor(Tick::Row(factor, true)));
        let open = press(start(), ticks);
        assert_eq!(open.view(), View::Question(Page::Urgent), "a tick is no answer yet");
        let crisis = open.apply(Event::Continue);
        assert_eq!(crisis.view(), View::Crisis(Page::Urgent));
        assert_stays(&crisis);
        assert_eq!(crisis.assessment().factors, ticked);
        // Each time an answer is given while it stands.
        let again = crisis.apply(Event::Mistake).apply(Event::Continue);
        assert_eq!(again.view(), View::Crisis(Page::Urgent));
        // Taken back, the walk goes on.
        let none = [Event::Mistake, Event::TickFactor(Tick::None(true)), Event::Continue];
        assert_eq!(press(again, none).view(), View::Question(Page::Age));
    }
}

/// Every answer on suicide that is worse by one step, with its page.
fn worse(before: &Answers) -> Vec<(Page, Answers)> {
    let mut found = Vec::new();
    let mut add = |page: Page, after: Answers| found.push((page, after));
    let next = |list: &[_; 3], now| list.iter().position(|a| *a == now).and_then(|at| list.get(at + 1)).copied();
    for item in [asq::Item::Wish, asq::Item::BetterOff, asq::Item::Thoughts, asq::Item::Now] {
        if let Some(answer) = next(&YES_NO, before.asq.item(item)) {
            let mut after = before.clone();
            *after.asq.item_mut(item) = answer;
            add(Page::Asq(item), after);
        }
    }
    let attempt = (before.asq.attempt, before.asq.last_attempt);
    for answer in ATTEMPT.into_iter().skip_while(|a| *a != attempt).skip(1) {
        let mut after = before.clone();
        (after.asq.attempt, after.asq.last_attempt) = answer;
        let is_time_only = after.asq.attempt == before.asq.attempt;
        add(if is_time_only { Page::LastAttempt } else { Page::Asq(asq::Item::Attempt) }, after);
    }
    for answer in NINE.into_iter().skip_while(|a| *a != before.phq9.item(Item::NINTH)).skip(1) {
        let mut after = before.clone();
        after.phq9.set(Item::NINTH, answer);
        add(Page::Phq9(Item::NINTH), after);
    }
    found
}

#[test]
fn a_worse_answer_from_the_check_page_shows_the_crisis_page_where_it_makes_one_due() {
    let mut changed = 0;
    for before in people(0).into_iter().chain(people(5)).filter(|p| assess(p).outcome.rank() < Outcome::Urgent.rank()) {
        let check = walk_to_check(&before);
        for (page, mut after) in worse(&before) {
            changed += 1;
            // Question 5, where it is due only now, is answered with no, skipped and yes.
            let newly = after.is_asq_now_due() && !before.is_asq_now_due();
            let fives = if newly { &YES_NO[..] } else { &[after.asq.now] };
            for five in fives {
                after.asq.now = *five;
                let mut session = change(check.clone(), page, &after);
                if page == Page::Asq(asq::Item::Attempt) && after.asq.is_last_attempt_due() {
                    assert!(is_question(&session, "asq-4-when"), "the time comes first: {:?}", session.view());
                    session = answer_page(session, &after);
                }
                if newly {
                    assert!(is_question(&session, "asq-5"), "question 5 comes first: {:?}", session.view());
                    session = answer_page(session, &after);
                }
                let due = assess(&after);
                match due.outcome {
                    Outcome::Emergency | Outcome::Urgent => {
                        assert!(matches!(session.view(), View::Crisis(_)), "{after:?}: {:?}", session.view());
                    }
                    _ => assert_eq!(session.view(), View::Check, "the change returns to the check page"),
                }
                assert_eq!(session.assessment(), due);
                assert_no_way_around(&session);
            }
        }
    }
    println!("changed {changed} answers");
}

/// From a crisis page after a change: Mistake, and Back instead of an answer, lead to the crisis page again.
fn assert_no_way_around(session: &Session) {
    let View::Crisis(_) = session.view() else { return };
    let outcome = session.assessment().outcome;
    let back = session.clone().apply(Event::Mistake);
    assert!(matches!(back.view(), View::Question(_)));
    let mut on = back;
    for _ in 0..3 {
        on = on.apply(Event::Back);
        assert!(!matches!(on.view(), View::Check | View::Outcome(_)), "Back goes around {outcome:?}");
    }
    if outcome == Outcome::Emergency {
        assert_stays(session);
    }
}

#[test]
fn factors_ticked_from_the_check_page_show_the_crisis_page() {
    let check = walk_to_check(&consult());
    for (page, code) in [
        (Page::Mind, "M-MANIA-NOW"),
        (Page::Mind, "M-VOICES-NOW"),
        (Page::Urgent, "U-SELFHARM"),
        (Page::Urgent, "U-INTENT"),
        (Page::Urgent, "U-MEDICAL"),
        (Page::Urgent, "U-REALITY"),
    ] {
        let after = common::with(&[code]);
        let session = change(check.clone(), page, &after);
        assert_eq!(session.view(), View::Crisis(page), "{code}");
        // Back instead of answering: the answer stands, so help stands.
        let back = session.clone().apply(Event::Mistake).apply(Event::Back);
        assert_eq!(back.view(), View::Crisis(page), "{code}");
        let undone = press(session.apply(Event::Mistake), common::presses(page, &consult()));
        assert_eq!(undone.view(), View::Check, "{code}");
        assert_eq!(undone.assessment().outcome, Outcome::Consult);
    }
    assert!(page::required_pages(check.answers()).contains(&Page::Mind));
    assert_eq!(factors(&["M-MANIA-NOW"]).len(), 1);
}
