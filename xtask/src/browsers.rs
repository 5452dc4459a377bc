//! The browsers that the tests drive, and what else the tests need of the system. A suite names what it needs.

use std::env;
use std::path::Path;

use anyhow::{Result, bail};

use crate::{project, tools};

/// A program, or a file by its whole path; and the Debian package that brings it.
pub type Program = (&'static str, &'static str);

/// What every browser test needs.
const CHROMIUM: [Program; 2] = [("chromium", "chromium"), ("chromedriver", "chromium-driver")];

/// For promises that hold in all browsers: the two other browsers, Xvfb for `WebKitGTK`, which has no headless mode, and a
/// network namespace.
const OTHERS: [Program; 4] =
    [("firefox-esr", "firefox-esr"), ("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb"), ("ip", "iproute2")];

/// Installs Chromium on Debian; elsewhere says what to install.
pub fn install() -> Result<()> {
    install_programs(&CHROMIUM)
}

/// Installs all three browsers on Debian. Elsewhere only Chromium is asked for: the tests say of each other one that is
/// not there that they have not run in it.
pub fn install_all() -> Result<()> {
    if !is_debian() {
        return install();
    }
    install_programs(&[&CHROMIUM[..], &OTHERS[..]].concat())?;
    if is_on_path(tools::GECKODRIVER.name) { Ok(()) } else { tools::GECKODRIVER.install() }
}

/// Installs on Debian what is not here; elsewhere says what is missing.
pub fn install_programs(needed: &[Program]) -> Result<()> {
    let missing: Vec<_> = needed.iter().filter(|(program, _)| !is_here(program)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_debian() {
        let programs: Vec<_> = missing.iter().map(|(program, _)| *program).collect();
        bail!("the tests need {}: install them (ChromeDriver in the version of Chromium)", programs.join(", "));
    }
    let packages: Vec<_> = missing.iter().map(|(_, package)| *package).collect();
    eprintln!("Installing {}", packages.join(" "));
    let advice = "install them with apt as root, then run this again";
    project::run(project::command("apt-get").args(["update", "--quiet"]), advice)?;
    let install = ["install", "--yes", "--quiet", "--no-install-recommends"];
    let mut apt = project::command("apt-get");
    // A service that comes with a package is not to be started: the tests start their own, and end it.
    apt.env("RUNLEVEL", "1").env("DEBIAN_FRONTEND", "noninteractive");
    project::run(apt.args(install).args(&packages), advice)
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").exists()
}

fn is_here(program: &str) -> bool {
    if program.starts_with('/') { Path::new(program).exists() } else { is_on_path(program) }
}

fn is_on_path(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    // Debian keeps the tools of the network where the path of a person who is not root does not lead.
    env::split_paths(&path).chain(["/usr/sbin".into()]).any(|folder| folder.join(program).is_file())
}
