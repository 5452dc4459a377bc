//! The control: a reader that fails on whatever begins with these two bytes. A run that does not find that finds nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    assert!(!bytes.starts_with(b"no"), "found by the control");
});
