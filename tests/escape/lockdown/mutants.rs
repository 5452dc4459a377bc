//! The lockdown with one line away, for each line that denies something.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// The files that deny something. `focus.js` moves the focus, and is no denial.
const FILES: [&str; 6] =
    ["globals.js", "shell-channel.js", "isolation.js", "links.js", "dom-allowlist.js", "guards.js"];

/// A lockdown and what is missing of it.
pub struct Mutant {
    /// The file and the line that is away.
    pub name: String,
    /// The bundled script.
    pub script: String,
}

/// The lockdown as it is.
pub fn whole() -> Result<Mutant> {
    let script = bundle(&[sources()?])?.pop().context("esbuild has bundled nothing")?;
    Ok(Mutant { name: "nothing".into(), script })
}

/// One for each line.
pub fn all() -> Result<Vec<Mutant>> {
    let sources = sources()?;
    let (mut names, mut versions) = (Vec::new(), Vec::new());
    for file in FILES {
        let text = sources.get(file).with_context(|| format!("no shell/lockdown/{file}"))?;
        for (number, without) in without_each(text) {
            let mut changed = sources.clone();
            changed.insert(file.to_owned(), without);
            let line = text.lines().nth(number).unwrap_or_default().trim();
            names.push(format!("{file}:{}: {line}", number + 1));
            versions.push(changed);
        }
    }
    ensure!(names.len() > 100, "only {} lines of the lockdown deny something", names.len());
    let scripts = bundle(&versions)?;
    Ok(names.into_iter().zip(scripts).map(|(name, script)| Mutant { name, script }).collect())
}

/// The text without each of its lines that deny: the number of the line, from 0, and what is left. A statement or
/// a block that goes over several lines is taken away whole.
fn without_each(text: &str) -> Vec<(usize, String)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let is_entry = line.starts_with("  '") && line.ends_with("',");
        let is_statement = ["guard(", "fix(", "addEventListener("].iter().any(|start| line.starts_with(start));
        let is_check = line.starts_with("  if (") && (line.contains(" throw ") || line.contains(" return "));
        let is_block = line.starts_with("if (");
        if !(is_entry || is_statement || is_check || is_block) {
            continue;
        }
        let mut end = at;
        if is_statement || is_block {
            let close = if is_block { "}" } else { ");" };
            end += lines.iter().skip(at).take_while(|line| !line.ends_with(close) || line.starts_with(' ')).count();
        }
        let left = lines.iter().enumerate().filter(|(number, _)| !(at..=end).contains(number));
        found.push((at, left.map(|(_, line)| *line).collect::<Vec<_>>().join("\n")));
    }
    found
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shell")
}

fn sources() -> Result<BTreeMap<String, String>> {
    let mut sources = BTreeMap::new();
    for entry in fs::read_dir(folder().join("lockdown"))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        sources.insert(name, fs::read_to_string(&path)?);
    }
    Ok(sources)
}

/// Bundles versions of the lockdown as the build does, all in one process.
fn bundle(versions: &[BTreeMap<String, String>]) -> Result<Vec<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
    let mut node = Command::new("node")
        .args(["-e", include_str!("bundle.js")])
        .arg(root.join("shell"))
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot run node")?;
    let mut input = node.stdin.take().context("node takes no input")?;
    let versions = serde_json::to_vec(versions)?;
    let writer = std::thread::spawn(move || input.write_all(&versions));
    let output = node.wait_with_output()?;
    writer.join().ok().context("the list was not written")??;
    ensure!(output.status.success(), "esbuild has not bundled every version");
    Ok(serde_json::from_slice(&output.stdout)?)
}
