//! People that several tests share, and the walks by which they answer.

mod numbers;
mod walks;

use clinical::{
    answer::{Age, Answer, Coded as _, Difficulty, Dose, Effect, Episode, Frequency, LastAttempt, YesNo, YesNoUnsure},
    answers::Answers,
    factors::{Factor, FactorPage, Factors},
    medicines::{Medicine, OtherTreatment},
    page::Page,
    phq9::{self, Phq9},
    row_set::Row as _,
    trials::{Trial, Trials},
};
pub use numbers::Numbers;
use record::Person;
pub use walks::*;

/// How many times to try: a fiftieth where the tests run once for each change of a rule.
pub fn cases(many: u32) -> u32 {
    if is_few() { many / 50 } else { many }
}

/// How far to go from one of a long row of people to the next; not a divisor of how many values an answer has.
pub fn step() -> usize {
    if is_few() { 23 } else { 1 }
}

fn is_few() -> bool {
    std::env::var_os("TRD_FEW").is_some()
}

pub const FREQUENCIES: [Frequency; 4] =
    [Frequency::NotAtAll, Frequency::SeveralDays, Frequency::MoreThanHalfTheDays, Frequency::NearlyEveryDay];

/// No, skipped, yes: ASQ 1, 2, 3 and 5 from the mildest to the worst.
pub const YES_NO: [Answer<YesNo>; 3] = [Answer::Given(YesNo::No), Answer::Skipped, Answer::Given(YesNo::Yes)];

/// No, skipped, longer ago, time not said, past 3 months: ASQ 4 and its time from the mildest to the worst. The last two
/// count as the same.
pub const ATTEMPT: [(Answer<YesNo>, Answer<LastAttempt>); 5] = [
    (Answer::Given(YesNo::No), Answer::NotAsked),
    (Answer::Skipped, Answer::NotAsked),
    (Answer::Given(YesNo::Yes), Answer::Given(LastAttempt::Past)),
    (Answer::Given(YesNo::Yes), Answer::Skipped),
    (Answer::Given(YesNo::Yes), Answer::Given(LastAttempt::Recent)),
];

/// Longer ago, skipped, past 3 months: the time of an attempt from the mildest to the worst.
pub const LAST_ATTEMPT: [Answer<LastAttempt>; 3] =
    [Answer::Given(LastAttempt::Past), Answer::Skipped, Answer::Given(LastAttempt::Recent)];

/// 0, 1, skipped, 2, 3: item 9 from the mildest to the worst.
pub const NINE: [Answer<Frequency>; 5] = [
    Answer::Given(Frequency::NotAtAll),
    Answer::Given(Frequency::SeveralDays),
    Answer::Skipped,
    Answer::Given(Frequency::MoreThanHalfTheDays),
    Answer::Given(Frequency::NearlyEveryDay),
];

pub const DIAGNOSED: [Answer<YesNoUnsure>; 4] = [
    Answer::Given(YesNoUnsure::Yes),
    Answer::Given(YesNoUnsure::No),
    Answer::Given(YesNoUnsure::Unsure),
    Answer::Skipped,
];

pub fn factor(code: &str) -> Factor {
    Factor::from_code(code).unwrap_or_else(|| panic!("no factor {code}"))
}

pub fn factors(codes: &[&str]) -> Factors {
    codes.iter().map(|code| factor(code)).collect()
}

pub fn medicine(id: &str) -> Medicine {
    Medicine::from_id(id).unwrap_or_else(|| panic!("no medicine {id}"))
}

/// The page that asks for a factor, by the letter of its code.
pub fn page_of(factor: Factor) -> FactorPage {
    match factor.code().as_bytes()[0] {
        b'U' => FactorPage::Urgent,
        b'A' => FactorPage::Age,
        b'M' => FactorPage::Mind,
        b'H' => FactorPage::Heart,
        b'B' => FactorPage::Health,
        b'P' => FactorPage::Pregnancy,
        b'S' => FactorPage::Substances,
        b'R' => FactorPage::MedicinesNow,
        _ => FactorPage::Practical,
    }
}

