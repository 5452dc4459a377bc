//! The answers as a `Bundle`, its keys in the order in which FHIR defines them.

use super::{
    CODE_SYSTEM, LOINC, LOINC_TOTAL, NONE, ORDINAL, PARTS,
    codes::{self, Question},
    version::Version,
};
use crate::{
    answer::Answer,
    answers::Answers,
    date::Date,
    labels::{self, Sentence},
    outcome,
    page::{self, Page, Part},
    text::{Lang, say},
    trials::Trial,
};

/// The language of the words beside the codes: those that the codes have where they are defined, because other software
/// compares them too.
const CODES: Lang = Lang::En;

/// The file: what was answered, by codes, with the questions in the person's language.
///
/// `today` is left out where it is no day that a calendar knows. Without `has_asq` the answers to the ASQ are left out;
/// such a file cannot be opened again.
#[must_use]
pub fn bundle(answers: &Answers, today: Date, lang: Lang, has_asq: bool) -> String {
    write(answers, Version::Current, &today.iso().unwrap_or_default(), lang, has_asq)
}

/// `date` is empty where it is not known.
pub(super) fn write(answers: &Answers, version: Version, date: &str, lang: Lang, has_asq: bool) -> String {
    let mut record = answers.trimmed();
    let total = outcome::assess(&record).phq9;
    let response = response(&mut record, version, total, date, lang, has_asq);
    let name = uuid(&response);
    let mut out = String::from(r#"{"resourceType":"Bundle","type":"collection","entry":["#);
    entry(&mut out, &name, &response);
    if let Some(total) = total {
        let total = total_of(total, date, &name, lang);
        entry(&mut out, &uuid(&total), &total);
    }
    out.push_str("]}");
    out
}

fn entry(out: &mut String, name: &str, resource: &str) {
    fill(out, r#"{"fullUrl":"$","resource":"#, &[name]);
    out.extend([resource, "}"]);
}

/// Writes JSON in which each `$` stands for the next of the values, after a comma where it follows an object.
#[inline(never)]
fn fill(out: &mut String, template: &str, values: &[&str]) {
    if template.starts_with('{') && out.ends_with('}') {
        out.push(',');
    }
    let mut values = values.iter();
    for c in template.chars() {
        if c != '$' {
            out.push(c);
            continue;
        }
        for c in values.next().unwrap_or(&"").chars() {
            if matches!(c, '"' | '\\') {
                out.push('\\');
            }
            out.push(c);
        }
    }
}

/// The `QuestionnaireResponse`.
fn response(
    record: &mut Answers,
    version: Version,
    total: Option<u8>,
    date: &str,
    lang: Lang,
    has_asq: bool,
) -> String {
    let mut out = String::new();
    // The ASQ is always through where the questionnaire has come further.
    let is_open = |page: &Page| !page.is_asq() && !page.is_asked(record) && version.answered(*page, record).is_some();
    let status = if page::required_pages(record).iter().any(is_open) { "stopped" } else { "completed" };
    let head = r#"{"resourceType":"QuestionnaireResponse","language":"$","questionnaire":"$","status":"$","#;
    fill(&mut out, head, &[lang.code(), &version.questionnaire(), status]);
    if !date.is_empty() {
        fill(&mut out, r#""authored":"$","#, &[date]);
    }
    out.push_str(r#""item":["#);
    let mut part = 0;
    for page in page::required_pages(record) {
        if page == Page::Hard || !page.is_asked(record) || (page.is_asq() && !has_asq) {
            continue;
        }
        let Some(answered) = version.answered(page, record) else { continue };
        if part != page.part().number() {
            if part > 0 {
                end_part(&mut out, part, total, lang);
            }
            part = page.part().number();
            let link_id = PARTS.get(usize::from(part) - 1).copied().unwrap_or_default();
            group(&mut out, link_id, labels::part(page.part(), lang));
        }
        let (link_id, text) = (page.link_id(), labels::question(page, lang));
        let is_card = |trial: &&Trial| matches!(page, Page::Medicine(_, medicine) if medicine == trial.medicine);
        if let Some(trial) = record.trials().iter().find(is_card).copied() {
            group(&mut out, link_id, &text);
            card(&mut out, link_id, &trial, record, lang);
            out.push_str("]}");
        } else {
            let words = labels::answer(answered, record, CODES);
            item(&mut out, [link_id, &text], Question::Of(answered), record, &words);
        }
    }
    end_part(&mut out, part, total, lang);
    out.push_str("]}");
    out
}

/// Ends a part, for the PHQ-9 with its total: software that computes the total treats a missing one as deleted.
fn end_part(out: &mut String, part: u8, total: Option<u8>, lang: Lang) {
    if let Some(total) = total.filter(|_| part == Part::TwoWeeks.number()) {
        let item = r#"{"linkId":"phq9-total","text":"$","answer":[{"valueInteger":$}]}"#;
        fill(out, item, &[say::sheet_total(lang), &total.to_string()]);
    }
    out.push_str("]}");
}

#[inline(never)]
fn group(out: &mut String, link_id: &str, text: &str) {
    fill(out, r#"{"linkId":"$","text":"$","item":["#, &[link_id, text]);
}

/// The questions on one medicine. One that has no name has no dose to ask for.
fn card(out: &mut String, link_id: &str, trial: &Trial, record: &mut Answers, lang: Lang) {
    let medicine = trial.medicine;
    let mut lines = labels::card_lines(trial, lang).into_iter();
    let mut coded = labels::card_lines(trial, CODES).into_iter();
    let all = [
        (".dose", Question::Dose(medicine)),
        (".weeks", Question::Weeks(medicine)),
        (".effect", Question::Effect(medicine)),
    ];
    for (within, question) in all {
        if (medicine.is_named() || within == ".effect")
            && let (Some((text, _)), Some((_, said))) = (lines.next(), coded.next())
        {
            item(out, [&[link_id, within].concat(), &text], question, record, &[said.into()]);
        }
    }
}

/// An item: its `linkId` and its text, and its answer as codes with their words, or that there is none.
#[inline(never)]
fn item(out: &mut String, [link_id, text]: [&str; 2], question: Question, record: &mut Answers, words: &[Sentence]) {
    let Answer::Given(places) = codes::chosen(question, record) else {
        let declined = r#"{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"asked-declined"}],"linkId":"$","text":"$"}"#;
        return fill(out, declined, &[link_id, text]);
    };
    fill(out, r#"{"linkId":"$","text":"$","answer":["#, &[link_id, text]);
    let is_loinc = matches!(question, Question::Of(Page::Phq9(_) | Page::Difficulty));
    for (i, said) in words.iter().enumerate() {
        let (mut code, mut ordinal) = (NONE, String::new());
        if let Some(place) = places.get(i) {
            code = codes::code(question, record, *place);
            ordinal = place.to_string();
        }
        fill(out, r#"{"valueCoding":{"#, &[]);
        if is_loinc {
            fill(out, r#""extension":[{"url":"$","valueDecimal":$}],"#, &[ORDINAL, &ordinal]);
        }
        let system = if is_loinc { LOINC } else { CODE_SYSTEM };
        fill(out, r#""system":"$","code":"$","display":"$"}}"#, &[system, code, said]);
    }
    out.push_str("]}");
}

/// The `Observation` of the PHQ-9 total.
fn total_of(total: u8, date: &str, response: &str, lang: Lang) -> String {
    let mut out = String::new();
    let head = r#"{"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"survey"}]}],"code":{"coding":[{"system":"$","code":"$"}],"text":"$"},"#;
    fill(&mut out, head, &[LOINC, LOINC_TOTAL, say::sheet_total(lang)]);
    if !date.is_empty() {
        fill(&mut out, r#""effectiveDateTime":"$","#, &[date]);
    }
    let value = r#""valueQuantity":{"value":$,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"},"derivedFrom":[{"reference":"$"}]}"#;
    fill(&mut out, value, &[&total.to_string(), response]);
    out
}

/// A name for a resource, which a bundle needs. It is made of the resource's own text, so it tells nothing more.
#[inline(never)]
fn uuid(text: &str) -> String {
    // FNV-1a, and the same steps on to more digits.
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let mut hash = text.bytes().fold(0xcbf2_9ce4_8422_2325, step);
    let mut name = String::from("urn:uuid:");
    for place in 0..32 {
        if matches!(place, 8 | 12 | 16 | 20) {
            name.push('-');
        }
        hash = step(hash, place);
        // Version 8 of RFC 9562, made as the maker likes, and its variant.
        let digit = if matches!(place, 12 | 16) { 8 } else { (hash >> 60) as u32 };
        name.extend(char::from_digit(digit, 16));
    }
    name
}
