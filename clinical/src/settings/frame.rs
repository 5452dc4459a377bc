//! What stands around the self-check on a clinic's page: the frame, and the line of text below it. No part of the widget.

use super::{Phone, Settings};
use crate::{help, setup};

/// What the frame may do: no more than README.md and SECURITY.md say.
pub const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads";
pub const ALLOW: &str = "clipboard-write";
pub const REFERRER_POLICY: &str = "no-referrer";

/// How high the frame is where nothing else is said, in pixels. Fixed: a height that followed the content would tell the
/// page which result is shown.
pub const HEIGHT: &str = "720";

/// The heights that a frame may have, in pixels.
pub const HEIGHTS: std::ops::RangeInclusive<u32> = 320..=2000;

impl Settings {
    /// The line of plain text below the frame, which stays where the frame cannot be loaded: the crisis line of the
    /// country, and the clinic's phone where it has one. No setting takes it away.
    #[must_use]
    pub fn line_below(&self) -> String {
        let lang = self.lang;
        let mut line = setup::below_crisis(lang, help::emergency(self.country), &help::reach(self.country, lang));
        if let Some(phone) = self.tel.as_ref().map(Phone::shown) {
            line.push(' ');
            line.push_str(&match (&self.clinic, &self.hours) {
                (None, None) => setup::below_phone(lang, phone),
                (None, Some(hours)) => setup::below_phone_hours(lang, hours, phone),
                (Some(clinic), None) => setup::below_clinic_phone(lang, clinic, phone),
                (Some(clinic), Some(hours)) => setup::below_clinic_phone_hours(lang, clinic, hours, phone),
            });
        }
        line
    }
}
