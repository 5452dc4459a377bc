//! `dist/hosting/`: what goes on a web server, and what the server is told. docs/hosting.md says where each part goes.
//!
//! Each release has a folder of its own name, which never changes and may be kept for good. One address without a name
//! leads to the release of today, and is asked for again soon: by it a wrong crisis number is mended within minutes.

use std::fmt::Write as _;

use anyhow::Result;
use serde_json::json;

use super::{Release, compress};
use crate::build::{DOCUMENT, Document, ELEMENT, FOR_EVERY_PAGE};

/// The folder on the clinic's site.
const FOLDER: &str = "self-check";

/// What never changes.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// What may have to be mended fast.
const SHORT: &str = "public, max-age=300";

/// The files for every server.
pub fn files(document: &Document, release: &Release) -> Result<Vec<(String, Vec<u8>)>> {
    let name = format!("{}-{}", release.version, release.short_hash());
    let path = format!("/{FOLDER}/{name}");
    let html = document.html().as_bytes();
    let folder = format!("www{path}");
    Ok(vec![
        (format!("{folder}/{DOCUMENT}"), html.to_vec()),
        (format!("{folder}/{DOCUMENT}.br"), compress::brotli(html)?),
        (format!("{folder}/{DOCUMENT}.gz"), compress::gzip(html)?),
        (format!("{folder}/{ELEMENT}"), document.element().as_bytes().to_vec()),
        ("www/_headers".to_owned(), netlify_headers(release, &path).into_bytes()),
        ("www/_redirects".to_owned(), netlify_redirects(&path).into_bytes()),
        (format!("nginx/{name}.conf"), nginx(release, &path).into_bytes()),
        ("nginx/current.conf".to_owned(), nginx_current(&path).into_bytes()),
        (format!("apache/{name}.conf"), apache(release, &path).into_bytes()),
        ("apache/current.conf".to_owned(), apache_current(&path).into_bytes()),
        ("cloudfront-headers.json".to_owned(), cloudfront(release)?.into_bytes()),
    ])
}

/// What the set-up page shows of it: for each server the rules of the release, and which release is today's. Each has the
/// header that is written for each clinic, with a mark in the place of its value.
pub fn recipes(release: &Release) -> Vec<String> {
    let path = format!("/{FOLDER}/{}-{}", release.version, release.short_hash());
    let mut marked = release.clone();
    marked.headers.insert("Connection-Allowlist".to_owned(), ALLOWLIST.to_owned());
    vec![
        nginx(&marked, &path),
        nginx_current(&path),
        apache(&marked, &path),
        apache_current(&path),
        netlify_headers(&marked, &path),
        netlify_redirects(&path),
    ]
}

/// What `configurator/src/hosting.rs` looks for.
const ALLOWLIST: &str = "@allowlist@";

/// Both files that a page may ask for.
const BOTH: [&str; 2] = [DOCUMENT, ELEMENT];

fn about(release: &Release) -> String {
    format!("# {DOCUMENT}, version {}, SHA-256 {}.\n", release.version, release.sha256)
}

fn netlify_headers(release: &Release, path: &str) -> String {
    let mut text = format!("{}{path}/{DOCUMENT}\n", about(release));
    for (name, value) in &release.headers {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "  {name}: {value}");
    }
    let (name, value) = FOR_EVERY_PAGE;
    let _ =
        writeln!(text, "  Cache-Control: {FOR_GOOD}\n{path}/{ELEMENT}\n  {name}: {value}\n  Cache-Control: {FOR_GOOD}");
    text
}

fn netlify_redirects(path: &str) -> String {
    BOTH.map(|file| format!("/{FOLDER}/{file} {path}/{file} 302\n")).concat()
}

/// `always`: with an answer of 304 too.
fn nginx(release: &Release, path: &str) -> String {
    let mut text = format!("{}location = {path}/{DOCUMENT} {{\n", about(release));
    for (name, value) in &release.headers {
        let _ = writeln!(text, "    add_header {name} \"{value}\" always;");
    }
    let cache = format!("    add_header Cache-Control \"{FOR_GOOD}\" always;\n}}\n");
    let (name, value) = FOR_EVERY_PAGE;
    let page = format!("    add_header {name} \"{value}\" always;\n");
    let _ = write!(text, "    charset utf-8;\n{cache}location = {path}/{ELEMENT} {{\n{page}{cache}");
    text
}

