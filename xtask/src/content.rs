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
    origin::{self, Origin, Reading},
    row_set::Row as _,
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

/// Where the rows of crisis lines and of emergency numbers were read, each by its id or country.
fn origins() -> impl Iterator<Item = (&'static str, Origin)> {
    origin::of_lines().chain(origin::of_emergency_numbers())
}

/// How well the rows are known on a day. Stale rows and weak ones are confirmed; a row can be both.
fn counts(today: Date) -> Vec<Vec<String>> {
    let count = |name: &str, counts: &dyn Fn(&Origin) -> bool| {
        let of_lines = origin::of_lines().filter(|(_, origin)| counts(origin)).count();
        let of_countries = origin::of_emergency_numbers().filter(|(_, origin)| counts(origin)).count();
        vec![name.to_owned(), of_lines.to_string(), of_countries.to_string()]
    };
    vec![
        count("all", &|_| true),
        count("confirmed: a source says all of it", &Origin::is_confirmed),
        count("of these weak: by news or a dataset only", &|origin| origin.is_confirmed() && origin.is_weak()),
        count(&format!("of these stale: not read in the last {FRESH_DAYS} days, or on no known day"), &|origin| {
            origin.is_stale(today)
        }),
        count("unconfirmed", &|origin| !origin.is_confirmed()),
        count("never called", &|origin| origin.tested_on.is_none()),
    ]
}

/// Kind, name and address of the source, when it was read, and when somebody called.
fn of_origin(origin: &Origin) -> [String; 5] {
    [
        origin.kind.name().to_owned(),
        origin.source.to_owned(),
        origin.url.unwrap_or_default().to_owned(),
        match origin.reading {
            Reading::SeenOn(day) => day.to_string(),
            Reading::Undated(age) => format!("**on no known day**: {age}"),
            Reading::Unconfirmed(why) => format!("**unconfirmed**: {why}"),
        },
        origin.tested_on.map_or_else(|| "**never**".to_owned(), |day| day.to_string()),
    ]
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
    section(
        &format!("How well crisis lines and emergency numbers are known on {today}"),
        &["rows", "crisis lines", "countries' emergency numbers"],
        counts(today),
    );
    let rechecks = origins().filter_map(|(id, origin)| Some(vec![id.to_owned(), origin.recheck?.to_owned()]));
    section("To look at again every month", &["what", "why"], rechecks.collect());
    let lines = lines().zip(origin::of_lines()).map(|((country, line), (_, origin))| {
        let ways =
            [line.call, line.text, line.whatsapp, line.page].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let open = hours(&line).to_owned();
        let kind = if line.is_support { "support" } else { "crisis" };
        let row = [country.code(), line.id, line.name, kind, &ways, &open].map(str::to_owned);
        [row.to_vec(), of_origin(&origin).to_vec()].concat()
    });
    let head = ["country", "id", "name", "kind", "numbers and page", "open"];
    let head_of_origin = ["kind of source", "source", "address", "read", "called"];
    section("Crisis lines", &[&head[..], &head_of_origin].concat(), lines.collect());
    let emergency = Country::all().zip(origin::of_emergency_numbers()).map(|(country, (_, origin))| {
        [vec![country.code().to_owned(), country.emergency().join(" · ")], of_origin(&origin).to_vec()].concat()
    });
    section("Emergency numbers", &[&["country", "numbers"][..], &head_of_origin].concat(), emergency.collect());
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

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::from_unix_days(20_788);

    #[test]
    fn every_row_is_counted_as_confirmed_or_not_and_nobody_has_called() -> Result<()> {
        for (column, all) in [(1, lines().count()), (2, Country::all().count())] {
            let numbers = counts(TODAY).into_iter().map(|row| Ok(row.get(column).context("a column")?.parse()?));
            let numbers: Vec<usize> = numbers.collect::<Result<_>>()?;
            let [counted, confirmed, weak, stale, unconfirmed, never] = numbers.as_slice() else {
                anyhow::bail!("expected six counts, found {numbers:?}");
            };
            assert_eq!((*counted, confirmed + unconfirmed, *never), (all, all, all));
            assert!(*weak > 0 && weak <= confirmed && *stale > 0 && stale <= confirmed && *unconfirmed > 0);
        }
        Ok(())
    }

    #[test]
    fn the_report_names_sources_and_what_to_look_at_again() -> Result<()> {
        let report = report(TODAY)?;
        for said in [
            "## How well crisis lines and emergency numbers are known on 2026-12-01",
            "## To look at again every month",
            "Press 3",
            "https://988lifeline.org/get-help/what-to-expect",
            "**unconfirmed**: no page was read that says to dial 711 first",
            "**on no known day**: news of 8 September 2019",
            "https://www.gov.uk/foreign-travel-advice/peru",
        ] {
            assert!(report.contains(said), "{said}");
        }
        Ok(())
    }
}
