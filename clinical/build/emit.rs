//! Writes the checked content as Rust.

use crate::content::{Card, Content, Country, Day, Fact, Factor, Kind, Line, Locale, Medicine, OtherTreatment};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The whole of `content.rs`.
pub fn rust(content: &Content) -> String {
    // The checker has made sure that there is one.
    let Some(reference) = content.locales.first() else { return String::new() };
    let shipped = reference.texts.keys().filter(|key| ships(key));
    let keys: BTreeMap<&str, usize> = shipped.enumerate().map(|(i, key)| (key.as_str(), i)).collect();
    let mut out = String::new();
    tables(&mut out, content, &keys);
    texts(&mut out, &content.locales, &keys);
    say(&mut out, reference, &keys);
    out
}

/// The words of the two documents around the widget are filled in by the build, not by the widget.
fn ships(key: &str) -> bool {
    !["shell.", "crisis.", "fallback."].iter().any(|family| key.starts_with(family))
}

/// The texts of rows, and those that are counted: they are reached by their place in a list, all others by name.
fn is_listed(key: &str) -> bool {
    is_of_row(key) || key.rsplit('.').next().is_some_and(|last| last.parse::<usize>().is_ok())
}

fn is_of_row(key: &str) -> bool {
    let family = key.split('.').next().unwrap_or_default();
    ["factor", "medicine", "medicine_name", "class", "other", "other_group", "country", "line", "education", "claim"]
        .contains(&family)
}

fn tables(out: &mut String, content: &Content, keys: &BTreeMap<&str, usize>) {
    table(out, "FACTORS", "FactorRow", content.factors.iter().map(|f| factor(f, keys)));
    // Apart from the rows, so that the widget, which does not show them, does not carry them.
    let sources = content.factors.iter().map(|f| format!("({:?}, {:?}, {})", f.code, f.source, f.to_confirm));
    table(out, "FACTOR_SOURCES", "(&str, &str, bool)", sources);
    let medicines = &content.medicines;
    table(out, "MEDICINES", "MedicineRow", medicines.iter().map(|m| medicine(m, medicines, keys)));
    table(out, "OTHER_TREATMENTS", "OtherTreatmentRow", content.other_treatments.iter().map(|o| other(o, keys)));
    let line_rows = content.countries.iter().flat_map(|c| &c.lines);
    table(out, "LINES", "Line", line_rows.map(|l| line(l, keys)));
    let mut first = 0;
    let countries = content.countries.iter().map(|c| {
        let start = first;
        first += c.lines.len();
        country(c, start, first, keys)
    });
    table(out, "COUNTRIES", "CountryRow", countries);
    education(out, content, keys);
}

/// Cards and claims, and the facts they call on, each fact once.
fn education(out: &mut String, content: &Content, keys: &BTreeMap<&str, usize>) {
    let mut facts: Vec<String> = Vec::new();
    for (family, cards) in [("education", &content.cards), ("claim", &content.claims)] {
        let mut rows = Vec::new();
        for card in cards {
            let mut places = Vec::new();
            for fact in &card.facts {
                let row = fact_row(fact);
                let place = facts.iter().position(|known| *known == row).unwrap_or_else(|| {
                    facts.push(row);
                    facts.len() - 1
                });
                places.push(place);
            }
            rows.push(card_row(card, family, &places, keys));
        }
        table(out, if family == "claim" { "CLAIMS" } else { "CARDS" }, "CardRow", rows.into_iter());
    }
    table(out, "FACTS", "Fact", facts.into_iter());
}

fn day((year, month, day): Day) -> String {
    format!("Date::new({year}, {month}, {day})")
}

fn fact_row(fact: &Fact) -> String {
    let (year, month, of_month) = fact.checked_on;
    let doi = fact.doi.as_ref().map(|doi| format!("doi:{doi}"));
    let reference = doi.or_else(|| fact.pmid.as_ref().map(|pmid| format!("PMID {pmid}")));
    format!(
        "Fact {{ source: {:?}, reference: {:?}, checked_on: {:?}, expires_on: {}, is_to_confirm: {} }}",
        fact.source,
        reference.unwrap_or_default(),
        format!("{year}-{month:02}-{of_month:02}"),
        fact.expires_on.map_or_else(|| "None".into(), day),
        fact.to_confirm,
    )
}

