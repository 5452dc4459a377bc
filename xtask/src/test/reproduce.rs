//! The artefact is the same, to the byte, wherever it is built.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::{dist, project};

/// Builds a copy of the project in another folder, with another home for Cargo, and compares what comes out.
pub fn run() -> Result<()> {
    dist::run()?;
    // It stays between runs, so that only what has changed is compiled again.
    let other = std::env::temp_dir().join("trd-screener-reproduce");
    let (copy, home) = (other.join("project"), other.join("cargo-home"));
    copy_project(&copy)?;
    fs::create_dir_all(&home)?;
    let mut build = std::process::Command::new("cargo");
    build.args(["xtask", "dist"]).current_dir(&copy).env("CARGO_HOME", &home);
    // What this run of cargo has set for itself must not leak into the other one.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("CARGO_") && name != "CARGO_HOME" || name == "CARGO") {
            build.env_remove(name);
        }
    }
    project::run(&mut build, "install Rust with https://rustup.rs")?;
    compare(&project::root().join("dist"), &copy.join("dist"))
}

/// Copies every file that git tracks or would track.
fn copy_project(to: &Path) -> Result<()> {
    let mut list = project::command("git");
    list.args(["ls-files", "--cached", "--others", "--exclude-standard"]);
    let files = project::output_of(&mut list, "install git")?;
    for file in files.lines().map(PathBuf::from) {
        let (from, to) = (project::root().join(&file), to.join(&file));
        if !from.exists() {
            continue;
        }
        let content = fs::read(&from).with_context(|| format!("cannot read {}", from.display()))?;
        // A file that is as it was keeps its time, so that cargo does not compile it again.
        if fs::read(&to).is_ok_and(|before| before == content) {
            continue;
        }
        project::write(&to, content)?;
    }
    Ok(())
}

fn compare(here: &Path, there: &Path) -> Result<()> {
    for entry in fs::read_dir(here).with_context(|| format!("cannot list {}", here.display()))? {
        let name = entry?.file_name();
        let (a, b) = (here.join(&name), there.join(&name));
        let same = fs::read(&a)? == fs::read(&b).with_context(|| format!("cannot read {}", b.display()))?;
        ensure!(same, "{} differs from {}: expected the same bytes", a.display(), b.display());
        println!("{}: the same bytes", name.display());
    }
    Ok(())
}
