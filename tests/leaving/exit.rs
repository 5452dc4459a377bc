//! The button "Leave this page", Shift three times, and a page that goes away.

use anyhow::{Result, ensure};
use browser_tests::{Engine, Questionnaire, TestContext, record, until};
use thirtyfour::Key;

const NEUTRAL: &str = "https://www.weather.gov/";

/// Walks into the middle, with answers given and one ticked.
async fn into_the_middle(walk: &Questionnaire<'_>) -> Result<()> {
    walk.answers_until(&record("V45")?, "heart").await?;
    walk.tick("H-BP-HIGH").await
}

/// Nothing is left: the ended page, with no crisis words and no answers, and a fresh start behind it.
async fn is_wiped(cx: &TestContext, walk: &Questionnaire<'_>) -> Result<()> {
    walk.wait_for("ended").await?;
    is_forgotten(cx, walk).await
}

/// From here on the questionnaire is as new: nothing is ticked and no answer is marked.
async fn is_forgotten(cx: &TestContext, walk: &Questionnaire<'_>) -> Result<()> {
    if walk.seen().await?.is_some_and(|seen| seen.page == "ended") {
        walk.act("start", "start").await?;
    }
    walk.act("start", "urgent").await?;
    let script = "return document.querySelectorAll('main input:checked').length;";
    ensure!(cx.script::<u32>(script, vec![]).await? == 0, "a box is ticked");
    walk.tick("none").await?;
    walk.act("continue", "age").await?;
    // An earlier answer is marked in words: then the button has more than one run of text.
    let script = "return Array.from(document.querySelectorAll('main [data-answer]'), (button) => button.innerText);";
    let answers: Vec<String> = cx.script(script, vec![]).await?;
    let is_marked = answers.iter().any(|answer| answer.trim().contains('\n'));
    ensure!(answers.len() == 2 && !is_marked, "an answer is marked: {answers:?}");
    Ok(())
}

/// Embedded: the button wipes at once and opens the neutral page in a new tab, which the pop-up blocker lets through
/// because a person has pressed. The clinic's page stays where it is.
pub async fn the_button_wipes_and_opens_a_neutral_page_in_a_new_tab(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    into_the_middle(&walk).await?;
    // Another test may have been there.
    cx.network_sink.empty();
    walk.press("[data-action=exit]").await?;
    until("a new tab", || async { Ok((cx.driver().windows().await?.len() == 2).then_some(())) }).await?;
    until("the neutral page to be asked for", || async {
        // A proxy is told the port as well.
        let is_neutral = |name: &String| NEUTRAL == format!("https://{}/", name.trim_end_matches(":443"));
        Ok(cx.network_sink.asked().iter().any(is_neutral).then_some(()))
    })
    .await?;
    let opened = cx.close_other_windows().await?;
    // In Firefox a new tab has no address before its page has come, and none comes here.
    let is_still_empty = cx.engine == Engine::Firefox && opened == ["about:blank"];
    ensure!(opened == [NEUTRAL] || is_still_empty, "opened {opened:?}");
    walk.enter().await?;
    walk.arrive("ended").await?;
    let shown: String = cx.script("return document.body.innerText;", vec![]).await?;
    for word in ["988", "crisis", "depress", "self-check", "ketamine"] {
        ensure!(!shown.to_lowercase().contains(word), "the neutral card says {word:?}: {shown}");
    }
    let link = walk.find("main a").await?.attr("href").await?;
    ensure!(link.as_deref() == Some(NEUTRAL), "{link:?}");
    cx.enter_top().await?;
    ensure!(cx.driver().current_url().await?.path() == "/index.html", "the clinic's page has gone");
    walk.enter().await?;
    is_wiped(cx, &walk).await
}

