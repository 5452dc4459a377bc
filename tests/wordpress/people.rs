//! What people do in the browser: sign in, fill in a form, put the self-check on a page, visit it.

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, record, until};
use serde_json::{Value, json};

use crate::site::site;

/// Opens a path of the site.
pub async fn open(cx: &TestContext, path: &str) -> Result<()> {
    let url = if path.starts_with("http") { path.to_owned() } else { site()?.url(path) };
    cx.driver().goto(url).await?;
    Ok(())
}

/// Nobody is signed in.
pub async fn sign_out(cx: &TestContext) -> Result<()> {
    open(cx, "/wp-includes/images/blank.gif").await?;
    cx.driver().delete_all_cookies().await?;
    Ok(())
}

/// Signs somebody in; here the name is the password too.
pub async fn sign_in(cx: &TestContext, name: &str) -> Result<()> {
    sign_out(cx).await?;
    open(cx, "/wp-login.php").await?;
    let script = "document.getElementById('user_login').value = arguments[0];
        document.getElementById('user_pass').value = arguments[0];
        document.getElementById('loginform').submit(); return null;";
    cx.script::<()>(script, vec![json!(name)]).await?;
    cx.find("#wpadminbar").await.with_context(|| format!("{name} cannot sign in"))?;
    Ok(())
}

/// The text of the page.
pub async fn text(cx: &TestContext) -> Result<String> {
    cx.script("return document.body.innerText;", vec![]).await
}

/// Fills in the page under Settings, whatever the fields would let a person type, and saves. Returns the messages.
pub async fn save_settings(cx: &TestContext, values: &Value) -> Result<Vec<String>> {
    open(cx, "/wp-admin/options-general.php?page=trd-screener").await?;
    let script = "const values = arguments[0];
        for (const [key, value] of Object.entries(values)) {
          const name = `trd_screener[${key}]`;
          const boxes = document.getElementsByName(`${name}[]`);
          if (boxes.length) {
            for (const box of boxes) box.checked = value.split(',').includes(box.value);
            // One that the form does not offer.
            if (![...boxes].some((box) => box.checked) && value) { boxes[0].value = value; boxes[0].checked = true; }
            continue;
          }
          const field = document.getElementsByName(name)[0];
          if (!field) throw new Error(`no field ${name}`);
          field.removeAttribute('maxlength');
          if (field.type !== 'text') field.type = 'text';
          if (field.localName === 'select' && value && ![...field.options].some((option) => option.value === value)) {
            field.add(new Option(value, value));
          }
          field.value = value;
        }
        const form = document.querySelector('form[action=\"options.php\"]');
        form.noValidate = true;
        document.body.dataset.old = '';
        form.querySelector('[type=submit]').click(); return null;";
    cx.script::<()>(script, vec![values.clone()]).await?;
    until("the page to come back", || async {
        let script = "return !('old' in document.body.dataset) && document.readyState === 'complete'
            ? Array.from(document.querySelectorAll('.notice, .error, .updated'), (note) => note.innerText) : null;";
        cx.script::<Option<Vec<String>>>(script, vec![]).await.or(Ok(None))
    })
    .await
}

/// Opens the editor with an empty page or post.
pub async fn open_editor(cx: &TestContext, kind: &str) -> Result<()> {
    open(cx, &format!("/wp-admin/post-new.php?post_type={kind}")).await?;
    editor_is_ready(cx, "core/shortcode").await
}

/// Waits for the editor, and closes what lies over it: its welcome, and in newer ones the choice of a pattern.
pub async fn editor_is_ready(cx: &TestContext, block: &str) -> Result<()> {
    until("the editor", || async {
        let script = "return window.wp?.blocks?.getBlockType(arguments[0])
            && wp.data?.select('core/editor')?.getCurrentPostId() ? true : null;";
        cx.script::<Option<bool>>(script, vec![json!(block)]).await
    })
    .await?;
    let script = "const { dispatch, select } = wp.data;
        const isWelcomed = select('core/edit-post').isFeatureActive('welcomeGuide');
        if (isWelcomed) dispatch('core/edit-post').toggleFeature('welcomeGuide');
        dispatch('core/preferences')?.set('core', 'enableChoosePatternModal', false); return null;";
    cx.script::<()>(script, vec![]).await?;
    until("nothing to lie over the editor", || async {
        // One that was open already is closed as a person closes it.
        let script = "const dialog = document.querySelector('.components-modal__screen-overlay');
            const isGoing = dialog?.classList.contains('is-animating-out');
            if (!isGoing) dialog?.querySelector('.components-modal__header button[aria-label]')?.click();
            return dialog ? null : true;";
        cx.script::<Option<bool>>(script, vec![]).await
    })
    .await?;
    Ok(())
}

