//! Values as PHP writes them.

use std::fmt::Write as _;

use serde_json::Value;

/// What people read in the pages of `WordPress`: it is handed to its translation. The sentences of the line below the frame
/// are not among it: they come in the languages of the self-check.
const TRANSLATED: [&str; 3] = ["label", "about", "expected"];

/// Fields of which all is read by people.
const GROUPS: [&str; 2] = ["options", "promise"];

/// A text in single quotes.
pub fn text(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// A value, with what is to be translated in `__()`; its lines begin with so many tabs.
pub fn value(value: &Value, depth: usize) -> String {
    write(value, depth, false)
}

fn write(value: &Value, depth: usize, is_translated: bool) -> String {
    match value {
        Value::Object(fields) => {
            let mut lines = String::from("array(\n");
            for (key, field) in fields {
                // An attribute can have the name of one of these fields.
                let is_text = TRANSLATED.contains(&key.as_str()) && field.is_string();
                let is_translated = is_translated || is_text || GROUPS.contains(&key.as_str());
                let written = write(field, depth + 1, is_translated);
                // Writing to a text cannot fail.
                let _ = writeln!(lines, "{}{} => {written},", "\t".repeat(depth + 1), text(key));
            }
            format!("{lines}{})", "\t".repeat(depth))
        }
        Value::String(said) if is_translated => format!("__( {}, 'trd-screener' )", text(said)),
        Value::String(said) => text(said),
        other => other.to_string(),
    }
}
