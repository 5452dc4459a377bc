//! The crisis lines as data: what comes first in each language, when each is open, and what its links hold.

use clinical::{
    crisis::{Country, Line, all_links, tel},
    crisis_help::is_emergency_first,
    row_set::Row,
    text::Lang,
};

const TABLE: &str = include_str!("../../content/crisis.toml");

fn line(id: &str) -> Line {
    Line::from_id(id).unwrap_or_else(|| panic!("no line {id}"))
}

fn country(code: &str) -> Country {
    Country::from_code(code).unwrap()
}

/// The rows of the table as they are written, each with the id of its line.
fn rows() -> Vec<(String, &'static str)> {
    let rows = TABLE.split("[[country.line]]").skip(1).map(|row| row.split("[[country]]").next().unwrap_or_default());
    rows.map(|row| (written(row, "id").unwrap().to_owned(), row)).collect()
}

/// The text of a key in a row.
fn written<'a>(row: &'a str, key: &str) -> Option<&'a str> {
    row.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
}

#[test]
fn what_comes_first_is_open_day_and_night_where_any_line_is() {
    let ways: [fn(&Line) -> bool; 3] = [|_| true, |line| line.call.is_some(), |line| line.text.is_some()];
    let mut looked = 0;
    for country in Country::all() {
        for lang in Lang::all() {
            let lines = country.lines_in(lang);
            assert!(lines.iter().all(|line| country.lines().contains(line)) && lines.len() == country.lines().len());
            for has_way in ways {
                let lines: Vec<_> = lines.iter().filter(|line| line.serves == "anyone" && has_way(line)).collect();
                let Some(first) = lines.first() else { continue };
                let is_any = lines.iter().any(|line| line.is_always_open());
                assert!(first.is_always_open() || !is_any, "{country:?} begins with {}", first.id);
                looked += usize::from(is_any);
            }
            assert_eq!(lines[0].serves, "anyone", "{country:?}");
        }
    }
    assert!(looked > 80, "{looked}");
}

#[test]
fn a_line_in_the_readers_language_comes_first_only_where_it_is_always_open() {
    let first = |code: &str, lang| country(code).lines_in(lang)[0].id;
    for (code, en, es) in [
        ("US", "us-988", "us-988-spanish"),
        ("FI", "fi-mieli", "fi-mieli"),
        ("CH", "ch-143", "ch-143"),
        ("JP", "jp-yorisoi", "jp-yorisoi"),
        ("NL", "nl-113", "nl-113"),
        ("ES", "es-024", "es-024"),
        ("MX", "mx-linea-de-la-vida", "mx-linea-de-la-vida"),
    ] {
        assert_eq!((first(code, Lang::En), first(code, Lang::Es)), (en, es), "{code}");
    }
}

#[test]
fn the_emergency_number_goes_before_a_line_that_speaks_another_language_or_is_closed() {
    for (code, en, es) in [
        ("US", false, false),
        ("GB", false, true),
        ("FI", true, true),
        ("NL", false, true),
        ("DE", true, true),
        ("MX", true, false),
        ("DK", true, true),
        ("IN", false, true),
        ("CR", true, true),
        // In which languages it is answered is not known.
        ("HK", false, false),
        ("ZZ", false, false),
    ] {
        let found = [Lang::En, Lang::Es].map(|lang| is_emergency_first(country(code), lang));
        assert_eq!(found, [en, es], "{code}");
    }
    for country in Country::all() {
        let is_closed = country.lines()[0].is_closed_at_times();
        assert!(!is_closed || Lang::all().all(|lang| is_emergency_first(country, lang)), "{country:?}");
    }
}

#[test]
fn finland_keeps_its_open_lines_alone() {
    let shown: Vec<_> = country("FI").lines().iter().map(|line| line.call.unwrap()).collect();
    assert_eq!((country("FI").emergency(), shown), (&["112"][..], vec!["09 2525 0111", "09 2525 0112"]));
    assert_eq!(line("fi-mieli").note(Lang::En), Some("They answer in Finnish."));
    assert!(!all_links().contains(&"tel:0925250116".to_owned()));
}

#[test]
fn each_line_says_when_it_is_open_where_that_is_known_and_nothing_else() {
    let always = |lang| line("us-988").open(lang);
    assert_eq!(
        (always(Lang::En), always(Lang::Es)),
        (Some("Open day and night."), Some("Atienden de día y de noche."))
    );
    let (mut day_and_night, mut at_times, mut unknown) = (0, 0, 0);
    for (id, row) in rows() {
        let line = line(&id);
        for lang in Lang::all() {
            let open = line.open(lang);
            if written(row, "hours") == Some("24/7") {
                assert_eq!(open, always(lang), "{id}");
                day_and_night += 1;
            } else if row.contains("\nhours = [") {
                let open = open.unwrap_or_else(|| panic!("{id} does not say when it is open"));
                assert_ne!(Some(open), always(lang), "{id}");
                assert!(!open.contains("..") && open.contains(|c: char| c.is_ascii_digit()), "{id}: {open}");
                at_times += 1;
            } else {
                assert!(!row.contains("\nhours = ") && open.is_none(), "{id}: {open:?}");
                unknown += 1;
            }
        }
        let is_listed = row.contains("\nhours = [");
        assert_eq!(
            (line.is_always_open(), line.is_closed_at_times()),
            (written(row, "hours").is_some(), is_listed),
            "{id}"
        );
    }
    assert!(day_and_night > 60 && at_times >= 12 && unknown > 10, "{day_and_night} {at_times} {unknown}");
}

