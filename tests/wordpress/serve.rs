//! How the document comes: through PHP with its headers, or as a file without.

use std::env;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use browser_tests::{Stage, output};
use serde_json::json;

use crate::people::{open, shown, sign_in};
use crate::site::site;

/// What `cargo xtask verify` says of an address, and whether it is content.
fn verify(address: &str) -> Result<(String, bool)> {
    let xtask = env::var_os("TRD_XTASK").context("TRD_XTASK is not set: run `cargo xtask test wordpress`")?;
    output(Command::new(xtask).args(["verify", address]))
}

/// The address of the document, as the page of the settings has it.
async fn address(stage: &Stage) -> Result<String> {
    open(stage, "/wp-admin/options-general.php?page=trd-screener").await?;
    let src = shown(stage).await?.attributes.remove("src").context("the frame has no address")?;
    Ok(src.split('#').next().unwrap_or_default().to_owned())
}

/// PHP adds every header of the release, compresses, and says "not changed"; even where another plugin writes before it.
pub async fn the_document_comes_with_its_headers(stage: &Stage) -> Result<()> {
    sign_in(stage, "admin").await?;
    let address = address(stage).await?;
    let (told, is_well) = verify(&address)?;
    ensure!(is_well && told.contains("0 missing, 0 to think about"), "{told}");
    // A kept page asks for an earlier release, and gets today's, for a short time.
    let earlier = format!("{}000000000000", address.get(..address.len() - 12).unwrap_or_default());
    let (told, is_well) = verify(&earlier)?;
    ensure!(is_well && told.contains("max-age=300"), "{told}");
    let meddler = site()?.file("wp-content/mu-plugins/meddler.php");
    let rewrite = "<?php header( 'Set-Cookie: id=1' ); ob_start( function ( $html ) { return str_replace( '<', '< ', $html ); } ); echo 'first';";
    std::fs::write(&meddler, rewrite)?;
    let (told, is_well) = verify(&address)?;
    std::fs::remove_file(&meddler)?;
    ensure!(is_well, "with a plugin that rewrites pages: {told}");
    Ok(())
}

/// Control, and what the settings page says: the file itself comes without the headers here, and verify tells each.
pub async fn as_a_file_it_comes_without_them_and_verify_says_so(stage: &Stage) -> Result<()> {
    sign_in(stage, "admin").await?;
    save_choice(stage, true).await?;
    let address = address(stage).await?;
    ensure!(address.contains("/plugins/trd-screener/document/trd-screener.html"), "{address}");
    let (told, is_well) = verify(&address)?;
    ensure!(!is_well && told.contains("the bytes are those of the release"), "{told}");
    for header in ["Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-DNS-Prefetch-Control"] {
        ensure!(told.contains(&format!("MISSING no header {header}")), "{told}");
    }
    save_choice(stage, false).await
}

/// Saves with the box of the file ticked or not.
async fn save_choice(stage: &Stage, as_file: bool) -> Result<()> {
    open(stage, "/wp-admin/options-general.php?page=trd-screener").await?;
    let script = "document.getElementById('trd-screener-as_file').checked = arguments[0];
        document.querySelector('form[action=\"options.php\"] [type=submit]').click(); return null;";
    stage.script::<()>(script, vec![json!(as_file)]).await?;
    browser_tests::until("the choice to be kept", || async {
        let kept =
            site()?.php("$kept = get_option( 'trd_screener' ); echo isset( $kept['as_file'] ) ? 'file' : 'php';")?;
        Ok(((kept == "file") == as_file).then_some(()))
    })
    .await
}
