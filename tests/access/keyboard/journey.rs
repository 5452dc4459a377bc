//! From the start page to each outcome, by keys alone.

use crate::access::count;
use anyhow::{Context, Result, bail, ensure};
use browser_tests::{Seen, TestContext, is_full, record};
use serde_json::{Value, json};

use super::keys::{DELETE_BACK, DOWN, ENTER, Keys, SPACE, UP};

/// Worked people, one for each outcome. The first two make the sample: an emergency, and the whole way with crisis help
/// in its middle.
const PEOPLE: [(&str, &str); 7] = [
    ("V33", "EMERGENCY"),
    ("V05", "URGENT"),
    ("V07", "CONSULT"),
    ("V61", "NOT_HERE"),
    ("V11", "DOCTOR_FIRST"),
    ("V23", "MORE_INFO"),
    ("V21", "OTHER_STEPS"),
];

/// The keyboard alone leads to every outcome. After each move the focus is on the heading, and it is never lost.
pub async fn leads_to_each_outcome(cx: &TestContext) -> Result<()> {
    let (mut journeys, mut all_pages) = (0, 0);
    for (id, outcome) in PEOPLE.iter().take(if is_full() { PEOPLE.len() } else { 2 }) {
        cx.begin_alone("").await?;
        let mut journey = Journey { keys: Keys::watch(cx).await?, cx, person: record(id)?, presses: 0 };
        let (end, pages) = journey.walk().await.with_context(|| format!("{id}, {outcome}"))?;
        ensure!(end.outcome.as_deref() == Some(outcome), "{id} came to {end:?}");
        println!("  {outcome}: {pages} pages by keys alone");
        journeys += 1;
        all_pages += pages as usize;
    }
    count(
        "journeys",
        &[("journeys by keys alone, to each outcome", journeys), ("pages on those journeys", all_pages)],
    )?;
    Ok(())
}

/// Control: the focus that goes is seen, whether an element takes it along or is left by hand.
pub async fn a_lost_focus_is_seen(cx: &TestContext) -> Result<()> {
    for loses in ["document.activeElement.remove()", "document.activeElement.blur()"] {
        cx.begin_alone("").await?;
        let keys = Keys::watch(cx).await?;
        keys.go_to("main [data-action=start]").await?;
        keys.was_never_lost().await?;
        cx.script::<()>(&format!("addEventListener('keydown', () => {loses}, {{ once: true }});"), vec![]).await?;
        keys.press(['a']).await?;
        ensure!(keys.was_never_lost().await.is_err(), "{loses} was not seen");
    }
    Ok(())
}

/// One person's way.
struct Journey<'a> {
    keys: Keys<'a>,
    cx: &'a TestContext,
    person: Value,
    presses: u32,
}

