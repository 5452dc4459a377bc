//! The page that shows all pictures: a row for each page, a column for each variant. It needs no script.

use std::fmt::Write as _;

use crate::visitor::{Album, Shot, file_name};

const STYLE: &str = include_str!("page.css");

/// The page, for the folder in which each variant has one.
pub fn page(albums: &[Album]) -> String {
    let count: usize = albums.iter().map(Album::len).sum();
    let mut html = String::from(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>TRD Screener: gallery</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
    );
    let hide: String = albums.iter().map(|album| hide(album.variant)).collect();
    let _ = write!(html, "<style>{STYLE}{hide}</style><main><h1>Gallery</h1>");
    let _ = write!(
        html,
        "<p>{count} pictures, taken by <code>cargo xtask gallery</code>. Each leads to its full size.</p>"
    );
    html.push_str("<fieldset><legend>Variants</legend>");
    for album in albums {
        let name = album.variant;
        let _ = write!(html, "<label><input type=\"checkbox\" id=\"show-{name}\" checked> {name}</label> ");
    }
    html.push_str("</fieldset>");
    let parts = [
        ("Pages", "page", albums.iter().map(|album| &album.pages[..]).collect::<Vec<_>>()),
        ("Components", "component", albums.iter().map(|album| &album.components[..]).collect()),
    ];
    for (heading, kind, shots) in parts {
        let names = names(&shots);
        let _ = write!(html, "<h2 id=\"{kind}s\">{heading}</h2>");
        let _ = write!(html, "<details><summary>{} in this list</summary><ul class=\"ways\">", names.len());
        for name in &names {
            let _ = write!(html, "<li><a href=\"#{kind}-{}\">{}</a></li>", file_name(name), escape(name));
        }
        html.push_str("</ul></details>");
        table(&mut html, kind, &names, albums, &shots);
    }
    html.push_str("</main></html>\n");
    html
}

/// A variant whose box is not ticked has no column.
fn hide(variant: &str) -> String {
    format!(":root:has(#show-{variant}:not(:checked)) .{variant}{{display:none}}")
}

/// Each name once, in the order of the tour.
fn names<'a>(shots: &[&'a [Shot]]) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for shot in shots.iter().copied().flatten() {
        if !names.contains(&shot.name.as_str()) {
            names.push(&shot.name);
        }
    }
    names
}

fn table(html: &mut String, kind: &str, names: &[&str], albums: &[Album], shots: &[&[Shot]]) {
    let _ = write!(html, "<table class=\"{kind}\"><thead><tr><td></td>");
    for album in albums {
        let _ = write!(html, "<th scope=\"col\" class=\"{0}\">{0}</th>", album.variant);
    }
    html.push_str("</tr></thead><tbody>");
    for name in names {
        let _ = write!(html, "<tr id=\"{kind}-{}\"><th scope=\"row\">{}</th>", file_name(name), escape(name));
        for (album, shots) in albums.iter().zip(shots) {
            let variant = album.variant;
            let shot = shots.iter().find(|shot| shot.name == *name);
            let _ = write!(
                html,
                "<td class=\"{variant}\">{}</td>",
                shot.map(|shot| thumb(variant, shot)).unwrap_or_default()
            );
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
}

fn thumb(variant: &str, shot: &Shot) -> String {
    let Shot { name, file, width, height } = shot;
    let name = escape(name);
    format!(
        "<a href=\"{variant}/{file}\"><img src=\"{variant}/{file}\" alt=\"{name}, {variant}\" loading=\"lazy\" \
         decoding=\"async\" width=\"{width}\" height=\"{height}\"></a><small>{width} × {height}</small>"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