/// Adds a factor to what was answered on its page.
pub fn tick(answers: &mut Answers, code: &str) {
    let factor = factor(code);
    match page_of(factor) {
        FactorPage::Urgent => answers.set_urgent(answers.urgent().unwrap_or_default().with(factor)),
        FactorPage::Age => answers.age = Some(Age::Minor),
        FactorPage::Pregnancy => answers.set_pregnancy(Answer::Given(Some(factor))),
        page => {
            let before = answers.factors(page).given().unwrap_or_default();
            answers.set_factors(page, Answer::Given(before.with(factor)));
        }
    }
}

/// Items 1 to 8 with the first `missing` left out and the rest adding up to `sum`; item 9 not at all.
pub fn items(missing: usize, sum: u8) -> Phq9 {
    let mut phq9 = Phq9::default();
    phq9.difficulty = Answer::Given(Difficulty::Somewhat);
    let mut rest = sum;
    for (i, item) in phq9::Item::all().enumerate() {
        let score = if i < missing || i == 8 { 0 } else { rest.min(3) };
        rest -= score;
        let given = Answer::Given(FREQUENCIES[usize::from(score)]);
        phq9.set(item, if i < missing { Answer::Skipped } else { given });
    }
    assert_eq!(rest, 0, "{sum} does not fit into {} items", 8 - missing);
    phq9
}

pub fn failed(id: &str) -> Trial {
    let yes = Answer::Given(YesNoUnsure::Yes);
    Trial { medicine: medicine(id), dose: Answer::Given(Dose::Yes), weeks: yes, effect: Answer::Given(Effect::Little) }
}

pub fn unsure(id: &str) -> Trial {
    let dose = Answer::Given(Dose::Unsure);
    let weeks = if medicine(id).is_named() { failed(id).weeks } else { Answer::Given(YesNoUnsure::Unsure) };
    Trial { dose, weeks, ..failed(id) }
}

pub fn trials(trials: &[Trial]) -> Answer<Trials> {
    Answer::Given(Trials::new(trials.to_vec()).unwrap())
}

/// Everything asked, nothing ticked, every "no": PHQ-9 16, two failed trials, diagnosed. This person's result is
/// "Ketamine or Spravato may be worth a conversation".
pub fn consult() -> Answers {
    let mut answers = Answers::default();
    answers.age = Some(Age::Adult);
    answers.phq9 = items(0, 16);
    answers.diagnosed = Answer::Given(YesNoUnsure::Yes);
    answers.episode = Answer::Given(Episode::OneToTwoYears);
    answers.other_treatments = Answer::Given(clinical::row_set::Set::EMPTY);
    answers.asq.wish = YES_NO[0];
    answers.asq.better_off = YES_NO[0];
    answers.asq.thoughts = YES_NO[0];
    (answers.asq.attempt, answers.asq.last_attempt) = ATTEMPT[0];
    answers.set_urgent(Factors::EMPTY);
    for page in clinical::answers::HEALTH_PAGES {
        answers.set_factors(page, Answer::Given(Factors::EMPTY));
    }
    answers.set_pregnancy(Answer::Given(None));
    answers.set_medicines(trials(&[failed("sertraline"), failed("venlafaxine")]));
    answers
}

/// The same person with one more answer each.
pub fn with(codes: &[&str]) -> Answers {
    let mut answers = consult();
    for code in codes {
        tick(&mut answers, code);
    }
    answers
}

/// The worked people of `vignettes.json`, each with what is said of them there.
pub fn worked() -> Vec<(String, Answers)> {
    let people = Person::all(include_str!("../vignettes.json")).unwrap();
    people.into_iter().map(|person| (person.person, person.answers.0)).collect()
}

