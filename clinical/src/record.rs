//! The answer record as JSON, read strictly: one that breaks the contract is refused and never routed.
//!
//! A question that was not asked is absent; one that was skipped is `null`. The contract is in `docs/record.md`. This
//! form is for engineers' machines; what a person saves is [`crate::fhir`].

mod read;
mod reader;
mod write;

pub use crate::json::{Json, parse};
pub use read::read;
pub use write::write;

/// What is wrong with a record, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// A JSON Pointer (RFC 6901) from the record's top to the fault, such as `/phq9/3`.
    pub at: String,
    /// What was expected.
    pub error: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.at, self.error)
    }
}
