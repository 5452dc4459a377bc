//! The tokenizer takes JSON to pieces, and says where a text is none.

use clinical::json::{END, TEXT, Tokens, WORD};
use proptest::prelude::*;

/// The pieces of a text up to its end, and what is left there.
fn pieces(json: &str) -> (Vec<(char, String)>, &str) {
    let mut tokens = Tokens::of(json);
    let mut found = Vec::new();
    loop {
        match tokens.advance() {
            END => return (found, tokens.rest()),
            kind => found.push((kind, tokens.text().to_owned())),
        }
    }
}

#[test]
fn reads_values() {
    let mark = |mark: char| (mark, String::new());
    let text = |text: &str| (TEXT, text.to_owned());
    let word = |word: &str| (WORD, word.to_owned());
    for (json, found) in [
        ("null", vec![word("null")]),
        (" true\n", vec![word("true")]),
        ("\t-0.5e+3\r", vec![word("-0.5e+3")]),
        ("[]", vec![mark('['), mark(']')]),
        ("[ 1 , [ 2 ] ]", vec![mark('['), word("1"), mark(','), mark('['), word("2"), mark(']'), mark(']')]),
        (r#"{"a":"b"}"#, vec![mark('{'), text("a"), mark(':'), text("b"), mark('}')]),
        (r#""\"\\\/\b\f\n\r\tA\u00e9\ud83d\ude00 é""#, vec![text("\"\\/\x08\x0c\n\r\tAé\u{fffd}\u{fffd} é")]),
    ] {
        assert_eq!(pieces(json), (found, ""), "{json}");
    }
}

#[test]
fn stops_at_what_is_no_json() {
    for json in [
        "'a'",
        "\"a",
        "\"\n\"",
        "// a\n1",
        "\u{feff}1",
        "\u{a0}1",
        r#""\x""#,
        r#""\u12""#,
        r#""\u+123""#,
        r#""\u12g4""#,
    ] {
        assert_eq!(pieces(json), (vec![], json));
    }
    assert_eq!(pieces("1 // a"), (vec![(WORD, "1".to_owned())], "// a"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::common::cases(3_000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), brackets in "[\\[\\]{}\":,0-9eE.\\\\u -]{0,40}") {
        for text in [&text, &brackets] {
            prop_assert!(text.ends_with(pieces(text).1));
        }
    }
}
