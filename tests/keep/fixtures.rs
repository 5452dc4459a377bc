//! What these tests share: a clinic's page with the self-check in it, a person at their result, and what their copy holds.

use std::collections::BTreeSet;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, Vignette, until, vignettes};
use clinical::answer::Answer;
use clinical::answers::Answers;
use clinical::date::Date;
use clinical::page::{self, Page};
use clinical::settings::Settings;
use clinical::summary::{LineKind, Options, Summary};
use clinical::text::Lang;
use serde_json::Value;

/// What a clinic may let the frame do; each test may take some of it away.
pub const FRAME: &str = "sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals \
    allow-downloads\" allow=\"clipboard-write\"";

/// Opens the self-check in a clinic's page that has a field to paste in, and walks to the result of these answers.
pub async fn result<'a>(
    cx: &'a TestContext,
    frame: &str,
    settings: &str,
    answers: &Value,
) -> Result<Questionnaire<'a>> {
    let walk = start(cx, frame, settings).await?;
    let trail = walk.answers(answers).await?;
    ensure!(trail.end()?.page == "outcome", "came to {:?}", trail.end()?);
    Ok(walk)
}

/// The same, at the start page.
pub async fn start<'a>(cx: &'a TestContext, frame: &str, settings: &str) -> Result<Questionnaire<'a>> {
    let page = format!(
        "<!doctype html><title>A clinic</title><textarea></textarea>
        <iframe src=\"trd-screener.html#{settings}\" title=\"Self-check\" {frame} width=900 height=800></iframe>"
    );
    cx.host.add_page("/clinic.html", "text/html", page);
    cx.begin_at("/clinic.html").await
}

/// The answers of a record, as the rules read them. Where it says nothing of the episode or of other treatments, the walk
/// skips them.
pub fn read(answers: &Value) -> Result<Answers> {
    let mut answers = record::read(&answers.to_string())?;
    if page::first_unanswered(&answers) == Some(Page::Episode) && page::is_complete(&answers) {
        answers.episode = Answer::Skipped;
    }
    if page::first_unanswered(&answers) == Some(Page::OtherTreatments) {
        answers.other_treatments = Answer::Skipped;
    }
    Ok(answers)
}

/// A worked person of each outcome but an emergency, which ends before there is anything to keep.
pub fn one_of_each_outcome() -> Result<Vec<Vignette>> {
    let mut outcomes = BTreeSet::from(["EMERGENCY".to_owned()]);
    let people: Vec<Vignette> =
        vignettes()?.into_iter().filter(|person| outcomes.insert(person.expect.outcome.clone())).collect();
    ensure!(people.len() == 6, "{outcomes:?}");
    Ok(people)
}

/// The copy of these answers, made here and now.
pub fn sheets(answers: &Value, lang: Lang, has_asq: bool) -> Result<Vec<Summary>> {
    let settings = Settings::default();
    let options = Options { today: today()?, country: settings.country, settings: &settings, has_asq, questions: &[] };
    Ok(Summary::all(&read(answers)?, &options, lang))
}

/// All that a copy says, line by line: what was asked with what was answered.
pub fn lines(sheets: &[Summary]) -> Vec<String> {
    let all = sheets.iter().flat_map(|sheet| &sheet.lines);
    // The title is the person's choice.
    let said = all.filter(|line| line.kind != LineKind::Title).map(|line| match line.answer.as_str() {
        "" => line.said.clone(),
        answer => format!("{}: {answer}", line.said),
    });
    said.filter(|said| !said.is_empty()).collect()
}

/// Fails unless the text holds each of the lines, in their order.
pub fn hold_in_order<'a>(text: &str, lines: impl IntoIterator<Item = &'a String>) -> Result<()> {
    let mut rest = text;
    for line in lines {
        let (_, after) = rest.split_once(line).with_context(|| format!("{line:?} is not in\n{rest}"))?;
        rest = after;
    }
    Ok(())
}

pub fn today() -> Result<Date> {
    let days = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs() / 86_400;
    Ok(Date::from_unix_days(i32::try_from(days)?))
}

/// What the person is told of the last press, as soon as they are told anything.
pub async fn told(walk: &Questionnaire<'_>) -> Result<String> {
    until("what came of the press to be told", || async {
        let told = walk.words(".told").await?;
        Ok((!told.is_empty()).then_some(told))
    })
    .await
    .context("in .told")
}
