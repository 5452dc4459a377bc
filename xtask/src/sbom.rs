//! The bill of materials of the artefact, as `CycloneDX` 1.6: every crate that its wasm is compiled from, and the tools of
//! npm that it goes through, each with its version, licence and hash. <https://cyclonedx.org/docs/1.6/json/>
//!
//! The same sources give the same bytes: no time and no serial number stands in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::{Context, Result};
use base64::Engine as _;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::project;

/// The crate of the widget.
const ROOT: &str = "trd-screener";
/// Packages of npm that the artefact goes through.
const TOOLS: [&str; 2] = ["esbuild", "binaryen"];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    /// `None` for what the crate itself is compiled with.
    kind: Option<String>,
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

/// What the artefact is made of, or goes through.
#[derive(Serialize)]
struct Component {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(rename = "bom-ref")]
    bom_ref: String,
    name: String,
    version: String,
    /// `required`: it stands in the artefact. `excluded`: the build needs it.
    scope: &'static str,
    licenses: Vec<License>,
    hashes: Vec<Hash>,
    purl: String,
}

#[derive(Serialize)]
struct License {
    expression: String,
}

#[derive(Serialize)]
struct Hash {
    alg: &'static str,
    content: String,
}

/// What a component needs.
#[derive(Serialize)]
struct Needs {
    #[serde(rename = "ref")]
    of: String,
    #[serde(rename = "dependsOn")]
    needs: BTreeSet<String>,
}

/// The bill for this artefact.
pub fn of(document: &[u8]) -> Result<String> {
    let metadata = metadata()?;
    let lock: Lock = toml::from_str(&project::read("Cargo.lock")?).context("in Cargo.lock")?;
    let by_id: BTreeMap<&str, &Package> = metadata.packages.iter().map(|p| (p.id.as_str(), p)).collect();
    let nodes: BTreeMap<&str, &Node> = metadata.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let root = metadata.packages.iter().find(|package| package.name == ROOT).context("no package of the widget")?;

    let mut components = Vec::new();
    let mut dependencies = Vec::new();
    let mut reached = BTreeSet::from([root.id.as_str()]);
    let mut open = vec![root.id.as_str()];
    while let Some(id) = open.pop() {
        let package = by_id.get(id).context("cargo names a package that it does not describe")?;
        let of_package = nodes.get(id).map(|node| node.deps.as_slice()).unwrap_or_default();
        let is_wanted =
            |dependency: &&Dependency| dependency.dep_kinds.iter().any(|kind| kind.kind.as_deref() != Some("dev"));
        let needs: Vec<&str> = of_package.iter().filter(is_wanted).map(|dependency| dependency.pkg.as_str()).collect();
        let refs: BTreeSet<String> = needs.iter().filter_map(|id| by_id.get(id)).map(|needed| purl(needed)).collect();
        dependencies.push(Needs { of: purl(package), needs: refs });
        open.extend(needs.into_iter().filter(|needed| reached.insert(needed)));
        if package.id != root.id {
            components.push(component(package, &lock));
        }
    }
    for tool in TOOLS {
        components.push(npm(tool)?);
    }
    components.sort_by(|a, b| a.purl.cmp(&b.purl));
    dependencies.sort_by(|a, b| a.of.cmp(&b.of));
    let subject = json!({
        "type": "application",
        "bom-ref": purl(root),
        "name": ROOT,
        "version": root.version,
        "hashes": [Hash { alg: "SHA-256", content: hex(&Sha256::digest(document)) }],
    });
    let bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": subject },
        "components": components,
        "dependencies": dependencies,
    });
    Ok(serde_json::to_string_pretty(&bill)? + "\n")
}

/// What cargo resolves for the wasm, from the locked versions.
fn metadata() -> Result<Metadata> {
    let mut cargo = project::cargo();
    cargo.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"]);
    let text = project::output_of(&mut cargo, "install Rust with https://rustup.rs")?;
    serde_json::from_str(&text).context("cargo metadata has another shape than expected")
}

/// <https://github.com/package-url/purl-spec>
fn purl(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

fn component(package: &Package, lock: &Lock) -> Component {
    // A macro is run by the compiler, and nothing of it stands in the wasm.
    let is_macro = package.targets.iter().any(|target| target.kind.iter().any(|kind| kind == "proc-macro"));
    let locked = lock.package.iter().find(|locked| locked.name == package.name && locked.version == package.version);
    let checksum = locked.and_then(|locked| locked.checksum.clone());
    Component {
        kind: "library",
        bom_ref: purl(package),
        name: package.name.clone(),
        version: package.version.clone(),
        scope: if is_macro { "excluded" } else { "required" },
        purl: purl(package),
        // Older crates write a slash where SPDX wants a word.
        licenses: package.license.iter().map(|license| License { expression: license.replace('/', " OR ") }).collect(),
        hashes: checksum.into_iter().map(|content| Hash { alg: "SHA-256", content }).collect(),
    }
}

#[derive(Deserialize)]
struct NpmLock {
    packages: BTreeMap<String, NpmPackage>,
}

#[derive(Deserialize)]
struct NpmPackage {
    version: Option<String>,
    license: Option<String>,
    integrity: Option<String>,
}

/// A tool of npm, as the lockfile has it.
fn npm(name: &str) -> Result<Component> {
    let lock: NpmLock = serde_json::from_str(&project::read("package-lock.json")?).context("in package-lock.json")?;
    let locked = lock.packages.get(&format!("node_modules/{name}"));
    let locked = locked.with_context(|| format!("package-lock.json has no {name}"))?;
    let version = locked.version.clone().with_context(|| format!("package-lock.json: {name} has no version"))?;
    let integrity = locked.integrity.as_deref().unwrap_or_default();
    let hash = integrity.strip_prefix("sha512-").context("expected a hash of the kind sha512")?;
    let hash = base64::engine::general_purpose::STANDARD.decode(hash)?;
    let purl = format!("pkg:npm/{name}@{version}");
    Ok(Component {
        kind: "application",
        bom_ref: purl.clone(),
        name: name.to_owned(),
        version,
        scope: "excluded",
        purl,
        licenses: locked.license.iter().map(|license| License { expression: license.clone() }).collect(),
        hashes: vec![Hash { alg: "SHA-512", content: hex(&hash) }],
    })
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in bytes {
        // Writing to a text cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}
