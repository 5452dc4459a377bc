//! The copy as plain text, and as a page of its own.

use super::{LineKind, Summary};

/// The copies one below the other, as text to paste: a line for each answer.
#[must_use]
pub fn as_text(sheets: &[Summary]) -> String {
    let mut text = String::new();
    write(&mut text, sheets, false);
    text
}

/// The copies as one HTML document that needs nothing else: it holds no script, no address and no link.
///
/// `title` is what the browser shows and names a printed file after.
#[must_use]
pub fn as_html(sheets: &[Summary], title: &str) -> String {
    let mut page = String::from("<!doctype html><meta charset=utf-8><meta name=viewport content=width=device-width>");
    element(&mut page, "title", title, "");
    page.push_str(
        "<style>body{font:1rem/1.4 sans-serif;max-width:45rem;margin:auto}p{margin:0}small{display:block}</style>",
    );
    write(&mut page, sheets, true);
    page
}

fn write(out: &mut String, sheets: &[Summary], is_html: bool) {
    for sheet in sheets {
        if is_html {
            out.extend(["<main lang=", sheet.lang.code(), ">"]);
        }
        for line in &sheet.lines {
            let (tag, mark) = match line.kind {
                LineKind::Title => ("h1", ""),
                LineKind::Heading => ("h2", "\n"),
                LineKind::Line => ("p", "- "),
                LineKind::Foot => ("small", "\n"),
            };
            if is_html {
                element(out, tag, &line.said, &line.answer);
            } else {
                out.extend([mark, &line.said, if line.answer.is_empty() { "" } else { ": " }, &line.answer, "\n"]);
            }
        }
        out.push_str(if is_html { "</main>" } else { "\n" });
    }
}

#[inline(never)]
fn element(out: &mut String, tag: &str, said: &str, answer: &str) {
    out.extend(["<", tag, ">"]);
    escaped(out, said);
    if !answer.is_empty() {
        out.push_str(": <b>");
        escaped(out, answer);
        out.push_str("</b>");
    }
    out.extend(["</", tag, ">\n"]);
}

#[inline(never)]
fn escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            c => out.push(c),
        }
    }
}
