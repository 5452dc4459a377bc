//! A clinic's settings come from an address that anyone may write: whatever it holds, there are valid settings, each
//! fault is named by its key, crisis help stands, and nothing that is set changes what the rules or the care say.

use crate::common;
use clinical::{
    advice::Advice,
    crisis::Country,
    crisis_help,
    outcome::assess,
    settings::{Begin, LONGEST, Offer, SETTINGS, Settings},
    text::Lang,
};
use proptest::prelude::*;

/// Characters that turn the direction of what stands beside them (Unicode, `Bidi_Control`).
const BIDI: [char; 12] = [
    '\u{061c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}',
    '\u{2067}', '\u{2068}', '\u{2069}',
];

fn escape(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from(b"0123456789ABCDEF"[usize::from(value)]);
    bytes.iter().flat_map(|byte| ['%', digit(byte / 16), digit(byte % 16)]).collect()
}

pub fn encode(value: &str) -> String {
    escape(value.as_bytes())
}

/// What must hold whatever was read.
fn assert_valid(settings: &Settings) {
    assert!(!settings.country.lines().is_empty() && !settings.country.emergency().is_empty());
    assert!(!crisis_help::main_line(settings.country).is_empty());
    for text in [&settings.clinic, &settings.hours].into_iter().flatten() {
        assert!((1..=80).contains(&text.chars().count()), "{text:?}");
        let bad = |c: char| c.is_control() || BIDI.contains(&c) || c == '<' || c == '>';
        assert!(!text.chars().any(bad), "{text:?}");
    }
    for link in settings.links() {
        let scheme = link.split_once(':').unwrap().0;
        assert!(["https", "tel", "sms", "mailto"].contains(&scheme), "{link}");
        assert!(link.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>\\`".contains(&b)), "{link}");
        assert!(scheme != "https" || link.starts_with("https://"), "{link}");
    }
    if let Some(accent) = settings.accent {
        let css = accent.css();
        assert!(css.len() == 7 && css.starts_with('#') && css[1..].bytes().all(|b| b.is_ascii_hexdigit()), "{css}");
    }
}

#[test]
fn each_fault_is_named_by_its_key_with_what_was_expected() {
    let long = "x".repeat(81);
    let cases = [
        ("clinic", ""),
        ("clinic", "<b>Harbor</b>"),
        ("clinic", &long),
        ("clinic", "a\u{202e}b"),
        ("clinic", "a\nb"),
        ("clinic", "%ff"),
        ("clinic", "%zz"),
        ("clinic", "%"),
        ("clinic", "%2"),
        ("tel", "javascript:alert(1)"),
        ("tel", "12"),
        ("tel", "1234567890123456"),
        ("tel", "+1+2345"),
        ("tel", "911;ext=1"),
        ("sms", "sms:988"),
        ("sms", ""),
        ("book", "javascript:alert(1)"),
        ("book", "data:text/html,x"),
        ("book", "http://a.example"),
        ("book", "//a.example"),
        ("book", "https://"),
        ("book", "https://localhost"),
        ("book", "https://user@a.example"),
        ("book", "https://a.example/%22x"),
        ("book", "https://a.example/\"onclick"),
        ("book", "HTTPS://a.example/ b"),
        ("book", "https://a.example:99999"),
        ("book", "https://a..example"),
        ("book", "https://аррӏе.example"),
        ("privacy", "https://a.example\\@b.example"),
        ("privacy", "ftp://a.example"),
        ("mail", "clinic"),
        ("mail", "clinic@example"),
        ("mail", "a@b.example?bcc=c@d.example"),
        ("mail", "a b@c.example"),
        ("mail", "mailto:a@b.example"),
        ("lang", "tlh"),
        ("lang", ""),
        ("country", "XX"),
        ("country", "United States"),
        ("country", ""),
        ("offers", "iv,cure"),
        ("offers", ""),
        ("offers", "iv,,im"),
        ("accent", "red"),
        ("accent", "#fff"),
        ("accent", "#12345g"),
        ("accent", "url(x)"),
        ("accent", "#ééé"),
        ("hours", "<script>"),
        ("home", "http://a.example"),
        ("begin", "elsewhere"),
        ("begin", ""),
        ("colour", "#000000"),
        ("__proto__", "1"),
        ("", "x"),
    ];
    for (key, value) in cases {
        // A value that is broken percent-encoding stands as it is; all others are encoded.
        let raw = value.starts_with('%');
        let fragment = format!("{key}={}", if raw { value.to_owned() } else { encode(value) });
        let (settings, problems) = Settings::read(&fragment);
        if (key, value) == ("book", "https://a.example/%22x") {
            assert!(problems.is_empty(), "an escape stays an escape");
            continue;
        }
        assert_eq!(settings, Settings::default(), "{key}={value:?}");
        assert_eq!(problems.len(), 1, "{key}={value:?}");
        assert_eq!(problems[0].key, key, "{value:?}");
        assert!(problems[0].to_string().contains("expected"), "{}", problems[0]);
    }
}

#[test]
fn every_bidi_control_is_refused() {
    for control in BIDI {
        let (settings, problems) = Settings::read(&format!("clinic={}", encode(&format!("Harbor{control}Street"))));
        assert_eq!((settings.clinic, problems.len()), (None, 1), "U+{:04X}", u32::from(control));
    }
}

#[test]
fn a_good_value_is_taken_as_it_is() {
    let fragment = "clinic=Harbor%20Street%20%26%20S%C3%B6hne&tel=%2B1%20555%20010-0100&sms=555-0100&\
                    book=https%3A%2F%2Fclinic.example%2Fbook%3Fa%3D1&mail=care%2Bnew@clinic.example&lang=en-US&country=gb&\
                    offers=kap,iv,kap&accent=%23102030&hours=Mon%20to%20Fri&privacy=https://clinic.example:8443/privacy&\
                    home=https://clinic.example&begin=tab";
    let (settings, problems) = Settings::read(fragment);
    assert_eq!(problems, []);
    assert_eq!(settings.clinic.as_deref(), Some("Harbor Street & Söhne"));
    assert_eq!(settings.country.code(), "GB");
    assert_eq!(settings.offers, [Offer::Iv, Offer::Kap]);
    assert_eq!(settings.accent.unwrap().css(), "#102030");
    assert_eq!(settings.begin, Begin::Tab);
    let links: Vec<_> = settings.links();
    let expected = [
        "tel:+15550100100",
        "sms:5550100",
        "https://clinic.example/book?a=1",
        "mailto:care+new@clinic.example",
        "https://clinic.example:8443/privacy",
        "https://clinic.example",
    ];
    assert_eq!(links, expected);
}

/// What stands in the definition can be set, by its own example; and what it says of a value is what a bad one is told.
#[test]
fn every_setting_of_the_definition_can_be_set() {
    for setting in SETTINGS {
        let (settings, problems) = Settings::read(&format!("{}={}", setting.key, encode(setting.example)));
        assert_eq!(problems, [], "{}", setting.key);
        assert_ne!(settings, Settings::default(), "{} changes nothing", setting.key);
        let (settings, problems) = Settings::read(&format!("{}=%00", setting.key));
        assert_eq!(settings, Settings::default(), "{}", setting.key);
        assert_eq!(problems[0].expected, setting.kind.expected(), "{}", setting.key);
        let shown = [setting.label, setting.about, setting.example];
        assert!(shown.iter().all(|text| !text.is_empty() && !text.contains(['<', '>'])), "{}", setting.key);
        let is_free = setting.kind.options().is_empty();
        assert_eq!(is_free, setting.kind.longest().is_some(), "{}", setting.key);
        for option in setting.kind.options() {
            let (_, problems) = Settings::read(&format!("{}={option}", setting.key));
            assert_eq!(problems, [], "{}={option}", setting.key);
        }
    }
    // The message about an unknown key names each of them, and nothing else does.
    let (_, problems) = Settings::read("colour=1");
    let told = problems[0].expected.strip_prefix("one of ").unwrap().split(", ").collect::<Vec<_>>();
    assert_eq!(told, SETTINGS.iter().map(|setting| setting.key).collect::<Vec<_>>());
}

#[test]
fn a_setting_given_twice_keeps_the_first_and_says_so() {
    let (settings, problems) = Settings::read("country=GB&country=US&country=");
    assert_eq!((settings.country.code(), problems.len()), ("GB", 2));
    assert!(problems.iter().all(|problem| problem.key == "country"));
}

#[test]
fn empty_and_overlong_fragments_are_the_default() {
    assert_eq!(Settings::read(""), (Settings::default(), vec![]));
    assert_eq!(Settings::read("&&&"), (Settings::default(), vec![]));
    for long in ["clinic=a&".repeat(12_000), "%".repeat(LONGEST + 1), format!("clinic={}", "ü".repeat(50_000))] {
        let (settings, problems) = Settings::read(&long);
        assert_eq!((settings, problems.len()), (Settings::default(), 1));
        assert_eq!(problems[0].key, "");
    }
}

#[test]
fn nothing_a_clinic_sets_changes_what_the_rules_or_the_care_say() {
    let everything = "clinic=We%20guarantee%20it&tel=911&sms=988&book=https://a.example&mail=a@b.example&\
                      offers=iv,im,spravato,lozenge,kap,therapy,tms,ect&accent=%23000000&hours=always&privacy=https://a.example";
    let (settings, problems) = Settings::read(everything);
    assert_eq!(problems, []);
    let (therapy, _) = Settings::read("offers=kap");
    let country = Country::default();
    let plain = Settings::default();
    for answers in people() {
        let without = Advice::of(&answers, &plain, country, Lang::En);
        let with = Advice::of(&answers, &settings, country, Lang::En);
        assert_eq!(with, without, "with a medicine on offer, not a word changes");
        let mut kap = Advice::of(&answers, &therapy, country, Lang::En);
        if kap.questions.len() > without.questions.len() {
            kap.questions.remove(0);
        }
        assert_eq!(kap, without, "therapy alone adds one question, and nothing else");
        let help = crisis_help::crisis_help(&assess(&answers), country, Lang::En);
        assert!(!help.heading.is_empty());
    }
}

fn people() -> Vec<clinical::answers::Answers> {
    let codes: [&[&str]; 8] = [
        &[],
        &["U-INTENT"],
        &["M-MANIA-NOW"],
        &["H-ANEURYSM"],
        &["P-TRYING"],
        &["S-CANNABIS"],
        &["A-MINOR"],
        &["C-NO-RIDE"],
    ];
    let mut people: Vec<_> = codes.iter().map(|codes| common::with(codes)).collect();
    let mut few = common::consult();
    few.set_medicines(common::trials(&[]));
    people.push(few);
    people
}

fn any_value() -> impl Strategy<Value = String> {
    let nasty = [
        "javascript:alert(1)",
        "data:text/html,<b>",
        "<script>",
        "https://a.example",
        "https://a@b.c",
        "#102030",
        "#fff",
        "US",
        "XX",
        "en",
        "iv,kap",
        "a@b.example",
        "+1 555 0100",
        "\u{202e}",
        "\u{61c}",
        "%00",
        "%ff",
        "%",
        "Harbor",
        "\u{0}",
    ];
    prop_oneof![
        3 => prop::sample::select(nasty.to_vec()).prop_map(str::to_owned),
        2 => prop::sample::select(nasty.to_vec()).prop_map(encode),
        2 => ".{0,90}",
        1 => ".{0,30}".prop_map(|text| encode(&text)),
        1 => prop::collection::vec(any::<u8>(), 0..12).prop_map(|b| escape(&b)),
        1 => "[https:/.?#@a-z0-9%<>\"]{0,60}",
    ]
}

fn any_fragment() -> impl Strategy<Value = String> {
    let keys: Vec<_> = SETTINGS.iter().map(|setting| setting.key.to_owned()).collect();
    let key = prop_oneof![6 => prop::sample::select(keys), 1 => ".{0,50}"];
    let pair = (key, any_value(), any::<bool>()).prop_map(
        |(key, value, equals)| {
            if equals { format!("{key}={value}") } else { key }
        },
    );
    prop_oneof![
        8 => prop::collection::vec(pair, 0..14).prop_map(|pairs| pairs.join("&")),
        1 => ".{0,300}",
        1 => (0_usize..100_000, any_value()).prop_map(|(n, value)| value.repeat(n / value.len().max(1))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: crate::common::cases(12_000), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_fragment_holds_the_settings_are_valid(fragment in any_fragment()) {
        let (settings, problems) = Settings::read(&fragment);
        assert_valid(&settings);
        for problem in &problems {
            prop_assert!(problem.key.chars().count() <= 40 && !problem.expected.is_empty());
            prop_assert!(!problem.to_string().chars().any(|c| c.is_control() || BIDI.contains(&c)), "{problem}");
        }
        if settings != Settings::default() {
            prop_assert!(fragment.len() <= LONGEST);
        }
    }
}
