//! What realistic people read: adults with depression that has not lifted, made from the assumed prevalences of
//! `prevalences.toml`, and how many of them learn something about their depression from the result page.
//!
//! `cargo test -p clinical --all-features --test rules simulation:: -- --nocapture` prints the figures of today.
//!
//! A simulation, no study: most prevalences are assumed, and answers are drawn mostly independently of each other. It says
//! whom the rules send where if the file is right, and shows what a change of a rule does to the same people. Each answer
//! is drawn by its own name, so a new row in the file changes nothing else about anybody.
//!
//! "Reads something about their depression" is [`Shown::is_about_them`]: a finding of rules 5 to 9 on symptoms or trials, or
//! a card on what can help. The list of other treatments is counted apart: it is the same on every result page, so it
//! tells nobody anything about themselves. Nor do a page that was left open, the PHQ-9 total, cards on safety, or being
//! sent to a doctor.
//!
//! Where URGENT is told nothing of what rules 5 to 9 find, of 4,000 people each; other seeds differ by about a point:
//!
//! | | two failed trials | all |
//! |---|---|---|
//! | EMERGENCY | 4.5 % | 4.6 % |
//! | URGENT | 40.7 % | 42.1 % |
//! | `NOT_HERE` | 2.9 % | 3.4 % |
//! | `DOCTOR_FIRST` | 29.6 % | 29.3 % |
//! | `MORE_INFO` | 9.4 % | 2.9 % |
//! | `OTHER_STEPS` | 1.6 % | 16.0 % |
//! | CONSULT | 11.2 % | 1.8 % |
//! | of all but EMERGENCY, read about their depression | 54.4 % | 52.9 % |
//! | of all but EMERGENCY, see the list of other treatments | 100 % | 100 % |

use super::common::{FREQUENCIES, Numbers, consult, failed, page_of, start, tick, trials, unsure, walk_until, with};
use clinical::{
    Content,
    advice::Advice,
    answer::{Answer, Dose, Effect, LastAttempt, YesNo, YesNoUnsure},
    answers::{Answers, HEALTH_PAGES},
    asq,
    crisis::Country,
    education::Card,
    factors::{Factor, FactorPage},
    outcome::{self, Outcome, Rule, TRIALS},
    page, phq9,
    row_set::Row as _,
    screen,
    session::{Event, View},
    settings::Settings,
    text::Lang,
    trials::{Trial, Value},
};
use std::{collections::BTreeMap, fmt::Write as _};
use toml::de::{DeFloat, DeTable};

/// How many people are counted.
const PEOPLE: usize = 4_000;

/// The least percentage, of people with two failed trials who are not sent for help now, that reads something about their
/// depression.
const FLOOR: f64 = 90.0;

/// Another seed makes other people; the figures above are those of this one.
const SEED: u64 = 1;

/// The medicines of a trial, in the order in which they are tried.
const MEDICINES: [&str; 3] = ["sertraline", "venlafaxine", "bupropion"];

/// The cards on what can help with the depression. Those that are not named are on safety and practical matters.
const CARDS: [&str; 10] = [
    "beyond-mood",
    "course",
    "daily-life",
    "first-visit",
    "full-trial",
    "how-long",
    "how-well",
    "other-treatments",
    "therapy",
    "your-antidepressant",
];

/// The rows of the file by group and name, each with its words; a number as it stands there.
type Rows = BTreeMap<[String; 2], BTreeMap<String, String>>;

/// The assumed prevalences.
struct Prevalences {
    rows: Rows,
    /// The value of each row, by its group, a point and its name.
    values: BTreeMap<String, f64>,
}

