//! Written and read back, and whatever else somebody may paste.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what went wrong by failing"
)]

mod markup;

use clinical::settings::Settings;
use proptest::prelude::*;

use super::{LONGEST, Note, Refusal, SnippetKind, read, write};
use crate::{
    field::{FORM, Field, Way},
    form::Form,
};

/// A snippet of a kind, for each way that it can lead to the self-check.
fn every_snippet() -> impl Iterator<Item = (SnippetKind, Way)> {
    SnippetKind::ALL.into_iter().flat_map(|kind| Way::ALL.map(|way| (kind, way)))
}

/// Every field with a value, one that is hard to write where there is such a one.
fn whole() -> Form {
    whole_by(Way::Frame)
}

/// The same, where people open it in this way.
fn whole_by(way: Way) -> Form {
    let mut form = Form::default();
    let values = [
        ("clinic", "Dr. \"Bo\" O'Neil & Söhne [Ost] \\ 100%"),
        ("tel", "+1 (555) 010-0100"),
        ("sms", "555.010.0101"),
        ("book", "https://example.com/book?a=1&b=2#c"),
        ("mail", "front+desk@example.com"),
        ("lang", "es"),
        ("country", "GB"),
        ("offers", "iv,kap"),
        ("accent", "#14524a"),
        ("hours", "Mon–Fri, 9 to 5"),
        ("privacy", "https://example.com/privacy?x=%20"),
        ("home", "https://example.com/"),
        ("begin", "tab"),
        ("form", "link"),
        ("label", "Take it: \"private\" & short"),
        ("height", "900"),
        ("title", "Self-check & more"),
        ("src", "https://files.example.com/a/trd-screener.html"),
    ];
    for (key, value) in values {
        form.set(Field::of(key).unwrap(), value);
    }
    assert_eq!(values.map(|(key, _)| key).to_vec(), Field::all().map(|field| field.key).collect::<Vec<_>>());
    if way == Way::Frame {
        form.set(FORM, "");
    }
    assert_eq!(form.problems(), []);
    form
}

/// What comes back of a form that was written: where nothing of it was lost, the form itself.
fn back(kind: SnippetKind, form: &Form) -> Form {
    let text = write(kind, form);
    let reading = read(&text, form).unwrap_or_else(|refusal| panic!("{refusal:?}: {text}"));
    assert_eq!(reading.kind, kind, "{text}");
    assert_eq!(reading.notes, [], "{text}");
    reading.form
}

#[test]
fn each_form_says_every_setting_and_comes_back_whole() {
    for (kind, way) in every_snippet() {
        let form = whole_by(way);
        let text = write(kind, &form);
        for field in Field::settings() {
            assert!(text.contains(&format!("{}=", field.key)), "{kind:?} lacks {}: {text}", field.key);
        }
        assert_eq!(back(kind, &form), form, "{text}");
    }
}

/// Control for the test above: a form that leaves a setting out does not come back whole.
#[test]
fn a_setting_that_a_form_lacks_is_seen() {
    let form = whole();
    let text = write(SnippetKind::Shortcode, &form).replace(" hours=", " minutes=");
    let reading = read(&text, &form).unwrap();
    assert_ne!(reading.form, form);
    assert!(matches!(&reading.notes[..], [Note::Other { name, .. }] if name == "minutes"), "{:?}", reading.notes);
}

/// A value of any kind, good or not.
fn any_value(field: Field) -> BoxedStrategy<String> {
    let options = field.options();
    if options.is_empty() {
        return prop_oneof![Just(field.example.to_owned()), "[ -~]{0,40}", "\\PC{0,30}", "[0-9 +()-]{3,18}"].boxed();
    }
    if field.key == "offers" {
        return proptest::sample::subsequence(options.clone(), 1..=options.len())
            .prop_map(|some| some.join(","))
            .boxed();
    }
    proptest::sample::select(options).prop_map(str::to_owned).boxed()
}

/// Any form, of which only what fits is kept: as the page writes it.
fn any_form() -> impl Strategy<Value = Form> {
    let values: Vec<_> = Field::all()
        .map(|field| proptest::option::of(any_value(field)).prop_map(move |value| (field, value)))
        .collect();
    values.prop_map(|values| {
        let mut typed = Form::default();
        let mut form = Form::default();
        for (field, value) in &values {
            typed.set(*field, value.as_deref().unwrap_or_default());
            form.set(*field, typed.good(*field).unwrap_or_default());
        }
        form
    })
}

