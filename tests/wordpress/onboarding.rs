//! A clinic's office manager, from the set-up page to a page that a visitor can use: what the page says to do is all that is
//! done. The pictures of it stand in docs/clinic-guide.md.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use browser_tests::{Options, TestContext, artefact, is_full, until, write_metrics};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::lifecycle::{follow, upload};
use crate::people::{open, open_editor, shown, sign_in, sign_out, walks_to_an_outcome};
use crate::screenshot::{self, Part};

/// The window, in CSS pixels.
const SIZE: (u32, u32) = (1280, 900);

/// What the manager types.
const TYPED: [(&str, &str); 3] =
    [("clinic", "Harbor Street Clinic"), ("tel", "+1 555 010 0100"), ("hours", "Mon to Fri, 9 to 5")];

/// Fills in the set-up page, copies the shortcode, follows its steps in `WordPress`, and looks at the page as a visitor.
/// Takes long and writes pictures into docs/, so at the full count only.
pub async fn an_office_manager_comes_from_the_set_up_page_to_a_page_in_use(_: &TestContext) -> Result<()> {
    if !is_full() {
        println!("  at the full count only");
        return Ok(());
    }
    let cx = TestContext::set_with(Options { with_worlds: true, for_pictures: true, ..Options::default() }).await?;
    cx.resize(SIZE.0, SIZE.1).await?;
    let began = Instant::now();
    let steps = fill_in(&cx).await? + place(&cx).await?;
    visit(&cx).await?;
    let seconds = began.elapsed().as_secs();
    println!("  {steps} steps, {seconds} s by machine");
    write_metrics("wordpress", "office-manager", &json!({ "steps": steps, "seconds by machine": seconds }))
}

/// A picture for the guide.
async fn picture(cx: &TestContext, name: &str) -> Result<()> {
    cx.driver().action_chain().move_to(0, 0).perform().await?;
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/pictures").join(name).with_extension("png");
    screenshot::take(cx, Part::whole(SIZE.0, SIZE.1), &file).await
}

async fn to_top_of(cx: &TestContext, selector: &str) -> Result<()> {
    let script = "document.querySelector(arguments[0]).scrollIntoView({ block: 'start' }); return null;";
    cx.find(selector).await?;
    cx.script::<()>(script, vec![json!(selector)]).await
}

/// On the set-up page: what was typed, and the shortcode on the clipboard. Returns how many things were done.
async fn fill_in(cx: &TestContext) -> Result<usize> {
    let file = artefact::folder().join("setup.html").canonicalize().context("no setup.html")?;
    cx.driver().goto(format!("file://{}", file.display())).await?;
    for (key, value) in TYPED {
        cx.find(&format!("#{key}")).await?.send_keys(value).await?;
    }
    cx.find("#offers-spravato").await?.click().await?;
    until("the preview to have the name", || async {
        let shown = async {
            cx.enter_frame(1).await?;
            cx.script::<bool>("return document.body.innerText.includes('Harbor Street Clinic');", vec![]).await
        };
        Ok(shown.await.unwrap_or(false).then_some(()))
    })
    .await?;
    cx.enter_top().await?;
    to_top_of(cx, "#clinic-part").await?;
    picture(cx, "setup-form").await?;
    to_top_of(cx, "#site").await?;
    cx.find("[data-copy=snippet]").await?.click().await?;
    until("it to be copied", || async {
        let told: String = cx
            .script("return document.querySelector('[data-copy=snippet] + [role=status]').innerText;", vec![])
            .await?;
        Ok((told == "Copied.").then_some(()))
    })
    .await?;
    picture(cx, "setup-copy").await?;
    Ok(TYPED.len() + 2)
}

/// In `WordPress`: upload, activate, a new page with a block for the shortcode, paste, publish.
async fn place(cx: &TestContext) -> Result<usize> {
    sign_in(cx, "admin").await?;
    upload(cx).await?;
    follow(cx, "a.button-primary[href*='action=activate']").await?;
    open_editor(cx, "page").await?;
    // The block is found in its list by its name.
    let script = "const { dispatch } = wp.data;
        dispatch('core/editor').editPost({ title: 'Self-check' });
        dispatch('core/block-editor').insertBlock(wp.blocks.createBlock('core/shortcode', {})); return null;";
    cx.script::<()>(script, vec![]).await?;
    // A newer editor keeps its blocks in a frame.
    let is_framed = "return !!document.querySelector('iframe[name=\"editor-canvas\"]');";
    if cx.script::<bool>(is_framed, vec![]).await? {
        cx.find("iframe[name=editor-canvas]").await?.enter_frame().await?;
    }
    let field = cx.find("[data-type='core/shortcode'] textarea").await?;
    field.click().await?;
    field.send_keys(Key::Control + "v").await?;
    let pasted = field.value().await?.unwrap_or_default();
    ensure!(pasted.starts_with("[trd_screener clinic=\"Harbor Street Clinic\""), "pasted {pasted:?}");
    cx.enter_top().await?;
    picture(cx, "wordpress-paste").await?;
    for button in [".editor-post-publish-panel__toggle", ".editor-post-publish-panel .editor-post-publish-button"] {
        until(&format!("{button} to be ready"), || async {
            Ok(cx.find(button).await?.is_enabled().await?.then_some(()))
        })
        .await?;
        cx.find(button).await?.click().await?;
    }
    until("the page to be published", || async {
        let script = "return wp.data.select('core/editor').isCurrentPostPublished() ? true : null;";
        cx.script::<Option<bool>>(script, vec![]).await
    })
    .await?;
    Ok(6)
}

/// A visitor, who is nobody in particular, comes to a result.
async fn visit(cx: &TestContext) -> Result<()> {
    let script = "return wp.data.select('core/editor').getCurrentPost().link;";
    let link: String = cx.script(script, vec![]).await?;
    sign_out(cx).await?;
    open(cx, &link).await?;
    let seen = shown(cx).await?;
    ensure!(seen.notice.is_none() && seen.strange.is_empty(), "{seen:?}");
    ensure!(
        seen.line.contains("988") && seen.line.ends_with("Harbor Street Clinic: +1 555 010 0100, Mon to Fri, 9 to 5."),
        "{}",
        seen.line
    );
    walks_to_an_outcome(cx).await?;
    open(cx, &link).await?;
    to_top_of(cx, ".trd-screener").await?;
    cx.enter_frame(2).await?;
    cx.find("main[data-page=start]").await?;
    cx.enter_top().await?;
    picture(cx, "wordpress-page").await
}