impl Prevalences {
    fn new() -> Self {
        let mut rows = Rows::new();
        for (group, names) in DeTable::parse(include_str!("../prevalences.toml")).unwrap().get_ref() {
            for (name, row) in names.get_ref().as_table().unwrap() {
                let words = row.get_ref().as_table().unwrap().iter().map(|(key, value)| {
                    let value = value.get_ref();
                    let number = value.as_float().map(DeFloat::as_str);
                    (key.get_ref().to_string(), number.or(value.as_str()).unwrap_or_default().to_owned())
                });
                rows.insert([group, name].map(|key| key.get_ref().to_string()), words.collect());
            }
        }
        let value = |row: &BTreeMap<String, String>| row.get("value")?.parse().ok();
        let values = rows.iter().filter_map(|(key, row)| Some((key.join("."), value(row)?))).collect();
        Self { rows, values }
    }

    fn get(&self, group: &str, name: &str) -> f64 {
        let key = [group, name].join(".");
        *self.values.get(&key).unwrap_or_else(|| panic!("prevalences.toml has no value for {key}"))
    }
}

/// Somebody who is being made.
struct Maker<'a> {
    prevalences: &'a Prevalences,
    /// The number of the person.
    number: u64,
}

impl Maker<'_> {
    /// A number from 0 to 1 that belongs to this person and this name.
    fn draw(&self, name: &str) -> f64 {
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let person = Numbers(SEED ^ self.number.rotate_left(32)).next();
        f64::from((Numbers(person ^ hash).next() >> 32) as u32) / (f64::from(u32::MAX) + 1.0)
    }

    fn share(&self, group: &str, name: &str) -> f64 {
        self.prevalences.get(group, name)
    }

    /// Whether something is so that has this share; `of` names what, where one share is used for several things.
    fn is(&self, group: &str, name: &str, of: &str) -> bool {
        self.draw(&[group, name, of].join(".")) < self.share(group, name)
    }

    /// "I'd rather not say", now and then.
    fn or_skipped<T>(&self, page: &str, answer: Answer<T>) -> Answer<T> {
        if self.is("skip", "question", page) { Answer::Skipped } else { answer }
    }

    /// The PHQ-9 total that item 9 and the other items add up to.
    fn total(&self) -> u8 {
        // A sum of twelve draws is close to a normal distribution of deviation 1.
        let sum: f64 = (0..12).map(|i| self.draw(&format!("phq9.{i}"))).sum();
        let total = self.share("phq9", "mean") + (sum - 6.0) * self.share("phq9", "deviation");
        (3..=27).rfind(|score| f64::from(*score) <= total + 0.5).unwrap_or(3)
    }

    fn phq9(&self, answers: &mut Answers, total: u8, has_thoughts: bool) {
        let name = if has_thoughts { "item9_with_thoughts" } else { "item9_without" };
        let is_often = self.is("suicide", "item9_often", "");
        let ninth = match (self.is("suicide", name, ""), is_often) {
            (false, _) => 0,
            (true, false) => 1,
            (true, true) => {
                if self.draw("item9.daily") < 0.5 {
                    2
                } else {
                    3
                }
            }
        };
        let mut scores = [0_u8; 8];
        let mut numbers = Numbers(self.number);
        for _ in 0..(total.saturating_sub(ninth)).min(24) {
            let open: Vec<_> = (0..8).filter(|item| scores[*item] < 3).collect();
            scores[open[numbers.below(open.len())]] += 1;
        }
        for (item, score) in phq9::Item::all().zip(scores.into_iter().chain([ninth])) {
            let given = Answer::Given(FREQUENCIES[usize::from(score)]);
            answers.phq9.set(item, self.or_skipped(&format!("phq9.{}", item.index()), given));
        }
    }

    fn asq(&self, answers: &mut Answers, has_thoughts: bool) {
        let yes_no = |is_yes: bool| if is_yes { Answer::Given(YesNo::Yes) } else { Answer::Given(YesNo::No) };
        let (wish, better_off) = if has_thoughts {
            ("wish_with_thoughts", "better_off_with_thoughts")
        } else {
            ("wish_without", "wish_without")
        };
        let is_killing = has_thoughts && self.is("suicide", "killing_with_thoughts", "");
        let thoughts = self.share("suicide", "thoughts");
        let among = self.share("suicide", "attempt_with_thoughts");
        let without = (self.share("suicide", "attempt") - thoughts * among) / (1.0 - thoughts);
        let has_tried = self.draw("attempt") < if has_thoughts { among } else { without };
        let is_recent = self.is("suicide", "attempt_recent", "");

        answers.asq.wish = self.or_skipped("asq-1", yes_no(self.is("suicide", wish, "asq-1")));
        answers.asq.better_off = self.or_skipped("asq-2", yes_no(self.is("suicide", better_off, "asq-2")));
        answers.asq.thoughts = self.or_skipped("asq-3", yes_no(is_killing));
        answers.asq.attempt = self.or_skipped("asq-4", yes_no(has_tried));
        answers.asq.last_attempt = match answers.asq.attempt {
            Answer::Given(YesNo::Yes) => {
                let time = if is_recent { LastAttempt::Recent } else { LastAttempt::Past };
                self.or_skipped("asq-4-when", Answer::Given(time))
            }
            _ => Answer::NotAsked,
        };
        if asq::is_now_due(&answers.asq, &answers.phq9) {
            let name = if is_killing { "now_with_killing" } else { "now_without_killing" };
            answers.asq.now = self.or_skipped("asq-5", yes_no(self.is("suicide", name, "")));
        }
    }

    fn factors(&self, answers: &mut Answers) {
        let mut pregnancy = self.draw("pregnancy");
        for factor in Factor::all() {
            let code = factor.code();
            let is_ticked = if page_of(factor) == FactorPage::Pregnancy {
                let before = pregnancy;
                pregnancy -= self.share("factor", code);
                (0.0..self.share("factor", code)).contains(&before)
            } else {
                self.is("factor", code, "")
            };
            if is_ticked {
                tick(answers, code);
            }
        }
        for (i, page) in HEALTH_PAGES.into_iter().enumerate() {
            let answer = answers.factors(page);
            answers.set_factors(page, self.or_skipped(&format!("health.{i}"), answer));
        }
        answers.set_pregnancy(self.or_skipped("pregnancy", answers.pregnancy()));
    }

    /// The medicines that were tried, as the person answers for them, and how many of them failed in truth,
    /// whatever the person remembers.
    fn trials(&self) -> (Vec<Trial>, usize) {
        let how_many = self.draw("trials");
        let limits = ["none", "one", "two"].map(|name| self.share("trials", name));
        let count = (0..3).find(|count| how_many < limits[..=*count].iter().sum()).unwrap_or(3);
        let (mut tried, mut failures) = (Vec::new(), 0);
        for id in MEDICINES.into_iter().take(count) {
            let no = Answer::Given(YesNoUnsure::No);
            let mut trial = failed(id);
            let is_full = self.is("trials", "full", id);
            if !is_full && self.is("trials", "low", id) {
                trial.dose = Answer::Given(Dose::No);
            } else if !is_full {
                trial.weeks = no;
            }
            let effect = self.draw(&["effect", id].join("."));
            let [lost, side_effects, better] =
                ["lost", "side_effects", "better"].map(|name| self.share("trials", name));
            trial.effect = Answer::Given(match effect {
                effect if effect < lost => Effect::Lost,
                effect if effect < lost + side_effects => Effect::SideEffects,
                effect if effect < lost + side_effects + better => Effect::Better,
                _ => Effect::Little,
            });
            failures += usize::from(trial.value() == Value::Failed);
            if self.is("trials", "unsure_dose", id) {
                trial.dose = unsure(id).dose;
            }
            if self.is("trials", "unsure_weeks", id) {
                trial.weeks = Answer::Given(YesNoUnsure::Unsure);
            }
            tried.push(trial);
        }
        (tried, failures)
    }
}

