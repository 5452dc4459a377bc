//! Any text as a saved file.
#![no_main]

use clinical::date::Date;
use clinical::fhir::{self, OpenError};
use clinical::page;
use clinical::session::Session;
use clinical::text::Lang;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match fhir::open(text) {
        Err(fault) => assert!(fault != OpenError::TooLarge || text.len() > fhir::LARGEST, "refused without a look"),
        Ok(answers) => {
            // What is opened is a record, is saved as the same, and a walk can go on from it.
            assert!(page::is_record(&answers));
            assert_eq!(answers.trimmed(), answers);
            let again = fhir::bundle(&answers, Date::from_unix_days(20_777), Lang::Es, true);
            assert_eq!(fhir::open(&again).as_ref(), Ok(&answers));
            assert_eq!(Session::default().open(answers.clone()).answers(), &answers);
        }
    }
});
