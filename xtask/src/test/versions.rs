//! The versions of what a proof was made with.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::project;

#[derive(Deserialize)]
struct Package {
    version: String,
}

/// The browser, and packages from npm, each with its version.
pub fn of(packages: &[&str]) -> Result<Vec<String>> {
    let chromium = project::output_of(project::command("chromium").arg("--version"), "install Chromium")?;
    let mut versions = vec![chromium.split_whitespace().take(2).collect::<Vec<_>>().join(" ")];
    for name in packages {
        let file = format!("node_modules/{name}/package.json");
        let package: Package = serde_json::from_str(&project::read(&file)?).with_context(|| file)?;
        versions.push(format!("{name} {}", package.version));
    }
    Ok(versions)
}
