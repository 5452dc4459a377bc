//! Where each number was read, for who keeps the data; and the lines that give support, apart from the crisis lines.

use clinical::{
    crisis::{Country, Line},
    crisis_help::reach,
    date::Date,
    origin::{Origin, Reading, SourceKind, of_emergency_numbers, of_lines},
    row_set::Row,
    text::{Lang, say},
};

fn day(year: u16, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap()
}

fn origin(id: &str) -> Origin {
    of_lines().chain(of_emergency_numbers()).find(|(known, _)| *known == id).unwrap_or_else(|| panic!("no {id}")).1
}

#[test]
fn every_row_says_where_it_was_read_and_nobody_has_called_yet() {
    let lines: Vec<_> = Country::all().flat_map(Country::lines).map(|line| line.id).collect();
    assert_eq!(of_lines().map(|(id, _)| id).collect::<Vec<_>>(), lines);
    let countries: Vec<_> = Country::all().map(Country::code).collect();
    assert_eq!(of_emergency_numbers().map(|(code, _)| code).collect::<Vec<_>>(), countries);
    for (id, origin) in of_lines().chain(of_emergency_numbers()) {
        assert!(!origin.source.trim().is_empty(), "{id}");
        assert!(origin.url.is_some() || origin.kind == SourceKind::Dataset, "{id} has no address");
        assert_eq!(origin.tested_on, None, "{id}: who called?");
        assert_eq!(origin.is_weak(), matches!(origin.kind.name(), "news" | "dataset"), "{id}");
    }
}

#[test]
fn only_a_day_that_was_read_in_the_source_makes_a_row_fresh() {
    for (id, origin) in of_lines() {
        let seen = match origin.reading {
            Reading::SeenOn(day) => Some(day),
            Reading::Undated(said) | Reading::Unconfirmed(said) => {
                assert!(!said.trim().is_empty(), "{id}");
                None
            }
        };
        assert_eq!(Line::from_id(id).unwrap().seen_on, seen, "{id}");
        assert_eq!(origin.is_confirmed(), !matches!(origin.reading, Reading::Unconfirmed(_)), "{id}");
    }
    assert_eq!(origin("us-988").reading, Reading::SeenOn(day(2026, 10, 5)));
    assert_eq!(origin("us-trevor").reading, Reading::SeenOn(day(2026, 7, 20)));
    assert!(matches!(origin("be-1813").reading, Reading::Undated(_)), "news of 2019 say nothing of today");
    let unconfirmed: Vec<_> = of_lines()
        .chain(of_emergency_numbers())
        .filter(|(_, origin)| !origin.is_confirmed())
        .map(|(id, _)| id)
        .collect();
    assert_eq!(unconfirmed, ["us-deaf", "au-beyond-blue", "ZZ"]);
}

#[test]
fn a_row_is_stale_where_it_was_not_read_of_late_and_an_unconfirmed_one_is_counted_apart() {
    let us = origin("us-988");
    let last = day(2027, 1, 3);
    for (reading, tested_on, today, is_stale) in [
        (us.reading, None, last, false),
        (us.reading, None, day(2027, 1, 4), true),
        (us.reading, Some(day(2026, 12, 1)), day(2027, 1, 4), false),
        (Reading::Undated("news of 2019"), None, last, true),
        (Reading::Undated("news of 2019"), Some(last), last, false),
        (Reading::Unconfirmed("no page"), None, last, false),
    ] {
        let origin = Origin { reading, tested_on, ..us };
        assert_eq!(origin.is_stale(today), is_stale, "{reading:?} {tested_on:?}");
    }
}

#[test]
fn press_3_is_not_offered_and_is_looked_at_every_month() {
    assert!(origin("us-988").recheck.is_some_and(|why| why.starts_with("Press 3")));
    let keys: Vec<_> = Country::default().lines().iter().filter_map(Line::key_to_press).collect();
    assert_eq!(keys, ["2", "1"]);
}

#[test]
fn a_line_that_gives_support_stands_last_in_every_language() {
    let mut found = Vec::new();
    for country in Country::all() {
        for lang in Lang::all() {
            let lines = country.lines_in(lang);
            let crisis = lines.iter().take_while(|line| !line.is_support).count();
            assert!(crisis > 0 && lines[crisis..].iter().all(|line| line.is_support), "{country:?}");
            assert!(lines[crisis..].iter().all(|line| line.serves != "anyone"), "{country:?}");
        }
        found.extend(country.lines().into_iter().filter(|line| line.is_support).map(|line| line.id));
    }
    assert_eq!(found, ["us-maternal", "us-samhsa", "au-tis"]);
}

