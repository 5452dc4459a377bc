//! What a walk has seen: its pages, in order.

use anyhow::{Context, Result};
use serde::Deserialize;

/// What stands in the one `main[data-page]` of a page.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Seen {
    pub page: String,
    pub outcome: Option<String>,
}

/// The pages of a walk, in order.
#[derive(Debug, Deserialize)]
pub struct PagePath {
    pub trail: Vec<Seen>,
    /// Of each page, from the top of the document to its end, in CSS pixels.
    pub heights: Vec<u32>,
    /// Of all pages.
    pub presses: u32,
    /// More or fewer than one `main`, the focus elsewhere than on the heading, a box that did not take a press.
    faults: Vec<String>,
}

impl PagePath {
    /// The last page.
    pub fn end(&self) -> Result<&Seen> {
        self.trail.last().context("the walk saw no page")
    }

    /// The first page of this name.
    pub fn first(&self, page: &str) -> Result<&Seen> {
        let seen = self.trail.iter().find(|seen| seen.page == page);
        seen.with_context(|| format!("expected the page {page:?} in {:?}", self.pages()))
    }

    /// What went wrong on the way.
    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// The names of the pages.
    pub fn pages(&self) -> Vec<&str> {
        self.trail.iter().map(|seen| seen.page.as_str()).collect()
    }
}
