//! A clinic's office manager, from the set-up page to a page that a visitor can use: what the page says to do is all that is
//! done. The pictures of it stand in docs/clinic-guide.md.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use browser_tests::{Options, Stage, artefact, is_full, note, until};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::camera::{self, Part};
use crate::lifecycle::{follow, upload};
use crate::people::{open, open_editor, shown, sign_in, sign_out, walks_to_an_outcome};

/// The window, in CSS pixels.
const SIZE: (u32, u32) = (1280, 900);

/// What the manager types.
const TYPED: [(&str, &str); 3] =
    [("clinic", "Harbor Street Clinic"), ("tel", "+1 555 010 0100"), ("hours", "Mon to Fri, 9 to 5")];

/// Fills in the set-up page, copies the shortcode, follows its steps in `WordPress`, and looks at the page as a visitor.
/// Takes long and writes pictures into docs/, so at the full count only.
pub async fn an_office_manager_comes_from_the_set_up_page_to_a_page_in_use(_: &Stage) -> Result<()> {
    if !is_full() {
        println!("  at the full count only");
        return Ok(());
    }
    let stage = Stage::set_with(Options { with_worlds: true, for_pictures: true, ..Options::default() }).await?;
    stage.resize(SIZE.0, SIZE.1).await?;
    let began = Instant::now();
    let steps = fill_in(&stage).await? + place(&stage).await?;
    visit(&stage).await?;
    let seconds = began.elapsed().as_secs();
    println!("  {steps} steps, {seconds} s by machine");
    note("wordpress", "office-manager", &json!({ "steps": steps, "seconds by machine": seconds }))
}

/// A picture for the guide.
async fn picture(stage: &Stage, name: &str) -> Result<()> {
    stage.driver().action_chain().move_to(0, 0).perform().await?;
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/pictures").join(name).with_extension("png");
    camera::take(stage, Part::whole(SIZE.0, SIZE.1), &file).await
}

async fn to_top_of(stage: &Stage, selector: &str) -> Result<()> {
    let script = "document.querySelector(arguments[0]).scrollIntoView({ block: 'start' }); return null;";
    stage.find(selector).await?;
    stage.script::<()>(script, vec![json!(selector)]).await
}

/// On the set-up page: what was typed, and the shortcode on the clipboard. Returns how many things were done.
async fn fill_in(stage: &Stage) -> Result<usize> {
    let file = artefact::folder().join("setup.html").canonicalize().context("no setup.html")?;
    stage.driver().goto(format!("file://{}", file.display())).await?;
    for (key, value) in TYPED {
        stage.find(&format!("#{key}")).await?.send_keys(value).await?;
    }
    stage.find("#offers-spravato").await?.click().await?;
    until("the preview to have the name", || async {
        let shown = async {
            stage.enter_frame(1).await?;
            stage.script::<bool>("return document.body.innerText.includes('Harbor Street Clinic');", vec![]).await
        };
        Ok(shown.await.unwrap_or(false).then_some(()))
    })
    .await?;
    stage.enter_top().await?;
    to_top_of(stage, "#clinic-part").await?;
    picture(stage, "setup-form").await?;
    to_top_of(stage, "#site").await?;
    stage.find("[data-copy=snippet]").await?.click().await?;
    until("it to be copied", || async {
        let told: String = stage
            .script("return document.querySelector('[data-copy=snippet] + [role=status]').innerText;", vec![])
            .await?;
        Ok((told == "Copied.").then_some(()))
    })
    .await?;
    picture(stage, "setup-copy").await?;
    Ok(TYPED.len() + 2)
}

/// In `WordPress`: upload, activate, a new page with a block for the shortcode, paste, publish.
async fn place(stage: &Stage) -> Result<usize> {
    sign_in(stage, "admin").await?;
    upload(stage).await?;
    follow(stage, "a.button-primary[href*='action=activate']").await?;
    open_editor(stage, "page").await?;
    // The block is found in its list by its name.
    let script = "const { dispatch } = wp.data;
        dispatch('core/editor').editPost({ title: 'Self-check' });
        dispatch('core/block-editor').insertBlock(wp.blocks.createBlock('core/shortcode', {})); return null;";
    stage.script::<()>(script, vec![]).await?;
    // A newer editor keeps its blocks in a frame.
    let is_framed = "return !!document.querySelector('iframe[name=\"editor-canvas\"]');";
    if stage.script::<bool>(is_framed, vec![]).await? {
        stage.find("iframe[name=editor-canvas]").await?.enter_frame().await?;
    }
    let field = stage.find("[data-type='core/shortcode'] textarea").await?;
    field.click().await?;
    field.send_keys(Key::Control + "v").await?;
    let pasted = field.value().await?.unwrap_or_default();
    ensure!(pasted.starts_with("[trd_screener clinic=\"Harbor Street Clinic\""), "pasted {pasted:?}");
    stage.enter_top().await?;
    picture(stage, "wordpress-paste").await?;
    for button in [".editor-post-publish-panel__toggle", ".editor-post-publish-panel .editor-post-publish-button"] {
        until(&format!("{button} to be ready"), || async {
            Ok(stage.find(button).await?.is_enabled().await?.then_some(()))
        })
        .await?;
        stage.find(button).await?.click().await?;
    }
    until("the page to be published", || async {
        let script = "return wp.data.select('core/editor').isCurrentPostPublished() ? true : null;";
        stage.script::<Option<bool>>(script, vec![]).await
    })
    .await?;
    Ok(6)
}

/// A visitor, who is nobody in particular, comes to a result.
async fn visit(stage: &Stage) -> Result<()> {
    let script = "return wp.data.select('core/editor').getCurrentPost().link;";
    let link: String = stage.script(script, vec![]).await?;
    sign_out(stage).await?;
    open(stage, &link).await?;
    let seen = shown(stage).await?;
    ensure!(seen.notice.is_none() && seen.strange.is_empty(), "{seen:?}");
    ensure!(
        seen.line.contains("988") && seen.line.ends_with("Harbor Street Clinic: +1 555 010 0100, Mon to Fri, 9 to 5."),
        "{}",
        seen.line
    );
    walks_to_an_outcome(stage).await?;
    open(stage, &link).await?;
    to_top_of(stage, ".trd-screener").await?;
    stage.enter_frame(2).await?;
    stage.find("main[data-page=start]").await?;
    stage.enter_top().await?;
    picture(stage, "wordpress-page").await
}
