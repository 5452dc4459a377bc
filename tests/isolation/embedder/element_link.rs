//! The element as a link: a page of its own in a new tab, which has no way back to the clinic's page, and the clinic's own line
//! below it.

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, until};
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::Key;

use super::clinic::{SETTINGS, page};
use super::element::{SCRIPT, element};

const PATH: &str = "/link.html";

/// A page with the element as a link.
async fn open(cx: &TestContext, head: &str, more: &str) -> Result<()> {
    cx.host.add_page(PATH, "text/html", page(&format!("{SCRIPT}{head}"), &element(&format!("form=link {more}"))));
    cx.open(PATH).await
}

/// What the element shows.
#[derive(Debug, Deserialize)]
struct Link {
    href: Option<String>,
    target: Option<String>,
    rel: Option<String>,
    text: String,
    children: u32,
    frames: u32,
    height: f64,
    width: f64,
    color: String,
    outline: String,
    /// The clinic's line is seen, and below it.
    is_line_below: bool,
}

const LOOK: &str = "
    const root = document.querySelector('trd-screener').shadowRoot;
    const link = root?.querySelector('a');
    if (!link?.hasAttribute('href')) return null;
    link.focus();
    const box = link.getBoundingClientRect();
    const line = document.getElementById('line');
    const { color, outlineStyle, outlineWidth } = getComputedStyle(link);
    return { href: link.getAttribute('href'), target: link.getAttribute('target'), rel: link.getAttribute('rel'),
      text: link.textContent, children: link.children.length, frames: root.querySelectorAll('iframe').length, height: box.height,
      width: box.width, color, outline: link.matches(':focus-visible') ? `${outlineStyle} ${outlineWidth}` : 'none',
      is_line_below: line.checkVisibility() && line.getBoundingClientRect().top >= box.bottom };";

async fn look(cx: &TestContext) -> Result<Link> {
    until("the link", || async { cx.script::<Option<Link>>(LOOK, vec![]).await }).await
}

/// Presses what opens a tab by the pointer, and tells whether the tab has an opener, after looking at it.
async fn opener(cx: &TestContext, look: impl AsyncFnOnce() -> Result<()>) -> Result<bool> {
    let own = cx.driver().window().await?;
    // A driver finds its way to an element in a shadow tree in one browser and not in another; the pointer does in all.
    let place = "const link = (document.querySelector('trd-screener')?.shadowRoot ?? document).querySelector('a');
        const { x, y, width, height } = link.getBoundingClientRect();
        return [Math.round(x + width / 2), Math.round(y + height / 2)];";
    let (x, y): (i64, i64) = cx.script(place, vec![]).await?;
    cx.driver().action_chain().move_to(x, y).click().perform().await?;
    let tab = cx.opened_tab(&[own]).await?;
    cx.driver().switch_to_window(tab).await?;
    let looked = async {
        look().await?;
        cx.enter_top().await?;
        cx.script("return window.opener !== null;", vec![]).await
    }
    .await;
    cx.close_other_windows().await?;
    looked
}

/// A press opens the page of its own in a new tab: with the settings, so that somebody comes to the clinic's name and its links,
/// and without an opener. No frame is made. Control: a link that asks for an opener has one, and the same look finds it.
pub async fn the_link_opens_a_page_of_its_own(cx: &TestContext) -> Result<()> {
    open(cx, "", "").await?;
    let link = look(cx).await?;
    let address = link.href.clone().unwrap_or_default();
    let (document, fragment) = address.split_once('#').unwrap_or_default();
    ensure!(document == cx.host.url("/trd-screener.html"), "{link:?}");
    let in_order = |fragment: &str| {
        let mut settings: Vec<String> = fragment.replace("%2C", ",").split('&').map(str::to_owned).collect();
        settings.sort();
        settings
    };
    ensure!(in_order(fragment) == in_order(SETTINGS), "the settings are {fragment}");
    ensure!(link.target.as_deref() == Some("_blank") && link.rel.as_deref() == Some("noopener noreferrer"), "{link:?}");
    ensure!(link.frames == 0 && link.text == "Open the self-check in its own tab", "{link:?}");
    let has_opener = opener(cx, async || {
        Questionnaire::alone(cx).begin().await?;
        let told: String = cx.script("return document.body.innerText;", vec![]).await?;
        ensure!(told.contains("Harbor Street Clinic"), "no name in {told}");
        Ok(())
    })
    .await?;
    ensure!(!has_opener, "the page of its own has an opener");
    cx.host.add_page("/other.html", "text/html", page("", "<p>Another page"));
    cx.host.add_page(PATH, "text/html", page("", "<a href=other.html target=_blank rel=opener>Another page</a>"));
    cx.open(PATH).await?;
    ensure!(opener(cx, async || Ok(())).await?, "the look finds no opener where there is one");
    Ok(())
}

