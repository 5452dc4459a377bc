//! Each rule changed by machine, one change at a time: the tests must fail. What they do not notice is listed, with the
//! reason, in `clinical/mutation-exceptions.toml`; the list holds nothing else.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;

use super::{Sample, proof};
use crate::{project, tools};

const SURVIVORS: &str = "clinical/mutation-exceptions.toml";
/// Where cargo-mutants writes what it has found.
const OUTPUT: &str = "target/changed";
/// The timeout of the tests, in seconds. A timeout counts as a detected mutant, so it is far above the two or three seconds
/// that they take on two cores: a busy machine must not count as a detection.
const SECONDS: &str = "60";
/// Of a hundred changes, this many must be noticed at least.
const LEAST: usize = 95;

/// The files with rules: what decides which page comes, what is advised, and what help is shown. Not the tables that the
/// build writes, and not the settings and colours of a clinic.
const RULES: [&str; 16] = [
    "answer.rs",
    "answers.rs",
    "asq.rs",
    "advice.rs",
    "advice/*.rs",
    "form_state.rs",
    "factors.rs",
    "crisis_help.rs",
    "medicines.rs",
    "outcome.rs",
    "page.rs",
    "phq9.rs",
    "session.rs",
    "session/*.rs",
    "row_set.rs",
    "trials.rs",
];

/// The crisis path: the functions between an answer and the page with crisis help. No change of them may pass.
const CRISIS: &str =
    r"src/(asq|outcome|crisis_help)\.rs|Answers::(forced_end|set_urgent|urgent)|Session::(shows_crisis|interruption)";

#[derive(Deserialize)]
struct Survivors {
    #[serde(default)]
    survivor: Vec<Survivor>,
}

/// A change that no test notices.
#[derive(Deserialize)]
struct Survivor {
    /// As cargo-mutants names it, without line and column.
    change: String,
    reason: String,
}

#[derive(Deserialize)]
struct Outcomes {
    outcomes: Vec<Outcome>,
}

#[derive(Deserialize)]
struct Outcome {
    scenario: Scenario,
    summary: String,
}

#[derive(Deserialize)]
enum Scenario {
    Baseline,
    Mutant { name: String },
}

/// In the small sample the crisis path alone.
pub fn run(sample: Sample) -> Result<()> {
    tools::MUTANTS.install()?;
    let known: Survivors = toml::from_str(&project::read(SURVIVORS)?).with_context(|| format!("in {SURVIVORS}"))?;
    ensure!(known.survivor.iter().all(|known| known.reason.len() > 10), "{SURVIVORS}: a survivor without a reason");
    let crisis = try_all(&["--re", CRISIS], "crisis", &known.survivor)?;
    crisis.note("crisis")?;
    ensure!(
        crisis.noticed == crisis.tried(),
        "of the crisis path no change may pass, listed or not:\n{}",
        [&crisis.listed[..], &crisis.unknown[..]].concat().join("\n")
    );
    if sample == Sample::Small {
        return Ok(());
    }
    let files: Vec<String> = RULES.iter().map(|file| format!("clinical/src/{file}")).collect();
    let files = files.iter().flat_map(|file| ["--file", file]);
    let arguments: Vec<&str> = files.chain(["--exclude-re", CRISIS]).collect();
    let all = crisis.and(try_all(&arguments, "rest", &known.survivor)?);
    all.note("all")?;
    ensure!(100 * all.noticed >= LEAST * all.tried(), "too few are noticed:\n{}", all.unknown.join("\n"));
    ensure!(all.unknown.is_empty(), "no test notices, and {SURVIVORS} does not list:\n{}", all.unknown.join("\n"));
    let is_stale = |known: &&Survivor| !all.listed.contains(&known.change);
    let stale: Vec<&str> = known.survivor.iter().filter(is_stale).map(|known| known.change.as_str()).collect();
    ensure!(stale.is_empty(), "{SURVIVORS} lists what is noticed, or is no change any more:\n{}", stale.join("\n"));
    Ok(())
}

