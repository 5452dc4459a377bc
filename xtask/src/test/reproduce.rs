//! The artefact is the same, to the byte, wherever it is built.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use serde_json::json;

use super::proof;
use crate::{dist, project};

/// The folders of the copy that hold what was built there.
const BUILT: [&str; 3] = ["target", "node_modules", "dist"];

/// Builds a copy of the project in another folder, with another home for Cargo, and compares what comes out.
pub fn run() -> Result<()> {
    dist::for_tests()?;
    // It stays between runs, so that only what has changed is compiled again.
    let other = std::env::temp_dir().join("trd-screener-reproduce");
    let (copy, home) = (other.join("project"), other.join("cargo-home"));
    let files = project_files()?;
    remove_others(&copy, &copy, &files)?;
    copy_project(&copy, &files)?;
    fs::create_dir_all(&home)?;
    let there = copy.join("dist");
    if there.exists() {
        // Else a file of an earlier run would be compared too.
        fs::remove_dir_all(&there).with_context(|| format!("cannot empty {}", there.display()))?;
    }
    // This same program, told that the copy is its project: to compile it a second time would prove nothing more.
    let mut build = Command::new(std::env::current_exe()?);
    build.arg("dist").current_dir(&copy);
    // What this run of cargo has set for itself must not leak into the other one.
    project::keep_from(&mut build, &["CARGO"]);
    build.env("CARGO_HOME", &home).env("CARGO_MANIFEST_DIR", copy.join("xtask"));
    project::run(&mut build, "install Rust with https://rustup.rs")?;
    let files = compare(&project::root().join("dist"), &there)?;
    ensure!(files > 0, "{} is empty: nothing was compared", there.display());
    proof::note("reproduce", "files", &json!({ "files with the same bytes": files }))
}

/// Every file that git tracks or would track, named from the project's folder.
fn project_files() -> Result<BTreeSet<PathBuf>> {
    let mut list = project::command("git");
    list.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let files = project::output_of(&mut list, "install git")?;
    Ok(files.lines().map(PathBuf::from).filter(|file| project::root().join(file).exists()).collect())
}

/// Removes what an earlier run has copied and the project no longer has.
fn remove_others(folder: &Path, copy: &Path, files: &BTreeSet<PathBuf>) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        let name = path.strip_prefix(copy)?;
        if path.is_dir() {
            if !BUILT.iter().any(|built| name == Path::new(built)) {
                remove_others(&path, copy, files)?;
            }
        } else if !files.contains(name) {
            fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}

/// Copies the project. A file that is as it was keeps its time, so that cargo does not compile it again.
fn copy_project(to: &Path, files: &BTreeSet<PathBuf>) -> Result<()> {
    for file in files {
        let (from, to) = (project::root().join(file), to.join(file));
        let content = fs::read(&from).with_context(|| format!("cannot read {}", from.display()))?;
        if !fs::read(&to).is_ok_and(|before| before == content) {
            project::write(&to, content)?;
        }
    }
    Ok(())
}

/// Every file that was built there: other tasks write into `dist/` too, here.
fn compare(here: &Path, there: &Path) -> Result<u64> {
    let mut files = 0;
    for entry in fs::read_dir(there).with_context(|| format!("cannot list {}", there.display()))? {
        let name = entry?.file_name();
        let (a, b) = (here.join(&name), there.join(&name));
        if b.is_dir() {
            files += compare(&a, &b)?;
            continue;
        }
        let same = fs::read(&a).with_context(|| format!("cannot read {}", a.display()))? == fs::read(&b)?;
        ensure!(same, "{} differs from {}: expected the same bytes", a.display(), b.display());
        println!("{}: the same bytes", name.display());
        files += 1;
    }
    Ok(files)
}
