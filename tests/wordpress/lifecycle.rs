//! From the upload to the removal.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, artefact, until};
use serde_json::{Value, json};

use crate::people::{open, save_settings, shown, sign_in, text};
use crate::site::site;

const MAIN: &str = "wp-content/plugins/trd-screener/trd-screener.php";

/// What the clinic of these tests sets.
pub fn settings() -> Value {
    json!({
        "clinic": "Harbor Street & Söhne", "tel": "+1-617-555-0142", "sms": "+1-617-555-0143", "book": "https://example.com/book?a=1&b=2",
        "mail": "clinic@example.com", "lang": "en", "country": "US", "offers": "iv,spravato", "accent": "#1a5450",
        "hours": "Mon to Fri, 9 to 5", "privacy": "https://example.com/privacy",
    })
}

/// Uploads the archive as a person does.
pub async fn upload(cx: &TestContext) -> Result<()> {
    open(cx, "/wp-admin/plugin-install.php?tab=upload").await?;
    let file = artefact::folder().canonicalize()?.join("trd-screener-wordpress.zip");
    let field = cx.find("input[name=pluginzip]").await?;
    field.send_keys(file.display().to_string()).await?;
    cx.script::<()>("document.getElementById('install-plugin-submit').click(); return null;", vec![]).await
}

/// Presses a link, and waits for the page that it leads to.
pub async fn follow(cx: &TestContext, selector: &str) -> Result<()> {
    let script = "document.body.dataset.old = ''; document.querySelector(arguments[0]).click(); return null;";
    cx.find(selector).await.with_context(|| format!("no {selector}"))?;
    cx.script::<()>(script, vec![json!(selector)]).await?;
    until("the next page", || async {
        let script = "return !('old' in document.body.dataset) && document.readyState === 'complete' ? true : null;";
        cx.script::<Option<bool>>(script, vec![]).await.or(Ok(None))
    })
    .await?;
    Ok(())
}

/// The archive is taken as it is, and activating it says nothing.
pub async fn an_administrator_uploads_and_activates_it(cx: &TestContext) -> Result<()> {
    sign_in(cx, "admin").await?;
    upload(cx).await?;
    follow(cx, "a.button-primary[href*='action=activate']").await?;
    let told = text(cx).await?;
    ensure!(told.contains("Plugin activated") && !told.contains("unexpected output"), "{told}");
    ensure!(site()?.complaints().is_empty(), "{}", site()?.complaints());
    follow(cx, "a[href$='options-general.php?page=trd-screener']").await?;
    ensure!(text(cx).await?.contains("Name of the clinic"), "the link does not lead to the settings");
    Ok(())
}

/// Each setting that fits is kept, shown again in its field, and reaches the frame.
pub async fn an_administrator_sets_it(cx: &TestContext) -> Result<()> {
    sign_in(cx, "admin").await?;
    let told = save_settings(cx, &settings()).await?;
    ensure!(told == ["Settings saved."] || told.iter().all(|note| note.contains("saved.")), "{told:?}");
    let kept: Value = serde_json::from_str(&site()?.php("echo wp_json_encode( get_option( 'trd_screener' ) );")?)?;
    ensure!(kept == settings(), "{kept}");
    let script = "return Object.fromEntries(Array.from(document.querySelectorAll('[name^=\"trd_screener[\"]'))
        .filter((field) => field.type !== 'checkbox').map((field) => [field.name.slice(13, -1), field.value]));";
    let fields: Value = cx.script(script, vec![]).await?;
    for (key, value) in settings().as_object().into_iter().flatten() {
        ensure!(key == "offers" || fields.get(key) == Some(value), "the field {key} shows {:?}", fields.get(key));
    }
    let script = "return document.querySelectorAll('[name=\"trd_screener[offers][]\"]:checked').length;";
    ensure!(cx.script::<u32>(script, vec![]).await? == 2, "the ticked treatments are not shown again");
    // Every field has a name that a screen reader says.
    let script = "return Array.from(document.querySelectorAll('form[action=\"options.php\"] :is(input, select):not([type=hidden], [type=submit], [type=button])'))
        .filter((field) => !field.labels?.length).map((field) => field.name);";
    let nameless: Vec<String> = cx.script(script, vec![]).await?;
    ensure!(nameless.is_empty(), "fields without a label: {nameless:?}");
    let shown = shown(cx).await?;
    ensure!(
        shown.attributes.get("src").is_some_and(|src| src.contains("clinic=Harbor%20Street%20%26%20S%C3%B6hne")),
        "{shown:?}"
    );
    Ok(())
}