/// Somebody with depression that has not lifted.
struct Person {
    answers: Answers,
    has_thoughts: bool,
}

/// The person of a number.
fn person(prevalences: &Prevalences, number: u64) -> Person {
    let maker = Maker { prevalences, number };
    let total = maker.total();
    let likely = maker.share("suicide", "thoughts") * f64::from(total) / maker.share("phq9", "mean");
    let has_thoughts = maker.draw("thoughts") < likely;
    let (tried, _) = maker.trials();

    let mut answers = consult();
    maker.phq9(&mut answers, total, has_thoughts);
    maker.asq(&mut answers, has_thoughts);
    maker.factors(&mut answers);
    answers.set_medicines(maker.or_skipped("medicines", trials(&tried)));
    let told = maker.draw("diagnosed");
    let (yes, unsure) = (maker.share("diagnosed", "yes"), maker.share("diagnosed", "unsure"));
    answers.diagnosed = maker.or_skipped(
        "history",
        Answer::Given(match told {
            told if told < yes => YesNoUnsure::Yes,
            told if told < yes + unsure => YesNoUnsure::Unsure,
            _ => YesNoUnsure::No,
        }),
    );
    Person { answers, has_thoughts }
}

/// The first people, of all or of those with two failed trials.
fn people(prevalences: &Prevalences, are_two_failed: bool) -> Vec<Person> {
    let fits = |number: &u64| !are_two_failed || Maker { prevalences, number: *number }.trials().1 >= TRIALS;
    (0..).filter(fits).map(|number| person(prevalences, number)).take(PEOPLE).collect()
}

