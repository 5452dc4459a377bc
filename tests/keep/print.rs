//! The copy on paper, from inside the sandboxed frame, by the browser's own printing: Firefox in silence, Chromium on a
//! screen without glass. `WebKitGTK` prints through a window of the system, which no test can press.

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Options, TestContext, is_full, record};
use clinical::education::Card;
use clinical::text::{Lang, say};
use serde_json::Value;

use crate::keep::fixtures::{self, FRAME};
use crate::keep::paper::Paper;

/// The same browser with a printer; `None` where it has none.
async fn with_printer(cx: &TestContext, is_dark: bool) -> Result<Option<TestContext>> {
    if cx.engine == Engine::WebKit {
        return Ok(None);
    }
    TestContext::set_with(Options { engine: cx.engine, prints: true, is_dark, ..Options::default() }).await.map(Some)
}

async fn print(cx: &TestContext, name: &str, settings: &str, answers: &Value) -> Result<Paper> {
    let walk = fixtures::result(cx, FRAME, settings, answers).await?;
    walk.press("[data-action=print]").await?;
    let paper = Paper::printed(cx, name).await.with_context(|| name.to_owned())?;
    if paper.says(say::sheet_date(Lang::En)) || paper.says(say::sheet_date(Lang::Es)) {
        return Ok(paper);
    }
    // Firefox prints an empty sheet once in a while, where a person presses again.
    println!("  {name}: an empty sheet was printed");
    walk.press("[data-action=print]").await?;
    Paper::printed(cx, name).await.with_context(|| format!("{name}, once more"))
}

/// All that the copy holds stands on one page or two, and nothing of the page around it; with crisis help first where
/// it was urgent.
pub async fn each_outcome_is_printed_whole(cx: &TestContext) -> Result<()> {
    let Some(cx) = with_printer(cx, false).await? else { return Ok(()) };
    for person in fixtures::one_of_each_outcome()? {
        let outcome = person.expect.outcome;
        let paper = print(&cx, &outcome, "", &person.answers).await?;
        let lines = fixtures::lines(&fixtures::sheets(&person.answers, Lang::En, true)?);
        paper.holds(&lines)?;
        let mut swapped = lines;
        swapped.reverse();
        ensure!(paper.holds(&swapped).is_err(), "the look does not see another order");
        ensure!((1..=2).contains(&paper.pages), "{outcome}: {} pages", paper.pages);
        for elsewhere in [say::header_exit(Lang::En), say::keep_title(Lang::En), say::keep_save(Lang::En)] {
            ensure!(!paper.says(elsewhere), "{outcome}: {elsewhere:?} is printed too");
        }
    }
    Ok(())
}

/// In Spanish, with all of it in English below.
pub async fn two_languages_stand_on_one_sheet(cx: &TestContext) -> Result<()> {
    let Some(cx) = with_printer(cx, false).await? else { return Ok(()) };
    let answers = record("V23")?;
    let paper = print(&cx, "es", "lang=es", &answers).await?;
    paper.holds(&fixtures::lines(&fixtures::sheets(&answers, Lang::Es, true)?))?;
    ensure!(paper.pages <= 2, "{} pages", paper.pages);
    Ok(())
}

/// The answers on suicide stay out where the person takes them out; the questions that they tick are on it.
pub async fn what_is_left_out_is_not_printed(cx: &TestContext) -> Result<()> {
    let Some(cx) = with_printer(cx, false).await? else { return Ok(()) };
    let answers = record("V23")?;
    let walk = fixtures::result(&cx, FRAME, "", &answers).await?;
    // The press opens what is folded around it; before, the question has no words on the screen.
    walk.press("#ask-0").await?;
    let question = walk.words("label[for=ask-0]").await?;
    ensure!(!question.is_empty(), "a question without words");
    walk.press("#keep-asq").await?;
    walk.press("[data-action=print]").await?;
    let paper = Paper::printed(&cx, "chosen").await?;
    ensure!(paper.says(&question), "{question:?} was ticked");
    ensure!(paper.says(say::sheet_left_out(Lang::En)), "it does not say that something is left out");
    ensure!(!paper.says("wished you were dead"), "the question on suicide is printed");
    let walk = fixtures::result(&cx, FRAME, "", &answers).await?;
    walk.press("[data-action=print]").await?;
    let paper = Paper::printed(&cx, "unchosen").await?;
    ensure!(!paper.says(&question) && paper.says("wished you were dead"), "the control");
    Ok(())
}

