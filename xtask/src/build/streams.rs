//! Sorts the code of a wasm into streams, one for each kind of number: like beside like compresses better.
//!
//! What comes out has the sections of a wasm, and in its code section the lengths of the streams and the streams.
//! `shell/whole.js` puts it together again. Any operation that this does not know stops the build.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::project;

/// The code section's number.
const CODE: u8 = 10;

/// The streams, in the order in which they follow each other.
#[derive(Clone, Copy)]
enum Stream {
    /// The operations, and all that is rare.
    Operations,
    Locals,
    Constants,
    Branches,
    Offsets,
    Calls,
}

const STREAMS: usize = 6;

/// The wasm with its code sorted. Node puts it together again on the spot: what does not come back to the last byte
/// stops the build.
pub fn sorted(wasm: &[u8], folder: &Path) -> Result<Vec<u8>> {
    let sorted = sort(wasm).context("the wasm holds something that its sorting does not know")?;
    let (before, after) = (folder.join("widget_sorted.wasm"), folder.join("widget_whole.wasm"));
    fs::write(&before, &sorted)?;
    let script = "const fs = await import('node:fs'); const { whole } = await import('./shell/whole.js');
        const [from, to] = process.argv.slice(1); fs.writeFileSync(to, whole(new Uint8Array(fs.readFileSync(from))));";
    let mut node = project::command("node");
    node.args(["--input-type=module", "--eval", script, "--"]).arg(&before).arg(&after);
    project::run(&mut node, "install Node with npm")?;
    ensure!(fs::read(&after)? == wasm, "shell/whole.js makes another wasm than the one that was sorted");
    Ok(sorted)
}

fn sort(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut out = wasm.get(..8).context("a wasm begins with eight bytes")?.to_vec();
    let mut file = Reader { bytes: wasm, at: 8 };
    while file.at < wasm.len() {
        let section = file.byte()?;
        let size = file.number()?;
        let content = file.slice(size as usize)?;
        out.push(section);
        let content = if section == CODE { sort_code(content)? } else { content.to_vec() };
        put(&mut out, content.len());
        out.extend(content);
    }
    Ok(out)
}

fn sort_code(content: &[u8]) -> Result<Vec<u8>> {
    let mut sorter = Sorter { code: Reader { bytes: content, at: 0 }, streams: Default::default() };
    let functions = sorter.number(Stream::Operations)?;
    for _ in 0..functions {
        let size = sorter.code.number()? as usize;
        let end = sorter.code.at + size;
        sorter.body()?;
        ensure!(sorter.code.at == end, "a function that ends elsewhere than it says");
    }
    let mut out = Vec::new();
    for stream in &sorter.streams {
        put(&mut out, stream.len());
    }
    out.extend(sorter.streams.concat());
    Ok(out)
}

fn put(out: &mut Vec<u8>, mut value: usize) {
    while value > 127 {
        out.push((value & 127) as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn slice(&mut self, length: usize) -> Result<&'a [u8]> {
        let slice = self.bytes.get(self.at..self.at + length).context("it ends too early")?;
        self.at += length;
        Ok(slice)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.slice(1)?.first().copied().unwrap_or_default())
    }

    /// A number of wasm as it is written: seven bits a byte, the lowest first.
    fn written(&mut self) -> Result<&'a [u8]> {
        let start = self.at;
        while self.byte()? > 127 {}
        Ok(self.bytes.get(start..self.at).unwrap_or_default())
    }

    fn number(&mut self) -> Result<u32> {
        Ok(value(self.written()?))
    }
}

fn value(written: &[u8]) -> u32 {
    written.iter().rev().fold(0, |value, byte| value.wrapping_shl(7) | u32::from(byte & 127))
}

struct Sorter<'a> {
    code: Reader<'a>,
    streams: [Vec<u8>; STREAMS],
}

