//! What a clinic pastes into its page, written from the form and read back into it.

mod read;
mod shortcode;
mod tag;
#[cfg(test)]
mod tests;
mod write;

use crate::field::{Field, Way};
pub use read::{LONGEST, Note, Reading, Refusal, read};
pub use write::{COLOUR, place, write};

/// The forms in which a clinic embeds the self-check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnippetKind {
    /// Plain HTML, which needs no script: the frame, or the link.
    Html,
    /// The custom element.
    Element,
    /// The shortcode of the `WordPress` plugin.
    Shortcode,
    /// An address with its settings, or the settings alone.
    Fragment,
}

impl SnippetKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Html, Self::Element, Self::Shortcode, Self::Fragment];

    /// Whether this form says what stands in a field around the self-check, where people open it in this way.
    #[must_use]
    pub fn says(self, field: Field, way: Way) -> bool {
        match self {
            Self::Html | Self::Element => field.is_of(way),
            Self::Shortcode => field.is_of(way) && field.key != "src",
            Self::Fragment => false,
        }
    }
}

/// The element's name.
const ELEMENT: &str = "trd-screener";

/// The shortcode's name.
const SHORTCODE: &str = "trd_screener";

/// The script of the element, beside the document.
pub const SCRIPT: &str = "trd-screener.js";
