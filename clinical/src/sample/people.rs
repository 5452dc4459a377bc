//! People made up, for the preview: some of the worked people in `tests/vignettes.json`, whose outcomes clinicians have
//! set. A test holds them against that list.

use crate::{
    answer::{Age, Answer, Coded as _, Difficulty, Dose, Effect, Frequency, LastAttempt, YesNo, YesNoUnsure},
    answers::{Answers, HEALTH_PAGES},
    asq::Asq,
    factors::{Factor, FactorPage, Factors, Level},
    medicines::Medicine,
    phq9,
    trials::{Trial, Trials},
};

const NO: Answer<YesNo> = Answer::Given(YesNo::No);
const YES: Answer<YesNo> = Answer::Given(YesNo::Yes);

/// The answers of each, by their ids in that list and in its order.
#[must_use]
pub fn people() -> [(&'static str, Answers); 10] {
    [
        ("V01", consult()),
        ("V03", in_danger()),
        ("V05", with_item_nine()),
        ("V07", tried_long_ago()),
        ("V09", of_age(Age::Minor)),
        ("V11", with(FactorPage::Pregnancy, Level::Clear)),
        ("V13", with(FactorPage::Heart, Level::Stop)),
        ("V21", with_medicines(&["escitalopram"], Dose::Yes, YesNoUnsure::No)),
        ("V72", six_medicines()),
        ("V23", with_medicines(&["unknown-1", "unknown-2"], Dose::Unsure, YesNoUnsure::Unsure)),
    ]
}

/// Nothing is urgent, and no more is said than the age.
fn of_age(age: Age) -> Answers {
    let mut answers = Answers::default();
    answers.age = Some(age);
    answers.set_urgent(Factors::EMPTY);
    answers
}

/// Nothing stands against a consultation.
fn consult() -> Answers {
    let mut answers = of_age(Age::Adult);
    answers.diagnosed = Answer::Given(YesNoUnsure::Yes);
    set_phq9(&mut answers, [3, 3, 2, 2, 1, 2, 2, 1, 0]);
    answers.asq = Asq { wish: NO, better_off: NO, thoughts: NO, attempt: NO, ..Asq::default() };
    for page in HEALTH_PAGES.into_iter().chain([FactorPage::Practical]) {
        answers.set_factors(page, Answer::Given(Factors::EMPTY));
    }
    answers.set_pregnancy(Answer::Given(None));
    set_medicines(&mut answers, &["sertraline", "venlafaxine"], Dose::Yes, YesNoUnsure::Yes);
    answers
}

/// An emergency, so that nothing is asked after it.
fn in_danger() -> Answers {
    let mut answers = of_age(Age::Adult);
    set_phq9(&mut answers, [3, 3, 3, 3, 2, 3, 2, 2, 3]);
    let last_attempt = Answer::Given(LastAttempt::Past);
    answers.asq = Asq { wish: YES, better_off: YES, thoughts: YES, attempt: YES, last_attempt, now: YES };
    answers
}

fn with_item_nine() -> Answers {
    let mut answers = consult();
    set_phq9(&mut answers, [2, 2, 2, 2, 1, 2, 1, 1, 2]);
    answers.asq.now = NO;
    answers
}

fn tried_long_ago() -> Answers {
    let mut answers = with_medicines(&["sertraline", "venlafaxine", "bupropion"], Dose::Yes, YesNoUnsure::Yes);
    (answers.asq.attempt, answers.asq.last_attempt) = (YES, Answer::Given(LastAttempt::Past));
    answers.asq.now = NO;
    answers
}

/// One factor stands against a consultation: the first of its page and level.
fn with(page: FactorPage, level: Level) -> Answers {
    let mut answers = consult();
    let factor = Factor::on(page).find(|factor| factor.level() == level);
    match page {
        FactorPage::Pregnancy => answers.set_pregnancy(Answer::Given(factor)),
        page => answers.set_factors(page, Answer::Given(factor.into_iter().collect())),
    }
    answers
}

fn with_medicines(ids: &[&str], dose: Dose, weeks: YesNoUnsure) -> Answers {
    let mut answers = consult();
    set_medicines(&mut answers, ids, dose, weeks);
    answers
}

/// Six medicines, the last three of them listed only.
fn six_medicines() -> Answers {
    let mut answers = consult();
    let ids = ["sertraline", "venlafaxine", "bupropion", "mirtazapine", "nortriptyline", "vortioxetine"];
    set_medicines(&mut answers, &ids, Dose::Yes, YesNoUnsure::Yes);
    let listed =
        |trial: Trial| Trial { dose: Answer::Skipped, weeks: Answer::Skipped, effect: Answer::Skipped, ..trial };
    let cards = answers.trials().iter().enumerate().map(|(i, trial)| if i < 3 { *trial } else { listed(*trial) });
    answers.set_medicines(Trials::new(cards.collect()).map_or(Answer::Skipped, Answer::Given));
    answers
}

fn set_phq9(answers: &mut Answers, ordinals: [u8; phq9::ITEMS]) {
    for (item, ordinal) in phq9::Item::all().zip(ordinals) {
        answers.phq9.set(item, Frequency::from_ordinal(ordinal).map_or(Answer::Skipped, Answer::Given));
    }
    answers.phq9.difficulty = Answer::Given(Difficulty::Very);
}

/// Medicines that helped little, each taken at such a dose and for so long.
fn set_medicines(answers: &mut Answers, ids: &[&str], dose: Dose, weeks: YesNoUnsure) {
    let card = |medicine| Trial {
        medicine,
        dose: Answer::Given(dose),
        weeks: Answer::Given(weeks),
        effect: Answer::Given(Effect::Little),
    };
    let cards = ids.iter().filter_map(|id| Medicine::from_id(id)).map(card).collect();
    answers.set_medicines(Trials::new(cards).map_or(Answer::Skipped, Answer::Given));
}
