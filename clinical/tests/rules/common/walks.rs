//! Walks: what is pressed to come somewhere with given answers.

use clinical::{
    answer::Answer,
    answers::Answers,
    crisis::Country,
    form_state::{CardAnswer, Tick},
    page::Page,
    session::{Event, Session, Tap, View},
};

pub fn start() -> Session {
    Session::new(Country::default()).apply(Event::Start)
}

/// What a person presses on a page to answer as in `target`; empty for a page without an answer in it.
pub fn presses(page: Page, target: &Answers) -> Vec<Event> {
    let tap = |tap| vec![Event::Tap(tap)];
    match page {
        Page::Hard => vec![Event::Continue],
        Page::Age => target.age.map(|age| Event::Tap(Tap::Age(age))).into_iter().collect(),
        Page::Phq9(item) => tap(Tap::Phq9(item, target.phq9.item(item))),
        Page::Difficulty => tap(Tap::Difficulty(target.phq9.difficulty)),
        Page::Asq(item) => tap(Tap::Asq(item, target.asq.item(item))),
        Page::LastAttempt => tap(Tap::LastAttempt(target.asq.last_attempt)),
        Page::Pregnancy => tap(Tap::Pregnancy(target.pregnancy())),
        Page::History => tap(Tap::Diagnosed(target.diagnosed)),
        // A record may be silent about it; the page always comes.
        Page::Episode => tap(Tap::Episode(if target.episode.is_asked() { target.episode } else { Answer::Skipped })),
        Page::Medicines => match target.medicines() {
            Answer::Given(trials) => {
                let boxes = trials.as_slice().iter().map(|trial| Event::TickMedicine(Tick::Row(trial.medicine, true)));
                boxed(boxes, Event::TickMedicine(Tick::None(true)))
            }
            _ => vec![Event::Skip],
        },
        Page::Medicine(_, medicine) => {
            let Some(trial) = target.trials().iter().find(|trial| trial.medicine == medicine) else {
                return vec![Event::Skip];
            };
            let marks = [
                trial.dose.given().map(CardAnswer::Dose),
                trial.weeks.given().map(CardAnswer::Weeks),
                trial.effect.given().map(CardAnswer::Effect),
            ];
            let end = if marks.iter().all(Option::is_some) { Event::Continue } else { Event::Skip };
            marks.into_iter().flatten().map(Event::Card).chain([end]).collect()
        }
        Page::OtherTreatments => match target.other_treatments {
            Answer::Given(set) => {
                let boxes = set.iter().map(|other| Event::TickOtherTreatment(Tick::Row(other, true)));
                boxed(boxes, Event::TickOtherTreatment(Tick::None(true)))
            }
            _ => vec![Event::Skip],
        },
        page => match target.factors(page.checkbox_page().unwrap()) {
            Answer::Given(set) => {
                let boxes = set.iter().map(|factor| Event::TickFactor(Tick::Row(factor, true)));
                let mut presses = vec![Event::TickFactor(Tick::None(true)), Event::TickFactor(Tick::None(false))];
                presses.extend(boxed(boxes, Event::TickFactor(Tick::None(true))));
                presses
            }
            _ => vec![Event::Skip],
        },
    }
}

fn boxed(boxes: impl Iterator<Item = Event>, none: Event) -> Vec<Event> {
    let mut events: Vec<_> = boxes.collect();
    if events.is_empty() {
        events.push(none);
    }
    events.push(Event::Continue);
    events
}

pub fn press(session: Session, events: impl IntoIterator<Item = Event>) -> Session {
    events.into_iter().fold(session, Session::apply)
}

/// Answers the page on the screen as in `target`.
pub fn answer_page(session: Session, target: &Answers) -> Session {
    let View::Question(page) = session.view() else { panic!("no question but {:?}", session.view()) };
    press(session, presses(page, target))
}

/// Answers page after page as in `target` until `stop` says so; goes on past the crisis page and the early result.
pub fn walk_until(mut session: Session, target: &Answers, stop: impl Fn(&Session) -> bool) -> Session {
    for _ in 0..80 {
        if stop(&session) {
            return session;
        }
        session = match session.view() {
            View::Question(_) => answer_page(session, target),
            View::Crisis(_) | View::Early(_) => session.apply(Event::Finish),
            _ => return session,
        };
    }
    panic!("the walk does not end: {:?}", session.view());
}

/// Walks to the page of this `linkId`, answering all before it as in `target`.
pub fn walk_to(target: &Answers, link_id: &str) -> Session {
    let there = |session: &Session| is_question(session, link_id);
    let session = walk_until(start(), target, there);
    assert!(there(&session), "{link_id} was not reached but {:?}", session.view());
    session
}

/// Walks to the check page.
pub fn walk_to_check(target: &Answers) -> Session {
    let session = walk_until(start(), target, |session| session.view() == View::Check);
    assert_eq!(session.view(), View::Check);
    session
}

pub fn is_question(session: &Session, link_id: &str) -> bool {
    matches!(session.view(), View::Question(page) if page.link_id() == link_id)
}

/// Presses Change for a page and answers it as in `target`.
pub fn change(session: Session, page: Page, target: &Answers) -> Session {
    let session = session.apply(Event::Change(page));
    assert_eq!(session.view(), View::Question(page), "Change leads to the page");
    press(session, presses(page, target))
}
