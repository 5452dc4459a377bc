//! People and walks that several tests share.

use clinical::{
    answer::{Age, Answer, Attempt, Difficulty, Effect, Frequency, YesNo, YesNoUnsure},
    answers::Answers,
    asq,
    crisis::Country,
    draft::{CardAnswer, Tick},
    factors::{Factor, FactorPage, Factors},
    medicines::{Medicine, OtherTreatment},
    page::Page,
    phq9::{self, Phq9},
    session::{Event, Session, Tap, View},
    set::Row as _,
    trials::{Trial, Trials},
};

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

/// No, skipped, longer ago, past 3 months: ASQ 4 from the mildest to the worst.
pub const ATTEMPT: [Answer<Attempt>; 4] =
    [Answer::Given(Attempt::No), Answer::Skipped, Answer::Given(Attempt::Past), Answer::Given(Attempt::Recent)];

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
    Trial { medicine: medicine(id), dose: yes, weeks: yes, effect: Answer::Given(Effect::Little) }
}

pub fn unsure(id: &str) -> Trial {
    let dose = Answer::Given(YesNoUnsure::Unsure);
    let weeks = if medicine(id).is_named() { failed(id).weeks } else { dose };
    Trial { dose, weeks, ..failed(id) }
}

pub fn trials(trials: &[Trial]) -> Answer<Trials> {
    Answer::Given(Trials::new(trials.to_vec()).unwrap())
}

/// Everything asked, nothing ticked, every "no": PHQ-9 16, two failed trials, diagnosed. This person's result is
/// "May be worth a conversation".
pub fn consult() -> Answers {
    let mut answers = Answers::default();
    answers.age = Some(Age::Adult);
    answers.phq9 = items(0, 16);
    answers.diagnosed = Answer::Given(YesNoUnsure::Yes);
    answers.other_treatments = Answer::Given(clinical::set::Set::EMPTY);
    answers.asq.wish = YES_NO[0];
    answers.asq.better_off = YES_NO[0];
    answers.asq.thoughts = YES_NO[0];
    answers.asq.attempt = ATTEMPT[0];
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
        Page::Asq(asq::Item::Attempt) => tap(Tap::Attempt(target.asq.attempt)),
        Page::Asq(item) => tap(Tap::Asq(item, asq_answer(target, item))),
        Page::Pregnancy => tap(Tap::Pregnancy(target.pregnancy())),
        Page::History => tap(Tap::Diagnosed(target.diagnosed)),
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
        page => match target.factors(page.factor_page().unwrap()) {
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

pub fn asq_answer(answers: &Answers, item: asq::Item) -> Answer<YesNo> {
    match item {
        asq::Item::Wish => answers.asq.wish,
        asq::Item::BetterOff => answers.asq.better_off,
        asq::Item::Thoughts => answers.asq.thoughts,
        _ => answers.asq.now,
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
    for _ in 0..60 {
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
    answers.asq.attempt = ATTEMPT[pick(12, 4)];
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
    answers.set_medicines(match pick(37, 5) {
        0 => Answer::Skipped,
        1 => trials(&[]),
        2 => trials(&[unsure("unknown-2"), failed("doxepin")]),
        3 => {
            let skipped = Trial { dose: Answer::Skipped, effect: Answer::Skipped, ..failed("bupropion") };
            trials(&[failed("venlafaxine"), skipped, unsure("unknown-1")])
        }
        _ => trials(&[unsure("sertraline")]),
    });
    answers.other_treatments = match pick(38, 4) {
        0 => Answer::Skipped,
        1 => Answer::NotAsked,
        _ => Answer::Given(OtherTreatment::all().step_by(1 + pick(38, 9)).collect()),
    };
    let mut record = answers.record();
    // A person may stop once an URGENT or STOP answer stands.
    if seed[39].is_multiple_of(4) {
        let mut shorter = record.clone();
        for page in clinical::page::due(&record).into_iter().rev().take(pick(34, 8)) {
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
        Page::Medicines => answers.set_medicines(Answer::NotAsked),
        Page::Medicine(_, medicine) => {
            let picked = |trial: &Trial| if trial.medicine == medicine { Trial::picked(medicine) } else { *trial };
            let cards: Vec<_> = answers.trials().iter().map(picked).collect();
            answers.set_medicines(trials(&cards));
        }
        Page::OtherTreatments => answers.other_treatments = Answer::NotAsked,
        page => {
            if let Some(page) = page.factor_page() {
                answers.set_factors(page, Answer::NotAsked);
            }
        }
    }
}
