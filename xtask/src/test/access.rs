//! `docs/accessibility.md`: what the full run of the suite `access` has found.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::versions;
use crate::{markdown, project};

const PAGE: &str = "docs/accessibility.md";
const CRITERIA: &str = "tests/access/criteria.toml";

/// The ways in which a criterion is shown, and where that is.
const WAYS: [(&str, &str); 6] = [
    ("engines", "both engines on every page, `tests/access/variants.rs`"),
    ("keyboard", "`tests/access/keyboard/`"),
    ("layout", "`tests/access/layout/`"),
    ("tree", "the snapshots in `tests/access/a11y_tree/`"),
    ("reader", "`tests/access/screen_reader.rs`"),
    ("eye", "looked at in the gallery (`cargo xtask gallery`)"),
];

#[derive(Deserialize)]
struct Criteria {
    criterion: Vec<Criterion>,
}

/// A success criterion of WCAG 2.2 and how it is met.
#[derive(Deserialize)]
struct Criterion {
    id: String,
    name: String,
    how: String,
    by: Vec<String>,
}

/// What one engine found on one page.
#[derive(Deserialize)]
struct Found {
    page: String,
    engine: String,
    report: Report,
}

#[derive(Deserialize)]
struct Report {
    rules: u32,
    faults: Vec<String>,
}

/// Writes the page from what the tests have noted in `findings`.
pub fn write(findings: &Path) -> Result<()> {
    let variants = variants(findings)?;
    let mut text = format!(
        "# Access\n\nWritten by `cargo xtask test access --full`; its figures are what the tests found. With {}.\n\n",
        versions::of(&["axe-core", "accessibility-checker-engine", "@guidepup/virtual-screen-reader"])?.join(", ")
    );
    text.push_str(&totals(&variants));
    text.push_str(&measures(findings)?);
    text.push_str(&each_page(&variants));
    text.push_str(&criteria()?);
    project::write(&project::root().join(PAGE), text)?;
    println!("{PAGE}");
    Ok(())
}

type Variants = Vec<(String, Vec<Found>)>;

fn variants(findings: &Path) -> Result<Variants> {
    let mut variants = Vec::new();
    let folder = findings.join("access");
    let files = fs::read_dir(&folder).with_context(|| format!("nothing was noted in {}", folder.display()))?;
    for file in files {
        let path = file?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let found = serde_json::from_slice(&fs::read(&path)?).with_context(|| format!("in {}", path.display()))?;
        variants.push((name, found));
    }
    variants.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(variants)
}

/// The engines of a variant's findings, each once.
const ENGINES: [&str; 2] = ["axe-core", "IBM"];

fn totals(variants: &Variants) -> String {
    let mut rows = vec![vec![
        "variant".to_owned(),
        "pages and states".into(),
        "engine".into(),
        "rules tried".into(),
        "violations".into(),
    ]];
    for (name, found) in variants {
        for engine in ENGINES {
            let of_engine: Vec<_> = found.iter().filter(|found| found.engine == engine).collect();
            let rules: u32 = of_engine.iter().map(|found| found.report.rules).sum();
            let faults: usize = of_engine.iter().map(|found| found.report.faults.len()).sum();
            rows.push(vec![
                name.clone(),
                of_engine.len().to_string(),
                engine.into(),
                rules.to_string(),
                faults.to_string(),
            ]);
        }
    }
    format!(
        "## Every page and state through two engines\n\nNo exception is listed anywhere, and what an engine cannot decide \
         counts as a violation. Contrast is held to 7:1. A seeded fault is found by each engine.\n\n{}\n",
        markdown::table(&rows)
    )
}

/// What the other tests of the suite have counted.
fn measures(findings: &Path) -> Result<String> {
    let folder = findings.join("access-measures");
    let mut rows = vec![vec!["what".to_owned(), "count".into()]];
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for file in fs::read_dir(&folder).with_context(|| format!("nothing was noted in {}", folder.display()))? {
        let noted: BTreeMap<String, u64> = serde_json::from_slice(&fs::read(file?.path())?)?;
        for (what, count) in noted {
            *counts.entry(what).or_default() += count;
        }
    }
    rows.extend(counts.into_iter().map(|(what, count)| vec![what, count.to_string()]));
    Ok(format!("## What no engine sees\n\n{}\n", markdown::table(&rows)))
}

fn each_page(variants: &Variants) -> String {
    let mut head = vec!["page or state".to_owned()];
    head.extend(variants.iter().map(|(name, _)| name.clone()));
    let mut pages: Vec<&str> = Vec::new();
    for (_, found) in variants {
        for found in found {
            if !pages.contains(&found.page.as_str()) {
                pages.push(&found.page);
            }
        }
    }
    let mut rows = vec![head];
    for page in pages {
        let mut row = vec![page.to_owned()];
        for (_, found) in variants {
            let cells = ENGINES.map(|engine| {
                let report =
                    found.iter().find(|found| found.page == page && found.engine == engine).map(|found| &found.report);
                report.map_or_else(
                    || "–".to_owned(),
                    |report| match report.faults.len() {
                        0 => report.rules.to_string(),
                        faults => format!("{} **{faults} violations**", report.rules),
                    },
                )
            });
            row.push(cells.join(" · "));
        }
        rows.push(row);
    }
    format!(
        "## Rules tried, page by page\n\naxe-core · IBM. A violation would stand beside its number.\n\n{}\n",
        markdown::table(&rows)
    )
}

fn criteria() -> Result<String> {
    let mut rows = vec![vec!["criterion".to_owned(), "how it is met".into(), "shown by".into()]];
    for Criterion { id, name, how, by } in read()? {
        rows.push(vec![format!("{id} {name}"), how, by.join(", ")]);
    }
    let mut ways = String::new();
    for (way, place) in WAYS {
        ways.push_str(&["- ", way, ": ", place, "\n"].concat());
    }
    Ok(format!(
        "## WCAG 2.2, levels A and AA\n\nEach criterion and how it is met (`{CRITERIA}`). Shown by:\n\n{ways}\n{}",
        markdown::table(&rows)
    ))
}

fn read() -> Result<Vec<Criterion>> {
    let criteria: Criteria = toml::from_str(&project::read(CRITERIA)?).with_context(|| format!("in {CRITERIA}"))?;
    for criterion in &criteria.criterion {
        for way in &criterion.by {
            ensure!(WAYS.iter().any(|(known, _)| known == way), "{CRITERIA}: {}: no way {way:?}", criterion.id);
        }
    }
    Ok(criteria.criterion)
}

#[cfg(test)]
mod tests {
    use super::read;

    /// WCAG 2.2 has 31 criteria of level A and 24 of level AA, without 4.1.1, which it has dropped.
    #[test]
    fn every_criterion_is_listed_once_with_what_shows_it() {
        let criteria = read().unwrap_or_default();
        let ids: std::collections::BTreeSet<_> = criteria.iter().map(|criterion| &criterion.id).collect();
        assert_eq!((criteria.len(), ids.len()), (55, 55));
        assert!(criteria.iter().all(|criterion| !criterion.by.is_empty() && criterion.how.len() > 10));
    }
}
