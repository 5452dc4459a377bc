//! `crisis.toml`: crisis lines by country.

use super::source::{Day, Faults, Place, Row, Source};

pub struct Country {
    pub code: String,
    pub emergency: Vec<String>,
    pub lines: Vec<Line>,
    pub place: Place,
}

pub struct Line {
    pub id: String,
    pub name: String,
    /// For whom: `anyone`, or a group.
    pub serves: String,
    pub call: Option<String>,
    pub dial: Option<String>,
    pub text: Option<String>,
    pub keyword: Option<String>,
    pub page: Option<String>,
    pub hours: Option<String>,
    /// Whether it is known to cost nothing.
    pub is_free: bool,
    /// The day its numbers were last seen in a source.
    pub seen_on: Option<Day>,
    /// The languages that it is answered in, the first one first.
    pub languages: Vec<String>,
}

const KEYS: [&str; 16] = [
    "free",
    "id",
    "name",
    "for",
    "call",
    "dial",
    "text",
    "keyword",
    "whatsapp",
    "page",
    "hours",
    "languages",
    "seen_on",
    "tested_on",
    "owner",
    "source",
];

pub fn read(source: &Source, faults: &mut Faults) -> Vec<Country> {
    let table = source.table();
    source.top(&table).only(&["country"], faults);
    let mut countries: Vec<Country> = Vec::new();
    for row in source.rows(&table, "country") {
        row.only(&["code", "emergency", "line"], faults);
        let country = Country {
            code: row.required("code", faults),
            emergency: row.list("emergency", faults),
            lines: source.rows(row.table, "line").iter().map(|row| line(row, faults)).collect(),
            place: row.key_place("code"),
        };
        check(&country, &countries, faults);
        countries.push(country);
    }
    for needed in ["US", "ZZ"] {
        if !countries.iter().any(|c| c.code == needed) {
            let place = source.place(&(0..0));
            faults.add(&place, format!("the country `{needed}` is missing: the others fall back on it"));
        }
    }
    countries
}

fn line(row: &Row<'_>, faults: &mut Faults) -> Line {
    row.only(&KEYS, faults);
    row.required("owner", faults);
    row.required("source", faults);
    let line = Line {
        id: row.required("id", faults),
        name: row.required("name", faults),
        serves: row.required("for", faults),
        call: row.optional("call", faults),
        dial: row.optional("dial", faults),
        text: row.optional("text", faults),
        keyword: row.optional("keyword", faults),
        page: row.optional("page", faults),
        hours: row.optional("hours", faults),
        is_free: row.table.contains_key("free"),
        seen_on: row.day("seen_on", faults).max(row.day("tested_on", faults)),
        languages: row.list("languages", faults),
    };
    for (key, number) in [("call", &line.call), ("text", &line.text), ("dial", &line.dial)] {
        let valid = |n: &String| {
            n.chars().any(|c| c.is_ascii_digit()) && n.chars().all(|c| c.is_ascii_digit() || " -+,".contains(c))
        };
        if number.as_ref().is_some_and(|n| !valid(n)) {
            faults.add(&row.key_place(key), format!("`{key}`: expected a phone number"));
        }
    }
    if line.page.as_ref().is_some_and(|p| !p.starts_with("https://")) {
        faults.add(&row.key_place("page"), "`page`: expected an address that begins with https://");
    }
    if line.call.is_none() && line.text.is_none() && line.page.is_none() {
        faults.add(&row.place, format!("`{}` has neither call nor text nor page", line.id));
    }
    line
}

fn check(country: &Country, before: &[Country], faults: &mut Faults) {
    let code = &country.code;
    if before.iter().any(|c| c.code == *code) {
        faults.add(&country.place, format!("the country `{code}` stands twice"));
    }
    if code.len() != 2 || !code.chars().all(|c| c.is_ascii_uppercase()) {
        faults.add(&country.place, format!("the country is `{code}`: expected two capital letters"));
    }
    if country.emergency.is_empty() {
        faults.add(&country.place, format!("`{code}` has no emergency number"));
    }
    if country.lines.first().is_none_or(|line| line.serves != "anyone") {
        faults.add(&country.place, format!("the first line of `{code}` must be for anyone"));
    }
    for (i, line) in country.lines.iter().enumerate() {
        let mut others = before.iter().flat_map(|c| &c.lines).chain(country.lines.iter().take(i));
        if others.any(|l| l.id == line.id) {
            faults.add(&country.place, format!("the line `{}` stands twice", line.id));
        }
    }
}
