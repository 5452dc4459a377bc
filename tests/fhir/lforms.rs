//! LHC-Forms opens the `Questionnaire`, and the records.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, artefact, count, write_metrics};
use clinical::answer::Answer;
use clinical::date::Date;
use clinical::phq9::Score;
use clinical::text::Lang;
use dev_server::Host;
use serde::Deserialize;
use serde_json::Value;

use super::random_answers;

const HARNESS: &str = include_str!("lforms.js");

const PAGE: &str = "<!doctype html><meta charset=utf-8><title>LHC-Forms</title>\
    <link rel=stylesheet href=/webcomponent/styles.css><div id=form></div>\
    <script src=/webcomponent/assets/lib/zone.min.js></script><script src=/webcomponent/lhc-forms.js></script>\
    <script src=/fhir/R4/lformsFHIR.min.js></script>";

/// What stands in the form.
#[derive(Debug, Deserialize)]
struct Opened {
    /// The PHQ-9 total that LHC-Forms has worked out.
    total: Option<i64>,
    /// `linkId: code code` of each item with an answer.
    answers: Vec<String>,
    /// The `linkId`s of what is rendered.
    rendered: Vec<String>,
    text: String,
}

/// LHC-Forms on a page of its own host.
struct Form<'a> {
    cx: &'a TestContext,
    questionnaire: Value,
    _host: Host,
}

impl<'a> Form<'a> {
    async fn begin(cx: &'a TestContext) -> Result<Self> {
        let folder = browser_tests::target().join("lforms/package/dist/lforms");
        ensure!(folder.exists(), "LHC-Forms is not here: run `cargo xtask test record`");
        let host = Host::serve(folder).await?;
        host.add_page("/form.html", "text/html; charset=utf-8", PAGE);
        cx.driver().set_script_timeout(Duration::from_mins(2)).await?;
        cx.driver().goto(host.url("/form.html")).await?;
        let questionnaire = serde_json::from_str(&artefact::file("fhir/Questionnaire-trd-screener.json")?)?;
        Ok(Self { cx, questionnaire, _host: host })
    }

    /// Opens the form with a response, or empty.
    async fn open(&self, response: Value) -> Result<Opened> {
        self.open_as(response, false).await
    }

    /// The same, or with the response as if somebody had filled the form in just now.
    async fn open_as(&self, response: Value, is_fresh: bool) -> Result<Opened> {
        let script = format!(
            "{HARNESS}; const [questionnaire, response, isFresh, done] = arguments;
             opened(questionnaire, response, isFresh).then(done, (error) => done(String(error.stack)))"
        );
        let arguments = vec![self.questionnaire.clone(), response, is_fresh.into()];
        let found = self.cx.driver().execute_async(script, arguments).await?;
        let found: Value = found.convert()?;
        serde_json::from_value(found.clone()).with_context(|| format!("LHC-Forms says {found}"))
    }
}

/// The `QuestionnaireResponse` of a saved file.
fn response(file: &str) -> Result<Value> {
    let file: Value = serde_json::from_str(file)?;
    file.pointer("/entry/0/resource").cloned().context("a Bundle without a response")
}

/// Takes the total out of a response.
fn take_total(response: &mut Value) -> Option<i64> {
    let items = response.pointer_mut("/item/1/item").and_then(Value::as_array_mut)?;
    let at = items.iter().position(|item| item.get("linkId").is_some_and(|id| id == "phq9-total"))?;
    items.remove(at).pointer("/answer/0/valueInteger").and_then(Value::as_i64)
}

/// Every `linkId` of an item tree, in order.
fn link_ids(of: &Value, found: &mut Vec<String>) {
    for item in of.get("item").and_then(Value::as_array).into_iter().flatten() {
        found.extend(item.get("linkId").and_then(Value::as_str).map(str::to_owned));
        link_ids(item, found);
    }
}