/// It is large enough for a thumb, in a narrow window too; its focus is seen, whatever the page says of links; the clinic's line
/// stands below; and the clinic may style it. Its colour is that of the text around it, so it can be read where that can.
pub async fn the_link_can_be_seen_and_pressed(cx: &TestContext) -> Result<()> {
    let page = "<style>* { outline: none !important } a { color: red; font-size: 1px } body { background: #111; color: #eee }</style>";
    open(cx, page, "").await?;
    // A browser shows the focus where the last thing that was pressed is a key.
    cx.driver().action_chain().send_keys(Key::Tab + "").perform().await?;
    let link = look(cx).await?;
    ensure!(link.height >= 44.0 && link.width >= 44.0 && link.is_line_below, "{link:?}");
    ensure!(!link.outline.starts_with("none") && !link.outline.ends_with(" 0px"), "{link:?}");
    ensure!(link.color == "rgb(238, 238, 238)", "{link:?}");
    let style = "<style>trd-screener::part(link) { min-height: 80px; color: rgb(1, 2, 3) }</style>";
    open(cx, style, "").await?;
    let link = look(cx).await?;
    ensure!(link.height >= 80.0 && link.color == "rgb(1, 2, 3)", "{link:?}");
    // Words that fill many lines stay within the page.
    open(cx, "<style>body { width: 240px }</style>", &format!("label='{}'", "Open it in a tab. ".repeat(8))).await?;
    let link = look(cx).await?;
    ensure!(link.width <= 240.0 && link.height > 88.0 && link.is_line_below, "{link:?}");
    Ok(())
}

/// Words of the clinic are text. In Spanish the link and the help below it are in Spanish.
pub async fn the_words_on_the_link_are_text(cx: &TestContext) -> Result<()> {
    open(cx, "", "").await?;
    for words in ["<img src=x onerror=\"window.isHurt = true\">", "Check & see", "&lt;b&gt;"] {
        let script = "const old = document.querySelector('trd-screener');
            const element = old.cloneNode(true);
            element.setAttribute('label', arguments[0]);
            old.replaceWith(element); return null;";
        cx.script::<()>(script, vec![json!(words)]).await?;
        let link = look(cx).await?;
        ensure!(link.text == words && link.children == 0, "{link:?}");
    }
    ensure!(!cx.script::<bool>("return window.isHurt === true;", vec![]).await?, "the words ran");
    open(cx, "", "lang=es").await?;
    let link = look(cx).await?;
    ensure!(link.text == "Abra el cuestionario en una pestaña aparte", "{link:?}");
    Ok(())
}

/// A form that there is not is named in the console, and the frame is made. Control: with one that there is, nothing is said.
pub async fn another_form_is_named_and_left_out(cx: &TestContext) -> Result<()> {
    let hear = "<script>window.said = []; console.warn = (...words) => said.push(words.join(' '));</script>";
    for (form, said) in
        [("popup", json!(["trd-screener: form=\"popup\" is left out; expected frame or link"])), ("frame", json!([]))]
    {
        cx.host.add_page(PATH, "text/html", page(&format!("{hear}{SCRIPT}"), &element(&format!("form={form}"))));
        cx.open(PATH).await?;
        let frame = "const root = document.querySelector('trd-screener').shadowRoot;
            return root.querySelector('iframe') ? window.said : null;";
        let found = until("the frame", || async { cx.script::<Option<Value>>(frame, vec![]).await })
            .await
            .context("no frame")?;
        ensure!(found == said, "{form}: {found}");
    }
    Ok(())
}
