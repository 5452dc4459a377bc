//! What is as it should be, what is missing, and why it matters: in words for whoever looks after a clinic's server.

use clinical::settings::{Document, Settings, decode, meant};

use super::fetch::Served;
use crate::packaging::{Release, sha256};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Good,
    /// It cannot be seen from outside, and is worth knowing.
    Note,
    /// It works, and could be better.
    Advice,
    /// It has to be mended.
    Fault,
}

/// One thing that was looked at.
#[derive(Clone, Debug)]
pub struct Finding {
    pub weight: Weight,
    pub what: String,
    pub why: &'static str,
}

/// Why each header matters. A release with another one has to say here why.
const REASONS: [(&str, &str); 7] = [
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
    ("cross-origin-embedder-policy", ISOLATING),
    (
        OPENER,
        "Without it, a page that opens the self-check by a script may keep hold of its tab: it can send the tab elsewhere, and see when it is closed. The self-check itself sees only an opener that does not hide.",
    ),
    ("cross-origin-resource-policy", ISOLATING),
];

/// It counts for the page of its own alone. But every copy of the document can be one: the start page of each frame has a
/// link to it.
const OPENER: &str = "cross-origin-opener-policy";

/// What cuts an opener off too, in browsers that know it.
const NEWER: &str = "noopener-allow-popups";

/// For the two headers that only some pages need: elsewhere nothing is missing without them.
const ISOLATING: &str = "A page that sends Cross-Origin-Embedder-Policy shows the self-check only with both of these; other pages need neither.";

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
    let mut findings = bytes(release, served);
    findings.extend(release.headers.iter().map(|(name, value)| header(served, name, value)));
    findings.extend(second_policy(release, served));
    findings.push(content_type(served));
    findings.push(encryption(served));
    findings.extend(framing(served));
    findings.push(compression(served));
    findings.push(caching(release, served));
    findings.extend(cookies(served));
    findings.push(own_address());
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

fn bytes(release: &Release, served: &Served) -> Vec<Finding> {
    let hash = sha256(&served.body);
    if hash == release.sha256 {
        return vec![good(format!("the bytes are those of the release: SHA-256 {hash}"))];
    }
    let document = std::str::from_utf8(&served.body).ok().and_then(Document::read);
    if let Some(document) = document.filter(|document| release.is(document.release().as_bytes())) {
        let what = format!(
            "settings are pinned in it, and all else are the bytes of the release: SHA-256 {hash}, without the settings {}",
            release.sha256
        );
        let pinned = document.pinned().unwrap_or_default();
        return [vec![good(what)], settings(&pinned)].concat();
    }
    let what = format!("the bytes are not those of the release: SHA-256 {hash}, expected {}", release.sha256);
    let is_ours = String::from_utf8_lossy(&served.body).contains("wasm-unsafe-eval");
    let why = if is_ours {
        "It is another release, or the server or a CDN has rewritten it (minified it, added a script). A changed script does not run: only crisis help would be shown. Upload the file again, and turn rewriting off for it."
    } else {
        "It is not the self-check at all: perhaps a page of the server's own, or of a sign-in."
    };
    vec![fault(what, why)]
}

/// The pinned settings, one by one, and what is wrong with them.
fn settings(pinned: &str) -> Vec<Finding> {
    let (_, problems) = Settings::read(pinned);
    let pairs = pinned.split('&').map(meant).filter_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        Some((decode(key)?, decode(value)?))
    });
    let is_read = |key: &str| problems.iter().all(|problem| problem.key != key || problem.instead.is_some());
    let read = pairs.filter(|(key, _)| is_read(key)).map(|(key, value)| good(format!("pinned: {key} {value:?}")));
    let wrong = problems.iter().map(|problem| {
        let what = format!("pinned {problem}");
        if problem.instead.is_some() {
            advice(what, "It is shown so that it can be read. Nothing has to be done.")
        } else {
            fault(what, "No address can set it, because what is pinned wins. Make the file anew: `cargo xtask pin`, or the set-up page.")
        }
    });
    read.chain(wrong).collect()
}