fn advice(answers: &Answers) -> Advice {
    Advice::of(answers, &Settings::default(), Country::default(), Lang::En)
}

/// What a result page shows on the person's depression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shown {
    /// What rules 5 to 9 find on symptoms or trials: as the reason of the result, or beside another one.
    has_finding: bool,
    /// One of [`CARDS`].
    has_card: bool,
    /// The list of other treatments.
    has_list: bool,
}

impl Shown {
    fn on(advice: &Advice, answers: &Answers) -> Self {
        let rule = outcome::rule(&answers.trimmed());
        let is_decided = matches!(advice.outcome, Outcome::MoreInfo | Outcome::OtherSteps | Outcome::Consult);
        let is_said = !advice.also.is_empty() || (is_decided && !advice.reasons.is_empty());
        Self {
            has_finding: is_said && !matches!(rule, Rule::PhqUnscored | Rule::PageSkipped),
            has_card: advice.cards.iter().any(|card| CARDS.contains(&card.id())),
            has_list: !advice.alternatives.is_empty(),
        }
    }

    /// Whether the person reads something about their depression.
    const fn is_about_them(self) -> bool {
        self.has_finding || self.has_card
    }
}

/// How many people, and what they read.
#[derive(Clone, Copy, Default)]
struct Count {
    people: usize,
    findings: usize,
    about_them: usize,
    lists: usize,
}

impl Count {
    fn add(&mut self, shown: Shown) {
        self.people += 1;
        self.findings += usize::from(shown.has_finding);
        self.about_them += usize::from(shown.is_about_them());
        self.lists += usize::from(shown.has_list);
    }

