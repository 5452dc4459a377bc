//! Writes the checked content as Rust.

use crate::content::{
    Card, Content, Country, Day, Fact, Factor, Kind, Line, Locale, Medicine, OtherTreatment, Questionnaire,
};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The whole of `content.rs`.
pub fn rust(content: &Content) -> String {
    // The checker has made sure that there is one.
    let Some(reference) = content.locales.first() else { return String::new() };
    let keys = Keys::new(reference.texts.keys().map(String::as_str).filter(|key| ships(key)));
    let mut out = String::new();
    tables(&mut out, content, &keys);
    questionnaire(&mut out, &content.questionnaire);
    texts(&mut out, &content.locales, &keys);
    say(&mut out, reference, &keys);
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
/// other software stand in no page, and those of the set-up page in another one: see `emit_setup.rs`.
fn ships(key: &str) -> bool {
    !["shell.", "crisis.", "fallback.", "below.", "fhir.", "setup."].iter().any(|family| key.starts_with(family))
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

fn tables(out: &mut String, content: &Content, keys: &Keys<'_>) {
    table(out, "FACTORS", "FactorRow", content.factors.iter().map(|f| factor(f, keys)));
    // Apart from the rows, so that the widget, which does not show them, does not carry them.
    let sources = content.factors.iter().map(|f| format!("({:?}, {:?}, {})", f.code, f.source, f.to_confirm));
    table(out, "FACTOR_SOURCES", "(&str, &str, bool)", sources);
    let medicines = &content.medicines;
    table(out, "MEDICINES", "MedicineRow", medicines.iter().map(|m| medicine(m, medicines, keys)));
    table(out, "OTHER_TREATMENTS", "OtherTreatmentRow", content.other_treatments.iter().map(|o| other(o, keys)));
    let line_rows = content.countries.iter().flat_map(|c| &c.lines);
    let line_rows: Vec<_> = line_rows.map(|l| line(l, keys)).collect();
    as_text(out, "LINES", &line_rows);
    let mut first = 0;
    let countries = content.countries.iter().map(|c| {
        let start = first;
        first += c.lines.len();
        country(c, start, first, keys)
    });
    table(out, "COUNTRIES", "CountryRow", countries);
    education(out, content, keys);
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

/// Cards and claims, and the facts they call on, each fact once.
fn education(out: &mut String, content: &Content, keys: &Keys<'_>) {
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
    as_text(out, "FACTS", &facts);
}

/// A table that the widget reads as text: see `table.rs`.
fn as_text(out: &mut String, name: &str, rows: &[String]) {
    let _ = writeln!(out, "pub(crate) static {name}: &str = {:?};", rows.join("\n"));
}

/// The days since the first of January 1970.
fn unix_days((year, month, day): Day) -> i32 {
    // As in `date.rs`: days since a first of March, the form in which a leap day comes last.
    let (year, month, day) = (i32::from(year), i32::from(month), i32::from(day));
    let years = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    years * 365 + years / 4 - years / 100 + years / 400 + of_year - 719_468
}

fn flag(is_set: bool) -> &'static str {
    if is_set { "1" } else { "" }
}

fn fact_row(fact: &Fact) -> String {
    let (year, month, of_month) = fact.checked_on;
    let doi = fact.doi.as_ref().map(|doi| format!("doi:{doi}"));
    let reference = doi.or_else(|| fact.pmid.as_ref().map(|pmid| format!("PMID {pmid}")));
    [
        fact.source.clone(),
        reference.unwrap_or_default(),
        format!("{year}-{month:02}-{of_month:02}"),
        fact.expires_on.map_or_else(String::new, |day| unix_days(day).to_string()),
        flag(fact.to_confirm).to_owned(),
    ]
    .join("\t")
}

fn card_row(card: &Card, family: &str, facts: &[usize], keys: &Keys<'_>) -> String {
    // The title is the first text of every card.
    let blocks = card.kinds.iter().filter_map(|kind| match kind {
        Kind::Title => None,
        Kind::Heading => Some("H".to_owned()),
        Kind::Paragraph => Some("P".to_owned()),
        Kind::Item => Some("I".to_owned()),
        Kind::Picture => Some("C".to_owned()),
        Kind::Row(people) => Some(format!("R{people}.")),
        Kind::Break => Some("B".to_owned()),
    });
    let offers = card.offers.iter().map(|offer| match offer.as_str() {
        "" => "None".to_owned(),
        offer => format!("Some(Offer::{})", variant(offer)),
    });
    // A letter from `%` on for each place.
    let facts: String = facts.iter().filter_map(|place| char::from_u32(*place as u32 + u32::from('%'))).collect();
    format!(
        "CardRow {{ id: {:?}, flags: {:?}, offers: &[{}], is_true: {}, blocks: {:?}, first: {}, facts: {facts:?} }}",
        card.id,
        card.flags.join(" "),
        offers.collect::<Vec<_>>().join(", "),
        card.verdict.unwrap_or_default(),
        blocks.collect::<String>(),
        required_text(keys, &format!("{family}.{}.0", card.id)),
    )
}

fn table(out: &mut String, name: &str, row: &str, rows: impl Iterator<Item = String>) {
    let rows: Vec<_> = rows.collect();
    let _ = writeln!(out, "pub(crate) static {name}: [{row}; {}] = [\n{}\n];", rows.len(), rows.join(",\n"));
}

fn text(keys: &Keys<'_>, key: &str) -> String {
    keys.place(key).map_or_else(|| "None".into(), |i| format!("Some(Text({i}))"))
}

fn required_text(keys: &Keys<'_>, key: &str) -> String {
    format!("Text({})", keys.place(key).unwrap_or_default())
}

/// `medicines-now` as `MedicinesNow`, `EMERGENCY` as `Emergency`.
pub fn variant(id: &str) -> String {
    let capital = |part: &str| {
        let lower = part.to_lowercase();
        lower.chars().next().map_or(String::new(), |c| c.to_uppercase().collect::<String>() + &lower[c.len_utf8()..])
    };
    id.split('-').map(capital).collect()
}

fn factor(f: &Factor, keys: &Keys<'_>) -> String {
    let cause = f.cause.as_ref().map_or("None".into(), |c| format!("Some(Cause::{})", variant(c)));
    let place = |part: &str| keys.place(&format!("factor.{}.{part}", f.code));
    let (ask, because) = (place("ask"), place("because"));
    let examples: Vec<_> = (0..).map_while(|i| place(&format!("examples.{i}"))).collect();
    let label = place("label").unwrap_or_default();
    // The widget finds each by its place among the texts of the factor: they are sorted by their keys.
    let first = label - examples.len() - usize::from(because.is_some()) - usize::from(ask.is_some());
    let expected = ask.into_iter().chain(because).chain(examples.iter().copied()).chain([label]);
    assert!(expected.eq(first..=label), "the texts of {} do not follow each other", f.code);
    format!(
        "FactorRow {{ code: {:?}, page: FactorPage::{}, level: Level::{}, cause: {cause}, lines: &{:?}, \
         first: {first}, has_ask: {}, has_because: {}, examples: {} }}",
        f.code,
        variant(&f.page),
        variant(&f.level),
        f.lines,
        ask.is_some(),
        because.is_some(),
        examples.len(),
    )
}

fn medicine(m: &Medicine, all: &[Medicine], keys: &Keys<'_>) -> String {
    // Medicines of one trial share the place of the first of them.
    let alone = m.counts_with.as_ref().unwrap_or(&m.id);
    let trial = all.iter().position(|other| other.id == *alone).unwrap_or_default();
    format!(
        "MedicineRow {{ id: {:?}, name: {}, brands: {:?}, class: {}, floor: {:?}, trial: {trial}, note: {} }}",
        m.id,
        text(keys, &format!("medicine_name.{}", m.id)),
        m.brands.join(", "),
        text(keys, &format!("class.{}", m.class)),
        m.floor,
        text(keys, &format!("medicine.{}.note", m.id)),
    )
}

fn other(o: &OtherTreatment, keys: &Keys<'_>) -> String {
    format!(
        "OtherTreatmentRow {{ id: {:?}, brands: {:?}, label: {}, group: {} }}",
        o.id,
        o.brands.join(", "),
        required_text(keys, &format!("other.{}", o.id)),
        required_text(keys, &format!("other_group.{}", o.group)),
    )
}

fn line(l: &Line, keys: &Keys<'_>) -> String {
    let option = |value: &Option<String>| value.clone().unwrap_or_default();
    [
        l.id.clone(),
        l.name.clone(),
        l.serves.clone(),
        option(&l.call),
        option(&l.dial),
        option(&l.text),
        option(&l.keyword),
        option(&l.page),
        option(&l.hours),
        flag(l.is_free).to_owned(),
        l.languages.join(","),
        l.seen_on.map_or_else(String::new, |day| unix_days(day).to_string()),
        keys.place(&format!("line.{}", l.id)).map_or_else(String::new, |place| place.to_string()),
    ]
    .join("\t")
}

fn country(c: &Country, first: usize, end: usize, keys: &Keys<'_>) -> String {
    let name = required_text(keys, &format!("country.{}", c.code));
    format!("CountryRow {{ code: {:?}, emergency: &{:?}, lines: {first}..{end}, name: {name} }}", c.code, c.emergency)
}

/// The texts of each language, one after the other in the order of their keys. A text is found by adding up the lengths
/// of those before it: a table of places would weigh more than some of the texts.
fn texts(out: &mut String, locales: &[Locale], keys: &Keys<'_>) {
    let variants: Vec<_> = locales.iter().map(|l| variant(&l.lang)).collect();
    let _ = writeln!(
        out,
        "/// A language that the sentences are written in.\n#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]\n\
         pub enum Lang {{ #[default] {} }}",
        variants.join(", ")
    );
    let codes: Vec<_> = locales.iter().zip(&variants).map(|(l, v)| format!("({:?}, Lang::{v})", l.lang)).collect();
    let _ = writeln!(out, "pub(crate) static LANGS: [(&str, Lang); {}] = [{}];", codes.len(), codes.join(", "));
    let _ = writeln!(out, "pub(crate) static TEXTS: [(&[u16; {}], &str); {}] = [", keys.order.len(), locales.len());
    for locale in locales {
        let values: Vec<&str> =
            keys.order.iter().map(|key| locale.texts.get(*key).map_or("", |text| text.value.as_str())).collect();
        let lengths: Vec<_> = values.iter().map(|value| value.len()).collect();
        let _ = writeln!(out, "(&{lengths:?}, {:?}),", values.concat());
    }
    let _ = writeln!(out, "];");
    let names: Vec<_> = keys.order.iter().map(|key| format!("{key:?}")).collect();
    let _ = writeln!(out, "pub(crate) static KEYS: [&str; {}] = [{}];", names.len(), names.join(", "));
}

/// One function a key, so that a key that is not there does not compile.
fn say(out: &mut String, reference: &Locale, keys: &Keys<'_>) {
    let _ = writeln!(
        out,
        "/// Every sentence by its key: `start.title` is [`start_title`].\npub mod say {{\nuse super::*;"
    );
    for (place, key) in keys.order.iter().enumerate().filter(|(_, key)| !is_listed(key)) {
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
        keys.order.iter().filter_map(|key| key.rsplit_once('.')).filter(|(_, last)| last.parse::<usize>().is_ok())
    {
        if !is_of_row(family) && !families.contains(&family) {
            families.push(family);
        }
    }
    for family in families {
        // Counting begins at 0 or at 1, as the field does it.
        let first = usize::from(!keys.places.contains_key(format!("{family}.0").as_str()));
        let items: Vec<_> =
            (first..).map_while(|i| keys.place(&format!("{family}.{i}"))).map(|i| format!("Text({i})")).collect();
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
