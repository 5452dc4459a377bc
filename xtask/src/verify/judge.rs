//! What is as it should be, what is missing, and why it matters: in words for whoever looks after a clinic's server.

use super::fetch::Served;
use crate::embed::{Release, sha256};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Good,
    /// It works, and could be better.
    Advice,
    /// It has to be mended.
    Fault,
}

/// One thing that was looked at.
#[derive(Debug)]
pub struct Finding {
    pub weight: Weight,
    pub what: String,
    pub why: &'static str,
}

/// Why each header matters. A release with another one has to say here why.
const REASONS: [(&str, &str); 4] = [
    (
        "content-security-policy",
        "The document carries the same policy, but the browser reads the header first, before any byte of the document.",
    ),
    ("referrer-policy", "Without it, a page that somebody opens from the self-check may learn where they came from."),
    ("x-content-type-options", "Without it, a browser may take the file for something else than it is."),
    (
        "x-dns-prefetch-control",
        "Without it, a browser may look up the names of linked pages before anybody presses a link.",
    ),
];

/// How long a copy may be kept at an address that does not name its release, in seconds.
const SHORT: u64 = 3600;

/// Everything that can be seen from outside.
pub fn judge(release: &Release, served: &Served) -> Vec<Finding> {
    if served.status != 200 {
        let what = format!("the server answers {}, expected 200", served.status);
        return vec![fault(
            what,
            "People see an error in place of the self-check. The line of text below the frame is all they have.",
        )];
    }
    let mut findings = vec![bytes(release, served)];
    findings.extend(release.headers.iter().map(|(name, value)| header(served, name, value)));
    findings.push(content_type(served));
    findings.push(encryption(served));
    findings.extend(framing(release, served));
    findings.push(compression(served));
    findings.push(caching(release, served));
    findings.extend(cookies(served));
    findings
}

fn good(what: impl Into<String>) -> Finding {
    Finding { weight: Weight::Good, what: what.into(), why: "" }
}

fn advice(what: impl Into<String>, why: &'static str) -> Finding {
    Finding { weight: Weight::Advice, what: what.into(), why }
}

fn fault(what: impl Into<String>, why: &'static str) -> Finding {
    Finding { weight: Weight::Fault, what: what.into(), why }
}

fn bytes(release: &Release, served: &Served) -> Finding {
    let hash = sha256(&served.body);
    if hash == release.sha256 {
        return good(format!("the bytes are those of the release: SHA-256 {hash}"));
    }
    let what = format!("the bytes are not those of the release: SHA-256 {hash}, expected {}", release.sha256);
    let is_ours = String::from_utf8_lossy(&served.body).contains("wasm-unsafe-eval");
    let why = if is_ours {
        "It is another release, or the server or a CDN has rewritten it (minified it, added a script). A changed script does not run: only crisis help would be shown. Upload the file again, and turn rewriting off for it."
    } else {
        "It is not the self-check at all: perhaps a page of the server's own, or of a sign-in."
    };
    fault(what, why)
}

fn header(served: &Served, name: &str, expected: &str) -> Finding {
    let known = REASONS.iter().find(|(reason, _)| name.eq_ignore_ascii_case(reason));
    let why = known.map_or("The release asks for it.", |(_, why)| *why);
    let values: Vec<_> = served.headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
    match values.as_slice() {
        [] => fault(format!("no header {name}"), why),
        values if values.iter().any(|value| normal(value) == normal(expected)) => good(name),
        [value, ..] => {
            let shown: String = value.chars().take(80).collect();
            fault(format!("the header {name} is another one than the release's: {shown}"), why)
        }
    }
}

/// The same policy, whatever spaces a server has put between its parts.
fn normal(value: &str) -> String {
    let parts = value.split(';').map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(";")
}

fn content_type(served: &Served) -> Finding {
    let given = served.header("content-type").unwrap_or_default().to_ascii_lowercase();
    if !given.starts_with("text/html") {
        return fault(
            format!("it comes as {given:?}, expected text/html"),
            "With nosniff beside it, a browser offers the file as a download, or shows its source.",
        );
    }
    match given.split_once("charset=") {
        Some((_, charset)) if !charset.trim_matches('"').eq_ignore_ascii_case("utf-8") => fault(
            format!("it comes in {charset}, expected utf-8"),
            "The wasm travels as text. In another encoding it does not start, and letters come out wrong.",
        ),
        _ => good("it comes as text/html"),
    }
}

