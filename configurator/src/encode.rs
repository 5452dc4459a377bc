//! Values as the forms write them: in markup, in shortcodes; and the way back. In addresses: see `clinical::settings::encode`.

use std::fmt::Write as _;

/// Safe between tags and in attributes with double quotes.
#[must_use]
pub fn markup(value: &str) -> String {
    value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The names that stand for characters in the attributes that this page and `WordPress` write.
const NAMES: [(&str, &str); 6] =
    [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{a0}")];

/// The text of an attribute. What is no reference to a character stays as it is.
#[must_use]
pub fn without_markup(mut text: &str) -> String {
    let mut out = String::new();
    while let Some((before, after)) = text.split_once('&') {
        out.push_str(before);
        let reference = after.split_once(';').and_then(|(name, rest)| Some((reference(name)?, rest)));
        if let Some((character, rest)) = reference {
            out.push_str(&character);
            text = rest;
        } else {
            out.push('&');
            text = after;
        }
    }
    out.push_str(text);
    out
}

fn reference(name: &str) -> Option<String> {
    if let Some((_, character)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some((*character).to_owned());
    }
    let number = name.strip_prefix('#')?;
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).map(String::from)
}

/// The signs that every place leaves as they are. Of all others some end a shortcode or its value, some `WordPress` writes
/// anew in what somebody without special rights has written, and some make a text that is pasted into a paragraph into a link
/// or into bold words.
const PLAIN_IN_SHORTCODES: &str = " +-,/()#";

/// In the double quotes of a shortcode. `WordPress` reads such values as C does.
#[must_use]
pub fn shortcode(value: &str) -> String {
    let mut out = String::new();
    for character in value.chars() {
        if character.is_alphanumeric() || PLAIN_IN_SHORTCODES.contains(character) {
            out.push(character);
        } else {
            for byte in character.encode_utf8(&mut [0; 4]).bytes() {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out
}

/// The value of a shortcode's attribute, as PHP's `stripcslashes` reads it.
#[must_use]
pub fn without_shortcode(value: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = value.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        if *byte != b'\\' {
            bytes.push(*byte);
            continue;
        }
        // A backslash at the end stands for nothing.
        let Some((escape, after)) = rest.split_first() else { break };
        let (code, digits) = match escape {
            b'x' => digits(after, 16, 2),
            b'0'..=b'7' => digits(rest, 8, 3),
            _ => (None, 0),
        };
        let start = if *escape == b'x' { after } else { rest };
        rest = if code.is_some() { start.get(digits..).unwrap_or_default() } else { after };
        bytes.push(code.unwrap_or(match escape {
            b'n' => b'\n',
            b't' => b'\t',
            b'r' => b'\r',
            b'a' => 7,
            b'b' => 8,
            b'f' => 12,
            b'v' => 11,
            other => *other,
        }));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The number that the text begins with, and of how many digits it is; at most so many.
fn digits(text: &[u8], radix: u32, most: usize) -> (Option<u8>, usize) {
    let count = text.iter().take(most).take_while(|byte| char::from(**byte).is_digit(radix)).count();
    let digits = text.get(..count).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default();
    // As in C, what is more than a byte holds is cut off.
    (u32::from_str_radix(digits, radix).ok().map(|code| (code & 255) as u8), count)
}
