//! The browsers that the tests drive.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::project;

/// The programs, and the Debian packages that bring them.
const NEEDED: [(&str, &str); 2] = [("chromium", "chromium"), ("chromedriver", "chromium-driver")];

/// Installs what is missing on Debian; elsewhere says what to install.
pub fn install() -> Result<()> {
    let missing: Vec<_> = NEEDED.into_iter().filter(|(program, _)| !is_installed(program)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages: Vec<_> = missing.iter().map(|(_, package)| *package).collect();
    if !Path::new("/etc/debian_version").exists() {
        let programs: Vec<_> = missing.iter().map(|(program, _)| *program).collect();
        bail!(
            "the browser tests need {}: install Chromium and its ChromeDriver of the same version",
            programs.join(" and ")
        );
    }
    eprintln!("Installing {}", packages.join(" "));
    let advice = "install them with apt as root, then run this again";
    project::run(project::command("apt-get").args(["update", "--quiet"]), advice)?;
    let install = ["install", "--yes", "--quiet", "--no-install-recommends"];
    project::run(project::command("apt-get").args(install).args(&packages), advice)
}

fn is_installed(program: &str) -> bool {
    Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success())
}
