//! A record takes what RFC 8259 takes as JSON, and nothing else.
#![allow(clippy::unwrap_used, reason = "a test says what went wrong by failing")]

use proptest::prelude::*;

/// Each stands in the place of an answer, where serde's own reader looks at it.
#[test]
fn refuses_what_is_no_json() {
    for json in [
        "",
        " ",
        "nul",
        "nulla",
        "[1,]",
        "[1 2]",
        "[",
        "{\"a\" 1}",
        "{a:1}",
        "{\"a\":1,}",
        "1.",
        ".5",
        "+1",
        "1e+",
        "1e",
        "--1",
        "0x",
        "NaN",
        "'a'",
        "\"a",
        "\"\n\"",
        "// a\n1",
        "1 // a",
        "\u{feff}1",
        "\u{a0}1",
        r#""\x""#,
        r#""\u12""#,
        r#""\u+123""#,
        r#""\u12g4""#,
    ] {
        assert!(record::read(json).is_err(), "{json:?}");
        for text in
            [format!(r#"{{"urgent": [], "age": {json}}}"#), format!(r#"{{"urgent": [], "age": "minor"}}{json}"#)]
        {
            // White space may stand behind a record.
            assert!(record::read(&text).is_err() || json.trim_ascii().is_empty(), "{text}");
        }
    }
    let fault = record::read("{\"urgent\": [],").unwrap_err();
    assert!(fault.error.starts_with("is not JSON: EOF while parsing"), "{fault}");
    assert!(record::read(" {\"urgent\": [], \"age\": \"minor\"} \n").is_ok(), "the control");
}

#[test]
fn refuses_what_lies_too_deep() {
    for depth in [33, 1_000_000] {
        let deep = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(record::read(&deep).is_err() && record::read(&format!(r#"{{"mind": {deep}}}"#)).is_err());
    }
    assert!(record::read(&"[".repeat(1_000_000)).is_err() && record::read(&"{\"a\":".repeat(1_000_000)).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), brackets in "[\\[\\]{}\":,0-9eE.\\\\u -]{0,40}") {
        for text in [&text, &brackets] {
            prop_assert!(record::read(text).is_err());
        }
    }
}
