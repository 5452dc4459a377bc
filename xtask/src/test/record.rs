//! The saved record, held against what nobody here wrote: two validators of FHIR, and LHC-Forms.

use std::fs;
use std::io::Write as _;
use std::process::Stdio;

use anyhow::{Context, Result, bail, ensure};
use base64::Engine as _;
use clinical::date::Date;
use clinical::text::Lang;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha512};

use super::{RUSTUP, Sample, proof};
use crate::{browsers, build, content, dist, fhir, project};

/// The National Library of Medicine's form renderer, as npm has it. Not in `package.json`: with it npm would install
/// Angular, which its published web component already holds.
const LFORMS: &str = "lforms@40.1.3";
const LFORMS_FILE: &str = "lforms-40.1.3.tgz";
const LFORMS_SHA512: &str = "WLruTm+BcVnafC0rSAQ3/cNqhxvclBUxyBG68aub/uha2NaK9H8ZZcEXTTuORuGzzCt0wa7fvhuieZtcDIdPzQ==";

const NODE: &str = "install Node.js 20 or later (on Debian: apt install nodejs; else https://nodejs.org)";

/// All of it. `--full` changes 100,000 files; the few thousand of the small sample are changed in the suite `unit`.
pub fn run(sample: Sample) -> Result<()> {
    build::install_for_tests()?;
    if sample == Sample::Full {
        let mut loader = project::cargo();
        loader.args([
            "test",
            "--package",
            "clinical",
            "--all-features",
            "--test",
            "rules",
            "fhir",
            "--",
            "--nocapture",
        ]);
        project::run(loader.env("TRD_FULL", "1"), RUSTUP)?;
    }
    dist::for_tests()?;
    validate()?;
    browsers::install_all()?;
    browsers::install_programs(&[("pdftotext", "poppler-utils")])?;
    install_lforms()
}

/// Sends all files of `dist/fhir/`, and the record of each made-up person in each language, through both validators; and
/// then files with one fault each, of which each validator has to find those that it can.
fn validate() -> Result<()> {
    let resources = resources()?;
    for (resource, found) in resources.iter().zip(verdicts(&resources)?) {
        for by in VALIDATORS {
            let faults = found.get(by).and_then(Value::as_array).context("a validator says nothing")?;
            ensure!(faults.is_empty(), "{by} refuses a resource: {faults:?}\n{resource}");
        }
    }
    let (broken, seen_by): (Vec<String>, Vec<_>) = broken(&resources)?.into_iter().unzip();
    for ((resource, found), seen_by) in broken.iter().zip(verdicts(&broken)?).zip(seen_by) {
        for &by in seen_by {
            let is_found = found.get(by).and_then(Value::as_array).is_some_and(|faults| !faults.is_empty());
            ensure!(is_found, "{by} does not see the seeded fault:\n{resource}");
        }
    }
    println!(
        "{} resources without a fault, {} seeded faults found, by {}",
        resources.len(),
        broken.len(),
        VALIDATORS.join(" and ")
    );
    let counts = json!({ "resources without a fault": resources.len(), "seeded faults found": broken.len() });
    proof::note("record", "validators", &counts)
}

const VALIDATORS: [&str; 2] = ["fhir", "schema"];

fn resources() -> Result<Vec<String>> {
    let mut resources = Vec::new();
    let folder = project::root().join("dist/fhir");
    for entry in fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))? {
        let tree: Value = serde_json::from_str(&fs::read_to_string(entry?.path())?)?;
        resources.push(tree.to_string());
    }
    let today = content::today()?;
    for (_, answers) in fhir::people()? {
        for lang in Lang::all() {
            resources.push(clinical::fhir::bundle(&answers, today, lang, true));
        }
        resources.push(clinical::fhir::bundle(&answers, Date::LATEST, Lang::En, false));
    }
    Ok(resources)
}

