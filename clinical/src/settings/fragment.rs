//! Percent-encoding in fragments: a plus sign is a plus sign. Also undoes HTML escapes that page builders add.

/// A part of a fragment between two `&`, without a leftover `amp;` or `#38;`: a page builder that escapes HTML twice leaves
/// these. A setting that was dropped for this would show people the crisis lines of another country.
#[must_use]
pub fn meant(mut pair: &str) -> &str {
    while let Some((escape, rest)) = pair.split_once(';')
        && ["amp", "#38", "#038", "#x26"].contains(&escape)
    {
        pair = rest;
    }
    pair
}

/// The text that is written percent-encoded; `None` where it is not UTF-8 or an escape is broken.
#[must_use]
#[inline(never)]
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' { hex(rest.next()?)? * 16 + hex(rest.next()?)? } else { byte });
    }
    String::from_utf8(bytes).ok()
}

/// A text percent-encoded, as `encodeURIComponent` does it, but for the comma, which addresses may have.
#[cfg(feature = "forms")]
#[must_use]
pub fn encode(text: &str) -> String {
    use std::fmt::Write as _;

    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~,".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a text cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

const fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}
