//! The markup of a snippet: the height of the frame, the look and the words of the link, the address of the element.

use clinical::{settings::Accent, setup, text::Lang};

use super::{SnippetKind, read, whole, write};
use crate::{
    field::{FORM, Field, Way},
    form::Form,
    snippet::write::COLOUR,
};

/// The height stands in the style, where a theme cannot override it; that of the style counts, and an earlier snippet has the
/// attribute alone.
#[test]
fn the_height_is_in_the_style_and_is_read_from_there() {
    let mut form = whole();
    let height = Field::of("height").unwrap();
    form.set(height, "900");
    let text = write(SnippetKind::Html, &form);
    let style = "style=\"height:900px;max-height:100vh;max-height:100svh;min-height:320px\"";
    assert!(text.contains("height=\"900\"") && text.contains(style), "{text}");
    let read = |attributes: &str| {
        let text = text.replace(style, "").replace("height=\"900\"", attributes);
        let reading = read(&text, &Form::default()).unwrap();
        assert_eq!(reading.notes, [], "{text}");
        reading.form.value(height).to_owned()
    };
    assert_eq!(read(style), "900");
    assert_eq!(read("height=\"800\""), "800");
    assert_eq!(read("height=\"800\" style=\"border:0; HEIGHT: 640px\""), "640");
    assert_eq!(read("style=\"height:min(640px,100svh)\" height=\"800\""), "800");
    assert_eq!(read("style=\"max-height:640px\""), "");
}

/// The link is a button of 44 pixels, in the clinic's colour where it has one: words on it have a contrast of 7:1 or more.
#[test]
fn the_link_looks_like_a_button_that_can_be_read() {
    let mut form = Form::default();
    form.set(FORM, "link");
    let accent = Field::of("accent").unwrap();
    for given in ["", "#ffee00", "#14524a", "#e8590c"] {
        form.set(accent, given);
        let text = write(SnippetKind::Html, &form);
        let colour = text.split("background-color:").nth(1).unwrap().split(';').next().unwrap();
        let [contrast, _] = Accent::read(colour).unwrap().contrasts();
        assert!(contrast >= 7.0, "{given}: {colour} has {contrast}");
        for part in ["color:#ffffff;", "min-height:44px;", "target=\"_blank\" rel=\"noopener noreferrer\""] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }
    let tokens = include_str!("../../../../styles/tokens.css");
    assert!(tokens.contains(&format!("--accent: {COLOUR};")), "the self-check has another colour than {COLOUR}");
}

/// What a site has made of the link: another tag in it, a broken line, names for characters, no words of its own.
#[test]
fn the_words_of_a_link_are_read() {
    let read = |inside: &str| {
        let text =
            format!("<p><A class=x HREF='/a/trd-screener.html#tel=555-0100' rel='NOOPENER nofollow'>{inside}</A></p>");
        let reading = read(&text, &Form::default()).unwrap();
        assert_eq!((reading.form.way(), reading.count), (Way::Link, 1), "{text}");
        reading.form.value(Field::of("label").unwrap()).to_owned()
    };
    assert_eq!(read("Take it"), "Take it");
    assert_eq!(read("\n  <span style='x'>Take\n  it</span> &amp; see"), "Take it & see");
    assert_eq!(read(setup::below_link(Lang::En)), "");
    assert_eq!(read("<img src=button.png>"), "");
}

/// A script optimiser may give the element's script from anywhere, so the element always says where the document is.
#[test]
fn the_element_says_where_the_document_is() {
    let mut form = Form::default();
    assert!(write(SnippetKind::Element, &form).contains("<trd-screener src=\"/self-check/trd-screener.html\""));
    form.set(Field::of("src").unwrap(), "https://files.example.com/a/trd-screener.html");
    let text = write(SnippetKind::Element, &form);
    assert!(text.contains("<script src=\"https://files.example.com/a/trd-screener.js\" defer>"), "{text}");
    assert!(text.contains("<trd-screener src=\"https://files.example.com/a/trd-screener.html\""), "{text}");
}
