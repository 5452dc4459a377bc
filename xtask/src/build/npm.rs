//! What comes from npm, locked by `package-lock.json`: esbuild and binaryen for the build, what only tests need, and in a
//! folder of its own what only the bench needs.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project;

const INSTALL: &str =
    "install Node.js 20 or later with npm (on Debian: apt install nodejs npm; else https://nodejs.org)";

/// The oldest browsers that the script and the style sheet are written for: those that also run the wasm as it is.
const BROWSERS: &str = "--target=chrome108,firefox115,safari16";

/// Installs the tools unless they are there in the locked versions.
pub fn install() -> Result<()> {
    if is_installed(&project::root()) {
        return Ok(());
    }
    eprintln!("Installing the build tools with npm");
    ci(&["--omit=dev"])
}

/// Installs the tools that the bench compares with, in its folder. No other task does.
pub fn install_for_bench() -> Result<()> {
    if is_installed(&project::root().join("bench")) {
        return Ok(());
    }
    eprintln!("Installing the tools to compare with, with npm");
    ci(&["--prefix", "bench"])
}

/// Whether the locked versions stand in a folder. npm writes its own list last; so that is older than the lockfile
/// exactly where the lockfile has changed since.
fn is_installed(folder: &Path) -> bool {
    is_newer(&folder.join("node_modules/.package-lock.json"), &folder.join("package-lock.json"))
}

/// Installs what only the tests need.
pub fn install_for_tests() -> Result<()> {
    install()?;
    if development()?.iter().all(|package| project::root().join("node_modules").join(package).exists()) {
        return Ok(());
    }
    eprintln!("Installing the accessibility engines with npm");
    ci(&[])
}

/// The names of the packages that only the tests need.
fn development() -> Result<Vec<String>> {
    let file = project::root().join("package.json");
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let package: Value = serde_json::from_str(&text).with_context(|| format!("cannot read {}", file.display()))?;
    let packages = package.get("devDependencies").and_then(Value::as_object);
    Ok(packages.context("package.json has no devDependencies")?.keys().cloned().collect())
}

/// No tool needs its install script, and a script from a registry has no business on this machine.
fn ci(arguments: &[&str]) -> Result<()> {
    let mut npm = project::command("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).args(arguments);
    project::run(&mut npm, INSTALL)
}

fn is_newer(file: &Path, than: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    changed(file).is_some_and(|time| Some(time) >= changed(than))
}

/// The script of the shell is read by far older ones too, so that the frame comes, and says what is the matter.
const OLDER_BROWSERS: &str = "--target=es2017";

/// Bundles a script and all it imports into one classic script.
///
/// Each alias is the name of an import and the file that it stands for.
pub fn bundle_script(entry: &str, aliases: &[(&str, &Path)]) -> Result<String> {
    bundle(entry, &["--format=iife", BROWSERS], aliases)
}

/// The same for browsers that are too old for the rest.
pub fn bundle_script_for_older(entry: &str, aliases: &[(&str, &Path)]) -> Result<String> {
    bundle(entry, &["--format=iife", OLDER_BROWSERS], aliases)
}

/// The same as a module, for whoever bundles it with more.
pub fn bundle_module(entry: &str, aliases: &[(&str, &Path)]) -> Result<String> {
    bundle(entry, &["--format=esm", BROWSERS], aliases)
}

fn bundle(entry: &str, options: &[&str], aliases: &[(&str, &Path)]) -> Result<String> {
    let mut esbuild = tool("esbuild/bin/esbuild");
    esbuild.args([entry, "--bundle", "--minify", "--legal-comments=none", "--log-level=warning"]).args(options);
    for (name, file) in aliases {
        esbuild.arg(format!("--alias:{name}={}", file.display()));
    }
    project::output_of(&mut esbuild, INSTALL).map(|text| text.trim_end().to_owned())
}

/// Bundles a style sheet and all it imports.
pub fn bundle_style(entry: &str) -> Result<String> {
    let mut esbuild = tool("esbuild/bin/esbuild");
    esbuild.args([entry, "--bundle", "--minify", "--legal-comments=none", "--log-level=warning", BROWSERS]);
    project::output_of(&mut esbuild, INSTALL).map(|text| text.trim_end().to_owned())
}

/// binaryen's optimiser.
pub fn wasm_opt() -> Command {
    tool("binaryen/bin/wasm-opt")
}

/// Runs a wasm-opt that was made ready.
pub fn run(command: &mut Command) -> Result<()> {
    project::run(command, INSTALL)
}

/// A tool of `node_modules`, run by node itself: that way it works without install scripts and on every system.
fn tool(script: &str) -> Command {
    let mut node = project::command("node");
    node.arg(Path::new("node_modules").join(script));
    node
}
