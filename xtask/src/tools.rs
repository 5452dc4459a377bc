//! Tools from crates.io that only the tests need: built into `target/tools`, in the version seen to work.

use anyhow::Result;

use crate::project;

/// A program of crates.io and its version.
#[derive(Clone, Copy)]
pub struct Tool {
    pub name: &'static str,
    pub version: &'static str,
}

/// Firefox's driver, which Debian does not have.
pub const GECKODRIVER: Tool = Tool { name: "geckodriver", version: "0.37.1" };
/// Runs the fuzz targets.
pub const FUZZ: Tool = Tool { name: "cargo-fuzz", version: "0.13.1" };

impl Tool {
    /// Where it stands once it is built.
    pub fn path(self) -> std::path::PathBuf {
        project::root().join("target/tools/bin").join(self.name)
    }

    /// Builds it, unless it is there in this version.
    pub fn install(self) -> Result<()> {
        let told = project::command(self.path()).arg("--version").output();
        if told.is_ok_and(|told| String::from_utf8_lossy(&told.stdout).contains(self.version)) {
            return Ok(());
        }
        eprintln!("Building {} {}", self.name, self.version);
        let mut cargo = project::cargo();
        cargo.args(["install", self.name, "--version", self.version, "--quiet", "--force", "--root"]);
        project::run(cargo.arg(project::root().join("target/tools")), "install Rust with https://rustup.rs")
    }
}
