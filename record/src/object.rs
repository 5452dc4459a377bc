//! A JSON object, read strictly.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

/// A struct that is read from an object alone, with each key once. Without it serde would take a list as well, value by
/// value in its order; and it would name the object where a key stands twice, and not the key.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Object<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_map(Whole(PhantomData)).map(Self)
    }
}

struct Whole<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Whole<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, pairs: A) -> Result<T, A::Error> {
        T::deserialize(MapAccessDeserializer::new(Once { pairs, seen: Vec::new() }))
    }
}

/// The pairs of an object, with the keys that have been read.
struct Once<A> {
    pairs: A,
    seen: Vec<String>,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Once<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        self.pairs.next_key_seed(Key { seed, seen: &mut self.seen })
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.pairs.next_value_seed(seed)
    }
}

struct Key<'a, K> {
    seed: K,
    seen: &'a mut Vec<String>,
}

impl<'de, K: DeserializeSeed<'de>> DeserializeSeed<'de> for Key<'_, K> {
    type Value = K::Value;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<K::Value, D::Error> {
        json.deserialize_str(self)
    }
}

impl<'de, K: DeserializeSeed<'de>> Visitor<'de> for Key<'_, K> {
    type Value = K::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<K::Value, E> {
        if self.seen.iter().any(|seen| seen == key) {
            return Err(E::custom("the key stands twice: expected it once"));
        }
        self.seen.push(key.to_owned());
        self.seed.deserialize(StrDeserializer::new(key))
    }
}
