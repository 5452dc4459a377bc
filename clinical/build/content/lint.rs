//! `lint.toml`: the words that no sentence may use, and how hard a sentence may be to read, language by language.

use super::{
    markdown::numbers,
    readability::Formula,
    source::{Faults, Place, Row, Source},
    texts::Locale,
};

/// What holds for the sentences of one language.
struct Rules {
    lang: String,
    formula: Formula,
    limit: f64,
    forbidden: Vec<String>,
    /// Phrases in which a forbidden word may stand: "not a cure".
    allowed: Vec<String>,
    known_words: Vec<String>,
}

struct Exemption {
    key: String,
    word: String,
    place: Place,
    used: bool,
}

/// Holds every text of every language against `lint.toml`.
pub fn check(source: &Source, locales: &[Locale], faults: &mut Faults) {
    let table = source.table();
    source.top(&table).only(&["language", "exempt"], faults);
    let rules: Vec<Rules> = source.rows(&table, "language").iter().map(|row| rules(row, faults)).collect();
    let mut exemptions: Vec<Exemption> = Vec::new();
    for row in source.rows(&table, "exempt") {
        row.only(&["key", "word", "reason"], faults);
        row.required("reason", faults);
        let key = row.required("key", faults);
        exemptions.push(Exemption { key, word: row.required("word", faults), place: row.place, used: false });
    }
    for locale in locales {
        let Some(rules) = rules.iter().find(|rules| rules.lang == locale.lang) else {
            let place = source.place(&(0..0));
            faults.add(&place, format!("expected a [[language]] with code = \"{}\"", locale.lang));
            continue;
        };
        check_language(rules, locale, &mut exemptions, faults);
        if let Some(reference) = locales.first() {
            check_numbers(reference, locale, &mut exemptions, faults);
        }
    }
    for exemption in exemptions.iter().filter(|e| !e.used) {
        let Exemption { key, word, place, .. } = exemption;
        faults.add(place, format!("nothing needs the exemption of `{word}` for `{key}`"));
    }
}

fn rules(row: &Row<'_>, faults: &mut Faults) -> Rules {
    row.only(&["code", "formula", "limit", "forbidden", "allowed", "known_words"], faults);
    let formula = row.one_of("formula", &Formula::NAMES.map(|(name, _)| name), faults);
    let formula = Formula::NAMES.into_iter().find(|(name, _)| *name == formula);
    Rules {
        lang: row.required("code", faults),
        formula: formula.map_or(Formula::FleschKincaid, |(_, formula)| formula),
        limit: f64::from(row.number("limit", faults)),
        forbidden: row.list("forbidden", faults),
        allowed: row.list("allowed", faults),
        known_words: row.list("known_words", faults),
    }
}

fn check_language(rules: &Rules, locale: &Locale, exemptions: &mut [Exemption], faults: &mut Faults) {
    for (key, text) in &locale.texts {
        let mut value = text.value.to_lowercase();
        for phrase in &rules.allowed {
            value = value.replace(phrase, "");
        }
        for word in rules.forbidden.iter().filter(|word| contains(&value, word)) {
            if !exempt(exemptions, key, word) {
                faults.add(&text.place, format!("`{key}` uses the forbidden word `{word}`"));
            }
        }
        let is_known = |word: &str| rules.known_words.iter().any(|known| known == word);
        let Some(score) = rules.formula.score(&text.value, is_known) else { continue };
        if rules.formula.is_harder(score, rules.limit) && !exempt(exemptions, key, "grade") {
            let expected = rules.formula.expected(rules.limit);
            faults.add(&text.place, format!("`{key}` reads at {score:.1}: expected {expected}"));
        }
    }
}

/// The same numbers in every language, however often: a figure that was changed in one only is a fault.
fn check_numbers(reference: &Locale, locale: &Locale, exemptions: &mut [Exemption], faults: &mut Faults) {
    for (key, text) in &locale.texts {
        let Some(same) = reference.texts.get(key) else { continue };
        let (expected, found) = (sorted_numbers(&same.value), sorted_numbers(&text.value));
        if expected != found && !exempt(exemptions, key, "numbers") {
            let (expected, found) = (expected.join(", "), found.join(", "));
            let Place { file, line } = &same.place;
            let fault = format!("`{key}` has the numbers [{found}]: expected [{expected}], as at {file}:{line}");
            faults.add(&text.place, fault);
        }
    }
}

fn sorted_numbers(text: &str) -> Vec<String> {
    let mut numbers = numbers(text);
    numbers.sort_unstable();
    numbers
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
