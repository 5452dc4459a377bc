//! A text in every language, as FHIR has it: English, and the others as translations.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use clinical::text::Lang;
use serde_json::{Map, Value, json};
use toml::Table;

use crate::project;

/// A text in every language, English first.
#[derive(Clone)]
pub struct Words(Vec<(Lang, String)>);

impl Words {
    /// What `say` says in each language.
    pub fn of<T: Into<String>>(say: impl Fn(Lang) -> T) -> Self {
        Self(langs().map(|lang| (lang, say(lang).into())).collect())
    }

    /// In English.
    pub fn english(&self) -> &str {
        self.0.first().map_or("", |(_, text)| text)
    }

    /// In the other languages.
    pub fn others(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().skip(1).map(|(lang, text)| (lang.code(), text.as_str()))
    }

    /// Sets a key of an object to the text, with its translations beside it.
    pub fn put(&self, object: &mut Map<String, Value>, key: &str) {
        object.insert(key.into(), json!(self.english()));
        let translation = |(lang, text)| {
            json!({
                "extension": [{ "url": "lang", "valueCode": lang }, { "url": "content", "valueString": text }],
                "url": "http://hl7.org/fhir/StructureDefinition/translation",
            })
        };
        let others: Vec<Value> = self.others().map(translation).collect();
        object.insert(format!("_{key}"), json!({ "extension": others }));
    }
}

/// The sentences that only these files have: no page shows them, so they are read where they are written.
pub struct Sentences(BTreeMap<&'static str, Table>);

impl Sentences {
    pub fn read() -> Result<Self> {
        let read = |lang: Lang| {
            let file = format!("clinical/content/locales/{}/record.toml", lang.code());
            let table: Table = project::read(&file)?.parse().with_context(|| file.clone())?;
            let sentences = table.get("fhir").and_then(toml::Value::as_table).cloned();
            Ok((lang.code(), sentences.with_context(|| format!("{file}: expected a table [fhir]"))?))
        };
        langs().map(read).collect::<Result<_>>().map(Self)
    }

    /// A sentence with its gap filled.
    pub fn say(&self, key: &str, gap: &str, value: &str) -> Words {
        let text = |lang: Lang| self.0.get(lang.code()).and_then(|table| table.get(key)).and_then(toml::Value::as_str);
        Words::of(|lang| text(lang).unwrap_or_default().replace(gap, value))
    }
}

/// Those that have a folder: languages that are made for tests have none, and stand in no file.
fn langs() -> impl Iterator<Item = Lang> {
    Lang::all().filter(|lang| project::root().join("clinical/content/locales").join(lang.code()).exists())
}
