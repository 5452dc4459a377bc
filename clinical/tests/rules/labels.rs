//! Each label is read alone: on the page below others, on paper, and in other software. So none leans on the one before it.

use clinical::{factors::Factor, row_set::Row, text::Lang};

/// Words that stand for something else, in each language. Spanish "la", "lo" and "las" are articles too, so they are not
/// among them.
const PRONOUNS: [(&str, &[&str]); 2] = [
    ("en", &["this", "that", "these", "those", "it", "its", "they", "them", "their", "theirs"]),
    (
        "es",
        &[
            "esto", "eso", "aquello", "este", "ese", "esta", "esa", "estos", "estas", "esos", "esas", "ello", "ella",
            "ellos", "ellas",
        ],
    ),
];

/// What a pronoun stands for, where a label has one: the noun, or the thing that happened, stands before it in the same
/// label.
const NOUNS: [(&str, &str, &str, &str); 14] = [
    ("M-HIGH-PAST", "en", "those", "several days in a row"),
    ("M-HIGH-PAST", "es", "esos", "varios días seguidos"),
    ("B-BREATH", "en", "that", "sleep apnea"),
    ("B-EYE", "en", "that", "eye pressure"),
    ("B-THYROID", "en", "that", "thyroid"),
    ("M-MEMORY", "en", "that", "trouble"),
    ("H-BP-OK", "en", "it", "blood pressure"),
    ("S-KETAMINE", "en", "it", "ketamine"),
    ("S-OPIOID", "en", "it", "opioid use"),
    ("S-EARLY-RECOVERY", "en", "they", "alcohol or drugs"),
    ("R-KET-HOME", "en", "that", "spray"),
    ("S-OPIOID", "es", "eso", "opioides"),
    ("H-BP-HIGH", "en", "that", "high blood pressure"),
    ("B-METAL", "es", "ella", "cabeza"),
];

/// What is wrong with a label in a language: a pronoun that begins it, or has no noun before it.
fn fault(code: &str, lang: &str, label: &str) -> Option<String> {
    let (_, pronouns) = PRONOUNS.iter().find(|(known, _)| *known == lang)?;
    let lower = label.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphabetic() && c != '\'').filter(|word| !word.is_empty());
    for (place, word) in words.enumerate().filter(|(_, word)| pronouns.contains(word)) {
        let noun = NOUNS.iter().find(|(c, l, w, _)| (*c, *l, *w) == (code, lang, word)).map(|(_, _, _, noun)| *noun);
        let pronoun = format!(" {word}");
        let is_told = noun.is_some_and(|noun| match (lower.find(noun), lower.rfind(&pronoun)) {
            (Some(noun), Some(pronoun)) => noun <= pronoun,
            _ => false,
        });
        if place == 0 || !is_told {
            return Some(format!(
                "{code} in {lang}: \"{word}\" stands for something that the label does not say: {label}"
            ));
        }
    }
    None
}

#[test]
fn every_label_stands_alone() {
    let (mut read, mut faults) = (0, Vec::new());
    for factor in Factor::all() {
        for lang in Lang::all().filter(|lang| PRONOUNS.iter().any(|(known, _)| *known == lang.code())) {
            read += 1;
            // Where the examples follow, they are what the pronoun stands for.
            let has_examples = factor.examples(lang).next().is_some();
            faults.extend(fault(factor.code(), lang.code(), factor.label(lang)).filter(|_| !has_examples));
        }
    }
    assert!(faults.is_empty() && read >= 2 * 60, "{read} read: {faults:#?}");
}

#[test]
fn a_label_that_leans_on_another_is_found() {
    assert!(fault("M-PSYCHOSIS-PAST", "en", "I had this in the past").is_some());
    assert!(fault("M-PSYCHOSIS-PAST", "es", "Tuve esto en el pasado").is_some());
    assert!(fault("S-KETAMINE", "en", "It was hard to stop").is_some(), "the noun has to stand before it");
    assert!(fault("S-KETAMINE", "en", "I lost control of it").is_some());
    assert!(fault("S-KETAMINE", "en", "I lost control of it, of ketamine").is_some());
    assert!(fault("S-KETAMINE", "en", "I use ketamine and lost control of it").is_none());
}

/// Every noun is still called for.
#[test]
fn no_noun_is_listed_that_no_label_needs() {
    for (code, lang, word, noun) in NOUNS {
        let factor = Factor::from_code(code).unwrap();
        let label = factor.label(Lang::from_code(lang).unwrap()).to_lowercase();
        let has = |part: &str| label.split(|c: char| !c.is_alphabetic()).any(|found| found == part);
        assert!(has(word) && label.contains(noun), "{code} in {lang}: {word}, {noun}");
    }
}
