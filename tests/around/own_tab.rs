//! The two forms: part of a clinic's page, and a page of its own in another tab. The first leads to the second, and gives way to
//! it where a page around could measure what is pressed.

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, artefact, settle};
use clinical::text::{Lang, say};

use crate::around::{frame, isolating, page};

const HOME: &str = "https://harbor.example/";

/// A frame with these settings, and with more attributes.
fn framed(fragment: &str, more: &str) -> Result<String> {
    let frame = frame()?;
    let (before, rest) = frame.split_once('#').context("the frame of README.md has no settings")?;
    let (_, after) = rest.split_once('"').context("its address has no end")?;
    Ok(format!("{before}#{fragment}\"{after}").replacen("<iframe", &format!("<iframe {more}"), 1))
}

async fn open_framed<'a>(cx: &'a TestContext, fragment: &str, more: &str) -> Result<Questionnaire<'a>> {
    cx.host.add_page("/clinic.html", "text/html", page("", &framed(fragment, more)?));
    cx.clear().await?;
    cx.begin_at("/clinic.html").await
}

async fn text(cx: &TestContext) -> Result<String> {
    cx.script("return document.body.innerText;", vec![]).await
}

/// The actions that can be pressed on the page, in their order.
async fn actions(cx: &TestContext) -> Result<Vec<String>> {
    let script = "return Array.from(document.querySelectorAll('[data-action]'), ({ dataset, href }) =>
        dataset.action + (href ? ' →' : ''));";
    cx.script(script, vec![]).await
}

/// Presses the link, and goes to the tab that it opens, into the frame of the page of its own.
async fn follow(cx: &TestContext) -> Result<Questionnaire<'_>> {
    settle(cx).await?;
    let before = cx.driver().window().await?;
    cx.find("[data-action=own-tab]").await?.click().await?;
    let tab = cx.opened_tab(&[before]).await?;
    cx.driver().switch_to_window(tab).await?;
    let opener: bool = cx.script("return window.opener === null;", vec![]).await?;
    ensure!(opener, "the new tab knows who has opened it");
    let walk = Questionnaire::alone(cx);
    walk.begin().await?;
    Ok(walk)
}

/// Each start page says what holds there and nothing of the other, in each language; an embedded one leads to its own tab, with its
/// settings.
pub async fn each_start_page_says_what_holds_there(cx: &TestContext) -> Result<()> {
    for lang in [Lang::En, Lang::Es] {
        let code = lang.code();
        let fragment = format!("lang={code}&clinic=Harbor%20Street&home={HOME}");
        open_framed(cx, &fragment, "").await?;
        let said = text(cx).await?;
        let (page, embed) = (say::promise_page(lang), say::promise_embed(lang));
        ensure!(said.contains(embed) && !said.contains(page), "{code}, embedded: {said}");
        ensure!(!said.contains(say::site_back(lang)), "{code}: a header on a clinic's page");
        let found = actions(cx).await?;
        ensure!(found.contains(&"start".to_owned()) && found.contains(&"own-tab →".to_owned()), "{found:?}");
        follow(cx).await?;
        let said = text(cx).await?;
        ensure!(said.contains(page) && !said.contains(embed), "{code}, on its own: {said}");
        ensure!(said.contains("Harbor Street") && said.contains(say::site_back(lang)), "{code}: {said}");
        let home = cx.find("[data-action=home]").await?;
        ensure!(home.attr("href").await?.as_deref() == Some(HOME), "{code}: the way back");
        let found = actions(cx).await?;
        ensure!(found.contains(&"start".to_owned()) && !found.contains(&"own-tab →".to_owned()), "{found:?}");
    }
    Ok(())
}

/// Where a clinic wants it so, and where a page could measure, "Begin" opens the page of its own, and nothing else begins here.
async fn begins_in_its_own_tab(cx: &TestContext, name: &str) -> Result<()> {
    let found = actions(cx).await?;
    let way: Vec<_> = found.iter().filter(|action| ["start", "load", "own-tab →"].contains(&action.as_str())).collect();
    ensure!(way == ["own-tab →"], "{name}: {found:?}");
    let said = text(cx).await?;
    ensure!(said.contains(say::promise_page(Lang::En)) && said.contains(say::start_begin_in_tab(Lang::En)), "{said}");
    let walk = follow(cx).await?;
    walk.act("start", "urgent").await.with_context(|| name.to_owned())?;
    Ok(())
}

pub async fn begin_leads_to_its_own_tab_where_the_clinic_wants_it(cx: &TestContext) -> Result<()> {
    open_framed(cx, "begin=tab", "").await?;
    begins_in_its_own_tab(cx, "begin=tab").await
}

/// A frame whose browser loads it apart, so that its page may measure memory.
pub async fn a_frame_that_is_loaded_apart_asks_nothing(cx: &TestContext) -> Result<()> {
    open_framed(cx, "", "credentialless").await?;
    begins_in_its_own_tab(cx, "credentialless").await
}

/// A page that isolates itself and lets the frame know.
pub async fn a_frame_of_a_page_that_isolates_itself_asks_nothing(cx: &TestContext) -> Result<()> {
    let clinic = isolating::clinic("require-corp").await?;
    let isolated = framed("", "")?.replace("allow=\"", "allow=\"cross-origin-isolated *; ");
    clinic.add_page("/isolated.html", "text/html", page("", &isolated));
    cx.driver().goto(clinic.url("/isolated.html")).await?;
    Questionnaire::embedded(cx).begin().await?;
    begins_in_its_own_tab(cx, "cross-origin-isolated").await
}

/// A tab whose opener keeps a hold of it, where the file comes without the header that cuts it off.
pub async fn a_tab_with_an_opener_asks_nothing(cx: &TestContext) -> Result<()> {
    cx.host.add_page("/bare.html", "text/html; charset=utf-8", artefact::document()?);
    cx.host.add_page("/opener.html", "text/html", page("", "<a href='/bare.html' target=_blank rel=opener>go</a>"));
    cx.clear().await?;
    cx.open("/opener.html").await?;
    let before = cx.driver().window().await?;
    cx.find("a").await?.click().await?;
    let tab = cx.opened_tab(std::slice::from_ref(&before)).await?;
    cx.driver().switch_to_window(tab.clone()).await?;
    Questionnaire::alone(cx).begin().await?;
    let found = actions(cx).await?;
    ensure!(found.contains(&"own-tab →".to_owned()) && !found.contains(&"start".to_owned()), "{found:?}");
    // The next one has none.
    settle(cx).await?;
    cx.find("[data-action=own-tab]").await?.click().await?;
    let next = cx.opened_tab(&[before, tab]).await?;
    cx.driver().switch_to_window(next).await?;
    let walk = Questionnaire::alone(cx);
    walk.begin().await?;
    walk.act("start", "urgent").await?;
    Ok(())
}
