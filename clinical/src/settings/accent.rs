//! The clinic's colour.

/// A colour that white text can be read on: contrast 7:1 or more (WCAG 2.2, success criterion 1.4.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accent([u8; 3]);

const LEAST: f64 = 7.0;

impl Accent {
    /// Reads `#rrggbb`, or `rrggbb`.
    ///
    /// # Errors
    /// What was expected, where it is no colour, or one too light for white text.
    pub fn read(value: &str) -> Result<Self, String> {
        let digits = value.strip_prefix('#').unwrap_or(value);
        let channel = |at: usize| digits.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        let is_hex = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let colour = is_hex.then(|| Some([channel(0)?, channel(2)?, channel(4)?])).flatten();
        let accent = colour.map(Self).ok_or("a colour as #rrggbb")?;
        if accent.contrast_with_white() < LEAST {
            return Err("a darker colour, on which white text has a contrast of at least 7:1".to_owned());
        }
        Ok(accent)
    }

    /// The colour as CSS writes it.
    #[must_use]
    pub fn css(self) -> String {
        let Self([r, g, b]) = self;
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// The contrast ratio of white text on it, 1 to 21.
    fn contrast_with_white(self) -> f64 {
        let [r, g, b] = self.0.map(linear);
        let luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        1.05 / (luminance + 0.05)
    }
}

/// The linear light of a channel, 0 to 1 (sRGB).
fn linear(channel: u8) -> f64 {
    let c = f64::from(channel) / 255.0;
    if c <= 0.04045 { c / 12.92 } else { to_the_2_4((c + 0.055) / 1.055) }
}

/// `x` to the power of 2.4, from square roots, which wasm has: `powf` would bring its own library along.
fn to_the_2_4(x: f64) -> f64 {
    // 0.4 in binary is 0.0110 0110 0110 …
    let mut root = x;
    (0..24).fold(x * x, |power, bit| {
        root = root.sqrt();
        if matches!(bit % 4, 1 | 2) { power * root } else { power }
    })
}
