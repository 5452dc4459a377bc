//! How the document comes: through PHP with its headers, or as a file without.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, misses_every_header, verify};
use serde_json::json;

use crate::people::{open, shown, sign_in};
use crate::site::site;

/// The address of the document, as the page of the settings has it.
async fn address(cx: &TestContext) -> Result<String> {
    open(cx, "/wp-admin/options-general.php?page=trd-screener").await?;
    let src = shown(cx).await?.attributes.remove("src").context("the frame has no address")?;
    Ok(src.split('#').next().unwrap_or_default().to_owned())
}

/// The head of the answer, its names in small letters.
pub fn sent(address: &str) -> Result<String> {
    let (host, path) = address.strip_prefix("http://").and_then(|rest| rest.split_once('/')).context("no address")?;
    let mut stream = TcpStream::connect(host)?;
    // In one piece: this server answers after the first line.
    stream.write_all(format!("HEAD /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes())?;
    let mut head = String::new();
    stream.read_to_string(&mut head)?;
    let lower = |line: &str| match line.split_once(':') {
        Some((name, value)) => format!("{}:{value}\r\n", name.to_ascii_lowercase()),
        None => format!("{line}\r\n"),
    };
    Ok(head.lines().map(lower).collect())
}

/// Every way of a site to write addresses: by a path, by a path behind `index.php`, by a query. The document comes in each, with
/// its headers; and so it does for a site in a folder.
pub async fn it_comes_however_the_site_writes_addresses(cx: &TestContext) -> Result<()> {
    sign_in(cx, "admin").await?;
    for (permalinks, front, cache) in [
        ("/%year%/%postname%/", "/trd-screener/", "public, max-age=31536000, immutable"),
        ("/index.php/%year%/%postname%/", "/index.php/trd-screener/", "public, max-age=31536000, immutable"),
        ("", "/?trd-screener-document=", "private, max-age=300"),
        ("/%year%/%postname%/", "/trd-screener/", "public, max-age=31536000, immutable"),
    ] {
        site()?.php(&format!("update_option( 'permalink_structure', '{permalinks}' );"))?;
        let address = address(cx).await?;
        ensure!(address.starts_with(&site()?.url(front)), "{permalinks:?}: {address}");
        let (told, is_well) = verify(&address)?;
        ensure!(is_well && told.contains("0 missing"), "{permalinks:?}: {told}");
        let sent = sent(&address)?;
        ensure!(sent.contains(&format!("cache-control: {cache}\r\n")), "{permalinks:?}: {sent}");
    }
    let folder = "add_filter( 'home_url', function ( $url, $path ) { return 'https://clinics.example/harbor' . $path; }, 10, 2 );
        $_SERVER['REQUEST_URI'] = wp_parse_url( TrdScreener\\document_address( false ), PHP_URL_PATH );
        echo $_SERVER['REQUEST_URI'], ' ', TrdScreener\\asked()[0] === TrdScreener\\RELEASE['hash'] ? 'asked for' : 'not';";
    let told = site()?.php(folder)?;
    ensure!(told.starts_with("/harbor/trd-screener/") && told.ends_with("/ asked for"), "{told}");
    Ok(())
}

/// PHP adds every header of the release, compresses, and says "not changed"; even where another plugin writes before it.
pub async fn the_document_comes_with_its_headers(cx: &TestContext) -> Result<()> {
    sign_in(cx, "admin").await?;
    let address = address(cx).await?;
    let (told, is_well) = verify(&address)?;
    ensure!(is_well && told.contains("0 missing, 0 to think about"), "{told}");
    // A kept page asks for an earlier release, and gets today's, for a short time.
    let hash = address.rsplit('/').nth(1).context("no hash in the address")?;
    ensure!(address == site()?.url(&format!("/trd-screener/{hash}/")) && hash.len() == 12, "{address}");
    let earlier = "000000000000";
    // Once there were queries in the place of paths. What stands between must not keep an answer to one: it may take it for
    // the home page.
    let query = |hash: &str| site().map(|site| site.url(&format!("/?trd-screener-document={hash}")));
    for (kept, cache) in [
        (address.replace(hash, earlier), "public, max-age=300"),
        (query(earlier)?, "private, max-age=300"),
        (query(hash)?, "private, max-age=300"),
        // A language or a site of a network may stand before it.
        (site()?.url(&format!("/es/trd-screener/{hash}")), "public, max-age=31536000, immutable"),
    ] {
        let (told, is_well) = verify(&kept)?;
        ensure!(is_well, "{kept}: {told}");
        let sent = sent(&kept)?;
        ensure!(sent.contains(&format!("cache-control: {cache}\r\n")), "{kept}: {sent}");
    }
    // Control: what is no address of it is a page of the site, or none.
    for other in ["/", "/trd-screener/", "/trd-screener/0000/", "/trd-screener/000000000000/x/"] {
        let sent = sent(&site()?.url(other))?;
        ensure!(!sent.contains("content-security-policy"), "{other}: {sent}");
    }
    let meddler = site()?.file("wp-content/mu-plugins/meddler.php");
    let rewrite = "<?php header( 'Set-Cookie: id=1' ); ob_start( function ( $html ) { return str_replace( '<', '< ', $html ); } ); echo 'first';";
    std::fs::write(&meddler, rewrite)?;
    let (told, is_well) = verify(&address)?;
    std::fs::remove_file(&meddler)?;
    ensure!(is_well, "with a plugin that rewrites pages: {told}");
    // Who does not take it compressed gets it as it is.
    let cases = [
        ("gzip, deflate, br", '1'),
        ("gzip;q=0.5", '1'),
        ("", '0'),
        ("br", '0'),
        ("gzip;q=0, br", '0'),
        ("x-gzip", '0'),
    ];
    for (accepted, expected) in cases {
        let takes = site()?.php(&format!("echo TrdScreener\\takes_gzip( '{accepted}' ) ? 1 : 0;"))?;
        ensure!(takes.chars().eq([expected]), "{accepted:?}: {takes}");
    }
    Ok(())
}

/// Control, and what the settings page says: the file itself comes without the headers here, and verify tells each.
pub async fn as_a_file_it_comes_without_them_and_verify_says_so(cx: &TestContext) -> Result<()> {
    sign_in(cx, "admin").await?;
    save_choice(cx, true).await?;
    let address = address(cx).await?;
    ensure!(address.contains("/plugins/trd-screener/document/trd-screener.html"), "{address}");
    let (told, is_well) = verify(&address)?;
    ensure!(!is_well && told.contains("the bytes are those of the release"), "{told}");
    misses_every_header(&told)?;
    save_choice(cx, false).await
}

/// Saves with the box of the file ticked or not.
async fn save_choice(cx: &TestContext, as_file: bool) -> Result<()> {
    open(cx, "/wp-admin/options-general.php?page=trd-screener").await?;
    let script = "document.getElementById('trd-screener-as_file').checked = arguments[0];
        document.querySelector('form[action=\"options.php\"] [type=submit]').click(); return null;";
    cx.script::<()>(script, vec![json!(as_file)]).await?;
    browser_tests::until("the choice to be kept", || async {
        let kept =
            site()?.php("$kept = get_option( 'trd_screener' ); echo isset( $kept['as_file'] ) ? 'file' : 'php';")?;
        Ok(((kept == "file") == as_file).then_some(()))
    })
    .await
}
