//! Writes the checked content as Rust.

mod rows;
pub mod setup;
mod texts;

use crate::content::{Content, Questionnaire};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The whole of `content.rs`.
pub fn rust(content: &Content) -> String {
    // The checker has made sure that there is one.
    let Some(reference) = content.locales.first() else { return String::new() };
    let keys = Keys::new(reference.texts.keys().map(String::as_str).filter(|key| ships(key)));
    let mut out = String::new();
    rows::tables(&mut out, content, &keys);
    questionnaire(&mut out, &content.questionnaire);
    texts::by_language(&mut out, &content.locales, &keys);
    texts::say(&mut out, reference, &keys);
    out
}

/// The keys of the texts in their order: by the alphabet, and those that are counted by their number.
struct Keys<'a> {
    order: Vec<&'a str>,
    places: BTreeMap<&'a str, usize>,
}

impl<'a> Keys<'a> {
    fn new(keys: impl Iterator<Item = &'a str>) -> Self {
        let mut order: Vec<&str> = keys.collect();
        order.sort_by_key(|key| match key.rsplit_once('.').map(|(family, last)| (family, last.parse::<usize>())) {
            Some((family, Ok(number))) => (family, number),
            _ => (*key, 0),
        });
        let places = order.iter().enumerate().map(|(place, key)| (*key, place)).collect();
        Self { order, places }
    }

    fn place(&self, key: &str) -> Option<usize> {
        self.places.get(key).copied()
    }
}

/// The words of the two documents around the widget are filled in by the build, not by the widget; those of the files for
/// other software and of the `WordPress` plugin stand in no page; of those that hours are said with the build makes sentences;
/// and those of the set-up page stand in another one: see `setup.rs`.
fn ships(key: &str) -> bool {
    !["shell.", "crisis.", "fallback.", "below.", "fhir.", "setup.", "hours.", "plugin."]
        .iter()
        .any(|family| key.starts_with(family))
}

/// What a saved record is called by, and its codes. What only the files of `dist/fhir/` need stands apart, so that the
/// widget does not carry it.
fn questionnaire(out: &mut String, q: &Questionnaire) {
    let (base, version) = (&q.base, &q.version);
    let mut put = |name: &str, value: &str| {
        let _ = writeln!(out, "pub const {name}: &str = {value:?};");
    };
    put("QUESTIONNAIRE", &format!("{base}/Questionnaire/trd-screener|{version}"));
    put("CODE_SYSTEM", &format!("{base}/CodeSystem/trd-screener"));
    put("LOINC_TOTAL", &q.total);
    put("LOINC_PANEL", &q.panel);
    let (year, month, day) = q.changed_on.unwrap_or_default();
    put("CHANGED_ON", &format!("{year}-{month:02}-{day:02}"));
    for (name, (id, _)) in ["LOINC_FREQUENCY_LIST", "LOINC_DIFFICULTY_LIST"].iter().zip(&q.lists) {
        put(name, id);
    }
    let mut list = |name: &str, values: &[String]| {
        let _ = writeln!(out, "pub static {name}: [&str; {}] = {values:?};", values.len());
    };
    list("LOINC_ITEMS", &q.items);
    list("NOTICES", &q.notices);
    for (name, (_, options)) in ["LOINC_FREQUENCY", "LOINC_DIFFICULTY"].iter().zip(&q.lists) {
        list(name, options);
    }
}

/// `medicines-now` as `MedicinesNow`, `EMERGENCY` as `Emergency`.
pub fn variant(id: &str) -> String {
    let capital = |part: &str| {
        let lower = part.to_lowercase();
        lower.chars().next().map_or(String::new(), |c| c.to_uppercase().collect::<String>() + &lower[c.len_utf8()..])
    };
    id.split('-').map(capital).collect()
}
