//! What a clinic types may be in letters that run from right to left. In a sentence they must not turn the order of what
//! stands beside them: the digits of a phone number least of all.

use clinical::text::{Lang, say};

const NAME: &str = "מרפאת תקווה";
#[cfg(feature = "forms")]
const HOURS: &str = "א-ה 9:00-17:00";

#[test]
fn the_name_is_isolated_in_every_sentence() {
    for lang in Lang::all() {
        let sentence = say::contact_what(lang, NAME);
        assert!(sentence.contains(&format!("\u{2068}{NAME}\u{2069}")), "{sentence}");
    }
}

/// The line below the frame is pasted into pages of all kinds: one that needs no such characters has none.
#[cfg(feature = "forms")]
#[test]
fn the_line_below_isolates_only_letters_from_right_to_left() {
    use clinical::settings::Settings;
    let line = |clinic: &str, hours: &str| {
        Settings::read(&format!("tel=%2B972 3 555 0100&clinic={clinic}&hours={hours}")).0.line_below()
    };
    let isolated = format!("\u{2068}{NAME}\u{2069}: +972 3 555 0100, \u{2068}{HOURS}\u{2069}.");
    assert!(line(NAME, HOURS).ends_with(&isolated), "{}", line(NAME, HOURS));
    for (clinic, hours) in [("Harbor", "9 to 5"), ("Clínica O’Neil – Söhne", "lun–vie"), ("診療所", "Пн–Пт")]
    {
        assert!(line(clinic, hours).ends_with(&format!(" {clinic}: +972 3 555 0100, {hours}.")), "{clinic}");
    }
    for letters in ["عيادة", "ܟܬܒܐ", "ދިވެހި", "ﭏ", "𞤀𞤣"] {
        assert!(line(letters, "9").contains(&format!("\u{2068}{letters}\u{2069}")), "{letters}");
    }
}
