//! The worked people, walked from inside the frame.

use anyhow::{Context, Result, ensure};
use browser_tests::{PagePath, TestContext, change, is_full, record, vignettes};
use serde_json::json;

/// All seven outcomes, both urgent causes, the minor and the early result.
const SAMPLE: [&str; 9] = ["V01", "V03", "V05", "V09", "V14", "V21", "V23", "V47", "V61"];

/// Each worked person comes to the expected outcome, through the crisis page where it is an emergency or urgent and
/// through none where it is not. On every page there is one `main`, and the heading has the focus.
pub async fn the_worked_people_come_to_their_outcomes(cx: &TestContext) -> Result<()> {
    let mut seen = Vec::new();
    for person in vignettes()? {
        if !is_full() && !SAMPLE.contains(&person.id.as_str()) {
            continue;
        }
        let walk = cx.begin().await?;
        let context = || format!("{} ({})", person.id, person.expect.outcome);
        let trail = walk.answers(&person.answers).await.with_context(context)?;
        fits(&trail, &person.expect.outcome).with_context(context)?;
        ensure!(walk.mains().await? == 1, "{}: expected one main in all frames", person.id);
        seen.push(person.expect.outcome);
    }
    seen.sort();
    seen.dedup();
    ensure!(seen.len() == 7, "expected all seven outcomes, saw {seen:?}");
    Ok(())
}

fn fits(trail: &PagePath, outcome: &str) -> Result<()> {
    let end = trail.end()?;
    let found = end.outcome.as_deref().unwrap_or_default();
    ensure!(found == outcome, "came to {end:?} by {:?}", trail.pages());
    let is_urgent = matches!(outcome, "EMERGENCY" | "URGENT");
    let crisis = trail.first("crisis").ok();
    ensure!(crisis.is_some() == is_urgent, "the crisis page: {crisis:?}");
    ensure!(crisis.is_none_or(|seen| seen.outcome.as_deref() == Some(outcome)), "{crisis:?}");
    let last = if outcome == "EMERGENCY" { "crisis" } else { "outcome" };
    ensure!(end.page == last, "ended on {end:?}");
    Ok(())
}

/// Control: a walk whose answers do not fit the pages fails, and another answer gives another outcome. Else the test
/// above could pass on anything.
pub async fn an_answer_record_that_does_not_fit_is_noticed(cx: &TestContext) -> Result<()> {
    let mut unknown = record("V01")?;
    change(&mut unknown, "heart", json!(["H-NO-SUCH-CODE"]))?;
    ensure!(cx.begin().await?.answers(&unknown).await.is_err(), "an unknown code went through");

    let mut doctor = record("V01")?;
    change(&mut doctor, "pregnancy", json!(["P-BREASTFEEDING"]))?;
    let trail = cx.begin().await?.answers(&doctor).await?;
    ensure!(fits(&trail, "CONSULT").is_err(), "another answer gave the same outcome");
    fits(&trail, "DOCTOR_FIRST")
}
