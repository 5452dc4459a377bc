//! The keys of a Bundle in the order in which the self-check writes them.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::{Number, json};

/// A JSON value. It keeps keys that stand twice, so that `fhir::open` sees and refuses them.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Json {
    Null(()),
    Bool(bool),
    Number(Number),
    Text(String),
    List(Vec<Json>),
    Object(Pairs),
}

pub struct Pairs(Vec<(String, Json)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_map(Object)
    }
}

struct Object;

impl<'de> Visitor<'de> for Object {
    type Value = Pairs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Pairs, A::Error> {
        let mut found = Vec::new();
        while let Some(pair) = pairs.next_entry()? {
            found.push(pair);
        }
        Ok(Pairs(found))
    }
}

/// Every key of a saved record, so that no object has two of them the other way round.
const ORDER: [&str; 29] = [
    "resourceType",
    "type",
    "fullUrl",
    "resource",
    "entry",
    "language",
    "questionnaire",
    "status",
    "authored",
    "category",
    "extension",
    "url",
    "valueDecimal",
    "valueCode",
    "linkId",
    "value",
    "unit",
    "system",
    "code",
    "display",
    "coding",
    "text",
    "effectiveDateTime",
    "valueQuantity",
    "derivedFrom",
    "reference",
    "answer",
    "valueCoding",
    "item",
];

/// What a server adds when it keeps a resource, or a clinic when it puts one into a patient's record, and of which nothing
/// is made.
const ADDED: [&str; 9] =
    ["id", "meta", "identifier", "subject", "encounter", "author", "source", "performer", "timestamp"];

fn is_added(key: &str, value: &Json) -> bool {
    ADDED.contains(&key) || (key == "text" && matches!(value, Json::Object(_)))
}

/// The same JSON with its keys in that order, without what a server adds. Keys that stand twice stay.
pub fn as_written(json: &Json) -> String {
    match json {
        Json::Null(()) => "null".into(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => number.to_string(),
        Json::Text(text) => json!(text).to_string(),
        Json::List(items) => format!("[{}]", items.iter().map(as_written).collect::<Vec<_>>().join(",")),
        Json::Object(Pairs(pairs)) => {
            let mut pairs: Vec<_> = pairs.iter().filter(|(key, value)| !is_added(key, value)).collect();
            pairs.sort_by_key(|(key, _)| ORDER.iter().position(|known| known == key).unwrap_or(ORDER.len()));
            let pairs = pairs.iter().map(|(key, value)| format!("{}:{}", json!(key), as_written(value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
        }
    }
}