/// A block by its name with its attributes, as the editor makes one.
pub type Block<'a> = (&'a str, Value);

/// Publishes a page through the editor, by who is signed in: one block. Returns its address.
pub async fn publish(cx: &TestContext, block: &str, attributes: &Value) -> Result<String> {
    publish_all(cx, "page", &[(block, attributes.clone())]).await
}

/// Publishes a page or a post through the editor, by who is signed in. Returns its address.
pub async fn publish_all(cx: &TestContext, kind: &str, blocks: &[Block<'_>]) -> Result<String> {
    open_editor(cx, kind).await?;
    editor_is_ready(cx, blocks.first().context("no block")?.0).await?;
    let script = "return (async (blocks) => {
          const { dispatch, select } = wp.data;
          dispatch('core/editor').editPost({ title: 'Self-check', status: 'publish' });
          dispatch('core/block-editor').insertBlocks(blocks.map(([name, attributes]) => wp.blocks.createBlock(name, attributes)));
          await dispatch('core/editor').savePost();
          const fault = select('core/editor').didPostSaveRequestFail() ? 'the page was not saved' : '';
          return [fault, select('core/editor').getCurrentPost().link];
        })(...arguments);";
    let (fault, link): (String, String) = cx.script(script, vec![json!(blocks)]).await?;
    ensure!(fault.is_empty() && link.starts_with("http"), "{fault} {link}");
    Ok(link)
}

/// The document that holds the blocks in the editor: newer ones keep it in a frame.
pub const CANVAS: &str =
    "const canvas = document.querySelector('iframe[name=\"editor-canvas\"]')?.contentDocument ?? document;";

/// What a page shows of the self-check, for whoever looks at it.
#[derive(Debug, serde::Deserialize)]
pub struct Shown {
    pub attributes: std::collections::BTreeMap<String, String>,
    pub line: String,
    pub lang: String,
    pub notice: Option<String>,
    pub links: u32,
    pub strange: Vec<String>,
    pub frames: u32,
}

/// Looks at the self-check in the page that is open.
pub async fn shown(cx: &TestContext) -> Result<Shown> {
    cx.enter_top().await?;
    let script = "const place = document.querySelector('.trd-screener');
        const line = place.querySelector('.trd-screener-line');
        const frame = place.querySelector('iframe');
        const strange = [...document.querySelectorAll('#pwned, [onerror], [onclick=\"alert(1)\"]'), ...place.querySelectorAll('script, img, a, b')];
        return {
          attributes: Object.fromEntries(Array.from(frame.attributes, ({ name, value }) => [name, value]).filter(([name]) => !name.startsWith('cd_'))),
          line: line.checkVisibility() ? line.innerText : '', lang: line.lang, links: line.querySelectorAll('a').length,
          notice: place.querySelector('.trd-screener-notice')?.innerText ?? null,
          strange: strange.map((element) => element.outerHTML.slice(0, 200)), frames: place.querySelectorAll('iframe').length,
        };";
    cx.script(script, vec![]).await
}

/// What the page asks of others than the site. Control: a picture from elsewhere, added to the same page, is heard.
pub async fn asked_of_others(cx: &TestContext) -> Result<Vec<String>> {
    // Chromium itself asks about forms, such as a theme's field to search.
    const OWN: &str = "content-autofill.googleapis.com";
    let asked = || cx.network_sink.asked().into_iter().filter(|name| name != OWN).collect::<Vec<_>>();
    let found = asked();
    let script = "new Image().src = 'https://control.example/'; return null;";
    cx.script::<()>(script, vec![]).await?;
    until("the control to be heard", || async { Ok(asked().contains(&"control.example".to_owned()).then_some(())) })
        .await?;
    Ok(found)
}

/// A visitor comes to the strongest result, in a frame with an origin of its own.
pub async fn walks_to_an_outcome(cx: &TestContext) -> Result<()> {
    let walk = Questionnaire::embedded(cx);
    // A theme may keep the frame far below.
    let frame = cx.frame().await?;
    cx.script::<()>("arguments[0].scrollIntoView(); return null;", vec![frame.to_json()?]).await?;
    walk.begin().await?;
    let trail = walk.answers(&record("V01")?).await?;
    let end = trail.end()?;
    ensure!(end.outcome.as_deref() == Some("CONSULT"), "came to {end:?}");
    let origin: String = cx.script("return self.origin;", vec![]).await?;
    ensure!(origin == "null", "the frame has the origin {origin}");
    cx.enter_top().await
}
