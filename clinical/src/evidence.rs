//! What was read of a source, and where. It is for those who review the content, and the widget does not carry it.

/// What was read before a fact or a safety factor was written as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    FullText,
    Abstract,
    /// A copy of a medicine's label, most often an older one.
    LabelCopy,
    /// What somebody else writes about it.
    Secondary,
    /// Nothing yet: the text itself is still to be read.
    None,
    /// A rule of the product's own, of which there is nothing to read.
    Own,
}

impl Read {
    pub const ALL: [Self; 6] =
        [Self::FullText, Self::Abstract, Self::LabelCopy, Self::Secondary, Self::None, Self::Own];

    /// Its word in `content/`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::FullText => "full text",
            Self::Abstract => "abstract",
            Self::LabelCopy => "label copy",
            Self::Secondary => "secondary",
            Self::None => "none",
            Self::Own => "own",
        }
    }
}

/// What was read, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub read: Read,
    /// The address; empty where a DOI or a `PubMed` number gives it, and where nothing was read.
    pub url: &'static str,
}

impl Evidence {
    /// What holds where the content says nothing.
    pub(crate) const NONE: Self = Self { read: Read::None, url: "" };
}
