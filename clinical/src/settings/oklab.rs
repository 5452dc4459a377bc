//! Oklab, in which a colour gets lighter and keeps its hue and its chroma (B. Ottosson, 2020; CSS Color 4, section 9).

/// A colour of Oklab, as the cube roots of what the three cones see: its lightness is their weighted sum, and where the
/// three are equal it is grey.
#[derive(Clone, Copy)]
pub struct Oklab {
    roots: [f32; 3],
}

impl Oklab {
    /// A colour in linear light, each channel 0 to 1.
    pub fn of([r, g, b]: [f32; 3]) -> Self {
        let cones = [
            0.412_221_47 * r + 0.536_332_55 * g + 0.051_445_995 * b,
            0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b,
            0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b,
        ];
        Self { roots: cones.map(f32::cbrt) }
    }

    /// The same hue, with a lightness of so much more, in linear light. It keeps as much chroma as a screen can show.
    pub fn lighter_by(self, more: f32) -> [f32; 3] {
        const STEPS: u8 = 50;
        let mut shown = [1.0; 3];
        for step in 0..=STEPS {
            shown = self.shade(more, 1.0 - f32::from(step) / f32::from(STEPS));
            if shown.iter().all(|channel| (-0.000_5..=1.000_5).contains(channel)) {
                break;
            }
        }
        shown
    }

    /// With so much more lightness, and a part of the chroma.
    fn shade(self, more: f32, chroma: f32) -> [f32; 3] {
        let [l, m, s] = self.roots;
        let lightness = 0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s;
        let [l, m, s] = self.roots.map(|root| {
            let root = lightness + more + chroma * (root - lightness);
            root * root * root
        });
        [
            4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s,
            -1.268_438 * l + 2.609_757_4 * m - 0.341_319_38 * s,
            -0.004_196_086_3 * l - 0.703_418_6 * m + 1.707_614_7 * s,
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::Oklab;
    use color::{LinearSrgb, Oklch, OpaqueColor};

    /// Hue in degrees and chroma, by a known library.
    fn hue_and_chroma(linear: [f32; 3]) -> (f32, f32) {
        let [_, chroma, hue] = OpaqueColor::<LinearSrgb>::new(linear).convert::<Oklch>().components;
        (hue, chroma)
    }

    #[test]
    fn a_lighter_colour_keeps_the_hue_of_a_known_library() {
        for colour in [[0.01, 0.08, 0.07], [0.8, 0.1, 0.0], [0.0, 0.02, 0.3], [0.2, 0.05, 0.2]] {
            let (hue, chroma) = hue_and_chroma(colour);
            for tenth in 0..4_u8 {
                let (lighter_hue, lighter_chroma) =
                    hue_and_chroma(Oklab::of(colour).lighter_by(f32::from(tenth) / 10.0));
                assert!((hue - lighter_hue).abs() < 1.0, "{colour:?}: {hue}, {lighter_hue}");
                assert!(lighter_chroma < chroma + 0.001, "{colour:?}: {chroma}, {lighter_chroma}");
            }
            let same = Oklab::of(colour).lighter_by(0.0);
            assert!(colour.iter().zip(same).all(|(a, b)| (a - b).abs() < 1e-3), "{colour:?}: {same:?}");
        }
    }
}
