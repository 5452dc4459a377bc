//! Who takes a picture of every page of a tour.

use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, Visitor};
use serde_json::json;

use crate::components::{self, Component};
use crate::screenshot::{self, Part};

/// A picture that was taken.
#[derive(Clone)]
pub struct Shot {
    /// Of which page, or which component.
    pub name: String,
    /// From the folder of its variant.
    pub file: String,
    pub width: u32,
    pub height: u32,
}

/// All pictures of one variant, in the order of the tour.
pub struct Album {
    pub variant: &'static str,
    pub pages: Vec<Shot>,
    pub components: Vec<Shot>,
}

impl Album {
    pub fn len(&self) -> usize {
        self.pages.len() + self.components.len()
    }
}

pub struct Visiting {
    folder: PathBuf,
    /// Of the window, between two pictures.
    size: (u32, u32),
    pages: Vec<Shot>,
    components: Vec<Shot>,
}

/// The height of the page, whatever the height of the window.
const HEIGHT: &str = "return Math.ceil(document.body.getBoundingClientRect().height);";

/// Where the first element that can be seen stands, with a little of what is around it, on a page that is not scrolled.
const PLACE: &str = "
    const seen = Array.from(document.querySelectorAll(arguments[0])).find((element) => element.checkVisibility());
    if (!seen) return null;
    const { left, top, right, bottom } = seen.getBoundingClientRect();
    const margin = 8;
    const x = Math.max(Math.floor(left) - margin, 0);
    const y = Math.max(Math.floor(top) - margin, 0);
    return { x, y, width: Math.min(Math.ceil(right) + margin, innerWidth) - x,
      height: Math.min(Math.ceil(bottom) + margin, innerHeight) - y };";

impl Visiting {
    pub const fn new(folder: PathBuf, size: (u32, u32)) -> Self {
        Self { folder, size, pages: Vec::new(), components: Vec::new() }
    }

    pub fn album(self, variant: &'static str) -> Album {
        Album { variant, pages: self.pages, components: self.components }
    }

    async fn take(&self, cx: &TestContext, name: &str, file: String, part: Part) -> Result<Shot> {
        screenshot::take(cx, part, &self.folder.join(&file)).await?;
        Ok(Shot { name: name.to_owned(), file, width: part.width, height: part.height })
    }

    /// A component; none where the page does not have it.
    async fn component(&self, cx: &TestContext, component: &Component) -> Result<Option<Shot>> {
        let place: Option<Part> = cx.script(PLACE, vec![json!(component.selector)]).await?;
        let Some(part) = place else { return Ok(None) };
        let file = format!("components/{}.png", file_name(component.name));
        self.take(cx, component.name, file, part).await.map(Some)
    }
}

impl Visitor for Visiting {
    async fn at(&mut self, cx: &TestContext, page: &str) -> Result<()> {
        let file = format!("{}.png", file_name(page));
        ensure!(self.pages.iter().all(|shot| shot.file != file), "two pages come to {file}");
        let (width, least) = self.size;
        // Away from what it has pressed, or that would be shown as pointed at.
        cx.driver().action_chain().move_to(0, 0).perform().await?;
        // As tall as the page, so that nothing has to be scrolled.
        let height = cx.script::<u32>(HEIGHT, vec![]).await?.max(least);
        cx.resize(width, height).await?;
        screenshot::settle(cx, height).await.context("the window does not take the height of the page")?;
        let shot = self.take(cx, page, file, Part::whole(width, height)).await?;
        self.pages.push(shot);
        for component in components::on(page) {
            self.components.extend(self.component(cx, component).await?);
        }
        cx.resize(width, least).await?;
        screenshot::settle(cx, least).await
    }
}

/// Letters, digits and dashes.
pub fn file_name(name: &str) -> String {
    let words = name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}
