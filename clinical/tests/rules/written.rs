//! Whatever a person answered is written for engineers so that it reads back as the same.

use crate::common;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::common::cases(6_000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(seed in any::<[u8; 40]>()) {
        let answers = common::generated(&seed);
        let read = record::read(&record::write(&answers).unwrap());
        prop_assert_eq!(read.map_err(|fault| TestCaseError::fail(fault.to_string()))?, answers.trimmed());
    }
}
