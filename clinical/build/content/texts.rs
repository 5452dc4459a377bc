//! `locales/<lang>/*.toml`: every sentence a person reads.

use super::{
    Content, hours,
    source::{Faults, Place, Source, names},
};
use std::{collections::BTreeMap, path::Path};
use toml::de::{DeTable, DeValue};

/// One sentence, or a short run of them.
pub struct Text {
    pub value: String,
    pub place: Place,
}

impl Text {
    /// The names in braces, in the order of the alphabet.
    pub fn placeholders(&self) -> Vec<&str> {
        let mut names: Vec<_> =
            self.value.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// The sentences of one language, by key: `start.title`.
pub struct Locale {
    pub lang: String,
    pub texts: BTreeMap<String, Text>,
}

/// The language that decides which keys there are.
const REFERENCE: &str = "en";

/// The pages of tick boxes and of codes, each of which offers "None of these".
const NONE_PAGES: [&str; 10] = [
    "urgent",
    "mind",
    "heart",
    "health",
    "pregnancy",
    "substances",
    "medicines-now",
    "medicines",
    "other-treatments",
    "practical",
];

pub fn read(dir: &Path, faults: &mut Faults) -> Vec<Locale> {
    let folder = dir.join("locales");
    let mut langs = names(&folder);
    langs.sort_by_key(|lang| (lang != REFERENCE, lang.clone()));
    let read = |lang: String| {
        let mut files = names(&folder.join(&lang));
        files.sort();
        let mut locale = Locale { lang, texts: BTreeMap::new() };
        for file in files {
            let source = Source::open(dir, &format!("locales/{}/{file}", locale.lang), faults);
            flatten("", &source.table(), &source, &mut locale.texts, faults);
        }
        locale
    };
    langs.into_iter().map(read).collect()
}

fn flatten(above: &str, table: &DeTable<'_>, source: &Source, texts: &mut BTreeMap<String, Text>, faults: &mut Faults) {
    for (key, value) in table {
        let path = if above.is_empty() { key.get_ref().to_string() } else { format!("{above}.{}", key.get_ref()) };
        let place = source.place(&key.span());
        let mut add = |path: String, value: String| {
            if let Some(before) = texts.insert(path.clone(), Text { value, place: place.clone() }) {
                let Place { file, line } = before.place;
                faults.add(&place, format!("the key `{path}` stands twice: also at {file}:{line}"));
            }
        };
        match value.get_ref() {
            DeValue::Table(table) => flatten(&path, table, source, texts, faults),
            DeValue::String(text) => add(path, text.to_string()),
            DeValue::Array(array) => {
                for (i, item) in array.iter().enumerate() {
                    add(format!("{path}.{i}"), item.get_ref().as_str().unwrap_or_default().to_string());
                }
            }
            _ => faults.add(&place, format!("`{path}`: expected a text")),
        }
    }
}

/// Holds the keys of every language against what the tables need and against the language of reference.
pub fn check(content: &Content, faults: &mut Faults) {
    let Some(reference) = content.locales.first().filter(|l| l.lang == REFERENCE) else {
        let place = Place { file: format!("locales/{REFERENCE}"), line: 1 };
        faults.add(&place, "is missing: it is the language of reference");
        return;
    };
    for locale in &content.locales {
        for (key, place) in needed(content) {
            if !locale.texts.contains_key(&key) {
                faults.add(&place, format!("the text `{key}` is missing in locales/{}", locale.lang));
            }
        }
        for (key, text) in &locale.texts {
            check_text(key, text, content, faults);
            match reference.texts.get(key) {
                None => faults.add(&text.place, format!("unknown text `{key}`: locales/{REFERENCE} has none")),
                Some(same) if same.placeholders() != text.placeholders() => {
                    let names = same.placeholders().join(", ");
                    faults.add(&text.place, format!("`{key}`: expected the placeholders {names}"));
                }
                Some(_) => {}
            }
        }
        for (key, text) in &reference.texts {
            if !locale.texts.contains_key(key) {
                faults.add(&text.place, format!("the text `{key}` is missing in locales/{}", locale.lang));
            }
        }
    }
}

/// The keys that the rows of the tables call for, each with the place that calls.
fn needed(content: &Content) -> Vec<(String, Place)> {
    let mut keys = Vec::new();
    for factor in &content.factors {
        let mut need = |part: &str| keys.push((format!("factor.{}.{part}", factor.code), factor.place.clone()));
        need("label");
        if factor.level != "EMERGENCY" {
            need("because");
        }
        if factor.level == "CLEAR" {
            need("ask");
        }
    }
    for medicine in content.medicines.iter().filter(|m| m.is_named) {
        keys.push((format!("medicine_name.{}", medicine.id), medicine.place.clone()));
        keys.push((format!("class.{}", medicine.class), medicine.place.clone()));
    }
    for other in &content.other_treatments {
        keys.push((format!("other.{}", other.id), other.place.clone()));
        keys.push((format!("other_group.{}", other.group), other.place.clone()));
    }
    for country in &content.countries {
        keys.push((format!("country.{}", country.code), country.place.clone()));
    }
    let family = |family: &str, numbers: std::ops::RangeInclusive<u32>| {
        let place = Place { file: "locales".into(), line: 1 };
        numbers.map(|i| (format!("{family}.{i}"), place.clone())).collect::<Vec<_>>()
    };
    let words = Place { file: "locales".into(), line: 1 };
    keys.extend(hours::WORDS.map(|word| (format!("hours.{word}"), words.clone())));
    keys.extend(family("phq9.item", 1..=9));
    keys.extend(family("phq9.frequency", 0..=3));
    keys.extend(family("phq9.difficulty_answer", 0..=3));
    keys.extend(family("asq.item", 1..=5));
    keys.extend(family("progress", 1..=5));
    for page in NONE_PAGES {
        let place = Place { file: "locales".into(), line: 1 };
        keys.push((format!("page.{page}.none"), place));
    }
    keys
}

/// The families of keys that belong to rows: a key of a row that is not there is a slip of the pen.
fn check_text(key: &str, text: &Text, content: &Content, faults: &mut Faults) {
    if text.value.trim().is_empty() {
        faults.add(&text.place, format!("`{key}` is empty"));
    }
    if text.value.matches('{').count() != text.value.matches('}').count() {
        faults.add(&text.place, format!("`{key}`: a brace is not closed"));
    }
    let mut parts = key.split('.');
    let (family, id) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let known = match family {
        "factor" => content.factors.iter().any(|f| f.code == id),
        "medicine" | "medicine_name" => content.medicines.iter().any(|m| m.id == id),
        "class" => content.medicines.iter().any(|m| m.class == id),
        "other" => content.other_treatments.iter().any(|o| o.id == id),
        "other_group" => content.other_treatments.iter().any(|o| o.group == id),
        "country" => content.countries.iter().any(|c| c.code == id),
        "line" => content.countries.iter().flat_map(|c| &c.lines).any(|l| l.id == id),
        // The build writes them.
        hours::FAMILY => false,
        "education" => content.cards.iter().any(|card| card.id == id),
        "claim" => content.claims.iter().any(|claim| claim.id == id),
        _ => true,
    };
    let part = parts.next().unwrap_or_default();
    let has_part = match family {
        "factor" => ["label", "because", "ask", "examples"].contains(&part),
        "medicine" => part == "note",
        _ => true,
    };
    if known && !has_part {
        faults.add(&text.place, format!("unknown text `{key}`: a row has no `{part}`"));
    }
    if !known {
        faults.add(&text.place, format!("unknown text `{key}`: no row has the id `{id}`"));
    }
}
