//! What the result page tells whom, word for word, in `clinical/tests/outcomes.snapshot.md`: whoever reviews a change of a rule or a
//! sentence sees there what it does. `UPDATE_SNAPSHOTS=1` writes it anew.

use crate::common::{ATTEMPT, DIAGNOSED, consult, failed, items, trials, unsure, with, worked};
use clinical::{
    advice::Advice,
    answer::{Answer, Effect},
    answers::Answers,
    crisis::Country,
    factors::Factor,
    medicines::{Medicine, OtherTreatment},
    outcome::assess,
    row_set::Row as _,
    settings::Settings,
    text::Lang,
    trials::Trial,
};
use std::fmt::Write as _;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/outcomes.snapshot.md");
const HEAD: &str = "# Who is told what\n
Written by a test from the rules and sentences as they are, in English; held against them by every run. First all that can
be ticked, with its source. Then the worked people of `vignettes.json`. Then one person, diagnosed, with two medicines that
did not help and nothing else, and the same person with one other answer at a time: what is told more (+) and what no
longer (-). \"Standing\" crisis help is the line that is on every page.\n";

/// The one person with one other answer each, by what it is.
fn others() -> Vec<(String, Answers)> {
    let mut people = Vec::new();
    let mut add = |name: String, how: &dyn Fn(&mut Answers)| {
        let mut answers = consult();
        how(&mut answers);
        people.push((name, answers));
    };
    for factor in Factor::all() {
        add(factor.code().to_owned(), &|answers| *answers = with(&[factor.code()]));
    }
    for sum in [0, 4, 5, 9, 10, 14, 15, 19, 20, 24] {
        add(format!("PHQ-9 items 1 to 8 add up to {sum}"), &|answers| answers.phq9 = items(0, sum));
    }
    for (missing, sum) in [(1, 16), (2, 12), (8, 0)] {
        add(format!("{missing} items of the PHQ-9 skipped, {sum} in the others"), &|answers| {
            answers.phq9 = items(missing, sum);
        });
    }
    for diagnosed in DIAGNOSED {
        add(format!("diagnosed: {diagnosed:?}"), &|answers| answers.diagnosed = diagnosed);
    }
    let times = ["no", "skipped", "longer ago", "yes, the time skipped", "in the past 3 months"];
    for (attempt, time) in ATTEMPT.into_iter().zip(times) {
        add(format!("a past attempt: {time}"), &|answers| {
            (answers.asq.attempt, answers.asq.last_attempt) = attempt;
        });
    }
    let stopped = Trial { effect: Answer::Given(Effect::SideEffects), ..failed("venlafaxine") };
    let tried: [(&str, Vec<Trial>); 6] = [
        ("no medicine tried", vec![]),
        ("one medicine", vec![failed("sertraline")]),
        ("one medicine, one unsure", vec![failed("sertraline"), unsure("venlafaxine")]),
        ("two unsure", vec![unsure("sertraline"), unsure("venlafaxine")]),
        ("one medicine, one stopped", vec![failed("sertraline"), stopped]),
        ("three medicines", vec![failed("sertraline"), failed("venlafaxine"), failed("bupropion")]),
    ];
    for (name, tried) in tried {
        add(name.to_owned(), &|answers| answers.set_medicines(trials(&tried)));
    }
    people
}

