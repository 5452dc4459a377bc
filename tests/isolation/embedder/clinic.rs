//! Pages of clinics, and what they are made of.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use browser_tests::TestContext;

/// The settings of a clinic that sets much.
pub const SETTINGS: &str = "clinic=Harbor%20Street%20Clinic&tel=%2B1-617-555-0142&sms=%2B1-617-555-0143\
    &book=https%3A%2F%2Fexample.com%2Fbook&mail=clinic%40example.com&offers=iv,spravato&country=US\
    &privacy=https%3A%2F%2Fexample.com%2Fprivacy";

/// The powers that a clinic's page leaves to the frame.
pub const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads";

/// The frame as README.md tells a clinic to write it.
pub fn frame() -> String {
    format!(
        "<iframe src=\"trd-screener.html#{SETTINGS}\" sandbox=\"{SANDBOX}\" allow=\"clipboard-write\" \
         referrerpolicy=\"no-referrer\" title=\"Self-check\" width=\"100%\" height=\"720\" style=\"{}\"></iframe>",
        clinical::settings::STYLE.replace("{height}", "720px")
    )
}

/// A page with this in its head and in its body.
pub fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Clinic</title>{head}</head><body>{body}</body></html>"
    )
}

/// Puts the adversary on the host; returns what a page needs in its head to be one.
pub fn adversary(cx: &TestContext) -> Result<&'static str> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../node_modules/rrweb/umd/rrweb.min.js");
    let recorder = fs::read_to_string(&file).with_context(|| format!("no {} (run `npm ci`)", file.display()))?;
    cx.host.add_page("/rrweb.js", "text/javascript", recorder);
    cx.host.add_page("/adversary.js", "text/javascript", include_str!("adversary.js"));
    Ok("<script src=rrweb.js></script><script src=adversary.js></script>")
}
