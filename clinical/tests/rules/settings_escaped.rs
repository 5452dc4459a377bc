//! Settings that a page builder has escaped once more than it read them are read as they were meant: else the crisis lines
//! of another country would stand on the page.

use clinical::settings::Settings;

/// The country, and what was told of the fragment.
fn read(fragment: &str) -> (String, Vec<String>) {
    let (settings, problems) = Settings::read(fragment);
    (settings.country.code().to_owned(), problems.into_iter().map(|problem| problem.key).collect())
}

/// Each is the same two settings, as they arrive behind the `#`.
#[test]
fn settings_that_were_escaped_once_more_are_read_as_they_were_meant() {
    let (expected, problems) = Settings::read("clinic=Harbor%20Street&country=GB&tel=%2B1%20555%20010%200100");
    assert_eq!((expected.country.code(), problems.as_slice()), ("GB", [].as_slice()));
    let escaped = [
        "clinic=Harbor%20Street&amp;country=GB&amp;tel=%2B1%20555%20010%200100",
        "clinic=Harbor%20Street&amp;amp;country=GB&amp;amp;tel=%2B1%20555%20010%200100",
        "clinic=Harbor%20Street&#038;country=GB&#038;tel=%2B1%20555%20010%200100",
        "clinic=Harbor%20Street&#38;country=GB&#x26;tel=%2B1%20555%20010%200100",
        "clinic=Harbor%20Street&amp;#038;country=GB&#038;amp;tel=%2B1%20555%20010%200100",
        "amp;clinic=Harbor%20Street&amp;country=GB&tel=%2B1%20555%20010%200100&amp;",
    ];
    for fragment in escaped {
        assert_eq!(Settings::read(fragment), (expected.clone(), vec![]), "{fragment}");
    }
}

/// Control: what is no escape stays what it is, and is told of.
#[test]
fn what_is_no_escape_stays() {
    assert_eq!(read("clinic=A&ampcountry=GB"), ("US".to_owned(), vec!["ampcountry".to_owned()]));
    assert_eq!(read("clinic=A&lt;country=GB"), ("US".to_owned(), vec!["lt;country".to_owned()]));
    let clinic = |fragment: &str| Settings::read(fragment).0.clinic;
    assert_eq!(clinic("clinic=Harbor%20%26%20Co").as_deref(), Some("Harbor & Co"));
    assert_eq!(clinic("clinic=amp%3B%20Co").as_deref(), Some("amp; Co"));
}

#[test]
fn the_united_kingdom_has_two_codes() {
    for code in ["GB", "gb", "UK", "uk", "Uk", "%20GB%20", "UK%0A"] {
        assert_eq!(read(&format!("country={code}")), ("GB".to_owned(), vec![]), "{code}");
    }
    assert_eq!(read("country=U"), ("US".to_owned(), vec!["country".to_owned()]));
    assert_eq!(Settings::read("lang=%20es"), Settings::read("lang=es"));
}
