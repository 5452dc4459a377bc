//! What a browser has kept in the files of its profile.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Those of the words that stand in a file of the folder. They are ASCII: then UTF-16 without its zeros is UTF-8.
pub fn kept(folder: &Path, words: &[String]) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_symlink() {
            continue;
        }
        if path.is_dir() {
            found.append(&mut kept(&path, words)?);
        } else if path.is_file() {
            let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let mut bytes = unpacked(&bytes).unwrap_or(bytes);
            bytes.retain(|byte| *byte != 0);
            let text = String::from_utf8_lossy(&bytes);
            found.extend(words.iter().filter(|word| text.contains(word.as_str())).cloned());
        }
    }
    Ok(found)
}

/// What Firefox has packed: its mark, the size, then one block of LZ4. `None` for any other file.
fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(b"mozLz40\0")?.get(4..)?.iter().copied();
    let mut out = Vec::new();
    while let Some(token) = rest.next() {
        let literals = length(token >> 4, &mut rest)?;
        out.extend(rest.by_ref().take(literals));
        // The last sequence has no copy.
        let Some(low) = rest.next() else { break };
        let offset = usize::from(u16::from_le_bytes([low, rest.next()?]));
        let start = out.len().checked_sub(offset)?;
        let end = start + length(token & 15, &mut rest)? + 4;
        for at in start..end {
            out.push(*out.get(at)?);
        }
    }
    Some(out)
}

/// A length goes on in the next bytes as long as they are full.
fn length(start: u8, rest: &mut impl Iterator<Item = u8>) -> Option<usize> {
    let mut length = usize::from(start);
    if start == 15 {
        loop {
            let more = rest.next()?;
            length += usize::from(more);
            if more < u8::MAX {
                break;
            }
        }
    }
    Some(length)
}
