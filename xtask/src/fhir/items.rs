//! The items of the `Questionnaire`, and when each is put.

use clinical::{
    asq,
    fhir::{CARD, CODE_SYSTEM, LOINC, LOINC_DIFFICULTY, LOINC_FREQUENCY, LOINC_ITEMS, LOINC_PANEL, LOINC_TOTAL, PARTS},
    labels,
    medicines::Medicine,
    page::{Page, Part, Slot},
    phq9,
    row_set::Row as _,
    text::say,
    trials::MAX_MEDICINES,
};
use serde_json::{Map, Value, json};

use super::options::{self, Choice};
use super::words::{Sentences, Words};

type Item = Map<String, Value>;

const FHIR: &str = "http://hl7.org/fhir/StructureDefinition";
const SDC: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition";

/// All items, a group for each part.
pub fn items(sentences: &Sentences) -> Vec<Value> {
    Part::ALL.into_iter().zip(PARTS).map(|(part, link_id)| Value::Object(group(part, link_id, sentences))).collect()
}

fn group(part: Part, link_id: &str, sentences: &Sentences) -> Item {
    let mut group = item(link_id, "group", &Words::of(|lang| labels::part(part, lang)));
    let mut within: Vec<Item> = Vec::new();
    match part {
        Part::RightNow => within.extend([Page::Urgent, Page::Age].map(question)),
        Part::TwoWeeks => {
            group.insert("code".into(), loinc(LOINC_PANEL));
            group.insert("extension".into(), json!(variables()));
            within.push(item("phq9-stem", "display", &Words::of(say::phq9_stem)));
            within.extend(phq9::Item::all().map(Page::Phq9).map(question));
            within.push(question(Page::Difficulty));
            within.push(total());
        }
        Part::HardQuestions => {
            let introduction = |lang| [say::page_hard_what(lang), " ", say::page_hard_skip(lang)].concat();
            within.push(item(Page::Hard.link_id(), "display", &Words::of(introduction)));
            for item in asq::Item::ALL {
                within.push(question(Page::Asq(item)));
                within.extend((item == asq::Item::Attempt).then(|| question(Page::LastAttempt)));
            }
        }
        Part::Health => within.extend(HEALTH.map(question)),
        Part::Tried => {
            within.extend([Page::History, Page::Episode, Page::Medicines].map(question));
            within.extend(Slot::ALL.into_iter().enumerate().map(|(i, slot)| {
                // A `linkId` names the place only, whatever medicine stands there.
                let link_id = Medicine::all().next().map_or("", |any| Page::Medicine(slot, any).link_id());
                card(i, link_id, sentences)
            }));
            within.extend([Page::OtherTreatments, Page::Practical].map(question));
        }
    }
    when_part(&mut group, part);
    group.insert("item".into(), within.into_iter().map(Value::Object).collect());
    group
}

const HEALTH: [Page; 6] =
    [Page::Mind, Page::Heart, Page::Health, Page::Pregnancy, Page::Substances, Page::MedicinesNow];

fn item(link_id: &str, kind: &str, text: &Words) -> Item {
    let mut item = Item::new();
    item.insert("linkId".into(), json!(link_id));
    text.put(&mut item, "text");
    item.insert("type".into(), json!(kind));
    item
}

fn loinc(code: &str) -> Value {
    json!([{ "system": LOINC, "code": code }])
}

fn options(item: &mut Item, choices: &[Choice]) {
    item.insert("answerOption".into(), choices.iter().map(Choice::option).collect());
}

/// The question of a page.
fn question(page: Page) -> Item {
    let mut item = item(page.link_id(), "choice", &Words::of(|lang| labels::question(page, lang)));
    let code = match page {
        Page::Phq9(item) => LOINC_ITEMS.get(item.index()),
        Page::Difficulty => LOINC_ITEMS.last(),
        _ => None,
    };
    if let Some(code) = code {
        item.insert("code".into(), loinc(code));
    }
    if page == Page::Medicines {
        item.insert(
            "extension".into(),
            json!([{ "url": format!("{FHIR}/questionnaire-maxOccurs"), "valueInteger": MAX_MEDICINES }]),
        );
    }
    if !page.can_skip() {
        item.insert("required".into(), json!(true));
    }
    if page.checkbox_page().is_some() || matches!(page, Page::Medicines | Page::OtherTreatments) {
        item.insert("repeats".into(), json!(true));
    }
    options(&mut item, &options::of(page));
    when_question(&mut item, page);
    item
}

/// The card of the medicine that was picked at a place.
fn card(place: usize, link_id: &str, sentences: &Sentences) -> Item {
    let mut card = item(link_id, "group", &sentences.say("card", "{number}", &(place + 1).to_string()));
    let picked =
        "%resource.item.where(linkId='part-5').item.where(linkId='medicines').answer.value.code.where($this!='none')";
    let enabled = |expression: String| {
        let value = json!({ "language": "text/fhirpath", "expression": expression });
        json!([{ "url": format!("{SDC}/sdc-questionnaire-enableWhenExpression"), "valueExpression": value }])
    };
    card.insert("extension".into(), enabled(format!("{picked}.count() > {place}")));
    let doses: Vec<_> = Medicine::all().filter(|medicine| medicine.is_named()).collect();
    let in_english =
        |medicine: &Medicine| format!("{}: {}", medicine.generic(clinical::text::Lang::En), medicine.floor());
    let doses = doses.iter().map(in_english).collect::<Vec<_>>().join("; ");
    let questions = [
        (sentences.say("dose", "{doses}", &doses), options::dose()),
        (Words::of(say::card_weeks), options::card()),
        (Words::of(say::card_effect), options::effect()),
    ];
    let within = CARD.into_iter().zip(questions).map(|(name, (text, choices))| {
        let mut item = item(&format!("{link_id}{name}"), "choice", &text);
        if name != ".effect" {
            // A medicine without a name has no dose to ask for.
            let named = format!("{picked}.skip({place}).first().startsWith('unknown-').not()");
            item.insert("extension".into(), enabled(named));
        }
        options(&mut item, &choices);
        Value::Object(item)
    });
    card.insert("item".into(), within.collect());
    card
}