impl Journey<'_> {
    /// Walks to the end. Returns it, and how many pages there were.
    async fn walk(&mut self) -> Result<(Seen, u32)> {
        let mut seen = Seen { page: "start".to_owned(), outcome: None };
        for pages in 1..80 {
            let Seen { page, outcome } = &seen;
            if page == "outcome" || (page == "crisis" && outcome.as_deref() == Some("EMERGENCY")) {
                self.keys.was_never_lost().await?;
                return Ok((seen, pages));
            }
            let from = page.clone();
            seen = self.step(&from).await.with_context(|| format!("on {from}"))?;
        }
        bail!("the way has no end")
    }

    /// Answers one page.
    async fn step(&mut self, page: &str) -> Result<Seen> {
        let goes_on = self.person.get("practical").is_some();
        match page {
            "start" => self.act("start").await,
            "hard" => self.act("continue").await,
            "crisis" => self.act("finish").await,
            "early" => self.act(if goes_on { "finish" } else { "result" }).await,
            "check" => self.act("result").await,
            "age" => self.tap("age", None).await,
            "phq9-10" => self.tap("phq9_difficulty", None).await,
            "history" => self.tap("diagnosed", None).await,
            // A record may leave it out, although the page always comes.
            "episode" if self.person.get("episode").is_none_or(Value::is_null) => self.tap_value("skip").await,
            "episode" => self.tap("episode", None).await,
            "pregnancy" => self.tap("pregnancy", Some(0)).await,
            // One entry of the record is two pages: "yes" stands for each time, and for a time that was not said.
            "asq-4" if self.attempt() != "no" => self.tap_value("yes").await,
            "asq-4-when" if self.attempt() == "yes" => self.tap_value("skip").await,
            "asq-4-when" => self.tap("asq", Some(3)).await,
            "medicines" => self.pick_medicines().await,
            page => match page.split_once('-') {
                Some(("medicine", _)) => self.fill_card().await,
                Some((list @ ("phq9" | "asq"), number)) => self.tap(list, Some(number.parse::<usize>()? - 1)).await,
                _ => self.tick(&page.replace('-', "_")).await,
            },
        }
    }

    /// Presses what has the focus: by Enter and by Space in turn.
    async fn press(&mut self) -> Result<Seen> {
        self.presses += 1;
        self.keys.press([if self.presses.is_multiple_of(2) { SPACE } else { ENTER }]).await?;
        self.keys.moved().await
    }

    async fn act(&mut self, action: &str) -> Result<Seen> {
        // On "start" and on a result the header has buttons of the same kind.
        self.keys.go_to(&format!("main [data-action={action}]")).await?;
        self.press().await
    }

    /// The answer that stands in the record, alone or in a list.
    async fn tap(&mut self, key: &str, place: Option<usize>) -> Result<Seen> {
        let answer = self.person.get(key).unwrap_or(&Value::Null);
        let answer = place.map_or(Some(answer), |place| answer.get(place));
        let value = match answer {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            // An empty list of factors.
            _ => "none".to_owned(),
        };
        self.tap_value(&value).await
    }

    async fn tap_value(&mut self, value: &str) -> Result<Seen> {
        self.keys.go_to(&format!("[data-answer=\"{value}\"]")).await?;
        self.press().await
    }

    /// Entry 4 of the ASQ; empty where it was skipped.
    fn attempt(&self) -> &str {
        self.person.pointer("/asq/3").and_then(Value::as_str).unwrap_or_default()
    }

    /// Ticks boxes with Space; what is not in the record is skipped.
    async fn tick(&mut self, key: &str) -> Result<Seen> {
        let Some(list) = self.person.get(key).and_then(Value::as_array) else { return self.act("skip").await };
        let mut values: Vec<String> = list.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        if values.is_empty() {
            values.push("none".to_owned());
        }
        for value in values {
            self.tick_box(&value).await?;
        }
        self.act("continue").await
    }

    async fn tick_box(&self, value: &str) -> Result<()> {
        let selector = format!("input[type=checkbox][value=\"{value}\"]");
        self.keys.go_to(&selector).await?;
        self.keys.press([SPACE]).await?;
        self.keys.is_on(&format!("{selector}:checked")).await
    }

    /// Finds each medicine by typing its name; one that has none by Tab.
    async fn pick_medicines(&mut self) -> Result<Seen> {
        for id in self.medicines() {
            let is_named = !id.starts_with("unknown");
            if is_named {
                self.keys.go_to("#search").await?;
                self.keys.press(id.chars()).await?;
            }
            self.tick_box(&id).await?;
            if is_named {
                self.keys.go_to("#search").await?;
                self.keys.press(id.chars().map(|_| DELETE_BACK)).await?;
            }
        }
        self.act("continue").await
    }

    fn medicines(&self) -> Vec<String> {
        let list = self.person.get("medicines").and_then(Value::as_array);
        let ids = list.into_iter().flatten().filter_map(|card| card.get("id")?.as_str());
        ids.map(str::to_owned).collect()
    }

    /// Chooses on a medicine's card with the arrow keys.
    async fn fill_card(&mut self) -> Result<Seen> {
        let script = "return document.querySelector('main').dataset.medicine;";
        let id: String = self.cx.script(script, vec![]).await?;
        let cards = self.person.get("medicines").and_then(Value::as_array).context("no medicines")?;
        let card = cards.iter().find(|card| card.get("id") == Some(&json!(id))).context("no such card")?.clone();
        for name in ["dose", "weeks", "effect"] {
            let script = "return Array.from(document.getElementsByName(arguments[0]), (radio) => radio.value);";
            let values: Vec<String> = self.cx.script(script, vec![json!(name)]).await?;
            let value = card.get(name).and_then(Value::as_str).unwrap_or_default();
            let Some(place) = values.iter().position(|other| other == value) else {
                ensure!(values.is_empty(), "no {value} among {values:?}");
                continue;
            };
            self.keys.go_to(&format!("input[name={name}]")).await?;
            // An arrow chooses where it goes: to choose the first, there and back.
            let arrows = if place == 0 { vec![DOWN, UP] } else { vec![DOWN; place] };
            self.keys.press(arrows).await?;
            self.keys.is_on(&format!("input[name={name}][value=\"{value}\"]:checked")).await?;
        }
        self.act("continue").await
    }
}