/// Control: the pop-up blocker is on. A page that opens a window without a press gets none.
pub async fn a_pop_up_without_a_press_is_blocked(cx: &TestContext) -> Result<()> {
    let page = "<!doctype html><script>document.title = open('/index.html') ? 'opened' : 'blocked'</script>";
    cx.host.add_page("/pops.html", "text/html", page);
    cx.open("/pops.html").await?;
    let title = cx.driver().title().await?;
    ensure!(title == "blocked" && cx.driver().windows().await?.len() == 1, "a pop-up was {title}");
    Ok(())
}

/// As a page of its own: the button and the keyboard replace the whole page by the neutral one, which takes its place in
/// the history, so that Back leads to what was before.
pub async fn as_a_page_of_its_own_it_is_replaced(cx: &TestContext) -> Result<()> {
    cx.host.add_page("/before.html", "text/html", "<!doctype html><title>Before</title>");
    for by_keyboard in [false, true] {
        cx.clear().await?;
        cx.open("/before.html").await?;
        let walk = cx.begin_alone("").await?;
        into_the_middle(&walk).await?;
        if by_keyboard {
            press_keys(cx, &[Key::Shift, Key::Shift, Key::Shift]).await?;
        } else {
            // Firefox's driver says of a press that it failed if it leads to a page that does not come. Where it led is
            // looked at below.
            if let Err(error) = walk.press("[data-action=exit]").await {
                let told = format!("{error:#}");
                ensure!(cx.engine == Engine::Firefox && told.contains("about:neterror"), told);
            }
        }
        cx.enter_top().await?;
        until("the neutral page", || async {
            Ok((cx.driver().current_url().await?.as_str() == NEUTRAL).then_some(()))
        })
        .await?;
        ensure!(cx.driver().windows().await?.len() == 1, "a tab was opened");
        cx.driver().back().await?;
        let title = cx.driver().title().await?;
        ensure!(title == "Before", "Back leads to {title:?}");
    }
    // WebKitGTK goes on in the process that its headers have isolated: an embedded one would ask nothing there.
    if cx.engine == Engine::WebKit {
        cx.change_tab().await?;
    }
    Ok(())
}

/// Presses keys one after the other, as a person at the keyboard does.
async fn press_keys(cx: &TestContext, keys: &[Key]) -> Result<()> {
    let mut chain = cx.driver().action_chain();
    for key in keys {
        chain = chain.key_down(key.clone()).key_up(key.clone());
    }
    chain.perform().await?;
    Ok(())
}

/// Shift three times wipes at once, and opens nothing: no browser lets a key open a tab.
pub async fn shift_three_times_wipes(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    into_the_middle(&walk).await?;
    press_keys(cx, &[Key::Shift, Key::Shift]).await?;
    walk.wait_for("heart").await?;
    press_keys(cx, &[Key::Shift]).await?;
    walk.arrive("ended").await?;
    ensure!(cx.driver().windows().await?.len() == 1, "a tab was opened");
    is_wiped(cx, &walk).await
}

/// Control: another key between begins the count anew, and what was ticked stays.
pub async fn another_key_between_does_not(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    into_the_middle(&walk).await?;
    press_keys(cx, &[Key::Shift, Key::Shift, Key::Alt, Key::Shift, Key::Shift]).await?;
    walk.wait_for("heart").await?;
    ensure!(walk.find("input[value=H-BP-HIGH]").await?.is_selected().await?, "the tick is gone");
    Ok(())
}

/// A page that goes away, by closing or by a link of the clinic's page, is wiped before it is kept anywhere.
pub async fn a_page_that_goes_away_is_wiped(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    into_the_middle(&walk).await?;
    let before: String = cx.script("return document.querySelector('main').innerText;", vec![]).await?;
    cx.script::<()>("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })); return null;", vec![])
        .await?;
    walk.wait_for("start").await?;
    let texts = walk.texts().await?.join("\n");
    let heading = before.lines().find(|line| line.len() > 20).unwrap_or_default();
    ensure!(!texts.contains(heading), "{heading:?} is still in a document");
    is_forgotten(cx, &walk).await
}
