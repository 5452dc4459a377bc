//! The box for a snippet that stands on the clinic's page already.

use crate::{
    form::Form,
    snippet::{self, Reading, Refusal},
};

/// What came of the last press there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ImportStatus {
    #[default]
    Nothing,
    Filled(Reading),
    Refused(Refusal),
    Undone,
}

/// What is in the box, and what came of it.
#[derive(Clone, Debug, Default)]
pub struct Import {
    pub text: String,
    pub told: ImportStatus,
    /// The form as it was before it was filled.
    before: Option<Form>,
}

impl Import {
    /// Fills the form from the box, or leaves it as it is.
    pub fn read_into(&mut self, form: &mut Form) {
        match snippet::read(&self.text, form) {
            Ok(reading) => {
                self.before = Some(std::mem::replace(form, reading.form.clone()));
                self.told = ImportStatus::Filled(reading);
            }
            Err(refusal) => self.told = ImportStatus::Refused(refusal),
        }
    }

    /// Brings the form back as it was.
    pub fn undo(&mut self, form: &mut Form) {
        if let Some(before) = self.before.take() {
            *form = before;
            self.told = ImportStatus::Undone;
        }
    }

    /// Whether there is something to bring back.
    #[must_use]
    pub const fn can_undo(&self) -> bool {
        self.before.is_some()
    }
}
