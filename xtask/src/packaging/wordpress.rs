//! `dist/trd-screener-wordpress.zip`: the plugin, ready to be uploaded. The same sources give the same bytes.

use std::io::{Cursor, Write as _};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Release, VERSION, definition, php, pot, sources, translation};
use crate::build::{Document, document_texts};
use crate::project;

/// Where the plugin's own files lie.
const SOURCES: &str = "packaging/wordpress";

/// The folder that `WordPress` keeps it in.
const FOLDER: &str = "trd-screener";

/// Packs the plugin.
pub fn pack(document: &Document, release: &Release) -> Result<Vec<u8>> {
    let mut texts = texts(release)?;
    let entries = pot::entries(&texts)?;
    texts.push(("languages/trd-screener.pot".to_owned(), pot::write(&entries)));
    texts.push(("LICENSE".to_owned(), project::read("LICENSE-MIT")?));
    let html = document.html().as_bytes();
    let mut files: Vec<(String, Vec<u8>)> = texts.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
    files.push(("document/trd-screener.html".to_owned(), html.to_vec()));
    files.extend(translation::files(&entries)?);
    files.sort();
    zip(&files)
}

/// The plugin's own files, and those that are made from the definition.
pub fn texts(release: &Release) -> Result<Vec<(String, String)>> {
    let mut texts = sources(SOURCES)?;
    for (_, text) in &mut texts {
        *text = text.replace("@version@", VERSION);
    }
    let all = definition::all()?;
    texts.push((
        "includes/definition.php".to_owned(),
        file("The settings: one definition for all forms.", &format!("return {};", php::value(&all, 0))),
    ));
    texts.push(("includes/release.php".to_owned(), release_file(release)));
    texts.push(("block/block.json".to_owned(), block(&all)?));
    texts.sort();
    Ok(texts)
}

/// A file of PHP that nobody edits.
fn file(about: &str, code: &str) -> String {
    format!(
        "<?php\n/**\n * {about} Written by the build.\n *\n * @package TrdScreener\n */\n\n\
         defined( 'ABSPATH' ) || exit;\n\n{code}\n"
    )
}

/// What is known of the document without asking for translations, which are not loaded yet when it is served.
fn release_file(release: &Release) -> String {
    let told = json!({ "version": release.version, "hash": release.short_hash(), "headers": release.headers });
    let code = format!("const RELEASE = {};", php::value(&told, 0));
    file("The release of the document.", &code).replace("defined(", "namespace TrdScreener;\n\ndefined(")
}

/// What the editor is told of the block.
fn block(all: &Value) -> Result<String> {
    let words = document_texts::plugin("en")?;
    let word = |name: &str| words.get(name).with_context(|| format!("en/plugin.toml: no `{name}`"));
    let mut attributes = Map::new();
    for group in ["settings", "frame"] {
        for key in all.get(group).and_then(Value::as_object).context("the definition has no settings")?.keys() {
            attributes.insert(key.clone(), json!({ "type": "string" }));
        }
    }
    let block = json!({
        "apiVersion": 3,
        "name": "trd-screener/self-check",
        "title": word("name")?,
        "description": word("block")?,
        "category": "widgets",
        "icon": "clipboard",
        "keywords": ["depression", "screening"],
        "textdomain": "trd-screener",
        "attributes": attributes,
        "supports": { "html": false },
        "editorScript": "file:./block.js",
    });
    Ok(format!("{}\n", serde_json::to_string_pretty(&block)?))
}

/// Every file at the same time and with the same rights, whatever the machine's own are.
fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(format!("{FOLDER}/{name}"), options)?;
        zip.write_all(content)?;
    }
    Ok(zip.finish().context("cannot end the archive")?.into_inner())
}
