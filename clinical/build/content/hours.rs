//! When a crisis line is open: days and times in `crisis.toml`, and the sentence that each language makes of them.

use super::{
    crisis::Country,
    source::{Faults, Place, Row},
    texts::{Locale, Text},
};
use std::ops::RangeInclusive;
use toml::de::DeValue;

/// The family of the sentences that are made: `always`, and one for each line that is closed at times.
pub const FAMILY: &str = "line_hours";

/// The sentence of all lines that are open day and night.
pub const ALWAYS: &str = "line_hours.always";

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// Whose clock the times are of: that of the country, or of a part of it, which is said.
const COUNTRY: &str = "country";
const ZONES: [&str; 3] = [COUNTRY, "pacific", "lisbon"];

/// The countries whose people live by several clocks.
const OF_MANY_ZONES: [&str; 9] = ["US", "CA", "AU", "MX", "BR", "ES", "PT", "EU", "ZZ"];

/// The words that the sentences are made of: each language has them.
pub const WORDS: [&str; 20] = [
    "always",
    "open",
    "times",
    "overnight",
    "am",
    "pm",
    "every_day",
    "run",
    "days",
    "and",
    "pacific",
    "lisbon",
    "varies",
    "day.mon",
    "day.tue",
    "day.wed",
    "day.thu",
    "day.fri",
    "day.sat",
    "day.sun",
];

/// When a line is open, where it is known.
pub enum Hours {
    /// Day and night.
    Always,
    At(Times),
}

pub struct Times {
    spans: Vec<Span>,
    zone: String,
    /// Whether the service changes them from week to week.
    varies: bool,
}

/// The same times on some days. They end on the next day where `to` is not after `from`.
struct Span {
    /// Places among [`DAYS`], upwards.
    days: Vec<usize>,
    from: Time,
    to: Time,
}

/// An hour from 0 to 23, and a minute.
type Time = (u8, u8);

const EXPECTED: &str = "`hours`: expected \"24/7\" or a list of { days, from, to }";

/// Reads `hours`, `zone` and `varies` of a line.
pub fn read(row: &Row<'_>, faults: &mut Faults) -> Option<Hours> {
    let varies = row.is_true("varies", faults);
    let hours = match row.table.get("hours").map(toml::Spanned::get_ref) {
        Some(DeValue::Array(array)) => {
            let spans: Vec<_> = row.source.rows(row.table, "hours").iter().map(|row| span(row, faults)).collect();
            if spans.is_empty() || spans.len() < array.len() {
                faults.add(&row.key_place("hours"), EXPECTED);
            }
            return Some(Hours::At(Times { spans, zone: row.one_of("zone", &ZONES, faults), varies }));
        }
        Some(DeValue::String(text)) if text == "24/7" => Some(Hours::Always),
        Some(_) => {
            faults.add(&row.key_place("hours"), EXPECTED);
            None
        }
        None => None,
    };
    for key in ["zone", "varies"].into_iter().filter(|key| row.table.contains_key(*key)) {
        faults.add(&row.key_place(key), format!("`{key}`: expected only beside a list of `hours`"));
    }
    hours
}

fn span(row: &Row<'_>, faults: &mut Faults) -> Span {
    row.only(&["days", "from", "to"], faults);
    let names = row.list("days", faults);
    let places: Option<Vec<_>> = names.iter().map(|name| DAYS.iter().position(|day| day == name)).collect();
    let days = places.filter(|days| !days.is_empty() && days.is_sorted_by(|a, b| a < b));
    if days.is_none() {
        faults.add(&row.key_place("days"), format!("`days`: expected some of {}, in this order", DAYS.join(", ")));
    }
    let mut time = |key: &str| {
        let text = row.required(key, faults);
        let time = time(&text);
        if time.is_none() {
            faults.add(&row.key_place(key), format!("`{key}` is `{text}`: expected a time from 0:00 to 23:59"));
        }
        time.unwrap_or_default()
    };
    Span { days: days.unwrap_or_default(), from: time("from"), to: time("to") }
}

