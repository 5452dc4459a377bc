//! How far along a page is: true on every page of the worked persons, full on none.

use clinical::{
    page::{self, Page, Part},
    phq9,
    progress::Progress,
};

use crate::common;

fn done(progress: &Progress) -> usize {
    Part::ALL.into_iter().map(|part| progress.done(part)).sum()
}

#[test]
fn each_page_is_one_step_further_and_the_last_is_not_the_end() {
    let worked = common::worked();
    assert!(worked.len() > 40);
    for (person, answers) in worked {
        let pages = page::required_pages(&answers);
        for (place, page) in pages.iter().enumerate() {
            let progress = Progress::of(*page, &answers);
            assert_eq!((progress.part, done(&progress)), (page.part(), place), "{person}: {page:?}");
            assert!((1..=progress.in_part()).contains(&progress.place), "{person}: {page:?}: {progress:?}");
            assert!(done(&progress) < progress.pages.iter().sum(), "{person}: {page:?}: {progress:?}");
        }
    }
}

#[test]
fn the_two_weeks_have_ten_pages_until_it_is_known_that_the_last_does_not_come() {
    let first = Page::Phq9(phq9::Item::all().next().unwrap());
    let mut answers = clinical::answers::Answers::default();
    assert_eq!((Progress::of(first, &answers).place, Progress::of(first, &answers).in_part()), (1, 10));
    answers.phq9 = common::items(0, 0);
    assert_eq!(Progress::of(first, &answers).in_part(), 9);
    answers.phq9 = common::items(0, 1);
    assert_eq!(Progress::of(first, &answers).in_part(), 10);
}

#[test]
fn a_part_grows_by_the_medicines_that_are_picked() {
    let mut answers = common::consult();
    let before = Progress::of(Page::Practical, &answers);
    answers.set_medicines(common::trials(&[]));
    let after = Progress::of(Page::Practical, &answers);
    assert_eq!((before.place, before.in_part()), (after.place + 2, after.in_part() + 2));
}
