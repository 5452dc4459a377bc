//! Enter and Escape where they are not asked for: they leave everything as it is.

use anyhow::{Result, ensure};
use browser_tests::{Stage, Walk, record};

use super::keys::{ENTER, ESCAPE, Keys, SPACE};

/// What the page holds: its name, what is ticked and chosen, what is typed, and whether the document is still the same.
async fn state(stage: &Stage) -> Result<String> {
    let script = "const checked = Array.from(document.querySelectorAll('input:checked'), (box) => box.id);
        const typed = document.querySelector('#search')?.textContent.trim();
        const shown = Array.from(document.querySelectorAll('input')).filter((box) => box.checkVisibility()).length;
        const page = document.querySelector('main').dataset.page;
        return JSON.stringify([page, window.isSameDocument, checked, typed, shown]);";
    stage.script(script, vec![]).await
}

async fn begin<'a>(stage: &'a Stage, page: &str) -> Result<(Walk<'a>, Keys<'a>)> {
    let walk = stage.begin_alone("").await?;
    walk.answers_until(&record("V07")?, page).await?;
    stage.script::<()>("window.isSameDocument = true; return null;", vec![]).await?;
    Ok((walk, Keys::watch(stage).await?))
}

/// Fails where a key changes anything.
async fn changes_nothing(stage: &Stage, keys: &Keys<'_>, key: char) -> Result<()> {
    let before = state(stage).await?;
    keys.press([key]).await?;
    keys.was_never_lost().await?;
    let after = state(stage).await?;
    ensure!(before == after && before.contains("true"), "{before} became {after}");
    Ok(())
}

/// In the search box, with something typed and something ticked.
pub async fn enter_and_escape_do_no_harm_in_the_search(stage: &Stage) -> Result<()> {
    let (walk, keys) = begin(stage, "medicines").await?;
    keys.go_to("#search").await?;
    keys.press("sert".chars()).await?;
    keys.go_to("#box-sertraline").await?;
    keys.press([SPACE]).await?;
    keys.go_to("#search").await?;
    for key in [ENTER, ESCAPE, ENTER] {
        changes_nothing(stage, &keys, key).await?;
    }
    keys.go_to("main [data-action=continue]").await?;
    keys.press([ENTER]).await?;
    walk.arrive("medicine-1").await?;
    Ok(())
}

/// On tick boxes and on radio buttons: Enter there would send a form, and take the frame away.
pub async fn enter_and_escape_do_no_harm_in_a_form(stage: &Stage) -> Result<()> {
    for (page, first) in [("heart", "#box-H-BP-HIGH"), ("medicine-1", "input[name=dose]")] {
        let (_, keys) = begin(stage, page).await?;
        keys.go_to(first).await?;
        keys.press([SPACE]).await?;
        ensure!(state(stage).await?.contains(",[\""), "nothing is marked on {page}");
        for key in [ENTER, ESCAPE] {
            changes_nothing(stage, &keys, key).await?;
        }
    }
    Ok(())
}

/// Control: a key that does change something is seen.
pub async fn a_key_that_changes_something_is_seen(stage: &Stage) -> Result<()> {
    let (_, keys) = begin(stage, "heart").await?;
    keys.go_to("#box-H-BP-HIGH").await?;
    ensure!(changes_nothing(stage, &keys, SPACE).await.is_err(), "a tick was not seen");
    Ok(())
}