#[test]
fn hours_are_said_in_words_in_both_languages() {
    for (id, en, es) in [
        (
            "us-trans",
            "Open Monday to Friday, 10 am to 6 pm, Pacific time.",
            "Atienden de lunes a viernes, de 10 a. m. a 6 p. m., hora del Pacífico.",
        ),
        ("gb-samaritans-welsh", "Open every day, 7 pm to 11 pm.", "Atienden todos los días, de 7 p. m. a 11 p. m."),
        ("ch-heart2heart", "Open every day, 6 pm to 11 pm.", "Atienden todos los días, de 6 p. m. a 11 p. m."),
        (
            "dk-livslinien",
            "Open every day, 9 am to 5 am the next day.",
            "Atienden todos los días, de 9 a. m. a 5 a. m. del día siguiente.",
        ),
        (
            "fi-mieli-swedish",
            "Open Monday and Wednesday, 4 pm to 8 pm; Tuesday, Thursday and Friday, 9 am to 1 pm.",
            "Atienden los lunes y miércoles, de 4 p. m. a 8 p. m.; los martes, jueves y viernes, de 9 a. m. a 1 p. m.",
        ),
        (
            "jp-tell",
            "Open every day, 9 am to 11 pm. Hours may change.",
            "Atienden todos los días, de 9 a. m. a 11 p. m. El horario puede cambiar.",
        ),
    ] {
        assert_eq!([line(id).open(Lang::En), line(id).open(Lang::Es)], [Some(en), Some(es)], "{id}");
    }
}

#[test]
fn a_line_costs_nothing_only_where_its_row_says_so() {
    let (mut free, mut not) = (0, 0);
    for (id, row) in rows() {
        assert_eq!(line(&id).is_free, row.contains("\nfree = true\n"), "{id}");
        free += usize::from(row.contains("\nfree = true\n"));
        not += usize::from(row.contains("\nfree = false\n"));
    }
    assert!(free > 5 && not >= 2, "{free} {not}");
    assert!(!line("mx-saptel").is_free && !line("fi-mieli").is_free);
}

#[test]
fn every_word_to_send_is_in_its_link_and_every_chat_is_listed() {
    let (links, mut words, mut chats) = (all_links(), 0, 0);
    for (id, row) in rows() {
        let line = line(&id);
        assert_eq!(line.keyword, written(row, "keyword"), "{id}");
        assert_eq!(line.whatsapp, written(row, "whatsapp").map(|number| number.trim_start_matches('+')), "{id}");
        if let Some(word) = line.keyword {
            let href = line.text_href().unwrap();
            assert!(href.ends_with(&format!("?&body={word}")) && links.contains(&href), "{id}: {href}");
            words += 1;
        }
        if let Some(href) = line.whatsapp_href() {
            let number = href.strip_prefix("https://wa.me/").unwrap_or_default();
            assert!(number.bytes().all(|byte| byte.is_ascii_digit()) && links.contains(&href), "{id}: {href}");
            chats += 1;
        }
    }
    assert!(words >= 8 && chats >= 1, "{words} {chats}");
    assert_eq!(line("sg-sos").whatsapp_href().as_deref(), Some("https://wa.me/6591511767"));
    for (id, word, number) in [
        ("us-violence", "START", "88788"),
        ("us-trevor", "START", "678-678"),
        ("us-crisis-text-spanish", "HOLA", "741741"),
        ("us-988-spanish", "AYUDA", "988"),
        ("ie-pieta", "HELP", "51444"),
        ("nz-lifeline", "HELP", "4357"),
    ] {
        assert_eq!((line(id).keyword, line(id).text), (Some(word), Some(number)), "{id}");
    }
}

#[test]
fn rows_that_a_source_contradicted_are_put_right() {
    for id in ["fi-mieli-english", "nl-113-0800"] {
        assert_eq!(Line::from_id(id), None);
    }
    assert_eq!(line("jp-tell").call_href().as_deref(), Some("tel:08003008355"));
    assert_eq!(country("ZA").lines().iter().find_map(|line| line.text), None, "31393 belongs to another service");
    assert_eq!(line("de-turkish").languages, "de,tr");
    assert_eq!(line("gb-nhs-111-wales").key_to_press(), Some("2"));
    assert_eq!(line("jp-yorisoi-tohoku").call, Some("0120-279-226"));
}

#[test]
fn a_star_and_a_hash_are_dialled() {
    for (number, href) in
        [("*4141", "tel:*4141"), ("#31#", "tel:%2331%23"), ("113,5", "tel:113,5"), ("9-8-8", "tel:988")]
    {
        assert_eq!(tel(number), href);
    }
}
