//! Projects with the package in them, each in a folder of its own that stays between the tests of a run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use browser_tests::{artefact, output, target};
use tokio::sync::OnceCell;

/// A project of the examples, and how its types are checked.
pub struct Project {
    pub name: &'static str,
    /// The file that holds the element.
    pub page: &'static str,
    checker: &'static str,
}

/// One for each framework.
pub const PROJECTS: [Project; 2] = [
    Project { name: "react", page: "src/App.tsx", checker: "tsc" },
    Project { name: "vue", page: "src/App.vue", checker: "vue-tsc" },
];

/// The packed package, once for all.
static PACKED: OnceCell<PathBuf> = OnceCell::const_new();

/// Which projects have been set up.
static READY: OnceCell<()> = OnceCell::const_new();

/// A program, run in a folder; it must be content.
fn run(program: &str, arguments: &[&str], folder: &Path) -> Result<String> {
    let (told, is_well) = output(Command::new(program).args(arguments).current_dir(folder))?;
    ensure!(is_well, "{program} {}: {told}", arguments.join(" "));
    Ok(told)
}

fn place() -> PathBuf {
    target().join("npm")
}

/// The archive that `npm publish` would send.
pub async fn packed() -> Result<&'static PathBuf> {
    PACKED
        .get_or_try_init(|| async {
            let place = place();
            fs::create_dir_all(&place)?;
            let package = artefact::folder().join("npm").canonicalize().context("run `cargo xtask dist`")?;
            let package = package.display().to_string();
            let told = run("npm", &["pack", "--silent", "--ignore-scripts", &package], &place)?;
            let name = told.lines().last().context("npm names no archive")?.trim();
            Ok(place.canonicalize()?.join(name))
        })
        .await
}

/// The project's root.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Where a project stands: among the examples, or beside this file where it shows nothing but that it works.
fn sources(name: &str) -> PathBuf {
    let example = root().join("examples").join(name);
    if example.exists() { example } else { root().join("tests/npm").join(name) }
}

/// A fresh copy of a project, with what it is locked to and with the package. Returns its folder.
pub async fn install(name: &str) -> Result<PathBuf> {
    let archive = packed().await?.display().to_string();
    let folder = place().join(name);
    let sources = sources(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy(&sources, &folder)?;
    fs::copy(root().join(".npmrc"), folder.join(".npmrc"))?;
    run("npm", &["ci", "--ignore-scripts"], &folder)?;
    run("npm", &["install", "--ignore-scripts", "--no-save", &archive], &folder)?;
    Ok(folder)
}

impl Project {
    /// Where its copy is.
    pub fn folder(&self) -> PathBuf {
        place().join(self.name)
    }

    /// All projects, with what they are locked to and with the package.
    pub async fn set_up() -> Result<()> {
        READY
            .get_or_try_init(|| async {
                for project in PROJECTS {
                    install(project.name).await?;
                }
                Ok(())
            })
            .await
            .copied()
    }

    /// Checks the types. Returns what the checker says, and whether it is content.
    pub fn check(&self) -> Result<(String, bool)> {
        let checker = format!(
            "node_modules/{}/bin/{}",
            if self.checker == "tsc" { "typescript" } else { self.checker },
            self.checker
        );
        let file = if self.checker == "tsc" { checker } else { format!("{checker}.js") };
        output(Command::new("node").args([&file, "--noEmit"]).current_dir(self.folder()))
    }

    /// Builds it. Returns the folder that a host would serve.
    pub fn build(&self) -> Result<PathBuf> {
        run("node", &["node_modules/vite/bin/vite.js", "build", "--logLevel", "warn"], &self.folder())?;
        Ok(self.folder().join("dist"))
    }

    /// The page as it stands in the project.
    pub fn source(&self) -> Result<String> {
        let file = sources(self.name).join(self.page);
        Ok(fs::read_to_string(file)?)
    }

    /// Puts another page in its place.
    pub fn write(&self, page: &str) -> Result<()> {
        Ok(fs::write(self.folder().join(self.page), page)?)
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        // What somebody has built in place is none of the sources.
        if name == "node_modules" || name == "dist" {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
