//! Writes the sentences of the set-up page as Rust. They stand apart from those of the widget, which must not carry them.

use crate::content::{Content, Text};
use std::fmt::Write as _;

/// The family of the set-up page.
const OWN: &str = "setup.";

/// What it takes of the sentences that the build fills into the two documents: the line below the frame, and the frame's
/// title.
const SHARED: [&str; 2] = ["below.", "shell.title"];

/// The whole of `setup.rs`: a function for each sentence, and one that finds a sentence by its key.
pub fn rust(content: &Content) -> String {
    let mut out = String::new();
    let mut by_key = String::new();
    // The checker has made sure that there is one, and that all others have the same keys.
    let Some(reference) = content.locales.first() else { return out };
    for (key, text) in &reference.texts {
        if !key.starts_with(OWN) && !SHARED.iter().any(|shared| key.starts_with(shared)) {
            continue;
        }
        let name = key.trim_start_matches(OWN).replace(['.', '-'], "_");
        let mut arms = String::new();
        for locale in &content.locales {
            let value = locale.texts.get(key).map_or("", |text| text.value.as_str());
            // Writing to a text cannot fail.
            let _ = write!(arms, "Lang::{} => {value:?}, ", super::variant(&locale.lang));
        }
        function(&mut out, &name, text, &arms);
        let _ = writeln!(by_key, "{:?} => match lang {{ {arms} }},", key.trim_start_matches(OWN));
    }
    let _ = writeln!(
        out,
        "/// The sentence of a key, such as `label.tel`, its placeholders still open; `None` where there is none.\n\
         #[must_use] pub fn by_key(lang: Lang, key: &str) -> Option<&'static str> {{ Some(match key {{ {by_key} _ => return None }}) }}"
    );
    out
}

fn function(out: &mut String, name: &str, text: &Text, arms: &str) {
    let doc = text.value.replace('\n', " ").replace('[', "\\[").replace('<', "\\<");
    let names = text.placeholders();
    let (parameters, kind) = if names.is_empty() {
        (String::new(), "&'static str")
    } else {
        (names.iter().fold(String::new(), |all, name| format!("{all}, {name}: &str")), "String")
    };
    let _ = writeln!(out, "/// {doc}\n#[must_use] pub fn {name}(lang: Lang{parameters}) -> {kind} {{");
    if names.is_empty() {
        let _ = writeln!(out, "match lang {{ {arms} }} }}");
    } else {
        let values: Vec<_> = names.iter().map(|name| format!("({name:?}, {name})")).collect();
        let _ = writeln!(out, "crate::text::filled(match lang {{ {arms} }}, &[{}]) }}", values.join(", "));
    }
}
