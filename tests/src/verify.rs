//! What `cargo xtask verify` says of a server.

use std::env;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::server::output;

/// What it says of an address, and whether it is content. The task that runs these tests names itself in `TRD_XTASK`.
pub fn verify(address: &str) -> Result<(String, bool)> {
    let xtask = env::var_os("TRD_XTASK").context("TRD_XTASK is not set: run this suite by `cargo xtask test`")?;
    output(Command::new(xtask).args(["verify", address]))
}

/// It misses each header of the release.
pub fn misses_every_header(told: &str) -> Result<()> {
    for header in [
        "Content-Security-Policy",
        "Cross-Origin-Embedder-Policy",
        "Cross-Origin-Opener-Policy",
        "Cross-Origin-Resource-Policy",
        "Referrer-Policy",
        "X-Content-Type-Options",
        "X-DNS-Prefetch-Control",
    ] {
        // Only pages that isolate themselves need these two.
        let isolating = ["Cross-Origin-Embedder-Policy", "Cross-Origin-Resource-Policy"];
        let mark = if isolating.contains(&header) { "advice  " } else { "MISSING " };
        ensure!(told.contains(&format!("{mark}no header {header}")), "{told}");
    }
    Ok(())
}
