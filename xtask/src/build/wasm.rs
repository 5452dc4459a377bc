//! From the widget's crate to its wasm and the glue that starts it.

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::iter::once;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::{Profile, npm};
use crate::project;

const TARGET: &str = "wasm32-unknown-unknown";
const RUSTUP: &str = "install Rust with https://rustup.rs";

/// The widget, or the set-up page, compiled, on its way into the document.
pub struct Widget {
    /// The JavaScript through which the wasm reaches the browser: an ES module.
    pub glue: PathBuf,
    /// The wasm.
    pub bytes: Vec<u8>,
}

pub fn build(profile: Profile) -> Result<Widget> {
    install_target()?;
    let folder = profile.folder();
    let glue = folder.join("widget.js");
    let bound = folder.join("widget_bg.wasm");
    bind(&compile(profile)?, &folder, Names::Removed)?;
    let finished = match profile {
        Profile::Serve => bound,
        _ => optimise(&bound, &folder.join("widget_small.wasm"), Names::Removed)?,
    };
    let bytes = fs::read(&finished).with_context(|| format!("cannot read {}", finished.display()))?;
    forbid_machine_paths(&bytes)?;
    Ok(Widget { glue, bytes })
}

/// Whether the functions of a wasm keep their names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Kept,
    Removed,
}

/// Makes `widget_named.wasm`: the widget of the release once more, its functions with their names, so that the bench can
/// tell whose bytes they are.
pub fn with_names() -> Result<()> {
    let folder = Profile::Release.folder();
    let apart = folder.join("named");
    bind(&compile(Profile::Release)?, &apart, Names::Kept)?;
    optimise(&apart.join("widget_bg.wasm"), &folder.join("widget_named.wasm"), Names::Kept)?;
    Ok(())
}

/// Adds the wasm target and the sources of the standard library where the toolchain has come without them.
fn install_target() -> Result<()> {
    let rustc = &mut project::command("rustc");
    let sysroot = project::output_of(rustc.args(["--print", "sysroot"]), RUSTUP)?;
    let libraries = Path::new(sysroot.trim()).join("lib/rustlib");
    if !libraries.join(TARGET).exists() {
        eprintln!("Installing the Rust target {TARGET}");
        project::run(project::command("rustup").args(["target", "add", TARGET]), RUSTUP)?;
    }
    if !libraries.join("src/rust/library").exists() {
        eprintln!("Installing the sources of Rust's standard library");
        project::run(project::command("rustup").args(["component", "add", "rust-src"]), RUSTUP)?;
    }
    Ok(())
}

fn compile(profile: Profile) -> Result<PathBuf> {
    // The artefact is built from the locked versions or not at all; an edit may bring a new one along.
    let locked: &[&str] = if profile == Profile::Serve { &[] } else { &["--locked"] };
    // The registry's folders, which the flags below name, exist only once something has been fetched into them.
    project::run(project::cargo().args(["fetch", "--quiet", "--target", TARGET]).args(locked), RUSTUP)?;
    let target_folder = project::root().join("target/wasm");
    let mut flags = without_machine_paths()?;
    let mut cargo = project::cargo();
    cargo
        .args(["build", "--package", profile.package(), "--lib", "--target", TARGET, "--profile", profile.name()])
        .args(locked)
        .args(profile.features())
        .arg("--target-dir")
        .arg(&target_folder);
    if profile != Profile::Serve {
        cargo.args(SMALL_STD).env("RUSTC_BOOTSTRAP", "1");
        for flag in WITHOUT_PANIC_TEXTS {
            flags.push("\x1f");
            flags.push(flag);
        }
    }
    project::run(cargo.env("CARGO_ENCODED_RUSTFLAGS", flags), RUSTUP)?;
    Ok(target_folder.join(TARGET).join(profile.name()).join(format!("{}.wasm", profile.package().replace('-', "_"))))
}

/// The standard library compiled anew, for size. That it may be is not stable in Rust yet, so the compiler has to be
/// told to allow it. The toolchain is pinned, so it cannot change under us; and the artefact alone is built so.
const SMALL_STD: [&str; 2] = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];

/// A panic ends the widget at once and leaves no text: nobody reads it, it could only tell something, and without it
/// the document is smaller by a seventh. The frame sees the end and brings back its static crisis help.
const WITHOUT_PANIC_TEXTS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// The flags under which no path of this machine gets into a panic message, and so into the artefact. Cargo leaves
/// `--remap-path-prefix` out of the hashes that it puts in symbol names; so these flags change no other byte.
fn without_machine_paths() -> Result<OsString> {
    let mut flags = OsString::new();
    // Of two prefixes that match, rustc takes the one named last.
    for (from, to) in machine_folders()? {
        if !flags.is_empty() {
            flags.push("\x1f");
        }
        flags.push("--remap-path-prefix=");
        flags.push(from);
        flags.push("=");
        flags.push(to);
    }
    Ok(flags)
}

