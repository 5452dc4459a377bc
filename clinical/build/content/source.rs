//! A TOML file of `content/`, with the place of every key and value.

use std::{fmt, fs, ops::Range, path::Path};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// One thing wrong with the content, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ContentError {
    /// The file, below `content/`.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what was expected.
    pub text: String,
}

impl fmt::Display for ContentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "clinical/content/{}:{}: {}", self.file, self.line, self.text)
    }
}

/// The faults found so far.
#[derive(Default)]
pub struct Faults(Vec<ContentError>);

impl Faults {
    pub fn add(&mut self, place: &Place, text: impl Into<String>) {
        self.0.push(ContentError { file: place.file.clone(), line: place.line, text: text.into() });
    }

    pub fn into_result<T>(mut self, value: T) -> Result<T, Vec<ContentError>> {
        if self.0.is_empty() {
            return Ok(value);
        }
        self.0.sort();
        Err(self.0)
    }
}

/// A file and a line in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub file: String,
    pub line: usize,
}

/// A file that was read and parsed.
pub struct Source {
    file: String,
    text: String,
    /// How many lines of the file stand before the text.
    before: usize,
}

impl Source {
    /// Opens `file` below `dir`; one that cannot be read is a fault and counts as empty.
    pub fn open(dir: &Path, file: &str, faults: &mut Faults) -> Self {
        let text = read(dir, file, faults);
        Self::parse(file, text, 0, faults)
    }

    /// The TOML that stands in a file, below `before` other lines.
    pub fn parse(file: &str, text: String, before: usize, faults: &mut Faults) -> Self {
        let source = Self { file: file.into(), text, before };
        if let Err(error) = DeTable::parse(&source.text) {
            let place = source.place(&error.span().unwrap_or_default());
            faults.add(&place, format!("is not TOML: {}", error.message()));
            return Self { text: String::new(), ..source };
        }
        source
    }

    /// The top table.
    pub fn table(&self) -> DeTable<'_> {
        // `open` has left only text that parses.
        DeTable::parse(&self.text).map(Spanned::into_inner).unwrap_or_default()
    }

    /// The top table as a row, to hold its keys against those known.
    pub fn top<'a>(&'a self, table: &'a DeTable<'a>) -> Row<'a> {
        Row { source: self, table, place: self.place(&(0..0)) }
    }

    pub fn place(&self, span: &Range<usize>) -> Place {
        let before = self.text.get(..span.start).unwrap_or_default();
        Place { file: self.file.clone(), line: self.before + before.matches('\n').count() + 1 }
    }

    /// The tables of the array `name`, which may be absent.
    pub fn rows<'a>(&'a self, table: &'a DeTable<'a>, name: &str) -> Vec<Row<'a>> {
        let Some(DeValue::Array(array)) = table.get(name).map(Spanned::get_ref) else {
            return Vec::new();
        };
        let row = |value: &'a Spanned<DeValue<'a>>| match value.get_ref() {
            DeValue::Table(table) => Some(Row { source: self, table, place: self.place(&value.span()) }),
            _ => None,
        };
        array.iter().filter_map(row).collect()
    }
}

/// The text of a file below `dir`; one that cannot be read is a fault and counts as empty.
pub fn read(dir: &Path, file: &str, faults: &mut Faults) -> String {
    fs::read_to_string(dir.join(file)).unwrap_or_else(|error| {
        faults.add(&Place { file: file.into(), line: 1 }, format!("cannot be read: {error}"));
        String::new()
    })
}

/// The names in a folder; none where there is no such folder.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// A day of the calendar: year, month, day.
pub type Day = (u16, u8, u8);

/// One table of an array of tables: a factor, a medicine, a country.
pub struct Row<'a> {
    pub source: &'a Source,
    pub table: &'a DeTable<'a>,
    pub place: Place,
}