/// Another version over an earlier one: the settings stay, and the new files are there.
pub async fn an_update_keeps_the_settings(cx: &TestContext) -> Result<()> {
    sign_in(cx, "admin").await?;
    save_settings(cx, &settings()).await?;
    let main = site()?.file(MAIN);
    let now = fs::read_to_string(&main)?;
    let version = artefact::between(&now, "Version:           ", "\n")?.to_owned();
    fs::write(&main, now.replacen(&version, "0.0.1", 1))?;
    upload(cx).await?;
    follow(cx, "a.update-from-upload-overwrite").await?;
    ensure!(fs::read_to_string(&main)? == now, "the files are not those of the new version");
    let kept: Value = serde_json::from_str(&site()?.php("echo wp_json_encode( get_option( 'trd_screener' ) );")?)?;
    ensure!(kept == settings(), "{kept}");
    Ok(())
}

/// What the site has of the plugin: rows of the database, and files.
fn left() -> Result<String> {
    site()?.php(
        "global $wpdb; $left = array();
        foreach ( array( 'options' => 'option_name', 'usermeta' => 'meta_key', 'postmeta' => 'meta_key' ) as $table => $column ) {
            foreach ( $wpdb->get_col( \"SELECT $column FROM {$wpdb->prefix}$table WHERE $column LIKE '%trd%screener%'\" ) as $name ) $left[] = $name;
        }
        if ( is_dir( WP_PLUGIN_DIR . '/trd-screener' ) ) $left[] = 'files';
        echo implode( ' ', $left );",
    )
}

/// After it is deleted the site has nothing of it. Control: before, the same look finds the option and the files.
pub async fn nothing_is_left_behind(cx: &TestContext) -> Result<()> {
    sign_in(cx, "admin").await?;
    let before = left()?;
    ensure!(before == "trd_screener files", "{before}");
    open(cx, "/?pagename=none").await?;
    walks_nowhere(cx).await?;
    site()?.php(
        "require_once ABSPATH . 'wp-admin/includes/plugin.php'; require_once ABSPATH . 'wp-admin/includes/file.php';
        deactivate_plugins( 'trd-screener/trd-screener.php' );
        $deleted = delete_plugins( array( 'trd-screener/trd-screener.php' ) );
        if ( true !== $deleted ) { fwrite( STDERR, 'not deleted' ); exit( 1 ); }",
    )?;
    let after = left()?;
    ensure!(after.is_empty(), "left behind: {after}");
    ensure!(site()?.complaints().is_empty(), "{}", site()?.complaints());
    let asked = fs::read_to_string(site()?.file("wp-content/asked.log")).unwrap_or_default();
    ensure!(!asked.contains("plugin "), "the plugin asks other servers: {asked}");
    // Control: what WordPress itself asks for has been heard.
    ensure!(asked.contains("core "), "nobody has asked anything, so nothing was listened to");
    Ok(())
}

/// A page without the self-check has nothing of it.
async fn walks_nowhere(cx: &TestContext) -> Result<()> {
    let script = "return document.documentElement.outerHTML.includes('trd-screener');";
    ensure!(!cx.script::<bool>(script, vec![]).await?, "a page without the self-check loads something of it");
    Ok(())
}