/// The page from top to bottom, a line for each thing that it says.
fn told(answers: &Answers) -> Vec<String> {
    let advice = Advice::of(answers, &Settings::default(), Country::default(), Lang::En);
    let assessment = assess(answers);
    let mut lines = Vec::new();
    let mut line = |what: &str, said: &str| lines.push(format!("{what}: {said}"));
    line("outcome", assessment.outcome.code());
    line("flags", &assessment.flags().join(" "));
    line("crisis help", &format!("{:?}", advice.crisis));
    line("heading", advice.heading);
    line("lead", advice.lead);
    for reason in &advice.reasons {
        let parts = [Some(reason.said), reason.because, reason.ask];
        line("why", &parts.into_iter().flatten().collect::<Vec<_>>().join(" / "));
    }
    if let Some(score) = &advice.score {
        line("score", score);
    }
    advice.next.iter().for_each(|said| line("next", said));
    advice.missing.iter().for_each(|page| line("left open", page.link_id()));
    advice.also.iter().for_each(|said| line("also", said));
    line("the treatment", if advice.has_treatment { "its good and its hard sides" } else { "nothing" });
    advice.cards.iter().for_each(|card| line("card", card.id()));
    line("all cards", if advice.has_education { "the way to them" } else { "nothing" });
    if !advice.alternatives.is_empty() {
        line("above them", advice.alternatives_lead);
    }
    advice.alternatives.iter().for_each(|said| line("other treatments", said));
    let whom = if advice.is_for_doctor { "bring to a doctor" } else { "bring" };
    advice.bring.iter().for_each(|factor| line(whom, factor.code()));
    advice.questions.iter().for_each(|said| line("to ask", said));
    advice.lines.iter().for_each(|help| line("line", help.id));
    if let Some(said) = advice.keep_medicines {
        line("at the foot", said);
    }
    advice.before_yes.iter().for_each(|said| line("before yes", said));
    line("the clinic", &format!("{:?} {}", advice.contact, advice.contact_says.unwrap_or_default()));
    lines
}

/// What the same page says more (+) than another, and what no longer (-).
fn difference(base: &[String], lines: &[String]) -> String {
    let kind = |line: &str| line.split_once(": ").map_or(line, |(kind, _)| kind).to_owned();
    let mut text = String::new();
    let mut none_left = Vec::new();
    for line in base.iter().filter(|line| !lines.contains(line)) {
        if lines.iter().any(|other| kind(other) == kind(line)) {
            writeln!(text, "- {line}").unwrap();
        } else if !none_left.contains(&kind(line)) {
            none_left.push(kind(line));
            writeln!(text, "- {}: all of it", kind(line)).unwrap();
        }
    }
    for line in lines.iter().filter(|line| !base.contains(line)) {
        writeln!(text, "+ {line}").unwrap();
    }
    text
}

/// Every box with its words.
fn boxes() -> String {
    let mut text = "\n## What can be ticked\n\n".to_owned();
    for factor in Factor::all() {
        let examples: Vec<_> = factor.examples(Lang::En).collect();
        writeln!(text, "- {factor:?}: {} ({})", factor.label(Lang::En), examples.join("; ")).unwrap();
        writeln!(text, "  - source, {} read: {}", factor.evidence().read.word(), factor.source()).unwrap();
    }
    for medicine in Medicine::all() {
        let name = [medicine.generic(Lang::En), medicine.brands(), medicine.class(Lang::En)].join(" | ");
        let dose = [medicine.floor(), medicine.note(Lang::En).unwrap_or_default()].join(" | ");
        writeln!(text, "- {medicine:?}: {name} | {dose}").unwrap();
    }
    for other in OtherTreatment::all() {
        let words = [other.label(Lang::En), other.brands(), other.group(Lang::En)].join(" | ");
        writeln!(text, "- {other:?}: {words}").unwrap();
    }
    text
}

/// What the file has to hold.
fn written() -> String {
    let mut text = format!("{HEAD}{}", boxes());
    let base = told(&consult());
    let whole = worked().into_iter().map(|(name, answers)| (name, told(&answers)));
    for (name, lines) in whole.chain([("The one person".to_owned(), base.clone())]) {
        write!(text, "\n## {name}\n\n").unwrap();
        for line in lines {
            writeln!(text, "- {line}").unwrap();
        }
    }
    for (name, answers) in others() {
        let difference = difference(&base, &told(&answers));
        write!(text, "\n## The same with: {name}\n\n```diff\n{difference}```\n").unwrap();
    }
    text
}

#[test]
fn everybody_is_told_what_stands_in_the_file() {
    let now = written();
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some_and(|value| value == "1") {
        std::fs::write(FILE, &now).unwrap();
    }
    let before = std::fs::read_to_string(FILE).unwrap();
    for (now, before) in now.split("\n## ").zip(before.split("\n## ")) {
        assert_eq!(now, before, "read the difference; if it is right: UPDATE_SNAPSHOTS=1");
    }
    assert_eq!(now.len(), before.len(), "somebody is missing");
}
