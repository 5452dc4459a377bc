//! Any text as an answer record.
#![no_main]

use clinical::{outcome::assess, record};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(json) = record::parse(text) else { return };
    match record::read(&json) {
        Err(fault) => {
            assert!(fault.at.is_empty() || fault.at.starts_with('/'), "{:?} is no JSON Pointer", fault.at);
            assert!(!fault.error.is_empty(), "a record is refused without a word");
        }
        Ok(answers) => {
            // What is accepted is routed, and reads back as the same.
            let assessment = assess(&answers);
            let written = record::write(&answers);
            let again = record::parse(&written).expect("what was written is JSON");
            let again = record::read(&again).expect("what was written is a record");
            assert_eq!(again, answers);
            assert_eq!(assess(&again), assessment);
        }
    }
});
