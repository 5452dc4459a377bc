//! What a screen reader says: by itself when something happens, after each move, and from the top of a page to its end.

use anyhow::{Context, Result, ensure};
use browser_tests::{Options, TestContext, record};

use crate::access::snapshots::Snapshots;
use crate::access::speech::{Voice, place};

/// A clinic with a name and a phone, as most have.
const CLINIC: &str = "clinic=Harbor%20Street%20Clinic&tel=%2B1%20555%20010%200100";
const ERROR: &str = "Choose what is happening, or \"None of these\"";
const QUESTION: &str = "Are you still there?";
const WARNING: &str = "If you don't press anything, we'll delete your answers in one minute";
const OPEN: &str = "Your answers will stay here until you leave or delete them.";
const STEM: &str = "Over the last 2 weeks, how often have you been bothered by any of the following problems?";

async fn cx() -> Result<TestContext> {
    let cx = TestContext::set_with(Options { with_worlds: true, ..Options::default() }).await?;
    cx.hold_the_day().await?;
    Ok(cx)
}

/// An empty Continue: the summary takes the focus and is spoken whole, and the group of boxes is read with the error.
pub async fn an_empty_continue_is_announced(_: &TestContext) -> Result<()> {
    let cx = cx().await?;
    let walk = cx.begin_alone(CLINIC).await?;
    let voice = Voice::start(&cx).await?;
    walk.act("start", "urgent").await?;
    voice.says("heading, First, are you safe right now?, level 1").await?;
    walk.press("[data-action=continue]").await?;
    walk.has_focus("#errors").await?;
    let said = voice.says("assertive: There is a problem").await?;
    ensure!(said.iter().any(|phrase| phrase == "alert"), "the focus is not on an alert: {said:#?}");
    ensure!(said.iter().any(|phrase| phrase.starts_with("assertive: ") && phrase.contains(ERROR)), "{said:#?}");

    let said = voice.page().await?;
    let from = place(&said, "heading, There is a problem, level 2")?;
    let entry = place(&said, &format!("button, {ERROR}"))?;
    let to = place(&said, "end of alert")?;
    ensure!(from < entry && entry < to, "the entry is not in the alert: {said:#?}");
    let group = said.get(place(&said, "group, First, are you safe right now?")?);
    ensure!(group.is_some_and(|group| group.ends_with(ERROR)), "the group is read without its error: {group:?}");
    walk.press("#errors button").await?;
    voice.says("checkbox, I've hurt myself").await?;
    Ok(())
}

/// After each move the heading is read, with the stem of the PHQ-9 where it belongs to it. Right before it in the order
/// of reading stands the part of the questionnaire.
pub async fn each_move_is_read(_: &TestContext) -> Result<()> {
    let cx = cx().await?;
    let walk = cx.begin_alone(CLINIC).await?;
    let voice = Voice::start(&cx).await?;
    let person = record("V07")?;
    for (page, part) in [
        ("urgent", "Right now · 1 of 2"),
        ("age", "Right now · 2 of 2"),
        ("phq9-1", "Your last two weeks · 1 of 10"),
        ("phq9-9", "Your last two weeks · 9 of 10"),
        ("hard", "Hard questions · 1 of "),
        ("asq-1", "Hard questions · 2 of "),
        ("mind", "Your health · 1 of 6"),
        ("pregnancy", "Your health · 4 of 6"),
        ("history", "What you have tried · 1 of "),
        ("medicines", "What you have tried · 3 of "),
        ("medicine-1", "What you have tried · 4 of "),
        ("practical", "What you have tried · "),
    ] {
        walk.answers_until(&person, page).await?;
        let script = "return document.querySelector('main h1').textContent;";
        let title: String = cx.script(script, vec![]).await?;
        let heading = format!("heading, {title}");
        let said = voice.says(&heading).await?;
        let read = said.iter().rfind(|phrase| phrase.starts_with(&heading)).context("no heading")?;
        ensure!(read.contains(STEM) == page.starts_with("phq9"), "{page} is read as {read:?}");
        let said = voice.page().await?;
        let between =
            said.get(place(&said, part)?..place(&said, &heading)?).context("the part comes after the heading")?;
        let is_control = |phrase: &&String| ["button", "link", "checkbox"].iter().any(|role| phrase.starts_with(role));
        ensure!(between.len() <= 3 && !between.iter().any(|phrase| is_control(&phrase)), "{page}: {between:#?}");
    }
    Ok(())
}

