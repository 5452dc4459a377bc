//! Values of a record, each with the pointer that names it.

use super::{Fault, Json};
use crate::{
    answer::{Answer, Coded},
    factors::{Factor, FactorPage, Factors},
    set::Set,
};

/// A value and its place.
#[derive(Clone)]
pub(super) struct Value<'a> {
    pub json: &'a Json,
    pub at: String,
}

/// A key or index as a JSON Pointer writes it.
pub(super) fn step(at: &str, token: impl std::fmt::Display) -> String {
    let token = token.to_string().replace('~', "~0").replace('/', "~1");
    format!("{at}/{token}")
}

impl<'a> Value<'a> {
    pub fn fault(&self, error: impl Into<String>) -> Fault {
        Fault { at: self.at.clone(), error: error.into() }
    }

    pub fn list(&self) -> Result<Vec<Value<'a>>, Fault> {
        let Json::List(items) = self.json else { return Err(self.fault("expected a list")) };
        Ok(items.iter().enumerate().map(|(i, json)| Value { json, at: step(&self.at, i) }).collect())
    }

    /// The value of a key, where the object has it.
    pub fn get(&self, key: &str) -> Option<Value<'a>> {
        self.json.get(key).map(|json| Value { json, at: step(&self.at, key) })
    }

    /// An object with no other keys than those known, each at most once.
    pub fn object(&self, known: &[&str]) -> Result<(), Fault> {
        let Json::Object(pairs) = self.json else { return Err(self.fault("expected an object")) };
        for (i, (key, _)) in pairs.iter().enumerate() {
            let fault = |error| Fault { at: step(&self.at, key), error };
            if !known.contains(&key.as_str()) {
                return Err(fault(format!("unknown key: expected one of {}", known.join(", "))));
            }
            if pairs.iter().take(i).any(|(before, _)| before == key) {
                return Err(fault("the key stands twice: expected it once".into()));
            }
        }
        Ok(())
    }

    /// `null` as skipped, else what `read` makes of the value.
    pub fn or_skipped<T>(&self, read: impl FnOnce(&Self) -> Result<T, Fault>) -> Result<Answer<T>, Fault> {
        if *self.json == Json::Null { Ok(Answer::Skipped) } else { read(self).map(Answer::Given) }
    }

    /// A word of a fixed list.
    pub fn word<T: Coded>(&self) -> Result<T, Fault> {
        self.json.as_text().and_then(T::from_code).ok_or_else(|| {
            let words: Vec<_> = T::CODES.iter().map(|(code, _)| *code).collect();
            self.fault(format!("expected one of {}", words.join(", ")))
        })
    }

    /// A whole number of a fixed list: PHQ-9 answers are numbers in the record and words on the page.
    pub fn number<T: Coded>(&self) -> Result<T, Fault> {
        let number = if let Json::Number(number) = self.json { T::from_code(number) } else { None };
        number.ok_or_else(|| self.fault("expected a whole number, 0 to 3, or null"))
    }

    /// A list of rows, each once.
    pub fn rows<T: crate::set::Row>(
        &self,
        find: impl Fn(&str) -> Option<T>,
        what: impl Fn() -> String,
    ) -> Result<Set<T>, Fault> {
        let mut rows = Set::EMPTY;
        for item in self.list()? {
            let row = item.json.as_text().and_then(&find).ok_or_else(|| item.fault(format!("expected {}", what())))?;
            if rows.contains(row) {
                return Err(item.fault("stands twice: expected it once"));
            }
            rows = rows.with(row);
        }
        Ok(rows)
    }

    /// A list of factors of one page.
    pub fn factors(&self, page: FactorPage) -> Result<Factors, Fault> {
        let known = || format!("one of {}", Factor::on(page).map(Factor::code).collect::<Vec<_>>().join(", "));
        let find = |code: &str| Factor::on(page).find(|factor| factor.code() == code);
        self.rows(find, known)
    }
}
