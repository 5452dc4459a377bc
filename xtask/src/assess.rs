//! `cargo xtask assess FILE`: the outcomes of answer records, for who checks the rules from outside.

use std::{
    fs,
    io::{self, BufWriter, Write},
    path::Path,
};

use anyhow::{Context, Result, bail};
use clinical::{
    outcome,
    record::{self, Json},
};
use serde_json::{Value, json};

/// Prints one line of JSON for each record of the list in `file`. Returns whether all of them kept the contract.
pub fn run(file: &Path) -> Result<bool> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let list = record::parse(&text).with_context(|| format!("{} is not JSON", file.display()))?;
    let Json::List(records) = list else {
        bail!("{}: expected a list of records such as {{\"id\": …, \"answers\": {{…}}}}", file.display());
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_kept = true;
    for record in &records {
        let line = assess(record);
        all_kept &= line.get("error").is_none();
        writeln!(out, "{line}")?;
    }
    out.flush()?;
    Ok(all_kept)
}

/// The line of one record: its outcome, or what breaks the contract and where in its answers.
fn assess(record: &Json) -> Value {
    let id = match record.get("id") {
        Some(Json::Text(id)) => Some(json!(id)),
        Some(Json::Number(id)) => id.parse::<i64>().ok().map(|id| json!(id)),
        _ => None,
    };
    let Some(id) = id else {
        return json!({ "id": null, "error": "expected an id, a text or a whole number", "at": "" });
    };
    let Some(answers) = record.get("answers") else {
        return json!({ "id": id, "error": "expected an object `answers`", "at": "" });
    };
    match record::read(answers) {
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
    use clinical::record::parse;

    fn line(record: &str) -> String {
        parse(record).map(|record| assess(&record).to_string()).unwrap_or_default()
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
