//! Bytes as text, a character each: how the wasm travels inside the document.
//!
//! The frame may fetch nothing, so its wasm has to stand in the document. As hexadecimal digits it would be longer by a
//! twentieth once compressed, and twice as long before. `shell/decode-wasm.js` reads it back.

/// The bytes that HTML would read as something else, each with a character that stands in for it: one that is rare in the
/// wasm, because its own byte has to give way.
const STAND_INS: [(u8, char); 3] = [(b'\0', '['), (b'\r', ']'), (b'<', '^')];

/// An element with the bytes, which no browser runs, and which says how long its text is. A byte is the character of its
/// number, or the one that stands in for it; the bytes of those characters are the character 256 above them.
pub fn element(id: &str, bytes: &[u8]) -> String {
    let text: String = bytes.iter().copied().map(character).collect();
    format!("<script type=\"text/plain\" id=\"{id}\" data-length=\"{}\">{text}</script>", bytes.len())
}

fn character(byte: u8) -> char {
    let plain = char::from(byte);
    if let Some((_, stand_in)) = STAND_INS.iter().find(|(taken, _)| *taken == byte) {
        return *stand_in;
    }
    let has_given_way = STAND_INS.iter().any(|(_, stand_in)| *stand_in == plain);
    if has_given_way { char::from_u32(256 + u32::from(byte)).unwrap_or(plain) } else { plain }
}

#[cfg(test)]
mod tests {
    use super::{STAND_INS, element};

    #[test]
    fn every_byte_comes_back_and_none_is_taken_for_something_else() {
        let bytes: Vec<u8> = (0..=255).collect();
        let element = element("wasm", &bytes);
        let (head, rest) = element.split_once('>').unwrap_or_default();
        assert!(head.contains("data-length=\"256\""));
        let inside = rest.strip_suffix("</script>").unwrap_or_default();
        assert!(!inside.contains(['\0', '\r', '<']));
        let read = |c: char| {
            let taken = STAND_INS.iter().find(|(_, stand_in)| *stand_in == c).map(|(taken, _)| *taken);
            taken.unwrap_or_else(|| u8::try_from(u32::from(c) % 256).unwrap_or_default())
        };
        assert_eq!(inside.chars().map(read).collect::<Vec<u8>>(), bytes);
    }
}
