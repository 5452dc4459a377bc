//! The worked people of the rules, and their answers.

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;

/// A worked person, from the project's own list.
#[derive(Debug, Deserialize)]
pub struct Vignette {
    pub id: String,
    pub answers: Value,
    pub expect: Expect,
}

/// What a worked person comes to.
#[derive(Debug, Deserialize)]
pub struct Expect {
    pub outcome: String,
}

/// All worked people.
pub fn vignettes() -> Result<Vec<Vignette>> {
    Ok(serde_json::from_str(include_str!("../../clinical/tests/vignettes.json"))?)
}

/// The answers of a worked person.
pub fn record(id: &str) -> Result<Value> {
    let found = vignettes()?.into_iter().find(|vignette| vignette.id == id);
    Ok(found.with_context(|| format!("no vignette {id}"))?.answers)
}

/// Gives another answer in a record.
pub fn change(record: &mut Value, key: &str, answer: Value) -> Result<()> {
    *record.get_mut(key).with_context(|| format!("the record has no {key}"))? = answer;
    Ok(())
}
