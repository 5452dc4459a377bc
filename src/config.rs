//! What the page is opened with. It does not change, and holds nothing of a browser.

use crate::form::Form;
use clinical::{date::Date, settings::Settings};

/// The settings of the clinic and what is known of this visit.
#[derive(PartialEq)]
pub struct Config {
    pub settings: Settings,
    /// The day on this device's clock.
    pub today: Date,
    pub form: Form,
    /// What was pressed before the widget was ready, one press a line: see [`crate::preboot`].
    pub pressed: String,
    /// The page that the preview begins at.
    #[cfg(feature = "preview")]
    pub place: clinical::sample::PreviewPage,
}

impl Config {
    /// A visit on a day, with nothing pressed before.
    #[must_use]
    pub const fn new(settings: Settings, form: Form, today: Date) -> Self {
        Self {
            settings,
            today,
            form,
            pressed: String::new(),
            #[cfg(feature = "preview")]
            place: clinical::sample::PreviewPage::Start,
        }
    }
}
