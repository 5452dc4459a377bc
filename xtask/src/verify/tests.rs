//! Whatever a server leaves out or adds is told; where all is well, nothing is.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test says what went wrong by failing")]

use ureq::http::{HeaderMap, HeaderName, HeaderValue};

use clinical::settings::Document;

use super::checks::{Finding, Weight, judge};
use super::fetch::Served;
use crate::packaging::{Release, sha256};

const BODY: &str = "<!doctype html>\n<html lang=\"en\">\n<meta content=\"'wasm-unsafe-eval'\">";

fn release() -> Release {
    let headers = [
        ("Content-Security-Policy", "default-src 'none'; frame-src tel:"),
        ("Referrer-Policy", "no-referrer"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-DNS-Prefetch-Control", "off"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
    ];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned()));
    Release { version: "1.0.0".to_owned(), sha256: sha256(BODY.as_bytes()), headers: headers.into() }
}

fn set(headers: &mut HeaderMap, name: &str, value: &str) {
    headers.insert(name.parse::<HeaderName>().unwrap(), value.parse::<HeaderValue>().unwrap());
}

fn served() -> Served {
    let mut headers = HeaderMap::new();
    for (name, value) in &release().headers {
        set(&mut headers, name, value);
    }
    for (name, value) in [("content-type", "text/html"), ("content-encoding", "br"), ("cache-control", "max-age=300")] {
        set(&mut headers, name, value);
    }
    Served {
        url: "https://clinic.example/trd-screener.html".to_owned(),
        redirects: vec![],
        status: 200,
        headers,
        body: BODY.as_bytes().to_vec(),
        sent: 20,
        knows_unchanged: Some(true),
    }
}

fn told(change: impl Fn(&mut Served)) -> Vec<Finding> {
    let mut served = served();
    change(&mut served);
    let is_told = |finding: &Finding| !matches!(finding.weight, Weight::Good | Weight::Note);
    judge(&release(), &served).into_iter().filter(is_told).collect()
}

/// A document with settings pinned in it.
fn pinned(settings: &[(&str, &str)]) -> Vec<u8> {
    Document::read(BODY).unwrap().pin(settings.iter().copied()).into_bytes()
}

