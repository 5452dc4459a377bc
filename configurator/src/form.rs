//! What is filled in.

use std::collections::BTreeMap;

use clinical::settings::{self, Settings};

use crate::field::{FORM, Field, Way};

/// The values as they were typed, by the keys of their fields. An empty one is not set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form(BTreeMap<&'static str, String>);

impl Form {
    /// The value of a field, as it was typed.
    #[must_use]
    pub fn value(&self, field: Field) -> &str {
        self.0.get(field.key).map_or("", String::as_str)
    }

    /// Sets a value; an empty one takes it away.
    pub fn set(&mut self, field: Field, value: &str) {
        if value.is_empty() {
            self.0.remove(field.key);
        } else {
            self.0.insert(field.key, value.to_owned());
        }
    }

    /// How people open it.
    #[must_use]
    pub fn way(&self) -> Way {
        Way::from_code(self.value(FORM)).unwrap_or_default()
    }

    /// Whether the field says something that does not fit.
    #[must_use]
    pub fn has_problem(&self, field: Field) -> bool {
        let value = self.value(field);
        field.is_of(self.way()) && !value.trim().is_empty() && !field.accepts(value)
    }

    /// The fields that say something that does not fit, in their order.
    #[must_use]
    pub fn problems(&self) -> Vec<Field> {
        Field::all().filter(|field| self.has_problem(*field)).collect()
    }

    /// The value of a field where it fits: this alone gets into what is copied, and into the preview.
    #[must_use]
    pub fn good(&self, field: Field) -> Option<&str> {
        let value = self.value(field).trim();
        (!value.is_empty() && field.is_of(self.way()) && field.accepts(value)).then_some(value)
    }

    /// All settings of the self-check that fit.
    pub fn good_settings(&self) -> impl Iterator<Item = (Field, &str)> {
        Field::settings().filter_map(|field| Some((field, self.good(field)?)))
    }

    /// The settings as they stand behind the `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        settings::fragment(self.good_settings().map(|(field, value)| (field.key, value)))
    }

    /// What the self-check makes of it.
    #[must_use]
    pub fn settings(&self) -> Settings {
        Settings::read(&self.fragment()).0
    }
}
