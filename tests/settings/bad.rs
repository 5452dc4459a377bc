//! Settings that do not fit.

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, count, until};
use serde::Deserialize;

use crate::settings::fragments::{self, Fragment};

/// What a look at a page finds that a setting might have put there.
#[derive(Debug, Deserialize)]
struct Found {
    /// Elements that the widget never draws with, those named by the fragments, and handlers in attributes.
    strange: Vec<String>,
    /// Links to anything but tel, sms, mailto and https.
    links: Vec<String>,
    /// The links that call, as far as they can be seen.
    calls: usize,
}

const LOOK: &str = "
    const strange = [...document.querySelectorAll('img, iframe, object, embed, style ~ style, script ~ script, base, b, #pwned')];
    for (const element of document.querySelectorAll('*')) {
      if ([...element.attributes].some(({ name }) => name.startsWith('on') || name === 'srcdoc')) strange.push(element);
    }
    const links = Array.from(document.links, (link) => link.getAttribute('href'));
    const calls = [...document.querySelectorAll('a[href^=\"tel:\"]')].filter((link) => link.checkVisibility());
    return {
      strange: strange.map((element) => element.outerHTML.slice(0, 200)),
      links: links.filter((href) => !/^(tel:|sms:|mailto:|https:)/.test(href)),
      calls: calls.length,
    };";

/// Whatever the fragment: the start page stands with a crisis link on it, "Need help now?" has its lines, no dialog
/// opens, nothing of it becomes markup or a link, and the console names each fault.
pub async fn any_fragment_starts_with_crisis_help_and_names_its_faults(cx: &TestContext) -> Result<()> {
    for fragment in fragments::all(count(50, 400)) {
        let shown: String = fragment.text.chars().take(120).collect();
        holds(cx, &fragment).await.with_context(|| format!("the fragment {shown}"))?;
    }
    Ok(())
}

async fn holds(cx: &TestContext, fragment: &Fragment) -> Result<()> {
    let before = cx.browser.console()?.len();
    let walk = cx.begin_alone(&fragment.text).await?;
    look(cx, 1).await.context("on the start page")?;
    // From inside: a press of the pointer is tested elsewhere, and fifty of them take long.
    cx.script::<()>("document.querySelector('[data-action=help]').click(); return null;", vec![]).await?;
    walk.wait_for("help").await?;
    look(cx, 4).await.context("on the help page")?;
    ensure!(cx.driver().get_alert_text().await.is_err(), "a dialog is open");
    let said = || -> Result<String> { Ok(cx.browser.console()?.get(before..).unwrap_or_default().to_owned()) };
    let has_all = |said: &str| fragment.faults.iter().all(|fault| said.contains(fault.as_str()));
    // The console is written to its file a moment later.
    let named = until("the faults to be named", || async { Ok(Some(said()?).filter(|said| has_all(said))) }).await;
    let said = said()?;
    named.with_context(|| format!("expected {:?} in the console:\n{said}", fragment.faults))?;
    ensure!(fragment.faults.is_empty() != said.contains("left out"), "named without a fault:\n{said}");
    ensure!(!said.contains("Uncaught") && !said.contains("Refused"), "errors in the console:\n{said}");
    Ok(())
}

async fn look(cx: &TestContext, calls: usize) -> Result<()> {
    let found: Found = cx.script(LOOK, vec![]).await?;
    ensure!(found.strange.is_empty() && found.links.is_empty() && found.calls >= calls, "{found:?}");
    Ok(())
}

/// Control: the same look sees markup and a link that come out of a fragment, and a dialog that opens.
pub async fn markup_that_is_let_in_is_seen(cx: &TestContext) -> Result<()> {
    let naive = "<!doctype html><p id=name></p><script>
        document.getElementById('name').innerHTML = decodeURIComponent(location.hash.slice(1));
        console.warn('trd-screener: setting `x` left out');</script>";
    cx.host.add_page("/naive.html", "text/html", naive);
    for (fragment, is_seen) in [("<b>bold</b>", true), ("<a href=javascript:0>a</a>", true), ("plain", false)] {
        cx.clear().await?;
        cx.open(&format!("/naive.html#{fragment}")).await?;
        ensure!(look(cx, 0).await.is_err() == is_seen, "{fragment}");
    }
    until("the console to be heard", || async { Ok(cx.browser.console()?.contains("`x` left out").then_some(())) })
        .await?;
    cx.script::<()>("setTimeout(() => alert(1)); return null;", vec![]).await?;
    let alert = until("the dialog", || async { Ok(cx.driver().get_alert_text().await.ok()) }).await?;
    cx.driver().dismiss_alert().await?;
    ensure!(alert == "1", "{alert}");
    Ok(())
}
