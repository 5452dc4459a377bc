//! The walk, pressed through at random, nonsense and all: it never panics, never shows a question that is not due,
//! never reaches a result over an open question or an emergency, and loses nothing on the way back.

use crate::common;
use crate::common::{DIAGNOSED, LAST_ATTEMPT, NINE, YES_NO};
use clinical::{
    answer::{Age, Answer, Coded, Difficulty, Dose, Effect, Episode, YesNoUnsure},
    answers::{Answers, HEALTH_PAGES},
    asq,
    crisis::Country,
    education::Guess,
    factors::{Factor, FactorPage},
    form_state::{CardAnswer, Selection, Tick},
    medicines::{Medicine, OtherTreatment},
    outcome::Outcome,
    page::{self, Page},
    phq9,
    row_set::Row,
    session::{Before, Event, Origin, Session, Tap, View},
    trials::Trial,
};
use proptest::prelude::*;

fn pick<T: Copy>(list: &[T], at: u32) -> T {
    list[at as usize % list.len()]
}

fn row<T: Row>(at: u32) -> T {
    T::at((at % u32::from(T::COUNT)) as u8).unwrap()
}

fn ticked<T: Row>(at: u32) -> Tick<T> {
    match at % 8 {
        0 => Tick::None(true),
        1 => Tick::None(false),
        2 => Tick::Row(row(at / 8), false),
        _ => Tick::Row(row(at / 8), true),
    }
}

fn tap(at: u32) -> Tap {
    let items: Vec<_> = phq9::Item::all().collect();
    match at % 8 {
        0 => Tap::Age(pick(&[Age::Adult, Age::Adult, Age::Minor], at / 8)),
        1 => Tap::Phq9(pick(&items, at / 8), pick(&NINE, at / 72)),
        2 => Tap::Difficulty(pick(&[Answer::Skipped, Answer::Given(Difficulty::Very)], at / 8)),
        3 => Tap::Asq(pick(&asq::Item::ALL, at / 8), pick(&YES_NO, at / 40)),
        4 => Tap::LastAttempt(pick(&LAST_ATTEMPT, at / 8)),
        5 => Tap::Pregnancy(pregnancy(at / 8)),
        6 => Tap::Episode(pick(&[Answer::Skipped, Answer::Given(Episode::OverTwoYears)], at / 8)),
        _ => Tap::Diagnosed(pick(&DIAGNOSED, at / 8)),
    }
}

fn pregnancy(at: u32) -> Answer<Option<Factor>> {
    let codes: Vec<_> = Factor::on(FactorPage::Pregnancy).collect();
    pick(&[Answer::Skipped, Answer::Given(None), Answer::Given(Some(pick(&codes, at / 3)))], at)
}

fn card(at: u32) -> CardAnswer {
    match at % 3 {
        0 => CardAnswer::Dose(pick(Dose::CODES, at / 3).1),
        1 => CardAnswer::Weeks(pick(YesNoUnsure::CODES, at / 3).1),
        _ => CardAnswer::Effect(pick(Effect::CODES, at / 3).1),
    }
}

/// Any event at all, whatever is on the screen.
fn any_event(at: u32, page: Page) -> Event {
    match at % 22 {
        0 => Event::Start,
        20 => Event::Learn,
        21 => Event::Guess(pick(&Guess::ALL, at / 22)),
        1 => Event::Tap(tap(at / 20)),
        2 => Event::TickFactor(ticked(at / 20)),
        3 => Event::TickMedicine(ticked(at / 20)),
        4 => Event::TickOtherTreatment(ticked(at / 20)),
        // Dose and weeks of a medicine without a name, and ticks of another page: see session_walk.rs.
        5 => Event::Card(card(3 * (at / 20) + 2)),
        6 => Event::Continue,
        7 => pick(&[Event::Skip, Event::ListRest], at / 20),
        8..=10 => Event::Back,
        11 => Event::Change(page),
        12 => Event::Mistake,
        13 => Event::Finish,
        14 => pick(&[Event::Stop, Event::Finish], at / 20),
        15 | 16 => Event::Result,
        17 => Event::Help,
        18 => Event::Country(row(at / 20)),
        _ => pick(&[Event::Back, Event::Finish, Event::Back, Event::Exit, Event::Erase, Event::Idle], at / 20),
    }
}