fn card_row(card: &Card, family: &str, facts: &[usize], keys: &BTreeMap<&str, usize>) -> String {
    let mut texts = 0..;
    let blocks = card.kinds.iter().map(|kind| {
        let mut text = || {
            let i = texts.next().unwrap_or_default();
            required_text(keys, &format!("{family}.{}.{i}", card.id))
        };
        match kind {
            Kind::Title => format!("Block::Title({})", text()),
            Kind::Heading => format!("Block::Heading({})", text()),
            Kind::Paragraph => format!("Block::Paragraph({})", text()),
            Kind::Item => format!("Block::Item({})", text()),
            Kind::Picture => format!("Block::Picture({})", text()),
            Kind::Row(people) => format!("Block::Row({}, {people})", text()),
            Kind::Break => "Block::Break".into(),
        }
    });
    let offers = card.offers.iter().map(|offer| match offer.as_str() {
        "" => "None".to_owned(),
        offer => format!("Some(Offer::{})", variant(offer)),
    });
    format!(
        "CardRow {{ id: {:?}, flags: &{:?}, offers: &[{}], is_true: {}, blocks: &[{}], facts: &{facts:?} }}",
        card.id,
        card.flags,
        offers.collect::<Vec<_>>().join(", "),
        card.verdict.unwrap_or_default(),
        blocks.collect::<Vec<_>>().join(", "),
    )
}

fn table(out: &mut String, name: &str, row: &str, rows: impl Iterator<Item = String>) {
    let rows: Vec<_> = rows.collect();
    let _ = writeln!(out, "pub(crate) static {name}: [{row}; {}] = [\n{}\n];", rows.len(), rows.join(",\n"));
}

fn text(keys: &BTreeMap<&str, usize>, key: &str) -> String {
    keys.get(key).map_or_else(|| "None".into(), |i| format!("Some(Text({i}))"))
}

fn required_text(keys: &BTreeMap<&str, usize>, key: &str) -> String {
    format!("Text({})", keys.get(key).copied().unwrap_or_default())
}

/// The texts `key.0`, `key.1` and so on.
fn text_list(keys: &BTreeMap<&str, usize>, key: &str) -> String {
    let items = (0..).map_while(|i| keys.get(format!("{key}.{i}").as_str())).map(|i| format!("Text({i})"));
    format!("&[{}]", items.collect::<Vec<_>>().join(", "))
}

/// `medicines-now` as `MedicinesNow`, `EMERGENCY` as `Emergency`.
fn variant(id: &str) -> String {
    let capital = |part: &str| {
        let lower = part.to_lowercase();
        lower.chars().next().map_or(String::new(), |c| c.to_uppercase().collect::<String>() + &lower[c.len_utf8()..])
    };
    id.split('-').map(capital).collect()
}

fn factor(f: &Factor, keys: &BTreeMap<&str, usize>) -> String {
    let cause = f.cause.as_ref().map_or("None".into(), |c| format!("Some(Cause::{})", variant(c)));
    let key = |part: &str| format!("factor.{}.{part}", f.code);
    format!(
        "FactorRow {{ code: {:?}, page: FactorPage::{}, level: Level::{}, cause: {cause}, lines: &{:?}, label: {}, because: {}, ask: {}, examples: {} }}",
        f.code,
        variant(&f.page),
        variant(&f.level),
        f.lines,
        required_text(keys, &key("label")),
        text(keys, &key("because")),
        text(keys, &key("ask")),
        text_list(keys, &key("examples")),
    )
}

fn medicine(m: &Medicine, all: &[Medicine], keys: &BTreeMap<&str, usize>) -> String {
    // Medicines of one trial share the place of the first of them.
    let alone = m.counts_with.as_ref().unwrap_or(&m.id);
    let trial = all.iter().position(|other| other.id == *alone).unwrap_or_default();
    format!(
        "MedicineRow {{ id: {:?}, name: {}, brands: &{:?}, class: {}, floor: {:?}, trial: {trial}, note: {} }}",
        m.id,
        text(keys, &format!("medicine_name.{}", m.id)),
        m.brands,
        text(keys, &format!("class.{}", m.class)),
        m.floor,
        text(keys, &format!("medicine.{}.note", m.id)),
    )
}

fn other(o: &OtherTreatment, keys: &BTreeMap<&str, usize>) -> String {
    format!(
        "OtherTreatmentRow {{ id: {:?}, brands: &{:?}, label: {}, group: {} }}",
        o.id,
        o.brands,
        required_text(keys, &format!("other.{}", o.id)),
        required_text(keys, &format!("other_group.{}", o.group)),
    )
}