/// The idle warning is spoken when it comes, with the way to its buttons; "I'm still here" silences it.
pub async fn the_idle_warning_is_announced(_: &TestContext) -> Result<()> {
    let cx = cx().await?;
    let walk = cx.begin_alone(CLINIC).await?;
    walk.answers_until(&record("V01")?, "heart").await?;
    let voice = Voice::start(&cx).await?;
    ensure!(voice.says_by_itself().await?.is_empty(), "something is spoken before anything happens");
    cx.forward(9.5).await?;
    // The question in the bar, politely; what happens without an answer at once.
    let said = voice.says(&format!("polite: {QUESTION}")).await?;
    let is_told = said.iter().any(|phrase| phrase.starts_with("assertive: ") && phrase.contains(WARNING));
    ensure!(is_told, "the warning is not spoken: {said:#?}");
    let said = voice.page().await?;
    let [question, from, stay, off, to] = [
        place(&said, QUESTION)?,
        place(&said, WARNING)?,
        place(&said, "button, I'm still here")?,
        place(&said, "button, Don't clear my answers after 10 minutes")?,
        place(&said, "end of alert")?,
    ];
    let order = [question, from, stay, off, to, place(&said, "main")?];
    ensure!(order.is_sorted(), "{said:#?}");
    voice.says_by_itself().await?;
    walk.press("[data-action=stay]").await?;
    let said = voice.says_by_itself().await?;
    ensure!(said.is_empty(), "after \"I'm still here\" it says {said:?}");
    ensure!(place(&voice.page().await?, WARNING).is_err(), "the warning is still there");
    Ok(())
}

/// "Keep my answers open" says that they are, on a page that offers it.
pub async fn keeping_the_answers_open_is_announced(_: &TestContext) -> Result<()> {
    let cx = cx().await?;
    let walk = cx.begin_alone(CLINIC).await?;
    walk.answers_until(&record("V07")?, "medicines").await?;
    let voice = Voice::start(&cx).await?;
    walk.press("main [data-action=idle-off]").await?;
    voice.says(&format!("polite: {OPEN}")).await?;
    place(&voice.page().await?, OPEN)?;
    Ok(())
}

async fn press_shift(cx: &TestContext) -> Result<()> {
    cx.driver().action_chain().send_keys("\u{e008}").perform().await?;
    Ok(())
}

/// Each press of Shift on the way to leaving, and how many medicines a search has found.
pub async fn what_is_counted_is_announced(_: &TestContext) -> Result<()> {
    let cx = cx().await?;
    let walk = cx.begin_alone(CLINIC).await?;
    walk.answers_until(&record("V07")?, "medicines").await?;
    let voice = Voice::start(&cx).await?;
    press_shift(&cx).await?;
    voice.says("polite: You pressed Shift once. Press it two more times to leave.").await?;
    press_shift(&cx).await?;
    voice.says("polite: You pressed Shift twice. Press it once more to leave.").await?;
    for (typed, told) in [("zol", "polite: In the list: 1"), ("q", "polite: We couldn't find that name.")] {
        walk.find("#search").await?.send_keys(typed).await?;
        voice.says(told).await?;
    }
    Ok(())
}

/// Another language: the page is read in it from its top, and no region speaks that has nothing to say.
pub async fn another_language_is_read(_: &TestContext) -> Result<()> {
    let cx = cx().await?;
    let walk = cx.begin_alone(CLINIC).await?;
    walk.act("start", "urgent").await?;
    let voice = Voice::start(&cx).await?;
    walk.press("main [data-action=language]").await?;
    walk.find("main [data-action=language][lang=en]").await?;
    let said = voice.says_by_itself().await?;
    ensure!(said.is_empty(), "the new language is told as {said:?}");
    let lang: String = cx.script("return document.documentElement.lang;", vec![]).await?;
    ensure!(lang == "es", "the document says that it is in {lang:?}");
    let said = voice.page().await?;
    for phrase in ["button, English", "link, Llamar al 988", "Ahora mismo · 1 de 2", "button, Continuar"] {
        place(&said, phrase)?;
    }
    Ok(())
}