/// What fits what is on the screen.
fn fitting(session: &Session, at: u32) -> Event {
    let due = page::required_pages(session.answers());
    match session.view() {
        View::Start | View::Ended(_) => Event::Start,
        View::Help => Event::Back,
        View::Crisis(_) => pick(&[Event::Finish, Event::Mistake, Event::Finish], at),
        View::Early(_) => pick(&[Event::Finish, Event::Result, Event::Back], at),
        View::Check => pick(&[Event::Change(pick(&due, at / 4)), Event::Result], at % 4 / 3),
        View::Outcome(_) => pick(&[Event::Change(pick(&due, at / 3)), Event::Back, Event::Learn], at),
        View::Claims(_, _, None) => pick(&[Event::Guess(pick(&Guess::ALL, at / 2)), Event::Back], at),
        View::Learn(_) | View::Claims(..) => pick(&[Event::Continue, Event::Back], at),
        View::Question(page) => on_question(page, at),
    }
}

fn on_question(page: Page, at: u32) -> Event {
    let (kind, at) = (at % 10, at / 10);
    match page {
        Page::Hard => Event::Continue,
        Page::Age => Event::Tap(Tap::Age(if at % 12 == 0 { Age::Minor } else { Age::Adult })),
        Page::Phq9(item) => Event::Tap(Tap::Phq9(item, pick(&NINE, at))),
        Page::Difficulty => Event::Tap(Tap::Difficulty(Answer::Given(Difficulty::Very))),
        Page::LastAttempt => Event::Tap(Tap::LastAttempt(pick(&LAST_ATTEMPT, at))),
        // "Yes" to question 5 ends most walks, so it is rare.
        Page::Asq(asq::Item::Now) => Event::Tap(Tap::Asq(asq::Item::Now, YES_NO[[0, 0, 0, 1, 2][at as usize % 5]])),
        Page::Asq(item) => Event::Tap(Tap::Asq(item, pick(&YES_NO, at))),
        Page::Pregnancy => Event::Tap(Tap::Pregnancy(pregnancy(at))),
        Page::History => Event::Tap(Tap::Diagnosed(pick(&DIAGNOSED, at))),
        Page::Episode => Event::Tap(Tap::Episode(pick(&[Answer::Skipped, Answer::Given(Episode::OneToTwoYears)], at))),
        Page::Urgent if at % 12 > 0 => pick(&[Event::TickFactor(Tick::None(true)), Event::Continue], kind),
        _ if kind < 4 => Event::Continue,
        _ if kind == 4 => Event::Skip,
        Page::Medicines => Event::TickMedicine(ticked(at)),
        Page::OtherTreatments => Event::TickOtherTreatment(ticked(at)),
        Page::Medicine(_, medicine) => Event::Card(card(if medicine.is_named() { at } else { 3 * (at / 3) + 2 })),
        page => {
            let offered: Vec<_> = Factor::on(page.checkbox_page().unwrap()).collect();
            Event::TickFactor(if kind < 8 { Tick::None(true) } else { Tick::Row(pick(&offered, at), true) })
        }
    }
}

/// All that a person has put in, pressed or answered.
type Input = (Answers, Vec<Selection<Factor>>, Selection<Medicine>, Selection<OtherTreatment>, Vec<Trial>);

fn input(session: &Session) -> Input {
    let pages = HEALTH_PAGES.into_iter().chain([FactorPage::Urgent]);
    (
        session.answers().clone(),
        pages.map(|page| session.factor_ticks(page)).collect(),
        session.medicine_ticks(),
        session.other_treatment_ticks(),
        Medicine::all().map(|medicine| session.card(medicine)).collect(),
    )
}

/// Gives back what does not hold.
macro_rules! hold {
    ($holds:expr, $($said:tt)+) => {
        if !$holds {
            return Err(format!($($said)+));
        }
    };
}