fn encryption(served: &Served) -> Finding {
    let host = served.url.split_once("://").map_or("", |(_, rest)| rest);
    let is_here = ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| host.starts_with(name));
    if served.url.starts_with("https://") || is_here {
        good("nobody on the way can change it")
    } else {
        fault(
            "it comes without encryption",
            "Anybody on the way can put another document in its place, and read the answers there.",
        )
    }
}

/// Headers that keep a page from showing it in a frame, or that replace the release's policy.
fn framing(release: &Release, served: &Served) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(value) = served.header("x-frame-options") {
        let what = format!("the server sends X-Frame-Options: {value}");
        let why = "Many servers add it to every page. It keeps the self-check out of a frame: on a page of another address, or on every page, the frame stays empty. Take it away for this file.";
        findings.push(if value.eq_ignore_ascii_case("deny") { fault(what, why) } else { advice(what, why) });
    }
    let expected = release.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-security-policy"));
    for value in served.headers.get_all("content-security-policy").iter().filter_map(|value| value.to_str().ok()) {
        if expected.is_none_or(|(_, expected)| normal(value) != normal(expected)) {
            let shown: String = value.chars().take(80).collect();
            findings.push(advice(
                format!("there is a second policy: {shown}"),
                "Both hold. One that forbids more than the release's may keep the frame from starting: try it in a browser.",
            ));
        }
    }
    if served.header("connection-allowlist").is_some() {
        findings.push(advice(
            "there is a Connection-Allowlist",
            "In browsers that know it, every link that is not on it leads to an error: crisis pages, the clinic's own, tel:, sms: and mailto: must all be on it.",
        ));
    }
    findings
}

fn compression(served: &Served) -> Finding {
    let percent = (served.sent * 100).checked_div(served.body.len()).unwrap_or(100);
    match served.header("content-encoding") {
        Some(coding) if percent < 70 => {
            good(format!("it travels as {coding}: {} of {} bytes", served.sent, served.body.len()))
        }
        _ => advice(
            format!("it travels uncompressed: {} bytes", served.sent),
            "Compressed it has a third of that. On a slow phone each second counts.",
        ),
    }
}

/// The seconds of `max-age`.
fn max_age(cache: &str) -> Option<u64> {
    cache.split(',').find_map(|part| part.trim().strip_prefix("max-age=")?.parse().ok())
}

fn caching(release: &Release, served: &Served) -> Finding {
    let cache = served.header("cache-control").unwrap_or_default().to_ascii_lowercase();
    let names_release = served.url.contains(release.short_hash());
    match max_age(&cache) {
        Some(seconds) if names_release && (cache.contains("immutable") || seconds > SHORT) => {
            good(format!("the address names the release, and is kept: {cache}"))
        }
        _ if names_release => advice(
            format!("the address names the release, but is not kept ({cache:?})"),
            "What it leads to never changes: `max-age=31536000, immutable` saves who comes back the whole way.",
        ),
        Some(seconds) if seconds > SHORT => fault(
            format!("it is kept for {} hours at an address that does not name the release", seconds / 3600),
            "If a crisis number changes, people see the old one for that long. Use `max-age=300`, or an address that names the release.",
        ),
        None if cache.is_empty() => advice(
            "nothing says how long it may be kept",
            "Browsers then guess, and may show an old crisis number for days. Use `max-age=300`.",
        ),
        _ => match served.knows_unchanged {
            Some(true) => good(format!("it is asked for again soon ({cache}), and sent again only if it has changed")),
            Some(false) | None => advice(
                format!("it is asked for again soon ({cache}), and sent whole each time"),
                "An ETag lets the server say \"not changed\" in a few bytes.",
            ),
        },
    }
}

fn cookies(served: &Served) -> Option<Finding> {
    let is_set = served.headers.contains_key("set-cookie");
    is_set.then(|| {
        fault("it sets a cookie", "By a cookie it can be known who opened the self-check. Nothing here needs one.")
    })
}