fn nginx_current(path: &str) -> String {
    // A browser asks a redirect too whether the page may have it.
    let (name, value) = FOR_EVERY_PAGE;
    let location = |file: &str| {
        format!(
            "location = /{FOLDER}/{file} {{\n    add_header {name} \"{value}\" always;\n    \
             add_header Cache-Control \"{SHORT}\" always;\n    return 302 {path}/{file};\n}}\n"
        )
    };
    format!("# The release of today.\n{}", BOTH.map(location).concat())
}

/// The small files are sent in the place of the large one, with what says so.
fn apache(release: &Release, path: &str) -> String {
    let literal = |text: &str| text.replace('.', "\\.");
    let (path, file, element) = (literal(path), literal(DOCUMENT), literal(ELEMENT));
    let mut text = about(release);
    let _ = writeln!(text, "RewriteEngine On");
    for (coding, ending) in [("br", "br"), ("gzip", "gz")] {
        let _ = writeln!(text, "RewriteCond \"%{{HTTP:Accept-Encoding}}\" \"\\b{coding}\\b\"");
        let _ = writeln!(text, "RewriteRule \"^({path}/{file})$\" \"$1.{ending}\" [PT,L]");
    }
    let _ = writeln!(text, "<LocationMatch \"^{path}/{file}(\\.br|\\.gz)?$\">");
    for (name, value) in &release.headers {
        let _ = writeln!(text, "    Header always set {name} \"{value}\"");
    }
    let _ = writeln!(text, "    Header always set Cache-Control \"{FOR_GOOD}\"\n    Header merge Vary Accept-Encoding");
    let _ = writeln!(text, "    ForceType \"text/html; charset=utf-8\"");
    // Its ending would make it Breton, and sent twice compressed.
    let _ = writeln!(
        text,
        "    RemoveLanguage .br\n    RemoveEncoding .br .gz\n    SetEnv no-gzip 1\n    SetEnv no-brotli 1"
    );
    for (coding, ending) in [("br", "br"), ("gzip", "gz")] {
        let _ = writeln!(text, "    Header set Content-Encoding {coding} \"expr=%{{REQUEST_URI}} =~ /\\.{ending}$/\"");
    }
    let _ = writeln!(text, "</LocationMatch>\n<LocationMatch \"^{path}/{element}$\">");
    let (name, value) = FOR_EVERY_PAGE;
    let _ = writeln!(text, "    Header always set {name} \"{value}\"");
    let _ = writeln!(text, "    Header always set Cache-Control \"{FOR_GOOD}\"\n</LocationMatch>");
    text
}

fn apache_current(path: &str) -> String {
    let mut text = "# The release of today.\n".to_owned();
    let (name, value) = FOR_EVERY_PAGE;
    for file in BOTH {
        let _ = writeln!(text, "Redirect temp \"/{FOLDER}/{file}\" \"{path}/{file}\"");
        let _ = writeln!(
            text,
            "<Location \"/{FOLDER}/{file}\">\n    Header always set {name} \"{value}\"\n    Header always set Cache-Control \"{SHORT}\"\n</Location>"
        );
    }
    text
}

/// For `aws cloudfront create-response-headers-policy --response-headers-policy-config file://…`.
pub(super) fn cloudfront(release: &Release) -> Result<String> {
    let known = ["Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options"];
    let others = release.headers.iter().filter(|(name, _)| !known.contains(&name.as_str()));
    let others: Vec<_> =
        others.map(|(name, value)| json!({ "Header": name, "Value": value, "Override": true })).collect();
    let policy = json!({
        "Name": format!("trd-screener-{}", release.short_hash()),
        "Comment": format!("{DOCUMENT} {}", release.version),
        "SecurityHeadersConfig": {
            "ContentSecurityPolicy": {
                "Override": true,
                "ContentSecurityPolicy": release.headers.get("Content-Security-Policy"),
            },
            "ContentTypeOptions": { "Override": true },
            "ReferrerPolicy": { "Override": true, "ReferrerPolicy": release.headers.get("Referrer-Policy") },
        },
        "CustomHeadersConfig": { "Quantity": others.len(), "Items": others },
    });
    Ok(format!("{}\n", serde_json::to_string_pretty(&policy)?))
}
