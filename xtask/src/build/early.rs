//! The first two pages as static markup, in each language: `shell/early.html` filled with their sentences.

use anyhow::{Context, Result};

use super::template::{Slots, escape};
use super::words;

/// The template of each language.
pub fn templates() -> Result<String> {
    let langs = words::langs()?;
    let names = langs.iter().map(|lang| Ok((lang, words::page_words(lang)?))).collect::<Result<Vec<_>>>()?;
    let mut templates = String::new();
    for (lang, sentences) in &names {
        let word = |key: &str| sentences.get(key).map(String::as_str).with_context(|| format!("{lang}: no {key}"));
        let mut slots = Slots::default();
        for (key, sentence) in sentences {
            slots.add_text(key, sentence);
        }
        slots.add_text("lang", lang);
        slots.add_text(
            "progress",
            &words::fill(word("progress.part")?, &[("number", "1"), ("count", "5"), ("name", word("progress.1")?)])?,
        );
        slots.add_markup("first_link", &first_link(&word)?);
        let others = names.iter().filter(|(other, _)| other != lang);
        let others = others.map(|(other, words)| {
            let name = words.get("language.name").with_context(|| format!("{other}: no language.name"))?;
            Ok(format!(
                "<button type=\"button\" class=\"link\" data-action=\"language\" lang=\"{other}\">{}</button>",
                escape(name)
            ))
        });
        slots.add_markup("languages", &others.collect::<Result<String>>()?);
        slots.add_markup("boxes", &boxes(lang, &word)?);
        templates.push_str(&slots.fill("shell/early.html")?);
    }
    Ok(templates)
}

/// The first crisis line of the country that the documents are written for.
fn first_link<'a>(word: &impl Fn(&str) -> Result<&'a str>) -> Result<String> {
    let (call, dial) = (word("number.call")?, word("number.dial")?);
    let label = words::fill(word("help.call")?, &[("number", call)])?;
    // Short for the eye; by its whole name it differs from the same number without the key.
    let name = match dial.split_once(',') {
        Some((_, key)) => {
            let name = words::fill(word("help.call_press")?, &[("number", call), ("key", key)])?;
            format!(" aria-label=\"{}\"", escape(&name))
        }
        None => String::new(),
    };
    Ok(format!("<a class=\"link\" href=\"tel:{}\"{name}>{}</a>", escape(dial), escape(&label)))
}

/// A tick box for each row of the first question.
fn boxes<'a>(lang: &str, word: &impl Fn(&str) -> Result<&'a str>) -> Result<String> {
    let rows = words::urgent_factors(lang)?;
    rows.into_iter().map(|row| tick_box(&escape(&row.code), &row, word)).collect()
}

fn tick_box<'a>(code: &str, row: &words::Urgent, word: &impl Fn(&str) -> Result<&'a str>) -> Result<String> {
    let label = escape(word(&format!("factor.{code}.label"))?);
    let lines: Vec<String> = row.examples.iter().map(|text| format!("<span>{}</span>", escape(text))).collect();
    let examples = match lines.concat() {
        lines if lines.is_empty() => lines,
        lines => format!("<span class=\"examples\">{lines}</span>"),
    };
    Ok(format!(
        "<div class=\"tick\"><input type=\"checkbox\" id=\"box-{code}\" value=\"{code}\" autocomplete=\"off\">\
         <label for=\"box-{code}\"><span>{label}</span>{examples}</label></div>"
    ))
}
