//! The keys of a Bundle in the order in which the self-check writes them.

use clinical::json::Json;
use serde_json::json;

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

/// What a server adds when it keeps a resource, and of which nothing is made.
fn is_added(key: &str, value: &Json) -> bool {
    matches!(key, "id" | "meta") || (key == "text" && matches!(value, Json::Object(_)))
}

/// The same JSON with its keys in that order, without what a server adds. Keys that stand twice stay.
pub fn as_written(json: &Json) -> String {
    match json {
        Json::Null => "null".into(),
        Json::Bool(value) => value.to_string(),
        Json::Number(number) => number.clone(),
        Json::Text(text) => json!(text).to_string(),
        Json::List(items) => format!("[{}]", items.iter().map(as_written).collect::<Vec<_>>().join(",")),
        Json::Object(pairs) => {
            let mut pairs: Vec<_> = pairs.iter().filter(|(key, value)| !is_added(key, value)).collect();
            pairs.sort_by_key(|(key, _)| ORDER.iter().position(|known| known == key).unwrap_or(ORDER.len()));
            let pairs = pairs.iter().map(|(key, value)| format!("{}:{}", json!(key), as_written(value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
        }
    }
}
