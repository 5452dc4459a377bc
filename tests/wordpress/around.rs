//! What a theme, `WordPress` itself or an optimiser does to every frame.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Result, ensure};
use browser_tests::TestContext;
use serde_json::json;

use crate::people::{open, publish_all, sign_in, sign_out, walks_to_an_outcome};
use crate::site::site;

/// Runs with a plugin of the site that cannot be switched off.
pub async fn with_plugin(code: &str, test: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
    // PHP keeps a file that it has read for some seconds: so each has a name of its own.
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let name = format!("wp-content/mu-plugins/around-{}.php", COUNT.fetch_add(1, Ordering::Relaxed));
    let file = site()?.file(&name);
    fs::write(&file, code)?;
    let result = test().await;
    fs::remove_file(file)?;
    result
}

/// Many themes let every frame be as wide as the page, and give it a height by its width. Control: another frame on the page
/// loses its height.
pub async fn a_theme_that_sizes_every_frame_leaves_it_its_height(cx: &TestContext) -> Result<()> {
    sign_in(cx, "editor").await?;
    let block = |attributes| ("trd-screener/self-check", attributes);
    let page = publish_all(cx, "page", &[block(json!({})), block(json!({ "height": "900" }))]).await?;
    sign_out(cx).await?;
    let theme =
        "<?php add_action( 'wp_head', function () { echo '<style>iframe{max-width:100%;height:auto}</style>'; }, 99 );
        add_action( 'wp_footer', function () { echo '<iframe id=control height=720></iframe>'; } );";
    with_plugin(theme, async || {
        open(cx, &page).await?;
        let script = "return [...document.querySelectorAll('.trd-screener iframe, #control')].map((frame) => frame.getBoundingClientRect().height).concat(innerHeight);";
        let heights: Vec<f64> = cx.script(script, vec![]).await?;
        // No frame is higher than the window.
        let window = heights.last().copied().unwrap_or_default();
        ensure!(heights.first() == Some(&720.0) && heights.get(1) == Some(&window.min(900.0)), "{heights:?}");
        ensure!(heights.get(2).is_some_and(|height| *height < 200.0), "the theme sizes nothing: {heights:?}");
        Ok(())
    })
    .await
}

/// Below more than three pictures `WordPress` itself lets a frame wait until it is near, and an optimiser puts its address in
/// its place late.
pub async fn it_starts_late_and_below_pictures(cx: &TestContext) -> Result<()> {
    // WordPress counts the same picture once.
    let picture = |number: usize| {
        format!(
            "<p><img src=\"/wp-includes/images/w-logo-blue.png?{number}\" width=\"600\" height=\"600\" alt=\"\"></p>"
        )
    };
    let pictures: String = (0..4).map(picture).collect();
    let page = site()?.php(&format!(
        "echo get_permalink( wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Self-check',
        'post_content' => '{pictures}<!-- wp:trd-screener/self-check /-->' ) ) );"
    ))?;
    sign_out(cx).await?;
    open(cx, &page).await?;
    cx.find(".trd-screener iframe").await?;
    let loading = "return [...document.querySelectorAll('p img, .trd-screener iframe')].map((element) => element.getAttribute('loading') ?? '');";
    let loading: Vec<String> = cx.script(loading, vec![]).await?;
    ensure!(loading.len() == 5 && loading.last().is_some_and(|it| it == "lazy"), "it does not wait: {loading:?}");
    walks_to_an_outcome(cx).await?;
    with_plugin(include_str!("php/late.php"), async || {
        open(cx, &page).await?;
        let address = "return document.querySelector('.trd-screener iframe').getAttribute('src');";
        let before: String = cx.script(address, vec![]).await?;
        ensure!(before == "about:blank", "the optimiser does nothing: {before}");
        walks_to_an_outcome(cx).await
    })
    .await
}
