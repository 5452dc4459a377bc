//! Every form has every setting, and the one definition is where they come from.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test says what went wrong by failing")]

use clinical::crisis::Country;
use clinical::row_set::Row as _;
use clinical::settings::{SETTINGS, Settings};
use clinical::setup;
use clinical::text::Lang;

use super::{definition, hosting, npm, pot, release::Release, translation, wordpress};
use crate::project;

fn keys() -> Vec<&'static str> {
    SETTINGS.iter().map(|setting| setting.key).collect()
}

fn release() -> Release {
    Release {
        version: "1.0.0".to_owned(),
        sha256: "0".repeat(64),
        headers: [("X-Test".to_owned(), "it's".to_owned())].into(),
    }
}

fn plugin(name: &str) -> String {
    let texts = wordpress::texts(&release()).unwrap();
    texts.into_iter().find(|(known, _)| known == name).unwrap_or_else(|| unreachable!("no {name}")).1
}

/// The keys of settings that a form does not have. `mark` is how the form writes one.
fn missing(form: &str, keys: &[&str], mark: impl Fn(&str) -> String) -> Vec<String> {
    keys.iter().filter(|key| !form.contains(&mark(key))).map(|key| (*key).to_owned()).collect()
}

/// A form, and how it writes a key.
type Form = (&'static str, String, fn(&str) -> String);

fn forms() -> Vec<Form> {
    let npm = npm::texts().unwrap();
    let file = |name: &str| npm.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone()).unwrap();
    vec![
        ("README.md, the fragment", project::read("README.md").unwrap(), |key| format!("| `{key}` | ")),
        ("the element", definition::script().unwrap(), |key| format!("\"{key}\"")),
        ("settings.json", definition::json().unwrap(), |key| format!("\"{key}\": {{")),
        ("the shortcode and the settings page", plugin("includes/definition.php"), |key| format!("'{key}' => array(")),
        ("the block", plugin("block/block.json"), |key| format!("\"{key}\": {{")),
        ("the types of npm", file("index.d.ts"), |key| format!("  {key}?: ")),
        ("the README of npm", file("README.md"), |key| format!("| `{key}` | ")),
    ]
}

#[test]
fn every_form_has_every_setting() {
    for (name, form, mark) in forms() {
        let missing = missing(&form, &keys(), mark);
        assert!(missing.is_empty(), "{name} lacks {missing:?}");
    }
}

/// Control: a setting that is in no form is missed in each.
#[test]
fn a_setting_that_a_form_lacks_is_seen() {
    let more = [keys(), vec!["colour"]].concat();
    for (name, form, mark) in forms() {
        assert_eq!(missing(&form, &more, mark), ["colour"], "{name}");
    }
}

/// No form writes the list of settings by hand beside the definition.
#[test]
fn the_sources_of_the_forms_name_no_list_of_their_own() {
    for source in ["packaging/element/screener.js", "packaging/wordpress/block/block.js", "packaging/npm/index.d.ts"] {
        let text = project::read(source).unwrap();
        assert!(!text.contains("accent") && !text.contains("privacy"), "{source} names settings");
    }
}

#[test]
fn the_title_of_the_frame_has_every_language_and_the_line_every_country() {
    let all = definition::all().unwrap();
    let languages = all.pointer("/settings/lang/options").unwrap().as_object().unwrap();
    assert!(languages.len() > 1 && all.get("title").unwrap().as_object().unwrap().len() == languages.len());
    let countries = all.pointer("/settings/country/options").unwrap().as_object().unwrap();
    for code in countries.keys() {
        for lang in languages.keys() {
            let line = all.pointer(&format!("/crisis/{code}/{lang}")).and_then(|line| line.as_str()).unwrap();
            assert!(line.len() > 30 && !line.contains(['{', '<']), "{code}: {line}");
        }
    }
    let first = all.pointer("/crisis/US/en").and_then(|line| line.as_str());
    assert_eq!(first, Some("In a crisis, call or text 988. If you are in danger now, call 911."));
}

#[test]
fn what_php_reads_is_escaped() {
    let written = plugin("includes/release.php");
    assert!(written.contains("'X-Test' => 'it\\'s'") && written.contains("namespace TrdScreener;"), "{written}");
}