impl Sorter<'_> {
    fn put(&mut self, stream: Stream, bytes: &[u8]) {
        if let Some(stream) = self.streams.get_mut(stream as usize) {
            stream.extend(bytes);
        }
    }

    fn take(&mut self, stream: Stream) -> Result<u8> {
        let byte = self.code.byte()?;
        self.put(stream, &[byte]);
        Ok(byte)
    }

    fn number(&mut self, stream: Stream) -> Result<u32> {
        let written = self.code.written()?;
        self.put(stream, written);
        Ok(value(written))
    }

    fn numbers(&mut self, count: u32, stream: Stream) -> Result<()> {
        for _ in 0..count {
            self.number(stream)?;
        }
        Ok(())
    }

    /// One function: its locals and its operations, up to the end of the outermost block.
    fn body(&mut self) -> Result<()> {
        let kinds = self.number(Stream::Operations)?;
        self.numbers(2 * kinds, Stream::Operations)?;
        let mut depth = 1;
        while depth > 0 {
            match self.take(Stream::Operations)? {
                // Blocks.
                0x02..=0x04 => {
                    depth += 1;
                    self.number(Stream::Operations)?;
                }
                0x0b => depth -= 1,
                0x0c | 0x0d => self.numbers(1, Stream::Branches)?,
                0x0e => {
                    let targets = self.number(Stream::Branches)?;
                    self.numbers(targets + 1, Stream::Branches)?;
                }
                // Calls, and a reference to a function.
                0x10 | 0xd2 => self.numbers(1, Stream::Calls)?,
                0x11 => self.numbers(2, Stream::Operations)?,
                0x1c => {
                    let types = self.number(Stream::Operations)?;
                    self.numbers(types, Stream::Operations)?;
                }
                0x20..=0x22 => self.numbers(1, Stream::Locals)?,
                // Loads and stores: how they are aligned follows from the operation, where they reach does not.
                0x28..=0x3e => {
                    self.number(Stream::Operations)?;
                    self.number(Stream::Offsets)?;
                }
                // Globals, tables, the size of the memory, a null of some type.
                0x23..=0x26 | 0x3f | 0x40 | 0xd0 => self.numbers(1, Stream::Operations)?,
                0x41 | 0x42 => self.numbers(1, Stream::Constants)?,
                0x43 => self.bytes(4)?,
                0x44 => self.bytes(8)?,
                0xfc => {
                    let operation = self.number(Stream::Operations)?;
                    let count = match operation {
                        0..=7 => 0,
                        8 | 10 | 12 | 14 => 2,
                        9 | 11 | 13 | 15..=17 => 1,
                        other => bail!("operation 0xfc {other}"),
                    };
                    self.numbers(count, Stream::Operations)?;
                }
                // Operations without numbers.
                0x00 | 0x01 | 0x05 | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => {}
                other => bail!("operation {other:#x}"),
            }
        }
        Ok(())
    }

    fn bytes(&mut self, count: usize) -> Result<()> {
        for _ in 0..count {
            self.take(Stream::Operations)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::sort;

    #[test]
    fn an_operation_that_is_not_known_is_named() {
        // One function that holds a vector operation.
        let wasm = b"\0asm\x01\0\0\0\x0a\x06\x01\x04\0\xfd\x0c\x0b";
        assert!(sort(wasm).is_err_and(|error| format!("{error:#}").contains("0xfd")));
    }

    #[test]
    fn numbers_go_to_the_stream_of_their_kind() {
        // One function: local.get 5, i32.load align 2 offset 7, call 9, end.
        let wasm = b"\0asm\x01\0\0\0\x0a\x0b\x01\x09\0\x20\x05\x28\x02\x07\x10\x09\x0b";
        let expected = b"\0asm\x01\0\0\0\x0a\x10\x07\x01\0\0\x01\x01\x01\0\x20\x28\x02\x10\x0b\x05\x07\x09";
        assert_eq!(sort(wasm).ok().as_deref(), Some(&expected[..]));
    }
}
