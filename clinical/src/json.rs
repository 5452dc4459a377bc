//! JSON tokenizer, for the file that a person opens. By hand, because it travels to cheap phones: as built for the widget
//! it is about 900 bytes of wasm, and `serde_json` (a file parsed into a `Value`, no more) came to 18,866 bytes of wasm,
//! 7,699 of the document after brotli. Engineers' machines read their record by `serde`: the crate `record`.
//!
//! Strict as RFC 8259 is: no comments, and only its own white space. How tokens follow each other and what is a number is not
//! looked at: `fhir::open` holds a file against what would have been written.

use std::str::Chars;

/// What a piece is, beside the marks `{}[],:`, which are themselves: a text in quotes.
pub const TEXT: char = '"';
/// `null`, `true`, `false` or a number; perhaps something that is neither.
pub const WORD: char = 'w';
/// The end, or something that is no JSON.
pub const END: char = '.';

/// The pieces of a text, one after the other. The last one is kept here, so that the reader is small.
#[derive(Clone)]
pub struct Tokens<'a> {
    chars: Chars<'a>,
    text: String,
}

impl<'a> Tokens<'a> {
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self { chars: text.chars(), text: String::new() }
    }

    /// The input that has not been read yet. At the end it is empty, or not JSON.
    #[must_use]
    pub fn rest(&self) -> &'a str {
        self.chars.as_str().trim_start_matches(is_space)
    }

    /// The last text without its quotes and escapes, or the last word as it is written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Goes past the next piece and says what it is.
    // Not inlined, because every copy of it would cost a person bytes.
    #[inline(never)]
    pub fn advance(&mut self) -> char {
        self.try_advance().unwrap_or(END)
    }

    fn try_advance(&mut self) -> Option<char> {
        let mut after = self.rest().chars();
        self.text.clear();
        let mut kind = after.next()?;
        match kind {
            '{' | '}' | '[' | ']' | ',' | ':' => {}
            TEXT => loop {
                let c = match after.next()? {
                    TEXT => break,
                    '\\' => escaped(&mut after)?,
                    '\0'..='\x1f' => return None,
                    c => c,
                };
                self.text.push(c);
            },
            first => {
                let mut next = Some(first);
                kind = END;
                while let Some(c) = next.filter(|c| is_of_word(*c)) {
                    self.text.push(c);
                    self.chars = after.clone();
                    next = after.next();
                    kind = WORD;
                }
                return Some(kind);
            }
        }
        self.chars = after;
        Some(kind)
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\r' | '\t')
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')
}

/// The character that an escape stands for, from after its backslash.
fn escaped(chars: &mut Chars<'_>) -> Option<char> {
    Some(match chars.next()? {
        c @ ('"' | '\\' | '/') => c,
        'b' => '\x08',
        'f' => '\x0c',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => {
            let mut code = 0;
            for _ in 0..4 {
                code = code * 16 + chars.next()?.to_digit(16)?;
            }
            // Half of a character beyond the first 65,536: no word of a record holds one, and what is not a word of a
            // record is only passed over.
            char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        _ => return None,
    })
}