fn check(before: &Session, event: Event, after: &Session) -> Result<(), String> {
    let answers = after.answers();
    let outcome = after.assessment().outcome;
    match after.view() {
        View::Question(page) => hold!(page::required_pages(answers).contains(&page), "{page:?} is not due"),
        View::Check => hold!(page::first_unanswered(answers).is_none(), "the check page with an open question"),
        View::Crisis(page) => {
            hold!(outcome.rank() >= Outcome::Urgent.rank(), "{outcome:?} needs no crisis page");
            hold!(page::required_pages(answers).contains(&page), "{page:?} is not due");
        }
        View::Early(_) => hold!(outcome == Outcome::NotHere, "an early result {outcome:?}"),
        View::Outcome(way) => {
            hold!(outcome != Outcome::Emergency, "a result over an emergency");
            match way {
                Before::Check => hold!(page::first_unanswered(answers).is_none(), "a result with an open question"),
                Before::Early(_) => hold!(outcome == Outcome::NotHere, "an early result {outcome:?}"),
                Before::Age => hold!(answers.age == Some(Age::Minor), "no minor"),
            }
            let written = record::write(answers).unwrap();
            match record::read(&written) {
                Ok(read) => hold!(read == answers.trimmed(), "the record reads as something else: {written:?}"),
                Err(fault) => hold!(false, "{way:?}: a record that cannot be read: {fault}: {written:?}"),
            }
        }
        View::Ended(_) => hold!(*answers == Answers::default(), "answers are left"),
        View::Learn(Origin::Outcome(_)) | View::Claims(Origin::Outcome(_), ..) => {
            hold!(outcome.rank() < Outcome::Urgent.rank(), "education after {outcome:?}");
            hold!(answers.age != Some(Age::Minor), "education for a minor");
        }
        View::Start | View::Help | View::Learn(Origin::Start) | View::Claims(Origin::Start, ..) => {}
    }
    let keeps = matches!(
        event,
        Event::Back
            | Event::Mistake
            | Event::Help
            | Event::Learn
            | Event::Guess(_)
            | Event::Country(_)
            | Event::Change(_)
    );
    if keeps || (event == Event::Start && before.view() == View::Start) {
        hold!(input(before) == input(after), "{event:?} has lost something");
    }
    let is_emergency = before.assessment().outcome == Outcome::Emergency;
    if matches!(before.view(), View::Crisis(_)) && is_emergency && before.view() != after.view() {
        let ways = [Event::Mistake, Event::Back, Event::Help, Event::Exit, Event::Erase, Event::Idle];
        hold!(ways.contains(&event), "{event:?} goes on from an emergency");
    }
    let kept = answers.asq.now.is_asked() && !answers.is_asq_now_due();
    hold!(!kept, "an answer that is not due is kept");
    Ok(())
}

/// Presses one event after the other; where a promise breaks, says which, and what was pressed.
fn walk(
    mut session: Session,
    events: impl Iterator<Item = impl Fn(&Session) -> Event>,
) -> Result<Session, TestCaseError> {
    let mut pressed = Vec::new();
    for event in events {
        let event = event(&session);
        let after = session.clone().apply(event);
        pressed.push((session.view(), event));
        if let Err(broken) = check(&session, event, &after) {
            return Err(TestCaseError::fail(format!("{broken}\nnow {:?}, after\n{pressed:#?}", after.view())));
        }
        session = after;
    }
    Ok(session)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::common::cases(4_000), failure_persistence: None, max_shrink_iters: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_the_promises_hold(presses in prop::collection::vec(any::<(u8, u32)>(), 0..160)) {
        walk(Session::new(Country::default()), presses.into_iter().map(|(kind, at)| {
            move |session: &Session| {
                let due = page::required_pages(session.answers());
                if kind < 215 { fitting(session, at) } else { any_event(at, pick(&due, at / 20)) }
            }
        }))?;
    }

    #[test]
    fn whatever_is_changed_from_the_check_page_the_promises_hold(presses in prop::collection::vec(any::<u32>(), 0..60)) {
        walk(common::walk_to_check(&common::consult()), presses.into_iter().map(|at| {
            move |session: &Session| match session.view() {
                View::Question(page) if at % 3 == 0 => {
                    let worst = common::with(&["H-ANEURYSM"]);
                    common::presses(page, &worst)[0]
                }
                _ => fitting(session, at / 3),
            }
        }))?;
    }

    #[test]
    fn exit_and_erase_leave_nothing_wherever_they_are_pressed(presses in prop::collection::vec(any::<u32>(), 0..120)) {
        let mut session = Session::new(Country::default());
        for at in presses {
            session = session.clone().apply(fitting(&session, at));
        }
        for event in [Event::Exit, Event::Erase] {
            let ended = session.clone().apply(event);
            prop_assert!(matches!(ended.view(), View::Ended(_)));
            prop_assert_eq!(input(&ended), input(&Session::new(Country::default())));
            prop_assert_eq!(ended.country(), Country::default());
            let anew = ended.apply(Event::Start);
            prop_assert_eq!(anew.view(), View::Start);
            prop_assert_eq!(input(&anew), input(&Session::new(Country::default())));
        }
    }
}
