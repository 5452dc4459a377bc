//! Any text as a clinic's settings.
#![no_main]

use clinical::settings::Settings;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|fragment: &str| {
    let (settings, problems) = Settings::read(fragment);
    for name in settings.clinic.iter().chain(&settings.hours) {
        assert!(name.chars().count() <= 80 && !name.chars().any(char::is_control), "{name:?} was let through");
    }
    for link in settings.book.iter().chain(&settings.privacy) {
        assert!(link.href().starts_with("https://"), "{} was let through", link.href());
    }
    for link in &settings.mail {
        let address = link.href().strip_prefix("mailto:").expect("a mail link begins with mailto:");
        assert!(!address.contains(['?', '&', '"', '<', ' ']), "{address} was let through");
    }
    for phone in settings.tel.iter().chain(&settings.sms) {
        let number = phone.call_href();
        let digits = number.strip_prefix("tel:").expect("a phone link begins with tel:");
        assert!(digits.chars().all(|c| c == '+' || c.is_ascii_digit()), "{digits} was let through");
    }
    for accent in &settings.accent {
        assert!(accent.css().len() < 40 && !accent.css().contains([';', '}', '<']), "{} is no colour", accent.css());
    }
    for problem in &problems {
        assert!(!problem.expected.is_empty(), "{:?} is left out without a word", problem.key);
    }
    // The same fragment always gives the same settings.
    assert_eq!(Settings::read(fragment), (settings, problems));
});