/// What came of a number of changes, each of which compiles.
struct Tried {
    noticed: usize,
    /// Of these, how many made the tests run for too long.
    by_the_clock: usize,
    /// Not noticed, and listed with the reason.
    listed: Vec<String>,
    /// Not noticed and not listed.
    unknown: Vec<String>,
}

impl Tried {
    fn tried(&self) -> usize {
        self.noticed + self.listed.len() + self.unknown.len()
    }

    fn and(mut self, other: Self) -> Self {
        self.noticed += other.noticed;
        self.by_the_clock += other.by_the_clock;
        self.listed.extend(other.listed);
        self.unknown.extend(other.unknown);
        self
    }

    fn note(&self, name: &str) -> Result<()> {
        println!("{name}: {} of {} changes noticed, {} listed", self.noticed, self.tried(), self.listed.len());
        let found = json!({
            "changes that compile": self.tried(),
            "noticed": self.noticed,
            "of these, because the tests did not end": self.by_the_clock,
            "not noticed, listed with the reason": self.listed.len(),
            "not noticed, not listed": self.unknown.len(),
        });
        proof::note("mutants", name, &found)
    }
}

/// Tries these changes.
fn try_all(arguments: &[&str], name: &str, known: &[Survivor]) -> Result<Tried> {
    let output = project::root().join(OUTPUT).join(name);
    fs::create_dir_all(&output).with_context(|| format!("cannot make {}", output.display()))?;
    let mut mutants = project::command(tools::MUTANTS.path());
    mutants.args([
        "mutants",
        "--package",
        "clinical",
        "--all-features",
        "--profile",
        "mutants",
        "--jobs",
        "2",
        "--timeout",
        SECONDS,
    ]);
    mutants.args(["--no-shuffle", "--colors", "never", "--output"]).arg(&output).args(arguments);
    // What takes long is left out, or done a fiftieth of the times: what it alone would notice counts as not noticed.
    mutants.args(["--", "--test", "rules", "--", "--skip", super::EVERY_STATE, "--skip", "twenty_thousand"]);
    mutants.env("TRD_FEW", "1");
    // That a change was noticed is enough: no smaller person by whom it would be noticed is looked for.
    mutants.env("PROPTEST_MAX_SHRINK_ITERS", "0");
    // It fails where a change was not noticed: what was, stands in its file.
    let status = mutants.status().context("cannot start cargo mutants")?;
    let file = output.join("mutants.out/outcomes.json");
    let found = fs::read(&file).with_context(|| format!("cargo mutants ({status}) wrote no {}", file.display()))?;
    let found: Outcomes = serde_json::from_slice(&found).with_context(|| format!("in {}", file.display()))?;

    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut unnoticed = Vec::new();
    for outcome in found.outcomes {
        let Scenario::Mutant { name } = outcome.scenario else {
            ensure!(outcome.summary == "Success", "the tests fail without any change");
            continue;
        };
        if outcome.summary == "MissedMutant" {
            unnoticed.push(without_place(&name));
        }
        *counts.entry(outcome.summary).or_default() += 1;
    }
    let count = |summary: &str| counts.get(summary).copied().unwrap_or_default();
    let (listed, unknown): (Vec<String>, Vec<String>) =
        unnoticed.into_iter().partition(|change| known.iter().any(|known| known.change == *change));
    let by_the_clock = count("Timeout");
    let tried = Tried { noticed: count("CaughtMutant") + by_the_clock, by_the_clock, listed, unknown };
    // Most changes of a rule compile; where they do not, something else is wrong, and nothing was tried.
    ensure!(
        tried.tried() > count("Unviable"),
        "{} changes compile, {} do not: see {}",
        tried.tried(),
        count("Unviable"),
        output.display()
    );
    Ok(tried)
}

/// `clinical/src/asq.rs:58:5: replace …` without the numbers, which every edit above would change.
fn without_place(name: &str) -> String {
    let mut parts = name.splitn(4, ':');
    let (file, change) = (parts.next().unwrap_or_default(), parts.nth(2).unwrap_or_default());
    format!("{file}:{change}")
}