fn line(l: &Line, keys: &BTreeMap<&str, usize>) -> String {
    let seen_on = l.seen_on.map(day);
    format!(
        "Line {{ id: {:?}, name: {:?}, serves: {:?}, call: {:?}, dial: {:?}, text: {:?}, keyword: {:?}, page: {:?}, \
         hours: {:?}, is_free: {}, languages: &{:?}, seen_on: {}, note: {} }}",
        l.id,
        l.name,
        l.serves,
        l.call,
        l.dial,
        l.text,
        l.keyword,
        l.page,
        l.hours,
        l.is_free,
        l.languages,
        seen_on.unwrap_or_else(|| "None".into()),
        text(keys, &format!("line.{}", l.id)),
    )
}

fn country(c: &Country, first: usize, end: usize, keys: &BTreeMap<&str, usize>) -> String {
    let name = required_text(keys, &format!("country.{}", c.code));
    format!("CountryRow {{ code: {:?}, emergency: &{:?}, lines: {first}..{end}, name: {name} }}", c.code, c.emergency)
}

/// The texts of each language, one after the other in the order of their keys. A text is found by adding up the lengths
/// of those before it: a table of places would weigh more than some of the texts.
fn texts(out: &mut String, locales: &[Locale], keys: &BTreeMap<&str, usize>) {
    let variants: Vec<_> = locales.iter().map(|l| variant(&l.lang)).collect();
    let _ = writeln!(
        out,
        "/// A language that the sentences are written in.\n#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]\n\
         pub enum Lang {{ #[default] {} }}",
        variants.join(", ")
    );
    let codes: Vec<_> = locales.iter().zip(&variants).map(|(l, v)| format!("({:?}, Lang::{v})", l.lang)).collect();
    let _ = writeln!(out, "pub(crate) static LANGS: [(&str, Lang); {}] = [{}];", codes.len(), codes.join(", "));
    let _ = writeln!(out, "pub(crate) static TEXTS: [(&[u16; {}], &str); {}] = [", keys.len(), locales.len());
    for locale in locales {
        let values: Vec<&str> =
            keys.keys().map(|key| locale.texts.get(*key).map_or("", |text| text.value.as_str())).collect();
        let lengths: Vec<_> = values.iter().map(|value| value.len()).collect();
        let _ = writeln!(out, "(&{lengths:?}, {:?}),", values.concat());
    }
    let _ = writeln!(out, "];");
    let names: Vec<_> = keys.keys().map(|key| format!("{key:?}")).collect();
    let _ = writeln!(out, "pub(crate) static KEYS: [&str; {}] = [{}];", names.len(), names.join(", "));
}

/// One function a key, so that a key that is not there does not compile.
fn say(out: &mut String, reference: &Locale, keys: &BTreeMap<&str, usize>) {
    let _ = writeln!(
        out,
        "/// Every sentence by its key: `start.title` is [`start_title`].\npub mod say {{\nuse super::*;"
    );
    for (key, place) in keys.iter().filter(|(key, _)| !is_listed(key)) {
        let Some(text) = reference.texts.get(*key) else { continue };
        let name = function(key);
        let doc: String = text.value.replace('\n', " ").replace('[', "\\[");
        let names = text.placeholders();
        if names.is_empty() {
            let _ = writeln!(
                out,
                "/// {doc}\n#[must_use] pub fn {name}(lang: Lang) -> &'static str {{ Text({place}).in_lang(lang) }}"
            );
        } else {
            let parameters: Vec<_> = names.iter().map(|n| format!("{n}: &str")).collect();
            let values: Vec<_> = names.iter().map(|n| format!("({n:?}, {n})")).collect();
            let _ = writeln!(
                out,
                "/// {doc}\n#[must_use] pub fn {name}(lang: Lang, {}) -> String {{ \
                 Text({place}).filled(lang, &[{}]) }}",
                parameters.join(", "),
                values.join(", ")
            );
        }
    }
    let mut families: Vec<&str> = Vec::new();
    for (family, _) in
        keys.keys().filter_map(|key| key.rsplit_once('.')).filter(|(_, last)| last.parse::<usize>().is_ok())
    {
        if !is_of_row(family) && !families.contains(&family) {
            families.push(family);
        }
    }
    for family in families {
        // Counting begins at 0 or at 1, as the field does it.
        let first = usize::from(!keys.contains_key(format!("{family}.0").as_str()));
        let items: Vec<_> =
            (first..).map_while(|i| keys.get(format!("{family}.{i}").as_str())).map(|i| format!("Text({i})")).collect();
        let name = function(family).to_uppercase();
        let _ = writeln!(
            out,
            "/// The texts `{family}.*`.\npub static {name}: [Text; {}] = [{}];",
            items.len(),
            items.join(", ")
        );
    }
    let _ = writeln!(out, "}}");
}

fn function(key: &str) -> String {
    key.replace(['.', '-'], "_").to_lowercase()
}
