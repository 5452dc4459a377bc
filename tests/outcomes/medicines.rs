//! The search of the pick list, typed in the browser. What each search finds is held in
//! `clinical/tests/rules/medicine_searches.txt`; here it is what a person then sees.

use anyhow::{Result, ensure};
use browser_tests::{Questionnaire, TestContext, record, until};

/// The medicines in sight, in their order, the ticked ones among them; and the words of the status.
type Sight = (Vec<String>, Vec<String>, String);

async fn sight(cx: &TestContext) -> Result<Sight> {
    let script = "const boxes = Array.from(document.querySelectorAll('main input[type=checkbox]'));
        const seen = boxes.filter((box) => box.getBoundingClientRect().height > 0 && box.value !== 'none');
        const told = document.querySelector('.search + [role=status]').innerText;
        return [seen.map((box) => box.value), seen.filter((box) => box.checked).map((box) => box.value), told];";
    cx.script(script, vec![]).await
}

/// Types into the empty search, and waits until its status says something else than before.
async fn search(cx: &TestContext, walk: &Questionnaire<'_>, typed: &str) -> Result<Sight> {
    let clear = "const search = document.querySelector('#search');
        search.textContent = '';
        search.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return null;";
    cx.script::<()>(clear, vec![]).await?;
    until("the whole list", || async { Ok(sight(cx).await?.2.is_empty().then_some(())) }).await?;
    walk.find("#search").await?.send_keys(typed).await?;
    let told = "return document.querySelector('#search').textContent.length;";
    until("all that was typed", || async {
        let length: usize = cx.script(told, vec![]).await?;
        Ok((length == typed.encode_utf16().count()).then_some(()))
    })
    .await?;
    until("the search to have run", || async {
        let seen = sight(cx).await?;
        Ok((!seen.2.is_empty()).then_some(seen))
    })
    .await
}

/// However it is typed, the medicine is in sight, the best first; what is only near is offered as a question, and what is
/// not in the list leaves the way to "not listed".
pub async fn medicines_are_found_as_people_type_them(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    walk.answers_until(&record("V07")?, "medicines").await?;
    let all = sight(cx).await?.0;
    ensure!(all.len() == 34 && all.first().is_some_and(|first| first == "citalopram"), "the whole list: {all:?}");
    let found = ["Wellbutrin XL", "BUPROPIÓN", "bupropio\u{301}n", "Zyban 150mg"];
    for (typed, near) in found.map(|typed| (typed, false)).into_iter().chain([("buproprion", true)]) {
        let (seen, _, told) = search(cx, &walk, typed).await?;
        ensure!(seen.first().is_some_and(|first| first == "bupropion"), "{typed} shows {seen:?}");
        ensure!(seen.len() <= 3 && told.contains("Did you mean") == near, "{typed} shows {seen:?} and says {told}");
    }
    let (seen, _, told) = search(cx, &walk, "prozak").await?;
    ensure!(seen == ["fluoxetine", "unknown-1"] && told == "In the list: 1", "prozak: {seen:?}, {told}");
    let (seen, _, told) = search(cx, &walk, "ketamine").await?;
    ensure!(seen == ["unknown-1"] && told.contains("see here"), "ketamine: {seen:?}, {told}");
    Ok(())
}

/// A ticked medicine stays in sight and ticked whatever is typed then, and each box is in the document once.
pub async fn a_ticked_medicine_stays_whatever_is_typed(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    walk.answers_until(&record("V07")?, "medicines").await?;
    let boxes = "const values = Array.from(document.querySelectorAll('main input[type=checkbox]'), (box) => box.value);
        return values.sort();";
    let before: Vec<String> = cx.script(boxes, vec![]).await?;
    for (typed, medicine) in [("Zoloft", "sertraline"), ("trazadone", "trazodone")] {
        search(cx, &walk, typed).await?;
        walk.tick(medicine).await?;
    }
    for typed in ["prozak", "ketamine", "bup", "zoloft 50 mg"] {
        let (seen, ticked, _) = search(cx, &walk, typed).await?;
        ensure!(ticked.len() == 2, "{typed}: {ticked:?} of {seen:?} are ticked");
        for medicine in ["sertraline", "trazodone"] {
            ensure!(ticked.iter().any(|box_of| box_of == medicine), "{typed}: {medicine} has gone from {seen:?}");
        }
        let now: Vec<String> = cx.script(boxes, vec![]).await?;
        ensure!(now == before, "{typed}: {now:?} are in the document");
    }
    Ok(())
}
