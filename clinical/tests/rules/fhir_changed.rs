//! Saved files, changed by machine: none makes the reader panic, and none that says something else is opened.

use clinical::{answers::Answers, date::Date, fhir, json, text::Lang};

use super::common::{self, Numbers};

/// What a hostile or broken file may hold.
const PIECES: [&str; 24] = [
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "0",
    "-1e9",
    "\u{0}",
    "é",
    "\u{fffd}",
    "\"linkId\":\"age\"",
    "\"code\":\"none\"",
    "\"code\":\"yes\"",
    "\"answer\":[]",
    "{\"linkId\":\"mind\"},",
    "\\u0000",
    "\\ud800",
    "\"item\":[",
    "\"resourceType\":\"Observation\"",
    "|",
];

/// One file changed once, somewhere.
fn changed(file: &str, other: &str, numbers: &mut Numbers) -> String {
    let mut bytes = file.as_bytes().to_vec();
    let at = numbers.below(bytes.len());
    let end = (at + 1 + numbers.below(60)).min(bytes.len());
    match numbers.below(8) {
        // A bit, a byte, a cut, a piece left out, a piece twice, a piece put in, a piece of another file, two codes changed.
        0 => bytes[at] ^= 1 << numbers.below(8),
        1 => bytes[at] = numbers.next() as u8,
        2 => bytes.truncate(at),
        3 => drop(bytes.drain(at..end)),
        4 => {
            let piece = bytes[at..end].to_vec();
            bytes.splice(at..at, piece);
        }
        5 => drop(bytes.splice(at..at, PIECES[numbers.below(PIECES.len())].bytes())),
        6 => {
            let from = numbers.below(other.len());
            let to = (from + 1 + numbers.below(400)).min(other.len());
            bytes.splice(at..end, other.as_bytes()[from..to].iter().copied());
        }
        _ => {
            let codes: Vec<_> = file.match_indices("\"code\":\"").map(|(at, word)| at + word.len()).collect();
            let word = |at: usize| file[at..].split('"').next().unwrap();
            let (one, two) = (codes[numbers.below(codes.len())], codes[numbers.below(codes.len())]);
            return [&file[..one], word(two), &file[one + word(one).len()..]].concat();
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The codes and marks of a file, without what may differ: what it says.
fn says(file: &str) -> Option<Vec<String>> {
    let mut tokens = json::Tokens::of(file);
    let (mut pieces, mut last, mut is_free) = (Vec::new(), String::new(), false);
    loop {
        match tokens.advance() {
            json::END if tokens.rest().is_empty() => return Some(pieces),
            json::END => return None,
            json::TEXT => {
                pieces.push(if is_free { String::new() } else { tokens.text().to_owned() });
                tokens.text().clone_into(&mut last);
                is_free = false;
            }
            mark => {
                pieces.push(format!("{mark}{}", tokens.text()));
                let free = ["text", "display", "fullUrl", "reference", "language", "authored", "effectiveDateTime"];
                is_free = mark == ':' && free.contains(&last.as_str());
            }
        }
    }
}

#[test]
fn a_changed_file_is_refused_unless_it_says_what_this_page_would_have_written() {
    let times = if std::env::var_os("TRD_FULL").is_some() { 120_000 } else { common::cases(40_000).min(12_000) };
    let mut numbers = Numbers(1);
    let (mut refused, mut opened, mut same) = (0_u32, 0_u32, 0_u32);
    let saved = |answers: &Answers, lang| fhir::bundle(answers, Date::from_unix_days(20_777), lang, true);
    let mut other = saved(&common::consult(), Lang::Es);
    for _ in 0..times {
        let answers = common::generated(&numbers.seed());
        let file = saved(&answers, Lang::En);
        let mut copy = changed(&file, &other, &mut numbers);
        for _ in 0..numbers.below(3) {
            if copy.len() > 500 && copy.contains("\"code\":\"") {
                copy = changed(&copy, &other, &mut numbers);
            }
        }
        match fhir::open(&copy) {
            Err(_) => refused += 1,
            // Only words for people were changed, or nothing: it still says the same.
            Ok(read) if read == answers => same += 1,
            // It says something else, and all of it: its codes, the ordinals and the total fit each other.
            Ok(read) => {
                opened += 1;
                assert_eq!(says(&copy), says(&saved(&read, Lang::En)), "{copy}");
            }
        }
        other = file;
    }
    println!(
        "{times} changed files: {refused} refused, {same} that say the same, {opened} that say something else wholly"
    );
    // The control: the changes reach codes and words alike. Few of them hit upon another answer.
    assert!(refused > times / 3 && same > times / 100 && (opened > 0 || times < 12_000), "{refused} {same} {opened}");
}
