//! How hard a text is to read, by the formula of its language.

/// Below this many words no figure says anything.
const LEAST_WORDS: usize = 8;

/// An established formula.
#[derive(Clone, Copy)]
pub enum Formula {
    /// English: the school grade that a text asks for. Kincaid et al. 1975, Naval Technical Training Command, Research
    /// Branch Report 8-75.
    FleschKincaid,
    /// Spanish: the higher, the easier; from 55 on a text for patients counts as normal. Szigriszt Pazos 1993, with the
    /// scale INFLESZ of Barrio-Cantalejo et al. 2008, An Sist Sanit Navar 31:135.
    SzigrisztPazos,
}

impl Formula {
    /// Each by its name in `lint.toml`.
    pub const NAMES: [(&str, Self); 2] =
        [("flesch-kincaid", Self::FleschKincaid), ("szigriszt-pazos", Self::SzigrisztPazos)];

    /// The score of a text; none for one that is too short to tell. A word that `is_known` counts as two syllables: the
    /// name of a medicine or an illness, which has to stay.
    pub fn score(self, text: &str, is_known: impl Fn(&str) -> bool) -> Option<f64> {
        let (mut words, mut syllables, mut sentences, mut open) = (0_u32, 0_u32, 0_u32, false);
        for token in text.split(|c: char| c.is_whitespace() || c == '-' || c == '/') {
            let word: String = token.chars().filter(|c| c.is_alphabetic() || *c == '\'').collect();
            let word = word.to_lowercase();
            // Numbers, dashes, placeholders and web addresses are read at a glance.
            let is_address = token.trim_end_matches('.').contains('.');
            if !word.is_empty() && !token.starts_with('{') && !is_address {
                words += 1;
                open = true;
                syllables += match self {
                    _ if is_known(&word) => 2,
                    Self::FleschKincaid => english(&word),
                    Self::SzigrisztPazos => spanish(&word),
                };
            }
            if open && token.ends_with(['.', '?', '!', ':', ';', '"', '”', '»']) {
                sentences += 1;
                open = false;
            }
        }
        sentences += u32::from(open);
        if (words as usize) < LEAST_WORDS {
            return None;
        }
        let (words, syllables, sentences) = (f64::from(words), f64::from(syllables), f64::from(sentences.max(1)));
        Some(match self {
            Self::FleschKincaid => 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59,
            Self::SzigrisztPazos => 206.835 - 62.3 * (syllables / words) - words / sentences,
        })
    }

    /// Whether a score is beyond the limit.
    pub fn is_harder(self, score: f64, limit: f64) -> bool {
        match self {
            Self::FleschKincaid => score > limit,
            Self::SzigrisztPazos => score < limit,
        }
    }

    /// The limit in words.
    pub fn expected(self, limit: f64) -> String {
        match self {
            Self::FleschKincaid => format!("at most grade {limit} by Flesch-Kincaid"),
            Self::SzigrisztPazos => format!("at least {limit} by Szigriszt-Pazos"),
        }
    }
}

/// Syllables, from the spelling: right for most English words and close for the rest.
fn english(word: &str) -> u32 {
    let mut groups = 0;
    let mut inside = false;
    for c in word.chars() {
        let is_vowel = "aeiouy".contains(c);
        groups += u32::from(is_vowel && !inside);
        inside = is_vowel;
    }
    // A final e is silent, as is that of -ed after most letters; "-le" after a consonant is not.
    let silent = (word.ends_with('e') && !word.ends_with("le"))
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"))
        || (word.ends_with("es") && !word.ends_with("ses") && !word.ends_with("ces") && !word.ends_with("ges"));
    if silent && groups > 1 { groups - 1 } else { groups.max(1) }
}

/// Syllables, from the spelling: in Spanish that is the rule. A weak vowel (i, u, ü, final y) joins its neighbour; two
/// strong ones, or a weak one with an accent, do not. The u of que, qui, gue and gui is silent.
fn spanish(word: &str) -> u32 {
    let word = word.replace("que", "ke").replace("qui", "ki").replace("gue", "ge").replace("gui", "gi");
    let word = word.replace("qué", "ké").replace("quí", "kí").replace("gué", "gé").replace("guí", "gí");
    let letters: Vec<char> = word.chars().collect();
    let is_strong = |c: char| "aeoáéóíú".contains(c);
    let mut syllables = 0;
    // What the last letter was: no vowel, a weak one, or a strong one.
    let mut before = None;
    for (i, c) in letters.iter().enumerate() {
        let is_final_y = *c == 'y' && i + 1 == letters.len();
        let now = if is_strong(*c) {
            Some(true)
        } else if "iuü".contains(*c) || is_final_y {
            Some(false)
        } else {
            None
        };
        syllables += match (before, now) {
            (None, Some(_)) | (Some(true), Some(true)) => 1,
            (Some(false), Some(true)) => u32::from("íú".contains(*c)),
            (_, None) | (Some(_), Some(false)) => 0,
        };
        before = now;
    }
    syllables.max(1)
}

#[cfg(test)]
mod tests {
    use super::{Formula, english, spanish};

    #[test]
    fn counts_syllables() {
        for (word, count) in [("depression", 3), ("take", 1), ("table", 2), ("asked", 1), ("needed", 2)] {
            assert_eq!(english(word), count, "{word}");
        }
        let words = [
            ("quiere", 2),
            ("día", 2),
            ("aéreo", 4),
            ("ciudad", 2),
            ("muy", 1),
            ("guerra", 2),
            ("país", 2),
            ("ahora", 3),
            ("tratamiento", 4),
            ("depresión", 3),
            ("poeta", 3),
            ("yo", 1),
            ("ayuda", 3),
            ("sangre", 2),
            ("averigüe", 4),
        ];
        for (word, count) in words {
            assert_eq!(spanish(word), count, "{word}");
        }
    }

    #[test]
    fn a_short_text_has_no_score() {
        assert!(Formula::FleschKincaid.score("Call now.", |_| false).is_none());
    }
}
