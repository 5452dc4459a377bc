//! A snippet that stands on a page already.

use anyhow::{Result, ensure};
use browser_tests::TestContext;
use clinical::{setup, text::Lang};
use serde_json::json;

use crate::setup::page::Page;

/// The same settings in each form.
const SNIPPETS: [(&str, &str); 5] = [
    (
        "<p>Welcome</p>\n<iframe src=\"/check/trd-screener.html#clinic=Harbor%20%26%20Co&amp;tel=555-0100&amp;offers=iv,kap&amp;lang=es\"
            sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads\" height=\"800\"></iframe>",
        "frame",
    ),
    (
        "<p>Welcome, <a href=\"/about\">about us</a></p>\n<p><a href=\"/check/trd-screener.html#clinic=Harbor%20%26%20Co&amp;tel=555-0100&amp;offers=iv,kap&amp;lang=es\"
            target=\"_blank\" rel=\"noopener noreferrer\">Take the self-check</a></p>",
        "link",
    ),
    (
        "<trd-screener clinic=\"Harbor &amp; Co\" tel='555-0100' offers=iv,kap lang=\"es\" height=800
            src=\"/check/trd-screener.html\"></trd-screener>",
        "element",
    ),
    ("[trd_screener clinic=\"Harbor \\x26 Co\" tel='555-0100' offers=\"iv,kap\" lang=es height=\"800\"]", "shortcode"),
    ("#clinic=Harbor%20%26%20Co&tel=555-0100&offers=kap,iv&lang=ES", "fragment"),
];

/// Each of them fills the fields, the boxes and the lists, and the preview with them.
pub async fn each_form_fills_the_fields(cx: &TestContext) -> Result<()> {
    for (snippet, kind) in SNIPPETS {
        let page = Page::open(cx).await?;
        page.read(snippet).await?;
        let done = setup::paste_done(Lang::En, "4");
        page.says("#pasted-told", &done).await?;
        for (key, value) in [("clinic", "Harbor & Co"), ("tel", "555-0100"), ("lang", "es")] {
            let shown = page.value(key).await?;
            ensure!(shown == value, "{kind}: {key} shows {shown:?}");
        }
        let ticked = "return Array.from(document.querySelectorAll('#offers :checked'), (box) => box.id).join();";
        let ticked: String = cx.script(ticked, vec![]).await?;
        ensure!(ticked == "offers-iv,offers-kap", "{kind}: {ticked}");
        let way = cx.script::<String>("return document.querySelector('[name=form]:checked').value;", vec![]).await?;
        ensure!((way == "link") == (kind == "link"), "{kind}: people open it by the {way}");
        if kind == "link" {
            ensure!(page.value("label").await? == "Take the self-check", "other words on the link");
        }
        if ["frame", "link", "element"].contains(&kind) {
            ensure!(page.value("src").await? == "/check/trd-screener.html", "{kind}: another address");
        }
        ensure!(["link", "fragment"].contains(&kind) || page.value("height").await? == "800", "{kind}: another height");
        page.pick("go-to", "CONSULT").await?;
        page.preview_holds("document.body.innerText.includes('Harbor & Co')").await?;
    }
    Ok(())
}

/// What is no setting is named with its value; what does not fit stands in its field with its fault; the form comes back
/// as it was; what is no snippet changes nothing; and no word of it becomes markup.
pub async fn what_is_not_understood_is_named_and_nothing_is_lost(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    page.fill("clinic", "Before").await?;
    page.read("#clnic=Harbor&tel=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&country=XX").await?;
    page.says("#pasted-told", "\"clnic\" with the value \"Harbor\"").await?;
    page.says("#pasted-told", "\"country\" with the value \"XX\"").await?;
    page.says("#tel-error", "a phone number").await?;
    ensure!(page.value("tel").await? == "<img src=x onerror=alert(1)>", "the value was lost");
    ensure!(page.value("clinic").await?.is_empty(), "half of the old form stayed");
    let focus: String = cx.script("return document.activeElement.id;", vec![]).await?;
    ensure!(focus == "summary", "the focus is on {focus}");
    let strange = "return document.querySelectorAll('main img, main [onerror]').length;";
    ensure!(cx.script::<u32>(strange, vec![]).await? == 0, "a value became markup");
    page.press("[data-action=undo]").await?;
    page.says("#pasted-told", setup::paste_undone(Lang::En)).await?;
    ensure!(page.value("clinic").await? == "Before" && page.value("tel").await?.is_empty(), "not as it was before");

    let long = format!("#clinic={}", "a".repeat(100_000));
    let refused = [
        (long.as_str(), setup::paste_refused_long(Lang::En)),
        ("<iframe src=\"/trd-screener.html#clinic=A", setup::paste_refused_cut(Lang::En)),
        ("javascript:alert(1)", setup::paste_refused_unknown(Lang::En)),
        ("", setup::paste_refused_empty(Lang::En)),
    ];
    for (text, why) in refused {
        page.read(text).await?;
        page.says("#pasted-told", why).await?;
        ensure!(page.value("clinic").await? == "Before", "{why}: the form has changed");
        let kept: u32 = cx.script("return document.getElementById('pasted').value.length;", vec![json!(null)]).await?;
        ensure!(kept as usize == text.len(), "the text in the box was lost");
    }
    Ok(())
}
