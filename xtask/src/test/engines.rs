//! The oldest browsers that README.md promises, and older ones as the control, put into `target/engines` by the ordinary
//! clients: Chromium as Qt has packed it, from `PyPI`; Firefox as Debian 11 has it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use super::{Sample, browser_tests::prove_alone};
use crate::browsers::{self, Program};
use crate::{dist, project};

/// The folder of each Chromium, and the packages that it comes in.
const CHROMIUMS: [(&str, &[&str]); 4] = [
    ("chromium-108", &["PyQt6==6.5.3", "PyQt6-Qt6==6.5.3", "PyQt6-WebEngine==6.5.0", "PyQt6-WebEngine-Qt6==6.5.3"]),
    ("chromium-112", &["PyQt6==6.6.1", "PyQt6-Qt6==6.6.3", "PyQt6-WebEngine==6.6.0", "PyQt6-WebEngine-Qt6==6.6.3"]),
    ("chromium-90", &["PyQt6==6.2.3", "PyQt6-Qt6==6.2.4", "PyQt6-WebEngine==6.2.1", "PyQt6-WebEngine-Qt6==6.2.4"]),
    ("chromium-69", &["PyQt5==5.12.3", "PyQt5-sip<12.12", "PyQtWebEngine==5.12.1"]),
];

/// The folder of Firefox; the release of Debian that has it, and which libraries it wants that later releases do not have.
const FIREFOX: &str = "firefox-115";
const RELEASE: &str = "bullseye";
const PACKAGES: [&str; 3] = ["firefox-esr", "libffi7", "libdbus-glib-1-2"];

const PYTHON: [Program; 1] = [("python3", "python3-venv")];

/// Installs the engines, and walks through the self-check in each.
pub fn run(sample: Sample) -> Result<()> {
    browsers::install_all()?;
    browsers::install_programs(&PYTHON)?;
    for (name, packages) in CHROMIUMS {
        install(name, &packages.join(" "), |folder| chromium(folder, packages))?;
    }
    install(FIREFOX, &PACKAGES.join(" "), firefox)?;
    dist::for_tests()?;
    prove_alone("engines", sample)
}

/// Fills a folder of its own, unless it was filled with the same.
fn install(name: &str, wanted: &str, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let folder = project::root().join("target/engines").join(name);
    let note = folder.join("installed");
    if fs::read_to_string(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    eprintln!("Installing {name}");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder)?;
    fill(&folder).with_context(|| format!("cannot install {name}"))?;
    // Last: what was begun and not ended is begun anew.
    project::write(&note, wanted)
}

fn chromium(folder: &Path, packages: &[&str]) -> Result<()> {
    let advice = "install Python 3 with venv";
    project::run(project::command("python3").args(["-m", "venv"]).arg(folder), advice)?;
    let mut pip = project::command(folder.join("bin/pip"));
    project::run(pip.args(["install", "--quiet", "--disable-pip-version-check"]).args(packages), advice)
}

/// Unpacks Firefox and its libraries beside those of this machine, which stay as they are.
fn firefox(folder: &Path) -> Result<()> {
    let apt = Apt::new(folder)?;
    project::run(apt.command("apt-get").args(["update", "--quiet"]), APT)?;
    project::run(apt.command("apt-get").args(["download", "--quiet"]).args(PACKAGES).current_dir(folder), APT)?;
    let files = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    let packages: Vec<_> = files.iter().filter(|file| file.extension().is_some_and(|end| end == "deb")).collect();
    ensure!(packages.len() == PACKAGES.len(), "expected {PACKAGES:?}, found {packages:?}");
    for package in packages {
        project::run(project::command("dpkg").arg("--extract").arg(package).arg(folder), APT)?;
        fs::remove_file(package)?;
    }
    let root = folder.display();
    let start = format!(
        "#!/bin/sh\nLD_LIBRARY_PATH=\"$(echo {root}/usr/lib/*-linux-gnu)\" exec {root}/usr/lib/firefox-esr/firefox-esr \"$@\"\n"
    );
    let program = folder.join("firefox");
    project::write(&program, start)?;
    project::run(project::command("chmod").arg("+x").arg(&program), APT)
}

const APT: &str = "the oldest Firefox comes from Debian's packages, so this suite needs Debian";

/// Debian's own client, which asks for another release at the place where this machine's comes from, and keeps all that it
/// learns in a folder of its own.
struct Apt {
    options: Vec<String>,
}

impl Apt {
    fn new(folder: &Path) -> Result<Self> {
        let own = folder.join("apt");
        for name in ["parts", "lists/partial", "cache/archives/partial"] {
            fs::create_dir_all(own.join(name))?;
        }
        let mut targets = project::command("apt-get");
        targets.args(["indextargets", "--format", "$(REPO_URI)", "Origin: Debian", "Label: Debian"]);
        let told = project::output_of(&mut targets, APT)?;
        let place =
            told.lines().next().context("this machine's apt knows no packages of Debian: run apt-get update")?;
        let keys = "/usr/share/keyrings/debian-archive-keyring.gpg";
        fs::write(own.join("sources.list"), format!("deb [signed-by={keys}] {place} {RELEASE} main\n"))?;
        // Nothing counts as installed, so that the newest version is not the one that this machine has.
        fs::write(own.join("status"), "")?;
        let option = |(name, file): (&str, &str)| format!("{name}={}", own.join(file).display());
        let options = [
            ("Dir::Etc::sourcelist", "sources.list"),
            ("Dir::Etc::sourceparts", "parts"),
            ("Dir::State::lists", "lists"),
            ("Dir::State::status", "status"),
            ("Dir::Cache", "cache"),
        ];
        Ok(Self { options: options.map(option).into() })
    }

    fn command(&self, program: &str) -> std::process::Command {
        let mut command = project::command(program);
        for option in &self.options {
            command.args(["--option", option]);
        }
        // Root may write where apt's own user may not.
        command.args(["--option", "APT::Sandbox::User=root"]);
        command
    }
}
