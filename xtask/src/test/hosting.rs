//! The recipes of docs/hosting.md, and the figures in it: bytes and views, worked out from what the document weighs.

use std::fmt::Write as _;

use anyhow::{Context, Result, bail, ensure};
use serde::Deserialize;

use super::Sample;
use crate::browsers::Program;
use crate::{markdown::number, project};

const PAGE: &str = "docs/hosting.md";

/// The figures stand between these.
const BEGIN: &str = "<!-- figures: written by `cargo xtask test hosting --full` -->";
const END: &str = "<!-- end of the figures -->";

/// How far the page's figures may be off before somebody has to write them anew, in percent.
const TOLERANCE: u64 = 20;

/// The servers of the recipes.
const SERVERS: [Program; 4] = [
    ("nginx", "nginx"),
    ("apache2", "apache2"),
    ("curl", "curl"),
    ("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so", "libnginx-mod-http-brotli-static"),
];

#[derive(Deserialize)]
struct Sizes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Runs the recipes. In full it writes the figures, else it looks whether they still hold.
pub fn run(sample: Sample) -> Result<()> {
    super::on_servers(&SERVERS, "hosting", sample)?;
    let sizes: Sizes = serde_json::from_str(&project::read("dist/sizes.json")?).context("dist/sizes.json")?;
    let page = project::read(PAGE)?;
    let (before, rest) = page.split_once(BEGIN).with_context(|| format!("{PAGE}: expected {BEGIN}"))?;
    let (figures, after) = rest.split_once(END).with_context(|| format!("{PAGE}: expected {END}"))?;
    if sample == Sample::Full {
        let page = format!("{before}{BEGIN}\n{}\n{END}{after}", told(&sizes));
        project::write(&project::root().join(PAGE), page)?;
        println!("{PAGE}");
        return Ok(());
    }
    let written = bytes_in(figures)?;
    let off = written.abs_diff(sizes.brotli) * 100 / sizes.brotli.max(1);
    ensure!(
        off <= TOLERANCE,
        "{PAGE} counts with {written} bytes, the document has {} after brotli: run `cargo xtask test hosting --full`",
        sizes.brotli
    );
    Ok(())
}

/// The bytes after brotli that the figures count with.
fn bytes_in(figures: &str) -> Result<u64> {
    let number = figures.split("after brotli: ").nth(1).and_then(|rest| rest.split(" bytes").next());
    let number = number.map(|number| number.replace(',', "").parse());
    match number {
        Some(Ok(number)) => Ok(number),
        _ => bail!("{PAGE}: the figures name no bytes after brotli"),
    }
}

/// Bytes in the unit in which networks are paid for, rounded.
fn gigabytes(bytes: u64) -> String {
    let tenths = (bytes + 50_000_000) / 100_000_000;
    match tenths {
        0 => "under 0.1 GB".to_owned(),
        1..100 => format!("{}.{} GB", tenths / 10, tenths % 10),
        _ => format!("{} GB", number((tenths + 5) / 10)),
    }
}

fn told(sizes: &Sizes) -> String {
    let Sizes { raw, gzip, brotli } = *sizes;
    let mut rows = String::new();
    for (views, who) in [
        (1_000, "a small practice"),
        (100_000, "a large clinic"),
        (10_000_000, "a network of clinics"),
        (1_000_000_000, "everybody"),
    ] {
        let people = views * brotli;
        let origin = |hits_of_thousand: u64| gigabytes(people / 1000 * (1000 - hits_of_thousand));
        // Writing to a text cannot fail.
        let _ = writeln!(
            rows,
            "| {} ({who}) | {} | {} | {} | {} |",
            number(views),
            gigabytes(people),
            origin(950),
            origin(999),
            // A month has 2.6 million seconds; a busy second has ten times the views of an average one.
            number((views * 10).div_ceil(2_600_000)),
        );
    }
    format!(
        "The document, once for each view: {} bytes plain, {} after gzip, and after brotli: {} bytes.\n\n\
         | views in a month | sent to people | from your server, 95 % from the CDN | 99.9 % from the CDN | views in a busy second |\n\
         |---|---|---|---|---|\n{rows}",
        number(raw),
        number(gzip),
        number(brotli)
    )
}

#[cfg(test)]
mod tests {
    use super::{Sizes, bytes_in, gigabytes, told};

    #[test]
    fn figures_can_be_read_back() {
        let sizes = Sizes { raw: 439_713, gzip: 151_928, brotli: 129_891 };
        let told = told(&sizes);
        assert_eq!(bytes_in(&told).ok(), Some(129_891), "{told}");
        // 100 000 views of 129 891 bytes are 12.99 GB, a twentieth of it 0.65, a thousandth 0.013.
        assert!(told.contains("| 100,000 (a large clinic) | 13 GB | 0.6 GB | under 0.1 GB | 1 |"), "{told}");
        assert!(bytes_in("no figures").is_err());
    }

    #[test]
    fn gigabytes_are_told_in_groups() {
        assert_eq!(gigabytes(1_298_910_000_000), "1,299 GB");
    }
}
