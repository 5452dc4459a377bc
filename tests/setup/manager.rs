//! From the set-up page to a page of the clinic's that works, by real presses, as whoever runs the office would go.

use std::env;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use browser_tests::{Options, Questionnaire, TestContext, artefact};
use clinical::{setup, text::Lang};
use thirtyfour::prelude::*;

use crate::setup::page::Page;
use crate::setup::screenshot::{self, Part};

/// How long it may take. A person reads as well; by machine it takes seconds.
const LONGEST: Duration = Duration::from_mins(5);

const CLINIC: &str = "Harbor Street Clinic";

/// Where the office puts the file, because the set-up page says so.
const PLACE: &str = "/self-check/trd-screener.html";

/// What the office uses to change its page: a box that holds the page's source.
const EDITOR: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Editor</title><textarea rows=20 cols=80 autofocus></textarea>";

/// Where the pictures go, each at the width of a phone and of a desktop; only where somebody asks for them.
async fn picture(cx: &TestContext, name: &str) -> Result<()> {
    let Some(folder) = env::var_os("TRD_PICTURES").map(PathBuf::from) else { return Ok(()) };
    for (width, height) in [(390, 844), (1280, 800)] {
        cx.resize(width, height).await?;
        let file = folder.join(format!("{name}-{width}.png"));
        screenshot::take(cx, Part::whole(width, height), &file).await?;
    }
    Ok(())
}

async fn show(page: &Page<'_>, selector: &str, name: &str) -> Result<()> {
    if env::var_os("TRD_PICTURES").is_some() {
        let element = page.find(selector).await?.to_json()?;
        let script = "arguments[0].scrollIntoView({ block: 'start' }); return null;";
        page.cx.script::<()>(script, vec![element]).await?;
    }
    picture(page.cx, name).await
}

/// "I don't know", the clinic's name and phone, copy, paste into a page of plain HTML, press the link: the self-check is there as
/// a page of its own, with the clinic's name, and knows nothing of the page before it.
pub async fn an_office_manager_comes_to_a_link_that_works(_: &TestContext) -> Result<()> {
    let cx = TestContext::set_with(Options { with_worlds: true, for_pictures: true, ..Options::default() }).await?;
    cx.resize(1280, 800).await?;
    let document = artefact::document()?;
    cx.host.add_page(PLACE, "text/html; charset=utf-8", document);
    cx.host.add_page("/editor.html", "text/html; charset=utf-8", EDITOR);

    let page = Page::open(&cx).await?;
    let began = Instant::now();
    let mut presses = 0;
    page.press("#scripts-unknown").await?;
    page.says("#scripts-told", setup::scripts_propose_link(Lang::En)).await?;
    show(&page, "#first", "1-question").await?;
    for (key, value) in [("clinic", CLINIC), ("tel", "+1 555 010 0100")] {
        page.fill(key, value).await?;
        presses += 1;
    }
    page.press("#site-kind-html").await?;
    let file = setup::site_step_file(Lang::En, PLACE, setup::label_src(Lang::En));
    page.says("#site-file", &file).await?;
    show(&page, "#site", "2-copy").await?;
    page.press("[data-copy=snippet]").await?;
    page.says("[data-copy=snippet] + [role=status]", setup::site_copied(Lang::En)).await?;
    presses += 3;

    cx.open("/editor.html").await?;
    let editor = cx.find("textarea").await?;
    editor
        .send_keys(
            "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>
<title>Harbor Street</title><h1>Are you still depressed?</h1><p>We can help.</p>
",
        )
        .await?;
    editor.send_keys(Key::Control + "v").await?;
    presses += 1;
    let source: String = cx.script("return document.querySelector('textarea').value;", vec![]).await?;
    ensure!(source.contains("<a href=") && source.contains("988"), "pasted: {source}");
    cx.host.add_page("/clinic.html", "text/html; charset=utf-8", source);

    cx.open("/clinic.html").await?;
    picture(&cx, "3-page").await?;
    let link = cx.find("a").await?;
    let size = "const { width, height } = arguments[0].getBoundingClientRect(); return [width, height];";
    let (width, height): (f64, f64) = cx.script(size, vec![link.to_json()?]).await?;
    ensure!(width >= 44.0 && height >= 44.0, "the button has {width} by {height} pixels");
    let own = cx.driver().window().await?;
    link.click().await?;
    presses += 1;
    let tab = cx.opened_tab(std::slice::from_ref(&own)).await?;
    cx.driver().switch_to_window(tab).await?;
    let walk = Questionnaire::alone(&cx);
    walk.begin().await.context("the page of its own does not begin")?;
    let shown: String = cx.script("return document.body.innerText;", vec![]).await?;
    ensure!(shown.contains(CLINIC), "without the clinic's name: {shown}");
    cx.enter_top().await?;
    let knows: (bool, String) = cx.script("return [window.opener !== null, document.referrer];", vec![]).await?;
    ensure!(knows == (false, String::new()), "the new tab knows {knows:?}");
    let took = began.elapsed();
    // A picture is taken of the first tab.
    let tab = cx.driver().window().await?;
    cx.driver().switch_to_window(own).await?;
    cx.driver().close_window().await?;
    cx.driver().switch_to_window(tab).await?;
    picture(&cx, "4-own-tab").await?;
    ensure!(took < LONGEST, "it took {} s", took.as_secs());
    println!("  {presses} presses and fields, {} s by machine", took.as_secs());
    Ok(())
}
