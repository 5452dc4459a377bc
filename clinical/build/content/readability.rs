//! How hard a text is to read, by the Flesch-Kincaid grade.
//!
//! Source: Kincaid et al. 1975, Naval Technical Training Command, Research Branch Report 8-75.
//! Syllables are counted from the spelling, which is right for most English words and close for the rest.

/// Below this many words the figure says nothing.
const LEAST_WORDS: usize = 8;

/// The school grade that a text asks for; 0 for one that is too short to tell.
/// A word that `is_known` counts as two syllables: the name of a medicine or an illness, which has to stay.
pub fn grade(text: &str, is_known: impl Fn(&str) -> bool) -> f64 {
    let mut words = 0_u32;
    let mut syllables = 0_u32;
    let mut sentences = 0_u32;
    let mut open = false;
    for token in text.split_whitespace() {
        let word: String = token.chars().filter(|c| c.is_alphabetic() || *c == '\'').collect::<String>().to_lowercase();
        // Numbers, dashes, placeholders and web addresses are read at a glance.
        let is_address = token.trim_end_matches('.').contains('.');
        if !word.is_empty() && !token.starts_with('{') && !is_address {
            words += 1;
            open = true;
            syllables += if is_known(&word) { 2 } else { count(&word) };
        }
        if open && token.ends_with(['.', '?', '!', ':', ';', '"']) {
            sentences += 1;
            open = false;
        }
    }
    sentences += u32::from(open);
    if (words as usize) < LEAST_WORDS {
        return 0.0;
    }
    let (words, syllables, sentences) = (f64::from(words), f64::from(syllables), f64::from(sentences.max(1)));
    0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59
}

fn count(word: &str) -> u32 {
    let is_vowel = |c: char| "aeiouyáéíóúü".contains(c);
    let mut groups = 0;
    let mut inside = false;
    for c in word.chars() {
        groups += u32::from(is_vowel(c) && !inside);
        inside = is_vowel(c);
    }
    // A final e is silent, as is that of -ed after most letters; "-le" after a consonant is not.
    let silent = (word.ends_with('e') && !word.ends_with("le"))
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"))
        || (word.ends_with("es") && !word.ends_with("ses") && !word.ends_with("ces") && !word.ends_with("ges"));
    if silent && groups > 1 { groups - 1 } else { groups.max(1) }
}
