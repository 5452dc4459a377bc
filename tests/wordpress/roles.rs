//! Who may not.

use anyhow::{Result, ensure};
use browser_tests::TestContext;
use serde_json::json;

use crate::people::{open, save_settings, sign_in, text};
use crate::site::site;

/// Posts a form to `options.php` from the page that is open. Returns the status and what the page says.
async fn post(cx: &TestContext, nonce: &str) -> Result<(u16, String)> {
    let script = "return (async (nonce) => {
          const form = new URLSearchParams({ option_page: 'trd_screener', action: 'update', _wpnonce: nonce, 'trd_screener[clinic]': 'Pwned' });
          const answer = await fetch('/wp-admin/options.php', { method: 'POST', body: form });
          return [answer.status, (await answer.text()).replace(/<[^>]*>/g, ' ').slice(0, 3000)];
        })(...arguments);";
    cx.script(script, vec![json!(nonce)]).await
}

fn clinic() -> Result<String> {
    site()?.php("$kept = get_option( 'trd_screener' ); echo isset( $kept['clinic'] ) ? $kept['clinic'] : '';")
}

/// A contributor sees no entry in the menu, gets the refusal of the site itself at the page and at the form, and nothing changes.
/// Control: an administrator sees the entry and the page.
pub async fn a_contributor_is_refused(cx: &TestContext) -> Result<()> {
    let entry = "return document.querySelectorAll('#adminmenu a[href*=\"page=trd-screener\"]').length;";
    sign_in(cx, "contributor").await?;
    open(cx, "/wp-admin/index.php").await?;
    ensure!(cx.script::<u32>(entry, vec![]).await? == 0, "a contributor sees the entry");
    open(cx, "/wp-admin/options-general.php?page=trd-screener").await?;
    let told = text(cx).await?;
    ensure!(told.contains("not allowed to access this page") && !told.contains("Name of the clinic"), "{told}");
    open(cx, "/wp-admin/index.php").await?;
    let before = clinic()?;
    let (status, told) = post(cx, "none").await?;
    ensure!(status == 403 && clinic()? == before, "{status}: {told}");
    sign_in(cx, "admin").await?;
    open(cx, "/wp-admin/index.php").await?;
    ensure!(cx.script::<u32>(entry, vec![]).await? == 1, "an administrator does not see the entry");
    Ok(())
}

/// Even an administrator's browser saves nothing for a page that does not know the nonce. Control: with it, the same does.
pub async fn a_form_without_its_nonce_is_refused(cx: &TestContext) -> Result<()> {
    sign_in(cx, "admin").await?;
    open(cx, "/wp-admin/options-general.php?page=trd-screener").await?;
    let nonce: String = cx.script("return document.getElementById('_wpnonce').value;", vec![]).await?;
    let before = clinic()?;
    let (status, told) = post(cx, "0123456789").await?;
    ensure!(status == 403 && told.contains("expired") && clinic()? == before, "{status}: {told}");
    post(cx, &nonce).await?;
    ensure!(clinic()? == "Pwned", "the form cannot be sent at all, so its refusal says nothing");
    save_settings(cx, &crate::lifecycle::settings()).await?;
    ensure!(clinic()? == before, "the settings are not back");
    Ok(())
}
