//! Any text as an answer record.
#![no_main]

use clinical::outcome::assess;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match record::read(text) {
        Err(fault) => {
            assert!(fault.at.is_empty() || fault.at.starts_with('/'), "{:?} is no JSON Pointer", fault.at);
            assert!(!fault.error.is_empty(), "a record is refused without a word");
        }
        Ok(answers) => {
            // What is accepted is routed, and reads back as the same.
            let assessment = assess(&answers);
            let written = record::write(&answers).expect("a record can be written");
            let again = record::read(&written).expect("what was written is a record");
            assert_eq!(again, answers);
            assert_eq!(assess(&again), assessment);
        }
    }
});
