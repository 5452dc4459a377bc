//! Fetches a document as a browser does, and keeps what came with it.

use std::io::Read as _;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use ureq::http::HeaderMap;
use ureq::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, ETAG, IF_NONE_MATCH, LAST_MODIFIED};
use ureq::{Agent, ResponseExt as _};

/// More than any release has, and no more than a slow machine reads at once.
const LONGEST: u64 = 20_000_000;

/// How long a server may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a server gave.
pub struct Served {
    /// The address that it came from in the end.
    pub url: String,
    /// Every address on the way there, but the first.
    pub redirects: Vec<String>,
    pub status: u16,
    pub headers: HeaderMap,
    /// Its bytes, no longer compressed.
    pub body: Vec<u8>,
    /// How many came over the network.
    pub sent: usize,
    /// Whether it says "not changed" to who has it already; `None` where it gives nothing to ask with.
    pub knows_unchanged: Option<bool>,
}

impl Served {
    /// A header as text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }
}

/// Fetches it, compressed where the server does that, and asks once more with what the server gave to ask with.
pub fn fetch(url: &str) -> Result<Served> {
    let agent: Agent = Agent::config_builder()
        .http_status_as_error(false)
        .save_redirect_history(true)
        .timeout_global(Some(PATIENCE))
        .build()
        .into();
    let mut response =
        agent.get(url).header(ACCEPT_ENCODING, "br, gzip").call().with_context(|| format!("cannot fetch {url}"))?;
    let mut redirects: Vec<String> =
        response.get_redirect_history().unwrap_or_default().iter().skip(1).map(ToString::to_string).collect();
    let at = response.get_uri().to_string();
    redirects.retain(|hop| hop != url);
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let sent = response.body_mut().with_config().limit(LONGEST).read_to_vec().context("the document breaks off")?;
    let coding = headers.get(CONTENT_ENCODING).map_or("", |coding| coding.to_str().unwrap_or("?"));
    let body = decode(coding, &sent)?;
    let knows_unchanged = match headers.get(ETAG) {
        Some(tag) => {
            let again = agent.get(&at).header(ACCEPT_ENCODING, "br, gzip").header(IF_NONE_MATCH, tag).call();
            Some(again.is_ok_and(|again| again.status().as_u16() == 304))
        }
        None => headers.contains_key(LAST_MODIFIED).then_some(true),
    };
    Ok(Served { url: at, redirects, status, headers, sent: sent.len(), body, knows_unchanged })
}

fn decode(coding: &str, sent: &[u8]) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    match coding {
        "" | "identity" => body.extend_from_slice(sent),
        "br" => drop(brotli::Decompressor::new(sent, 4096).take(LONGEST).read_to_end(&mut body)?),
        "gzip" => drop(flate2::read::MultiGzDecoder::new(sent).take(LONGEST).read_to_end(&mut body)?),
        other => bail!("the server sends it as {other:?}, which nobody asked for"),
    }
    Ok(body)
}
