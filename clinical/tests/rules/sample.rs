//! The pages that a clinic's staff can look at, each with answers of somebody made up.

use clinical::{
    crisis::Country,
    outcome::Outcome,
    page,
    sample::{self, PreviewPage},
    session::View,
};

#[test]
fn every_place_is_reached_and_is_what_it_is_called() {
    for place in PreviewPage::all() {
        let name = place.name();
        let home = Country::from_code("GB").unwrap();
        let session = place.session(home).unwrap_or_else(|| panic!("nobody comes to {name}"));
        assert_eq!(session.country(), home, "{name}");
        let outcome = session.assessment().outcome;
        match (place, session.view()) {
            (PreviewPage::Question(id), View::Question(page)) => assert_eq!(page.link_id(), id),
            (PreviewPage::Outcome(wanted), View::Outcome(_)) => assert_eq!(outcome, wanted),
            (PreviewPage::Outcome(wanted), View::Crisis(_)) => {
                assert_eq!((outcome, wanted), (Outcome::Emergency, Outcome::Emergency));
            }
            (PreviewPage::Start, View::Start)
            | (PreviewPage::Early, View::Early(_))
            | (PreviewPage::Check, View::Check)
            | (PreviewPage::Help, View::Help)
            | (PreviewPage::Learn, View::Learn(_))
            | (PreviewPage::Claims, View::Claims(..)) => {}
            (PreviewPage::Crisis, View::Crisis(_)) => assert_eq!(outcome, Outcome::Urgent),
            (_, view) => panic!("{name} is shown as {view:?}"),
        }
        assert_eq!(PreviewPage::from_name(name), Some(place));
    }
    assert_eq!(PreviewPage::from_name("nowhere"), None);
}

/// Each of the people is one whose outcome clinicians have set, answer by answer.
#[test]
fn the_people_are_worked_people() {
    let worked = record::Person::all(include_str!("../vignettes.json")).unwrap();
    for (id, answers) in sample::people() {
        let person = worked.iter().find(|person| person.id == id).unwrap();
        assert_eq!(answers, person.answers.0, "{id}");
    }
}

/// Every question that one of the people was due to be asked is a place.
#[test]
fn no_question_is_left_out() {
    let check = PreviewPage::Check.session(Country::default()).unwrap();
    for page in page::required_pages(check.answers()) {
        assert!(PreviewPage::from_name(page.link_id()).is_some(), "{}", page.link_id());
    }
}