/// `linkId: code code` of each item with an answer, as the harness tells it.
fn answers(of: &Value, found: &mut Vec<String>) {
    for item in of.get("item").and_then(Value::as_array).into_iter().flatten() {
        let codes = item.get("answer").and_then(Value::as_array).into_iter().flatten();
        let codes: Vec<_> = codes.filter_map(|answer| answer.pointer("/valueCoding/code")?.as_str()).collect();
        if !codes.is_empty() {
            found.push(format!(
                "{}: {}",
                item.get("linkId").and_then(Value::as_str).unwrap_or_default(),
                codes.join(" ")
            ));
        }
        answers(item, found);
    }
}

pub async fn every_item_is_rendered(cx: &TestContext) -> Result<()> {
    let form = Form::begin(cx).await?;
    // With the answers of a whole record every part is due; with none only the first question is.
    let whole = form.open(response(&artefact::file("fhir/Bundle-example-whole.json")?)?).await?;
    let mut expected = Vec::new();
    link_ids(&form.questionnaire, &mut expected);
    // What no answer of this person calls for.
    let is_third =
        |id: &str| ["medicine-3", "medicine-4", "medicine-5", "medicine-6"].iter().any(|card| id.starts_with(card));
    expected.retain(|id| !is_third(id) && !["asq-4-when", "asq-5"].contains(&id.as_str()));
    for id in &expected {
        ensure!(whole.rendered.contains(id), "{id} is not rendered, but {:?}", whole.rendered);
    }
    ensure!(expected.len() > 40, "{expected:?}");
    ensure!(whole.text.contains("Little interest or pleasure in doing things"), "{}", whole.text);
    let empty = form.open(Value::Null).await?;
    ensure!(empty.total.is_none() && !empty.rendered.contains(&"phq9-1".to_owned()), "{:?}", empty.rendered);
    ensure!(empty.rendered.contains(&"urgent".to_owned()), "{:?}", empty.rendered);
    Ok(())
}

pub async fn an_example_fills_the_form(cx: &TestContext) -> Result<()> {
    let form = Form::begin(cx).await?;
    for name in ["whole", "skipped", "stopped"] {
        let response = response(&artefact::file(&format!("fhir/Bundle-example-{name}.json"))?)?;
        let mut expected = Vec::new();
        answers(&response, &mut expected);
        let total = take_total(&mut response.clone());
        let opened = form.open(response).await?;
        ensure!(opened.answers == expected, "{name}: {:?} instead of {expected:?}", opened.answers);
        ensure!(opened.total == total, "{name}: the total is {:?} instead of {total:?}", opened.total);
    }
    Ok(())
}

pub async fn its_own_sum_is_ours(cx: &TestContext) -> Result<()> {
    let form = Form::begin(cx).await?;
    let persons = count(50, 200);
    let (mut scored, mut filled) = (0, 0);
    for (person, answers) in random_answers::people(persons).into_iter().enumerate() {
        let file = clinical::fhir::bundle(&answers, Date::from_unix_days(20_777), Lang::En, true);
        let ours = answers.phq9.score().and_then(Score::total).map(i64::from);
        let mut response = response(&file)?;
        let total = take_total(&mut response);
        ensure!(total == ours, "{person}: the file has {total:?}, we have {ours:?}");
        let its = form.open_as(response, true).await?.total;
        ensure!(its == ours, "{person}: LHC-Forms has {its:?}, we have {ours:?}: {:?}", answers.phq9);
        let open = clinical::phq9::Item::all().filter(|item| answers.phq9.item(*item) == Answer::Skipped).count();
        ensure!(open == person % 10, "{person} has {open} items open");
        scored += usize::from(ours.is_some());
        filled += usize::from(ours.is_some() && open > 0);
    }
    // The control: there were sums of both kinds, and people without one.
    ensure!(
        scored > persons / 5 && filled > persons / 13 && scored < persons / 2,
        "{scored} scored, {filled} of them with items filled in"
    );
    println!(
        "{persons} responses, {scored} with a sum, {filled} of them with items filled in: LHC-Forms agrees on each"
    );
    let counts = [("responses", persons), ("with a sum", scored), ("of them with items filled in", filled)];
    write_metrics("fhir", &format!("{}-sums", cx.engine.name()), &BTreeMap::from(counts))
}
