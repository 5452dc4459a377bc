//! `languages/trd-screener-es_ES.mo`: the plugin's sentences in the other languages of the self-check, in the form that
//! `WordPress` reads (gettext's). Those of the settings come from `setup.toml`, all others from `plugin.toml`.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail, ensure};
use clinical::text::Lang;

use super::definition;
use super::pot::Entry;
use crate::build::document_texts;

/// The languages beside English, and what `WordPress` calls them.
const LOCALES: [(Lang, &str); 1] = [(Lang::Es, "es_ES")];

/// The files of all languages.
pub fn files(entries: &[Entry]) -> Result<Vec<(String, Vec<u8>)>> {
    let file = |(lang, locale): (Lang, &str)| {
        let known = sentences(lang)?;
        Ok((format!("languages/trd-screener-{locale}.mo"), mo(locale, &translated(entries, &known, locale)?)?))
    };
    LOCALES.into_iter().map(file).collect()
}

/// Each sentence as it stands in the sources of the plugin, and in a language.
fn sentences(lang: Lang) -> Result<BTreeMap<String, String>> {
    let mut pairs = definition::in_language(lang)?;
    let own = document_texts::plugin(lang.code())?;
    for (name, english) in document_texts::plugin(Lang::En.code())? {
        let other = own.get(&name).with_context(|| format!("{}/plugin.toml: no `{name}`", lang.code()))?;
        pairs.push((in_php(&english, &english), in_php(other, &english)));
    }
    let mut known = BTreeMap::new();
    for (english, other) in pairs {
        if let Some(before) = known.insert(english.clone(), other.clone()) {
            ensure!(before == other, "{english:?} is {before:?} and {other:?}: WordPress cannot tell the two apart");
        }
    }
    Ok(known)
}

/// A sentence with its placeholders as PHP's `sprintf` has them: numbered in the order in which they stand in English.
fn in_php(sentence: &str, english: &str) -> String {
    let names: Vec<&str> = english.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    names.iter().zip(1..).fold(sentence.to_owned(), |sentence, (name, number)| {
        let mark = if names.len() == 1 { "%s".to_owned() } else { format!("%{number}$s") };
        sentence.replace(&format!("{{{name}}}"), &mark)
    })
}

/// The key of each entry with its translation, in order. Nothing is left in English, and nothing is there for nobody.
fn translated(entries: &[Entry], known: &BTreeMap<String, String>, locale: &str) -> Result<BTreeMap<String, String>> {
    let mut by_key = BTreeMap::new();
    for Entry { context, sentence, .. } in entries {
        let Some(other) = known.get(sentence) else {
            bail!("{locale}: no translation of {sentence:?}; it belongs into locales/<lang>/plugin.toml");
        };
        // This is how the format tells the same words apart.
        let key = context.map_or_else(|| sentence.clone(), |context| format!("{context}\u{4}{sentence}"));
        by_key.insert(key, other.clone());
    }
    let unused = known.keys().find(|english| !entries.iter().any(|entry| entry.sentence == **english));
    ensure!(unused.is_none(), "{locale}: the plugin has no {unused:?}");
    by_key.insert(String::new(), format!("Language: {locale}\nContent-Type: text/plain; charset=UTF-8\n"));
    Ok(by_key)
}

/// The bytes of the file: a head, the places of all keys, the places of all translations, then the texts themselves, each
/// with a zero byte behind it.
fn mo(locale: &str, by_key: &BTreeMap<String, String>) -> Result<Vec<u8>> {
    const HEAD: usize = 28;
    let count = by_key.len();
    let (mut places, mut texts) = (Vec::new(), Vec::new());
    let first = HEAD + count * 16;
    for text in by_key.keys().chain(by_key.values()) {
        places.extend([text.len(), first + texts.len()]);
        texts.extend(text.bytes().chain([0]));
    }
    // There is no table of hashes: its size is 0, and it would begin where the texts do.
    let head = [0x9504_12de, 0, count, HEAD, HEAD + count * 8, 0, first];
    let mut file = Vec::new();
    for number in head.into_iter().chain(places) {
        file.extend(u32::try_from(number).with_context(|| locale.to_owned())?.to_le_bytes());
    }
    file.extend(texts);
    Ok(file)
}
