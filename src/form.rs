//! How the self-check stands before a person.

use clinical::settings::{Begin, Settings};

/// A page of its own, embedded, or a start page that only opens a tab of its own.
#[derive(PartialEq)]
pub enum Form {
    /// A page of its own. No script of another page reaches it.
    Page,
    /// Part of a clinic's page, with the address that opens it in a tab of its own. There is none where it came without one.
    Embed(Option<String>),
    /// "Begin" opens that address: the clinic has set it so, or the page around could measure what goes on in here.
    Tab(String),
}

impl Form {
    /// Reads what the frame was told: `page`, `embed` or `tab`, a space, and the address, if there is one.
    pub fn read(told: &str, settings: &Settings) -> Self {
        let (mode, own_tab) = told.split_once(' ').unwrap_or((told, ""));
        let own_tab = Some(own_tab.to_owned()).filter(|own_tab| !own_tab.is_empty());
        match (mode, own_tab) {
            ("page", _) => Self::Page,
            (mode, Some(own_tab)) if mode == "tab" || settings.begin == Begin::Tab => Self::Tab(own_tab),
            (_, own_tab) => Self::Embed(own_tab),
        }
    }
}
