//! `languages/trd-screener.pot`: every sentence of the plugin that can be translated, found in its sources.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use super::VERSION;

/// The functions of `WordPress` that translate; each ends in this.
const CALL: &str = "__( '";

/// What ends a call: the text domain, without which nothing is translated.
const DOMAIN: &str = ", 'trd-screener' )";

/// What `WordPress` itself translates of `block.json`: the field, and by what it is told from the same words elsewhere.
const BLOCK: [(&str, &str); 2] = [("title", "block title"), ("description", "block description")];

/// What `WordPress` itself translates of the plugin's head.
const HEAD: &str = " * Description:       ";

/// A sentence and where it stands.
pub struct Entry {
    /// By what it is told from the same words elsewhere.
    pub context: Option<&'static str>,
    /// What stands in the sources.
    pub sentence: String,
    places: Vec<String>,
    note: Option<String>,
}

/// Every sentence that can be translated, in the order in which they stand.
pub fn entries(files: &[(String, String)]) -> Result<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::new();
    for (name, content) in files {
        if name.ends_with("/block.json") {
            entries.extend(of_block(name, content)?);
            continue;
        }
        let mut note: Option<&str> = None;
        for (number, line) in content.lines().enumerate() {
            let place = format!("{name}:{}", number + 1);
            if let Some((_, told)) = line.split_once("/* translators: ") {
                note = told.strip_suffix(" */");
                continue;
            }
            if let Some(sentence) = line.strip_prefix(HEAD) {
                entries.push(Entry {
                    context: None,
                    sentence: sentence.to_owned(),
                    places: vec![place.clone()],
                    note: None,
                });
            }
            for call in line.split(CALL).skip(1) {
                let (sentence, rest) = quoted(call);
                ensure!(rest.starts_with(DOMAIN), "{place}: {sentence:?} has no text domain");
                let known = entries.iter_mut().find(|entry| entry.context.is_none() && entry.sentence == sentence);
                if let Some(entry) = known {
                    entry.places.push(place.clone());
                } else {
                    let note = note.filter(|_| sentence.contains('%')).map(str::to_owned);
                    entries.push(Entry { context: None, sentence, places: vec![place.clone()], note });
                }
            }
            note = note.filter(|_| !line.contains(CALL));
        }
    }
    ensure!(entries.len() > 20, "found only {} sentences to translate", entries.len());
    Ok(entries)
}

/// The words of the block in the editor's list.
fn of_block(name: &str, content: &str) -> Result<Vec<Entry>> {
    let block: Value = serde_json::from_str(content).with_context(|| name.to_owned())?;
    let entry = |(field, context): (&str, &'static str)| {
        let sentence = block.get(field).and_then(Value::as_str).with_context(|| format!("{name}: no {field}"))?;
        Ok(Entry { context: Some(context), sentence: sentence.to_owned(), places: vec![name.to_owned()], note: None })
    };
    BLOCK.into_iter().map(entry).collect()
}

/// The text up to the quote that ends it, and what comes after.
fn quoted(text: &str) -> (String, &str) {
    let mut said = String::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => said.extend(letters.next().map(|(_, escaped)| escaped)),
            '\'' => return (said, text.get(at + 1..).unwrap_or_default()),
            other => said.push(other),
        }
    }
    (said, "")
}

/// The template for translators.
pub fn write(entries: &[Entry]) -> String {
    let mut pot = format!(
        "# Translations of the TRD Screener plugin, under the licence of the plugin.\nmsgid \"\"\nmsgstr \"\"\n\
         \"Project-Id-Version: TRD Screener {VERSION}\\n\"\n\"MIME-Version: 1.0\\n\"\n\
         \"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n\
         \"X-Domain: trd-screener\\n\"\n"
    );
    for Entry { context, sentence, places, note } in entries {
        pot.push('\n');
        // Writing to a text cannot fail.
        if let Some(note) = note {
            let _ = writeln!(pot, "#. translators: {note}");
        }
        for place in places {
            let _ = writeln!(pot, "#: {place}");
        }
        if note.is_some() {
            pot.push_str("#, php-format\n");
        }
        if let Some(context) = context {
            let _ = writeln!(pot, "msgctxt \"{context}\"");
        }
        let escaped = sentence.replace('\\', "\\\\").replace('"', "\\\"");
        let _ = writeln!(pot, "msgid \"{escaped}\"\nmsgstr \"\"");
    }
    pot
}
