//! Where the project lies, and how its tools are called.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The project's folder. Cargo says where it is when it runs a task; so a moved or copied checkout finds itself.
pub fn root() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("xtask"), PathBuf::from);
    manifest.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A program to be run in the project's folder.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that runs this task, so that both are of the same toolchain.
///
/// It is not told which package it was called from: some crates are compiled anew where that has changed, and it changes
/// with each call from here and each from a terminal.
pub fn cargo() -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    keep_from(&mut cargo, &["CARGO_MANIFEST_", "CARGO_PKG_"]);
    cargo
}

/// Keeps from a program the variables of this one's environment whose names start so.
pub fn keep_from(program: &mut Command, starts: &[&str]) {
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| starts.iter().any(|start| name.starts_with(start))) {
            program.env_remove(name);
        }
    }
}

/// Runs a program to its end; what it says goes to the terminal.
///
/// `install` is the advice for somebody who does not have the program.
pub fn run(command: &mut Command, install: &str) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command, install))?;
    if !status.success() {
        bail!("{} failed ({status})", line(command));
    }
    Ok(())
}

/// Runs a program to its end and returns what it wrote to its standard output.
pub fn output_of(command: &mut Command, install: &str) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output().with_context(|| cannot_start(command, install))?;
    if !output.status.success() {
        bail!("{} failed ({})", line(command), output.status);
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} wrote something that is not UTF-8", line(command)))
}

fn cannot_start(command: &Command, install: &str) -> String {
    format!("cannot start {}; {install}", command.get_program().display())
}

/// A command as somebody would type it.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

/// Reads a text file of the project, named from the project's folder.
pub fn read(path: impl AsRef<Path>) -> Result<String> {
    let path = path.as_ref();
    std::fs::read_to_string(root().join(path)).with_context(|| format!("cannot read {}", path.display()))
}

/// A file that somebody gives. Editors of some systems begin one with a mark of its encoding, which is no part of it.
pub fn read_given(path: &Path) -> Result<String> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Writes a file and the folders that lead to it, so that a reader sees the old file or the new one, never half of one.
pub fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    let put = || {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut unfinished = path.as_os_str().to_owned();
        unfinished.push(".part");
        std::fs::write(&unfinished, content)?;
        std::fs::rename(&unfinished, path)
    };
    put().with_context(|| format!("cannot write {}", path.display()))
}
