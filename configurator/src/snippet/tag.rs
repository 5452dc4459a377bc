//! Start tags in a text that somebody pasted: enough of HTML to find one and its attributes, whatever stands there.

use crate::encode::without_markup;

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its attributes in their order, names in small letters, values as a browser reads them.
    pub attributes: Vec<(String, String)>,
    /// Where the text behind it begins.
    pub end: usize,
}

impl Tag {
    /// The first value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The tags of a name, in their order. The last is `None` where its end is missing.
pub fn find(text: &str, name: &str) -> Vec<Option<Tag>> {
    let lower = text.to_ascii_lowercase();
    let open = format!("<{name}");
    let mut tags = Vec::new();
    let mut from = 0;
    while let Some(at) = lower.get(from..).and_then(|rest| rest.find(&open)) {
        let start = from + at + open.len();
        let rest = text.get(start..).unwrap_or_default();
        // `<iframe-something` is another element.
        let is_whole = rest.chars().next().is_none_or(|c| c.is_ascii_whitespace() || c == '/' || c == '>');
        from = start;
        if !is_whole {
            continue;
        }
        let read = attributes(rest);
        from = read.as_ref().map_or(text.len(), |(_, length)| start + length);
        tags.push(read.map(|(attributes, length)| Tag { attributes, end: start + length }));
    }
    tags
}

/// The attributes up to the end of the tag, and how long they are; `None` where there is no end.
fn attributes(text: &str) -> Option<(Vec<(String, String)>, usize)> {
    let mut attributes = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = rest.strip_prefix('>') {
            return Some((attributes, text.len() - after.len()));
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))?;
        // A name may begin with what ends all others.
        let end = if end == 0 { rest.chars().next()?.len_utf8() } else { end };
        let (name, after) = rest.split_at_checked(end)?;
        rest = after.trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.chars().next()? {
                quote @ ('"' | '\'') => after.get(1..)?.split_once(quote)?,
                _ => after.split_at_checked(after.find(|c: char| c.is_ascii_whitespace() || c == '>')?)?,
            };
        }
        attributes.push((name.to_ascii_lowercase(), without_markup(value)));
    }
}
