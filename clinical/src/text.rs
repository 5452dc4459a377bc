//! Sentences, by language.

use crate::generated::{LANGS, TEXTS};
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

    /// The tags of all languages there are.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        LANGS.iter().map(|(code, _)| *code)
    }
}

/// One sentence, or a short run of them, in every language: the text of a row, or one of a counted list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text(pub(crate) u16);

impl Text {
    /// The sentence in one language.
    #[must_use]
    pub fn in_lang(self, lang: Lang) -> &'static str {
        let texts = TEXTS.get(lang as usize);
        texts.and_then(|texts| texts.get(usize::from(self.0))).copied().unwrap_or_default()
    }
}

/// A sentence with its placeholders filled. The build has made sure that none is left open.
pub(crate) fn filled(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = text;
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
