//! The sentences, in each language, and a function for each.

use super::{Keys, variant};
use crate::content::Locale;
use std::fmt::Write as _;

/// The texts of each language, one after the other in the order of their keys. A text is found by adding up the lengths
/// of those before it: a table of places would weigh more than some of the texts.
pub fn by_language(out: &mut String, locales: &[Locale], keys: &Keys<'_>) {
    let variants: Vec<_> = locales.iter().map(|l| variant(&l.lang)).collect();
    let _ = writeln!(
        out,
        "/// A language that the sentences are written in.\n#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]\n\
         pub enum Lang {{ #[default] {} }}",
        variants.join(", ")
    );
    let codes: Vec<_> = locales.iter().zip(&variants).map(|(l, v)| format!("({:?}, Lang::{v})", l.lang)).collect();
    let _ = writeln!(out, "pub(crate) static LANGS: [(&str, Lang); {}] = [{}];", codes.len(), codes.join(", "));
    let _ = writeln!(out, "pub(crate) static TEXTS: [(&[u16; {}], &str); {}] = [", keys.order.len(), locales.len());
    for locale in locales {
        let values: Vec<&str> =
            keys.order.iter().map(|key| locale.texts.get(*key).map_or("", |text| text.value.as_str())).collect();
        let lengths: Vec<_> = values.iter().map(|value| value.len()).collect();
        let _ = writeln!(out, "(&{lengths:?}, {:?}),", values.concat());
    }
    let _ = writeln!(out, "];");
    let names: Vec<_> = keys.order.iter().map(|key| format!("{key:?}")).collect();
    let _ = writeln!(out, "pub(crate) static KEYS: [&str; {}] = [{}];", names.len(), names.join(", "));
}

/// One function a key, so that a key that is not there does not compile.
pub fn say(out: &mut String, reference: &Locale, keys: &Keys<'_>) {
    let _ = writeln!(
        out,
        "/// Every sentence by its key: `start.title` is [`start_title`].\npub mod say {{\nuse super::*;"
    );
    for (place, key) in keys.order.iter().enumerate().filter(|(_, key)| !is_listed(key)) {
        let Some(text) = reference.texts.get(*key) else { continue };
        let name = function(key);
        // No comment may hold what turns the order of letters: the compiler refuses it.
        let doc: String = text.value.replace('\n', " ").replace('[', "\\[").replace(['\u{2068}', '\u{2069}'], "");
        let names = text.placeholders();
        if names.is_empty() {
            let _ = writeln!(
                out,
                "/// {doc}\n#[must_use] pub fn {name}(lang: Lang) -> &'static str {{ Text({place}).in_lang(lang) }}"
            );
        } else {
            let parameters: Vec<_> = names.iter().map(|n| format!("{n}: &str")).collect();
            let values: Vec<_> = names.iter().map(|n| format!("({n:?}, {n})")).collect();
            let _ = writeln!(
                out,
                "/// {doc}\n#[must_use] pub fn {name}(lang: Lang, {}) -> String {{ \
                 Text({place}).filled(lang, &[{}]) }}",
                parameters.join(", "),
                values.join(", ")
            );
        }
    }
    let mut families: Vec<&str> = Vec::new();
    for (family, _) in
        keys.order.iter().filter_map(|key| key.rsplit_once('.')).filter(|(_, last)| last.parse::<usize>().is_ok())
    {
        if !is_of_row(family) && !families.contains(&family) {
            families.push(family);
        }
    }
    for family in families {
        // Counting begins at 0 or at 1, as the field does it.
        let first = usize::from(!keys.places.contains_key(format!("{family}.0").as_str()));
        let items: Vec<_> =
            (first..).map_while(|i| keys.place(&format!("{family}.{i}"))).map(|i| format!("Text({i})")).collect();
        let name = function(family).to_uppercase();
        let _ = writeln!(
            out,
            "/// The texts `{family}.*`.\npub static {name}: [Text; {}] = [{}];",
            items.len(),
            items.join(", ")
        );
    }
    let _ = writeln!(out, "}}");
}

/// The texts of rows, and those that are counted: they are reached by their place in a list, all others by name.
fn is_listed(key: &str) -> bool {
    is_of_row(key) || key.rsplit('.').next().is_some_and(|last| last.parse::<usize>().is_ok())
}

fn is_of_row(key: &str) -> bool {
    let family = key.split('.').next().unwrap_or_default();
    [
        "factor",
        "medicine",
        "medicine_name",
        "class",
        "other",
        "other_group",
        "country",
        "line",
        "line_hours",
        "education",
        "claim",
    ]
    .contains(&family)
}

fn function(key: &str) -> String {
    key.replace(['.', '-'], "_").to_lowercase()
}
