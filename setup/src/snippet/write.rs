//! The forms, written. Only what fits gets into them.

use std::fmt::Write as _;

use clinical::{
    settings::{ALLOW, HEIGHT, REFERRER_POLICY, SANDBOX},
    setup,
};

use super::{ELEMENT, Kind, SCRIPT, SHORTCODE};
use crate::{
    encode::{markup, shortcode},
    field::{ADDRESS, DOCUMENT, FRAME, Field},
    form::Form,
};

/// The text that a clinic pastes.
#[must_use]
pub fn write(kind: Kind, form: &Form) -> String {
    match kind {
        Kind::Frame => frame(form),
        Kind::Element => element(form),
        Kind::Shortcode => {
            let values = form.good_settings().chain(of_frame(form));
            format!("[{SHORTCODE}{}]", attributes(values, shortcode))
        }
        Kind::Fragment => format!("#{}", form.fragment()),
    }
}

/// Height and title, where they are set.
fn of_frame(form: &Form) -> impl Iterator<Item = (Field, &str)> {
    FRAME.into_iter().filter(|field| field.key != "src").filter_map(|field| Some((field, form.good(field)?)))
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

/// As README.md has it. The line below stays where the frame cannot be loaded.
fn frame(form: &Form) -> String {
    let settings = form.settings();
    let fragment = form.fragment();
    let mark = if fragment.is_empty() { "" } else { "#" };
    let address = markup(&format!("{}{mark}{fragment}", value(form, "src").unwrap_or(ADDRESS)));
    let title = markup(value(form, "title").unwrap_or(setup::shell_title(settings.lang)));
    let height = value(form, "height").unwrap_or(HEIGHT);
    format!(
        "<iframe src=\"{address}\"\n  sandbox=\"{SANDBOX}\"\n  allow=\"{ALLOW}\" \
         referrerpolicy=\"{REFERRER_POLICY}\" title=\"{title}\"\n  width=\"100%\" height=\"{height}\"></iframe>\n\
         <p lang=\"{}\">{}</p>\n",
        settings.lang.code(),
        markup(&settings.line_below())
    )
}

/// The script stands beside the document; where the document has another name, the element is told of it.
fn element(form: &Form) -> String {
    let settings = form.settings();
    let address = value(form, "src").unwrap_or(ADDRESS);
    let beside = address.strip_suffix(DOCUMENT).filter(|folder| folder.ends_with('/'));
    let script = format!("{}{SCRIPT}", beside.unwrap_or_else(|| folder(address)));
    let src = if beside.is_some() { String::new() } else { format!(" src=\"{}\"", markup(address)) };
    format!(
        "<script src=\"{}\" defer></script>\n<{ELEMENT}{}{src} lang=\"{}\">\n  <p>{}</p>\n</{ELEMENT}>\n",
        markup(&script),
        attributes(form.good_settings().filter(|(field, _)| field.key != "lang").chain(of_frame(form)), markup),
        settings.lang.code(),
        markup(&settings.line_below())
    )
}

/// The address up to its last slash.
fn folder(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    path.rfind('/').and_then(|at| path.get(..=at)).unwrap_or("/")
}
