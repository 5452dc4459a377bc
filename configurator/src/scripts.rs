//! The one question that comes first, and what is proposed.

use crate::field::Way;

/// Whether scripts of other companies run on the clinic's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scripts {
    Yes,
    No,
    Unknown,
}

impl Scripts {
    /// Every answer, in its order.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unknown];

    /// Its name in the page.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    /// What fits. Who does not know has most likely some: a page of its own holds there too.
    #[must_use]
    pub const fn proposes(self) -> Way {
        match self {
            Self::Yes | Self::Unknown => Way::Link,
            Self::No => Way::Frame,
        }
    }
}
