//! The Content Security Policy of both documents: what may run, load, and be navigated to.

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

/// Writes the policy that lets exactly these scripts and style sheets through.
pub fn write(scripts: &[&str], styles: &[&str]) -> String {
    [
        "default-src 'none'".to_owned(),
        format!("script-src {} 'wasm-unsafe-eval'", sources(scripts)),
        format!("style-src {}", sources(styles)),
        // `default-src` covers these two already; named, they cannot be forgotten where it is ever loosened.
        "connect-src 'none'".to_owned(),
        "img-src 'none'".to_owned(),
        // `default-src` does not cover these two.
        "form-action 'none'".to_owned(),
        "base-uri 'none'".to_owned(),
        "worker-src 'none'".to_owned(),
        // Blocks navigation of the frame to http(s). Allows calls, texts and mail: a scheme that is missing here would put
        // an error page in place of the frame. Allows `blob:`, because Firefox treats a saved file as a navigation; only
        // the lockdown can make such an address.
        "frame-src tel: sms: mailto: blob:".to_owned(),
        "require-trusted-types-for 'script'".to_owned(),
        "trusted-types 'none'".to_owned(),
    ]
    .join("; ")
}

fn sources(texts: &[&str]) -> String {
    texts.iter().map(|text| format!("'sha256-{}'", hash(text.as_bytes()))).collect::<Vec<_>>().join(" ")
}

/// The SHA-256 of some bytes, in base64.
pub fn hash(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}
