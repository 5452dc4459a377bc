//! A page builder that puts a frame of its own around the clinic's page, and forbids it what the self-check needs.

use anyhow::{Result, ensure};
use browser_tests::{Questionnaire, TestContext, record};
use clinical::text::{Lang, say};
use thirtyfour::By;

use crate::around::{frame, page};

/// Goes through the builder's frame and the clinic's into that of the self-check.
async fn enter(cx: &TestContext) -> Result<()> {
    cx.enter_frame(3).await
}

/// All that stands on the page.
async fn text(cx: &TestContext) -> Result<String> {
    enter(cx).await?;
    cx.script("return document.querySelector('main').innerText;", vec![]).await
}

/// Where the builder's sandbox forbids to open and to save, no press can be helped and no browser tells the frame. So each
/// page with the crisis buttons says which number to dial by hand, and after Save it is said what to do if there is no file.
pub async fn where_nothing_may_be_opened_or_saved_it_says_what_to_do(cx: &TestContext) -> Result<()> {
    for lang in [Lang::En, Lang::Es] {
        let code = lang.code();
        let inner = frame()?.replacen("#clinic", &format!("#lang={code}&clinic"), 1);
        cx.host.add_page("/inner.html", "text/html", page("", &inner));
        let builder = "<iframe sandbox='allow-scripts allow-same-origin allow-forms' src='/inner.html'
            width='100%' height=760 title=builder></iframe>";
        cx.host.add_page("/builder.html", "text/html", page("", builder));
        cx.open("/builder.html").await?;
        let walk = Questionnaire::in_a_builder(cx);
        walk.begin().await?;
        walk.answers(&record("V01")?).await?;
        walk.press("[data-action=save]").await?;
        let told = walk.words("main [role=status].told").await?;
        ensure!(told == say::keep_saved(lang), "{code}: after Save it says {told:?}");
        ensure!(told.contains(say::keep_copy(lang)), "{code}: {told:?} does not name the button");
        let saved = std::fs::read_dir(cx.browser.saved())?.count();
        ensure!(saved == 0, "{code}: the builder lets files be saved");
        walk.press("[data-action=help]").await?;
        walk.wait_for("help").await?;
        let by_hand = say::help_by_hand(lang, "988");
        ensure!(text(cx).await?.contains(&by_hand), "{code}: no {by_hand:?} on the help page");
        // Beside the buttons: in sight together with the first of them.
        let beside = "const [button] = document.querySelectorAll('.big-buttons a');
            const words = document.querySelector('.big-buttons + p');
            return words.getBoundingClientRect().bottom - button.getBoundingClientRect().top;";
        let height: f64 = cx.script(beside, vec![]).await?;
        ensure!((0.0..500.0).contains(&height), "{code}: the words end {height} px below the top of the buttons");
        // The press itself does nothing at all.
        let call = cx.driver().find(By::Css(".big-buttons a[href^=tel]")).await?;
        call.click().await?;
        ensure!(text(cx).await?.contains(&by_hand), "{code}: the page is gone");
    }
    Ok(())
}
