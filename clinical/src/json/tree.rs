//! JSON as a tree. Only engineers' machines need one: the file that a person opens is read from its pieces.

use super::{Json, TEXT, Tokens, WORD};

/// How many lists and objects may lie in each other. A record needs four; beyond that a text could only be made to
/// exhaust the stack.
pub const DEEPEST: u32 = 32;

/// A text that is not JSON, or lies deeper than [`DEEPEST`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// The byte from which on it is not, from 0.
    pub at: usize,
}

impl std::fmt::Display for NotJson {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "is not JSON from byte {} on", self.at)
    }
}

impl std::error::Error for NotJson {}

/// Reads a JSON text.
///
/// # Errors
/// Where the text is not JSON, or has more after its value than white space.
pub fn parse(text: &str) -> Result<Json, NotJson> {
    let mut tokens = Tokens::of(text);
    let value = value(&mut tokens, DEEPEST);
    match value {
        Some(value) if tokens.rest().is_empty() => Ok(value),
        _ => Err(NotJson { at: text.len() - tokens.rest().len() }),
    }
}

fn value(tokens: &mut Tokens<'_>, depth: u32) -> Option<Json> {
    let depth = depth.checked_sub(1)?;
    let before = tokens.clone();
    let found = match tokens.advance() {
        TEXT => Some(Json::Text(tokens.text().into())),
        '{' => {
            let mut pairs = Vec::new();
            while !is_end(tokens, '}', pairs.is_empty())? {
                if !passes(tokens, TEXT) {
                    return None;
                }
                let key = tokens.text().to_owned();
                if !passes(tokens, ':') {
                    return None;
                }
                pairs.push((key, value(tokens, depth)?));
            }
            return Some(Json::Object(pairs));
        }
        '[' => {
            let mut items = Vec::new();
            while !is_end(tokens, ']', items.is_empty())? {
                items.push(value(tokens, depth)?);
            }
            return Some(Json::List(items));
        }
        WORD => match tokens.text() {
            "null" => Some(Json::Null),
            "true" => Some(Json::Bool(true)),
            "false" => Some(Json::Bool(false)),
            word => is_number(word).then(|| Json::Number(word.into())),
        },
        _ => None,
    };
    if found.is_none() {
        *tokens = before;
    }
    found
}

/// Goes past a piece, if it is what comes.
fn passes(tokens: &mut Tokens<'_>, kind: char) -> bool {
    let mut after = tokens.clone();
    let is_next = after.advance() == kind;
    if is_next {
        *tokens = after;
    }
    is_next
}

/// Whether a list ends here; if not, goes past the comma before its next item.
fn is_end(tokens: &mut Tokens<'_>, end: char, is_first: bool) -> Option<bool> {
    if passes(tokens, end) {
        return Some(true);
    }
    (is_first || passes(tokens, ',')).then_some(false)
}

/// Whether it begins and ends as a number does. More is not asked: a number is only ever held against one that is known.
fn is_number(word: &str) -> bool {
    let word = word.strip_prefix('-').unwrap_or(word);
    word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(|c: char| c.is_ascii_digit())
}
