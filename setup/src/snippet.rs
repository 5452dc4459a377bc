//! What a clinic pastes into its page, written from the form and read back into it.

mod read;
mod shortcode;
mod tag;
#[cfg(test)]
mod tests;
mod write;

pub use read::{LONGEST, Note, Reading, Refusal, read};
pub use write::write;

/// The forms in which a clinic embeds the self-check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The plain frame, which needs no script.
    Frame,
    /// The custom element.
    Element,
    /// The shortcode of the `WordPress` plugin.
    Shortcode,
    /// An address with its settings, or the settings alone.
    Fragment,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Frame, Self::Element, Self::Shortcode, Self::Fragment];

    /// Whether this form says where the document stands.
    #[must_use]
    pub const fn has_address(self) -> bool {
        matches!(self, Self::Frame | Self::Element)
    }

    /// Whether this form says how high the frame is, and what its title is.
    #[must_use]
    pub const fn has_frame(self) -> bool {
        !matches!(self, Self::Fragment)
    }
}

/// The element's name.
const ELEMENT: &str = "trd-screener";

/// The shortcode's name.
const SHORTCODE: &str = "trd_screener";

/// The script of the element, beside the document.
const SCRIPT: &str = "trd-screener.js";