/// The folders of this machine that hold source files, each with the name to call it by: the project, the standard
/// library where its sources are installed, and the folder of each registry.
fn machine_folders() -> Result<Vec<(PathBuf, String)>> {
    let rustc = |argument: &[&str]| project::output_of(project::command("rustc").args(argument), RUSTUP);
    let sysroot = rustc(&["--print", "sysroot"])?;
    let version = rustc(&["-vV"])?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    let mut folders = vec![
        (project::root(), ".".to_owned()),
        (Path::new(sysroot.trim()).join("lib/rustlib/src/rust"), format!("/rustc/{commit}")),
    ];
    let registries = cargo_home()?.join("registry/src");
    let entries = fs::read_dir(&registries).with_context(|| format!("cannot list {}", registries.display()))?;
    for entry in entries {
        folders.push((entry?.path(), "deps".to_owned()));
    }
    folders.sort_by_key(|(folder, _)| folder.as_os_str().len());
    Ok(folders)
}

fn cargo_home() -> Result<PathBuf> {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
        .context("cannot find Cargo's home: expected CARGO_HOME or a home folder")
}

/// Writes `widget.js` and `widget_bg.wasm`.
fn bind(wasm: &Path, folder: &Path, names: Names) -> Result<()> {
    let mut bound = Bindgen::new()
        .input_path(wasm)
        .out_name("widget")
        .web(true)?
        // Nothing is fetched, so there is no path to fetch the wasm from.
        .omit_default_module_path(true)
        .typescript(false)
        .remove_name_section(names == Names::Removed)
        .remove_producers_section(true)
        .generate_output()
        .with_context(|| format!("wasm-bindgen cannot read {}", wasm.display()))?;
    let mut taken = HashSet::new();
    let mut glue = bound.js().to_owned();
    for import in bound.wasm_mut().imports.iter_mut() {
        let name = plain_name(&import.name, &mut taken);
        glue = glue.replace(&import.name, &name);
        import.name = name;
    }
    bound.emit(folder).with_context(|| format!("cannot write to {}", folder.display()))?;
    ensure!(
        PARTS.iter().all(|(part, _)| glue.contains(&format!("function {part}("))),
        "wasm-bindgen's glue has other parts"
    );
    let parts = PARTS.map(|(part, name)| format!("{part} as {name}"));
    project::write(&folder.join("widget.js"), format!("{glue}\nexport {{ {} }};\n", parts.join(", ")))
}

/// Two functions of the glue, and the names to export them by: the imports of the wasm, and what takes its instance. Of the
/// ways to an instance that the glue exports, one blocks, which older browsers refuse, and the other would fetch.
const PARTS: [(&str, &str); 2] = [("__wbg_get_imports", "imports"), ("__wbg_finalize_init", "bind")];

/// What an import is called in the document: its name without what wasm-bindgen puts around it, a hash that is noise to
/// compression and to a reader; with a number behind it where the name is taken already.
fn plain_name(name: &str, taken: &mut HashSet<String>) -> String {
    let plain = name.strip_prefix("__wbg_").unwrap_or(name);
    let is_hash = |end: &str| end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit());
    let plain = plain.rsplit_once('_').filter(|(_, end)| is_hash(end)).map_or(plain, |(start, _)| start);
    let numbered = (2..).map(|number| format!("{plain}_{number}"));
    let free = once(plain.to_owned()).chain(numbered).find(|name| taken.insert(name.clone()));
    free.unwrap_or_else(|| name.to_owned())
}

fn optimise(from: &Path, to: &Path, names: Names) -> Result<PathBuf> {
    let names = if names == Names::Kept { "--debuginfo" } else { "--strip-debug" };
    npm::run(
        npm::wasm_opt()
            // Small, and then once more; further rounds change next to nothing. What is left out makes the wasm shorter and
            // yet larger once compressed: long functions melted into their one caller, values kept to be used again
            // (local-cse), moved to their one use (simplify-locals, code-pushing) or kept under one name (merge-locals), data cut at each run of zeros (memory-packing).
            // The lowest kilobyte of the memory is the far end of the stack: no address in the code reaches there.
            .args(["-Oz", "-Oz", "--one-caller-inline-max-function-size=17", "--low-memory-unused"])
            .args(["--skip-pass=local-cse", "--skip-pass=simplify-locals", "--skip-pass=merge-locals"])
            .args(["--skip-pass=code-pushing", "--skip-pass=memory-packing"])
            // What this rustc compiles to, and what BROWSERS in npm.rs can run. Never --all-features: it turns on
            // imports in a form that Chromium refuses.
            .args([
                "--enable-bulk-memory",
                "--enable-multivalue",
                "--enable-mutable-globals",
                "--enable-nontrapping-float-to-int",
                "--enable-reference-types",
                "--enable-sign-ext",
            ])
            .args([names, "--strip-producers", "--strip-target-features"])
            .arg(from)
            .arg("--output")
            .arg(to),
    )?;
    Ok(to.to_path_buf())
}

/// A path in the artefact would differ from machine to machine, and name its owner.
fn forbid_machine_paths(wasm: &[u8]) -> Result<()> {
    for folder in [project::root(), cargo_home()?] {
        let path = folder.as_os_str().as_encoded_bytes();
        if wasm.windows(path.len()).any(|window| window == path) {
            bail!("expected no path of this machine in the wasm, found {}", folder.display());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_is_called_by_its_own_name() {
        let mut taken = HashSet::new();
        let mut name = |name| plain_name(name, &mut taken);
        assert_eq!(name("__wbg_call_40b008ba32f73991"), "call");
        assert_eq!(name("__wbg_call_a410eb4b59ed5965"), "call_2");
        assert_eq!(name("__wbindgen_object_drop_ref"), "__wbindgen_object_drop_ref");
    }
}
