//! The message for whoever runs the clinic's website: what to do, in plain words, with the text to paste in it.

use clinical::{setup, text::Lang};

use crate::{
    field::{DOCUMENT, Field, Way},
    form::Form,
    snippet::{self, SCRIPT, SnippetKind},
};

/// The plugin for `WordPress`.
const PLUGIN: &str = "trd-screener-wordpress.zip";

/// The files that go with the message.
#[must_use]
pub fn files(kind: SnippetKind) -> String {
    match kind {
        SnippetKind::Shortcode => PLUGIN.to_owned(),
        SnippetKind::Element => format!("{DOCUMENT}, {SCRIPT}"),
        SnippetKind::Html | SnippetKind::Fragment => DOCUMENT.to_owned(),
    }
}

/// The message. It names the clinic where a name is filled in.
#[must_use]
pub fn message(kind: SnippetKind, form: &Form, lang: Lang) -> String {
    let clinic = Field::of("clinic").and_then(|field| form.good(field));
    let whose = clinic.map(|clinic| format!(" {}", setup::message_clinic(lang, clinic))).unwrap_or_default();
    let text = snippet::write(kind, form);
    let with_text = |step: &str| format!("{step}\n\n{}", text.trim_end());
    let place = snippet::place(form);
    let first = match kind {
        SnippetKind::Element => setup::message_files(lang, place, DOCUMENT, SCRIPT),
        _ => setup::message_file(lang, place, DOCUMENT),
    };
    let last = match form.way() {
        Way::Link => setup::site_step_press(lang),
        Way::Frame => setup::site_step_look(lang),
    };
    let steps = match kind {
        SnippetKind::Shortcode => vec![
            setup::site_step_upload(lang).to_owned(),
            setup::site_step_page(lang).to_owned(),
            with_text(setup::site_step_paste(lang)),
            setup::site_step_publish(lang).to_owned(),
        ],
        _ => vec![first, with_text(setup::message_paste(lang)), last.to_owned()],
    };
    let steps = steps.into_iter().chain([setup::next_trackers(lang).to_owned()]).enumerate();
    let steps: Vec<_> = steps.map(|(place, step)| format!("{}. {step}\n\n", place + 1)).collect();
    format!("{}{whose}\n\n{}{}\n", setup::message_hello(lang), steps.concat(), setup::message_thanks(lang))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says what went wrong by failing")]
    use super::{files, message};
    use crate::{
        field::{FORM, Field, Way},
        form::Form,
        snippet::{self, SnippetKind},
    };
    use clinical::text::Lang;

    const KINDS: [SnippetKind; 3] = [SnippetKind::Html, SnippetKind::Element, SnippetKind::Shortcode];

    #[test]
    fn it_holds_the_text_to_paste_and_each_file_and_the_clinic() {
        for (kind, way) in KINDS.into_iter().flat_map(|kind| Way::ALL.map(|way| (kind, way))) {
            let mut form = Form::default();
            form.set(Field::of("clinic").unwrap(), "Harbor & Co");
            form.set(FORM, way.code());
            // In the languages that are made for tests the names of files are other words.
            for lang in ["en", "es"].into_iter().filter_map(Lang::from_code) {
                let text = message(kind, &form, lang);
                assert!(text.contains(snippet::write(kind, &form).trim_end()), "{text}");
                assert!(files(kind).split(", ").all(|file| text.contains(file)), "{text}");
                assert!(text.contains(" Harbor & Co."), "{text}");
                assert!(!text.contains('{') && !text.contains("\n\n\n"), "{text}");
            }
        }
    }

    /// Control for the test above: without a name, and with one that does not fit, nobody is named.
    #[test]
    fn without_a_name_it_names_nobody() {
        let mut form = Form::default();
        let without = message(SnippetKind::Html, &form, Lang::En);
        form.set(Field::of("clinic").unwrap(), "<b>Harbor</b>");
        assert_eq!(message(SnippetKind::Html, &form, Lang::En), without);
        assert!(!without.contains("Harbor") && !without.contains("for ."), "{without}");
    }
}