#[test]
fn where_all_is_well_nothing_is_missing() {
    let told = told(|_| ());
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn each_header_that_is_missing_or_another_one_is_told_with_its_reason() {
    for name in release().headers.keys() {
        for other in [None, Some("something else")] {
            let told = told(|served| {
                served.headers.remove(name.as_str());
                if let Some(value) = other {
                    set(&mut served.headers, name, value);
                }
            });
            let first = &told[0];
            // Only pages that isolate themselves need these two.
            let isolating = ["Cross-Origin-Embedder-Policy", "Cross-Origin-Resource-Policy"];
            let weight = if isolating.contains(&name.as_str()) { Weight::Advice } else { Weight::Fault };
            assert!(first.weight == weight && first.what.contains(name) && first.why.len() > 20, "{told:#?}");
        }
    }
}

/// Each change of what is served, with a word of what is said about it.
type Change = (&'static str, fn(&mut Served));

#[test]
fn whatever_else_is_wrong_is_told() {
    let faults: [Change; 10] = [
        ("404", |served| served.status = 404),
        ("bytes are not those", |served| served.body.push(b' ')),
        ("bytes are not those", |served| served.body = b"<p>Sign in</p>".to_vec()),
        ("application/octet-stream", |served| set(&mut served.headers, "content-type", "application/octet-stream")),
        ("iso-8859-1", |served| set(&mut served.headers, "content-type", "text/html; charset=ISO-8859-1")),
        ("without encryption", |served| served.url = "http://clinic.example/trd-screener.html".to_owned()),
        ("X-Frame-Options", |served| set(&mut served.headers, "x-frame-options", "DENY")),
        ("second policy", |served| {
            served.headers.append("content-security-policy", HeaderValue::from_static("frame-src 'self'"));
        }),
        ("second policy", |served| {
            let both = "default-src 'none'; frame-src tel:, upgrade-insecure-requests; Frame-Src 'self'";
            set(&mut served.headers, "content-security-policy", both);
        }),
        ("a cookie", |served| set(&mut served.headers, "set-cookie", "id=1")),
    ];
    let hours: Change = ("24 hours", |served| set(&mut served.headers, "cache-control", "max-age=86400"));
    for (word, change) in faults.into_iter().chain([hours]) {
        let told = told(change);
        assert!(told.iter().any(|told| told.weight == Weight::Fault && told.what.contains(word)), "{word}: {told:#?}");
    }
}

#[test]
fn what_works_and_could_be_better_is_advice() {
    let advice: [Change; 6] = [
        ("uncompressed", |served| drop(served.headers.remove("content-encoding"))),
        ("how long", |served| drop(served.headers.remove("cache-control"))),
        ("sent whole", |served| served.knows_unchanged = None),
        ("X-Frame-Options", |served| set(&mut served.headers, "x-frame-options", "SAMEORIGIN")),
        ("Connection-Allowlist", |served| set(&mut served.headers, "connection-allowlist", "(\"tel:*\")")),
        ("second policy", |served| {
            let more = HeaderValue::from_static("upgrade-insecure-requests");
            served.headers.append("content-security-policy", more);
        }),
    ];
    for (word, change) in advice {
        let told = told(change);
        assert!(
            told.len() == 1 && told[0].weight == Weight::Advice && told[0].what.contains(word),
            "{word}: {told:#?}"
        );
    }
}

/// Both values cut an opener off; twice the same one is none.
#[test]
fn an_opener_is_cut_off_by_either_value_once() {
    const NAME: &str = "cross-origin-opener-policy";
    assert!(told(|served| set(&mut served.headers, NAME, "noopener-allow-popups")).is_empty());
    let told = told(|served| {
        served.headers.append(NAME, HeaderValue::from_static("same-origin"));
    });
    assert!(told.len() == 1 && told[0].weight == Weight::Fault && told[0].what.contains("twice"), "{told:#?}");
}

/// A file with pinned settings is known by the rest of its bytes, and each setting is told. Control: with one byte more
/// beside them it is another file.
#[test]
fn a_file_with_pinned_settings_is_known() {
    let mut good = served();
    good.body = pinned(&[("clinic", "Harbor & Co"), ("tel", "+1 555 010 0100")]);
    let all = judge(&release(), &good);
    let says = |what: &str| all.iter().any(|finding| finding.weight == Weight::Good && finding.what.contains(what));
    assert!(says("settings are pinned in it") && says(&sha256(&good.body)) && says(&release().sha256), "{all:#?}");
    assert!(says("pinned: clinic \"Harbor & Co\"") && says("pinned: tel \"+1 555 010 0100\""), "{all:#?}");
    assert!(told(|served| served.body.clone_from(&good.body)).is_empty());
    let told = told(|served| served.body = [&good.body[..], b" "].concat());
    assert!(told[0].weight == Weight::Fault && told[0].what.contains("bytes are not those"), "{told:#?}");
}

#[test]
fn a_fault_in_pinned_settings_is_told_with_what_was_expected() {
    let told = told(|served| served.body = pinned(&[("clinic", "A"), ("tel", "call us"), ("accent", "#ffee00")]));
    let faults: Vec<_> = told.iter().map(|finding| (finding.weight, finding.what.as_str())).collect();
    assert!(
        matches!(
            faults.as_slice(),
            [(Weight::Fault, tel), (Weight::Advice, accent)]
                if tel.contains("`tel` left out: expected a phone number") && accent.contains("`accent` changed to")
        ),
        "{told:#?}"
    );
}

#[test]
fn an_address_that_names_the_release_may_be_kept_for_good() {
    let name = |served: &mut Served| served.url = format!("https://clinic.example/{}/", release().short_hash());
    let kept = told(|served| {
        name(served);
        set(&mut served.headers, "cache-control", "public, max-age=31536000, immutable");
    });
    assert!(kept.is_empty(), "{kept:#?}");
    // Not with settings pinned, which may change.
    let long = told(|served| {
        name(served);
        set(&mut served.headers, "cache-control", "public, max-age=31536000, immutable");
        served.body = pinned(&[("tel", "555-0100")]);
    });
    assert!(long.len() == 1 && long[0].weight == Weight::Fault && long[0].what.contains("8760 hours"), "{long:#?}");
    let told = told(name);
    assert!(told.len() == 1 && told[0].what.contains("not kept"), "{told:#?}");
}
