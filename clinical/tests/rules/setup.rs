//! The words of the set-up page: those of the settings are the definition's own, and the line below the frame is that
//! of every other form.

use clinical::{
    answer::Coded as _,
    crisis::Country,
    crisis_help,
    row_set::Row as _,
    settings::{Offer, SETTINGS, SettingKind, Settings},
    setup,
    text::Lang,
};

/// In English a form says what the definition says, and every language has all of it.
#[test]
fn every_setting_has_its_words() {
    for setting in SETTINGS {
        let key = setting.key;
        let english = [("label", setting.label), ("about", setting.about)];
        for (family, expected) in english {
            assert_eq!(setup::by_key(Lang::En, &format!("{family}.{key}")), Some(expected), "{family} of {key}");
        }
        for lang in Lang::all() {
            for family in ["label", "about"] {
                assert!(setup::by_key(lang, &format!("{family}.{key}")).is_some(), "{family} of {key} in {lang:?}");
            }
        }
        assert_eq!(expected(setting.kind), setting.kind.expected(), "{key}");
    }
    assert_eq!(setup::by_key(Lang::En, "label.nothing"), None);
    for (code, _) in Offer::CODES {
        assert_eq!(setup::by_key(Lang::En, &format!("offer.{code}")), SettingKind::Offers.label_of(code));
    }
}

/// What the set-up page says of a value that does not fit.
fn expected(kind: SettingKind) -> String {
    let sentence = setup::by_key(Lang::En, &format!("expected.{}", kind.code())).unwrap();
    let longest = kind.longest().map(|longest| longest.to_string()).unwrap_or_default();
    sentence.replace("{longest}", &longest).replace("{options}", &kind.options().join(", "))
}

#[test]
fn the_line_below_names_the_crisis_line_and_the_phone() {
    for country in Country::all() {
        let (settings, _) = Settings::read(&format!("country={}", country.code()));
        let line = settings.line_below();
        assert!(
            line.contains(crisis_help::emergency(country)) && line.contains(&crisis_help::reach(country, Lang::En)),
            "{line}"
        );
        assert!(!line.contains(['{', '}', '<']), "{line}");
    }
    let line = |fragment: &str| Settings::read(fragment).0.line_below();
    let crisis = "In a crisis, call or text 988. If you are in danger now, call 911.";
    assert_eq!(line(""), crisis);
    assert_eq!(line("hours=always"), crisis);
    assert_eq!(line("tel=555-0100"), format!("{crisis} Our phone: 555-0100."));
    assert_eq!(line("tel=555-0100&hours=9%20to%205"), format!("{crisis} Our phone: 555-0100, 9 to 5."));
    assert_eq!(line("tel=555-0100&clinic=A"), format!("{crisis} A: 555-0100."));
    assert_eq!(line("tel=555-0100&clinic=A&hours=9%20to%205"), format!("{crisis} A: 555-0100, 9 to 5."));
    assert!(line("lang=es&tel=555-0100").ends_with("Nuestro teléfono: 555-0100."));
}

#[test]
fn the_contrast_of_a_colour_is_told_before_and_after() {
    let accent = |colour: &str| Settings::read(&format!("accent={colour}")).0.accent.unwrap();
    let [given, used] = accent("e8590c").contrasts();
    assert!((given - 3.6).abs() < 0.1 && used >= 7.0, "{given} {used}");
    assert_eq!(accent("e8590c").given_css(), "#e8590c");
    let [black, same] = accent("000000").contrasts();
    assert!((black - 21.0).abs() < 0.01 && (same - 21.0).abs() < 0.01, "{black} {same}");
}
