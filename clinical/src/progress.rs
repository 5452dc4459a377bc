//! How far along a page is: its part, and its place among the pages of that part.

use crate::{
    answers::Answers,
    page::{self, Page, Part},
};

/// How far along a page is. Pages of which nothing is known yet, such as the card of a medicine that was not picked, do not
/// count: a part can grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub part: Part,
    /// The place of the page in its part, from 1.
    pub place: usize,
    /// How many pages each part has, in the order of [`Part::ALL`].
    pub pages: [usize; Part::ALL.len()],
}

impl Progress {
    /// Where a page stands, given the answers so far.
    #[must_use]
    pub fn of(page: Page, answers: &Answers) -> Self {
        let part = page.part();
        let due = page::required_pages(answers);
        let mut pages = Part::ALL.map(|part| due.iter().filter(|page| page.part() == part).count());
        // Whether the last question about the two weeks comes is known once the nine before it are answered.
        let is_open = due.iter().any(|page| matches!(page, Page::Phq9(_)) && !page.is_asked(answers));
        if let (true, Some(count)) =
            (is_open && !due.contains(&Page::Difficulty), pages.get_mut(Part::TwoWeeks as usize))
        {
            *count += 1;
        }
        let before = due.iter().take_while(|due| **due != page).filter(|page| page.part() == part).count();
        Self { part, place: before + 1, pages }
    }

    /// How many pages the part of this page has.
    #[must_use]
    pub fn in_part(&self) -> usize {
        self.pages.get(self.part as usize).copied().unwrap_or_default().max(self.place)
    }

    /// How many pages of a part lie behind this page.
    #[must_use]
    pub fn done(&self, part: Part) -> usize {
        match part.cmp(&self.part) {
            std::cmp::Ordering::Less => self.pages.get(part as usize).copied().unwrap_or_default(),
            std::cmp::Ordering::Equal => self.place.saturating_sub(1),
            std::cmp::Ordering::Greater => 0,
        }
    }
}
