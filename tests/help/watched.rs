//! Nobody is watching: it says so where somebody could think that help is on its way.

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, record};
use clinical::text::{Lang, say};
use serde_json::{Value, json};

async fn at<'a>(cx: &'a TestContext, lang: Lang, answers: &Value, page: &str) -> Result<(Questionnaire<'a>, String)> {
    let walk = cx.begin_alone(&format!("lang={}", lang.code())).await?;
    walk.answers_until(answers, page).await.with_context(|| page.to_owned())?;
    let text = walk.words("main").await?;
    Ok((walk, text))
}

/// On crisis help, on "Need help now?", on a result with crisis help on it, and before the questions on suicide; and on the start
/// page, that doctors have not reviewed it. Control: a question that says neither is seen to.
pub async fn it_says_that_nobody_is_told(cx: &TestContext) -> Result<()> {
    let (gate, urgent, calm) = (json!({ "urgent": ["U-INTENT"] }), record("V05")?, record("V01")?);
    for lang in [Lang::En, Lang::Es] {
        let told = say::panel_alone(lang);
        for (answers, page) in [(&gate, "crisis"), (&urgent, "crisis"), (&urgent, "outcome")] {
            let (walk, text) = at(cx, lang, answers, page).await?;
            ensure!(text.contains(told), "{page}: {text}");
            if page == "crisis" {
                walk.act("help", "help").await?;
                let text = walk.words("main").await?;
                ensure!(text.contains(told), "help: {text}");
            }
        }
        let (_, text) = at(cx, lang, &calm, "hard").await?;
        ensure!(text.contains(say::page_hard_nobody_reads(lang)), "before the hard questions: {text}");
        let (_, text) = at(cx, lang, &calm, "age").await?;
        ensure!(!text.contains(told) && !text.contains(say::page_hard_nobody_reads(lang)), "the control: {text}");
        cx.begin_alone(&format!("lang={}", lang.code())).await?;
        let text: String = cx.script("return document.querySelector('main').innerText;", vec![]).await?;
        ensure!(text.contains(say::start_not_diagnosis(lang)), "the start page: {text}");
    }
    Ok(())
}
