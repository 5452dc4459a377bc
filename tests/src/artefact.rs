//! The built artefact: where it is, what it is made of, and copies of it with one thing changed.

use std::path::PathBuf;
use std::{env, fs};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use sha2::{Digest, Sha256};

/// The folder of the artefact.
pub fn folder() -> PathBuf {
    env::var_os("TRD_DIST").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../dist"), PathBuf::from)
}

/// A file of the artefact.
pub fn file(name: &str) -> Result<String> {
    let path = folder().join(name);
    fs::read_to_string(&path).with_context(|| format!("cannot read {} (run `cargo xtask dist`)", path.display()))
}

/// The document that a clinic embeds.
pub fn document() -> Result<String> {
    file("trd-screener.html")
}

/// The demo pages by their paths in the artefact, in order: `index.html`, and each example that is a page.
pub fn demo_pages() -> Result<Vec<String>> {
    let examples = folder().join("examples");
    let entries = fs::read_dir(&examples).with_context(|| format!("cannot list {}", examples.display()))?;
    let mut pages = vec!["index.html".to_owned()];
    for entry in entries {
        pages.push(format!("examples/{}/index.html", entry?.file_name().to_string_lossy()));
    }
    pages.sort_unstable();
    ensure!(pages.len() > 1, "expected pages in {}, found {pages:?}", examples.display());
    Ok(pages)
}

/// Those that hold the frame itself.
pub fn demo_pages_with_a_frame() -> Result<Vec<String>> {
    let mut pages = Vec::new();
    for page in demo_pages()? {
        if file(&page)?.contains("<iframe") {
            pages.push(page);
        }
    }
    ensure!(pages.len() > 1, "expected pages with a frame, found {pages:?}");
    Ok(pages)
}

/// The text between two marks, the first of each.
pub fn between<'a>(text: &'a str, before: &str, after: &str) -> Result<&'a str> {
    let start = text.find(before).with_context(|| format!("expected {before:?}"))? + before.len();
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find(after).with_context(|| format!("expected {after:?} after {before:?}"))?;
    Ok(rest.get(..end).unwrap_or_default())
}

/// The inner document as it stands in the markup of the outer one.
pub fn escaped_frame(document: &str) -> Result<&str> {
    between(document, "srcdoc='", "'")
}

/// The inner document as the browser reads it.
pub fn frame(document: &str) -> Result<String> {
    Ok(unescape(escaped_frame(document)?))
}

/// The two ways of writing that the build uses in `srcdoc`, and no other.
fn unescape(text: &str) -> String {
    text.replace("&#39;", "'").replace("&amp;", "&")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('\'', "&#39;")
}

/// The contents of all elements of a name, in order.
pub fn contents<'a>(html: &'a str, element: &str) -> Vec<&'a str> {
    let (open, close) = (format!("<{element}>"), format!("</{element}>"));
    html.split(&open).skip(1).filter_map(|rest| Some(rest.split_once(&close)?.0)).collect()
}

/// The outer document without the inner one, so that the elements of each can be told apart.
pub fn shell(document: &str) -> Result<String> {
    Ok(document.replace(escaped_frame(document)?, ""))
}

/// The word by which the policy lets a script or style run.
pub fn pin(content: &str) -> String {
    format!("'sha256-{}'", hash(content.as_bytes()))
}

fn hash(bytes: &[u8]) -> String {
    base64::engine::general_purpose::STANDARD.encode(Sha256::digest(bytes))
}

/// The document with its inner document changed, and the policy's hash of the inner script with it. Without that the
/// browser would refuse the script, and the test would look at something else than it wants to.
pub fn with_frame(document: &str, change: impl FnOnce(String) -> String) -> Result<String> {
    let escaped = escaped_frame(document)?;
    let before = unescape(escaped);
    let after = change(before.clone());
    ensure!(before != after, "the change has changed nothing");
    let mut changed = document.replace(escaped, &escape(&after));
    for (old, new) in contents(&before, "script").iter().zip(contents(&after, "script")) {
        changed = changed.replace(&pin(old), &pin(new));
    }
    Ok(changed)
}

/// The document with a script more in its inner one, which runs before all others, in the same world as they.
pub fn with_script(document: &str, script: &str) -> Result<String> {
    with_frame(document, |frame| frame.replacen("<script>", &format!("<script>{{{script}}}\n"), 1))
}

/// The first bytes of the wasm, after a zero: its magic word and its version.
const MAGIC: &str = "asm\u{1}";

/// The characters that stand in for bytes which a page would read as something else, and those bytes, as the document's
/// script has them.
const STAND_INS: [char; 3] = ['[', ']', '^'];
const TAKEN: [u8; 3] = [0, 13, 60];

