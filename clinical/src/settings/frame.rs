//! What stands around the self-check on a clinic's page: the frame, and the line of text below it. No part of the widget.

use super::{Phone, Settings};
use crate::{crisis_help, setup};

/// What the frame may do: no more than README.md and SECURITY.md say.
pub const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads";
pub const ALLOW: &str = "clipboard-write";
pub const REFERRER_POLICY: &str = "no-referrer";

/// How high the frame is where nothing else is said, in pixels. Fixed: a height that followed the content would tell the
/// page which result is shown.
pub const HEIGHT: &str = "720";

/// The heights that a frame may have, in pixels.
pub const HEIGHTS: std::ops::RangeInclusive<u32> = 320..=2000;

/// The height as the frame's style says it, for a length in the place of `{height}`. Not in the attribute alone: a theme
/// that says `iframe { height: auto }` would override that. A frame that is higher than the window hides the next heading:
/// the frame may not scroll the clinic's page to it. So it is never higher, by a unit that older browsers know and by one
/// that leaves out the bars of a phone's browser; and never so low that nothing can be read in it, where a page builder
/// shows the snippet in a frame of its own. It follows the window and never the content, so it tells the page nothing.
pub const STYLE: &str = "height:{height};max-height:100vh;max-height:100svh;min-height:320px";

impl Settings {
    /// The line of plain text below the frame, which stays where the frame cannot be loaded: the crisis line of the
    /// country, and the clinic's phone where it has one. No setting takes it away.
    #[must_use]
    pub fn line_below(&self) -> String {
        let lang = self.lang;
        let mut line =
            setup::below_crisis(lang, crisis_help::emergency(self.country), &crisis_help::reach(self.country, lang));
        if let Some(phone) = self.tel.as_ref().map(Phone::shown) {
            line.push(' ');
            let [clinic, hours] = [&self.clinic, &self.hours].map(|text| text.as_deref().map(isolated));
            line.push_str(&match (&clinic, &hours) {
                (None, None) => setup::below_phone(lang, phone),
                (None, Some(hours)) => setup::below_phone_hours(lang, hours, phone),
                (Some(clinic), None) => setup::below_clinic_phone(lang, clinic, phone),
                (Some(clinic), Some(hours)) => setup::below_clinic_phone_hours(lang, clinic, hours, phone),
            });
        }
        line
    }
}

/// A text of the clinic's own as it stands in the line. One with letters that run from right to left is isolated (Unicode,
/// FSI and PDI): else it would turn the order of what follows it, such as the digits of a phone number. Any other text is
/// left as it is, because the line is pasted into pages of all kinds.
fn isolated(text: &str) -> String {
    // They cover the blocks that Unicode keeps for such letters (UAX #9, default values of `Bidi_Class`).
    let is_from_right = |c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}' | '\u{10800}'..='\u{1efff}');
    if text.chars().any(is_from_right) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}
