//! The templates of the two documents, and what fills their `{{slots}}`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};

use crate::project;

/// What the slots are filled with, and which of it has been used.
#[derive(Default)]
pub struct Slots {
    values: BTreeMap<String, String>,
    used: RefCell<BTreeSet<String>>,
}

impl Slots {
    /// Adds a sentence: any text.
    pub fn add_text(&mut self, name: impl Into<String>, text: &str) {
        self.values.insert(name.into(), escape(text));
    }

    /// Adds what is markup, script or style already, and safe where its slot stands.
    pub fn add_markup(&mut self, name: &str, markup: &str) {
        self.values.insert(name.to_owned(), markup.to_owned());
    }

    /// Reads a template and fills it. Its comments and indentation are for whoever edits it, and are left out.
    ///
    /// # Errors
    /// Names the template and the slot where there is nothing to fill it with.
    pub fn fill(&self, template: &str) -> Result<String> {
        let text = without_comments(&project::read(template)?).with_context(|| template.to_owned())?;
        let mut filled = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("{{") {
            let (name, after) = after.split_once("}}").with_context(|| format!("{template}: a slot without }}}}"))?;
            let Some(value) = self.values.get(name) else {
                bail!("{template}: nothing fills the slot {{{{{name}}}}}");
            };
            self.used.borrow_mut().insert(name.to_owned());
            filled.push_str(before);
            filled.push_str(value);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }

    /// What no template has asked for so far.
    pub fn unused(&self) -> Vec<&str> {
        let used = self.used.borrow();
        self.values.keys().filter(|name| !used.contains(*name)).map(String::as_str).collect()
    }
}

/// Makes text safe between tags and in quoted attributes.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

fn without_comments(text: &str) -> Result<String> {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").context("a comment without -->")?.1;
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.collect::<Vec<_>>().join("\n"))
}
