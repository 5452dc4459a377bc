//! The `Questionnaire` that every saved record names, the codes that it takes, and LOINC's two answer lists.

use anyhow::{Context, Result};
use clinical::{
    asq,
    fhir::{self, CHANGED_ON, CODE_SYSTEM, LOINC, NOTICES, ORDINAL},
    page::Page,
    text::{Lang, say},
};
use serde_json::{Map, Value, json};

use super::items;
use super::options::{self, Choice};
use super::words::{Sentences, Words};

/// The version of the questions: that of every file here.
fn version() -> &'static str {
    fhir::QUESTIONNAIRE.split_once('|').map_or("", |(_, version)| version)
}

/// The head that all these files have. They are drafts until the content has been signed.
fn head(kind: &str, id: &str, url: &str, title: &Words) -> Map<String, Value> {
    let mut head = Map::new();
    let name = id.split('-').map(|part| part[..1].to_uppercase() + &part[1..]).collect::<String>();
    for (key, value) in [
        ("resourceType", json!(kind)),
        ("id", json!(id)),
        ("language", json!(Lang::En.code())),
        ("url", json!(url)),
        ("version", json!(version())),
        ("name", json!(name)),
    ] {
        head.insert(key.into(), value);
    }
    title.put(&mut head, "title");
    head.insert("status".into(), json!("draft"));
    head
}

/// The `Questionnaire`.
pub fn questionnaire() -> Result<Value> {
    let sentences = Sentences::read()?;
    let url = fhir::QUESTIONNAIRE.split_once('|').context("a Questionnaire without a version")?.0;
    let mut resource = head("Questionnaire", "trd-screener", url, &Words::of(say::start_title));
    resource.insert("subjectType".into(), json!(["Patient"]));
    resource.insert("date".into(), json!(CHANGED_ON));
    sentences.say("description", "", "").put(&mut resource, "description");
    resource.insert("copyright".into(), json!(NOTICES.join("\n\n")));
    resource.insert("item".into(), json!(items::items(&sentences)));
    Ok(Value::Object(resource))
}

/// Every question that has options.
fn all_choices() -> Vec<Choice> {
    let pages = [Page::Urgent, Page::Age, Page::Asq(asq::Item::Wish), Page::LastAttempt, Page::Mind];
    let more = [Page::Heart, Page::Health, Page::Pregnancy, Page::Substances, Page::MedicinesNow, Page::History];
    let last = [Page::Episode, Page::Medicines, Page::OtherTreatments, Page::Practical];
    let pages = pages.into_iter().chain(more).chain(last);
    pages.flat_map(options::of).chain(options::dose()).chain(options::card()).chain(options::effect()).collect()
}

/// The codes that are ours: those for which no published code is known.
pub fn code_system() -> Value {
    let mut resource = head("CodeSystem", "trd-screener", CODE_SYSTEM, &Words::of(say::start_title));
    resource.insert("date".into(), json!(CHANGED_ON));
    resource.insert("caseSensitive".into(), json!(true));
    resource.insert("content".into(), json!("complete"));
    let mut concepts: Vec<(&str, Value)> = Vec::new();
    for choice in all_choices() {
        if concepts.iter().all(|(known, _)| *known != choice.code) {
            let others = choice.words.others().map(|(lang, text)| json!({ "language": lang, "value": text }));
            let concept = json!({
                "code": choice.code,
                "display": choice.words.english(),
                "designation": others.collect::<Vec<_>>(),
            });
            concepts.push((choice.code, concept));
        }
    }
    resource.insert("concept".into(), concepts.into_iter().map(|(_, concept)| concept).collect());
    Value::Object(resource)
}

/// LOINC's answer lists of the PHQ-9, each with its name here.
pub fn value_sets() -> Vec<(String, Value)> {
    let set = |(code, choices): (&str, Vec<Choice>)| {
        let mut resource = head("ValueSet", code, &format!("http://loinc.org/vs/{code}"), &Words::of(|_| code));
        resource.insert("copyright".into(), json!(NOTICES.last()));
        let concept = |choice: &Choice| {
            json!({
                "extension": [{ "url": ORDINAL, "valueDecimal": choice.ordinal }],
                "code": choice.code,
                "display": choice.words.english(),
            })
        };
        let concepts: Vec<_> = choices.iter().map(concept).collect();
        resource.insert("compose".into(), json!({ "include": [{ "system": LOINC, "concept": concepts }] }));
        (code.to_owned(), Value::Object(resource))
    };
    items::lists().into_iter().map(set).collect()
}

#[cfg(test)]
mod tests {
    use super::{all_choices, code_system, questionnaire};
    use clinical::fhir::LOINC_ITEMS;
    use std::collections::BTreeMap;

    /// One code has one meaning, though its words may differ from question to question.
    #[test]
    fn no_code_stands_for_two_things() {
        let mut meanings: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for choice in all_choices() {
            let words = choice.words.english().to_owned();
            let known = meanings.entry(choice.code).or_default();
            if !known.contains(&words) {
                known.push(words);
            }
        }
        let shared: Vec<_> = meanings.iter().filter(|(_, words)| words.len() > 1).map(|(code, _)| *code).collect();
        assert_eq!(shared, ["none"], "{meanings:?}");
    }

    #[test]
    fn the_questionnaire_has_every_item_with_its_code() -> anyhow::Result<()> {
        let text = questionnaire()?.to_string();
        for (i, code) in LOINC_ITEMS.iter().enumerate() {
            assert!(text.contains(&format!("\"linkId\":\"phq9-{}\"", i + 1)) && text.contains(code), "{code}");
        }
        for part in [
            "Pfizer",
            "National Institute of Mental Health",
            "Regenstrief",
            "\"content\",\"valueString\":\"Ningún día\"",
        ] {
            assert!(text.contains(part), "{part}");
        }
        assert!(code_system().to_string().contains("\"code\":\"M-BIPOLAR\""));
        Ok(())
    }
}