/// Control: without their roles the same regions change, and nothing is spoken.
pub async fn without_its_role_a_region_is_silent(_: &TestContext) -> Result<()> {
    let cx = cx().await?;
    for has_roles in [true, false] {
        let walk = cx.begin_alone(CLINIC).await?;
        walk.answers_until(&record("V01")?, "heart").await?;
        if !has_roles {
            let strip = "(document.querySelectorAll('[role=alert], [role=status]').forEach((region) =>
                region.removeAttribute('role')), 'stripped')";
            cx.isolated(strip).await?;
        }
        let voice = Voice::start(&cx).await?;
        press_shift(&cx).await?;
        cx.forward(9.5).await?;
        walk.find("[data-action=stay]").await?;
        let said = voice.says_by_itself().await?;
        let speaks = |words: &str| said.iter().any(|phrase| phrase.contains(words));
        ensure!(speaks("You pressed Shift once") == has_roles, "with roles: {has_roles}: {said:?}");
        ensure!(speaks(WARNING) == has_roles, "with roles: {has_roles}: {said:?}");
        let page = voice.page().await?;
        place(&page, "You pressed Shift once")?;
        place(&page, WARNING)?;
    }
    Ok(())
}

/// Readings of whole pages.
struct Readings(Snapshots);

impl Readings {
    /// Reads the page. A crisis line must come early: in the bar on top, and where the page is about help among the first
    /// phrases of the page itself.
    async fn read(&mut self, voice: &Voice<'_>, page: &str, is_help: bool) -> Result<()> {
        let said = voice.page().await?;
        let first = place(&said, "link, Call ")?;
        ensure!(first < 4, "{page}: a crisis line comes as phrase {first}");
        if is_help {
            let main = said.get(place(&said, "main")?..).unwrap_or_default();
            let first = place(main, "link, Call ")?;
            ensure!(first < 6, "{page}: help comes as phrase {first} of the page");
        }
        self.0.add(page, said.join("\n") + "\n")
    }
}

/// Pages from top to bottom, as snapshots that a person can read aloud.
pub async fn every_reading_is_as_before(_: &TestContext) -> Result<()> {
    let cx = cx().await?;
    let mut readings = Readings(Snapshots::new("screen_reader"));
    let person = record("V07")?;
    let walk = cx.begin_alone(CLINIC).await?;
    let voice = Voice::start(&cx).await?;
    readings.read(&voice, "start", false).await?;
    walk.act("start", "urgent").await?;
    readings.read(&voice, "urgent", false).await?;
    walk.press("[data-action=continue]").await?;
    walk.has_focus("#errors").await?;
    readings.read(&voice, "urgent, error", false).await?;
    walk.answers_until(&person, "phq9-1").await?;
    readings.read(&voice, "phq9-1", false).await?;
    walk.tap("3", "phq9-2").await?;
    walk.act("back", "phq9-1").await?;
    let said = voice.page().await?;
    place(&said, "button, Nearly every day your earlier answer")?;
    readings.read(&voice, "phq9-1, answered and returned to", false).await?;
    for page in ["medicine-1", "check"] {
        walk.answers_until(&person, page).await?;
        readings.read(&voice, page, false).await?;
    }
    walk.act("result", "outcome").await?;
    readings.read(&voice, "outcome CONSULT", false).await?;
    walk.act("help", "help").await?;
    cx.isolated("((document.querySelector('.country').open = true), 'open')").await?;
    readings.read(&voice, "help, countries open", true).await?;
    for (person, cause) in [("V05", "thoughts"), ("V33", "medical"), ("V41", "intent")] {
        let walk = cx.begin_alone(CLINIC).await?;
        let voice = Voice::start(&cx).await?;
        walk.answers_until(&record(person)?, "crisis").await?;
        readings.read(&voice, &format!("crisis, {cause}"), true).await?;
    }
    readings.0.check()
}