fn header(served: &Served, name: &str, expected: &str) -> Finding {
    let known = REASONS.iter().find(|(reason, _)| name.eq_ignore_ascii_case(reason));
    let why = known.map_or("The release asks for it.", |(_, why)| *why);
    let found = if why == ISOLATING { advice } else { fault };
    let values: Vec<_> = served.headers.get_all(name).iter().filter_map(|value| value.to_str().ok()).collect();
    let is_opener = name.eq_ignore_ascii_case(OPENER);
    match values.as_slice() {
        [] => found(format!("no header {name}"), why),
        [_, _, ..] if is_opener => found(format!("the header {name} comes twice: browsers take that for none"), why),
        [value] if is_opener && normal(value) == NEWER => good(name),
        values if values.iter().any(|value| normal(value) == normal(expected)) => good(name),
        [value, ..] => {
            let shown: String = value.chars().take(80).collect();
            found(format!("the header {name} is another one than the release's: {shown}"), why)
        }
    }
}

/// What no header closes. Which other pages come from the same address cannot be seen from here.
fn own_address() -> Finding {
    let what = "a domain or subdomain of its own is best";
    let why = "Any script, service worker or person who may write on the same address can put another document in the place of this one.";
    Finding { weight: Weight::Note, what: what.to_owned(), why }
}

/// What a policy beside the release's may say: none of it decides what the document may run or open.
const HARMLESS: [&str; 5] =
    ["frame-ancestors", "upgrade-insecure-requests", "block-all-mixed-content", "report-uri", "report-to"];

/// Every policy beside the release's: a browser obeys them all.
fn second_policy(release: &Release, served: &Served) -> Vec<Finding> {
    const NAME: &str = "content-security-policy";
    let ours = release.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(NAME)).map(|(_, value)| normal(value));
    let values = served.headers.get_all(NAME).iter().filter_map(|value| value.to_str().ok());
    let others = values.flat_map(|value| value.split(',')).map(normal).filter(|policy| Some(policy) != ours.as_ref());
    let told = others.map(|policy| {
        let names = policy.split(';').filter_map(|part| part.split_whitespace().next()).map(str::to_ascii_lowercase);
        let is_narrower = names.into_iter().any(|name| !HARMLESS.contains(&name.as_str()));
        let shown: String = policy.chars().take(80).collect();
        let what = format!("there is a second policy: {shown}");
        if is_narrower {
            let why = "Both hold. It may keep the self-check from starting, or a press on a crisis number from calling. Take it away for this file.";
            fault(what, why)
        } else {
            advice(what, "Both hold. This one forbids nothing that the self-check needs; the file needs no second one.")
        }
    });
    told.collect()
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
fn framing(served: &Served) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(value) = served.header("x-frame-options") {
        let what = format!("the server sends X-Frame-Options: {value}");
        let why = "Many servers add it to every page. It keeps the self-check out of a frame: on a page of another address, or on every page, the frame stays empty. Take it away for this file.";
        findings.push(if value.eq_ignore_ascii_case("deny") { fault(what, why) } else { advice(what, why) });
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
    // Pinned settings may change, and the address stays.
    let names_release = served.url.contains(release.short_hash()) && release.is(&served.body);
    match max_age(&cache) {
        Some(seconds) if names_release && (cache.contains("immutable") || seconds > SHORT) => {
            good(format!("the address names the release, and is kept: {cache}"))
        }
        _ if names_release => advice(
            format!("the address names the release, but is not kept ({cache:?})"),
            "What it leads to never changes: `max-age=31536000, immutable` saves who comes back the whole way.",
        ),
        Some(seconds) if seconds > SHORT => fault(
            format!("it is kept for {} hours at an address that does not say which bytes it has", seconds / 3600),
            "If a crisis number or a pinned setting changes, people see the old one for that long. Use `max-age=300`, or an address that names the release, with nothing pinned.",
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