/// A record chosen by bytes: skipped and ticked at random, now and then ended early.
pub fn generated(seed: &[u8; 40]) -> Answers {
    let mut answers = consult();
    let pick = |i: usize, n: usize| usize::from(seed[i]) % n;
    if seed[39] > 247 {
        answers.set_urgent(Factor::on(FactorPage::Urgent).skip(pick(0, 4)).collect());
    }
    if seed[38] > 250 {
        answers.age = Some(Age::Minor);
    }
    for (i, item) in phq9::Item::all().enumerate() {
        answers.phq9.set(item, NINE[pick(i, 5)]);
    }
    answers.phq9.difficulty = match (answers.phq9.has_problem(), pick(13, 4)) {
        (false, _) => Answer::NotAsked,
        (true, 0) => Answer::Skipped,
        (true, 1) => Answer::Given(Difficulty::Extremely),
        (true, _) => Answer::Given(Difficulty::Very),
    };
    answers.asq.wish = YES_NO[pick(9, 3)];
    answers.asq.better_off = YES_NO[pick(10, 3)];
    answers.asq.thoughts = YES_NO[pick(11, 3)];
    (answers.asq.attempt, answers.asq.last_attempt) = ATTEMPT[pick(12, 5)];
    answers.asq.now = if answers.is_asq_now_due() { YES_NO[pick(13, 3)] } else { Answer::NotAsked };
    for (i, page) in clinical::answers::HEALTH_PAGES.into_iter().enumerate() {
        let ticked = Factor::on(page)
            .enumerate()
            .filter(|(j, _)| (seed[14 + i] ^ seed[20 + j]).is_multiple_of(4))
            .map(|(_, f)| f);
        let skipped = seed[14 + i] > 240;
        answers.set_factors(page, if skipped { Answer::Skipped } else { Answer::Given(ticked.collect()) });
    }
    answers.set_pregnancy(match pick(35, 4) {
        0 => Answer::Skipped,
        1 => Answer::Given(None),
        _ => Answer::Given(Factor::on(FactorPage::Pregnancy).nth(pick(35, 5))),
    });
    answers.diagnosed = DIAGNOSED[pick(36, 4)];
    answers.episode = match pick(33, 6) {
        0 => Answer::NotAsked,
        1 => Answer::Skipped,
        _ => Episode::from_ordinal(seed[33] % 4).map_or(Answer::Skipped, Answer::Given),
    };
    answers.set_medicines(match pick(37, 7) {
        0 => Answer::Skipped,
        1 => trials(&[]),
        2 => trials(&[unsure("unknown-2"), failed("doxepin")]),
        3 => {
            let skipped = Trial { dose: Answer::Skipped, effect: Answer::Skipped, ..failed("bupropion") };
            trials(&[failed("venlafaxine"), skipped, unsure("unknown-1")])
        }
        4 => {
            let lower = Trial { dose: Answer::Given(Dose::Lower), ..failed("nortriptyline") };
            let partly = Trial { effect: Answer::Given(Effect::Partly), ..failed("sertraline") };
            trials(&[lower, partly])
        }
        5 => {
            let listed =
                |id| Trial { dose: Answer::Skipped, weeks: Answer::Skipped, effect: Answer::Skipped, ..failed(id) };
            let full = [failed("sertraline"), failed("venlafaxine"), failed("bupropion")];
            trials(&[&full[..], &[listed("doxepin"), listed("phenelzine"), listed("mirtazapine")]].concat())
        }
        _ => trials(&[unsure("sertraline")]),
    });
    answers.other_treatments = match pick(38, 4) {
        0 => Answer::Skipped,
        1 => Answer::NotAsked,
        _ => Answer::Given(OtherTreatment::all().step_by(1 + pick(38, 9)).collect()),
    };
    let mut record = answers.trimmed();
    // A person may stop once an URGENT or STOP answer stands.
    if seed[39].is_multiple_of(4) {
        let mut shorter = record.clone();
        for page in clinical::page::required_pages(&record).into_iter().rev().take(pick(34, 8)) {
            take_back(&mut shorter, page);
        }
        if clinical::page::is_record(&shorter) {
            record = shorter;
        }
    }
    record
}

/// Makes a page after the ASQ as if it had never been put.
pub fn take_back(answers: &mut Answers, page: Page) {
    match page {
        Page::Pregnancy => answers.set_pregnancy(Answer::NotAsked),
        Page::History => answers.diagnosed = Answer::NotAsked,
        Page::Episode => answers.episode = Answer::NotAsked,
        Page::Medicines => answers.set_medicines(Answer::NotAsked),
        Page::Medicine(_, medicine) => {
            let picked = |trial: &Trial| if trial.medicine == medicine { Trial::picked(medicine) } else { *trial };
            let cards: Vec<_> = answers.trials().iter().map(picked).collect();
            answers.set_medicines(trials(&cards));
        }
        Page::OtherTreatments => answers.other_treatments = Answer::NotAsked,
        page => {
            if let Some(page) = page.checkbox_page() {
                answers.set_factors(page, Answer::NotAsked);
            }
        }
    }
}
