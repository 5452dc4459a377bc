//! Assembles the shell and the frame, one in the other, and the headers that go with them.

use std::fs;
use std::iter::once;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clinical::crisis_help::NEUTRAL_PAGE;

use super::template::{Slots, escape};
use super::wasm::Widget;
use super::{DOCUMENT, ELEMENT, EXAMPLES, INDEX, MODULE, Sizes, document_texts, npm, policy, preboot, text};
use crate::{packaging, project};

/// What goes with each file that a page of another address may load: without it a page that isolates itself, by
/// `Cross-Origin-Embedder-Policy`, is refused the file.
pub const FOR_EVERY_PAGE: (&str, &str) = ("Cross-Origin-Resource-Policy", "cross-origin");

/// The document that a clinic embeds.
pub struct Document {
    html: String,
    policy: String,
    /// The script of the custom element.
    element: String,
    /// The same as a module.
    module: String,
}

/// The pages that embed it as a clinic's page does, from the project's root: `index.html`, and one for each example that is
/// a page. An example with a package of its own is a project, which its own tools build.
fn demo_pages() -> Result<Vec<PathBuf>> {
    let folder = project::root().join(EXAMPLES);
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let names = entries.map(|entry| Ok(Path::new(EXAMPLES).join(entry?.file_name()))).collect::<Result<Vec<_>>>()?;
    let is_project = |name: &Path| project::root().join(name).join("package.json").exists();
    let examples = names.into_iter().filter(|name| !is_project(name)).map(|name| name.join(INDEX));
    let pages = once(PathBuf::from(INDEX)).chain(examples);
    Ok(pages.filter(|page| project::root().join(page).exists()).collect())
}

/// The script of the frame. It says which wasm it will run, so that the policy's pin of the script pins that too.
pub fn frame_script(widget: &Widget) -> Result<String> {
    let file = widget.glue.with_file_name("hash.js");
    let hash = policy::hash(&widget.bytes);
    project::write(&file, format!("export const HASH = '{hash}';\n"))?;
    npm::bundle_script("shell/start.js", &[("widget-glue", &widget.glue), ("widget-hash", &file)])
}

/// The script of the shell, with where "Leave this page" leads.
fn shell_script() -> Result<String> {
    let file = project::root().join("target/xtask/neutral-page.js");
    project::write(&file, format!("export const NEUTRAL_PAGE = '{NEUTRAL_PAGE}';\n"))?;
    npm::bundle_script_for_older("shell/shell.js", &[("neutral-page", &file)])
}

/// The words of both documents, as the templates ask for them.
pub fn word_slots() -> Result<Slots> {
    let mut slots = Slots::default();
    for (name, sentence) in document_texts::read()? {
        slots.add_text(name, &sentence);
    }
    slots.add_markup("crisis.others", &other_languages()?);
    Ok(slots)
}

/// Bundles the scripts and styles and fills the templates with them and the words.
pub fn assemble(widget: &Widget) -> Result<Document> {
    let frame_script = frame_script(widget)?;
    let frame_style = npm::bundle_style("styles/main.css")?;
    let shell_script = shell_script()?;
    let shell_style = npm::bundle_style("shell/shell.css")?;
    for text in [&frame_script, &frame_style, &shell_script, &shell_style] {
        stays_in_its_element(text)?;
    }
    let policy = policy::write(&[&shell_script, &frame_script], &[&shell_style, &frame_style]);

    let mut slots = word_slots()?;
    slots.add_markup("style", &frame_style);
    slots.add_markup("early", &preboot::templates()?);
    slots.add_markup("script", &frame_script);
    let frame = slots.fill("shell/frame.html")?;

    slots.add_markup("frame", &in_single_quotes(&frame));
    slots.add_markup("policy", &policy);
    slots.add_markup("shell.css", &shell_style);
    slots.add_markup("shell.js", &shell_script);
    slots.add_markup("wasm", &text::element("wasm", &widget.bytes));
    let html = slots.fill("shell/shell.html")?;

    if let Some(name) = slots.unused().first() {
        bail!("{}: neither shell/shell.html nor shell/frame.html uses {name}", document_texts::SENTENCES);
    }
    let definition = project::root().join("target/xtask/definition.js");
    project::write(&definition, packaging::definition::script()?)?;
    let aliases = [("definition", definition.as_path())];
    let element = npm::bundle_script(&format!("packaging/element/{ELEMENT}"), &aliases)?;
    let module = npm::bundle_module(MODULE, &aliases)?;
    Ok(Document { html, policy, element, module })
}

