//! The answer record as plain JSON, read strictly: one that breaks the contract is refused and never routed.
//!
//! A question that was not asked is absent; one that was skipped is `null`. The contract is in `docs/record.md`. This
//! form is for engineers' machines; what a person saves is `clinical::fhir`.
#![forbid(unsafe_code)]

mod attempt;
mod contract;
mod form;
mod object;
mod people;
mod values;

use clinical::answers::Answers;
pub use people::{Expect, Person};
use serde::Deserialize;
use serde_path_to_error::{Path, Segment};

use form::Form;
use object::Object;

/// What is wrong with a record, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordError {
    /// A JSON Pointer (RFC 6901) from the record's top to the fault, such as `/phq9/3`.
    pub at: String,
    /// What was expected.
    pub error: String,
}

impl RecordError {
    fn new(at: impl Into<String>, error: impl Into<String>) -> Self {
        Self { at: at.into(), error: error.into() }
    }
}

impl std::fmt::Display for RecordError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.at, self.error)
    }
}

impl std::error::Error for RecordError {}

/// Reads a record.
///
/// # Errors
/// The first fault. First the shape, in the order of the text: what is no JSON, an unknown key, a key twice, a word or
/// number that is none of an answer. Then the contract, in the order of the questions: an unknown code, a code twice, a
/// fifth ASQ answer where none was to be asked or none where one was, a key after an answer that ends the
/// questionnaire, an end anywhere else.
pub fn read(text: &str) -> Result<Answers, RecordError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let Object(form) = serde_path_to_error::deserialize::<_, Object<Form>>(&mut json)
        .map_err(|error| RecordError::new(pointer(error.path()), said(error.inner())))?;
    json.end().map_err(|error| RecordError::new("", said(&error)))?;
    contract::answers(&form)
}

/// The record of the answers: what [`read`] reads back as the same.
///
/// # Errors
/// None that is known: no code and no word of a record is refused by JSON.
pub fn write(answers: &Answers) -> serde_json::Result<String> {
    serde_json::to_string(&Form::of(&answers.trimmed()))
}

/// A place in a record as a JSON Pointer writes it.
fn pointer(path: &Path) -> String {
    path.iter().flat_map(|segment| ["/".to_owned(), token(segment)]).collect()
}

fn token(segment: &Segment) -> String {
    match segment {
        Segment::Seq { index } => index.to_string(),
        key => key.to_string().replace('~', "~0").replace('/', "~1"),
    }
}

/// What is wrong. Where it is in the text is left out of a fault in the data: the pointer says that.
fn said(error: &serde_json::Error) -> String {
    let text = error.to_string();
    if !error.is_data() {
        return format!("is not JSON: {text}");
    }
    let place = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&place).unwrap_or(&text).to_owned()
}

/// Answers as a part of something else that is read by `serde`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Object<Form>")]
pub struct Record(pub Answers);

impl TryFrom<Object<Form>> for Record {
    type Error = RecordError;

    fn try_from(Object(form): Object<Form>) -> Result<Self, RecordError> {
        contract::answers(&form).map(Self)
    }
}
