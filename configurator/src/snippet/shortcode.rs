//! The shortcode of the plugin in a text that somebody pasted, read as `WordPress` reads it.

use super::SHORTCODE;
use crate::encode::{without_markup, without_shortcode};

/// The attributes of each shortcode, in their order. The last is `None` where its end is missing.
pub fn find(text: &str) -> Vec<Option<Vec<(String, String)>>> {
    let open = format!("[{SHORTCODE}");
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(&open) {
        rest = after;
        // `[trd_screener_else]` is another shortcode.
        if after.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-') {
            continue;
        }
        // The first bracket ends it, in quotes too.
        let Some((inside, behind)) = after.split_once(']') else {
            found.push(None);
            break;
        };
        found.push(Some(attributes(inside)));
        rest = behind;
    }
    found
}

fn attributes(inside: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut rest = inside.trim_end_matches('/').trim();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let spaced = after.trim_start();
        let Some(after) = spaced.strip_prefix('=') else {
            attributes.push((name.to_owned(), String::new()));
            rest = spaced;
            continue;
        };
        let after = after.trim_start();
        let quoted = after.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let (value, behind) = match quoted.and_then(|quote| after.get(1..)?.split_once(quote)) {
            Some(parts) => parts,
            None => {
                after.split_at_checked(after.find(char::is_whitespace).unwrap_or(after.len())).unwrap_or((after, ""))
            }
        };
        // What was copied from the source of a page comes with names for its characters.
        attributes.push((name.to_ascii_lowercase(), without_shortcode(&without_markup(value))));
        rest = behind.trim_start();
    }
    attributes
}