#[test]
fn every_sentence_of_the_plugin_can_be_translated() {
    let entries = pot::entries(&wordpress::texts(&release()).unwrap()).unwrap();
    let pot = pot::write(&entries);
    for sentence in ["Name of the clinic", "As set for the whole site", "%1$s was not saved: expected %2$s."] {
        assert!(pot.contains(&format!("msgid \"{sentence}\"")), "{sentence}");
    }
    let broken = [("a.php".to_owned(), "echo __( 'Hello' );".to_owned())];
    assert!(pot::entries(&broken).is_err_and(|fault| fault.to_string().contains("a.php:1")));
}

/// The plugin's sentences are all there in Spanish. Control: one that nobody has translated stops the build.
#[test]
fn every_sentence_of_the_plugin_is_translated() {
    let mut texts = wordpress::texts(&release()).unwrap();
    let files = translation::files(&pot::entries(&texts).unwrap()).unwrap();
    let (name, file) = files.first().unwrap();
    let said = String::from_utf8_lossy(file).into_owned();
    assert_eq!(
        (name.as_str(), file.get(..4)),
        ("languages/trd-screener-es_ES.mo", Some(&[0xde, 0x12, 0x04, 0x95][..]))
    );
    for sentence in ["Nombre de la clínica", "%1$s no se guardó: se espera %2$s.", "block title\u{4}Self-check\0"] {
        assert!(said.contains(sentence), "{sentence}");
    }
    texts.push(("more.php".to_owned(), "echo __( 'Nobody says this', 'trd-screener' );".to_owned()));
    let fault = translation::files(&pot::entries(&texts).unwrap()).unwrap_err().to_string();
    assert!(fault.contains("Nobody says this"), "{fault}");
}

/// The set-up page takes its words for the frame, and the line below it, from its own files: both say the same.
#[test]
fn the_set_up_page_says_what_the_definition_says() {
    let all = definition::all().unwrap();
    let word = |at: &str| all.pointer(at).and_then(|word| word.as_str()).unwrap_or_else(|| unreachable!("no {at}"));
    for key in ["height", "title"] {
        for family in ["label", "about"] {
            let own = setup::by_key(Lang::En, &format!("{family}.{key}"));
            assert_eq!(own, Some(word(&format!("/frame/{key}/{family}"))));
        }
    }
    assert_eq!(setup::expected_height(Lang::En), word("/frame/height/expected"));
    for country in Country::all() {
        // Languages that are made for tests stand in no file.
        for lang in [Lang::En, Lang::Es] {
            let (settings, _) = Settings::read(&format!("country={}&lang={}", country.code(), lang.code()));
            assert_eq!(settings.line_below(), word(&format!("/crisis/{}/{}", country.code(), lang.code())));
        }
    }
}

/// In the rules of each server the place of the clinic's own header is marked once, and in no file of `dist/hosting/`.
#[test]
fn the_recipes_leave_room_for_the_clinics_own_header() {
    let recipes = hosting::recipes(&release());
    let marks: Vec<_> = recipes.iter().map(|recipe| recipe.matches("@allowlist@").count()).collect();
    assert_eq!(marks, [1, 0, 1, 0, 1, 0]);
    assert!(recipes.iter().all(|recipe| recipe.contains("/self-check/")), "{recipes:?}");
}

/// Every server sends every header of the release with the document; and with the element, and where it leads to today's
/// release, the one that lets a page that isolates itself have the file.
#[test]
fn every_server_is_told_every_header() {
    const FOR_EVERY_PAGE: &str = "Cross-Origin-Resource-Policy";
    let names = [
        "Content-Security-Policy",
        "Cross-Origin-Embedder-Policy",
        "Cross-Origin-Opener-Policy",
        FOR_EVERY_PAGE,
        "X-DNS-Prefetch-Control",
    ];
    let headers = names.map(|name| (name.to_owned(), format!("value of {name}")));
    let release = Release { headers: headers.into(), ..release() };
    let recipes = hosting::recipes(&release);
    let count = |at: usize, what: &str| recipes.get(at).map_or(0, |recipe| recipe.matches(what).count());
    for rules in [0, 2, 4] {
        for name in names {
            assert_eq!(count(rules, &format!("value of {name}")), 1, "{name}: {:?}", recipes.get(rules));
        }
        assert_eq!(count(rules, FOR_EVERY_PAGE), 3, "{:?}", recipes.get(rules));
    }
    assert_eq!([1, 3].map(|current| count(current, FOR_EVERY_PAGE)), [2, 2], "{recipes:?}");
    let cloudfront = hosting::cloudfront(&release).unwrap();
    for name in names {
        assert_eq!(cloudfront.matches(&format!("\"value of {name}\"")).count(), 1, "{name}: {cloudfront}");
    }
}
