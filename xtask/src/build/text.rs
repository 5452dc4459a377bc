//! Bytes as a JavaScript string, a character each: how the wasm travels inside the script.
//!
//! The frame may fetch nothing, so its wasm has to stand in the document. As hexadecimal digits it would be a twentieth
//! longer once compressed, and twice as long before.

use std::iter::once;

/// The bytes that HTML, the script or the attribute around it would read as something else.
const TAKEN: [u8; 8] = [b'\0', b'\n', b'\r', b'"', b'&', b'\'', b'<', b'\\'];

/// The literal, with its quotes. A byte is the character of its number; one that is taken is the character 256 above
/// it, so that the low eight bits are always the byte.
pub fn literal(bytes: &[u8]) -> String {
    let character = |byte: &u8| {
        let plain = char::from(*byte);
        if TAKEN.contains(byte) { char::from_u32(256 + u32::from(*byte)).unwrap_or(plain) } else { plain }
    };
    once('"').chain(bytes.iter().map(character)).chain(once('"')).collect()
}

#[cfg(test)]
mod tests {
    use super::literal;

    #[test]
    fn every_byte_comes_back_from_the_low_bits_of_its_character() {
        let bytes: Vec<u8> = (0..=255).collect();
        let literal = literal(&bytes);
        let inside = literal.trim_matches('"');
        assert!(!inside.contains(['\0', '\n', '\r', '"', '&', '\'', '<', '\\']));
        let read: Vec<u8> = inside.chars().map(|c| u8::try_from(u32::from(c) % 256).unwrap_or_default()).collect();
        assert_eq!(read, bytes);
    }
}
