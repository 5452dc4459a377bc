//! The search of the pick list, typed in the browser. What each search finds is held in
//! `clinical/tests/rules/medicine_searches.txt`; here it is what a person then sees.

use anyhow::{Result, ensure};
use browser_tests::{Questionnaire, TestContext, Variant, record, until};

/// The medicines in sight, in their order, the ticked ones among them; and the words of the status.
type Sight = (Vec<String>, Vec<String>, String);

async fn sight(cx: &TestContext) -> Result<Sight> {
    let script = "const boxes = Array.from(document.querySelectorAll('main input[type=checkbox]'));
        const seen = boxes.filter((box) => box.checkVisibility() && box.value !== 'none');
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
    let often = sight(cx).await?.0;
    ensure!(often.len() == 9 && often.first().is_some_and(|first| first == "citalopram"), "used often: {often:?}");
    walk.press(".fold > summary").await?;
    let all = sight(cx).await?.0;
    ensure!(all.len() == 34 && often.get(..8).is_some_and(|often| all.starts_with(often)), "the whole list: {all:?}");
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

/// The page as a phone shows it: its height, whether the fold is open, what the fold's row says, and the way on.
type Phone = (u32, bool, String, String);

async fn phone(cx: &TestContext) -> Result<Phone> {
    let script = "const text = (selector) => document.querySelector(selector).innerText.trim();
        const { scrollHeight } = document.scrollingElement;
        return [scrollHeight, document.querySelector('.fold').open, text('.fold > summary'), text('.dock')];";
    cx.script(script, vec![]).await
}

/// The page is short, because all but the eight used often are folded. Nothing ticked is folded away unseen: the way on
/// counts it, the row that opens the fold counts it, and the page comes back with the fold open.
pub async fn the_page_of_medicines_is_short_and_folds_no_tick_away(_: &TestContext) -> Result<()> {
    let cx = &Variant::named("desktop")?.cx().await?;
    cx.resize(390, 844).await?;
    let walk = cx.begin_alone("").await?;
    walk.answers_until(&record("V07")?, "medicines").await?;
    let (height, is_open, row, on) = phone(cx).await?;
    ensure!(height <= 2200 && !is_open && row == "All others" && on == "Continue", "{height} px, {row:?}, {on:?}");
    println!("  the page of medicines is {height} px high at 390");
    for (medicine, counted) in [("sertraline", "1 picked · Continue"), ("imipramine", "2 picked · Continue")] {
        walk.tick(medicine).await?;
        until(counted, || async { Ok((phone(cx).await?.3 == counted).then_some(())) }).await?;
    }
    // Control: with the fold open the page is long, so the measure sees what is folded.
    let (height, is_open, row, _) = phone(cx).await?;
    ensure!(height > 2200 && is_open && row.ends_with("Picked: 1"), "{height} px, {row:?}");
    walk.press(".fold > summary").await?;
    let (.., on) = phone(cx).await?;
    ensure!(!sight(cx).await?.1.contains(&"imipramine".to_owned()) && on.starts_with('2'), "closed by hand: {on:?}");
    // From a draft, and from an answer.
    for (action, page) in [("back", "episode"), ("continue", "medicine-1")] {
        walk.act(action, page).await?;
        match page {
            "episode" => walk.tap("skip", "medicines").await?,
            _ => walk.act("back", "medicines").await?,
        };
        let seen = sight(cx).await?.1;
        ensure!(seen == ["sertraline", "imipramine"], "after {page}: {seen:?} are in sight and ticked");
    }
    // The last tick in it taken away, it stays open under the finger; only the next time it is closed.
    walk.press("input[value=imipramine]").await?;
    until("one picked", || async { Ok(phone(cx).await?.3.starts_with('1').then_some(())) }).await?;
    ensure!(phone(cx).await?.1, "it has closed under the finger");
    walk.act("back", "episode").await?;
    walk.tap("skip", "medicines").await?;
    ensure!(!phone(cx).await?.1, "it is open with nothing ticked in it");
    Ok(())
}

/// An error leads to the first medicine in sight, whatever is typed.
pub async fn an_error_leads_to_a_medicine_in_sight(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    walk.answers_until(&record("V07")?, "medicines").await?;
    for (typed, field) in [("tofranil", "imipramine"), ("ketamine", "unknown-1")] {
        search(cx, &walk, typed).await?;
        walk.press("main [data-action=continue]").await?;
        walk.has_focus("main [role=alert]").await?;
        walk.press("main [role=alert] button").await?;
        walk.has_focus(&format!("#box-{field}")).await?;
    }
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
