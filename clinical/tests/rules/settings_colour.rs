//! Whatever colour a clinic chooses, its buttons and links can be read.

use clinical::settings::Settings;

/// The contrast ratio of two colours (WCAG 2.2), from `#rrggbb`.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |css: &str| {
        let light = |at: usize| {
            let c = f64::from(u8::from_str_radix(&css[at..at + 2], 16).unwrap()) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * light(1) + 0.7152 * light(3) + 0.0722 * light(5) + 0.05
    };
    let (a, b) = (luminance(one), luminance(other));
    a.max(b) / a.min(b)
}

/// The grounds of a page, light or dark, as the style sheet has them.
fn grounds(is_dark: bool) -> Vec<String> {
    let sheet = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../styles/tokens.css")).unwrap();
    let (light, dark) = sheet.split_once("@media (prefers-color-scheme: dark)").unwrap();
    let part = if is_dark { dark } else { light };
    let value = |name: &str| {
        let (_, rest) = part.split_once(&format!("--{name}: ")).unwrap();
        let value = rest.split_once(';').unwrap().0;
        if value.len() == 4 { value.chars().flat_map(|c| [c; 2]).skip(1).collect() } else { value.to_owned() }
    };
    ["ground", "surface", "support"].map(value).to_vec()
}

#[test]
fn any_colour_of_a_clinic_can_be_read_on_every_ground() {
    let (light, dark) = (grounds(false), grounds(true));
    assert!(light.contains(&"#ffffff".to_owned()), "{light:?}");
    let mut mended = 0;
    let steps = [0, 1, 17, 51, 80, 102, 128, 153, 204, 238, 255];
    for i in 0..steps.len().pow(3) {
        let [r, g, b] = [1, 11, 121].map(|place| steps[i / place % steps.len()]);
        let given = format!("#{r:02x}{g:02x}{b:02x}");
        let (settings, problems) = Settings::read(&format!("accent=%23{}", &given[1..]));
        let accent = settings.accent.unwrap();
        for ground in &light {
            assert!(contrast(&accent.css(), ground) >= 7.0, "{given}: {} on {ground}", accent.css());
        }
        for ground in &dark {
            assert!(contrast(&accent.light_css(), ground) >= 7.0, "{given}: {} on {ground}", accent.light_css());
        }
        // What needs no mending stays as it is; what is changed is named.
        assert!(accent.is_mended() || accent.css() == given);
        assert!(contrast(&given, "#ffffff") < 9.0 || !accent.is_mended(), "{given} became {}", accent.css());
        assert_eq!(problems.len(), usize::from(accent.is_mended()), "{given}");
        if let Some(problem) = problems.first() {
            let said = problem.to_string();
            assert!(said.starts_with(&format!("setting `accent` changed to {}: expected", accent.css())), "{said}");
            mended += 1;
        }
    }
    assert!(mended > 500, "{mended}");
}

#[test]
fn a_colour_keeps_its_hue() {
    let settings = |accent: &str| Settings::read(&format!("accent=%23{accent}")).0.accent.unwrap();
    let red = settings("ff0000").css();
    assert!(*red < *"#b00000" && red.ends_with("0000"), "{red}");
    assert_eq!(settings("14524a").css(), "#14524a");
    let [r, g, b] = [1, 3, 5].map(|at| u8::from_str_radix(&settings("e8590c").css()[at..at + 2], 16).unwrap());
    assert!(r > g && g > b, "orange stays orange");
    // A dark green or blue stays one on a dark page, and does not fade to grey.
    for (given, most, least) in [("1a5450", 2, 1), ("0b3d91", 3, 1), ("7a1f5c", 1, 2)] {
        let light = settings(given).light_css();
        let channel = |place: usize| u8::from_str_radix(&light[2 * place - 1..=2 * place], 16).unwrap();
        assert!(channel(most) > channel(least) + 40, "{given} became {light}");
    }
}