    fn and(self, other: Self) -> Self {
        Self {
            people: self.people + other.people,
            findings: self.findings + other.findings,
            about_them: self.about_them + other.about_them,
            lists: self.lists + other.lists,
        }
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    let count = |number: usize| f64::from(u32::try_from(number).unwrap());
    if whole == 0 { 0.0 } else { 100.0 * count(part) / count(whole) }
}

/// The people by outcome, in the order of [`Outcome::ALL`]. `edit` may change a page before it is counted.
fn counts(people: &[Person], edit: impl Fn(&mut Advice)) -> [Count; Outcome::ALL.len()] {
    let mut counts = [Count::default(); Outcome::ALL.len()];
    for person in people {
        let mut advice = advice(&person.answers);
        edit(&mut advice);
        counts[advice.outcome as usize].add(Shown::on(&advice, &person.answers));
    }
    counts
}

/// All but those who are sent for help now.
fn others(counts: &[Count]) -> Count {
    let rest = Outcome::ALL.iter().zip(counts).filter(|(outcome, _)| **outcome != Outcome::Emergency);
    rest.fold(Count::default(), |sum, (_, count)| sum.and(*count))
}

fn table(who: &str, counts: &[Count]) -> String {
    let others = others(counts);
    let all = others.people + counts[Outcome::Emergency as usize].people;
    let mut text = format!("{who}: {all} people\n");
    let mut row = |name: &str, count: &Count| {
        let share = |part| percent(part, count.people);
        let (about, finding, list) = (share(count.about_them), share(count.findings), share(count.lists));
        let of_all = percent(count.people, all);
        writeln!(text, "{name:>16} {of_all:5.1} %   {about:5.1} % ({finding:5.1} % a finding)   {list:5.1} %").unwrap();
    };
    for (outcome, count) in Outcome::ALL.iter().zip(counts) {
        row(outcome.code(), count);
    }
    row("not EMERGENCY", &others);
    text
}

fn is_enough(counts: &[Count]) -> bool {
    let others = others(counts);
    percent(others.about_them, others.people) >= FLOOR
}

#[test]
fn enough_people_with_two_failed_trials_read_something_about_their_depression() {
    let prevalences = Prevalences::new();
    let all = counts(&people(&prevalences, false), |_| {});
    let two_failed = counts(&people(&prevalences, true), |_| {});
    println!("share of people; of them who read about their depression; of them who see the list of other treatments");
    println!("{}", table("two failed trials", &two_failed));
    println!("{}", table("all with depression that has not lifted", &all));
    for (outcome, count) in Outcome::ALL.iter().zip(two_failed) {
        assert!(count.people > 0, "nobody is {}", outcome.code());
    }
    assert!(is_enough(&two_failed), "below {FLOOR} %:\n{}", table("two failed trials", &two_failed));
}

/// The controls: people to whom nothing is shown count as reading nothing, and then too few read.
#[test]
fn who_is_shown_nothing_reads_nothing() {
    let answers = consult();
    let full = advice(&answers);
    let shown = |edit: &dyn Fn(&mut Advice)| {
        let mut advice = full.clone();
        edit(&mut advice);
        Shown::on(&advice, &answers)
    };
    assert_eq!(shown(&|_| {}), Shown { has_finding: true, has_card: true, has_list: true });
    let blank = |advice: &mut Advice| {
        advice.reasons.clear();
        advice.also.clear();
        advice.cards.clear();
    };
    let nothing = shown(&blank);
    assert_eq!(nothing, Shown { has_finding: false, has_card: false, has_list: true });
    assert!(!nothing.is_about_them(), "the list of other treatments is the same for everybody");
    let card = |id: &'static str| {
        shown(&move |advice| {
            blank(advice);
            advice.cards.push(Card::from_id(id).unwrap());
        })
    };
    assert!(card("how-well").is_about_them());
    assert!(!card("sedatives").is_about_them(), "a card on safety");
    let also = shown(&|advice| {
        blank(advice);
        advice.outcome = Outcome::Urgent;
        advice.also.push("what rules 5 to 9 find");
    });
    assert!(also.has_finding);
    let emergency = with(&["U-MEDICAL"]);
    assert!(!Shown::on(&advice(&emergency), &emergency).is_about_them());
    let mut skipped = with(&["B-LIVER"]);
    skipped.diagnosed = Answer::Skipped;
    assert!(!Shown::on(&advice(&skipped), &skipped).has_finding, "a page that was left open is no finding");

    let two_failed = people(&Prevalences::new(), true);
    assert!(!is_enough(&counts(&two_failed, blank)), "the figure does not depend on what is shown");
}

