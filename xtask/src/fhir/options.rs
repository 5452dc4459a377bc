//! The answer options of every question, with their codes.

use clinical::{
    answer::{Age, Coded, Difficulty, Dose, Effect, Episode, Frequency, LastAttempt, YesNo, YesNoUnsure},
    factors::Factor,
    fhir::{CODE_SYSTEM, LOINC, LOINC_DIFFICULTY, LOINC_FREQUENCY, NONE, ORDINAL},
    labels,
    medicines::{Medicine, OtherTreatment},
    page::Page,
    row_set::Row as _,
    text::{Lang, say},
};
use serde_json::{Map, Value, json};

use super::words::Words;

/// One answer option.
pub struct Choice {
    pub system: &'static str,
    pub code: &'static str,
    pub words: Words,
    /// What it is worth in the sum.
    pub ordinal: Option<usize>,
}

impl Choice {
    fn ours<T: Into<String>>(code: &'static str, say: impl Fn(Lang) -> T) -> Self {
        Self { system: CODE_SYSTEM, code, words: Words::of(say), ordinal: None }
    }

    /// As a `Coding`.
    pub fn coding(&self) -> Value {
        let mut coding = Map::new();
        if let Some(ordinal) = self.ordinal {
            coding.insert("extension".into(), json!([{ "url": ORDINAL, "valueDecimal": ordinal }]));
        }
        coding.insert("system".into(), json!(self.system));
        coding.insert("code".into(), json!(self.code));
        self.words.put(&mut coding, "display");
        Value::Object(coding)
    }

    /// As an `answerOption`. "None of these" and the others exclude each other.
    pub fn option(&self) -> Value {
        let mut extensions = Vec::new();
        if let Some(ordinal) = self.ordinal {
            extensions.push(json!({ "url": ORDINAL, "valueDecimal": ordinal }));
        }
        if self.code == NONE {
            let url = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
            extensions.push(json!({ "url": url, "valueBoolean": true }));
        }
        if extensions.is_empty() {
            return json!({ "valueCoding": self.coding() });
        }
        json!({ "extension": extensions, "valueCoding": self.coding() })
    }
}

fn coded<T: Coded>(say: impl Fn(T, Lang) -> &'static str) -> Vec<Choice> {
    T::CODES.iter().map(|(code, value)| Choice::ours(code, |lang| say(*value, lang))).collect()
}

fn loinc<T: Coded>(codes: &'static [&'static str], say: impl Fn(T, Lang) -> &'static str) -> Vec<Choice> {
    let choice = |(ordinal, ((_, value), code)): (usize, (&(&str, T), &&'static str))| Choice {
        system: LOINC,
        code,
        words: Words::of(|lang| say(*value, lang)),
        ordinal: Some(ordinal),
    };
    T::CODES.iter().zip(codes).enumerate().map(choice).collect()
}

/// What a medicine did.
pub fn effect() -> Vec<Choice> {
    coded::<Effect>(labels::effect)
}

/// Whether a dose was reached.
pub fn dose() -> Vec<Choice> {
    coded::<Dose>(labels::dose)
}

/// Whether it was taken for long enough.
pub fn card() -> Vec<Choice> {
    coded::<YesNoUnsure>(labels::card)
}

/// The options of a page; none where it has no answer of its own.
pub fn of(page: Page) -> Vec<Choice> {
    let mut choices = match page {
        Page::Hard | Page::Medicine(..) => return Vec::new(),
        Page::Age => return coded::<Age>(labels::age),
        Page::Phq9(_) => return loinc::<Frequency>(&LOINC_FREQUENCY, labels::frequency),
        Page::Difficulty => return loinc::<Difficulty>(&LOINC_DIFFICULTY, labels::difficulty),
        Page::Asq(_) => return coded::<YesNo>(labels::yes_no),
        Page::LastAttempt => return coded::<LastAttempt>(labels::last_attempt),
        Page::History => return coded::<YesNoUnsure>(labels::diagnosed),
        Page::Episode => return coded::<Episode>(labels::episode),
        Page::Medicines => {
            Medicine::all().map(|row| Choice::ours(row.id(), |lang| labels::medicine(row, lang))).collect()
        }
        Page::OtherTreatments => {
            OtherTreatment::all().map(|row| Choice::ours(row.id(), |lang| labels::other_treatment(row, lang))).collect()
        }
        page => {
            let factors = page.factor_page().into_iter().flat_map(Factor::on);
            factors.map(|factor| Choice::ours(factor.code(), |lang| label(factor, lang))).collect::<Vec<_>>()
        }
    };
    let none = |lang| match page {
        // As it is told on the page that shows all answers.
        Page::Medicines => say::check_medicine_none(lang),
        page => labels::none_of(page, lang),
    };
    choices.push(Choice::ours(NONE, none));
    choices
}

/// A factor with its examples.
fn label(factor: Factor, lang: Lang) -> String {
    let examples: Vec<_> = factor.examples(lang).collect();
    if examples.is_empty() {
        factor.label(lang).into()
    } else {
        format!("{} ({})", factor.label(lang), examples.join("; "))
    }
}