proptest! {
    /// Snippet → form → snippet, in all forms: neither a setting nor a character is lost.
    #[test]
    fn what_is_written_is_read_back(form in any_form()) {
        for kind in SnippetKind::ALL {
            if kind == SnippetKind::Fragment && form.fragment().is_empty() {
                continue;
            }
            let again = back(kind, &form);
            prop_assert_eq!(again.settings(), form.settings());
            prop_assert_eq!(write(kind, &again), write(kind, &form));
        }
    }

    /// Whatever is pasted: no panic, and what comes of it is settings that the self-check takes.
    #[test]
    fn any_text_ends_as_settings(text in "\\PC{0,200}") {
        end_as_settings(&text)?;
    }

    #[test]
    fn any_broken_snippet_ends_as_settings(form in any_form(), kind in 0..4_usize, cut in 0..600_usize, more in "[<>\"'&=# \\[\\]%\\\\]{0,4}") {
        let text = write(SnippetKind::ALL[kind], &form);
        let cut = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        end_as_settings(&format!("{}{more}{}", &text[..cut], &text[cut..]))?;
        end_as_settings(&text[..cut])?;
    }
}

fn end_as_settings(text: &str) -> Result<(), TestCaseError> {
    let Ok(reading) = read(text, &Form::default()) else { return Ok(()) };
    let (_, problems) = Settings::read(&reading.form.fragment());
    prop_assert!(problems.iter().all(|problem| problem.instead.is_some()), "{:?}", problems);
    for kind in SnippetKind::ALL {
        let written = write(kind, &reading.form);
        prop_assert!(!written.contains("<script>") && written.matches('<').count() <= 6, "{}", written);
    }
    Ok(())
}

/// The shortcode may be pasted into a text, whose editor makes links of addresses and bold words of stars, and may be kept by
/// somebody whose "&" is written anew: nothing of that kind stands in it.
#[test]
fn nothing_in_a_shortcode_is_changed_where_it_is_pasted() {
    let mut form = whole();
    form.set(Field::of("clinic").unwrap(), "A *bold* _b_ ~~c~~ `d` www.example.com me@example.com 9–5");
    let text = write(SnippetKind::Shortcode, &form);
    let values: String = text.split('"').skip(1).step_by(2).collect();
    for sign in [":", "@", "www.", "*", "_", "~", "`", "&", "<", "[", "'"] {
        assert!(!values.contains(sign), "{sign} in {text}");
    }
    assert_eq!(back(SnippetKind::Shortcode, &form), form);
}

/// Hostile values fill their fields, where they are shown as wrong, and get into nothing that is copied.
#[test]
fn hostile_values_end_as_defaults() {
    let values =
        ["<img src=x onerror=alert(1)>", "javascript:alert(1)", "\"><script>alert(1)</script>", "data:text/html,x"];
    for value in values {
        for field in Field::settings().filter(|field| field.options().is_empty()) {
            // As a name or as hours of the phone this is a plain text, and shown as such.
            if field.accepts(value) {
                assert!(["clinic", "hours"].contains(&field.key) && !value.contains('<'), "{}: {value}", field.key);
                continue;
            }
            let text = format!("#{}={}", field.key, clinical::settings::encode(value));
            let reading = read(&text, &Form::default()).unwrap();
            assert!(reading.form.has_problem(field), "{}: {value}", field.key);
            assert_eq!(reading.form.settings(), Settings::default());
            for kind in SnippetKind::ALL {
                assert_eq!(write(kind, &reading.form), write(kind, &Form::default()));
            }
        }
        let reading = read(&format!("{value}#tel=555-0100"), &Form::default());
        let Ok(reading) = reading else { continue };
        assert_eq!(reading.form.good(Field::of("src").unwrap()), None, "{value}");
        assert!(!write(SnippetKind::Html, &reading.form).contains("javascript"), "{value}");
    }
}

#[test]
fn what_is_no_snippet_changes_nothing_and_says_why() {
    let form = whole();
    let refused = |text: &str| read(text, &form).unwrap_err();
    assert_eq!(refused("  \n"), Refusal::Empty);
    assert_eq!(refused(&format!("#clinic={}", "a".repeat(100_000))), Refusal::Long);
    assert_eq!(refused("Hello, is this the place?"), Refusal::Unknown);
    assert_eq!(refused("<iframe src=\"https://example.com/video\"></iframe>"), Refusal::Unknown);
    for (kind, way) in every_snippet().filter(|(kind, _)| *kind != SnippetKind::Fragment) {
        let text = write(kind, &whole_by(way));
        let inside = text.find("tel=").unwrap();
        assert_eq!(refused(&text[..inside]), Refusal::Cut, "{kind:?}");
    }
    assert_eq!(refused("<trd-screener clinic=\"A"), Refusal::Cut);
}

