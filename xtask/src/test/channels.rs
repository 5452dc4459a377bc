//! `docs/channels.md` and the same table in SECURITY.md: what each form of the self-check tells a page that is written
//! against it. `cargo xtask test channels` measures and writes; the suite `isolation` measures again, all of it
//! with `--full`, and a test holds both pages against what was found.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::{RUSTUP, proof};
use crate::{browsers, build, dist, markdown, project};

const PAGE: &str = "docs/channels.md";
const SECURITY: &str = "SECURITY.md";
const WORDS: &str = "tests/channels.toml";
const FINDINGS: &str = "docs/metrics/channels.json";

/// Between these the table stands in SECURITY.md.
const MARKS: [&str; 2] = ["<!-- Written by `cargo xtask test channels`, from here -->\n", "<!-- to here -->\n"];

/// The columns, as the tests name them, and how they are called on the page.
const FORMS: [(&str, &str); 4] = [
    ("frame with a process of its own", "In the page: a frame with a process of its own"),
    ("frame without one", "In the page: a frame without one"),
    ("page of its own on another site", "A page of its own, on a domain of its own"),
    ("page of its own on the clinic's site", "A page of its own, on the clinic's domain"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    intro: String,
    openers: String,
    cannot: Vec<String>,
    channel: Vec<Channel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Channel {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct Findings {
    artefact: String,
    notes: BTreeMap<String, serde_json::Value>,
}

#[derive(Deserialize)]
struct Cell {
    words: String,
}

/// Measures in all three browsers, and writes both pages.
pub fn run() -> Result<()> {
    browsers::install_all()?;
    build::install_for_tests()?;
    dist::for_tests()?;
    let mut tests = project::cargo();
    tests.args(["test", "--package", "browser-tests", "--test", "promises", "--", "isolation::channels::"]);
    // Without the second, what is measured would be held against what is to be written.
    tests.env("TRD_FULL", "1").env("TRD_FINDINGS", proof::notes()).env("TRD_CHANNELS", "write");
    project::run(&mut tests, RUSTUP)?;
    proof::keep("channels")?;
    write()
}

fn write() -> Result<()> {
    project::write(&project::root().join(PAGE), page()?)?;
    let text = project::read(SECURITY)?;
    project::write(&project::root().join(SECURITY), with_table(&text, &table()?)?)?;
    println!("{PAGE}, {SECURITY}");
    Ok(())
}

fn words() -> Result<Words> {
    toml::from_str(&project::read(WORDS)?).with_context(|| format!("in {WORDS}"))
}

fn findings() -> Result<Findings> {
    serde_json::from_str(&project::read(FINDINGS)?).with_context(|| format!("in {FINDINGS}"))
}

fn page() -> Result<String> {
    let (words, findings) = (words()?, findings()?);
    let versions = proof::BROWSERS.iter().filter_map(|browser| {
        let run = findings.notes.get(&format!("tests/isolation-{browser}"))?;
        Some(format!("{browser} {}", run.get("version")?.as_str()?))
    });
    let versions = versions.collect::<Vec<_>>().join(", ");
    let mut text = format!(
        "# What each form tells\n\nWritten by `cargo xtask test channels` from what it measured (`{FINDINGS}`); its rows are \
         in `{WORDS}`. {}\n\nIn {versions}, on the document with the SHA-256 `{}`. The suite `isolation` measures the \
         page of its own again in each run, in Chromium, and with `--full` all of it: where \"nothing told\" stands, nothing \
         may be told.\n\n{}\n## A page that keeps a hold of it\n\n{}\n\n{}\n## What no \
         form can keep off\n\n",
        words.intro,
        findings.artefact,
        table()?,
        words.openers,
        openers(&findings)
    );
    for sentence in &words.cannot {
        text.push_str(&["- ", sentence, "\n"].concat());
    }
    Ok(text)
}

/// What a page reaches of the window that it has opened without `noopener`.
fn openers(findings: &Findings) -> String {
    let notes = proof::BROWSERS.map(|browser| (browser, findings.notes.get(&format!("channels/{browser}-openers"))));
    let all = notes.iter().flat_map(|(_, note)| note.and_then(serde_json::Value::as_object).into_iter().flatten());
    let ways: BTreeSet<&String> = all.map(|(way, _)| way).collect();
    let mut rows = vec![vec!["opened from".to_owned(), "reached of the first window".into()]];
    for way in ways {
        let told =
            notes.iter().filter_map(|(browser, note)| Some((*browser, note.as_ref()?.get(way)?.as_str()?.to_owned())));
        rows.push(vec![way.clone(), together(&told.collect::<Vec<_>>())]);
    }
    markdown::table(&rows)
}

fn table() -> Result<String> {
    let (words, findings) = (words()?, findings()?);
    let mut rows = vec![vec!["channel".to_owned()]];
    rows.extend(words.channel.iter().map(|channel| vec![channel.name.clone()]));
    for (form, title) in FORMS {
        let mut cells = vec![title.to_owned()];
        for channel in &words.channel {
            let mut told: Vec<(&str, String)> = Vec::new();
            for browser in proof::BROWSERS {
                let Some(note) = findings.notes.get(&format!("channels/{browser}-{form}")) else { continue };
                let cell = note.get(&channel.id).with_context(|| format!("{browser}, {form}: no {:?}", channel.id))?;
                let cell: Cell = serde_json::from_value(cell.clone())?;
                told.push((browser, cell.words));
            }
            cells.push(together(&told));
        }
        for (row, cell) in rows.iter_mut().zip(cells) {
            row.push(cell);
        }
    }
    Ok(markdown::table(&rows))
}

/// The same words once, with the browsers that they hold for where those differ.
fn together(told: &[(&str, String)]) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for (browser, words) in told {
        match groups.iter_mut().find(|(known, _)| known == words) {
            Some((_, browsers)) => browsers.push(browser),
            None => groups.push((words, vec![browser])),
        }
    }
    match groups.as_slice() {
        [(words, _)] => (*words).to_owned(),
        groups => {
            let parts = groups.iter().map(|(words, browsers)| format!("{}: {words}", browsers.join(", ")));
            parts.collect::<Vec<_>>().join("; ")
        }
    }
}

/// SECURITY.md with this table between the marks.
fn with_table(text: &str, table: &str) -> Result<String> {
    let missing = || format!("{SECURITY} has no {:?} before a {:?}", MARKS[0], MARKS[1]);
    let (before, rest) = text.split_once(MARKS[0]).with_context(missing)?;
    let (_, after) = rest.split_once(MARKS[1]).with_context(missing)?;
    Ok([before, MARKS[0], "\n", table, "\n", MARKS[1], after].concat())
}

#[cfg(test)]
mod tests {
    use super::{PAGE, SECURITY, page, table, together, with_table};
    use crate::project;

    #[test]
    fn both_pages_are_what_was_measured() -> anyhow::Result<()> {
        assert_eq!(project::read(PAGE)?, page()?, "write it with `cargo xtask test channels`");
        let text = project::read(SECURITY)?;
        assert_eq!(text, with_table(&text, &table()?)?, "write it with `cargo xtask test channels`");
        Ok(())
    }

    #[test]
    fn browsers_that_tell_the_same_stand_together() {
        let told = [("A", "nothing told".to_owned()), ("B", "8 of 8".into()), ("C", "nothing told".into())];
        assert_eq!(together(&told), "A, C: nothing told; B: 8 of 8");
        assert_eq!(together(&told[..1]), "nothing told");
    }
}
