//! JSON, small: the widget reads the file that a person opens, and every byte of a reader travels to a cheap phone.
//!
//! Strict as RFC 8259 is: no comments, no trailing commas, nothing after the value. Numbers stay as they are written and
//! are not looked into, because none of a record is ever counted with.

mod tokens;
mod tree;

pub use tokens::{END, TEXT, Tokens, WORD};
pub use tree::{DEEPEST, NotJson, parse};

/// A JSON value. It keeps what a strict reader has to see: the order of keys, and keys that stand twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    Null,
    Bool(bool),
    /// A number as it is written, such as `3` or `-1.5e3`; perhaps one that JSON does not allow, such as `01`.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The value of the first key of that name, in an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(pairs) => pairs.iter().find(|(known, _)| known == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, where it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}
