//! Sentences, by language.

use crate::generated::{KEYS, LANGS, TEXTS};
pub use crate::generated::{Lang, say};

impl Lang {
    /// The language of a tag such as `en`; a region after it (`en-US`) is passed over.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        LANGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(primary)).map(|(_, lang)| *lang)
    }

    /// Its tag, for `lang` attributes.
    #[must_use]
    pub fn code(self) -> &'static str {
        LANGS.iter().find(|(_, lang)| *lang == self).map_or("en", |(code, _)| code)
    }

    /// Every language, that of reference first.
    pub fn all() -> impl Iterator<Item = Self> {
        LANGS.iter().map(|(_, lang)| *lang)
    }

    /// The tags of all languages there are.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        LANGS.iter().map(|(code, _)| *code)
    }
}

/// One sentence, or a short run of them, in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(pub(crate) u16);

impl Text {
    /// The one after it.
    pub(crate) const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// Every text there is, in the order of the keys.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..KEYS.len() as u16).map(Self)
    }

    /// Its key in the locale files, such as `start.title`.
    #[must_use]
    pub fn key(self) -> &'static str {
        KEYS.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// The sentence in one language.
    #[must_use]
    #[inline(never)]
    pub fn in_lang(self, lang: Lang) -> &'static str {
        let Some((lengths, texts)) = TEXTS.get(lang as usize) else { return "" };
        let mut start = 0;
        for (i, length) in lengths.iter().enumerate() {
            let end = start + usize::from(*length);
            if i == usize::from(self.0) {
                return texts.get(start..end).unwrap_or_default();
            }
            start = end;
        }
        ""
    }

    /// The sentence with its placeholders filled. The build has made sure that none is left open.
    pub(crate) fn filled(self, lang: Lang, values: &[(&str, &str)]) -> String {
        filled(self.in_lang(lang), values)
    }
}

/// A sentence with its placeholders filled.
pub(crate) fn filled(mut rest: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, open)| Some((before, open.split_once('}')?)))
    {
        out.push_str(before);
        let value = values.iter().find(|(known, _)| *known == name);
        out.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    out.push_str(rest);
    out
}
