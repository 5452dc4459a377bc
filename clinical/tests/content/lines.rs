//! A row of a crisis line says what it says: a switch that is off is off, hours are days and times, a star can be dialled;
//! and what a person meets first is never the line that is closed at times.

use crate::broken::{Copy, check};
use crate::content::{self, Content, Line};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const CRISIS: &str = "crisis.toml";
const TRANS: &str =
    "hours = [{ days = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"], from = \"10:00\", to = \"18:00\" }]";

fn read(copy: &Copy) -> Content {
    content::read(&copy.0).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn line<'a>(content: &'a Content, id: &str) -> &'a Line {
    content.countries.iter().flat_map(|country| &country.lines).find(|line| line.id == id).unwrap()
}

/// Every file of the content with its text, and its path below the folder.
fn files(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            found.push((name, fs::read_to_string(path).unwrap()));
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

#[test]
fn a_switch_that_says_neither_true_nor_false_is_a_fault_in_every_file() {
    let mut found = Vec::new();
    files(&root(), &mut found);
    let mut switches = BTreeSet::new();
    for (file, text) in &found {
        let is_on = text.lines().filter_map(|line| line.strip_suffix(" = true"));
        switches.extend(is_on.filter(|key| !key.starts_with('#')).map(|key| (file.clone(), key.to_owned())));
    }
    let keys: BTreeSet<&str> = switches.iter().map(|(_, key)| key.as_str()).collect();
    assert_eq!(keys.into_iter().collect::<Vec<_>>(), ["free", "often", "to_confirm", "varies"], "{switches:?}");
    for (file, key) in &switches {
        let broken = Copy::new().replace(file, &format!("\n{key} = true"), &format!("\n{key} = \"no\""));
        let line = broken.line_of(file, &format!("\n{key} = \"no\"")) + 1;
        let says = |fault: &content::ContentError| {
            fault.file == *file && fault.line == line && fault.text.ends_with("expected true or false")
        };
        assert!(broken.faults().iter().any(says), "{file}: {key}: {:?}", broken.faults());
    }
}

#[test]
fn a_switch_that_says_false_is_off() {
    for value in [true, false] {
        let content = read(&Copy::new().replace(
            CRISIS,
            "id = \"us-988\"\nfree = true",
            &format!("id = \"us-988\"\nfree = {value}"),
        ));
        assert_eq!(line(&content, "us-988").is_free, value);
        let content = read(&Copy::new().replace(CRISIS, "varies = true", &format!("varies = {value}")));
        let said = &content.locales[0].texts["line_hours.jp-tell"].value;
        assert_eq!(said.ends_with("Hours may change."), value, "{said}");
    }
    assert!(!line(&read(&Copy::new()), "mx-saptel").is_free && !line(&read(&Copy::new()), "us-veterans").is_free);
}

#[test]
fn a_number_may_have_a_star_or_a_hash() {
    let content = read(&Copy::new().replace(CRISIS, "call = \"3114\"", "call = \"*4141\"").replace(
        CRISIS,
        "emergency = [\"112\", \"15\"]",
        "emergency = [\"112\", \"#15\"]",
    ));
    assert_eq!(line(&content, "fr-3114").call.as_deref(), Some("*4141"));
}

#[test]
fn faults_of_hours_and_ways_are_named() {
    let listed = |days: &str, from: &str, to: &str| format!("hours = [{{ days = {days}, from = {from}, to = {to} }}]");
    let week = "[\"mon\", \"tue\"]";
    let cases = [
        (listed("[\"tue\", \"mon\"]", "\"10:00\"", "\"18:00\""), "in this order"),
        (listed("[\"mon\", \"mon\"]", "\"10:00\"", "\"18:00\""), "in this order"),
        (listed("[\"monday\"]", "\"10:00\"", "\"18:00\""), "expected some of mon, tue"),
        (listed("[]", "\"10:00\"", "\"18:00\""), "expected some of mon, tue"),
        (listed(week, "\"24:00\"", "\"18:00\""), "`from` is `24:00`"),
        (listed(week, "\"10:00\"", "\"18:60\""), "`to` is `18:60`"),
        (listed(week, "\"10\"", "\"18:00\""), "`from` is `10`"),
        (listed(week, "\"+1:00\"", "\"18:00\""), "`from` is `+1:00`"),
        ("hours = []".to_owned(), "expected \"24/7\" or a list"),
        ("hours = [\"mon\"]".to_owned(), "expected \"24/7\" or a list"),
        ("hours = \"limited\"".to_owned(), "expected \"24/7\" or a list"),
        ("hours = \"24/7\"".to_owned(), "`zone`: expected only beside a list"),
    ];
    for (new, says) in cases {
        let faults = Copy::new().replace(CRISIS, TRANS, &new).faults();
        assert!(faults.iter().any(|fault| fault.text.contains(says)), "{new}: {faults:?}");
    }
    check(&[
        (CRISIS, "zone = \"pacific\"", "zone = \"eastern\"", CRISIS, "zone = \"eastern\"", "expected one of country"),
        (CRISIS, "zone = \"pacific\"", "", CRISIS, "", "`zone` is missing"),
        (CRISIS, "zone = \"pacific\"", "zone = \"country\"", CRISIS, "id = \"us-trans\"", "`US` has several times"),
        (CRISIS, "keyword = \"HOME\"", "keyword = \"GO HOME\"", CRISIS, "keyword = \"GO", "expected one word"),
        (CRISIS, "text = \"85258\"\n", "call = \"85258\"\n", CRISIS, "keyword = \"SHOUT\"", "a number to `text` it to"),
        (CRISIS, "\"+65 9151 1767\"", "\"9151 1767\"", CRISIS, "whatsapp = \"9", "with + and the country's"),
        (CRISIS, "\"+65 9151 1767\"", "\"+65 *151\"", CRISIS, "whatsapp = \"+65 *", "with + and the country's"),
        (CRISIS, "emergency = [\"911\"]", "emergency = [\"help\"]", CRISIS, "code = \"US\"", "expected a phone number"),
        (
            CRISIS,
            "languages = [\"en\", \"es\"]",
            "languages = [\"eng\"]",
            CRISIS,
            "languages = [\"eng\"]",
            "two small letters each",
        ),
        // The first of all, to call and to text: none that is closed at times before one that is always open.
        (
            CRISIS,
            "call = \"09 2525 0111\"\nhours = \"24/7\"\nlanguages = [\"fi\"]",
            "call = \"09 2525 0111\"\nlanguages = [\"fi\"]\nowner = \"a\"\nsource = \"a\"\nsource_kind = \"dataset\"\n\
             seen_on = \"2026-09-09\"\n\n\
             [[country.line]]\nid = \"fi-other\"\nname = \"A\"\nfor = \"anyone\"\ncall = \"113\"\nhours = \"24/7\"",
            CRISIS,
            "code = \"FI\"",
            "`fi-mieli` comes before `fi-other`, which is open day and night",
        ),
        (
            "locales/es/help.toml",
            "overnight = \"{days}, de {from}",
            "overnight = \"{days}, de {form}",
            "locales/es/help.toml",
            "overnight =",
            "expected the placeholders days, from, to",
        ),
        (
            "locales/en/help.toml",
            "pacific = \"{times}, Pacific time\"\n",
            "",
            "locales",
            "",
            "`hours.pacific` is missing",
        ),
    ]);
}

#[test]
fn times_are_said_by_the_clock_of_each_language() {
    let said = |from: &str, to: &str, days: &str| {
        let hours = format!("hours = [{{ days = [{days}], from = \"{from}\", to = \"{to}\" }}]");
        let content = read(&Copy::new().replace(CRISIS, TRANS, &hours));
        let [en, es] = [0, 1].map(|place| content.locales[place].texts["line_hours.us-trans"].value.clone());
        (en, es)
    };
    for (from, to, days, en, es) in [
        (
            "0:00",
            "12:30",
            "\"sun\"",
            "Open Sunday, 12 am to 12:30 pm, Pacific time.",
            "Atienden los domingos, de 12 a. m. a 12:30 p. m., hora del Pacífico.",
        ),
        (
            "20:05",
            "0:00",
            "\"fri\", \"sat\", \"sun\"",
            "Open Friday to Sunday, 8:05 pm to 12 am the next day, Pacific time.",
            "Atienden de viernes a domingos, de 8:05 p. m. a 12 a. m. del día siguiente, hora del Pacífico.",
        ),
    ] {
        assert_eq!(said(from, to, days), (en.to_owned(), es.to_owned()));
    }
}
