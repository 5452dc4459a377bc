//! Whoever sits down next finds nothing of the last person. A reload, Back and a frame that is moved are tried in
//! isolation/, in every browser.

use anyhow::{Result, ensure};
use browser_tests::{Questionnaire, TestContext, record};

/// After leaving and after deleting, no document holds a word of the pages before: the same words are in one of them
/// until then.
pub async fn after_leaving_no_document_holds_a_word_of_before(cx: &TestContext) -> Result<()> {
    for action in ["exit", "erase"] {
        let walk = cx.begin().await?;
        walk.answers_until(&record("V45")?, "check").await?;
        // The words of each answer and question: the longer runs of text on the check page.
        let script = "document.querySelectorAll('main details').forEach((fold) => (fold.open = true));
            const runs = document.querySelector('main').innerText.split('\\n').map((run) => run.trim());
            return [...new Set(runs.filter((run) => run.length > 8))];";
        let words: Vec<String> = cx.script(script, vec![]).await?;
        ensure!(words.len() > 30, "expected the answers on the check page, found {words:?}");
        ensure!(!held(&walk, &words).await?.is_empty(), "the look does not see what is there");

        walk.press(&format!("[data-action={action}]")).await?;
        cx.close_other_windows().await?;
        walk.enter().await?;
        walk.wait_for("ended").await?;
        let held = held(&walk, &words).await?;
        ensure!(held.is_empty(), "{action}: still in a document: {held:?}");
    }
    Ok(())
}

/// Those of the words that stand in a document, outside its scripts and its template. Control words of every page,
/// such as the line on top, are none of the check page's `main`.
async fn held(walk: &Questionnaire<'_>, words: &[String]) -> Result<Vec<String>> {
    let documents = walk.texts().await?.join("\n");
    Ok(words.iter().filter(|word| documents.contains(word.as_str())).cloned().collect())
}
