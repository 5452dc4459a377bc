//! Crisis lines by country. They are safety-critical data with a date; a row past it is still shown.

use crate::{
    date::Date,
    generated::{COUNTRIES, LINES, OPEN_ALWAYS},
    row_set::Row,
    text::{Lang, Text},
    tsv,
};
use std::ops::Range;

/// How long a row counts as fresh after its numbers were last seen or called.
pub const FRESH_DAYS: i32 = 90;

pub(crate) struct CountryRow {
    pub code: &'static str,
    pub emergency: &'static [&'static str],
    /// The places of its lines among all.
    pub lines: Range<usize>,
    pub name: Text,
}

/// A crisis line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its id, such as `us-988`.
    pub id: &'static str,
    /// The proper name of the service.
    pub name: &'static str,
    /// For whom it is: `anyone`, or a group.
    pub serves: &'static str,
    /// The number to call, as it is shown.
    pub call: Option<&'static str>,
    /// What is dialled, where it differs from the digits of `call`.
    pub dial: Option<&'static str>,
    /// The number to text.
    pub text: Option<&'static str>,
    /// The word to text to it.
    pub keyword: Option<&'static str>,
    /// The number for `WhatsApp`, which begins with the country's, without a plus.
    pub whatsapp: Option<&'static str>,
    /// Its page, often with a chat.
    pub page: Option<&'static str>,
    /// Whether it is known to cost nothing.
    pub is_free: bool,
    /// Whether it gives support, and is no crisis line in its own words.
    pub is_support: bool,
    /// The languages that it is answered in, two letters each, a comma between them, the first one first; empty where they are not known.
    pub languages: &'static str,
    /// The day its numbers were last seen in a source or called; `None` where nobody has.
    pub seen_on: Option<Date>,
    /// The sentence that says when it is open; `None` where that is not known.
    open: Option<Text>,
    note: Option<Text>,
}

impl Line {
    /// The line of an id such as `us-maternal`.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|line| line.id == id)
    }

    fn all() -> impl Iterator<Item = Self> {
        (0..).map_while(Self::at)
    }

    #[inline(never)]
    fn at(place: usize) -> Option<Self> {
        let mut row = tsv::row(LINES, place)?;
        Some(Self {
            id: row.text(),
            name: row.text(),
            serves: row.text(),
            languages: row.text(),
            call: row.option(),
            open: row.sentence(),
            text: row.option(),
            is_free: row.flag(),
            keyword: row.option(),
            seen_on: row.day(),
            note: row.sentence(),
            page: row.option(),
            dial: row.option(),
            whatsapp: row.option(),
            is_support: row.flag(),
        })
    }

    /// A sentence about it.
    #[must_use]
    pub fn note(&self, lang: Lang) -> Option<&'static str> {
        self.note.map(|text| text.in_lang(lang))
    }

    /// When it is open, as a sentence; `None` where that is not known.
    #[must_use]
    pub fn open(&self, lang: Lang) -> Option<&'static str> {
        self.open.map(|text| text.in_lang(lang))
    }

    /// Whether it is known to be open day and night.
    #[must_use]
    pub fn is_always_open(&self) -> bool {
        self.open == Some(OPEN_ALWAYS)
    }

    /// Whether it is known to be closed at times.
    #[must_use]
    pub fn is_closed_at_times(&self) -> bool {
        self.open.is_some() && !self.is_always_open()
    }

    /// Whether it is answered in a language; yes where its languages are not known.
    #[must_use]
    pub fn speaks(&self, lang: Lang) -> bool {
        // Each is two letters, and a comma or the end.
        let mut languages = self.languages.as_bytes().chunks(3);
        self.languages.is_empty() || languages.any(|known| known.starts_with(lang.code().as_bytes()))
    }

    /// The key to press once the call is answered, where there is one.
    #[must_use]
    pub fn key_to_press(&self) -> Option<&'static str> {
        self.dial.and_then(|dial| dial.split_once(',')).map(|(_, key)| key)
    }

    /// The link that calls it.
    #[must_use]
    pub fn call_href(&self) -> Option<String> {
        self.dial.or(self.call).map(tel)
    }

    /// The link that texts it, with its keyword: `?&`, because Android reads it after `?` and iOS after `&`.
    #[must_use]
    pub fn text_href(&self) -> Option<String> {
        let body = self.keyword.map_or(String::new(), |word| format!("?&body={word}"));
        self.text.map(|number| format!("sms:{}{body}", digits(number)))
    }

    /// The link that opens a chat with it in `WhatsApp`.
    #[must_use]
    pub fn whatsapp_href(&self) -> Option<String> {
        self.whatsapp.map(|number| ["https://wa.me/", &digits(number)].concat())
    }

    /// Whether its numbers were last seen more than [`FRESH_DAYS`] before `today`, or never; a date that has not
    /// come yet is a slip of the pen, or the clock of this device is wrong.
    #[must_use]
    pub fn is_past_date(&self, today: Date) -> bool {
        is_past_date(self.seen_on, today)
    }
}

