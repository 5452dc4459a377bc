//! The built artefact: where it is, what it is made of, and copies of it with one thing changed.

use std::path::{Path, PathBuf};
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

/// The names of the demo pages, in order: those in the project's folder `demo/`, which stand beside the document.
pub fn demo_pages() -> Result<Vec<String>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../demo");
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
    let mut names = names.collect::<Result<Vec<_>>>()?;
    names.retain(|name| Path::new(name).extension().is_some_and(|ending| ending == "html"));
    names.sort_unstable();
    ensure!(names.len() > 1, "expected pages in {}, found {names:?}", folder.display());
    Ok(names)
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
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(content));
    format!("'sha256-{hash}'")
}

/// The document with its inner document changed, and the policy's hash of the inner script with it. Without that the
/// browser would refuse the script, and the test would look at something else than it wants to.
pub fn with_frame(document: &str, change: impl FnOnce(String) -> String) -> Result<String> {
    with_frame_of(document, |frame| Ok(change(frame)))
}

fn with_frame_of(document: &str, change: impl FnOnce(String) -> Result<String>) -> Result<String> {
    let escaped = escaped_frame(document)?;
    let before = unescape(escaped);
    let after = change(before.clone())?;
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
pub const MAGIC: &str = "asm\u{1}";

/// The characters that stand in for bytes which a page would read as something else, and those bytes, as the document's
/// script has them.
const STAND_INS: [char; 8] = ['[', ']', '^', 'Z', 'Q', '*', '=', '\u{1e}'];
const TAKEN: [u8; 8] = [0, 34, 13, 10, 60, 92, 38, 39];

/// The bytes of the wasm, which stands in the inner script as a text: the low eight bits of each character, or the byte
/// that it stands in for.
pub fn wasm(frame: &str) -> Result<Vec<u8>> {
    let taken = format!("{TAKEN:?}").replace(' ', "");
    ensure!(frame.contains(&taken), "the inner script decodes its wasm in another way than this test: no {taken}");
    let byte = |c: char| {
        let stands_in = STAND_INS.iter().zip(TAKEN).find(|(stand_in, _)| **stand_in == c);
        stands_in.map_or(u32::from(c) as u8, |(_, byte)| byte)
    };
    Ok(wasm_text(frame)?.chars().map(byte).collect())
}

/// The text that the wasm travels as.
pub fn wasm_text(frame: &str) -> Result<&str> {
    let magic = frame.find(MAGIC).context("the inner document holds no wasm that this test can read")?;
    let before = frame.get(..magic).unwrap_or_default();
    let mut start = before.char_indices().rev();
    let (start, quote) = start.next().zip(start.next()).map(|((at, _), (_, quote))| (at, quote)).unwrap_or_default();
    ensure!(matches!(quote, '"' | '\'' | '`'), "expected a quote before the wasm, found {quote:?}");
    let text = frame.get(start..).unwrap_or_default().split(quote).next().unwrap_or_default();
    ensure!(!text.contains('\\'), "expected no escape in the text of the wasm");
    Ok(text)
}

/// The document with a wasm that may take so many pages of memory more than it begins with: then the browser refuses.
pub fn with_memory(document: &str, more: u8) -> Result<String> {
    with_frame_of(document, |frame| {
        let (text, bytes) = (wasm_text(&frame)?.to_owned(), wasm(&frame)?);
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
        Ok(frame.replace(&text, &format!("{before}{}{after}", changed.into_iter().map(character).collect::<String>())))
    })
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