#[test]
fn a_line_that_gives_support_says_where_to_turn_in_a_crisis() {
    for (lang, says) in [
        (Lang::En, "This line is for support. In a crisis, call or text 988."),
        (Lang::Es, "En esta línea le dan apoyo. En una crisis, llame al 988 y oprima el 2."),
    ] {
        assert_eq!(say::help_support_line(lang, &reach(Country::default(), lang)), says);
    }
}

#[test]
fn the_lines_of_more_countries_are_reached_as_their_sources_say() {
    let line = |id: &str| Line::from_id(id).unwrap_or_else(|| panic!("no line {id}"));
    for (country, emergency, id, href) in [
        ("AR", "107", "ar-salud-mental", "tel:08009990091"),
        ("CL", "131", "cl-4141", "tel:*4141"),
        ("CO", "123", "co-106", "tel:106"),
        ("PE", "106", "pe-113", "tel:113,5"),
        ("UY", "911", "uy-linea-vida-mobile", "tel:*0767"),
        ("EC", "911", "ec-171", "tel:171,6"),
        ("CR", "911", "cr-aqui-estoy", "tel:8002737869"),
        ("CN", "120", "cn-12356", "tel:12356"),
        ("HK", "999", "hk-18111", "tel:18111"),
        ("TW", "119", "tw-1925", "tel:1925"),
        ("PH", "911", "ph-ncmh", "tel:1553"),
        ("MY", "999", "my-heal", "tel:15555"),
        ("UA", "103", "ua-la-strada", "tel:116123"),
    ] {
        let found = Country::from_code(country).unwrap();
        assert_eq!((found.emergency()[0], found.lines()[0].id), (emergency, id), "{country}");
        assert_eq!(line(id).call_href().as_deref(), Some(href), "{country}");
    }
    for (id, href) in [
        ("us-rainn", "tel:18006564673"),
        ("us-stronghearts", "tel:18447628483"),
        ("no-kirkens-sos", "tel:22400040"),
        ("pt-sos-voz-amiga", "tel:213544545"),
        ("au-beyond-blue", "tel:1300224636"),
        ("uy-linea-vida", "tel:08000767"),
        ("ua-la-strada-0800", "tel:0800500335"),
    ] {
        assert_eq!(line(id).call_href().as_deref(), Some(href), "{id}");
    }
    assert_eq!(line("us-rainn").text_href().as_deref(), Some("sms:64673?&body=HOPE"));
    assert_eq!(line("co-106").whatsapp_href().as_deref(), Some("https://wa.me/573007548933"));
    assert_eq!(line("sg-mindline").whatsapp_href().as_deref(), Some("https://wa.me/6566691771"));
    assert_eq!(line("il-eran-chat").whatsapp_href().as_deref(), Some("https://wa.me/972528451201"));
    assert_eq!(line("it-telefono-amico").whatsapp_href().as_deref(), Some("https://wa.me/393240117252"));
    assert_eq!((line("us-988-asl").call, line("us-988-asl").page), (None, Some("https://988lifeline.org")));
    for (id, en, es) in [
        (
            "cr-aqui-estoy",
            "Open Monday to Friday, 2 pm to 10 pm; Saturday, 9 am to 4 pm.",
            "Atienden de lunes a viernes, de 2 p. m. a 10 p. m.; los sábados, de 9 a. m. a 4 p. m.",
        ),
        (
            "pt-sos-voz-amiga",
            "Open every day, 3:30 pm to 12:30 am the next day, Lisbon time.",
            "Atienden todos los días, de 3:30 p. m. a 12:30 a. m. del día siguiente, hora de Lisboa.",
        ),
        (
            "il-eran-chat",
            "Open every day, 8 am to 2 am the next day.",
            "Atienden todos los días, de 8 a. m. a 2 a. m. del día siguiente.",
        ),
    ] {
        assert_eq!([line(id).open(Lang::En), line(id).open(Lang::Es)], [Some(en), Some(es)], "{id}");
    }
}

#[test]
fn an_emergency_number_can_be_dialled_from_any_phone_first() {
    let emergency = |code: &str| Country::from_code(code).unwrap().emergency();
    // 112 works from mobile phones alone there.
    assert_eq!(emergency("ZA"), ["10177", "112", "10111"]);
    // The police, beside the ambulance.
    assert_eq!((emergency("NO"), emergency("IL")), (&["113", "112"][..], &["101", "100"][..]));
}
