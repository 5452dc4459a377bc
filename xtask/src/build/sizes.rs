//! What the document weighs.

use std::fmt;
use std::io::{self, Write};

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

/// Sizes of one file in bytes.
pub struct Sizes {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Sizes {
    /// Compresses as static hosts do, at the highest level: gzip -9, brotli -q 11 with a window of 2²⁴ bytes.
    pub fn of(bytes: &[u8]) -> io::Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = Vec::new();
        let parameters = BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: bytes.len(), ..Default::default() };
        brotli::BrotliCompress(&mut &*bytes, &mut brotli, &parameters)?;
        Ok(Self { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
    }

    /// What `sizes.json` holds: the document's sizes, and those of the element beside it.
    pub fn list(document: &Self, element: &Self) -> String {
        let document = document.to_string();
        format!("{}, \"element\": {element} }}\n", document.trim_end_matches(" }"))
    }
}

/// As JSON.
impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { raw, gzip, brotli } = self;
        write!(f, "{{ \"raw\": {raw}, \"gzip\": {gzip}, \"brotli\": {brotli} }}")
    }
}
