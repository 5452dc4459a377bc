//! A tab that the browser restores, after a crash and after it was closed: each form begins anew, and the browser's files
//! hold nothing of what was answered.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Ending, Engine, Options, Questionnaire, TestContext, artefact, record, until};
use thirtyfour::WebElement;
use tokio::time::sleep;

use crate::leaving::kept::kept;

/// A page that keeps for its tab what is typed, as many do.
const KEEPS: &str = "<!doctype html><title>Keeps</title><input><script>
    const field = document.querySelector('input');
    field.value = sessionStorage.typed ?? '';
    field.oninput = () => (sessionStorage.typed = field.value);
    </script>";

/// A clinic's page with a field of its own, and a frame with a box, which it does nothing with.
const CLINIC: &str = "<!doctype html><title>Clinic</title><label>Search <input id=search></label>
    <iframe src=/trd-screener.html width=600 height=800></iframe>
    <iframe id=other sandbox=allow-scripts srcdoc='<input type=checkbox>'></iframe>";

/// What is typed in both.
const TYPED: &str = "harbour lights";

/// Browsers write down which tabs are open, and what was typed there, every few seconds.
const WRITTEN: Duration = Duration::from_secs(5);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Embedded,
    Alone,
}

/// Each form, after each ending. Control in the same tab: a page before it comes back with what was typed, and so does the
/// field beside the frame, and in Firefox the box in a frame of the same kind; and what was typed is found in the browser's
/// files.
pub async fn a_restored_tab_is_a_fresh_start(cx: &TestContext) -> Result<()> {
    // MiniBrowser, which the driver of WebKitGTK starts, writes down no tabs.
    if cx.engine == Engine::WebKit {
        println!("  not tried here");
        return Ok(());
    }
    for form in [Form::Embedded, Form::Alone] {
        for ending in [Ending::Crash, Ending::Closed] {
            is_fresh(cx.engine, form, ending).await.with_context(|| format!("{form:?}, {ending:?}"))?;
        }
    }
    Ok(())
}

async fn is_fresh(engine: Engine, form: Form, ending: Ending) -> Result<()> {
    let options = Options { engine, restores: true, ..Options::default() };
    let cx = TestContext::set_with(options).await?;
    cx.host.add_page("/keeps.html", "text/html", KEEPS);
    cx.host.add_page("/clinic.html", "text/html", CLINIC);
    cx.open("/keeps.html").await?;
    cx.find("input").await?.send_keys(TYPED).await?;
    let walk = match form {
        Form::Embedded => {
            cx.open("/clinic.html").await?;
            cx.find("#search").await?.send_keys(TYPED).await?;
            other_box(&cx).await?.click().await?;
            cx.enter_top().await?;
            let walk = Questionnaire::embedded(&cx);
            walk.begin().await?;
            walk
        }
        Form::Alone => cx.begin_alone("clinic=Harbor%20Street").await?,
    };
    let words = answered(&cx, &walk).await?;
    sleep(WRITTEN).await;
    cx.browser.end(ending).await?;
    holds_only_what_was_typed(cx.browser.profile(), &words)?;

    let cx = cx.restart(options).await?;
    let path = if form == Form::Embedded { "/clinic.html" } else { "/trd-screener.html" };
    find_tab(&cx, path).await?;
    if form == Form::Embedded {
        has_typed(&cx, "#search").await?;
        // Chromium forgets what was ticked in a frame of an opaque origin; Firefox does not, unless the page asks it to.
        if engine == Engine::Firefox {
            until("the box in the other frame to be ticked again", || async {
                Ok(other_box(&cx).await?.is_selected().await?.then_some(()))
            })
            .await?;
        }
    }
    let walk = if form == Form::Embedded { Questionnaire::embedded(&cx) } else { Questionnaire::alone(&cx) };
    walk.begin().await.context("the restored tab does not show the start page")?;
    let script = "return document.querySelectorAll('input:checked, .earlier').length;";
    ensure!(cx.script::<u32>(script, vec![]).await? == 0, "something is answered");
    // A tab that nobody has brought to the front yet may take no focus.
    walk.press("[data-action=start]").await?;
    walk.wait_for("urgent").await?;
    ensure!(cx.script::<u32>(script, vec![]).await? == 0, "something is answered on the first question");
    cx.enter_top().await?;
    cx.driver().back().await?;
    has_typed(&cx, "input").await?;
    Ok(())
}

/// Answers everything, goes back to tick a box, and leaves it so. Returns the words of the answers and their questions that
/// stand nowhere in the document as it is delivered, in ASCII; and the id of the box.
async fn answered(cx: &TestContext, walk: &Questionnaire<'_>) -> Result<Vec<String>> {
    walk.answers_until(&record("V45")?, "check").await?;
    let script = "const runs = document.querySelector('main').innerText.split(/[^ -~]/).map((run) => run.trim());
        return [...new Set(runs.filter((run) => run.length > 8))];";
    let mut words: Vec<String> = cx.script(script, vec![]).await?;
    walk.press("[data-action=change][data-for=heart]").await?;
    walk.arrive("heart").await?;
    walk.tick("H-BP-HIGH").await?;
    // Firefox keeps a box by its id.
    words.push("box-H-BP-HIGH".into());
    let delivered = artefact::document()?;
    words.retain(|word| !delivered.contains(word.as_str()));
    ensure!(words.len() > 6, "expected the answers on the check page, found {words:?}");
    Ok(words)
}

/// Control: what was typed is there.
fn holds_only_what_was_typed(profile: &Path, words: &[String]) -> Result<()> {
    ensure!(!kept(profile, &[TYPED.to_owned()])?.is_empty(), "the look does not find what was typed");
    let found = kept(profile, words)?;
    ensure!(found.is_empty(), "in the browser's files: {found:?}");
    Ok(())
}

/// Goes into the clinic's other frame, to its box.
async fn other_box(cx: &TestContext) -> Result<WebElement> {
    cx.enter_top().await?;
    cx.find("#other").await?.enter_frame().await?;
    cx.find("input").await
}

/// Goes to the tab that shows this path.
async fn find_tab(cx: &TestContext, path: &str) -> Result<()> {
    until(&format!("the tab of {path} to be restored"), || async {
        for window in cx.driver().windows().await? {
            cx.driver().switch_to_window(window).await?;
            if cx.driver().current_url().await?.path() == path {
                return Ok(Some(()));
            }
        }
        Ok(None)
    })
    .await
}

/// Fails unless the field comes back with what was typed.
async fn has_typed(cx: &TestContext, field: &str) -> Result<()> {
    until(&format!("{field} to come back with what was typed"), || async {
        let Some(field) = cx.find_now(field).await? else { return Ok(None) };
        Ok((field.value().await?.as_deref() == Some(TYPED)).then_some(()))
    })
    .await
}
