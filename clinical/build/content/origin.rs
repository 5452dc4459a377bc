//! Where the numbers of a row were read: the source, its kind and the day. For the content report: the widget carries none.

use super::source::{Day, Faults, Row};

pub struct Origin {
    /// The name of the source.
    pub source: String,
    /// The address that was read; a data set may be a file that has none.
    pub url: Option<String>,
    /// One of [`KINDS`].
    pub kind: String,
    pub reading: Reading,
    /// The day somebody called and texted it.
    pub tested_on: Option<Day>,
    /// What has to be looked at again every month, and why.
    pub recheck: Option<String>,
}

/// When the numbers were read in the source.
pub enum Reading {
    SeenOn(Day),
    /// They stand in the source, but the day they were read is not known: what is known of its age.
    Undated(String),
    /// No source says all of the row: what is missing.
    Unconfirmed(String),
}

/// The keys of a row that this reads.
pub const KEYS: [&str; 8] =
    ["source", "source_url", "source_kind", "seen_on", "undated", "unconfirmed", "tested_on", "recheck"];

const DATASET: &str = "dataset";
const KINDS: [&str; 4] = ["own page", "government", "news", DATASET];

/// The keys that say when it was read; each row has one of them.
const READINGS: [&str; 3] = ["seen_on", "undated", "unconfirmed"];

impl Origin {
    /// The last day its numbers were seen in the source or called.
    pub fn last_seen(&self) -> Option<Day> {
        let seen = if let Reading::SeenOn(day) = self.reading { Some(day) } else { None };
        seen.max(self.tested_on)
    }

    pub fn is_unconfirmed(&self) -> bool {
        matches!(self.reading, Reading::Unconfirmed(_))
    }
}

pub fn read(row: &Row<'_>, faults: &mut Faults) -> Origin {
    let kind = row.one_of("source_kind", &KINDS, faults);
    let url = row.optional("source_url", faults);
    if url.as_ref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        faults.add(
            &row.key_place("source_url"),
            "`source_url`: expected an address that begins with https:// or http://",
        );
    }
    if url.is_none() && kind != DATASET {
        faults.add(&row.place, format!("`source_url` is missing: only a source of the kind {DATASET} may have none"));
    }
    let reading = reading(row, faults);
    let tested_on = row.day("tested_on", faults);
    if tested_on.is_some() && matches!(reading, Reading::Unconfirmed(_)) {
        faults.add(
            &row.key_place("tested_on"),
            "`tested_on`: who has called confirms the row: expected no `unconfirmed`",
        );
    }
    let recheck = row.table.contains_key("recheck").then(|| row.required("recheck", faults));
    Origin { source: row.required("source", faults), url, kind, reading, tested_on, recheck }
}

fn reading(row: &Row<'_>, faults: &mut Faults) -> Reading {
    let keys: Vec<_> = READINGS.into_iter().filter(|key| row.table.contains_key(*key)).collect();
    match keys.as_slice() {
        ["seen_on"] => Reading::SeenOn(row.day("seen_on", faults).unwrap_or_default()),
        ["undated"] => Reading::Undated(row.required("undated", faults)),
        ["unconfirmed"] => Reading::Unconfirmed(row.required("unconfirmed", faults)),
        found => {
            let found = if found.is_empty() { "none".to_owned() } else { found.join(" and ") };
            faults.add(&row.place, format!("expected one of {}, found {found}", READINGS.join(", ")));
            Reading::Unconfirmed(String::new())
        }
    }
}
