//! The tables: factors, medicines and other treatments, crisis lines by country, and the education.

use super::{Keys, variant};
use crate::content::{
    ALWAYS, Card, Content, Country, Day, Evidence, FAMILY, Fact, Factor, Hours, Kind, Line, Medicine, Origin,
    OtherTreatment, Reading,
};
use std::fmt::Write as _;

pub fn tables(out: &mut String, content: &Content, keys: &Keys<'_>) {
    table(out, "FACTORS", "FactorRow", content.factors.iter().map(|f| factor(f, keys)));
    // Apart from the rows, so that the widget, which does not show them, does not carry them.
    let sources = content.factors.iter().map(|f| format!("({:?}, {})", f.source, evidence(&f.evidence)));
    table(out, "FACTOR_SOURCES", "(&str, Evidence)", sources);
    let medicines = &content.medicines;
    table(out, "MEDICINES", "MedicineRow", medicines.iter().map(|m| medicine(m, medicines, keys)));
    table(out, "OTHER_TREATMENTS", "OtherTreatmentRow", content.other_treatments.iter().map(|o| other(o, keys)));
    let line_rows = content.countries.iter().flat_map(|c| &c.lines);
    let line_rows: Vec<_> = line_rows.map(|l| line(l, keys)).collect();
    as_text(out, "LINES", &line_rows);
    let _ = writeln!(out, "pub(crate) const OPEN_ALWAYS: Text = {};", required_text(keys, ALWAYS));
    // Apart from the rows too.
    let of_lines = content.countries.iter().flat_map(|c| &c.lines).map(|l| origin(&l.id, &l.origin));
    table(out, "LINE_ORIGINS", "(&str, Origin)", of_lines);
    let of_countries = content.countries.iter().map(|c| origin(&c.code, &c.origin));
    table(out, "EMERGENCY_ORIGINS", "(&str, Origin)", of_countries);
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
fn education(out: &mut String, content: &Content, keys: &Keys<'_>) {
    let mut facts: Vec<(String, String)> = Vec::new();
    for (family, cards) in [("education", &content.cards), ("claim", &content.claims)] {
        let mut rows = Vec::new();
        for card in cards {
            let mut places = Vec::new();
            for fact in &card.facts {
                let row = (fact_row(fact), fact_evidence(fact));
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
    let (rows, evidence): (Vec<_>, Vec<_>) = facts.into_iter().unzip();
    as_text(out, "FACTS", &rows);
    // Apart from the rows, as the sources of the factors are.
    table(out, "FACT_EVIDENCE", "(&str, &str, Evidence)", evidence.into_iter());
}

fn evidence(evidence: &Evidence) -> String {
    let read = variant(&evidence.read.replace(' ', "-"));
    format!("Evidence {{ read: Read::{read}, url: {:?} }}", evidence.url.as_deref().unwrap_or_default())
}

/// What a patient is not shown of a fact: its reference, the day, and what was read.
fn fact_evidence(fact: &Fact) -> String {
    let (year, month, of_month) = fact.checked_on;
    let doi = fact.doi.as_ref().map(|doi| format!("doi:{doi}"));
    let reference = doi.or_else(|| fact.pmid.as_ref().map(|pmid| format!("PMID {pmid}"))).unwrap_or_default();
    let checked_on = format!("{year}-{month:02}-{of_month:02}");
    format!("({reference:?}, {checked_on:?}, {})", evidence(&fact.evidence))
}

fn table(out: &mut String, name: &str, row: &str, rows: impl Iterator<Item = String>) {
    let rows: Vec<_> = rows.collect();
    let _ = writeln!(out, "pub(crate) static {name}: [{row}; {}] = [\n{}\n];", rows.len(), rows.join(",\n"));
}

/// A table that the widget reads as text: see `tsv.rs`.
fn as_text(out: &mut String, name: &str, rows: &[String]) {
    let _ = writeln!(out, "pub(crate) static {name}: &str = {:?};", rows.join("\n"));
}

fn text(keys: &Keys<'_>, key: &str) -> String {
    keys.place(key).map_or_else(|| "None".into(), |i| format!("Some(Text({i}))"))
}

fn required_text(keys: &Keys<'_>, key: &str) -> String {
    format!("Text({})", keys.place(key).unwrap_or_default())
}

fn factor(f: &Factor, keys: &Keys<'_>) -> String {
    let cause = f.cause.as_ref().map_or("None".into(), |c| format!("Some(Cause::{})", variant(c)));
    let role = f.role.as_ref().map_or("None".into(), |r| format!("Some(Role::{})", variant(r)));
    let place = |part: &str| keys.place(&format!("factor.{}.{part}", f.code));
    let (ask, because) = (place("ask"), place("because"));
    let examples: Vec<_> = (0..).map_while(|i| place(&format!("examples.{i}"))).collect();
    let label = place("label").unwrap_or_default();
    // The widget finds each by its place among the texts of the factor: they are sorted by their keys.
    let first = label - examples.len() - usize::from(because.is_some()) - usize::from(ask.is_some());
    let expected = ask.into_iter().chain(because).chain(examples.iter().copied()).chain([label]);
    assert!(expected.eq(first..=label), "the texts of {} do not follow each other", f.code);
    format!(
        "FactorRow {{ code: {:?}, page: FactorPage::{}, level: Level::{}, cause: {cause}, role: {role}, \
         lines: &{:?}, first: {first}, has_ask: {}, has_because: {}, examples: {} }}",
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
        "MedicineRow {{ id: {:?}, name: {}, brands: {:?}, elsewhere: {:?}, class: {}, is_often: {}, floor: {:?}, trial: {trial}, \
         note: {} }}",
        m.id,
        text(keys, &format!("medicine_name.{}", m.id)),
        m.brands.join(", "),
        m.elsewhere.join(", "),
        text(keys, &format!("class.{}", m.class)),
        m.is_often,
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
    let place = |key: &str| keys.place(key).map_or_else(String::new, |place| place.to_string());
    let open = match l.hours {
        Some(Hours::Always) => place(ALWAYS),
        Some(Hours::At(_)) => place(&format!("{FAMILY}.{}", l.id)),
        None => String::new(),
    };
    [
        l.id.clone(),
        l.name.clone(),
        l.serves.clone(),
        l.languages.join(","),
        option(&l.call),
        open,
        option(&l.text),
        flag(l.is_free).to_owned(),
        option(&l.keyword),
        l.origin.last_seen().map_or_else(String::new, |day| unix_days(day).to_string()),
        place(&format!("line.{}", l.id)),
        option(&l.page),
        option(&l.dial),
        // Without its plus, which stands in the sentence: a link has none.
        option(&l.whatsapp).trim_start_matches('+').to_owned(),
        flag(l.is_support).to_owned(),
    ]
    .join("\t")
    .trim_end_matches('\t')
    .to_owned()
}

/// Where a row was read, with its id.
fn origin(id: &str, o: &Origin) -> String {
    let date = |day: Day| format!("Date::from_unix_days({})", unix_days(day));
    let reading = match &o.reading {
        Reading::SeenOn(day) => format!("SeenOn({})", date(*day)),
        Reading::Undated(age) => format!("Undated({age:?})"),
        Reading::Unconfirmed(why) => format!("Unconfirmed({why:?})"),
    };
    let tested_on = o.tested_on.map_or("None".to_owned(), |day| format!("Some({})", date(day)));
    format!(
        "({id:?}, Origin {{ source: {:?}, url: {:?}, kind: SourceKind::{}, reading: Reading::{reading}, \
         tested_on: {tested_on}, recheck: {:?} }})",
        o.source,
        o.url,
        variant(&o.kind.replace(' ', "-")),
        o.recheck,
    )
}

fn country(c: &Country, first: usize, end: usize, keys: &Keys<'_>) -> String {
    let name = required_text(keys, &format!("country.{}", c.code));
    format!("CountryRow {{ code: {:?}, emergency: &{:?}, lines: {first}..{end}, name: {name} }}", c.code, c.emergency)
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
    [
        fact.source.clone(),
        fact.checked_on.0.to_string(),
        fact.expires_on.map_or_else(String::new, |day| unix_days(day).to_string()),
    ]
    .join("\t")
    .trim_end_matches('\t')
    .to_owned()
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
