//! No text that a clinic sets holds a phone number: anyone can make a link to the clinic's own address, and it must not say
//! "988, new number: ...".

use crate::settings::encode;
use clinical::settings::Settings;

#[test]
fn a_phone_number_is_refused_however_it_is_written() {
    let cases = [
        ("clinic", "988 Lifeline (new number: call +1 900 555 0100)"),
        ("clinic", "988 Lifeline, text 12345"),
        ("clinic", "988: now (900) 555-0100"),
        ("clinic", "988: now 900.555.0100"),
        ("clinic", "988: now 900\u{a0}555\u{2013}0100"),
        ("clinic", "988: now ٩٠٠ ٥٥٥ ٠١٠٠"),
        ("hours", "call +1/900/555/0100"),
        ("hours", "806 123 456"),
    ];
    for (key, value) in cases {
        let (settings, problems) = Settings::read(&format!("{key}={}", encode(value)));
        assert_eq!(settings, Settings::default(), "{key}={value:?}");
        assert_eq!(problems.len(), 1, "{key}={value:?}");
        assert_eq!(problems[0].key, key, "{value:?}");
        assert!(problems[0].to_string().contains("expected"), "{}", problems[0]);
    }
}

#[test]
fn years_streets_and_hours_are_no_phone_number() {
    for text in [
        "Clinic 360",
        "Est. 1987",
        "12 Main St, Suite 345",
        "Mon to Fri, 9 to 5",
        "24/7",
        "0800-1700",
        "08:00 - 12:00 14:00 - 18:00",
        "8.00-14.00 16.00-20.00",
        "8-12 14-18",
        "988",
    ] {
        let (settings, problems) = Settings::read(&format!("hours={}", encode(text)));
        assert_eq!((settings.hours.as_deref(), problems), (Some(text), vec![]));
    }
}