/// The items of the PHQ-9 that were answered, by their codes.
const ANSWERED: &str =
    "%resource.item.where(linkId='part-2').item.where(linkId.matches('^phq9-[1-9]$')).answer.value.code";

/// How many items were answered, what they add up to, and whether the ninth is among them.
fn variables() -> Vec<Value> {
    let worth = |(worth, code): (usize, &&str)| format!("{worth}*{ANSWERED}.where($this='{code}').count()");
    let sum: Vec<_> = LOINC_FREQUENCY.iter().enumerate().skip(1).map(worth).collect();
    let ninth = "%resource.item.where(linkId='part-2').item.where(linkId='phq9-9').answer.exists()";
    [("answered", format!("{ANSWERED}.count()")), ("sum", sum.join(" + ")), ("ninth", ninth.to_owned())]
        .map(|(name, expression)| {
            let value = json!({ "name": name, "language": "text/fhirpath", "expression": expression });
            json!({ "url": format!("{FHIR}/variable"), "valueExpression": value })
        })
        .into()
}

/// The PHQ-9 total, by the rule of `clinical/src/phq9.rs`: one or two missing items count as the mean of the others,
/// rounded half up; the ninth is never guessed.
fn total() -> Item {
    let mut item = item("phq9-total", "integer", &Words::of(say::sheet_total));
    item.insert("code".into(), loinc(LOINC_TOTAL));
    item.insert("readOnly".into(), json!(true));
    let expression = "iif(%ninth and %answered >= 7, (18*%sum + %answered) div (2*%answered), {})";
    let value = json!({ "language": "text/fhirpath", "expression": expression });
    let url = format!("{SDC}/sdc-questionnaire-calculatedExpression");
    item.insert("extension".into(), json!([{ "url": url, "valueExpression": value }]));
    item
}

fn ours(question: &str, operator: &str, code: &str) -> Value {
    json!({ "question": question, "operator": operator, "answerCoding": { "system": CODE_SYSTEM, "code": code } })
}

fn left_open(question: &str) -> Value {
    json!({ "question": question, "operator": "exists", "answerBoolean": false })
}

fn when(item: &mut Item, conditions: &[Value], behavior: &str) {
    if conditions.len() > 1 {
        item.insert("enableBehavior".into(), json!(behavior));
    }
    if !conditions.is_empty() {
        item.insert("enableWhen".into(), json!(conditions));
    }
}

/// A part is put where nothing before has ended the questionnaire.
fn when_part(item: &mut Item, part: Part) {
    let mut conditions = Vec::new();
    if part > Part::RightNow {
        conditions.extend([ours("urgent", "=", "none"), ours("age", "=", "adult")]);
    }
    if part > Part::HardQuestions {
        conditions.push(ours("asq-5", "!=", "yes"));
    }
    when(item, &conditions, "all");
}

fn when_question(item: &mut Item, page: Page) {
    let frequency = |question: &str, code: &str| json!({ "question": question, "operator": "=", "answerCoding": { "system": LOINC, "code": code } });
    let above_zero =
        |question: &str| LOINC_FREQUENCY.iter().skip(1).map(|code| frequency(question, code)).collect::<Vec<_>>();
    match page {
        Page::Age => when(item, &[ours("urgent", "=", "none")], "all"),
        Page::Difficulty => {
            let items = phq9::Item::all().map(|item| Page::Phq9(item).link_id());
            when(item, &items.flat_map(above_zero).collect::<Vec<_>>(), "any");
        }
        Page::LastAttempt => when(item, &[ours("asq-4", "=", "yes")], "all"),
        Page::Asq(asq::Item::Now) => {
            // Any yes, and any question that was left open; so is item 9 of the PHQ-9.
            let mut conditions = Vec::new();
            for question in ["asq-1", "asq-2", "asq-3", "asq-4"] {
                conditions.extend([ours(question, "=", "yes"), left_open(question)]);
            }
            conditions.extend(above_zero("phq9-9"));
            conditions.push(left_open("phq9-9"));
            when(item, &conditions, "any");
        }
        _ => {}
    }
}

/// The two answer lists of the PHQ-9, each with its LOINC code.
pub fn lists() -> [(&'static str, Vec<Choice>); 2] {
    let [frequency, difficulty] = [options::of(Page::Phq9(phq9::Item::NINTH)), options::of(Page::Difficulty)];
    debug_assert_eq!(difficulty.len(), LOINC_DIFFICULTY.len());
    [(clinical::fhir::LOINC_FREQUENCY_LIST, frequency), (clinical::fhir::LOINC_DIFFICULTY_LIST, difficulty)]
}
