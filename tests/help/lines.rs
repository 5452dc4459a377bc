//! What a person reads of the crisis lines, in every country and language: each number with its word to send, when it is
//! open, `WhatsApp`, and what stands first.

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, artefact, until};
use clinical::{
    crisis::{Country, Line, tel},
    crisis_help,
    row_set::Row as _,
    text::{Lang, say},
};
use serde_json::json;

use crate::help::broken::open_changed;

/// A link: where it leads, its words, and the tab that it opens in.
type Link = (String, String, String);

/// The big buttons; the links of the strip or bar are not among them.
const BIG: &str = "return Array.from(document.querySelectorAll('.big-buttons a'), (a) => [a.getAttribute('href'), a.innerText, a.target]);";

/// Each line of the country's list, and of those made for a group, opened: its words, and its links.
const LINES: &str = "const link = (a) => [a.getAttribute('href'), a.innerText, a.target];
    const folded = document.querySelector('.lines .fold');
    if (folded) folded.open = true;
    const items = [document.querySelector('.lines > ul'), folded?.querySelector('ul')].flatMap((list) => [...(list?.children ?? [])]);
    return items.map((item) =>
        [item.innerText.replaceAll('\\n', ' '), Array.from(item.querySelectorAll('a'), link)]);";

/// On "Need help now?", after each country in turn has been chosen.
pub async fn every_line_says_how_and_when_it_is_reached(cx: &TestContext) -> Result<()> {
    let (mut keywords, mut chats, mut closed) = (0, 0, 0);
    for lang in Lang::all() {
        let walk = cx.begin_alone(&format!("lang={}", lang.code())).await?;
        walk.act("help", "help").await?;
        for country in Country::all() {
            choose(cx, country).await?;
            let shown: Vec<(String, Vec<Link>)> = cx.script(LINES, vec![]).await?;
            // Those for everybody come first.
            let (open, made_for): (Vec<_>, Vec<_>) =
                country.lines_in(lang).into_iter().partition(|line| line.serves == "anyone");
            let lines = [open, made_for].concat();
            ensure!(shown.len() == lines.len(), "{country:?} shows {shown:?}");
            for (line, (words, links)) in lines.iter().zip(&shown) {
                says(line, country, lang, words, links)?;
                keywords += usize::from(line.keyword.is_some());
                chats += usize::from(line.whatsapp.is_some());
                closed += usize::from(line.is_closed_at_times());
            }
            let big: Vec<Link> = cx.script(BIG, vec![]).await?;
            let emergency = tel(crisis_help::emergency(country));
            let place = big.iter().position(|(href, ..)| *href == emergency);
            let due = if crisis_help::is_emergency_first(country, lang) { 0 } else { big.len() - 1 };
            ensure!(place == Some(due), "{country:?} in {}: {emergency} stands in {big:?}", lang.code());
        }
    }
    ensure!(keywords > 10 && chats > 1 && closed > 10, "too few for a proof: {keywords}, {chats}, {closed}");
    println!("{keywords} words to send, {chats} chats and {closed} lines that are closed at times, in all languages");
    Ok(())
}

async fn choose(cx: &TestContext, country: Country) -> Result<()> {
    let script = "const choice = document.querySelector(`[data-country=${arguments[0]}]`);
        if (choice.getAttribute('aria-current') === 'true') return true;
        choice.click();
        return false;";
    until(&format!("{country:?} to be chosen"), || async {
        Ok(cx.script::<bool>(script, vec![json!(country.code())]).await?.then_some(()))
    })
    .await
}

fn says(line: &Line, country: Country, lang: Lang, words: &str, links: &[Link]) -> Result<()> {
    let id = line.id;
    ensure!(words.contains(line.name), "{id}: {words}");
    let has = |href: Option<String>, label: &str| {
        let is_one = |(to, says, opens): &Link| {
            Some(to) == href.as_ref() && says == label && (!to.starts_with("https:") || opens == "_blank")
        };
        href.is_none() || links.iter().any(is_one)
    };
    if let Some(number) = line.call {
        let label = match line.key_to_press() {
            Some(key) => say::help_call_press(lang, key, number),
            None => say::help_call(lang, number),
        };
        ensure!(has(line.call_href(), &label), "{id} is not called by {links:?}");
    }
    if let Some(number) = line.text {
        let label = match line.keyword {
            Some(word) => say::help_text_keyword(lang, word, number),
            None => say::help_text(lang, number),
        };
        ensure!(has(line.text_href(), &label), "{id} is not texted by {links:?}");
        ensure!(line.keyword.is_none_or(|word| label.contains(word)), "{id}: {label}");
    }
    if let Some(number) = line.whatsapp {
        ensure!(has(line.whatsapp_href(), &say::help_whatsapp(lang, number)), "{id} has no chat in {links:?}");
    }
    let in_a_crisis = say::help_support_line(lang, &crisis_help::reach(country, lang));
    ensure!(words.contains(&in_a_crisis) == line.is_support, "{id}: {words}");
    if let Some(open) = line.open(lang) {
        ensure!(words.contains(open), "{id} does not say {open:?}: {words}");
    } else {
        let always = Line::from_id("us-988").and_then(|line| line.open(lang)).context("988 says no hours")?;
        ensure!(!words.contains(always), "{id}: nobody knows when it is open: {words}");
    }
    Ok(())
}

/// English readers in Finland: the number that answers in their language first, and not the line that has closed.
pub async fn finland_begins_with_112_and_its_open_line(cx: &TestContext) -> Result<()> {
    for lang in Lang::all() {
        let walk = cx.begin_alone(&format!("lang={}&country=FI", lang.code())).await?;
        walk.act("help", "help").await?;
        let big: Vec<Link> = cx.script(BIG, vec![]).await?;
        let hrefs: Vec<&str> = big.iter().map(|(href, ..)| href.as_str()).collect();
        ensure!(hrefs == ["tel:112", "tel:0925250111"], "{big:?}");
        ensure!(!walk.texts().await?.join(" ").contains("2525 0116"), "the closed line is still named");
    }
    Ok(())
}

/// A number with a star, and one with a hash, pass the list of links and leave the page alive; one that is not listed does
/// not.
pub async fn a_number_with_a_star_passes_the_list(cx: &TestContext) -> Result<()> {
    let numbers = [tel("*4141"), tel("#31#5550100")];
    ensure!(numbers == ["tel:*4141", "tel:%2331%235550100"], "{numbers:?}");
    for number in numbers {
        let changed = artefact::with_frame(&artefact::document()?, |frame| {
            frame.replacen("href=\"tel:911\"", &format!("href=\"{number}\""), 1)
        })?;
        let walk = open_changed(cx, changed).await?;
        walk.wait_for("start").await?;
        let script = "window.isSameDocument = true;
            const made = (href) => {
              const link = document.createElement('a');
              try { link.setAttribute('href', href); } catch { return null; }
              document.body.append(link);
              link.click();
              return link.getAttribute('href');
            };
            const found = [made(arguments[0]), made(`${arguments[0]}1`)];
            return new Promise((done) => setTimeout(() => done([...found, String(window.isSameDocument)]), 80));";
        let found: Vec<Option<String>> = cx.script(script, vec![json!(number)]).await?;
        ensure!(found == [Some(number.clone()), None, Some("true".to_owned())], "{number}: {found:?}");
    }
    Ok(())
}
