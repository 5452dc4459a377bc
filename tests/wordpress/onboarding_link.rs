//! A clinic's office manager who wants a link: from the archive to a page whose link opens the self-check, by presses alone, each
//! counted. A picture of each step goes into `target/pictures/`.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use anyhow::{Result, ensure};
use browser_tests::{Options, Questionnaire, TestContext, artefact, is_full, target, until, write_metrics};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::people::{editor_is_ready, sign_in, text};
use crate::screenshot::{self, Part};
use crate::site::site;

/// The window, in CSS pixels.
const SIZE: (u32, u32) = (1280, 900);

/// Somebody who presses and types, and is watched.
struct Manager {
    cx: TestContext,
    presses: AtomicUsize,
    pictures: AtomicUsize,
}

impl Manager {
    /// Presses what can be seen and is ready.
    async fn press(&self, selector: &str) -> Result<()> {
        until(&format!("{selector} to take a press"), || async {
            let found = self.cx.driver().find_all(By::Css(selector)).await?;
            let Some(element) = found.first() else { return Ok(None) };
            Ok(element.click().await.ok())
        })
        .await?;
        self.presses.fetch_add(1, Ordering::Relaxed);
        Ok(())
    }

    async fn fill(&self, selector: &str, words: &str) -> Result<()> {
        self.press(selector).await?;
        Ok(self.cx.find(selector).await?.send_keys(words).await?)
    }

    fn file(&self, name: &str) -> PathBuf {
        let number = self.pictures.fetch_add(1, Ordering::Relaxed) + 1;
        target().join("pictures").join(format!("link-{number}-{name}.png"))
    }

    async fn picture(&self, name: &str) -> Result<()> {
        let file = self.file(name);
        screenshot::take(&self.cx, Part::whole(SIZE.0, SIZE.1), &file).await
    }
}

/// Uploads the plugin, chooses the page of its own, fills in name and phone, adds the block to a new page, publishes it, and presses
/// the link as a visitor would. Takes long, so at the full count only.
pub async fn an_office_manager_comes_to_a_link_in_use(_: &TestContext) -> Result<()> {
    if !is_full() {
        println!("  at the full count only");
        return Ok(());
    }
    site()?.php(
        "require_once ABSPATH . 'wp-admin/includes/plugin.php'; require_once ABSPATH . 'wp-admin/includes/file.php';
        deactivate_plugins( 'trd-screener/trd-screener.php' ); delete_plugins( array( 'trd-screener/trd-screener.php' ) );",
    )?;
    let cx = TestContext::set_with(Options { with_worlds: true, for_pictures: true, ..Options::default() }).await?;
    cx.resize(SIZE.0, SIZE.1).await?;
    sign_in(&cx, "admin").await?;
    let manager = Manager { cx, presses: AtomicUsize::new(0), pictures: AtomicUsize::new(0) };
    let began = Instant::now();
    install(&manager).await?;
    set(&manager).await?;
    place(&manager).await?;
    visit(&manager).await?;
    let (presses, seconds) = (manager.presses.load(Ordering::Relaxed), began.elapsed().as_secs());
    println!("  {presses} presses, {seconds} s by machine");
    write_metrics("wordpress", "office-manager-link", &json!({ "presses": presses, "seconds by machine": seconds }))
}

async fn install(manager: &Manager) -> Result<()> {
    manager.press("#menu-plugins > a").await?;
    manager.press(".page-title-action").await?;
    manager.press(".upload-view-toggle").await?;
    let file = artefact::folder().canonicalize()?.join("trd-screener-wordpress.zip");
    manager.cx.find("input[name=pluginzip]").await?.send_keys(file.display().to_string()).await?;
    manager.presses.fetch_add(1, Ordering::Relaxed);
    manager.picture("upload").await?;
    manager.press("#install-plugin-submit").await?;
    manager.press("a.button-primary[href*='action=activate']").await?;
    manager.press("#the-list a[href$='options-general.php?page=trd-screener']").await
}

async fn set(manager: &Manager) -> Result<()> {
    manager.press("[name='trd_screener[form]'][value=link]").await?;
    manager.picture("choose").await?;
    manager.fill("[name='trd_screener[clinic]']", "Harbor Street Clinic").await?;
    manager.fill("[name='trd_screener[tel]']", "+1 555 010 0100").await?;
    manager.picture("fill-in").await?;
    manager.press("#submit").await?;
    until("it to be saved", || async { Ok(text(&manager.cx).await?.contains("Settings saved.").then_some(())) })
        .await?;
    let script = "document.getElementById('trd-screener-own').scrollIntoView({ block: 'center' }); return null;";
    manager.cx.script::<()>(script, vec![]).await?;
    manager.press(".trd-screener-copy").await?;
    until("it to be copied", || async { Ok(text(&manager.cx).await?.contains("Copied.").then_some(())) }).await?;
    manager.picture("saved").await
}

async fn place(manager: &Manager) -> Result<()> {
    let cx = &manager.cx;
    manager.press("#menu-pages > a").await?;
    manager.press(".page-title-action").await?;
    editor_is_ready(cx, "trd-screener/self-check").await?;
    // A newer editor keeps its blocks in a frame; there the title is typed.
    let script = "wp.data.dispatch('core/editor').editPost({ title: 'Self-check' }); return null;";
    cx.script::<()>(script, vec![]).await?;
    manager.press(".edit-post-header-toolbar__inserter-toggle, .editor-document-tools__inserter-toggle").await?;
    manager.fill(".block-editor-inserter__search input", "Self-check").await?;
    manager.press(".editor-block-list-item-trd-screener-self-check").await?;
    until("the block", || async {
        let script = "return wp.data.select('core/block-editor').getBlocks().some(({ name }) => name === 'trd-screener/self-check') || null;";
        cx.script::<Option<bool>>(script, vec![]).await
    })
    .await?;
    // Time for the preview.
    until("the preview", || async {
        let script =
            format!("{} return canvas.querySelector('.trd-screener-link') ? true : null;", crate::people::CANVAS);
        cx.script::<Option<bool>>(&script, vec![]).await
    })
    .await?;
    manager.picture("block").await?;
    manager.press(".editor-post-publish-panel__toggle").await?;
    manager.press(".editor-post-publish-panel .editor-post-publish-button").await?;
    until("the page to be published", || async {
        let script = "return wp.data.select('core/editor').isCurrentPostPublished() && !wp.data.select('core/editor').isSavingPost() || null;";
        cx.script::<Option<bool>>(script, vec![]).await
    })
    .await?;
    manager.picture("published").await?;
    manager.press(".post-publish-panel__postpublish-buttons a[href], .components-snackbar a").await
}

async fn visit(manager: &Manager) -> Result<()> {
    let cx = &manager.cx;
    until("the page", || async { Ok(cx.driver().find(By::Css(".trd-screener-link")).await.is_ok().then_some(())) })
        .await?;
    manager.picture("page").await?;
    let own = cx.driver().window().await?;
    manager.press(".trd-screener-link").await?;
    let tab = cx.opened_tab(&[own]).await?;
    cx.driver().switch_to_window(tab).await?;
    Questionnaire::alone(cx).begin().await?;
    ensure!(text(cx).await?.contains("Harbor Street Clinic"), "the clinic has no name");
    cx.enter_top().await?;
    ensure!(cx.script::<bool>("return window.opener === null;", vec![]).await?, "the tab has an opener");
    // The screenshot looks at the first tab alone.
    cx.driver().screenshot(&manager.file("its-own-tab")).await?;
    cx.close_other_windows().await?;
    Ok(())
}