#[test]
fn what_is_not_understood_is_named() {
    let notes = |text: &str| read(text, &Form::default()).unwrap().notes;
    let other = |name: &str, value: &str| Note::Other { name: name.to_owned(), value: value.to_owned() };
    assert_eq!(notes("#clinic=A&clnic=B"), [other("clnic", "B")]);
    let country = Field::of("country").unwrap();
    assert_eq!(notes("#clinic=A&country=XX"), [Note::Option { field: country, value: "XX".to_owned() }]);
    assert_eq!(notes("#tel=555-0100&tel=1"), [Note::Twice { name: "tel".to_owned(), value: "1".to_owned() }]);
    assert_eq!(notes("#tel=555-0100&hours=%9"), [Note::Encoding { name: "hours".to_owned(), value: "%9".to_owned() }]);
    let long = notes(&format!("#tel=555-0100&clinic={}", "a".repeat(LONGEST / 2)));
    assert!(matches!(&long[..], [Note::Long { name, value }] if name == "clinic" && value.ends_with('…')), "{long:?}");
    let frame = write(SnippetKind::Html, &whole());
    assert_eq!(notes(&frame.replace("sandbox", "id")).first(), Some(&Note::Sandbox));
    assert!(notes(&frame.replace("<iframe", "<iframe onload=\"x()\"")).contains(&other("onload", "x()")));
    assert!(notes(&format!("{frame}{frame}")).contains(&Note::More));
    assert_eq!(notes(&format!("<p>Welcome</p>{frame}")), []);
    let link = write(SnippetKind::Html, &whole_by(Way::Link));
    assert_eq!(notes(&link.replace("rel=", "id=")).first(), Some(&Note::Opener));
    assert!(notes(&link.replace("<a", "<a onclick=\"x()\"")).contains(&other("onclick", "x()")));
    assert!(notes(&format!("{link}{link}")).contains(&Note::More));
    assert_eq!(notes(&format!("<p>Welcome, <a href='/about'>read on</a></p>{link}")), []);
}

/// A snippet replaces the form as a whole, and keeps of it only what it cannot say.
#[test]
fn nothing_is_half_applied() {
    let reading = read("[trd_screener tel='555-0100']", &whole()).unwrap();
    let set: Vec<_> =
        Field::all().filter(|field| !reading.form.value(*field).is_empty()).map(|field| field.key).collect();
    assert_eq!((set, reading.count), (vec!["tel", "label", "src"], 1));
    let reading = read("#tel=555-0100", &whole()).unwrap();
    let set: Vec<_> =
        Field::all().filter(|field| !reading.form.value(*field).is_empty()).map(|field| field.key).collect();
    assert_eq!(set, ["tel", "label", "height", "title", "src"]);
}

/// Settings that were escaped once more on their way are read as the self-check reads them.
#[test]
fn settings_that_were_escaped_once_more_are_read() {
    let country = Field::of("country").unwrap();
    for text in [
        "#clinic=A&amp;country=GB",
        "<iframe src=\"/x.html#clinic=A&amp;amp;country=UK\" sandbox></iframe>",
        "#clinic=A&#038;country=uk",
    ] {
        let reading = read(text, &Form::default()).unwrap();
        assert_eq!((reading.form.value(country), reading.count), ("GB", 2), "{text}");
    }
}

/// What README.md tells a clinic to paste is understood.
#[test]
fn the_snippets_of_the_readme_are_read() {
    let readme = include_str!("../../../README.md");
    let mut kinds = Vec::new();
    for block in readme.split("```html\n").skip(1) {
        let block = block.split("```").next().unwrap();
        let reading = read(block, &Form::default()).unwrap_or_else(|refusal| panic!("{refusal:?}: {block}"));
        assert_eq!(reading.notes, [], "{block}");
        assert_eq!(reading.form.value(Field::of("clinic").unwrap()), "Harbor Street Clinic");
        assert_eq!(reading.form.value(Field::of("src").unwrap()), "https://example.com/trd-screener.html");
        let way = reading.form.way();
        assert_eq!(reading.form.value(Field::of("height").unwrap()), if way == Way::Frame { "720" } else { "" });
        kinds.push((reading.kind, way));
    }
    assert_eq!(
        kinds,
        [(SnippetKind::Html, Way::Link), (SnippetKind::Html, Way::Frame), (SnippetKind::Element, Way::Frame)]
    );
}
