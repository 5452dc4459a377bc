//! Every kind of control, pressed with the pointer as a person does.

use anyhow::{Result, ensure};
use browser_tests::{Questionnaire, Seen, TestContext, change, record};
use serde_json::Value;

/// A page where the other documents are looked at too: one `main[data-page]` in all frames.
async fn alone(walk: &Questionnaire<'_>) -> Result<()> {
    let count = walk.mains().await?;
    ensure!(count == 1, "expected one main in all frames, found {count}");
    Ok(())
}

async fn go_on(walk: &Questionnaire<'_>, ticks: &[&str], page: &str) -> Result<Seen> {
    for value in ticks {
        walk.tick(value).await?;
    }
    walk.act("continue", page).await
}

fn is(seen: &Seen, outcome: &str) -> Result<()> {
    ensure!(seen.outcome.as_deref() == Some(outcome), "expected {outcome}, found {seen:?}");
    Ok(())
}

/// CONSULT is reached with the pointer, on each kind of page: answer buttons, tick boxes, radio buttons, Continue, Skip, Back, Help,
/// Change and Delete.
pub async fn a_consultation_is_reached_with_the_pointer(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    walk.act("start", "urgent").await?;
    go_on(&walk, &["none"], "age").await?;
    walk.tap("adult", "phq9-1").await?;
    walk.tap("2", "phq9-2").await?;
    walk.act("back", "phq9-1").await?;
    walk.tap("3", "phq9-2").await?;
    // What the pointer does on one page of a kind it does on the next one.
    walk.answers_until(&record("V01")?, "phq9-9").await?;
    walk.tap("0", "phq9-10").await?;
    walk.tap("skip", "hard").await?;
    go_on(&walk, &[], "asq-1").await?;
    walk.tap("no", "asq-2").await?;
    walk.answers_until(&record("V01")?, "heart").await?;
    walk.act("help", "help").await?;
    alone(&walk).await?;
    walk.act("back", "heart").await?;
    go_on(&walk, &["none"], "health").await?;
    walk.answers_until(&record("V01")?, "history").await?;
    walk.tap("yes", "episode").await?;
    walk.tap("over-2-years", "medicines").await?;
    go_on(&walk, &["sertraline", "venlafaxine"], "medicine-1").await?;
    for page in ["medicine-2", "other-treatments"] {
        walk.choose("dose", "yes").await?;
        walk.choose("weeks", "yes").await?;
        walk.choose("effect", "little").await?;
        walk.act("continue", page).await?;
    }
    walk.act("skip", "practical").await?;
    go_on(&walk, &["none"], "check").await?;

    walk.press("[data-action=change][data-for=heart]").await?;
    walk.arrive("heart").await?;
    go_on(&walk, &["H-BP-HIGH"], "check").await?;
    is(&walk.act("result", "outcome").await?, "DOCTOR_FIRST")?;
    walk.act("back", "check").await?;
    walk.press("[data-action=change][data-for=heart]").await?;
    walk.arrive("heart").await?;
    go_on(&walk, &["none"], "check").await?;
    is(&walk.act("result", "outcome").await?, "CONSULT")?;
    alone(&walk).await?;

    walk.act("erase", "ended").await?;
    alone(&walk).await?;
    walk.act("start", "start").await?;
    Ok(())
}

/// Continue with nothing chosen changes no page: a summary takes the focus, each time anew, and leads to the field,
/// where the error stands too.
pub async fn an_empty_continue_says_what_to_do(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    let mut person = record("V01")?;
    for (page, field) in [
        ("urgent", "input[type=checkbox]"),
        ("heart", "input[type=checkbox]"),
        ("medicines", "input[type=checkbox]"),
        ("medicine-1", "input[type=radio]"),
        ("practical", "input[type=checkbox]"),
    ] {
        walk.answers_until(&person, page).await?;
        for _ in 0..2 {
            // From elsewhere on the page, so that the second press is seen to take the focus again.
            walk.press("main [data-action=continue]").await?;
            walk.has_focus("main [role=alert]").await?;
            walk.wait_for(page).await?;
        }
        let summary: String =
            cx.script("return document.activeElement.querySelector('button, a').textContent;", vec![]).await?;
        let script = "return document.querySelector('main').innerText.split(arguments[0]).length - 1;";
        let count: u64 = cx.script(script, vec![summary.clone().into()]).await?;
        ensure!(
            count == 2,
            "{page}: {summary:?} stands {count} times, expected once in the summary and once at the field"
        );
        walk.press("main [role=alert] button, main [role=alert] a").await?;
        walk.has_focus(&format!("main {field}")).await?;
    }
    // Skipped, the last page leads on, and the error has gone.
    change(&mut person, "practical", Value::Null)?;
    walk.answers_until(&person, "check").await?;
    Ok(())
}

/// EMERGENCY is reached by one tick, and "I chose this by mistake" leads back to the answer that led there.
pub async fn an_emergency_can_be_taken_back(cx: &TestContext) -> Result<()> {
    taken_back_by(cx, "mistake").await
}

/// On the crisis page, too, stands Back, and it equals "I chose this by mistake".
pub async fn back_leads_from_the_crisis_page_to_its_answer(cx: &TestContext) -> Result<()> {
    taken_back_by(cx, "back").await
}

async fn taken_back_by(cx: &TestContext, action: &str) -> Result<()> {
    let walk = cx.begin().await?;
    walk.act("start", "urgent").await?;
    is(&go_on(&walk, &["U-INTENT"], "crisis").await?, "EMERGENCY")?;
    alone(&walk).await?;
    walk.act(action, "urgent").await?;
    let is_ticked = walk.find("input[value=U-INTENT]").await?.is_selected().await?;
    ensure!(is_ticked, "the answer that led to the crisis page is gone");
    go_on(&walk, &["none"], "age").await?;
    Ok(())
}

/// URGENT is reached by an ASQ answer; one may stop there, with crisis help still on the screen, or go on to the end.
pub async fn an_urgent_answer_can_stop_or_go_on(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    let person = record("V05")?;
    let trail = walk.answers_until(&person, "crisis").await?;
    is(trail.end()?, "URGENT")?;
    walk.act("stop", "ended").await?;
    walk.find("main a[href='tel:988']").await?;
    walk.act("start", "start").await?;

    walk.answers_until(&person, "crisis").await?;
    walk.act("finish", "mind").await?;
    let trail = walk.answers(&person).await?;
    let end = trail.end()?;
    ensure!(end.page == "outcome" && end.outcome.as_deref() == Some("URGENT"), "{end:?}");
    ensure!(trail.first("crisis").is_err(), "the crisis page came twice: {:?}", trail.pages());
    Ok(())
}

/// `NOT_HERE` is reached early: a stop answer offers the result at once, and the rest of the questions.
pub async fn a_stop_answer_offers_the_result_early(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    walk.answers_until(&record("V61")?, "early").await?;
    is(&walk.act("result", "outcome").await?, "NOT_HERE")?;
    walk.act("back", "early").await?;
    walk.act("finish", "health").await?;
    Ok(())
}

/// A minor comes to a result at once, without the check page.
pub async fn a_minor_comes_to_a_result_at_once(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    walk.act("start", "urgent").await?;
    go_on(&walk, &["none"], "age").await?;
    is(&walk.tap("minor", "outcome").await?, "NOT_HERE")?;
    walk.act("back", "age").await?;
    Ok(())
}
