//! Settings pinned in the document: written, read and taken out again, without a byte of the release lost.

use clinical::settings::{Document, Settings, fragment};
use proptest::prelude::*;

const RELEASE: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<p data-settings=\"not=this\">\n";

fn pinned(document: &str) -> Option<String> {
    Document::read(document).unwrap().pinned()
}

#[test]
fn they_stand_in_one_attribute_and_the_rest_is_the_releases() {
    let document = Document::read(RELEASE).unwrap();
    assert_eq!((document.pinned(), document.release()), (None, RELEASE.to_owned()));
    let file = document.pin([("clinic", "Harbor & \"Sons\""), ("tel", "+1 555")]);
    let tag = "<html lang=\"en\" data-settings=\"clinic=Harbor%20%26%20%22Sons%22&amp;tel=%2B1%20555\">";
    assert_eq!(file, RELEASE.replace("<html lang=\"en\">", tag));
    assert_eq!(pinned(&file).as_deref(), Some("clinic=Harbor%20%26%20%22Sons%22&tel=%2B1%20555"));
    assert_eq!(Document::read(&file).unwrap().release(), RELEASE);
}

#[test]
fn pinning_again_replaces() {
    let once = Document::read(RELEASE).unwrap().pin([("clinic", "First"), ("tel", "555-0100")]);
    let twice = Document::read(&once).unwrap().pin([("clinic", "Second")]);
    assert_eq!(twice, Document::read(RELEASE).unwrap().pin([("clinic", "Second")]));
}

#[test]
fn what_does_not_begin_as_a_release_is_none() {
    let others = [
        "",
        "<html lang=\"en\">",
        "<!doctype html>\n<html lang=\"en\" class=\"x\">",
        "<!doctype html>\n<html lang=\"en\" data-settings='clinic=A'>",
        "<!doctype html>\n<html lang=\"en\" data-settings=\"clinic=A\" class=\"x\">",
        "<!doctype html>\n<html lang=\"en\" data-settings=\"clinic=A>",
        "<!doctype html>\n<html lang=\"es\">",
    ];
    for other in others {
        assert_eq!(Document::read(other), None, "{other}");
    }
}

proptest! {
    /// Whatever the settings are, they come back, and the release with them.
    #[test]
    fn any_settings_come_back(pairs in proptest::collection::vec(("\\PC{1,8}", "\\PC{0,30}"), 0..6)) {
        let pairs = || pairs.iter().map(|(key, value)| (key.as_str(), value.as_str()));
        let file = Document::read(RELEASE).unwrap().pin(pairs());
        let read = Document::read(&file).unwrap();
        prop_assert_eq!(read.pinned(), Some(fragment(pairs())));
        prop_assert_eq!(read.release(), RELEASE);
    }

    /// A text is taken apart without a loss, or not at all.
    #[test]
    fn any_text_is_read(text in "\\PC{0,60}") {
        let begin = "<!doctype html>\n<html lang=\"en\"";
        for text in [text.clone(), format!("{begin}{text}"), format!("{begin} data-settings=\"{text}")] {
            let Some(document) = Document::read(&text) else { continue };
            prop_assert!(text.starts_with(begin) && text.ends_with(&document.release()[begin.len()..]), "{}", text);
            let (_, problems) = Settings::read(&document.pinned().unwrap_or_default());
            prop_assert!(problems.len() <= text.len());
        }
    }
}
