//! Answers to the PHQ-9 made up by machine, the same in every run.

use clinical::answer::{Age, Answer, Coded as _, Frequency};
use clinical::answers::Answers;
use clinical::factors::Factors;
use clinical::phq9;

/// So many people, with none to nine items left open, in turn.
pub fn people(count: usize) -> Vec<Answers> {
    let mut state = 7_u32;
    // A linear congruential generator (Numerical Recipes): its upper bits look random enough.
    let mut next = move |below: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let mut people = Vec::new();
    for person in 0..count {
        let mut answers = Answers::default();
        answers.set_urgent(Factors::EMPTY);
        answers.age = Some(Age::Adult);
        let mut open: Vec<u32> = (0..9).collect();
        while open.len() > person % 10 {
            let place = next(u32::try_from(open.len()).unwrap_or(1));
            open.remove(place as usize);
        }
        for (place, item) in (0..).zip(phq9::Item::all()) {
            let score = u8::try_from(next(4)).unwrap_or_default();
            let given = Frequency::from_ordinal(score).filter(|_| !open.contains(&place));
            answers.phq9.set(item, given.map_or(Answer::Skipped, Answer::Given));
        }
        people.push(answers);
    }
    people
}
