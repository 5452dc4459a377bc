//! `crisis.toml`: crisis lines by country.

use super::{
    hours::{self, Hours},
    origin::{self, Origin},
    source::{Faults, Place, Row, Source},
};

pub struct Country {
    pub code: String,
    pub emergency: Vec<String>,
    /// Where the emergency numbers were read.
    pub origin: Origin,
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
    /// A number with its country's, as `WhatsApp` needs it.
    pub whatsapp: Option<String>,
    pub page: Option<String>,
    /// `None` where they are not known.
    pub hours: Option<Hours>,
    /// Whether it is known to cost nothing.
    pub is_free: bool,
    /// Whether it gives support, and is no crisis line in its own words.
    pub is_support: bool,
    /// Where its numbers were read.
    pub origin: Origin,
    /// The languages that it is answered in, the first one first.
    pub languages: Vec<String>,
    pub place: Place,
}

impl Line {
    fn is_always_open(&self) -> bool {
        matches!(self.hours, Some(Hours::Always))
    }
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
    "zone",
    "varies",
    "languages",
    "kind",
    "owner",
];

pub fn read(source: &Source, faults: &mut Faults) -> Vec<Country> {
    let table = source.table();
    source.top(&table).only(&["country"], faults);
    let mut countries: Vec<Country> = Vec::new();
    for row in source.rows(&table, "country") {
        row.only(&[&["code", "emergency", "line"], &origin::KEYS[..]].concat(), faults);
        let country = Country {
            code: row.required("code", faults),
            emergency: row.list("emergency", faults),
            origin: origin::read(&row, faults),
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
    row.only(&[&KEYS, &origin::KEYS[..]].concat(), faults);
    row.required("owner", faults);
    let line = Line {
        id: row.required("id", faults),
        name: row.required("name", faults),
        serves: row.required("for", faults),
        call: row.optional("call", faults),
        dial: row.optional("dial", faults),
        text: row.optional("text", faults),
        keyword: row.optional("keyword", faults),
        page: row.optional("page", faults),
        whatsapp: row.optional("whatsapp", faults),
        hours: hours::read(row, faults),
        is_free: row.is_true("free", faults),
        is_support: row.table.contains_key("kind") && row.one_of("kind", &["crisis", "support"], faults) == "support",
        origin: origin::read(row, faults),
        languages: row.list("languages", faults),
        place: row.key_place("id"),
    };
    for (key, number) in [("call", &line.call), ("text", &line.text), ("dial", &line.dial)] {
        if number.as_ref().is_some_and(|n| !is_number(n)) {
            faults.add(&row.key_place(key), format!("`{key}`: expected a phone number"));
        }
    }
    let is_whole = |n: &String| n.starts_with('+') && n.chars().skip(1).all(|c| c.is_ascii_digit() || " -".contains(c));
    if line.whatsapp.as_ref().is_some_and(|n| !is_number(n) || !is_whole(n)) {
        faults.add(&row.key_place("whatsapp"), "`whatsapp`: expected a phone number with + and the country's");
    }
    // It stands in a link as it is.
    if line.keyword.as_ref().is_some_and(|word| word.is_empty() || !word.chars().all(|c| c.is_ascii_alphanumeric())) {
        faults.add(&row.key_place("keyword"), "`keyword`: expected one word of plain letters");
    }
    if line.keyword.is_some() && line.text.is_none() {
        faults.add(&row.key_place("keyword"), "`keyword`: expected a number to `text` it to");
    }
    if !line.languages.iter().all(|lang| lang.len() == 2 && lang.chars().all(|c| c.is_ascii_lowercase())) {
        faults.add(&row.key_place("languages"), "`languages`: expected two small letters each");
    }
    if line.page.as_ref().is_some_and(|p| !p.starts_with("https://")) {
        faults.add(&row.key_place("page"), "`page`: expected an address that begins with https://");
    }
    // The big buttons and the sentences take the lines for anyone.
    if line.is_support && line.serves == "anyone" {
        faults.add(&row.key_place("kind"), "`kind`: a line for anyone is a crisis line, since it can come first");
    }
    if line.call.is_none() && line.text.is_none() && line.page.is_none() {
        faults.add(&row.place, format!("`{}` has neither call nor text nor page", line.id));
    }
    line
}

/// What a phone can dial: digits, `*` and `#`, with a pause at a comma.
fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || " -+,*#".contains(c))
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
    for number in country.emergency.iter().filter(|number| !is_number(number)) {
        faults.add(&country.place, format!("`emergency` is `{number}`: expected a phone number"));
    }
    check_order(country, faults);
    let after_support = country.lines.iter().skip_while(|line| !line.is_support);
    for line in after_support.filter(|line| !line.is_support) {
        faults.add(&line.place, format!("`{}` is a crisis line: expected it before the support lines", line.id));
    }
    for line in &country.lines {
        hours::check_zone(line.hours.as_ref(), code, &line.place, faults);
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

/// What a person meets first, of all lines and by each way to reach one, is open day and night, where any for anyone is;
/// and a source confirms it, where it does so for any.
fn check_order(country: &Country, faults: &mut Faults) {
    let ways: [fn(&Line) -> bool; 3] = [|_| true, |line| line.call.is_some(), |line| line.text.is_some()];
    for has_way in ways {
        let mut lines = country.lines.iter().filter(|line| line.serves == "anyone" && has_way(line));
        let Some(first) = lines.next() else { continue };
        let others: Vec<_> = lines.collect();
        let mut put_first = |better: Option<&&Line>, why: &str| {
            if let Some(better) = better {
                let (first, better) = (&first.id, &better.id);
                faults.add(&country.place, format!("`{first}` comes before `{better}`, which {why}"));
            }
        };
        if !first.is_always_open() {
            put_first(others.iter().find(|line| line.is_always_open()), "is open day and night");
        }
        if first.origin.is_unconfirmed() {
            put_first(others.iter().find(|line| !line.origin.is_unconfirmed()), "a source confirms");
        }
    }
}
