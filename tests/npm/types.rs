//! What is in the package, and what its types let through.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, output};
use clinical::settings::SETTINGS;
use serde_json::{Value, json};

use crate::project::{PROJECTS, Project, packed};

/// The files that it names are there; it has no dependency and runs no script when it is installed.
pub async fn the_package_is_whole_and_brings_nothing_along(_: &TestContext) -> Result<()> {
    let archive = packed().await?;
    let (list, is_well) = output(Command::new("tar").arg("-tzf").arg(archive))?;
    ensure!(is_well, "{list}");
    let (text, _) = output(Command::new("tar").args(["-xzOf"]).arg(archive).arg("package/package.json"))?;
    let package: Value = serde_json::from_str(&text)?;
    for field in ["dependencies", "scripts", "optionalDependencies"] {
        ensure!(package.get(field).is_none(), "the package has {field}");
    }
    // React is asked for where it is there already, by one of the forms.
    let peers = package.get("peerDependencies").and_then(Value::as_object).context("no peer")?;
    let is_optional = package.pointer("/peerDependenciesMeta/react/optional") == Some(&Value::Bool(true));
    ensure!(peers.keys().eq(["react"]) && is_optional, "the package brings {peers:?} along");
    let exports = package.get("exports").and_then(Value::as_object).context("no exports")?;
    let mut files: Vec<&str> = Vec::new();
    for target in exports.values() {
        match target {
            Value::String(file) => files.push(file),
            conditions => {
                files.extend(conditions.as_object().into_iter().flat_map(|c| c.values()).filter_map(Value::as_str));
            }
        }
    }
    files.extend(["./README.md", "./LICENSE-MIT", "./LICENSE-APACHE"]);
    for file in files {
        let name = file.replacen('.', "package", 1);
        ensure!(list.lines().any(|line| line == name), "the archive has no {name}:\n{list}");
    }
    ensure!(list.lines().count() == 11, "files that nobody has asked for:\n{list}");
    ensure!(!text.contains('@') && package.get("version").is_some(), "{text}");
    Ok(())
}

/// Where pages are made on a server there is no browser: the import does nothing there.
pub async fn a_server_may_import_it(_: &TestContext) -> Result<()> {
    Project::set_up().await?;
    for project in PROJECTS {
        let code = "import('trd-screener').then((found) => console.log(found.documentUrl))";
        let (told, is_well) = output(Command::new("node").args(["-e", code]).current_dir(project.folder()))?;
        ensure!(is_well && told.trim().ends_with("/trd-screener.htm"), "{told}");
    }
    Ok(())
}

/// A link is made where there is no browser, with the settings in it. An address that leads to no page is named: it would be code,
/// or a file of the server, as the document's own is where no bundler has given it an address.
pub async fn a_server_may_make_the_link(_: &TestContext) -> Result<()> {
    Project::set_up().await?;
    let folder = PROJECTS.first().context("no project")?.folder();
    let ask = |given: &str| -> Result<(String, bool)> {
        let code =
            format!("import('trd-screener').then(({{ ownPage }}) => console.log(JSON.stringify(ownPage({given}))))");
        output(Command::new("node").args(["-e", &code]).current_dir(&folder))
    };
    let (told, is_well) =
        ask("{ src: '/trd-screener.htm#old', clinic: 'Söhne & \"1\"', label: 'Check <b>', height: 1 }")?;
    ensure!(is_well, "{told}");
    let made: Value = serde_json::from_str(told.trim())?;
    let link = json!({ "href": "/trd-screener.htm#clinic=S%C3%B6hne%20%26%20%221%22", "target": "_blank", "rel": "noopener noreferrer" });
    ensure!(made.get("link") == Some(&link) && made.get("label") == Some(&json!("Check <b>")), "{made}");
    ensure!(made.get("help").and_then(Value::as_str).is_some_and(|help| help.starts_with("Call 988")), "{made}");
    for bad in
        ["{ src: 'javascript:alert(1)' }", "{ src: ' java\\nscript:alert(1)' }", "{ src: 'data:text/html,x' }", "{}"]
    {
        let (told, is_well) = ask(bad)?;
        ensure!(!is_well && told.contains("TypeError: trd-screener: \""), "{bad}: {told}");
    }
    Ok(())
}

/// Every setting passes with its own example. Controls: an attribute that there is not, and values that do not fit.
pub async fn right_attributes_pass_and_wrong_ones_are_seen(_: &TestContext) -> Result<()> {
    Project::set_up().await?;
    for project in PROJECTS {
        let page = project.source()?;
        for setting in SETTINGS {
            ensure!(
                page.contains(&format!("{}=", setting.key)),
                "{}: the page does not use {}",
                project.name,
                setting.key
            );
        }
        let (told, is_well) = project.check()?;
        ensure!(is_well, "{}: {told}", project.name);
        for (right, wrong) in [
            ("lang=\"en\"", "lang=\"tlh\""),
            ("country=\"US\"", "country=\"Atlantis\""),
            ("hours=\"Mon to Fri, 9 to 5\"", "colour=\"red\""),
        ] {
            ensure!(page.contains(right), "{}: no {right}", project.name);
            project.write(&page.replace(right, wrong))?;
            let (told, is_well) = project.check()?;
            // The one checker names the attribute, the other one the value.
            let (name, value) = wrong.split_once('=').unwrap_or_default();
            let is_named = told.contains(value) || told.contains(&format!("'{name}'"));
            ensure!(!is_well && is_named, "{}: {wrong} passes: {told}", project.name);
        }
        project.write(&page)?;
    }
    Ok(())
}