/// Black on white, whatever the screen is.
pub async fn the_dark_screen_prints_light(cx: &TestContext) -> Result<()> {
    let Some(cx) = with_printer(cx, true).await? else { return Ok(()) };
    let walk = fixtures::result(&cx, FRAME, "", &record("V23")?).await?;
    let is_dark: bool = cx.script("return matchMedia('(prefers-color-scheme: dark)').matches;", vec![]).await?;
    ensure!(is_dark, "the control: the screen is not dark");
    walk.press("[data-action=print]").await?;
    let (white, has_black) = Paper::printed(&cx, "dark").await?.light()?;
    ensure!(white > 0.7 && has_black, "{white} of the page is white; black: {has_black}");
    Ok(())
}

/// In a frame that may open no window the browser prints nothing and says nothing: so the page says it.
pub async fn where_nothing_is_printed_it_says_so(cx: &TestContext) -> Result<()> {
    let frame = FRAME.replace("allow-modals", "");
    let walk = fixtures::result(cx, &frame, "", &record("V23")?).await?;
    walk.press("[data-action=print]").await?;
    let told = fixtures::told(&walk).await?;
    ensure!(told == say::keep_unprinted(Lang::En), "{told}");
    Ok(())
}

/// The browser's own menu prints what is on the page, crisis pages above all: as a page of its own, and in a clinic's page.
pub async fn the_browsers_own_menu_prints_the_page(cx: &TestContext) -> Result<()> {
    if cx.engine == Engine::WebKit {
        // Its driver prints nothing.
        return Ok(());
    }
    let (call, danger) = (say::help_call(Lang::En, "988"), say::help_call_emergency(Lang::En, "911"));
    for is_dark in [false, true] {
        let cx = TestContext::set_with(Options { engine: cx.engine, is_dark, ..Options::default() }).await?;
        for is_alone in [true, false] {
            // The small sample has each form in one of the colours.
            if !is_full() && is_alone == is_dark {
                continue;
            }
            let name = |page: &str| format!("{page}-{is_alone}-{is_dark}");
            let begin = async || {
                cx.clear().await?;
                if is_alone { cx.begin_alone("").await } else { fixtures::start(&cx, FRAME, "").await }
            };
            let walk = begin().await?;
            walk.act("help", "help").await?;
            prints(&cx, &name("help"), &[say::help_title(Lang::En), &call]).await?;
            walk.enter().await?;
            walk.act("back", "start").await?;
            walk.act("learn", "learn").await?;
            let titles: Vec<_> = Card::all().map(|card| card.title(Lang::En)).collect();
            prints(&cx, &name("learn"), &titles).await?;
            let walk = begin().await?;
            walk.answers_until(&record("V03")?, "crisis").await?;
            prints(&cx, &name("crisis"), &[&call, &danger, say::panel_alone(Lang::En)]).await?;
            let walk = begin().await?;
            walk.answers_until(&record("V07")?, "phq9-3").await?;
            prints(&cx, &name("question"), &[say::phq9_stem(Lang::En)]).await?;
            let walk = begin().await?;
            walk.answers_until(&record("V23")?, "outcome").await?;
            let answers = fixtures::sheets(&record("V23")?, Lang::En, true)?;
            let lines = fixtures::lines(&answers);
            let first = lines.first().context("an empty copy")?;
            prints(&cx, &name("outcome"), &[first, say::sheet_cut(Lang::En)]).await?;
        }
    }
    Ok(())
}

/// Fails unless the window, printed by the browser's own menu, says these pieces, black on white.
async fn prints(cx: &TestContext, name: &str, pieces: &[&str]) -> Result<()> {
    cx.enter_top().await?;
    let paper = Paper::by_menu(cx, name).await?;
    for piece in pieces {
        ensure!(paper.says(piece), "{name}: {piece:?} is not on the paper");
    }
    let (white, has_black) = paper.light()?;
    ensure!(white > 0.7 && has_black, "{name}: {white} of the page is white; black: {has_black}");
    Ok(())
}