/// What is counted is what a walk through the questionnaire ends on, past the crisis page and the early result.
#[test]
fn a_walk_ends_on_the_page_that_is_counted() {
    let people = people(&Prevalences::new(), true);
    let mut walked = 0;
    for person in people.iter().take(300) {
        let record = person.answers.trimmed();
        assert!(page::is_record(&record), "{record:?}");
        let counted = advice(&person.answers);
        if counted.outcome == Outcome::Emergency {
            continue;
        }
        let session = walk_until(start(), &person.answers, |session| session.view() == View::Check);
        let session = session.apply(Event::Result);
        assert_eq!(session.answers(), &record);
        match screen(&session, &Settings::default(), Lang::En).content {
            Content::Result(shown) => assert_eq!(*shown, counted),
            other => panic!("no result but {other:?}"),
        }
        walked += 1;
    }
    assert!(walked > 200);
}

#[test]
fn the_people_are_as_the_file_says() {
    let prevalences = Prevalences::new();
    let people = people(&prevalences, false);
    let expect = |what: &str, share: f64, is: &dyn Fn(&Person) -> bool| {
        let found = percent(people.iter().filter(|person| is(person)).count(), PEOPLE) / 100.0;
        let error = (share * (1.0 - share) / 4_000.0).sqrt();
        assert!((found - share).abs() <= 0.005 + 4.0 * error, "{what}: {found} instead of {share}");
    };
    for factor in Factor::all() {
        let share = prevalences.get("factor", factor.code());
        expect(factor.code(), share, &|person| person.answers.ticked().contains(factor));
    }
    let suicide = |name| prevalences.get("suicide", name);
    expect("thoughts", suicide("thoughts"), &|person| person.has_thoughts);
    expect("attempts", suicide("attempt"), &|person| person.answers.asq.attempt == Answer::Given(YesNo::Yes));
    let ninth = |person: &Person| person.answers.phq9.item(phq9::Item::NINTH).given();
    let thoughts = suicide("thoughts");
    let above_0 = thoughts * suicide("item9_with_thoughts") + (1.0 - thoughts) * suicide("item9_without");
    expect("item 9", above_0, &|person| ninth(person).is_some_and(|answer| answer.score() > 0));
    let totals: Vec<_> = people.iter().filter_map(|person| person.answers.phq9.score()?.total()).collect();
    let mean = percent(totals.iter().copied().map(usize::from).sum(), totals.len()) / 100.0;
    assert!((mean - prevalences.get("phq9", "mean")).abs() < 0.3, "a mean PHQ-9 of {mean}");
}

/// Every row has a share, and a source with its address or the reason of an assumption; every factor has a row.
#[test]
fn every_prevalence_says_where_it_comes_from() {
    let prevalences = Prevalences::new();
    for ([group, name], row) in &prevalences.rows {
        let says = |key: &str| row.get(key).map_or("", String::as_str);
        let limit = if group == "phq9" { 27.0 } else { 1.0 };
        assert!((0.0..=limit).contains(&prevalences.get(group, name)), "{group}.{name}: no share");
        let has_source = !says("source").is_empty();
        assert_ne!(has_source, !says("assumed").is_empty(), "{group}.{name}: a source, or why it is assumed");
        assert_eq!(has_source, says("url").starts_with("http"), "{group}.{name}: a source has an address");
        assert!(!has_source || !says("note").is_empty(), "{group}.{name}: what was read of the source");
        let known = ["value", "source", "url", "note", "assumed"];
        assert!(row.keys().all(|key| known.contains(&key.as_str())), "{group}.{name}: an unknown key");
        assert!(group != "factor" || Factor::from_code(name).is_some(), "{name} is no factor");
    }
    for factor in Factor::all() {
        prevalences.get("factor", factor.code());
    }
    for id in CARDS {
        assert!(Card::from_id(id).is_some(), "no card {id}");
    }
}
