//! `cargo xtask assess FILE`: the outcomes of answer records, for who checks the rules from outside.

use std::{
    io::{self, BufWriter, Write},
    path::Path,
};

use anyhow::{Context, Result};
use clinical::outcome;
use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};

use crate::project;

/// Prints one line of JSON for each record of the list in `file`. Returns whether all of them kept the contract.
pub fn run(file: &Path) -> Result<bool> {
    let text = project::read_given(file)?;
    let expected =
        || format!("{}: expected a list of records such as {{\"id\": …, \"answers\": {{…}}}}", file.display());
    let records: Vec<&RawValue> = serde_json::from_str(&text).with_context(expected)?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_kept = true;
    for record in records {
        let line = assess(record.get());
        all_kept &= line.get("error").is_none();
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(all_kept)
}

/// One of the list. It may hold more.
#[derive(Deserialize)]
struct Entry<'a> {
    id: Id,
    #[serde(borrow)]
    answers: Option<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(i64),
}

/// The line of one record: its outcome, or what breaks the contract and where in its answers.
fn assess(record: &str) -> Value {
    let Ok(Entry { id, answers }) = serde_json::from_str(record) else {
        return json!({ "id": null, "error": "expected an id, a text or a whole number", "at": "" });
    };
    let id = match id {
        Id::Text(id) => json!(id),
        Id::Number(id) => json!(id),
    };
    let Some(answers) = answers else {
        return json!({ "id": id, "error": "expected an object `answers`", "at": "" });
    };
    match record::read(answers.get()) {
        Ok(answers) => {
            let assessment = outcome::assess(&answers);
            json!({
                "id": id,
                "outcome": assessment.outcome.code(),
                "flags": assessment.flags(),
                "phq9": assessment.phq9,
            })
        }
        Err(fault) => json!({ "id": id, "error": fault.error, "at": fault.at }),
    }
}

#[cfg(test)]
mod tests {
    use super::assess;

    fn line(record: &str) -> String {
        assess(record).to_string()
    }

    #[test]
    fn a_record_that_keeps_the_contract_gets_its_outcome() {
        let minor = r#"{"id": "m", "answers": {"urgent": [], "age": "minor"}}"#;
        assert_eq!(line(minor), r#"{"id":"m","outcome":"NOT_HERE","flags":["A-MINOR"],"phq9":null}"#);
    }

    #[test]
    fn a_record_that_breaks_it_is_refused_with_the_place() {
        let adult = r#"{"id": 7, "answers": {"urgent": ["U-NEW"], "age": "adult"}}"#;
        let refused = line(adult);
        assert!(refused.contains(r#""at":"/urgent/0""#) && refused.contains(r#""id":7"#), "{refused}");
        assert!(!refused.contains("outcome"), "{refused}");
        assert!(line(r#"{"answers": {}}"#).contains(r#""id":null"#));
    }
}
