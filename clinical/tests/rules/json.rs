//! The reader of JSON takes what RFC 8259 takes, and nothing else.

use clinical::json::{DEEPEST, Json, parse};
use proptest::prelude::*;

#[test]
fn reads_values() {
    let text = |text: &str| Json::Text(text.into());
    let number = |text: &str| Json::Number(text.into());
    for (json, value) in [
        ("null", Json::Null),
        (" true\n", Json::Bool(true)),
        ("\t-0.5e+3\r", number("-0.5e+3")),
        ("[]", Json::List(vec![])),
        ("[ 1 , [ 2 ] ]", Json::List(vec![number("1"), Json::List(vec![number("2")])])),
        (r#"{"a":{},"a":"b"}"#, Json::Object(vec![("a".into(), Json::Object(vec![])), ("a".into(), text("b"))])),
        (r#""\"\\\/\b\f\n\r\tA\u00e9\ud83d\ude00 é""#, text("\"\\/\x08\x0c\n\r\tAé\u{fffd}\u{fffd} é")),
    ] {
        assert_eq!(parse(json), Ok(value), "{json}");
    }
}

#[test]
fn refuses_what_is_no_json() {
    for (json, at) in [
        ("", 0),
        (" ", 1),
        ("nul", 0),
        ("nulla", 0),
        ("[1,]", 3),
        ("[1 2]", 3),
        ("[", 1),
        ("{\"a\" 1}", 5),
        ("{a:1}", 1),
        ("{\"a\":1,}", 7),
        ("1.", 0),
        (".5", 0),
        ("+1", 0),
        ("1e+", 0),
        ("1e", 0),
        ("--1", 0),
        ("0x", 0),
        ("NaN", 0),
        ("'a'", 0),
        ("\"a", 0),
        ("\"\n\"", 0),
        ("// a\n1", 0),
        ("1 // a", 2),
        ("\u{feff}1", 0),
        ("\u{a0}1", 0),
    ] {
        assert_eq!(parse(json).map_err(|error| error.at), Err(at), "{json:?}");
    }
    for json in [r#""\x""#, r#""\u12""#, r#""\u+123""#, r#""\u12g4""#] {
        assert!(parse(json).is_err(), "{json}");
    }
}

#[test]
fn refuses_what_lies_too_deep() {
    let nested = |depth: u32| format!("{}{}", "[".repeat(depth as usize), "]".repeat(depth as usize));
    assert!(parse(&nested(DEEPEST)).is_ok() && parse(&nested(DEEPEST + 1)).is_err());
    assert!(parse(&"[".repeat(1_000_000)).is_err() && parse(&"{\"a\":".repeat(1_000_000)).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::common::cases(3_000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), brackets in "[\\[\\]{}\":,0-9eE.\\\\u -]{0,40}") {
        for text in [&text, &brackets] {
            if let Err(error) = parse(text) {
                prop_assert!(text.is_char_boundary(error.at), "{error}");
            }
        }
    }
}
