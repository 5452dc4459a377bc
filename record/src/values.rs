//! Values of a record. Each says what it expects, for whoever reads the error.

use std::fmt;
use std::marker::PhantomData;

use clinical::answer::{Answer, Coded};
use serde::de::{self, Deserializer, Unexpected, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// The answer to a question that may be skipped: absent, `null`, or a value.
#[derive(Clone, Copy, Debug)]
pub struct Entry<T>(pub Answer<T>);

impl<T> Default for Entry<T> {
    fn default() -> Self {
        Self(Answer::NotAsked)
    }
}

impl<T> Entry<T> {
    pub const fn is_absent(&self) -> bool {
        !self.0.is_asked()
    }

    /// What `read` makes of the value.
    pub fn try_map<U, E>(&self, read: impl FnOnce(&T) -> Result<U, E>) -> Result<Answer<U>, E> {
        Ok(match &self.0 {
            Answer::NotAsked => Answer::NotAsked,
            Answer::Skipped => Answer::Skipped,
            Answer::Given(value) => Answer::Given(read(value)?),
        })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entry<T> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        Ok(Self(Option::deserialize(json)?.map_or(Answer::Skipped, Answer::Given)))
    }
}

impl<T: Serialize> Serialize for Entry<T> {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Answer::Given(value) => value.serialize(json),
            Answer::Skipped | Answer::NotAsked => json.serialize_none(),
        }
    }
}

/// A key that may be absent, but not `null`.
pub fn not_null<'de, T: Deserialize<'de>, D: Deserializer<'de>>(json: D) -> Result<Option<T>, D::Error> {
    T::deserialize(json).map(Some)
}

/// A word of a fixed list.
#[derive(Clone, Copy, Debug)]
pub struct Word<T>(pub T);

/// The words of a fixed list, for an error.
pub fn words<T: Coded>() -> String {
    let words: Vec<_> = T::CODES.iter().map(|(code, _)| *code).collect();
    format!("one of {}", words.join(", "))
}

impl<'de, T: Coded> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_str(Code(PhantomData)).map(Self)
    }
}

impl<T: Coded> Serialize for Word<T> {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        json.serialize_str(self.0.code())
    }
}

struct Code<T>(PhantomData<T>);

impl<T: Coded> Visitor<'_> for Code<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&words::<T>())
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<T, E> {
        T::from_code(word).ok_or_else(|| E::invalid_value(Unexpected::Str(word), &self))
    }
}

/// A whole number of a fixed list: PHQ-9 answers are numbers in the record and words on the page.
#[derive(Clone, Copy, Debug)]
pub struct Number<T>(pub T);

impl<'de, T: Coded> Deserialize<'de> for Number<T> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_u64(Ordinal(PhantomData)).map(Self)
    }
}

impl<T: Coded> Serialize for Number<T> {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        json.serialize_u8(self.0.ordinal())
    }
}

struct Ordinal<T>(PhantomData<T>);

impl<T: Coded> Visitor<'_> for Ordinal<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number, 0 to 3, or null")
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<T, E> {
        let found = u8::try_from(number).ok().and_then(T::from_ordinal);
        found.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(number), &self))
    }
}
