//! `cargo xtask fhir FILE`: an answer record as a FHIR Bundle, and back; and the files of `dist/fhir/`.

mod items;
mod options;
mod order;
mod questionnaire;
mod words;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use clinical::answer::{Answer, Episode};
use clinical::answers::Answers;
use clinical::fhir;
use clinical::medicines::OtherTreatment;
use clinical::page::{self, Page};
use clinical::row_set::Row as _;
use clinical::text::Lang;
use lexopt::prelude::*;
use record::Person;
use serde_json::Value as Tree;

use crate::{content, project};

/// The `Questionnaire`, in `dist/fhir/`.
pub const QUESTIONNAIRE: &str = "Questionnaire-trd-screener.json";

/// People with made-up answers.
const PEOPLE: &str = "clinical/tests/vignettes.json";

/// Whose records are the examples: one with everything answered, one with questions skipped, one that ended early.
const EXAMPLES: [(&str, &str, Lang); 3] =
    [("whole", "V01", Lang::En), ("skipped", "V29", Lang::Es), ("stopped", "V61", Lang::En)];

/// What to turn into what.
pub struct Options {
    file: PathBuf,
    is_back: bool,
    lang: Lang,
}

impl Options {
    pub fn from_arguments(arguments: &mut lexopt::Parser) -> Result<Self> {
        let (mut file, mut is_back, mut lang) = (None, false, Lang::default());
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("back") => is_back = true,
                Long("lang") => {
                    let code = arguments.value()?.string()?;
                    lang = Lang::from_code(&code).with_context(|| format!("--lang: no language {code}"))?;
                }
                Value(path) if file.is_none() => file = Some(path.into()),
                other => return Err(other.unexpected()).context("expected [--back] [--lang LANGUAGE] FILE"),
            }
        }
        Ok(Self { file: file.context("expected a file")?, is_back, lang })
    }
}

/// Prints the Bundle of a record, or the record of a Bundle.
pub fn run(options: &Options) -> Result<()> {
    let name = options.file.display();
    let text = project::read_given(&options.file)?;
    if options.is_back {
        let answers = back(&text).with_context(|| name.to_string())?;
        println!("{}", record::write(&answers)?);
    } else {
        let answers = record::read(&text).with_context(|| name.to_string())?;
        println!("{}", pretty(&fhir::bundle(&answers, content::today()?, options.lang, true))?);
    }
    Ok(())
}

/// The record of a Bundle. Other software may have put its keys into another order, and added `id` and `meta`.
fn back(text: &str) -> Result<Answers> {
    let tree = serde_json::from_str(text)?;
    fhir::open(&order::as_written(&tree)).map_err(|fault| anyhow!("{}", fault.says(Lang::En)))
}

fn pretty(json: &str) -> Result<String> {
    let tree: Tree = serde_json::from_str(json)?;
    Ok(serde_json::to_string_pretty(&tree)?)
}

/// Writes the `Questionnaire`, its codes, and three examples to a folder.
pub fn write(folder: &Path) -> Result<()> {
    let put = |name: &str, resource: &str| project::write(&folder.join(name), resource.to_owned() + "\n");
    put(QUESTIONNAIRE, &serde_json::to_string_pretty(&questionnaire::questionnaire()?)?)?;
    put("CodeSystem-trd-screener.json", &serde_json::to_string_pretty(&questionnaire::code_system())?)?;
    for (name, set) in questionnaire::value_sets() {
        put(&format!("ValueSet-{name}.json"), &serde_json::to_string_pretty(&set)?)?;
    }
    let today = content::changed_on()?;
    for (name, id, lang) in EXAMPLES {
        let found = people()?.into_iter().find(|(known, _)| known == id);
        let (_, mut answers) = found.with_context(|| format!("no {id}"))?;
        // The made-up people are silent about what decides nothing, and the self-check always asks for it.
        if page::first_unanswered(&answers) == Some(Page::Episode) && page::is_complete(&answers) {
            answers.episode = Answer::Given(Episode::OneToTwoYears);
        }
        if page::first_unanswered(&answers) == Some(Page::OtherTreatments) {
            answers.other_treatments = Answer::Given(OtherTreatment::all().take(1).collect());
        }
        put(&format!("Bundle-example-{name}.json"), &pretty(&fhir::bundle(&answers, today, lang, true))?)?;
    }
    Ok(())
}

/// People with made-up answers, by their ids.
pub fn people() -> Result<Vec<(String, Answers)>> {
    let people = Person::all(&project::read(PEOPLE)?).context(PEOPLE)?;
    Ok(people.into_iter().map(|person| (person.id, person.answers.0)).collect())
}

#[cfg(test)]
mod tests {
    use super::{back, people};
    use clinical::{date::Date, fhir, text::Lang};

    #[test]
    fn every_record_comes_back_as_it_was_whatever_other_software_did_to_the_order() -> anyhow::Result<()> {
        let people = people()?;
        assert!(people.len() > 20);
        for (id, answers) in people {
            let file = fhir::bundle(&answers, Date::from_unix_days(20_777), Lang::Es, true);
            assert_eq!(back(&file)?, answers, "{id}");
            // A map that sorts its keys, and a server that adds what servers add.
            let sorted: std::collections::BTreeMap<String, serde_json::Value> = serde_json::from_str(&file)?;
            let kept = serde_json::to_string_pretty(&sorted)?
                .replacen('{', "{\"id\": \"7\", \"meta\": {\"versionId\": \"1\"},", 1)
                .replacen(
                    "\"resourceType\": \"QuestionnaireResponse\"",
                    "\"text\": {\"status\": \"empty\"}, \"subject\": {\"reference\": \"Patient/made-up\"}, \
                     \"resourceType\": \"QuestionnaireResponse\"",
                    1,
                );
            assert!(fhir::open(&kept).is_err(), "the page itself opens only what it wrote");
            assert_eq!(back(&kept)?, answers, "{id}");
            // The control: one answer less, one key twice.
            assert!(back(&kept.replacen("linkId", "linkid", 1)).is_err(), "{id}");
            assert!(back(&kept.replacen("\"subject\"", "\"subjects\"", 1)).is_err(), "{id}");
            assert!(back(&kept.replacen("\"type\":", "\"type\": \"collection\", \"type\":", 1)).is_err(), "{id}");
        }
        Ok(())
    }

    /// The PHQ-9 of other software is no record of the self-check, whatever form it has; and it is said.
    #[test]
    fn the_answers_to_another_questionnaire_are_told_apart() {
        let item = |answer: &str| format!(r#"{{"linkId":"Q9","answer":[{{{answer}}}]}}"#);
        let response = |item: &str| {
            format!(
                r#"{{"resourceType":"QuestionnaireResponse","status":"completed","questionnaire":"http://made.up/phq9|1.0","item":[{item}]}}"#
            )
        };
        let number = response(&item(r#""valueInteger":1"#));
        let coding = response(&item(r#""valueCoding":{"system":"http://loinc.org","code":"LA6569-3"}"#));
        let transaction =
            format!(r#"{{"resourceType":"Bundle","type":"transaction","entry":[{{"resource":{coding}}}]}}"#);
        for foreign in [number, coding, transaction] {
            let told = back(&foreign).map_err(|fault| fault.to_string());
            assert_eq!(told, Err(fhir::OpenError::Foreign.says(Lang::En).to_owned()), "{foreign}");
        }
    }
}
