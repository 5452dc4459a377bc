//! Worked people: answers with the outcome and flags that clinicians expect.

use serde::Deserialize;

use crate::Record;

/// One of the people in `clinical/tests/vignettes.json`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub id: String,
    /// Who it is, in words.
    pub person: String,
    pub answers: Record,
    pub expect: Expect,
}

/// What the rules have to say.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    pub outcome: String,
    pub flags: Vec<String>,
}

impl Person {
    /// All of a list.
    ///
    /// # Errors
    /// Where it is no list of people, or the answers of one break the contract.
    pub fn all(list: &str) -> serde_json::Result<Vec<Self>> {
        serde_json::from_str(list)
    }
}
