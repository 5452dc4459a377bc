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
pub const FUZZ: Tool = Tool { name: "cargo-fuzz", version: "0.13.2" };
/// Asks whether what others have made may be used.
pub const DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2" };
/// Changes the rules to see whether a test notices.
pub const MUTANTS: Tool = Tool { name: "cargo-mutants", version: "27.1.0" };

impl Tool {
    /// Where it stands once it is built.
    pub fn path(self) -> std::path::PathBuf {
        project::root().join("target/tools/bin").join(self.name)
    }

    /// Builds it, unless it is there in this version. Without optimisation, which takes longer than it would save here.
    pub fn install(self) -> Result<()> {
        // Cargo's own list of what it has installed there.
        let installed = project::read("target/tools/.crates.toml").unwrap_or_default();
        if installed.contains(&format!("\"{} {} ", self.name, self.version)) {
            return Ok(());
        }
        eprintln!("Building {} {}", self.name, self.version);
        let mut cargo = project::cargo();
        cargo.args(["install", self.name, "--version", self.version, "--locked", "--debug", "--quiet", "--force"]);
        cargo.env("CARGO_PROFILE_DEV_DEBUG", "0");
        let tools = project::root().join("target/tools");
        // One folder to build in: what two of them need is compiled once.
        cargo.arg("--root").arg(&tools).arg("--target-dir").arg(tools.join("build"));
        project::run(&mut cargo, "install Rust with https://rustup.rs")
    }
}
