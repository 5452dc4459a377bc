//! Enter and Escape where they are not asked for: they leave everything as it is.

use anyhow::{Result, ensure};
use browser_tests::{Questionnaire, TestContext, record};

use super::keys::{ENTER, ESCAPE, Keys, SPACE};

/// What the page holds: its name, what is ticked and chosen, what is typed, and whether the document is still the same.
async fn state(cx: &TestContext) -> Result<String> {
    let script = "const checked = Array.from(document.querySelectorAll('input:checked'), (box) => box.id);
        const typed = document.querySelector('#search')?.textContent.trim();
        const shown = Array.from(document.querySelectorAll('input')).filter((box) => box.checkVisibility()).length;
        const page = document.querySelector('main').dataset.page;
        return JSON.stringify([page, window.isSameDocument, checked, typed, shown]);";
    cx.script(script, vec![]).await
}

async fn begin<'a>(cx: &'a TestContext, page: &str) -> Result<(Questionnaire<'a>, Keys<'a>)> {
    let walk = cx.begin_alone("").await?;
    walk.answers_until(&record("V07")?, page).await?;
    cx.script::<()>("window.isSameDocument = true; return null;", vec![]).await?;
    Ok((walk, Keys::watch(cx).await?))
}

/// Fails where a key changes anything.
async fn changes_nothing(cx: &TestContext, keys: &Keys<'_>, key: char) -> Result<()> {
    let before = state(cx).await?;
    keys.press([key]).await?;
    keys.was_never_lost().await?;
    let after = state(cx).await?;
    ensure!(before == after && before.contains("true"), "{before} became {after}");
    Ok(())
}

/// In the search box, with something typed and something ticked.
pub async fn enter_and_escape_do_no_harm_in_the_search(cx: &TestContext) -> Result<()> {
    let (walk, keys) = begin(cx, "medicines").await?;
    keys.go_to("#search").await?;
    keys.press("sert".chars()).await?;
    keys.go_to("#box-sertraline").await?;
    keys.press([SPACE]).await?;
    keys.go_to("#search").await?;
    for key in [ENTER, ESCAPE, ENTER] {
        changes_nothing(cx, &keys, key).await?;
    }
    keys.go_to("main [data-action=continue]").await?;
    keys.press([ENTER]).await?;
    walk.arrive("medicine-1").await?;
    Ok(())
}

/// On tick boxes and on radio buttons: Enter there would send a form, and take the frame away.
pub async fn enter_and_escape_do_no_harm_in_a_form(cx: &TestContext) -> Result<()> {
    for (page, first) in [("heart", "#box-H-BP-HIGH"), ("medicine-1", "input[name=dose]")] {
        let (_, keys) = begin(cx, page).await?;
        keys.go_to(first).await?;
        keys.press([SPACE]).await?;
        ensure!(state(cx).await?.contains(",[\""), "nothing is marked on {page}");
        for key in [ENTER, ESCAPE] {
            changes_nothing(cx, &keys, key).await?;
        }
    }
    Ok(())
}

/// Control: a key that does change something is seen.
pub async fn a_key_that_changes_something_is_seen(cx: &TestContext) -> Result<()> {
    let (_, keys) = begin(cx, "heart").await?;
    keys.go_to("#box-H-BP-HIGH").await?;
    ensure!(changes_nothing(cx, &keys, SPACE).await.is_err(), "a tick was not seen");
    Ok(())
}
