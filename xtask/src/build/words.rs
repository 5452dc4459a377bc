//! The sentences of the two documents, and the numbers in them.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use toml::{Table, Value};

use crate::project;

/// The sentences of shell and frame.
pub const SENTENCES: &str = "clinical/content/locales/en/shell.toml";
/// The crisis lines, which clinicians own. The only place where a number is written.
const LINES: &str = "clinical/content/crisis.toml";

/// Each sentence by its key (`section.name`), and each number as `number.call`, `number.text`, `number.emergency` and
/// `number.page` (of the page that lists lines by country).
pub fn read() -> Result<BTreeMap<String, String>> {
    let numbers = numbers().with_context(|| LINES.to_owned())?;
    let mut words = BTreeMap::new();
    for (section, sentences) in table(SENTENCES)? {
        let sentences =
            sentences.as_table().with_context(|| format!("{SENTENCES}: expected [{section}] to be a table"))?;
        for (name, sentence) in sentences {
            let key = format!("{section}.{name}");
            let sentence = sentence.as_str().with_context(|| format!("{SENTENCES}: expected {key} to be a text"))?;
            words.insert(key.clone(), with_numbers(sentence, &numbers).with_context(|| format!("{SENTENCES}: {key}"))?);
        }
    }
    words.extend(numbers.into_iter().map(|(name, number)| (format!("number.{name}"), number)));
    Ok(words)
}

/// Fills `{call}`, `{text}` and `{emergency}` in a sentence.
fn with_numbers(sentence: &str, numbers: &BTreeMap<&str, String>) -> Result<String> {
    let mut filled = sentence.to_owned();
    for (name, number) in numbers {
        filled = filled.replace(&format!("{{{name}}}"), number);
    }
    if filled.contains(['{', '}']) {
        bail!("expected a placeholder out of {:?}, found {sentence:?}", numbers.keys());
    }
    Ok(filled)
}

/// The document is the same for everybody, so it gives the numbers of the country that its first language is spoken in,
/// and the page that leads to all others.
fn numbers() -> Result<BTreeMap<&'static str, String>> {
    let lines = table(LINES)?;
    let countries = lines.get("country").and_then(Value::as_array).context("expected a [[country]]")?;
    let first =
        countries.iter().find(|country| text(country, "code") == Some("US")).context("expected the country US")?;
    let emergency = first.get("emergency").and_then(|numbers| numbers.get(0)).and_then(Value::as_str);
    let line = line(countries, "us-988")?;
    let finder = self::line(countries, "zz-findahelpline")?;
    let number = |found: Option<&str>, what: &str| found.map(str::to_owned).with_context(|| format!("expected {what}"));
    Ok(BTreeMap::from([
        ("emergency", number(emergency, "an emergency number of the US")?),
        ("call", number(text(line, "call"), "a number to call of us-988")?),
        ("text", number(text(line, "text"), "a number to text of us-988")?),
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
