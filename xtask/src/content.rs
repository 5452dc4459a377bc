//! What the content says of itself: what was checked when, what has run out, who still has to sign.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use clinical::{
    crisis::{Country, FRESH_DAYS, Line},
    date::Date,
    education::{Card, Fact},
    evidence::{Evidence, Read},
    factors::Factor,
    fhir::CHANGED_ON,
    set::Row as _,
    text::Lang,
};
use serde::Deserialize;

use crate::{markdown, project};

/// The day of the build. `SOURCE_DATE_EPOCH` fixes it, in seconds since 1970, as for other reproducible builds.
pub fn today() -> Result<Date> {
    let fixed = std::env::var("SOURCE_DATE_EPOCH").ok();
    let seconds: u64 = match fixed {
        Some(text) => text.parse().context("SOURCE_DATE_EPOCH: expected seconds since 1970")?,
        None => SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs(),
    };
    Ok(Date::from_unix_days(i32::try_from(seconds / 86_400)?))
}

/// The day of the last change of a rule or a sentence.
pub fn changed_on() -> Result<Date> {
    let number = |range| CHANGED_ON.get(range).and_then(|text: &str| text.parse::<u16>().ok());
    let day = match (number(0..4), number(5..7), number(8..10)) {
        (Some(year), Some(month), Some(day)) => Date::new(year, u8::try_from(month)?, u8::try_from(day)?),
        _ => None,
    };
    day.with_context(|| format!("{CHANGED_ON}: expected YYYY-MM-DD"))
}

/// One signature that is needed.
#[derive(Deserialize)]
pub struct Review {
    pub role: String,
    pub signs: String,
    pub signed_on: Option<String>,
    pub signed_by: Option<String>,
}

#[derive(Deserialize)]
struct Reviews {
    review: Vec<Review>,
}

/// Who has to sign, and who has.
pub fn reviews() -> Result<Vec<Review>> {
    const FILE: &str = "clinical/content/review.toml";
    let reviews: Reviews = toml::from_str(&project::read(FILE)?).with_context(|| FILE.to_owned())?;
    Ok(reviews.review)
}

/// Cards and claims with the name of their family.
pub fn cards() -> impl Iterator<Item = (&'static str, Card)> {
    let claims = (0..Card::claims()).filter_map(Card::claim);
    Card::all().map(|card| ("card", card)).chain(claims.map(|claim| ("claim", claim)))
}

/// Every crisis line with its country.
pub fn lines() -> impl Iterator<Item = (Country, Line)> {
    Country::all().flat_map(|country| country.lines().into_iter().map(move |line| (country, line)))
}

/// When a crisis line is open, as far as it is known.
pub fn hours(line: &Line) -> &'static str {
    line.open(Lang::default()).unwrap_or("not known")
}

/// What has run out on a day, a line for each.
pub fn expired(today: Date) -> Vec<String> {
    let facts = cards().flat_map(|(family, card)| {
        let facts = card.facts().into_iter().filter(|fact| fact.is_expired(today));
        facts.map(move |fact| format!("{family} {}: {} (checked {})", card.id(), fact.source, fact.checked_on()))
    });
    let lines = lines().filter(|(_, line)| line.is_past_date(today));
    let lines = lines.map(|(country, line)| {
        let seen = line.seen_on.map_or_else(|| "never".to_owned(), |day| day.to_string());
        format!("crisis line {} ({}): last seen {seen}, fresh for {FRESH_DAYS} days", line.id, country.code())
    });
    facts.chain(lines).collect()
}

/// The report as Markdown.
pub fn report(today: Date) -> Result<String> {
    let mut report = String::from(
        "# Content report\n\nWritten by `cargo xtask dist` from `clinical/content/`. Nothing in it is typed by hand.\n",
    );
    let mut section = |heading: &str, head: &[&str], rows: Vec<Vec<String>>| {
        report.push_str(&["\n## ", heading, "\n\n"].concat());
        if rows.is_empty() {
            report.push_str("None.\n");
            return;
        }
        let head = head.iter().map(|cell| (*cell).to_owned()).collect();
        report.push_str(&markdown::table(&std::iter::once(head).chain(rows).collect::<Vec<Vec<String>>>()));
    };
    let signatures = reviews()?.into_iter().map(|review| {
        let signed = match (review.signed_on, review.signed_by) {
            (Some(day), Some(name)) => format!("{day}, {name}"),
            _ => "**not signed**".to_owned(),
        };
        vec![review.role, review.signs, signed]
    });
    section("Who has to sign", &["who", "what", "signed"], signatures.collect());
    let expired = expired(today).into_iter().map(|line| vec![line]).collect();
    section(&format!("Out of date on {today}"), &["what"], expired);
    section("What was read", &COUNTED, read_counts());
    let facts = cards().flat_map(|(family, card)| {
        card.facts().into_iter().map(move |fact| {
            let mut cells = vec![format!("{family} {}", card.id())];
            cells.extend(of_fact(&fact));
            cells
        })
    });
    section("Facts", &["where", "source", "reference", "checked", "expires", "read", "address"], facts.collect());
    let lines = lines().map(|(country, line)| {
        let seen = line.seen_on.map_or_else(|| "**never**".to_owned(), |day| day.to_string());
        let ways =
            [line.call, line.text, line.whatsapp, line.page].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let open = hours(&line).to_owned();
        vec![country.code().to_owned(), line.id.to_owned(), line.name.to_owned(), ways, open, seen]
    });
    section(
        "Crisis lines",
        &["country", "id", "name", "numbers and page", "open", "last seen or called"],
        lines.collect(),
    );
    let factors = Factor::all().map(|factor| {
        let [read, url] = of_evidence(factor.evidence());
        vec![factor.code().to_owned(), factor.source().to_owned(), read, url]
    });
    section("Safety factors", &["code", "source", "read", "address"], factors.collect());
    Ok(report)
}

/// What stands above the counts.
pub const COUNTED: [&str; 3] = ["read", "facts", "safety factors"];

/// How many facts and safety factors there are of each kind of reading, each fact once.
pub fn read_counts() -> Vec<Vec<String>> {
    let counts = Read::ALL.into_iter().map(|read| {
        let facts = Fact::all().filter(|fact| fact.evidence().read == read).count();
        let factors = Factor::all().filter(|factor| factor.evidence().read == read).count();
        vec![of_read(read).to_owned(), facts.to_string(), factors.to_string()]
    });
    counts.collect()
}

/// Source, reference, dates, what was read and where.
pub fn of_fact(fact: &Fact) -> [String; 6] {
    let [read, url] = of_evidence(fact.evidence());
    [
        fact.source.to_owned(),
        fact.reference().to_owned(),
        fact.checked_on().to_owned(),
        fact.expires_on.map_or_else(String::new, |day| day.to_string()),
        read,
        url,
    ]
}

/// What was read, and where.
pub fn of_evidence(evidence: Evidence) -> [String; 2] {
    [of_read(evidence.read).to_owned(), evidence.url.to_owned()]
}

fn of_read(read: Read) -> &'static str {
    match read {
        Read::None => "none: still to be read",
        Read::Own => "own: the product's own rule",
        _ => read.word(),
    }
}
