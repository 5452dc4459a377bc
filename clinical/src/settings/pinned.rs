//! Settings that are pinned in the document itself: one attribute of its first tag. There they win over those of an
//! address, so neither a stranger's link nor a page builder that cuts an address off can change them. All other bytes stay
//! those of the release, and by them such a file is known. No part of the widget: its shell reads the attribute.

use super::fragment::encode;

/// How the document of a release begins, up to where the attribute goes. The build writes it so.
const BEGIN: &str = "<!doctype html>\n<html lang=\"en\"";

/// Before and behind the settings.
const OPEN: &str = " data-settings=\"";
const CLOSE: &str = "\"";

/// The document, taken apart: what is the release's, and what is pinned in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document<'a> {
    /// What is pinned, as the attribute has it.
    written: Option<&'a str>,
    /// What comes behind it.
    rest: &'a str,
}

impl<'a> Document<'a> {
    /// Takes a document apart; `None` where it does not begin as every release does. Whether it is a certain release is
    /// told by the hash of [`Self::release`].
    #[must_use]
    pub fn read(text: &'a str) -> Option<Self> {
        let after = text.strip_prefix(BEGIN)?;
        let (written, rest) = match after.strip_prefix(OPEN) {
            Some(inside) => {
                let (written, rest) = inside.split_once(CLOSE)?;
                (Some(written), rest)
            }
            None => (None, after),
        };
        rest.starts_with('>').then_some(Self { written, rest })
    }

    /// The pinned settings, as they would stand behind the `#` of an address.
    #[must_use]
    pub fn pinned(&self) -> Option<String> {
        self.written.map(|written| written.replace("&amp;", "&"))
    }

    /// The document without them: the bytes of its release.
    #[must_use]
    pub fn release(&self) -> String {
        format!("{BEGIN}{}", self.rest)
    }

    /// The document with these settings, each a key and its value, in the place of those that it had.
    #[must_use]
    pub fn pin<'s>(&self, settings: impl IntoIterator<Item = (&'s str, &'s str)>) -> String {
        format!("{BEGIN}{OPEN}{}{CLOSE}{}", fragment(settings).replace('&', "&amp;"), self.rest)
    }
}

/// Settings as they stand behind the `#` of an address. Whatever they are, no sign of it ends an attribute.
#[must_use]
pub fn fragment<'s>(settings: impl IntoIterator<Item = (&'s str, &'s str)>) -> String {
    let pairs = settings.into_iter().map(|(key, value)| format!("{}={}", encode(key), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}
