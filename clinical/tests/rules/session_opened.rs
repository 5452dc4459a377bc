//! A saved file that was opened: the walk goes on where it stood, and help comes first.

use super::common::{self, consult, take_back, with};
use clinical::{
    answer::{Age, Answer},
    answers::Answers,
    date::Date,
    fhir,
    page::{self, Page},
    session::{Before, Event, Session, Tap, View},
    text::Lang,
};

/// Saved, and opened another day.
fn opened(answers: &Answers) -> Session {
    let file = fhir::bundle(answers, Date::from_unix_days(20_777), Lang::En, true);
    let session = Session::default().open(fhir::open(&file).unwrap());
    assert_eq!(session.answers(), answers);
    session
}

#[test]
fn a_whole_record_leads_to_the_check_page_and_its_result() {
    let session = opened(&consult());
    assert_eq!(session.view(), View::Check);
    assert_eq!(session.apply(Event::Result).view(), View::Outcome(Before::Check));
}

#[test]
fn help_goes_before_the_check_page() {
    let mut answers = consult();
    answers.phq9.set(clinical::phq9::Item::NINTH, common::NINE[3]);
    answers.asq.now = common::YES_NO[0];
    let session = opened(&answers);
    assert!(matches!(session.view(), View::Crisis(_)), "{:?}", session.view());
    assert_eq!(session.apply(Event::Finish).view(), View::Check);
    assert_eq!(opened(&with(&["U-MEDICAL"]).trimmed()).view(), View::Crisis(Page::Urgent));
    let mut minor = consult();
    minor.age = Some(Age::Minor);
    assert_eq!(opened(&minor.trimmed()).view(), View::Outcome(Before::Age));
}

#[test]
fn a_record_that_ended_early_can_be_seen_or_finished() {
    let mut answers = with(&["M-DEMENTIA"]);
    let pages = page::required_pages(&answers);
    let kept = pages.iter().position(|page| *page == Page::Heart).unwrap();
    for page in pages.into_iter().skip(kept + 1).rev() {
        take_back(&mut answers, page);
    }
    let session = opened(&answers);
    assert_eq!(session.view(), View::Early(Page::Heart));
    assert_eq!(session.clone().apply(Event::Result).view(), View::Outcome(Before::Early(Page::Heart)));
    assert_eq!(session.apply(Event::Finish).view(), View::Question(Page::Health));
}

#[test]
fn help_leads_back_to_the_answer_that_called_for_it() {
    assert_eq!(opened(&with(&["M-MANIA-NOW"])).view(), View::Crisis(Page::Mind));
}

#[test]
fn a_question_that_was_not_put_is_put_now() {
    let mut answers = consult();
    answers.other_treatments = Answer::NotAsked;
    assert_eq!(opened(&answers).view(), View::Question(Page::OtherTreatments));
}

/// As a file of version 2 has it: only the episode is open, and what was answered after it is not walked through again.
#[test]
fn a_file_without_the_episode_asks_for_it_and_leads_back_to_the_check_page() {
    let mut answers = consult();
    answers.episode = Answer::NotAsked;
    let session = Session::default().open(answers.clone());
    assert_eq!(session.view(), View::Question(Page::Episode));
    let skip = Event::Tap(Tap::Episode(Answer::Skipped));
    assert_eq!(session.apply(skip).view(), View::Check);
    // Help goes first, and then the same.
    answers.phq9.set(clinical::phq9::Item::NINTH, common::NINE[3]);
    answers.asq.now = common::YES_NO[0];
    let crisis = Session::default().open(answers);
    assert!(matches!(crisis.view(), View::Crisis(_)), "{:?}", crisis.view());
    let asked = crisis.apply(Event::Finish);
    assert_eq!(asked.view(), View::Question(Page::Episode));
    assert_eq!(asked.apply(skip).view(), View::Check);
}

#[test]
fn where_something_was_answered_nothing_changes() {
    let elsewhere = common::walk_to(&with(&["M-BIPOLAR"]), "heart");
    assert_eq!(elsewhere.clone().open(consult()), elsewhere);
    assert_ne!(Session::default().open(consult()), Session::default(), "the control");
}
