//! The block beside all that the editor does for blocks.

use anyhow::{Result, ensure};
use browser_tests::{TestContext, until};
use serde_json::json;

use crate::people::{open, open_editor, publish, shown, sign_in, sign_out};
use crate::site::site;

/// Newer editors keep their blocks in a frame of their own, and take it away where one block says that it cannot live there.
/// Control: with a block that says so, the canvas is not as it is without any.
pub async fn the_block_leaves_the_editor_its_canvas(cx: &TestContext) -> Result<()> {
    sign_in(cx, "editor").await?;
    open_editor(cx, "post").await?;
    // What an editor without such frames cannot show.
    let version = "return wp.blocks.getBlockType('trd-screener/self-check').apiVersion;";
    let version: u32 = cx.script(version, vec![]).await?;
    ensure!(version >= 3, "the block says that it cannot live in a frame: version {version}");
    let with = canvas(cx).await?;
    publish(cx, "trd-screener/self-check", &json!({})).await?;
    let inserted = canvas(cx).await?;
    site()?.php(
        "require_once ABSPATH . 'wp-admin/includes/plugin.php'; deactivate_plugins( 'trd-screener/trd-screener.php' );",
    )?;
    open_editor(cx, "post").await?;
    let without = canvas(cx).await;
    site()?.php(
        "require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin( 'trd-screener/trd-screener.php' );",
    )?;
    let without = without?;
    ensure!(with == without && inserted == without, "framed: {without}; with the plugin {with}, the block {inserted}");
    Ok(())
}

/// Whether the blocks stand in a frame, once they stand.
async fn canvas(cx: &TestContext) -> Result<bool> {
    until("the blocks", || async {
        let script = "const frame = document.querySelector('iframe[name=\"editor-canvas\"]');
            const blocks = (frame?.contentDocument ?? document).querySelector('.block-editor-block-list__layout');
            return blocks ? !!frame : null;";
        cx.script::<Option<bool>>(script, vec![]).await
    })
    .await
}

/// What somebody writes under "Additional CSS class" is on the page, once, in the editor too.
pub async fn a_class_of_the_block_is_on_the_page(cx: &TestContext) -> Result<()> {
    sign_in(cx, "editor").await?;
    let page = publish(cx, "trd-screener/self-check", &json!({ "className": "of-the-clinic" })).await?;
    sign_out(cx).await?;
    open(cx, &page).await?;
    let script = "return [...document.querySelectorAll('.of-the-clinic')].map((element) => element.className).join();";
    let classes: String = cx.script(script, vec![]).await?;
    let classes: Vec<&str> = classes.split(' ').collect();
    for class in ["trd-screener", "wp-block-trd-screener-self-check", "of-the-clinic"] {
        ensure!(classes.iter().filter(|known| **known == class).count() == 1, "{class}: {classes:?}");
    }
    ensure!(shown(cx).await?.frames == 1, "another frame");
    Ok(())
}

/// The treatments of the block are ticked, not spelled.
pub async fn treatments_are_ticked(cx: &TestContext) -> Result<()> {
    sign_in(cx, "editor").await?;
    publish(cx, "trd-screener/self-check", &json!({ "offers": "kap" })).await?;
    let script = "wp.data.dispatch('core/block-editor').selectBlock(wp.data.select('core/block-editor').getBlocks()[0].clientId);
        wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block'); return null;";
    cx.script::<()>(script, vec![]).await?;
    let press = |label: &'static str| async move {
        let script = "const boxes = [...document.querySelectorAll('.block-editor-block-inspector fieldset input[type=checkbox]')];
            const box = boxes.find((box) => box.labels[0].innerText === arguments[0]);
            box?.click(); return box ? boxes.length : null;";
        until(label, || async { cx.script::<Option<usize>>(script, vec![json!(label)]).await }).await
    };
    let offers = || async {
        let script = "return wp.data.select('core/block-editor').getBlocks()[0].attributes.offers ?? '';";
        cx.script::<String>(script, vec![]).await
    };
    let boxes = press("Ketamine by infusion").await?;
    ensure!(boxes == 8 && offers().await? == "iv,kap", "{boxes} boxes, {}", offers().await?);
    press("Ketamine-assisted therapy").await?;
    ensure!(offers().await? == "iv", "{}", offers().await?);
    press("Ketamine by infusion").await?;
    ensure!(offers().await?.is_empty(), "{}", offers().await?);
    ensure!(site()?.complaints().is_empty(), "{}", site()?.complaints());
    Ok(())
}
