//! Made-up people: random answer records that keep the contract, the same ones in every run.

use anyhow::{Result, ensure};
use clinical::factors::{Factor, FactorPage};
use clinical::medicines::{Medicine, OtherTreatment};
use clinical::row_set::Row;
use clinical::trials::MAX_MEDICINES;
use serde_json::{Map, Value, json};

/// The keys after the questions on suicide, in order; a record may end before one of them.
const LATER: [&str; 11] = [
    "mind",
    "heart",
    "health",
    "pregnancy",
    "substances",
    "medicines_now",
    "diagnosed",
    "episode",
    "medicines",
    "other_treatments",
    "practical",
];

/// A source of people: the splitmix64 generator, so that a seed says who comes.
pub struct People(u64);

/// How somebody's way ends.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    /// At the urgent gate.
    Gate,
    /// At the questions on suicide, where help is needed now.
    Acute,
    /// Wherever the answers lead.
    Any,
}

impl People {
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// True this often in a hundred.
    fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    fn one_of<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        let at = self.next() % all.len().max(1) as u64;
        all.get(usize::try_from(at).ok()?).cloned()
    }

    /// One of these words; null, for a skip, now and then.
    fn word(&mut self, words: &[&str]) -> Value {
        if self.chance(6) { Value::Null } else { json!(self.one_of(words)) }
    }

    fn item(&mut self) -> Value {
        if self.chance(4) { Value::Null } else { json!(self.next() % 4) }
    }

    /// A few of these, most often none.
    fn some(&mut self, all: &[&'static str], percent: u64) -> Vec<&'static str> {
        all.iter().filter(|_| self.chance(percent)).copied().collect()
    }

    fn page(&mut self, page: FactorPage, percent: u64) -> Value {
        if self.chance(5) {
            return Value::Null;
        }
        let codes: Vec<&'static str> = Factor::on(page).map(Factor::code).collect();
        let mut ticked = self.some(&codes, percent);
        if page == FactorPage::Pregnancy {
            ticked.truncate(1);
        }
        json!(ticked)
    }

    fn medicines(&mut self) -> Value {
        if self.chance(5) {
            return Value::Null;
        }
        // The second that somebody cannot name is offered once the first is ticked, and so on.
        let (named, unknown): (Vec<Medicine>, Vec<Medicine>) =
            Medicine::all().partition(|medicine| medicine.is_named());
        let named: Vec<&'static str> = named.into_iter().map(Medicine::id).collect();
        let mut picked = self.some(&named, 6);
        let nameless = usize::try_from(self.next() % 8).unwrap_or_default().saturating_sub(4);
        picked.extend(unknown.into_iter().map(Medicine::id).take(nameless));
        picked.truncate(MAX_MEDICINES);
        let card = |people: &mut Self, id: &str| {
            let is_unknown = id.starts_with("unknown-");
            let mut answer = |words: &[&str]| if is_unknown { json!("unsure") } else { people.word(words) };
            let dose = answer(&["yes", "no", "lower", "unsure"]);
            let weeks = answer(&["yes", "no", "unsure"]);
            let effect = people.word(&["better", "partly", "little", "lost", "side-effects", "unsure"]);
            json!({ "id": id, "dose": dose, "weeks": weeks, "effect": effect })
        };
        picked.into_iter().map(|id| card(self, id)).collect()
    }

    /// The next person. Every record has been read back by the rules themselves.
    pub fn person(&mut self, way: Way) -> Result<Value> {
        for _ in 0..200 {
            let whole = self.whole(way);
            let cut = LATER.get(usize::try_from(self.next() % 30)?);
            let cuts = [cut.copied(), None, Some("age"), Some("phq9"), Some("mind")];
            let candidates = cuts.map(|key| key.map_or_else(|| whole.clone(), |key| ending_before(&whole, key)));
            let is_asked_for = |record: &&Value| match way {
                Way::Gate => record.get("age").is_none(),
                Way::Acute => record.get("asq").is_some() && record.get("mind").is_none(),
                Way::Any => true,
            };
            if let Some(record) = candidates.iter().filter(is_asked_for).find(|record| keeps_the_contract(record)) {
                return Ok(record.clone());
            }
        }
        ensure!(false, "no {way:?} person came");
        Ok(Value::Null)
    }

    fn whole(&mut self, way: Way) -> Value {
        let gate: Vec<&'static str> = Factor::on(FactorPage::Urgent).map(Factor::code).collect();
        let urgent = if matches!(way, Way::Gate) { self.some(&gate, 50) } else { Vec::new() };
        let age = if self.chance(3) { "minor" } else { "adult" };
        // Most people's thoughts are not about death; else every second walk would end there.
        let is_calm = !matches!(way, Way::Acute) && self.chance(75);
        let mut phq9: Vec<Value> = (0..9).map(|_| self.item()).collect();
        if let (true, Some(ninth)) = (is_calm, phq9.last_mut()) {
            *ninth = json!(0);
        }
        let no = |people: &mut Self, words: &[&str]| if is_calm { json!("no") } else { people.word(words) };
        let mut asq: Vec<Value> = (0..3).map(|_| no(self, &["yes", "no"])).collect();
        asq.push(no(self, &["no", "yes", "recent", "past"]));
        let is_now_due = asq.iter().any(|answer| answer != "no") || phq9.last() != Some(&json!(0));
        if is_now_due {
            asq.push(self.word(&["yes", "no", "no"]));
        }
        let mut record = Map::new();
        let has_problem = phq9.iter().any(|item| item.as_u64() > Some(0));
        record.insert("urgent".into(), json!(urgent));
        record.insert("age".into(), json!(age));
        record.insert("phq9".into(), json!(phq9));
        if has_problem {
            record.insert("phq9_difficulty".into(), self.item());
        }
        record.insert("asq".into(), json!(asq));
        let pages = [
            (FactorPage::Mind, 4),
            (FactorPage::Heart, 4),
            (FactorPage::Health, 8),
            (FactorPage::Pregnancy, 8),
            (FactorPage::Substances, 8),
            (FactorPage::MedicinesNow, 8),
        ];
        for (key, (page, percent)) in LATER.iter().zip(pages) {
            record.insert((*key).into(), self.page(page, percent));
        }
        record.insert("diagnosed".into(), self.word(&["yes", "yes", "no", "unsure"]));
        record
            .insert("episode".into(), self.word(&["under-6-months", "6-to-12-months", "1-to-2-years", "over-2-years"]));
        record.insert("medicines".into(), self.medicines());
        let treatments: Vec<&'static str> = OtherTreatment::all().map(OtherTreatment::id).collect();
        record.insert("other_treatments".into(), json!(self.some(&treatments, 12)));
        record.insert("practical".into(), self.page(FactorPage::Practical, 12));
        Value::Object(record)
    }
}

/// The record up to a key.
fn ending_before(record: &Value, key: &str) -> Value {
    let mut ended = record.clone();
    let first = ["urgent", "age", "phq9", "phq9_difficulty", "asq"];
    let keys = first.iter().chain(&LATER).skip_while(|other| **other != key);
    if let Some(fields) = ended.as_object_mut() {
        for other in keys {
            fields.remove(*other);
        }
    }
    ended
}

fn keeps_the_contract(record: &Value) -> bool {
    record::read(&record.to_string()).is_ok()
}
