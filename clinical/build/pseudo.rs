//! Two languages that nobody speaks, made out of English for tests: `xx`, longer and accented, shows what does not fit
//! and what is not in the locale files; `xr`, in the letters of a script that runs from right to left, shows what does
//! not turn with it. They are in no artefact.

use crate::content::{Locale, Text};

/// How much longer than English a language can be: German and Tagalog come near.
const LONGER: usize = 40;

const ACCENTED: [(char, char); 24] = [
    ('a', 'á'),
    ('b', 'ƀ'),
    ('c', 'ç'),
    ('d', 'đ'),
    ('e', 'é'),
    ('f', 'ƒ'),
    ('g', 'ĝ'),
    ('h', 'ĥ'),
    ('i', 'í'),
    ('j', 'ĵ'),
    ('k', 'ķ'),
    ('l', 'ļ'),
    ('m', 'ɱ'),
    ('n', 'ñ'),
    ('o', 'ó'),
    ('p', 'þ'),
    ('r', 'ŕ'),
    ('s', 'š'),
    ('t', 'ţ'),
    ('u', 'ú'),
    ('v', 'ṽ'),
    ('w', 'ŵ'),
    ('y', 'ý'),
    ('z', 'ž'),
];

const MIRRORED: [(char, char); 26] = [
    ('a', 'א'),
    ('b', 'ב'),
    ('c', 'כ'),
    ('d', 'ד'),
    ('e', 'ע'),
    ('f', 'פ'),
    ('g', 'ג'),
    ('h', 'ה'),
    ('i', 'י'),
    ('j', 'ז'),
    ('k', 'ק'),
    ('l', 'ל'),
    ('m', 'מ'),
    ('n', 'נ'),
    ('o', 'ו'),
    ('p', 'פ'),
    ('q', 'ק'),
    ('r', 'ר'),
    ('s', 'ס'),
    ('t', 'ט'),
    ('u', 'ו'),
    ('v', 'ב'),
    ('w', 'ש'),
    ('x', 'ח'),
    ('y', 'י'),
    ('z', 'ז'),
];

/// Both, made out of the language of reference.
pub fn languages(reference: &Locale) -> [Locale; 2] {
    [
        made(reference, "xx", "ltr", |text| {
            let short = lettered(text, &ACCENTED);
            let more = "~".repeat((text.chars().count() * LONGER).div_ceil(100));
            format!("{short} {more}")
        }),
        made(reference, "xr", "rtl", |text| lettered(text, &MIRRORED)),
    ]
}

fn made(reference: &Locale, lang: &str, direction: &str, change: impl Fn(&str) -> String) -> Locale {
    let texts = reference.texts.iter().map(|(key, text)| {
        let value = if key == "language.direction" { direction.to_owned() } else { change(&text.value) };
        (key.clone(), Text { value, place: text.place.clone() })
    });
    Locale { lang: lang.to_owned(), texts: texts.collect() }
}

/// Other letters; placeholders, and whatever is no letter, stay.
fn lettered(text: &str, letters: &[(char, char)]) -> String {
    let mut is_placeholder = false;
    let letter = |c: char| {
        is_placeholder = (is_placeholder || c == '{') && c != '}';
        let other = letters.iter().find(|(from, _)| *from == c.to_ascii_lowercase());
        other.filter(|_| !is_placeholder).map_or(c, |(_, to)| *to)
    };
    text.chars().map(letter).collect()
}