/// `9:00` or `23:30`.
fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let number = |digits: &str, lengths: RangeInclusive<usize>| {
        let is_number = lengths.contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u8>().ok().filter(|_| is_number)
    };
    let time = (number(hour, 1..=2)?, number(minute, 2..=2)?);
    (time.0 < 24 && time.1 < 60).then_some(time)
}

/// Where a country has several clocks, its lines say whose they mean.
pub fn check_zone(hours: Option<&Hours>, code: &str, place: &Place, faults: &mut Faults) {
    if let Some(Hours::At(times)) = hours
        && times.zone == COUNTRY
        && OF_MANY_ZONES.contains(&code)
    {
        faults.add(place, format!("`zone`: `{code}` has several times: expected which one"));
    }
}

/// Adds to each language the sentence of the lines that are always open, under `line_hours.always`, and that of each line
/// that is closed at times, under `line_hours.<id>`.
pub fn say(countries: &[Country], locales: &mut [Locale]) {
    for locale in &mut *locales {
        if let Some(Text { value, place }) = locale.texts.get("hours.always") {
            let always = Text { value: value.clone(), place: place.clone() };
            locale.texts.insert(ALWAYS.to_owned(), always);
        }
    }
    for line in countries.iter().flat_map(|country| &country.lines) {
        let Some(Hours::At(times)) = &line.hours else { continue };
        for locale in &mut *locales {
            let value = sentence(times, &Words(locale));
            locale.texts.insert(format!("{FAMILY}.{}", line.id), Text { value, place: line.place.clone() });
        }
    }
}

/// The words of one language. That they are there, with the same placeholders as in all others, is checked before.
struct Words<'a>(&'a Locale);

impl Words<'_> {
    fn get(&self, name: &str) -> &str {
        self.0.texts.get(&format!("hours.{name}")).map_or("", |text| text.value.as_str())
    }

    fn fill(&self, name: &str, values: &[(&str, &str)]) -> String {
        let filled = |text: String, (name, value): &(&str, &str)| text.replace(&format!("{{{name}}}"), value);
        values.iter().fold(self.get(name).to_owned(), filled)
    }
}

fn sentence(times: &Times, words: &Words<'_>) -> String {
    let spans: Vec<_> = times.spans.iter().map(|span| span_words(span, words)).collect();
    let mut said = spans.join("; ");
    if times.zone != COUNTRY {
        said = words.fill(&times.zone, &[("times", &said)]);
    }
    let open = words.fill("open", &[("times", &said)]);
    // One full stop, also after a time that ends with one: "p. m."
    let open = format!("{}.", open.trim_end_matches('.'));
    if times.varies { format!("{open} {}", words.get("varies")) } else { open }
}

fn span_words(span: &Span, words: &Words<'_>) -> String {
    let pattern = if span.to > span.from { "times" } else { "overnight" };
    let (from, to) = (time_words(span.from, words), time_words(span.to, words));
    words.fill(pattern, &[("days", &days_words(&span.days, words)), ("from", &from), ("to", &to)])
}

fn time_words((hour, minute): Time, words: &Words<'_>) -> String {
    // Midnight is 12 am and noon 12 pm.
    let of_twelve = (hour + 11) % 12 + 1;
    let time = if minute == 0 { of_twelve.to_string() } else { format!("{of_twelve}:{minute:02}") };
    words.fill(if hour < 12 { "am" } else { "pm" }, &[("time", &time)])
}

/// All seven, a run of three or more, or each by its name.
fn days_words(days: &[usize], words: &Words<'_>) -> String {
    let names: Vec<_> =
        days.iter().filter_map(|day| DAYS.get(*day)).map(|day| words.get(&format!("day.{day}"))).collect();
    let is_run = days.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));
    match names.as_slice() {
        [_, _, _, _, _, _, _] => words.get("every_day").to_owned(),
        [first, _, .., last] if is_run => words.fill("run", &[("from", first), ("to", last)]),
        [before @ .., before_last, last] => {
            let but_one = [before, &[*before_last]].concat().join(", ");
            let all = words.fill("and", &[("list", &but_one), ("last", last)]);
            words.fill("days", &[("list", &all)])
        }
        names => words.fill("days", &[("list", &names.concat())]),
    }
}