/// Faults of the kinds that a slip would make: a word that FHIR does not know, a key that it does not know, a value of
/// another type, a key that must be there. Each with who has to see it: `fhir` does not look into items within items, and
/// the schema cannot ask for a simple value.
fn broken(resources: &[String]) -> Result<Vec<(String, &'static [&'static str])>> {
    const SCHEMA: &[&str] = &["schema"];
    let faults = [
        ("\"Questionnaire\"", "\"status\":\"draft\"", "\"status\":\"drafty\"", &VALIDATORS[..]),
        ("\"Questionnaire\"", "\"linkId\":\"part-1\",", "", &["fhir"]),
        ("\"Questionnaire\"", "\"type\":\"choice\"", "\"type\":\"choise\"", SCHEMA),
        ("\"Questionnaire\"", "\"operator\":\"=\"", "\"operator\":\"==\"", SCHEMA),
        ("\"CodeSystem\"", "\"content\":\"complete\"", "\"content\":\"all\"", &VALIDATORS),
        ("\"ValueSet\"", "\"include\"", "\"includes\"", &VALIDATORS),
        ("\"Bundle\"", "\"type\":\"collection\"", "\"type\":\"collections\"", &VALIDATORS),
        ("\"Bundle\"", "\"status\":\"completed\"", "\"status\":\"finished\"", &VALIDATORS),
        ("\"Bundle\"", "\"linkId\":\"urgent\"", "\"linkID\":\"urgent\"", SCHEMA),
        ("\"Bundle\"", "\"valueDecimal\":3", "\"valueDecimal\":\"3\"", SCHEMA),
        ("\"Bundle\"", "\"status\":\"final\"", "\"status\":\"done\"", &VALIDATORS),
    ];
    let seed = |(kind, old, new, by): (&str, &str, &str, &'static [&'static str])| {
        let start = format!("{{\"resourceType\":{kind}");
        let fits = |resource: &&String| resource.starts_with(&start) && resource.contains(old);
        let resource = resources.iter().find(fits).with_context(|| format!("no {kind} has {old}"))?;
        Ok((resource.replacen(old, new, 1), by))
    };
    faults.into_iter().map(seed).collect()
}

/// What the validators say of each resource.
fn verdicts(resources: &[String]) -> Result<Vec<Value>> {
    let mut node = project::command("node");
    let mut node =
        node.arg("tests/fhir/validate.mjs").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context(NODE)?;
    let lines = resources.join("\n");
    let mut input = node.stdin.take().context("the validators take nothing in")?;
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = node.wait_with_output()?;
    // The validators are told first: a pipe that broke says less than they do.
    ensure!(output.status.success(), "the validators stopped ({})", output.status);
    if let Ok(written) = writer.join() {
        written.context("the validators did not take all in")?;
    }
    let verdicts: Vec<Value> =
        String::from_utf8(output.stdout)?.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    ensure!(verdicts.len() == resources.len(), "{} verdicts on {} resources", verdicts.len(), resources.len());
    Ok(verdicts)
}

/// Unpacks it below `target/`, where the tests look for it.
fn install_lforms() -> Result<()> {
    let target = project::root().join("target/lforms");
    if target.join("package/dist/lforms").exists() {
        return Ok(());
    }
    fs::create_dir_all(&target).with_context(|| format!("cannot make {}", target.display()))?;
    let mut npm = project::command("npm");
    npm.args(["pack", LFORMS, "--ignore-scripts", "--silent", "--pack-destination", "target/lforms"]);
    project::run(&mut npm, NODE)?;
    let archive = target.join(LFORMS_FILE);
    let bytes = fs::read(&archive).with_context(|| format!("cannot read {}", archive.display()))?;
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha512::digest(&bytes));
    if hash != LFORMS_SHA512 {
        bail!("{LFORMS} is not what it was: expected sha512-{LFORMS_SHA512}, found sha512-{hash}");
    }
    let mut tar = project::command("tar");
    tar.args(["-xzf", &archive.to_string_lossy(), "-C", "target/lforms"]);
    project::run(&mut tar, "install tar")
}
