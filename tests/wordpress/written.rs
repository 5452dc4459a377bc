//! What people write, on its way through `WordPress`' own filters.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, artefact, until};
use clinical::settings::{Settings, decode};
use serde_json::json;

use crate::people::{CANVAS, editor_is_ready, open, open_editor, publish_all, shown, sign_in, sign_out};

const CLINIC: &str = "Harbor & Söhne \"West\"";
const BOOK: &str = "https://example.com/book?a=1&b=2";

/// The settings behind the "#" of the frame that the page shows; every one of them fits.
async fn settings(cx: &TestContext) -> Result<BTreeMap<String, String>> {
    let src = shown(cx).await?.attributes.remove("src").context("the frame has no address")?;
    let fragment = src.split_once('#').context("the frame has no settings")?.1;
    let (_, problems) = Settings::read(fragment);
    ensure!(problems.is_empty(), "{fragment}: {problems:?}");
    let pairs = fragment.split('&').filter_map(|pair| pair.split_once('='));
    Ok(pairs.filter_map(|(key, value)| Some((key.to_owned(), decode(value)?))).collect())
}

fn is(settings: &BTreeMap<String, String>, key: &str, expected: &str) -> bool {
    settings.get(key).is_some_and(|value| value == expected)
}

/// Of people without the right to unfiltered markup `WordPress` writes "&" as "&amp;", and so does a paragraph: what they mean
/// arrives all the same, in the editor too. Control: markup that was written by such names is no text, and is left out.
pub async fn an_author_writes_what_markup_would_change(cx: &TestContext) -> Result<()> {
    // In a paragraph the characters stand as the editor writes them, and a quote would end the value.
    let paragraph = "[trd_screener clinic='Harbor &amp; Söhne \"West\"' book=\"https://example.com/book?a=1&amp;b=2\"]";
    let block = json!({ "clinic": CLINIC, "book": BOOK });
    for (block, attributes) in [("trd-screener/self-check", block), ("core/paragraph", json!({ "content": paragraph }))]
    {
        sign_in(cx, "author").await?;
        let page = publish_all(cx, "post", &[(block, attributes)]).await?;
        let edit = "return `/wp-admin/post.php?action=edit&post=${wp.data.select('core/editor').getCurrentPostId()}`;";
        let edit: String = cx.script(edit, vec![]).await?;
        sign_out(cx).await?;
        open(cx, &page).await?;
        let settings = settings(cx).await?;
        ensure!(is(&settings, "clinic", CLINIC) && is(&settings, "book", BOOK), "{block}: {settings:?}");
        let line = shown(cx).await?.line;
        ensure!(line.contains(CLINIC), "{block}: {line}");
        if block != "core/paragraph" {
            shows_in_its_field(cx, &edit, block).await?;
        }
    }
    sign_in(cx, "author").await?;
    let code = json!({ "content": "[trd_screener clinic=\"&lt;b id=pwned&gt;\" hours=\"At 9 &#38; 5\"]" });
    let page = publish_all(cx, "post", &[("core/paragraph", code)]).await?;
    open(cx, &page).await?;
    let notice = shown(cx).await?.notice.unwrap_or_default();
    ensure!(notice.contains("\"clinic\"") && !notice.contains("\"hours\""), "{notice}");
    let settings = settings(cx).await?;
    // What is set for the whole site stands in its place.
    ensure!(is(&settings, "clinic", "Harbor Street & Söhne") && is(&settings, "hours", "At 9 & 5"), "{settings:?}");
    Ok(())
}

