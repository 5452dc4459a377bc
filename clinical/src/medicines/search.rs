//! The search of the pick list: finds a medicine as people type it, from the box or from memory.

use super::{
    Medicine,
    letters::{begins, is_near, key},
};
use crate::{row_set::Row as _, text::Lang};

/// Words that stand beside a name on a box or a prescription and say nothing of which medicine it is: units, salts,
/// forms, release letters, small words. One of four letters or more stands for all words that begin with it.
const BESIDE: &str = "mg mcg dose dosis milig hcl hbr hydroc hydrob clorhid bromhid succin malea mesyl oxal sulf \
    tabs tabl caps compr past patch parch solta oral xl sr xr er cr la pr dr ec odt retar exten prolon relea \
    liber delay day dia daily diar weekl gener brand and with con de";

/// What a search has found.
pub struct Found {
    /// The best first.
    pub medicines: Vec<Medicine>,
    /// Whether none has that name, and these are only spelt like it.
    pub is_near: bool,
}

// How well a medicine fits what was typed; the lower, the better.
/// A name that the list shows begins with it.
const SHOWN: u8 = 0;
/// Another of its names begins with it.
const ELSEWHERE: u8 = 1;
/// Each word typed begins a word of its names.
const WORDS: u8 = 2;
/// The score of a name, or of a word for each word typed, that is misspelled. The number of slips, one or two, is added.
const NEAR: u8 = 2;
/// One long word typed fits, whatever the others are: "sertraline" and a maker's name.
const PART: u8 = 5;
const NOT: u8 = 6;

/// Looks for what was typed, in the names of every language; `None` where that holds no word.
#[must_use]
pub fn search(typed: &str) -> Option<Found> {
    let (typed, beside) = (key(typed), key(BESIDE));
    let (mut all, mut words) = (Vec::new(), Vec::new());
    for word in typed.split(|letter| !letter.is_ascii_alphanumeric() && letter.is_ascii()) {
        let word = without_dose(word);
        if word.is_empty() {
            continue;
        }
        all.push(word);
        if !is_beside(word, &beside) {
            words.push(word);
        }
    }
    if words.is_empty() {
        // "Patch", or the first letters of a name.
        words = all;
    }
    if words.is_empty() {
        return None;
    }
    let mut by_fit: [Vec<Medicine>; NOT as usize] = Default::default();
    for medicine in Medicine::all() {
        if let Some(those) = by_fit.get_mut(usize::from(fit(medicine, &words))) {
            those.push(medicine);
        }
    }
    let [shown, elsewhere, words, near, nearly, part] = by_fit;
    let mut medicines = [shown, elsewhere, words].concat();
    let is_near = medicines.is_empty();
    if is_near {
        medicines = [near, nearly].concat();
    }
    if medicines.is_empty() {
        medicines = part;
    }
    Some(Found { medicines, is_near })
}

/// A word without the dose in it: nothing of `50mg`, and `zoloft` of `zoloft50mg`. Few letters before a digit are no name.
fn without_dose(word: &[u8]) -> &[u8] {
    let digit = word.iter().position(u8::is_ascii_digit);
    match digit.and_then(|at| word.split_at_checked(at)) {
        Some((letters, _)) if !(1..4).contains(&letters.len()) => letters,
        _ => word,
    }
}

/// Whether a word, or what it may become when it is typed to its end, stands beside a name.
fn is_beside(word: &[u8], beside: &[u8]) -> bool {
    let is_like = |known: &[u8]| known.starts_with(word) || known.len() > 3 && word.starts_with(known);
    beside.split(|letter| *letter == b' ').any(is_like)
}

/// How well a medicine fits the words typed.
fn fit(medicine: Medicine, words: &[&[u8]]) -> u8 {
    let (mut worst, mut part) = (WORDS, NOT);
    for word in words {
        let fit = fit_of(medicine, word, false);
        worst = worst.max(fit);
        if fit < NOT && word.len() >= 5 {
            part = PART;
        }
    }
    // Written as one word, "des venlafaxine" is a name.
    fit_of(medicine, &words.concat(), true).min(worst).min(part)
}

/// How well what was typed fits the best of a medicine's names, or of their words.
fn fit_of(medicine: Medicine, typed: &[u8], is_whole: bool) -> u8 {
    let mut shown = medicine.brands().to_owned();
    for lang in Lang::all() {
        shown.extend([",", medicine.generic(lang)]);
    }
    let mut best = NOT;
    for (names, begun) in [(shown.as_str(), SHOWN), (medicine.elsewhere(), ELSEWHERE)] {
        let mut names = key(names);
        if is_whole {
            names.retain(|letter| *letter != b' ');
        }
        for name in names.split(|letter| matches!(letter, b' ' | b',')) {
            best = best.min(fit_of_name(name, typed).max(begun));
        }
    }
    best
}

/// How well a name, or a word of one, fits. A name that is still being typed may have a slip from the eighth letter on,
/// but for the first one. So strict a measure keeps other medicines apart: dapoxetine is not offered as duloxetine.
fn fit_of_name(name: &[u8], typed: &[u8]) -> u8 {
    if begins(name, typed) {
        return SHOWN;
    }
    let is_begun = typed.len() >= 8 && typed.first() == name.first();
    for slips in 1..=2 {
        if typed.len() >= 5 && is_near(slips, typed, name, is_begun) {
            return NEAR + slips;
        }
    }
    NOT
}
