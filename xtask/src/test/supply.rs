//! What others have made: whether it may be used, where it comes from, and whether the bill of it is right.

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::proof;
use crate::{build, dist, project, tools};

/// What cargo-deny checks without the network.
const CHECKS: [&str; 3] = ["licenses", "bans", "sources"];
/// Holds a bill against the schema of `CycloneDX`. Reads it from the file named, and prints what does not fit.
const SCHEMA: &str = "xtask/src/test/sbom-schema.js";
const BILL: &str = "dist/sbom.json";

/// Asks cargo-deny, and holds the bill of materials against its schema.
pub fn run() -> Result<()> {
    tools::DENY.install()?;
    deny(&CHECKS)?;
    // The database of advisories lies with GitHub: where it cannot be reached, that is said, and nothing is claimed.
    let has_advisories = deny(&["fetch", "db"]).is_ok() && {
        deny(&["advisories"])?;
        true
    };
    if !has_advisories {
        println!("NOT RUN: advisories: the database cannot be reached");
    }
    let crates = crates()?;
    println!("{crates} crates of others: licences, bans and sources are as deny.toml allows");
    proof::note("supply", "crates", &json!({ "crates of others": crates, "asked for advisories": has_advisories }))?;
    bill()
}

/// One call of cargo-deny: checks, or a task of its own.
fn deny(words: &[&str]) -> Result<()> {
    let mut deny = project::command(tools::DENY.path());
    deny.args(["--workspace", "--locked"]);
    if words != ["fetch", "db"] {
        deny.arg("check");
    }
    deny.args(words);
    if words == ["advisories"] {
        deny.arg("--disable-fetch");
    }
    project::run(&mut deny, "run `cargo xtask test supply` again")
}

/// How many crates of others are locked, for the widget, its tools and its tests.
fn crates() -> Result<usize> {
    let lock: toml::Table = toml::from_str(&project::read("Cargo.lock")?).context("in Cargo.lock")?;
    let packages = lock.get("package").and_then(toml::Value::as_array).context("Cargo.lock lists no package")?;
    Ok(packages.iter().filter(|package| package.get("source").is_some()).count())
}

/// The bill fits its schema; and one with a field taken away does not.
fn bill() -> Result<()> {
    build::install_for_tests()?;
    dist::for_tests()?;
    let told = faults(BILL)?;
    ensure!(told.is_empty(), "{BILL} does not fit the schema of CycloneDX:\n{told}");
    let mut bill: Value = serde_json::from_str(&project::read(BILL)?)?;
    let components = bill.get("components").and_then(Value::as_array).map_or(0, Vec::len);
    let first = bill.pointer_mut("/components/0").and_then(Value::as_object_mut).context("the bill is empty")?;
    first.remove("name");
    let broken = "target/sbom-without-a-name.json";
    project::write(&project::root().join(broken), serde_json::to_vec(&bill)?)?;
    if faults(broken)?.is_empty() {
        bail!("a bill without a component's name fits the schema: so it shows nothing that the other one does");
    }
    println!("the bill of {components} components fits its schema");
    proof::note("supply", "bill", &json!({ "components in the bill": components }))
}

fn faults(file: &str) -> Result<String> {
    let mut node = project::command("node");
    project::output_of(node.args([SCHEMA, file]), "install Node with npm").map(|told| told.trim().to_owned())
}