/// The editor shows the name as it was written, not as it is kept.
async fn shows_in_its_field(cx: &TestContext, edit: &str, block: &str) -> Result<()> {
    sign_in(cx, "author").await?;
    open(cx, edit).await?;
    editor_is_ready(cx, block).await?;
    let script = "wp.data.dispatch('core/block-editor').selectBlock(wp.data.select('core/block-editor').getBlocks()[0].clientId);
        wp.data.dispatch('core/edit-post').openGeneralSidebar('edit-post/block'); return null;";
    cx.script::<()>(script, vec![]).await?;
    until("the field to show the name", || async {
        let script =
            "return [...document.querySelectorAll('.block-editor-block-inspector input')].map((field) => field.value);";
        let values: Vec<String> = cx.script(script, vec![]).await?;
        Ok(values.iter().any(|value| value == CLINIC).then_some(()))
    })
    .await
}

/// What is typed on the set-up page: all that a paste into a text makes into links or into bold words.
const TYPED: [(&str, &str); 5] = [
    ("clinic", "Harbor & *Söhne* `West` _a_ ~~b~~ www.example.com"),
    ("tel", "+1 (555) 010-0100"),
    ("book", "https://www.example.com/book_a_b?a=1&b=2"),
    ("mail", "front_desk@example.com"),
    ("privacy", "https://example.com/privacy"),
];

/// Somebody pastes the shortcode of the set-up page where the text of the page stands, and not into a block of its own.
/// Control: stars that are pasted like this become markup, as addresses do in newer editors.
pub async fn what_the_set_up_page_writes_is_pasted_into_a_paragraph(cx: &TestContext) -> Result<()> {
    let file = artefact::folder().join("setup.html").canonicalize().context("no setup.html")?;
    cx.driver().goto(format!("file://{}", file.display())).await?;
    for (key, value) in TYPED {
        cx.find(&format!("#{key}")).await?.send_keys(value).await?;
    }
    let snippet = until("the shortcode", || async {
        let script =
            "const text = document.getElementById('snippet').value; return text.includes('privacy=') ? text : null;";
        cx.script::<Option<String>>(script, vec![]).await
    })
    .await?;
    for who in ["editor", "author"] {
        sign_in(cx, who).await?;
        open_editor(cx, "post").await?;
        let content = paste(cx, "See *this* and more").await?;
        ensure!(content.contains("<em>this</em>"), "nothing is made of what is pasted: {content}");
        open_editor(cx, "post").await?;
        paste(cx, &snippet).await?;
        let script = "return (async () => {
            const { dispatch, select } = wp.data;
            dispatch('core/editor').editPost({ title: 'Self-check', status: 'publish' });
            await dispatch('core/editor').savePost();
            return [select('core/editor').getCurrentPost().link, select('core/editor').getEditedPostContent()];
        })();";
        let (page, content): (String, String) = cx.script(script, vec![]).await?;
        sign_out(cx).await?;
        open(cx, &page).await?;
        let settings = settings(cx).await.with_context(|| content.clone())?;
        for (key, value) in TYPED {
            ensure!(is(&settings, key, value), "{who}: {key} of {settings:?}, {content}");
        }
    }
    Ok(())
}

/// Pastes a text into an empty paragraph, as the editor hears it. Returns the content of the page.
async fn paste(cx: &TestContext, text: &str) -> Result<String> {
    let script = "const { dispatch } = wp.data;
        const block = wp.blocks.createBlock('core/paragraph', {});
        dispatch('core/block-editor').resetBlocks([block]);
        dispatch('core/block-editor').selectBlock(block.clientId); return null;";
    cx.script::<()>(script, vec![]).await?;
    let script = "const field = canvas.querySelector('[data-type=\"core/paragraph\"][contenteditable=true]');
        if (!field) return null;
        field.focus();
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', arguments[0]);
        field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
        return true;";
    until("the paragraph", || async {
        cx.script::<Option<bool>>(&format!("{CANVAS} {script}"), vec![json!(text)]).await
    })
    .await?;
    until("the text to be pasted", || async {
        let script = "const content = wp.data.select('core/editor').getEditedPostContent();
            return /<p>.+<\\/p>|wp:shortcode/s.test(content) ? content : null;";
        cx.script::<Option<String>>(script, vec![]).await
    })
    .await
}
