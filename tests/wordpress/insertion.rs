//! An editor puts it on a page, a visitor uses it.

use std::fs;

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, until};
use serde_json::json;

use crate::people::{CANVAS, asked_of_others, open, publish, shown, sign_in, sign_out, walks_to_an_outcome};
use crate::site::{THEMES, site};

const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads";

/// A page that another test can visit.
static PAGE: std::sync::OnceLock<String> = std::sync::OnceLock::new();

/// An editor, who may not write unfiltered markup, writes a shortcode with a setting for this place alone.
pub async fn an_editor_places_it_by_shortcode(cx: &TestContext) -> Result<()> {
    sign_in(cx, "editor").await?;
    let text = "[trd_screener lang=\"es\" height=\"640\"]";
    let page = publish(cx, "core/shortcode", &json!({ "text": text })).await?;
    sign_out(cx).await?;
    cx.network_sink.empty();
    open(cx, &page).await?;
    let shown = shown(cx).await?;
    let attribute = |name: &str| shown.attributes.get(name).map_or("", String::as_str);
    ensure!(attribute("sandbox") == SANDBOX && attribute("allow") == "clipboard-write", "{shown:?}");
    ensure!(attribute("referrerpolicy") == "no-referrer" && attribute("height") == "640", "{shown:?}");
    let src = attribute("src");
    ensure!(
        src.contains("lang=es") && src.contains("tel=%2B1-617-555-0142") && src.contains("/trd-screener/"),
        "{src}"
    );
    ensure!(attribute("title") == "Cuestionario" && shown.lang == "es", "{shown:?}");
    let expected = "Harbor Street & Söhne: +1-617-555-0142, Mon to Fri, 9 to 5.";
    ensure!(shown.line.starts_with("En una crisis, llame") && shown.line.ends_with(expected), "{}", shown.line);
    ensure!(shown.links == 0 && shown.notice.is_none() && shown.strange.is_empty(), "{shown:?}");
    walks_to_an_outcome(cx).await?;
    let asked = asked_of_others(cx).await?;
    ensure!(asked.is_empty(), "the page asks for {asked:?}");
    Ok(())
}

/// An editor adds the block, sees the self-check itself in the editor, and publishes.
pub async fn an_editor_places_it_by_block_with_a_preview(cx: &TestContext) -> Result<()> {
    sign_in(cx, "editor").await?;
    let attributes = json!({ "country": "GB", "accent": "#14524a" });
    let page = publish(cx, "trd-screener/self-check", &attributes).await?;
    let preview = until("the preview", || async {
        let script = "const frame = canvas.querySelector('[data-type=\"trd-screener/self-check\"] iframe');
            return frame ? [frame.src, frame.sandbox.value, canvas.querySelector('.trd-screener-line').innerText] : null;";
        cx.script::<Option<(String, String, String)>>(&format!("{CANVAS} {script}"), vec![]).await
    })
    .await?;
    ensure!(preview.0.contains("country=GB") && preview.1 == SANDBOX && preview.2.contains("999"), "{preview:?}");
    // The fields beside it are those of the definition.
    let script = "wp.data.dispatch('core/block-editor').selectBlock(wp.data.select('core/block-editor').getBlocks()[0].clientId);
        wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block'); return null;";
    cx.script::<()>(script, vec![]).await?;
    until("a field for each setting", || async {
        let script = "return Array.from(document.querySelectorAll('.block-editor-block-inspector :is(label, legend)'), (label) => label.innerText);";
        let labels: Vec<String> = cx.script(script, vec![]).await?;
        let has = |wanted: &str| labels.iter().any(|label| label.eq_ignore_ascii_case(wanted));
        let settings = clinical::settings::SETTINGS.iter().map(|setting| setting.label);
        Ok(settings.chain(["Height of the frame", "Title of the frame"]).all(has).then_some(()))
    })
    .await?;
    sign_out(cx).await?;
    open(cx, &page).await?;
    let shown = shown(cx).await?;
    ensure!(shown.attributes.get("src").is_some_and(|src| src.contains("country=GB")), "{shown:?}");
    ensure!(shown.line.contains("999") && shown.links == 0 && shown.notice.is_none(), "{shown:?}");
    ensure!(PAGE.set(page).is_ok(), "placed twice");
    Ok(())
}

fn page() -> Result<&'static str> {
    PAGE.get().map(String::as_str).context("no page was published")
}

/// A theme of templates in PHP, and one of blocks.
pub async fn a_visitor_walks_to_an_outcome_in_two_themes(cx: &TestContext) -> Result<()> {
    sign_out(cx).await?;
    for theme in THEMES {
        site()?.php(&format!("switch_theme( '{theme}' );"))?;
        cx.network_sink.empty();
        open(cx, page()?).await?;
        let script = "return document.documentElement.outerHTML.includes(`/themes/${arguments[0]}/`) || document.body.className.includes(arguments[0]);";
        let is_theme: bool = cx.script(script, vec![json!(theme)]).await?;
        ensure!(is_theme || theme == "twentytwentythree", "the page is not in {theme}");
        let wide = "return document.querySelector('.trd-screener iframe').getBoundingClientRect().toJSON();";
        let place: serde_json::Value = cx.script(wide, vec![]).await?;
        let side = |name: &str| place.get(name).and_then(serde_json::Value::as_f64).unwrap_or_default();
        ensure!(side("width") >= 320.0 && (side("height") - 720.0).abs() < 1.0, "{theme}: {place}");
        walks_to_an_outcome(cx).await.context(theme)?;
        let asked = asked_of_others(cx).await?;
        ensure!(asked.is_empty(), "{theme}: the page asks for {asked:?}");
    }
    Ok(())
}

/// Where the frame's own attributes are gone, the inner frame keeps the answers all the same.
pub async fn it_holds_where_a_page_builder_strips_the_sandbox(cx: &TestContext) -> Result<()> {
    let filter = site()?.file("wp-content/mu-plugins/strip.php");
    fs::write(&filter, include_str!("php/strip.php"))?;
    sign_out(cx).await?;
    let result = async {
        open(cx, page()?).await?;
        let shown = shown(cx).await?;
        ensure!(!shown.attributes.contains_key("sandbox"), "the filter strips nothing: {shown:?}");
        walks_to_an_outcome(cx).await?;
        // The shell is open to the page here, as it must be; the questions are not.
        let script = "const shell = frames[0].document; let inner = 'closed';
            try { inner = frames[0].frames[0].document.body.innerHTML; } catch { /* refused */ }
            return [shell.documentElement.outerHTML.length > 1000, inner];";
        let (is_open, inner): (bool, String) = cx.script(script, vec![]).await?;
        ensure!(is_open && inner == "closed", "the page reads the questions");
        Ok(())
    }
    .await;
    fs::remove_file(filter)?;
    result
}
