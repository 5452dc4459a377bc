//! The file with the settings in it, made of the file that somebody has.

use clinical::settings::Document;
use sha2::{Digest as _, Sha256};

use crate::form::Form;

/// By what the document of the release is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    pub version: String,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
}

/// The file that was chosen, and what came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum File {
    #[default]
    None,
    /// Not the document of this release.
    Other,
    /// The document, and whether settings were pinned in it already.
    Document { text: String, was_pinned: bool, told: Told },
}

/// What came of the last press on "Save".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Told {
    #[default]
    Nothing,
    /// Nothing is filled in that could be pinned.
    Empty,
    Saved,
}

impl File {
    /// Looks at what was chosen.
    #[must_use]
    pub fn read(text: String, release: &Release) -> Self {
        let document = Document::read(&text).filter(|document| hash(&document.release()) == release.sha256);
        match document.map(|document| document.pinned().is_some()) {
            Some(was_pinned) => Self::Document { text, was_pinned, told: Told::Nothing },
            None => Self::Other,
        }
    }

    /// The document with what is filled in; `None` where there is none, or nothing to pin.
    #[must_use]
    pub fn pin(&self, form: &Form) -> Option<String> {
        let Self::Document { text, .. } = self else { return None };
        let settings: Vec<_> = form.good_settings().map(|(field, value)| (field.key, value)).collect();
        if settings.is_empty() { None } else { Document::read(text).map(|document| document.pin(settings)) }
    }

    /// Keeps what came of a press.
    pub const fn tell(&mut self, now: Told) {
        if let Self::Document { told, .. } = self {
            *told = now;
        }
    }
}

fn hash(text: &str) -> String {
    use std::fmt::Write as _;

    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut digits, byte| {
        // Writing to a text cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test says what went wrong by failing")]
    use super::{File, Release, hash};
    use crate::{field::Field, form::Form};
    use clinical::settings::Document;

    const RELEASE: &str = "<!doctype html>\n<html lang=\"en\">\n<p>Hello";

    fn read(text: &str) -> File {
        File::read(text.to_owned(), &Release { version: "1.0.0".to_owned(), sha256: hash(RELEASE) })
    }

    #[test]
    fn what_fits_is_pinned_in_the_document_of_the_release() {
        let mut form = Form::default();
        for (key, value) in [("clinic", "Harbor & Co"), ("tel", "call us"), ("height", "900")] {
            form.set(Field::of(key).unwrap(), value);
        }
        let file = read(RELEASE);
        assert!(matches!(file, File::Document { was_pinned: false, .. }), "{file:?}");
        let once = file.pin(&form).unwrap();
        assert_eq!(Document::read(&once).unwrap().pinned().as_deref(), Some("clinic=Harbor%20%26%20Co"));
        let again = read(&once);
        assert!(matches!(again, File::Document { was_pinned: true, .. }), "{again:?}");
        assert_eq!(again.pin(&form).unwrap(), once);
        assert_eq!(again.pin(&Form::default()), None);
    }

    #[test]
    fn another_file_is_not_taken() {
        for other in ["", "<p>Hello", &format!("{RELEASE} "), &RELEASE.replace("Hello", "Hallo")] {
            assert_eq!(read(other), File::Other, "{other}");
        }
    }

    /// As `sha256sum` has it.
    #[test]
    fn the_hash_is_written_as_others_write_it() {
        assert_eq!(hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
