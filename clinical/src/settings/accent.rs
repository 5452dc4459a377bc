//! The clinic's colour, mended where words in it or on it could not be read.

use super::{
    oklab::Oklab,
    srgb::{encoded, linear, luminance},
};

/// A clinic's colour in two shades: one for a light page, one for a dark page. Where the colour itself is not dark or
/// light enough, it keeps its hue and gets darker or lighter; lighter without fading to grey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent {
    given: [u8; 3],
    dark: [u8; 3],
    light: [u8; 3],
}

/// The highest luminance at which white words on it, and words in it on every ground of a light page, have a contrast
/// of 7:1 or more (WCAG 2.2, success criterion 1.4.6).
const DARK: f32 = 0.08;
/// The lowest at which words in it have that contrast on every ground of a dark page.
const LIGHT: f32 = 0.47;

/// What is expected of a colour.
pub(super) const COLOUR: &str = "a color as #rrggbb";

impl Accent {
    /// Reads `#rrggbb`, or `rrggbb`.
    ///
    /// # Errors
    /// What was expected, where it is no colour.
    pub fn read(value: &str) -> Result<Self, String> {
        let digits = value.strip_prefix('#').unwrap_or(value);
        let channel = |at: usize| digits.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let is_hex = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let given = is_hex.then(|| Some([channel(0)?, channel(2)?, channel(4)?])).flatten();
        let given = given.ok_or(COLOUR)?;
        let colour = linear(given);
        let luminance = luminance(colour);
        // In linear light black mixes in without a change of hue.
        let dark = encoded(colour.map(|channel| channel * (DARK / luminance).min(1.0)));
        Ok(Self { given, dark, light: lightened(given) })
    }

    /// Whether words on the colour as it was given would be hard to read, so that a darker one stands in its place.
    #[must_use]
    pub fn is_mended(self) -> bool {
        self.dark != self.given
    }

    /// The shade for buttons with white words, and for words on a light page, as CSS writes it.
    #[must_use]
    pub fn css(self) -> String {
        css(self.dark)
    }

    /// The shade for words on a dark page.
    #[must_use]
    pub fn light_css(self) -> String {
        css(self.light)
    }

    /// The colour as the clinic gave it.
    #[cfg(feature = "forms")]
    #[must_use]
    pub fn given_css(self) -> String {
        css(self.given)
    }

    /// The contrast of white words on the colour as it was given, and on the shade that is used: 1 to 21, as WCAG 2.2
    /// defines it.
    #[cfg(feature = "forms")]
    #[must_use]
    pub fn contrasts(self) -> [f32; 2] {
        [self.given, self.dark].map(|colour| 1.05 / (luminance(linear(colour)) + 0.05))
    }
}

/// The colour, made lighter by the fewest steps with which it can be read.
fn lightened(given: [u8; 3]) -> [u8; 3] {
    const STEPS: u16 = 200;
    let colour = Oklab::of(linear(given));
    let shade = |step: u16| {
        if step == 0 { given } else { encoded(colour.lighter_by(f32::from(step) / f32::from(STEPS))) }
    };
    // By halves: each shade takes time on a slow phone, before the first page.
    let (mut least, mut most) = (0, STEPS);
    while least < most {
        let middle = u16::midpoint(least, most);
        if luminance(linear(shade(middle))) >= LIGHT {
            most = middle;
        } else {
            least = middle + 1;
        }
    }
    shade(most)
}

fn css([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}
