//! sRGB and linear light (IEC 61966-2-1), for the clinic's colour.
//!
//! The standard's power of 2.4 is made of multiplications: the crate `color` asks for `powf`, whose code and tables weigh
//! a hundredth of the document. A test holds every channel against that crate.

/// Red, green and blue, 0 to 255 each, in linear light, 0 to 1 each.
pub fn linear(colour: [u8; 3]) -> [f32; 3] {
    colour.map(|channel| light(f32::from(channel)))
}

/// The nearest colour of sRGB; what is below 0 or above 1 counts as that.
pub fn encoded(linear: [f32; 3]) -> [u8; 3] {
    linear.map(|wanted| {
        let mut channel = 0;
        while channel < u8::MAX && light(f32::from(channel) + 0.5) <= wanted {
            channel += 1;
        }
        channel
    })
}

/// The relative luminance of linear light, 0 to 1 (WCAG 2.2).
pub fn luminance([red, green, blue]: [f32; 3]) -> f32 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The light of a channel of 0 to 255.
fn light(channel: f32) -> f32 {
    let channel = channel / 255.0;
    if channel <= 0.040_45 {
        return channel / 12.92;
    }
    // x to the power of 2.4 is its square times the fifth root of its square, which Newton's method finds.
    let square = ((channel + 0.055) / 1.055) * ((channel + 0.055) / 1.055);
    let mut root = 1.0;
    for _ in 0..12 {
        let fourth = root * root * root * root;
        root = 0.8 * root + 0.2 * square / fourth;
    }
    square * root
}

#[cfg(test)]
mod tests {
    use super::{encoded, linear, luminance};
    use color::{LinearSrgb, OpaqueColor, Rgba8, Srgb};

    #[test]
    fn every_channel_is_that_of_a_known_library() {
        for channel in 0..=u8::MAX {
            let colour = [channel, 255 - channel, channel / 2];
            let theirs =
                OpaqueColor::<Srgb>::new(colour.map(|channel| f32::from(channel) / 255.0)).convert::<LinearSrgb>();
            let ours = linear(colour);
            for (ours, theirs) in ours.into_iter().zip(theirs.components) {
                assert!((ours - theirs).abs() < 1e-6, "{channel}: {ours}, not {theirs}");
            }
            assert!((luminance(ours) - theirs.relative_luminance()).abs() < 1e-6, "{channel}");
            assert_eq!(encoded(ours), colour);
        }
    }

    #[test]
    fn every_light_has_the_channel_of_a_known_library() {
        for step in 0..=10_000_u16 {
            let wanted = f32::from(step) / 10_000.0;
            let Rgba8 { r, g, b, .. } = OpaqueColor::<LinearSrgb>::new([wanted; 3]).to_rgba8();
            assert_eq!(encoded([wanted; 3]), [r, g, b], "{wanted}");
        }
        assert_eq!(encoded([-0.1, 1.1, 1.0]), [0, 255, 255]);
    }
}
