//! The forms, written. Only what fits gets into them.

use std::fmt::Write as _;

use clinical::{
    settings::{ALLOW, Accent, HEIGHT, REFERRER_POLICY, SANDBOX, STYLE, Settings},
    setup,
};

use super::{ELEMENT, SCRIPT, SHORTCODE, SnippetKind};
use crate::{
    encode::{markup, shortcode},
    field::{ADDRESS, AROUND, FORM, Field, Way},
    form::Form,
};

/// The text that a clinic pastes.
#[must_use]
pub fn write(kind: SnippetKind, form: &Form) -> String {
    match kind {
        SnippetKind::Html if form.way() == Way::Link => link(form),
        SnippetKind::Html => frame(form),
        SnippetKind::Element => element(form),
        SnippetKind::Shortcode => {
            let values = form.good_settings().chain(around(form));
            format!("[{SHORTCODE}{}]", attributes(values, shortcode))
        }
        SnippetKind::Fragment => format!("#{}", form.fragment()),
    }
}

/// What is set of the frame or the link, beside its address. That it is a frame need not be said.
fn around(form: &Form) -> impl Iterator<Item = (Field, &str)> {
    let set =
        AROUND.into_iter().filter(|field| field.key != "src").filter_map(|field| Some((field, form.good(field)?)));
    set.filter(|(field, _)| field.key != FORM.key || form.way() == Way::Link)
}

fn attributes<'a>(values: impl Iterator<Item = (Field, &'a str)>, escape: impl Fn(&str) -> String) -> String {
    values.fold(String::new(), |mut out, (field, value)| {
        // Writing to a text cannot fail.
        let _ = write!(out, " {}=\"{}\"", field.key, escape(value));
        out
    })
}

fn value<'a>(form: &'a Form, key: &str) -> Option<&'a str> {
    Field::of(key).and_then(|field| form.good(field))
}

/// Where the document is expected on the clinic's website.
#[must_use]
pub fn place(form: &Form) -> &str {
    value(form, "src").unwrap_or(ADDRESS)
}

/// The address of the document with the settings.
fn address(form: &Form) -> String {
    let fragment = form.fragment();
    let mark = if fragment.is_empty() { "" } else { "#" };
    markup(&format!("{}{mark}{fragment}", place(form)))
}

/// The line below, as a paragraph.
fn paragraph(settings: &Settings) -> String {
    format!("<p lang=\"{}\" dir=\"auto\">{}</p>\n", settings.lang.code(), markup(&settings.line_below()))
}

/// How the link looks: a button, as large as any thumb needs. Only what site builders leave in a style, and nothing that a
/// page without it would miss.
const BUTTON: &str = "display:inline-block;min-height:44px;box-sizing:border-box;padding:10px 20px;border-radius:8px;background-color:{colour};color:#ffffff;font-weight:600;line-height:1.5;text-decoration:none";

/// Where the clinic has no colour of its own: that of the self-check.
pub const COLOUR: &str = "#14524a";

/// A link to a page of its own. The new tab knows nothing of the clinic's page, which has no hold of the new tab.
fn link(form: &Form) -> String {
    let settings = form.settings();
    let label = markup(value(form, "label").unwrap_or(setup::below_link(settings.lang)));
    let style = BUTTON.replace("{colour}", &settings.accent.map_or_else(|| COLOUR.to_owned(), Accent::css));
    format!(
        "<p lang=\"{}\" dir=\"auto\"><a href=\"{}\"\n  target=\"_blank\" rel=\"noopener noreferrer\"\n  style=\"{style}\">{label}</a></p>\n{}",
        settings.lang.code(),
        address(form),
        paragraph(&settings)
    )
}

/// As README.md has it. The line below stays where the frame cannot be loaded.
fn frame(form: &Form) -> String {
    let settings = form.settings();
    let address = address(form);
    let title = markup(value(form, "title").unwrap_or(setup::shell_title(settings.lang)));
    let height = value(form, "height").unwrap_or(HEIGHT);
    let style = STYLE.replace("{height}", &format!("{height}px"));
    format!(
        "<iframe src=\"{address}\"\n  sandbox=\"{SANDBOX}\"\n  allow=\"{ALLOW}\" \
         referrerpolicy=\"{REFERRER_POLICY}\" title=\"{title}\"\n  width=\"100%\" height=\"{height}\" style=\"{style}\"></iframe>\n{}",
        paragraph(&settings)
    )
}

/// The script stands beside the document. The element is told of the document all the same: a site's optimiser may give
/// the script from somewhere else.
fn element(form: &Form) -> String {
    let settings = form.settings();
    let address = value(form, "src").unwrap_or(ADDRESS);
    format!(
        "<script src=\"{}\" defer></script>\n<{ELEMENT} src=\"{}\"{} lang=\"{}\">\n  <p dir=\"auto\">{}</p>\n</{ELEMENT}>\n",
        markup(&format!("{}{SCRIPT}", folder(address))),
        markup(address),
        attributes(form.good_settings().filter(|(field, _)| field.key != "lang").chain(around(form)), markup),
        settings.lang.code(),
        markup(&settings.line_below())
    )
}

/// The address up to its last slash.
fn folder(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rfind('/').and_then(|at| path.get(..=at)).unwrap_or("/")
}