/// Whether a number last seen on a day, or never, is past its date.
pub(crate) fn is_past_date(seen_on: Option<Date>, today: Date) -> bool {
    seen_on.is_none_or(|seen| !(0..=FRESH_DAYS).contains(&today.days_since(seen)))
}

/// Every link that crisis help may put on a page, of all countries: the list that the frame lets through.
#[must_use]
pub fn all_links() -> Vec<String> {
    let mut links = Vec::new();
    for line in Line::all() {
        links.extend(line.call_href());
        links.extend(line.text_href());
        links.extend(line.whatsapp_href());
        links.extend(line.page.map(str::to_owned));
    }
    for number in COUNTRIES.iter().flat_map(|country| country.emergency) {
        links.push(tel(number));
    }
    links
}

/// A page's address as it is shown.
#[must_use]
pub fn without_scheme(page: &str) -> &str {
    page.strip_prefix("https://").unwrap_or(page)
}

/// The link that calls a number.
#[must_use]
pub fn tel(number: &str) -> String {
    format!("tel:{}", digits(number))
}

/// What a phone dials: digits, a leading plus, `*` and `#`, and the commas of a pause.
pub(crate) fn digits(number: &str) -> String {
    let mut dialled = String::new();
    for c in number.chars() {
        match c {
            // In an address it would begin a fragment.
            '#' => dialled.push_str("%23"),
            '0'..='9' | '+' | ',' | '*' => dialled.push(c),
            _ => {}
        }
    }
    dialled
}

/// A country with its emergency numbers and crisis lines.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Country(u8);

impl Row for Country {
    const COUNT: u8 = COUNTRIES.len() as u8;

    fn index(self) -> u8 {
        self.0
    }

    fn at(index: u8) -> Option<Self> {
        (index < Self::COUNT).then_some(Self(index))
    }
}

impl Default for Country {
    /// The United States, where the treatment and the clinics of this self-check are.
    fn default() -> Self {
        Self::from_code("US").unwrap_or(Self(0))
    }
}

impl Country {
    /// The country of a code such as `US`; `ZZ` is any other.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|country| country.code().eq_ignore_ascii_case(code))
    }

    fn row(self) -> Option<&'static CountryRow> {
        COUNTRIES.get(usize::from(self.0))
    }

    #[must_use]
    pub fn code(self) -> &'static str {
        self.row().map_or("", |row| row.code)
    }

    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        self.row().map_or("", |row| row.name.in_lang(lang))
    }

    /// Its emergency numbers, the first the one to call.
    #[must_use]
    pub fn emergency(self) -> &'static [&'static str] {
        self.row().map_or(&[], |row| row.emergency)
    }

    /// Its lines as they stand in the data, those for anyone first.
    #[must_use]
    pub fn lines(self) -> Vec<Line> {
        let mut lines = Vec::new();
        for place in self.row().map(|row| row.lines.clone()).unwrap_or_default() {
            lines.extend(Line::at(place));
        }
        lines
    }

    /// Its lines for who reads in a language: those answered in that language alone come first, unless it is the
    /// language of the first line anyway. One that is not known to be open day and night keeps its place, and so does one
    /// that gives support only: those stand last.
    #[must_use]
    pub fn lines_in(self, lang: Lang) -> Vec<Line> {
        let mut lines = self.lines();
        let is_first = lines.first().is_some_and(|line| line.languages.starts_with(lang.code()));
        if !is_first {
            let goes_first = |line: &Line| line.languages == lang.code() && line.is_always_open() && !line.is_support;
            let (mut first, others): (Vec<_>, Vec<_>) = lines.into_iter().partition(goes_first);
            first.extend(others);
            lines = first;
        }
        lines
    }

    /// Whether it stands for any country that has no row.
    #[must_use]
    pub fn is_any_other(self) -> bool {
        self.code() == "ZZ"
    }

    /// The lines of the world, shown beside a country's own where one of those is past its date.
    #[must_use]
    pub fn world_lines(self, today: Date) -> Vec<Line> {
        let doubtful = self.lines().iter().any(|line| line.is_past_date(today));
        let world = Self::from_code("ZZ").filter(|_| doubtful && !self.is_any_other());
        world.map(Self::lines).unwrap_or_default()
    }
}

impl std::fmt::Debug for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}
