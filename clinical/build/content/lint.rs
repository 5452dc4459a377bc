//! `lint.toml`: the words that no sentence may use, and how hard a sentence may be to read.

use super::{
    readability,
    source::{Faults, Place, Row, Source},
    texts::{Locale, Text},
};

/// The highest Flesch-Kincaid grade of a sentence a person reads.
const GRADE: f64 = 8.0;

struct Exemption {
    key: String,
    word: String,
    place: Place,
    used: bool,
}

/// Holds every text of every language against `lint.toml`.
pub fn check(source: &Source, locales: &[Locale], faults: &mut Faults) {
    let table = source.table();
    let top = Row { source, table: &table, place: source.place(&(0..0)) };
    top.only(&["forbidden", "known_words", "exempt"], faults);
    let forbidden = top.list("forbidden", faults);
    let known_words = top.list("known_words", faults);
    let mut exemptions: Vec<Exemption> = Vec::new();
    for row in source.rows(&table, "exempt") {
        row.only(&["key", "word", "reason"], faults);
        row.required("reason", faults);
        let key = row.required("key", faults);
        exemptions.push(Exemption { key, word: row.required("word", faults), place: row.place, used: false });
    }
    for (key, text) in locales.iter().flat_map(|locale| &locale.texts) {
        for word in forbidden.iter().filter(|word| contains(&text.value, word)) {
            if !exempt(&mut exemptions, key, word) {
                faults.add(&text.place, format!("`{key}` uses the forbidden word `{word}`"));
            }
        }
        let grade = grade(text, &known_words);
        if grade > GRADE && !exempt(&mut exemptions, key, "grade") {
            faults.add(&text.place, format!("`{key}` reads at grade {grade:.1}: expected at most {GRADE}"));
        }
    }
    for exemption in exemptions.iter().filter(|e| !e.used) {
        let Exemption { key, word, place, .. } = exemption;
        faults.add(place, format!("nothing needs the exemption of `{word}` for `{key}`"));
    }
}

/// An exemption's key is a whole key, or the beginning of keys before `.*`.
fn exempt(exemptions: &mut [Exemption], key: &str, word: &str) -> bool {
    let fits = |e: &&mut Exemption| {
        let prefix = e.key.strip_suffix('*');
        e.word == word && prefix.map_or(e.key == key, |prefix| key.starts_with(prefix))
    };
    let Some(exemption) = exemptions.iter_mut().find(fits) else { return false };
    exemption.used = true;
    true
}

/// Whether `text` has `phrase` in it, as whole words and in any case.
fn contains(text: &str, phrase: &str) -> bool {
    let (text, phrase) = (text.to_lowercase(), phrase.to_lowercase());
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-');
    text.match_indices(&phrase).any(|(at, found)| {
        !is_word(text[..at].chars().next_back()) && !is_word(text[at + found.len()..].chars().next())
    })
}

fn grade(text: &Text, known_words: &[String]) -> f64 {
    readability::grade(&text.value, |word| known_words.iter().any(|known| known == word))
}
