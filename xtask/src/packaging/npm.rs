//! `dist/npm/`: the package, as `npm publish` would send it.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{VERSION, definition, sources};
use crate::build::Document;
use crate::project;

/// Where the package's own files lie.
const SOURCES: &str = "packaging/npm";

/// The document, under a name that no server for development takes for a page of the site.
const DOCUMENT: &str = "trd-screener.htm";

/// Every file of the package.
pub fn files(document: &Document) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files: Vec<(String, Vec<u8>)> =
        texts()?.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    // What stands there as a source is bundled.
    files.retain(|(name, _)| name != "index.js");
    files.push(("index.js".to_owned(), document.module().as_bytes().to_vec()));
    files.push((DOCUMENT.to_owned(), document.html().as_bytes().to_vec()));
    files.push(("settings.json".to_owned(), definition::json()?.into_bytes()));
    for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
        files.push((license.to_owned(), project::read(license)?.into_bytes()));
    }
    Ok(files)
}

/// The texts of the package, filled in from the definition.
pub fn texts() -> Result<Vec<(String, String)>> {
    let all = definition::all()?;
    let (types, table) = (types(&all)?, table(&all)?);
    let fill = |(name, text): (String, String)| {
        let text = text.replace("@version@", VERSION).replace("@attributes@", &types).replace("@table@", &table);
        (name, text)
    };
    Ok(sources(SOURCES)?.into_iter().map(fill).collect())
}

/// Every attribute with its definition, those of the settings first.
fn attributes(all: &Value) -> Result<Vec<(&String, &Value)>> {
    let group =
        |name| all.get(name).and_then(Value::as_object).with_context(|| format!("the definition has no {name}"));
    Ok(group("settings")?.iter().chain(group("frame")?).collect())
}

fn text<'a>(setting: &'a Value, field: &str) -> &'a str {
    setting.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// The fields of the type of the attributes.
fn types(all: &Value) -> Result<String> {
    let mut fields = String::new();
    for (key, setting) in attributes(all)? {
        // Writing to a text cannot fail.
        let _ = writeln!(
            fields,
            "  /** {}. {} Expected: {}. For example `{}`. */\n  {key}?: {};",
            text(setting, "label"),
            text(setting, "about"),
            text(setting, "expected"),
            text(setting, "example"),
            type_of(setting)
        );
    }
    Ok(fields.trim_end().to_owned())
}

/// What is picked from a list is a union; a list of several, and what is free, is a text.
fn type_of(setting: &Value) -> String {
    match (text(setting, "kind"), setting.get("options").and_then(Value::as_object)) {
        ("height", _) => "number | string".to_owned(),
        ("offers", _) | (_, None) => "string".to_owned(),
        (_, Some(options)) => options.keys().map(|option| format!("'{option}'")).collect::<Vec<_>>().join(" | "),
    }
}

/// The table of README.md.
fn table(all: &Value) -> Result<String> {
    let mut table = "| attribute | what it is | example |\n|---|---|---|\n".to_owned();
    for (key, setting) in attributes(all)? {
        let [label, about, example] = ["label", "about", "example"].map(|field| text(setting, field));
        let _ = writeln!(table, "| `{key}` | {label}. {about} | `{example}` |");
    }
    Ok(table.trim_end().to_owned())
}