/// Crisis help in each other language, short: it stands below that in the first one.
fn other_languages() -> Result<String> {
    let mut paragraphs = Vec::new();
    for (lang, words) in document_texts::others()? {
        let word = |key: &str| words.get(key).map(|text| escape(text)).with_context(|| format!("{lang}: no {key}"));
        let link = |scheme: &str, number: &str, label: &str| -> Result<String> {
            Ok(format!("<a href=\"{scheme}:{}\">{}</a>", word(number)?, word(label)?))
        };
        paragraphs.push(format!(
            "<p lang=\"{lang}\">{} {} · {}. {} {}</p>",
            word("crisis.line")?,
            link("tel", "number.dial", "crisis.call")?,
            link("sms", "number.sms", "crisis.text")?,
            word("crisis.danger")?,
            link("tel", "number.emergency", "crisis.call_emergency")?,
        ));
    }
    Ok(paragraphs.concat())
}

impl Document {
    /// Writes the document, the element, the demo pages that embed it, and the headers, to a folder that a static host can serve.
    pub fn write(&self, folder: &Path) -> Result<()> {
        project::write(&folder.join(DOCUMENT), &self.html)?;
        project::write(&folder.join(ELEMENT), &self.element)?;
        project::write(&folder.join("_headers"), self.headers_file())?;
        for page in demo_pages()? {
            project::write(&folder.join(&page), project::read(&page)?)?;
        }
        Ok(())
    }

    /// What the document weighs on its way to a phone.
    pub fn sizes(&self) -> Result<Sizes> {
        Sizes::of(self.html.as_bytes()).context("cannot compress the document")
    }

    /// The same of the element's script.
    pub fn sizes_of_element(&self) -> Result<Sizes> {
        Sizes::of(self.element.as_bytes()).context("cannot compress the element")
    }

    /// The document itself.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// The script of the custom element.
    pub fn element(&self) -> &str {
        &self.element
    }

    /// The module of the npm package.
    pub fn module(&self) -> &str {
        &self.module
    }

    /// The headers that go with the document, for whoever can send some.
    pub fn headers(&self) -> [(&'static str, &str); 7] {
        [
            ("Content-Security-Policy", &self.policy),
            // A page with COEP embeds only frames that also send COEP. This one loads nothing.
            ("Cross-Origin-Embedder-Policy", "require-corp"),
            // Where it is a page of its own, whoever opened it by a script keeps no hold of its tab. The newer
            // `noopener-allow-popups` is less, and a browser that does not know it takes it for nothing.
            ("Cross-Origin-Opener-Policy", "same-origin"),
            FOR_EVERY_PAGE,
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
            ("X-DNS-Prefetch-Control", "off"),
        ]
    }

    /// The same in the form that Netlify and Cloudflare Pages read.
    fn headers_file(&self) -> String {
        let line = |(name, value)| format!("  {name}: {value}\n");
        format!("/{DOCUMENT}\n{}/{ELEMENT}\n{}", self.headers().map(line).concat(), line(FOR_EVERY_PAGE))
    }
}

/// A script or style that holds the beginning of a tag would end early; a carriage return would change on its way
/// through the parser, and then the policy's hash would not fit.
pub fn stays_in_its_element(text: &str) -> Result<()> {
    for mark in ["</script", "</style", "<!--", "\r"] {
        if text.contains(mark) {
            bail!("expected no {mark:?} in the bundled scripts and styles");
        }
    }
    // Else a host that names another character set would change its hash, and the policy refuse it.
    ensure!(text.is_ascii(), "expected plain letters in the bundled scripts and styles; others are written as \\u2019");
    Ok(())
}

/// Escapes a document for `srcdoc`, and no more than that: most of it is a script, full of quotes and brackets.
pub fn in_single_quotes(html: &str) -> String {
    html.replace('&', "&amp;").replace('\'', "&#39;")
}
