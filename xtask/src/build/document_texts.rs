//! The sentences of the two documents, and the numbers in them.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use toml::{Table, Value};

use crate::project;

/// The sentences of shell and frame, in the language that comes first.
pub const SENTENCES: &str = "clinical/content/locales/en/shell.toml";
/// The folders of the languages.
const LOCALES: &str = "clinical/content/locales";
/// The crisis lines, which clinicians own. The only place where a number is written.
const LINES: &str = "clinical/content/crisis.toml";

/// Each sentence by its key (`section.name`), and what links lead to as `number.dial`, `number.sms`, `number.emergency`
/// and `number.page` (of the page that lists lines by country).
pub fn read() -> Result<BTreeMap<String, String>> {
    let numbers = numbers("en").with_context(|| LINES.to_owned())?;
    let mut words = sentences(SENTENCES, &numbers)?;
    words.extend(to_link(numbers));
    Ok(words)
}

/// The section of the line below the frame, which the clinic's own page shows.
const BELOW: &str = "below";
/// The section of the two pages that stand until the widget has come.
const EARLY: &str = "early";

/// The sentences of that line in one language, by name. Their placeholders are filled for each clinic.
pub fn below(lang: &str) -> Result<BTreeMap<String, String>> {
    let file = format!("{LOCALES}/{lang}/shell.toml");
    let table = table(&file)?;
    let sentences = table.get(BELOW).and_then(Value::as_table).with_context(|| format!("{file}: no [{BELOW}]"))?;
    let known = sentences.iter().filter_map(|(name, sentence)| Some((name.clone(), sentence.as_str()?.to_owned())));
    Ok(known.collect())
}

/// The languages, the one of reference first.
pub fn langs() -> Result<Vec<String>> {
    let mut langs = vec!["en".to_owned()];
    langs.extend(others()?.into_iter().map(|(lang, _)| lang));
    Ok(langs)
}

/// The sentences of the set-up page that stand in its markup, each by its key: those for whoever cannot run it.
pub fn setup() -> Result<Vec<(String, String)>> {
    const FILE: &str = "clinical/content/locales/en/setup.toml";
    let table = table(FILE)?;
    let sentences = table.get("setup").and_then(Value::as_table).with_context(|| format!("{FILE}: no [setup]"))?;
    let sentence = |name: &str| {
        let sentence = sentences.get(name).and_then(Value::as_str);
        Ok((format!("setup.{name}"), sentence.with_context(|| format!("{FILE}: no {name}"))?.to_owned()))
    };
    ["title", "loading", "broken", "needs_script"].into_iter().map(sentence).collect()
}

/// The promise of a form, `page` or `embed`, in one language.
pub fn promise(lang: &str, form: &str) -> Result<String> {
    let file = format!("{LOCALES}/{lang}/pages.toml");
    let pages = table(&file)?;
    let sentence = pages.get("promise").and_then(|promises| promises.get(form)?.as_str());
    sentence.map(str::to_owned).with_context(|| format!("{file}: no `promise.{form}`"))
}

/// The sentences of the `WordPress` plugin in one language, by name. Their placeholders stay open.
pub fn plugin(lang: &str) -> Result<BTreeMap<String, String>> {
    let mut words = BTreeMap::new();
    let mut tables = vec![table(&format!("{LOCALES}/{lang}/plugin.toml"))?];
    while let Some(table) = tables.pop() {
        for (name, value) in table {
            match value {
                Value::Table(inner) => tables.push(inner),
                Value::String(sentence) => words.extend([(name, sentence)]),
                _ => {}
            }
        }
    }
    Ok(words)
}

/// What links lead to; the numbers as they are shown stand in the sentences.
fn to_link(numbers: BTreeMap<&'static str, String>) -> impl Iterator<Item = (String, String)> {
    let links = numbers.into_iter().filter(|(name, _)| !["call", "text"].contains(name));
    links.map(|(name, number)| (format!("number.{name}"), number))
}

