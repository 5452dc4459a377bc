//! A cell of the table of channels, and the comparison of what was measured with what the page says.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, write_metrics};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::opened::Form;

/// How much a channel tells.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Nothing,
    /// Something, and the same of people who answer otherwise.
    Same,
    Told,
    /// Not shown, because the browser or its driver cannot do it.
    Untried,
}

/// A cell: how much, and in words.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Cell {
    pub kind: Kind,
    pub words: String,
}

impl Cell {
    pub fn nothing() -> Self {
        Self { kind: Kind::Nothing, words: "nothing told".into() }
    }

    pub fn same() -> Self {
        Self { kind: Kind::Same, words: "seen, the same of both people".into() }
    }

    pub fn untried() -> Self {
        Self { kind: Kind::Untried, words: "not tried".into() }
    }

    pub const fn told(words: String) -> Self {
        Self { kind: Kind::Told, words }
    }

    /// Of what a page has seen of one person and of the other.
    pub fn of(one: &[Value], other: &[Value]) -> Self {
        match (one, other) {
            ([], []) => Self::nothing(),
            (one, other) if one == other => Self::same(),
            (one, other) => {
                let text = |seen: &[Value]| serde_json::to_string(seen).unwrap_or_default();
                Self::told(format!("{} of one person, {} of the other", text(one), text(other)))
            }
        }
    }
}

#[derive(Deserialize)]
struct Findings {
    notes: BTreeMap<String, Value>,
}

/// Where the page has its figures from.
const FINDINGS: &str = "../docs/metrics/channels.json";

/// Notes what was measured; or, where the page is not being written anew, fails unless it is what the page says: of each
/// channel whether nothing, the same or more is told. Figures differ from run to run.
pub fn hold(engine: Engine, form: Form, cells: &BTreeMap<&str, Cell>) -> Result<()> {
    let name = format!("{}-{}", engine.name(), form.name());
    for (channel, cell) in cells {
        println!("  {channel}: {}", cell.words);
    }
    write_metrics("channels", &name, cells)?;
    if env::var_os("TRD_CHANNELS").is_some_and(|value| value == "write") {
        return Ok(());
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FINDINGS);
    let text = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let findings: Findings = serde_json::from_slice(&text)?;
    let said =
        findings.notes.get(&format!("channels/{name}")).with_context(|| format!("docs/channels.md has no {name}"))?;
    let said: BTreeMap<String, Cell> = serde_json::from_value(said.clone())?;
    ensure!(said.keys().eq(cells.keys()), "docs/channels.md has other channels: {:?}", said.keys());
    for (channel, cell) in cells {
        let said = said.get(*channel).with_context(|| format!("docs/channels.md has no {channel}"))?;
        ensure!(
            said.kind == cell.kind,
            "{name}, {channel}: docs/channels.md says {:?}, and measured was {:?} (write it anew with `cargo xtask test \
             channels`)",
            said.words,
            cell.words
        );
    }
    Ok(())
}