/// The bytes of the wasm as it travels: the low eight bits of each character, or the byte that it stands in for.
pub fn wasm(document: &str) -> Result<Vec<u8>> {
    let taken = format!("{TAKEN:?}").replace(' ', "");
    ensure!(document.contains(&taken), "the document decodes its wasm in another way than this test: no {taken}");
    let byte = |c: char| {
        let stands_in = STAND_INS.iter().zip(TAKEN).find(|(stand_in, _)| **stand_in == c);
        stands_in.map_or(u32::from(c) as u8, |(_, byte)| byte)
    };
    Ok(wasm_text(document)?.chars().map(byte).collect())
}

/// What stands before the wasm, up to the length of its text.
const HEAD: &str = "<script type=\"text/plain\" id=\"wasm\" data-length=\"";

/// The text that the wasm travels as.
pub fn wasm_text(document: &str) -> Result<&str> {
    let (length, text) = between(document, HEAD, "</script>")?.split_once("\">").context("no length of the wasm")?;
    ensure!(length.parse() == Ok(text.chars().count()), "the wasm has not the length {length} that is said of it");
    Ok(text)
}

/// The document with a byte of its wasm changed, which is then not the one that the inner script expects.
pub fn with_other_wasm(document: &str) -> Result<String> {
    let other = wasm_text(document)?.replacen(MAGIC, "asm\u{2}", 1);
    with_wasm_text(document, &other)
}

/// The same where the inner script expects just that: so it comes as far as the browser, which refuses it.
pub fn with_broken_wasm(document: &str) -> Result<String> {
    pinned_anew(document, &with_other_wasm(document)?)
}

/// The document with the hash of its changed wasm in the inner script.
fn pinned_anew(before: &str, changed: &str) -> Result<String> {
    let (old, new) = (hash(&wasm(before)?), hash(&wasm(changed)?));
    with_frame(changed, |frame| frame.replacen(&old, &new, 1))
}

/// The document with another text of the wasm.
fn with_wasm_text(document: &str, text: &str) -> Result<String> {
    let before = wasm_text(document)?;
    let old = format!("{HEAD}{}\">{before}", before.chars().count());
    let new = format!("{HEAD}{}\">{text}", text.chars().count());
    ensure!(old != new && document.contains(&old), "the change has changed nothing");
    Ok(document.replacen(&old, &new, 1))
}

/// The document with a wasm that may take so many pages of memory more than it begins with: then the browser refuses.
pub fn with_memory(document: &str, more: u8) -> Result<String> {
    let (text, bytes) = (wasm_text(document)?, wasm(document)?);
    // The sections before the memory's, each with its length.
    let mut at = 8;
    while bytes.get(at).is_some_and(|id| *id != MEMORY) {
        let (length, from) = number(&bytes, at + 1);
        at = from + length;
    }
    let (length, from) = number(&bytes, at + 1);
    let section = bytes.get(from..from + length).context("the wasm has no memory")?;
    ensure!(section.get(..2) == Some(&[1, 0]), "expected one memory without a limit, found {section:?}");
    let (first, _) = number(section, 2);
    let mut limited = vec![1, 1];
    limited.extend(to_bytes(first));
    limited.extend(to_bytes(first + usize::from(more)));
    let mut changed = vec![MEMORY];
    changed.extend(to_bytes(limited.len()));
    changed.extend(limited);
    let after: String = text.chars().skip(from + length).collect();
    let before: String = text.chars().take(at).collect();
    let changed: String = changed.into_iter().map(character).collect();
    pinned_anew(document, &with_wasm_text(document, &format!("{before}{changed}{after}"))?)
}

/// The number of the section that describes the memory.
const MEMORY: u8 = 5;

/// A number of wasm, seven bits a byte, the lowest first; and the place after it.
fn number(bytes: &[u8], at: usize) -> (usize, usize) {
    let rest = bytes.get(at..).unwrap_or_default();
    let length = rest.iter().position(|byte| *byte < 128).unwrap_or_default() + 1;
    let value = rest.iter().take(length).rev().fold(0, |value, byte| value << 7 | usize::from(byte & 127));
    (value, at + length)
}

fn to_bytes(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 127 {
        bytes.push((number & 127) as u8 | 128);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

/// The character that a byte of the wasm travels as.
fn character(byte: u8) -> char {
    if let Some((stand_in, _)) = STAND_INS.iter().zip(TAKEN).find(|(_, taken)| *taken == byte) {
        return *stand_in;
    }
    // One that stands in for another byte travels as one whose low eight bits are its own.
    let is_stand_in = STAND_INS.contains(&char::from(byte));
    char::from_u32(u32::from(byte) + if is_stand_in { 256 } else { 0 }).unwrap_or_default()
}