/// The same for each other language: who cannot read the first one finds the crisis line too.
pub fn others() -> Result<Vec<(String, BTreeMap<String, String>)>> {
    let mut langs = Vec::new();
    for entry in std::fs::read_dir(project::root().join(LOCALES)).with_context(|| format!("cannot list {LOCALES}"))? {
        langs.push(entry?.file_name().to_string_lossy().into_owned());
    }
    langs.retain(|lang| lang != "en");
    langs.sort();
    let read = |lang: String| {
        let numbers = numbers(&lang).with_context(|| LINES.to_owned())?;
        let mut words = sentences(&format!("{LOCALES}/{lang}/shell.toml"), &numbers)?;
        words.extend(to_link(numbers));
        Ok((lang, words))
    };
    langs.into_iter().map(read).collect()
}

fn sentences(file: &str, numbers: &BTreeMap<&'static str, String>) -> Result<BTreeMap<String, String>> {
    let numbers: Vec<_> = numbers.iter().map(|(name, number)| (*name, number.as_str())).collect();
    let mut words = BTreeMap::new();
    for (section, sentences) in table(file)? {
        // The two documents themselves do not use them.
        if [BELOW, EARLY].contains(&section.as_str()) {
            continue;
        }
        let sentences = sentences.as_table().with_context(|| format!("{file}: expected [{section}] to be a table"))?;
        for (name, sentence) in sentences {
            let key = format!("{section}.{name}");
            let sentence = sentence.as_str().with_context(|| format!("{file}: expected {key} to be a text"))?;
            words.insert(key.clone(), fill(sentence, &numbers).with_context(|| format!("{file}: {key}"))?);
        }
    }
    Ok(words)
}

/// A sentence with its placeholders filled; an error where one stays open.
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut filled = sentence.to_owned();
    for (name, value) in values {
        filled = filled.replace(&format!("{{{name}}}"), value);
    }
    if filled.contains(['{', '}']) {
        let known: Vec<_> = values.iter().map(|(name, _)| name).collect();
        bail!("expected a placeholder out of {known:?}, found {sentence:?}");
    }
    Ok(filled)
}

/// The document is the same for everybody, so it gives the numbers of the country that its first language is spoken in,
/// and the page that leads to all others. Where that country has a line in another language alone, its readers get it.
fn numbers(lang: &str) -> Result<BTreeMap<&'static str, String>> {
    let lines = table(LINES)?;
    let countries = lines.get("country").and_then(Value::as_array).context("expected a [[country]]")?;
    let first =
        countries.iter().find(|country| text(country, "code") == Some("US")).context("expected the country US")?;
    let emergency = first.get("emergency").and_then(|numbers| numbers.get(0)).and_then(Value::as_str);
    let is_in_lang = |line: &&Value| {
        let languages = line.get("languages").and_then(Value::as_array);
        languages.is_some_and(|known| known.len() == 1 && known.iter().any(|known| known.as_str() == Some(lang)))
    };
    let of_first = first.get("line").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let in_lang = of_first.iter().filter(is_in_lang).find(|line| text(line, "call").is_some());
    let line = match in_lang {
        Some(line) if lang != "en" => line,
        _ => line(countries, "us-988")?,
    };
    // The sentence that gives its numbers says so.
    let is_free = line.get("free").and_then(Value::as_bool) == Some(true);
    ensure!(
        is_free && text(line, "hours") == Some("24/7"),
        "expected the first line to be free, and open day and night"
    );
    let finder = self::line(countries, "zz-findahelpline")?;
    let number = |found: Option<&str>, what: &str| found.map(str::to_owned).with_context(|| format!("expected {what}"));
    let call = number(text(line, "call"), "a number to call")?;
    let sms = number(text(line, "text"), "a number to text")?;
    Ok(BTreeMap::from([
        ("emergency", number(emergency, "an emergency number of the US")?),
        ("dial", text(line, "dial").map_or_else(|| call.clone(), str::to_owned)),
        ("sms", text(line, "keyword").map_or_else(|| sms.clone(), |word| format!("{sms}?&body={word}"))),
        ("call", call),
        ("text", sms),
        ("page", number(text(finder, "page"), "the page of zz-findahelpline")?),
    ]))
}

fn line<'a>(countries: &'a [Value], id: &str) -> Result<&'a Value> {
    countries
        .iter()
        .filter_map(|country| country.get("line")?.as_array())
        .flatten()
        .find(|line| text(line, "id") == Some(id))
        .with_context(|| format!("expected a line with the id {id}"))
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key)?.as_str()
}

fn table(path: &str) -> Result<Table> {
    project::read(path)?.parse().with_context(|| format!("{path} is not valid TOML"))
}