impl Row<'_> {
    /// A key that must be there, as text that is not empty.
    pub fn required(&self, key: &str, faults: &mut Faults) -> String {
        match self.optional(key, faults) {
            Some(text) if !text.trim().is_empty() => text,
            _ => {
                faults.add(&self.place, format!("`{key}` is missing: expected a text"));
                String::new()
            }
        }
    }

    /// A key that may be absent, as text.
    pub fn optional(&self, key: &str, faults: &mut Faults) -> Option<String> {
        let value = self.table.get(key)?;
        if let DeValue::String(text) = value.get_ref() {
            return Some(text.to_string());
        }
        faults.add(&self.source.place(&value.span()), format!("`{key}`: expected a text"));
        None
    }

    /// A key that may be absent, as a list of texts.
    pub fn list(&self, key: &str, faults: &mut Faults) -> Vec<String> {
        let Some(value) = self.table.get(key) else { return Vec::new() };
        if let DeValue::Array(array) = value.get_ref() {
            let texts: Option<Vec<_>> = array.iter().map(|v| v.get_ref().as_str().map(String::from)).collect();
            if let Some(texts) = texts {
                return texts;
            }
        }
        faults.add(&self.source.place(&value.span()), format!("`{key}`: expected a list of texts"));
        Vec::new()
    }

    /// A key that must be one of `known`.
    pub fn one_of(&self, key: &str, known: &[&str], faults: &mut Faults) -> String {
        let text = self.required(key, faults);
        if !text.is_empty() && !known.contains(&text.as_str()) {
            let known = known.join(", ");
            faults.add(&self.key_place(key), format!("`{key}` is `{text}`: expected one of {known}"));
        }
        text
    }

    /// A key that may be absent, as a day: a date of TOML, or a text as YYYY-MM-DD.
    pub fn day(&self, key: &str, faults: &mut Faults) -> Option<Day> {
        let text = match self.table.get(key)?.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => String::new(),
        };
        // TOML's own reader knows the months and the leap years.
        let line = format!("day = {text}");
        let table = DeTable::parse(&line).map(Spanned::into_inner).unwrap_or_default();
        let day = match table.get("day").map(Spanned::get_ref) {
            Some(DeValue::Datetime(date)) if date.time.is_none() => date.date,
            _ => None,
        };
        if day.is_none() {
            faults.add(&self.key_place(key), format!("`{key}` is `{text}`: expected a date as YYYY-MM-DD"));
        }
        day.map(|day| (day.year, day.month, day.day))
    }

    /// A key that must be there, as a whole number.
    pub fn number(&self, key: &str, faults: &mut Faults) -> u32 {
        let value = self.table.get(key).map(Spanned::get_ref);
        if let Some(DeValue::Integer(number)) = value
            && let Ok(number) = number.as_str().parse()
        {
            return number;
        }
        faults.add(&self.key_place(key), format!("`{key}`: expected a whole number"));
        0
    }

    /// Whether a key that may be absent says `true`.
    pub fn is_true(&self, key: &str, faults: &mut Faults) -> bool {
        let Some(value) = self.table.get(key) else { return false };
        if let DeValue::Boolean(is_true) = value.get_ref() {
            return *is_true;
        }
        faults.add(&self.source.place(&value.span()), format!("`{key}`: expected true or false"));
        false
    }

    /// Where a key stands, or the row where it does not.
    pub fn key_place(&self, key: &str) -> Place {
        let found = self.table.iter().find(|(k, _)| k.get_ref() == key);
        found.map_or_else(|| self.place.clone(), |(k, _)| self.source.place(&k.span()))
    }

    /// Reports each key that is not in `known`: most often a slip of the pen.
    pub fn only(&self, known: &[&str], faults: &mut Faults) {
        for (key, _) in self.table {
            if !known.contains(&key.get_ref().as_ref()) {
                let place = self.source.place(&key.span());
                let known = known.join(", ");
                faults.add(&place, format!("unknown key `{}`: expected {known}", key.get_ref()));
            }
        }
    }
}
