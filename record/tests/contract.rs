//! The answer record is read strictly: one that breaks the contract is refused, with a pointer to the fault, and never
//! routed; one that keeps it reads back as it was written.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::too_many_lines,
    reason = "a test says what went wrong by failing"
)]

use clinical::{
    answers::Answers,
    factors::Factor,
    outcome::{Outcome, assess},
    row_set::Row,
};

/// A whole record, key by key.
const WHOLE: [(&str, &str); 16] = [
    ("urgent", "[]"),
    ("age", r#""adult""#),
    ("phq9", "[3, 3, 2, 2, 1, 2, 2, 1, 0]"),
    ("phq9_difficulty", "2"),
    ("asq", r#"["no", "no", "no", "no"]"#),
    ("mind", "[]"),
    ("heart", "[]"),
    ("health", "[]"),
    ("pregnancy", "[]"),
    ("substances", "[]"),
    ("medicines_now", "[]"),
    ("diagnosed", r#""yes""#),
    ("episode", r#""6-to-12-months""#),
    (
        "medicines",
        r#"[{"id": "sertraline", "dose": "yes", "weeks": "yes", "effect": "little"},
            {"id": "venlafaxine", "dose": "yes", "weeks": "yes", "effect": "lost"}]"#,
    ),
    ("other_treatments", r#"["cbt"]"#),
    ("practical", "[]"),
];

/// The keys that may be absent although their question was due.
const MAY_BE_ABSENT: [&str; 3] = ["phq9_difficulty", "episode", "other_treatments"];

fn text(keys: &[(&str, &str)]) -> String {
    let pairs: Vec<_> = keys.iter().map(|(key, value)| format!("{key:?}: {value}")).collect();
    format!("{{{}}}", pairs.join(", "))
}

fn read(text: &str) -> Result<Answers, record::RecordError> {
    let read = record::read(text);
    if let Err(fault) = &read {
        assert!(!fault.error.starts_with("is not JSON"), "{fault}: {text}");
    }
    read
}

/// The whole record with other values; an empty value takes the key out.
fn with(changes: &[(&str, &str)]) -> String {
    let mut keys: Vec<_> = WHOLE.to_vec();
    for (key, value) in changes {
        match keys.iter_mut().find(|(known, _)| known == key) {
            Some(slot) => slot.1 = value,
            None => keys.push((key, value)),
        }
    }
    keys.retain(|(_, value)| !value.is_empty());
    text(&keys)
}

/// The whole record up to a key, with other values.
fn until(last: &str, changes: &[(&str, &str)]) -> String {
    let at = WHOLE.iter().position(|(key, _)| *key == last).unwrap();
    let gone: Vec<_> = WHOLE[at + 1..].iter().map(|(key, _)| (*key, "")).collect();
    with(&[changes, &gone].concat())
}

fn outcome(text: &str) -> Outcome {
    assess(&read(text).unwrap_or_else(|fault| panic!("{fault}: {text}"))).outcome
}

#[test]
fn each_break_of_the_contract_is_refused_where_it_stands() {
    let card = |rest: &str| format!(r#"[{{"id": "sertraline"{rest}}}]"#);
    let full = r#", "dose": "yes", "weeks": "yes", "effect": "little""#;
    let (no_dose, no_weeks) =
        (card(r#", "weeks": "yes", "effect": "little""#), card(r#", "dose": "yes", "effect": "little""#));
    let (no_effect, id_alone) = (card(r#", "dose": "yes", "weeks": "yes""#), card(""));
    let (extra, odd) =
        (card(&format!(r#"{full}, "since": 1"#)), card(r#", "dose": "maybe", "weeks": "yes", "effect": "little""#));
    let twice = format!("[{0}, {0}]", card(full).trim_matches(['[', ']']));
    let named =
        |dose: &str| format!(r#"[{{"id": "unknown-1", "dose": "{dose}", "weeks": "unsure", "effect": "little"}}]"#);
    let ids = ["sertraline", "venlafaxine", "bupropion", "mirtazapine", "nortriptyline", "doxepin", "phenelzine"];
    let seven = ids.map(|id| card(full).replace("sertraline", id).trim_matches(['[', ']']).to_owned());
    let (six, seven) = (format!("[{}]", seven[..6].join(", ")), format!("[{}]", seven.join(", ")));
    assert!(read(&with(&[("medicines", &six)])).is_ok(), "the control");
    let odd_effect = card(r#", "dose": "yes", "weeks": "yes", "effect": "half""#);
    let lower_weeks = card(r#", "dose": "yes", "weeks": "lower", "effect": "partly""#);
    let lower_dose = card(r#", "dose": "lower", "weeks": "yes", "effect": "partly""#);
    assert!(read(&with(&[("medicines", &lower_dose)])).is_ok(), "the control");
    let dose = named("yes");
    let mut wrong = Vec::new();
    for (at, key, value) in [
        ("/nonsense", "nonsense", "1"),
        ("/a~1b~0c", "a/b~c", "1"),
        ("/[0]", "[0]", "1"),
        ("/urgent", "urgent", "null"),
        ("/urgent", "urgent", r#""U-INTENT""#),
        ("/urgent/0", "urgent", r#"["H-ANEURYSM"]"#),
        ("/urgent", "urgent", ""),
        ("/age", "age", "null"),
        ("/age", "age", r#""old""#),
        ("/age", "age", "18"),
        ("/age", "age", ""),
        ("/phq9", "phq9", "null"),
        ("/phq9", "phq9", "[0, 0]"),
        ("/phq9", "phq9", "[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"),
        ("/phq9/3", "phq9", "[0, 0, 0, 4, 0, 0, 0, 0, 0]"),
        ("/phq9/0", "phq9", "[-1, 0, 0, 0, 0, 0, 0, 0, 0]"),
        ("/phq9/8", "phq9", r#"[0, 0, 0, 0, 0, 0, 0, 0, "0"]"#),
        ("/phq9/8", "phq9", "[0, 0, 0, 0, 0, 0, 0, 0, 1.5]"),
        ("/phq9/8", "phq9", "[0, 0, 0, 0, 0, 0, 0, 0, 99999999999999999999]"),
        ("/phq9", "phq9", ""),
        ("/phq9_difficulty", "phq9_difficulty", "4"),
        ("/asq", "asq", "null"),
        ("/asq", "asq", ""),
        ("/asq/3", "asq", r#"["no", "no", "no"]"#),
        ("/asq/3", "asq", r#"["no", "no", "no", "long ago", "no"]"#),
        ("/asq/4", "asq", r#"["no", "no", "no", "yes"]"#),
        ("/asq/0", "asq", r#"["past", "no", "no", "no"]"#),
        ("/asq/4", "asq", r#"["no", "no", "no", "no", "no"]"#),
        ("/asq/4", "asq", r#"["yes", "no", "no", "no"]"#),
        ("/asq/4", "asq", r#"["no", "no", "no", null]"#),
        ("/asq/5", "asq", r#"["yes", "no", "no", "no", "no", "no"]"#),
        ("/mind/1", "mind", r#"["M-DISSOC", "M-DISSOC"]"#),
        ("/mind/0", "mind", r#"["M-UNKNOWN"]"#),
        ("/mind", "mind", "{}"),
        ("/heart", "heart", ""),
        ("/pregnancy/0", "pregnancy", r#"["B-LIVER"]"#),
        ("/diagnosed", "diagnosed", r#""maybe""#),
        ("/diagnosed", "diagnosed", ""),
        ("/medicines", "medicines", ""),
        ("/medicines/0/id", "medicines", r#"[{"id": "aspirin", "dose": "yes", "weeks": "yes", "effect": "little"}]"#),
        ("/medicines/0/id", "medicines", r#"[{"dose": "yes", "weeks": "yes", "effect": "little"}]"#),
        ("/medicines/0/dose", "medicines", &no_dose),
        ("/medicines/0/weeks", "medicines", &no_weeks),
        ("/medicines/0/effect", "medicines", &no_effect),
        ("/medicines/0/dose", "medicines", &id_alone),
        ("/medicines/0/dose", "medicines", &odd),
        ("/medicines/0/since", "medicines", &extra),
        ("/medicines/1/id", "medicines", &twice),
        ("/medicines/0/dose", "medicines", &dose),
        ("/medicines/6", "medicines", &seven),
        ("/medicines/0/effect", "medicines", &odd_effect),
        ("/medicines/0/weeks", "medicines", &lower_weeks),
        ("/medicines/0/dose", "medicines", &named("lower")),
        ("/episode", "episode", r#""always""#),
        ("/episode", "episode", "2"),
        ("/substances/0", "substances", r#"["S-SOBER"]"#),
        ("/medicines_now/0", "medicines_now", r#"["S-EARLY-RECOVERY"]"#),
        ("/heart/0", "heart", r#"["H-TUMOR"]"#),
        ("/medicines/0", "medicines", "[1]"),
        ("/other_treatments/0", "other_treatments", r#"["hypnosis"]"#),
        ("/practical", "practical", ""),
        ("/practical/0", "practical", r#"["M-BIPOLAR"]"#),
    ] {
        let fault = read(&with(&[(key, value)])).err().unwrap_or_else(|| panic!("{key}: {value} is read"));
        if fault.at != at {
            wrong.push(format!("{key}: {value}: expected {at}, got {fault}"));
        }
        assert!(!fault.error.is_empty());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let two = read(&with(&[("pregnancy", r#"["P-PREGNANT", "P-TRYING"]"#)])).unwrap_err();
    assert!(two.at.starts_with("/pregnancy"), "{two}");
    for no_object in ["[]", "null", "1", r#""urgent""#] {
        assert_eq!(read(no_object).unwrap_err().at, "", "{no_object}");
    }
    assert_eq!(read(r#"{"urgent": [], "urgent": []}"#).unwrap_err().at, "/urgent", "a key twice");
}

/// What was expected is said in the words of the record.
#[test]
fn a_fault_says_what_was_expected() {
    for (key, value, at, expected) in [
        ("nonsense", "1", "/nonsense", "unknown field `nonsense`, expected one of `urgent`, `age`, `phq9`"),
        ("urgent", "null", "/urgent", "invalid type: null, expected a sequence"),
        ("age", r#""old""#, "/age", r#"invalid value: string "old", expected one of adult, minor"#),
        ("age", "18", "/age", "invalid type: integer `18`, expected one of adult, minor"),
        ("phq9", "[0, 0]", "/phq9", "expected 9 answers, not 2"),
        (
            "phq9_difficulty",
            "4",
            "/phq9_difficulty",
            "invalid value: integer `4`, expected a whole number, 0 to 3, or null",
        ),
        ("asq", r#"["past", "no", "no", "no"]"#, "/asq/0", "expected one of yes, no"),
        (
            "asq",
            r#"["no", "no", "no", "ago"]"#,
            "/asq/3",
            r#"invalid value: string "ago", expected one of no, yes, recent, past"#,
        ),
        ("mind", r#"["M-UNKNOWN"]"#, "/mind/0", "expected one of M-"),
        ("mind", r#"["M-DISSOC", "M-DISSOC"]"#, "/mind/1", "stands twice: expected it once"),
        ("medicines", "[1]", "/medicines/0", "invalid type: integer `1`, expected an object"),
        ("medicines", r#"[["sertraline"]]"#, "/medicines/0", "invalid type: sequence, expected an object"),
        ("heart", "", "/heart", "is missing: expected an answer, or null where the question was skipped"),
    ] {
        let fault = read(&with(&[(key, value)])).unwrap_err();
        assert!(fault.at == at && fault.error.starts_with(expected) && !fault.error.contains(" line "), "{fault}");
    }
}

#[test]
fn a_whole_record_is_read_and_only_three_keys_may_be_absent() {
    assert_eq!(outcome(&with(&[])), Outcome::Consult);
    assert_eq!(outcome(&with(&MAY_BE_ABSENT.map(|key| (key, "")))), Outcome::Consult);
    for (key, _) in WHOLE.iter().filter(|(key, _)| !MAY_BE_ABSENT.contains(key)) {
        assert_eq!(read(&with(&[(key, "")])).unwrap_err().at, format!("/{key}"));
    }
    for (key, _) in &WHOLE[5..] {
        assert!(read(&with(&[(key, "null")])).is_ok(), "{key} may be skipped");
    }
}

#[test]
fn a_forced_end_ends_the_record() {
    for factor in Factor::all().filter(|factor| factor.code().starts_with("U-")) {
        let gate = format!("[{:?}]", factor.code());
        assert_eq!(outcome(&until("urgent", &[("urgent", &gate)])), Outcome::Emergency);
        assert_eq!(read(&until("age", &[("urgent", &gate)])).unwrap_err().at, "/age");
    }
    assert_eq!(outcome(&until("age", &[("age", r#""minor""#)])), Outcome::NotHere);
    assert_eq!(read(&with(&[("age", r#""minor""#)])).unwrap_err().at, "/phq9");
    for acute in [
        r#"["no", "no", "yes", "no", "yes"]"#,
        r#"["no", "no", "yes", "no", null]"#,
        r#"["no", "no", "no", "recent", null]"#,
        // Tried, and the time not said, counts as the past 3 months.
        r#"["no", "no", "no", "yes", null]"#,
    ] {
        assert_eq!(outcome(&until("asq", &[("asq", acute)])), Outcome::Emergency);
        assert_eq!(read(&until("mind", &[("asq", acute)])).unwrap_err().at, "/mind");
    }
}

#[test]
fn a_record_may_end_after_any_page_once_an_urgent_or_stop_answer_stands() {
    let urgent = r#"["no", "no", "yes", "no", "no"]"#;
    let pages: Vec<_> = WHOLE.iter().map(|(key, _)| *key).collect();
    for (i, last) in pages.iter().enumerate() {
        let next = pages[i + 1..].iter().find(|key| !MAY_BE_ABSENT.contains(key));
        let Some(next) = next else { continue };
        let fault = read(&until(last, &[])).unwrap_err();
        assert_eq!(fault.at, format!("/{next}"), "after {last}");
        let changes = [("asq", urgent), ("heart", r#"["H-RECENT"]"#)];
        for (key, value) in changes {
            let from = pages.iter().position(|known| *known == key).unwrap();
            let ends = read(&until(last, &[(key, value)][..usize::from(i >= from)]));
            assert_eq!(ends.is_ok(), i >= from, "{key} {value}, ended after {last}");
        }
    }
    // A gap is no end.
    assert_eq!(read(&with(&[("heart", r#"["H-RECENT"]"#), ("health", "")])).unwrap_err().at, "/pregnancy");
    // Item 9 alone is no end before question 5 was asked.
    let nine = "[3, 3, 2, 2, 1, 2, 2, 1, 3]";
    assert_eq!(read(&until("phq9", &[("phq9", nine)])).unwrap_err().at, "/asq");
}

#[test]
fn twenty_thousand_records_are_read_and_assessed_quickly() {
    let json = with(&[("mind", r#"["M-DISSOC"]"#)]);
    let begun = std::time::Instant::now();
    for _ in 0..20_000 {
        assert_eq!(assess(&record::read(&json).unwrap()).outcome, Outcome::Consult);
    }
    let took = begun.elapsed();
    println!("20,000 records in {took:?}");
    assert!(took.as_secs() < 10, "{took:?}");
}
