//! A recipe of docs/hosting.md, made to run on this machine without a certificate.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use browser_tests::{artefact, output};
use tempfile::TempDir;

/// The folder that a server shows, and those of its configuration.
pub struct Ground {
    folder: TempDir,
}

impl Ground {
    /// With the release in it. Outside the project: a server gives up its rights, and then may not read what is private.
    pub fn prepare() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("trd-hosting-").tempdir()?;
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755))?;
        let hosting = artefact::folder().join("hosting");
        let copy = |from: &str, to: &str| -> Result<()> {
            let (told, is_well) =
                output(Command::new("cp").arg("-r").arg(hosting.join(from)).arg(folder.path().join(to)))?;
            ensure!(is_well, "{told}");
            Ok(())
        };
        copy("www", "www")?;
        copy("nginx", "nginx")?;
        copy("apache", "apache")?;
        Ok(Self { folder })
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn file(&self, name: &str) -> PathBuf {
        self.path().join(name)
    }
}

/// The part of the page between its marks of this language, with each word changed as listed. Lines that begin with
/// one of the words in `without` are left out.
pub fn recipe(language: &str, changes: &[(&str, &str)], without: &[&str]) -> Result<String> {
    let page = include_str!("../../docs/hosting.md");
    let mut recipe = artefact::between(page, &format!("```{language}\n"), "```")?.to_owned();
    for (from, to) in changes {
        ensure!(recipe.contains(from), "the recipe has no {from:?}");
        recipe = recipe.replace(from, to);
    }
    let is_kept = |line: &&str| !without.iter().any(|word| line.trim_start().starts_with(word));
    Ok(recipe.lines().filter(is_kept).collect::<Vec<_>>().join("\n"))
}

/// The path of the release's folder, as `current.conf` leads to it.
pub fn release() -> Result<String> {
    let redirects = artefact::file("hosting/www/_redirects")?;
    let line = redirects.lines().next().context("no redirect")?;
    let target = line.split(' ').nth(1).context("the redirect leads nowhere")?;
    Ok(target.trim_end_matches("trd-screener.html").to_owned())
}
