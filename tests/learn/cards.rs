//! Cards and claims.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, change, is_full, record};
use serde_json::json;

use crate::learn::language::LANGS;

/// The names of the files of a folder below `clinical/content/`, without their ending.
fn files(folder: &str) -> Result<BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../clinical/content").join(folder);
    let entries = fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names.filter_map(|name| name.strip_suffix(".md").map(str::to_owned)).collect())
}

async fn cards(cx: &TestContext) -> Result<Vec<String>> {
    let script = "return Array.from(document.querySelectorAll('main [data-card]'), (card) => card.dataset.card);";
    cx.script(script, vec![]).await
}

/// A press by the hand; in the small sample, after the first language, from inside, which takes no wait.
async fn press(cx: &TestContext, walk: &Questionnaire<'_>, selector: &str, lang: &str) -> Result<()> {
    if is_full() || Some(&lang) == LANGS.first() {
        return walk.press(selector).await;
    }
    walk.find(selector).await?;
    cx.script("document.querySelector(arguments[0]).click(); return null;", vec![json!(selector)]).await
}

/// From the start page: each card opens by a press and shows its words; each claim is answered, and answers at once.
pub async fn every_card_and_claim_is_shown_in_every_language(cx: &TestContext) -> Result<()> {
    let (all_cards, claims) = (files("education")?, files("education/claims")?);
    for lang in LANGS {
        let walk = cx.begin_alone(&format!("lang={lang}")).await?;
        walk.act("learn", "learn").await?;
        let found = cards(cx).await?;
        ensure!(found.iter().cloned().collect::<BTreeSet<_>>() == all_cards, "{lang}: {found:?}");
        for card in &found {
            let card = format!("[data-card={card}]");
            press(cx, &walk, &format!("{card} > summary"), lang).await?;
            let script = "const card = document.querySelector(arguments[0]);
                const words = card.innerText.length; card.querySelectorAll('details').forEach((more) => (more.open = true));
                return card.open && words > 60 && card.innerText.length >= words;";
            let is_open: bool = cx.script(script, vec![json!(card)]).await?;
            ensure!(is_open, "{lang}: {card} does not open");
        }
        walk.act("continue", "claims").await?;
        let mut titles = BTreeSet::new();
        for (i, answer) in ["true", "not-quite", "unsure"].into_iter().cycle().take(claims.len()).enumerate() {
            let before = walk.words("main").await?;
            press(cx, &walk, &format!("button[data-answer=\"{answer}\"]"), lang).await?;
            walk.arrive("claims").await?;
            let after = walk.words("main").await?;
            ensure!(after.len() > before.len() / 2 && after != before, "{lang}: claim {i} says nothing: {after}");
            let title = walk.words("h1").await?;
            ensure!(titles.insert(title.clone()), "{lang}: {title} stands twice");
            press(cx, &walk, "[data-action=continue]", lang).await?;
            walk.arrive(if i + 1 < claims.len() { "claims" } else { "learn" }).await?;
        }
        walk.act("back", "start").await?;
    }
    Ok(())
}

/// Who takes a sedative and has nobody to drive them home reads of both first; who has ticked nothing does not.
pub async fn the_result_leads_with_the_cards_that_answer_the_person(cx: &TestContext) -> Result<()> {
    let mut person = record("V01")?;
    change(&mut person, "medicines_now", json!(["R-SEDATIVE"]))?;
    change(&mut person, "practical", json!(["C-NO-RIDE"]))?;
    for (person, is_there) in [(person, true), (record("V01")?, false)] {
        let walk = cx.begin().await?;
        walk.answers(&person).await?;
        let found = cards(cx).await?;
        for card in ["sedatives", "people"] {
            ensure!(found.iter().any(|known| known == card) == is_there, "{card} of {found:?}");
        }
        walk.act("learn", "learn").await?;
        walk.act("back", "outcome").await?;
    }
    Ok(())
}

/// URGENT, answered to its end, and a minor's result: no card and no way to one.
pub async fn a_crisis_shows_none(cx: &TestContext) -> Result<()> {
    let urgent = json!({ "urgent": [], "age": "adult", "phq9": [0, 0, 0, 0, 0, 0, 0, 0, 2], "phq9_difficulty": 1,
        "asq": ["no", "no", "no", "no", "no"], "mind": [], "heart": [], "health": [], "pregnancy": [],
        "substances": [], "medicines_now": ["R-SEDATIVE"], "diagnosed": "yes", "medicines": [], "practical": [] });
    let minor = json!({ "urgent": [], "age": "minor" });
    for person in [urgent, minor] {
        let walk = cx.begin().await?;
        let trail = walk.answers(&person).await?;
        ensure!(trail.end()?.page == "outcome", "{:?}", trail.pages());
        ensure!(cards(cx).await?.is_empty(), "a card in a crisis");
        ensure!(walk.find_now("[data-action=learn]").await?.is_none(), "the way to the cards in a crisis");
    }
    let walk = cx.begin().await?;
    walk.answers_until(&json!({ "urgent": ["U-INTENT"] }), "crisis").await?;
    ensure!(walk.find_now("[data-action=learn]").await?.is_none(), "the way to the cards in an emergency");
    Ok(())
}

/// The items of the list of routes, in order.
async fn routes(cx: &TestContext, fragment: &str) -> Result<Vec<String>> {
    let walk: Questionnaire<'_> = cx.begin_alone(fragment).await?;
    walk.act("learn", "learn").await?;
    walk.press("[data-card=routes] > summary").await?;
    let script = "const list = document.querySelector('[data-card=routes] ul');
        return Array.from(list.children, (item) => item.innerText);";
    cx.script(script, vec![]).await
}

/// The same routes in another order, with a word at those that the clinic lists; each keeps its status and its risks.
pub async fn what_the_clinic_offers_comes_first_and_nothing_goes(cx: &TestContext) -> Result<()> {
    let plain = routes(cx, "").await?;
    let ordered = routes(cx, "offers=lozenge").await?;
    ensure!(plain.len() == 5 && ordered.len() == 5, "{plain:?} {ordered:?}");
    let first = ordered.first().context("an empty list")?;
    ensure!(
        first.contains("lozenge") && first.contains("not FDA-approved") && first.contains("This clinic"),
        "{first}"
    );
    for route in &plain {
        ensure!(ordered.iter().any(|kept| kept.starts_with(route.as_str())), "{route} has gone: {ordered:?}");
    }
    Ok(())
}
