//! A `Bundle`, opened again.
//!
//! The reader looks for the codes only, whatever stands around them. Then the file is written anew from them and held
//! against what was read, piece by piece: so a file is opened exactly where it says what this page would have written,
//! and there is one definition of that. Nothing is nested, so nothing can be nested too deep.

use super::{
    LARGEST, NONE, OpenError, bundle,
    codes::{self, Chosen, Question},
    version::{self, Version},
};
use crate::{
    answer::Answer,
    answers::Answers,
    json::{END, TEXT, Tokens},
    page::{self, Page},
    text::Lang,
};

/// What may differ: words for people, names of resources within the file, and the day, of which nothing is made.
const MAY_DIFFER: [&str; 7] = ["text", "display", "fullUrl", "reference", "language", "authored", "effectiveDateTime"];

/// The answers in a file that was saved by [`super::bundle`].
///
/// White space, the day, the language and the words beside the codes do not matter. All else has to be as it was
/// written.
///
/// # Errors
/// See [`OpenError`]. A file that is opened holds a record that keeps the contract of `docs/record.md`.
pub fn open(text: &str) -> Result<Answers, OpenError> {
    if text.len() > LARGEST {
        return Err(OpenError::TooLarge);
    }
    let mut answers = Answers::default();
    let mut asked = None;
    let mut chosen: Chosen = Answer::Skipped;
    let (mut is_ours, mut version, mut date) = (false, None, "");
    let (mut key, mut is_value, mut fits) = (String::new(), false, true);
    let mut tokens = Tokens::of(text);
    loop {
        let kind = tokens.advance();
        if kind == END {
            break;
        }
        let word = tokens.text();
        if kind == TEXT && is_value {
            match key.as_str() {
                "questionnaire" => {
                    let (address, number) = word.split_once('|').unwrap_or_default();
                    (is_ours, version) = (address == version::address().0, Version::of(number));
                }
                // Whether there is one is all that matters.
                "authored" => date = "a",
                "linkId" => {
                    fits &= settle(&mut answers, asked, &chosen);
                    asked = question(word, &answers);
                    chosen = Answer::Skipped;
                }
                "code" => {
                    if let (Some(question), Some(version)) = (asked, version) {
                        let question = version.asked(question, word, &mut answers);
                        asked = Some(question);
                        fits &= choose(&mut answers, question, &mut chosen, word);
                    }
                }
                // What follows is reckoned from the answers.
                "resourceType" if word == "Observation" => break,
                _ => {}
            }
        } else if kind == TEXT {
            key = word.into();
        }
        is_value = kind == ':';
    }
    if !is_ours {
        return Err(OpenError::Foreign);
    }
    let Some(version) = version else { return Err(OpenError::OtherVersion) };
    fits &= settle(&mut answers, asked, &chosen);
    let is_asq_left_out = answers.phq9.is_asked() && !answers.asq.is_asked();
    let again = bundle::write(&answers, version, date, Lang::default(), !is_asq_left_out);
    if !fits || !is_same(text, &again) {
        Err(OpenError::Altered)
    } else if is_asq_left_out {
        Err(OpenError::WithoutAsq)
    } else if page::is_record(&answers) {
        Ok(answers)
    } else {
        Err(OpenError::Altered)
    }
}

/// The question of a `linkId`; `None` where it is a group, or no question that is due.
fn question(link_id: &str, answers: &Answers) -> Option<Question> {
    let (link_id, within) = link_id.split_once('.').unwrap_or((link_id, ""));
    Some(match (page::from_link_id(link_id, answers)?, within) {
        (Page::Medicine(_, medicine), "dose") => Question::Dose(medicine),
        (Page::Medicine(_, medicine), "weeks") => Question::Weeks(medicine),
        (Page::Medicine(_, medicine), "effect") => Question::Effect(medicine),
        (Page::Medicine(..), _) => return None,
        (page, _) => Question::Of(page),
    })
}

/// Adds the option of a code to those that were chosen; false where the question has none of it.
fn choose(answers: &mut Answers, question: Question, chosen: &mut Chosen, wanted: &str) -> bool {
    let mut places = if let Answer::Given(places) = chosen { std::mem::take(places) } else { Vec::new() };
    if wanted != NONE {
        let mut place = 0;
        loop {
            match codes::code(question, answers, place) {
                "" => return false,
                code if code == wanted => break,
                _ => place += 1,
            }
        }
        places.push(place);
    }
    *chosen = Answer::Given(places);
    true
}

/// Takes over what was chosen; false where that is no answer to the question.
fn settle(answers: &mut Answers, asked: Option<Question>, chosen: &Chosen) -> bool {
    asked.is_none_or(|question| codes::choose(question, answers, chosen).is_some())
}

/// Whether a file says what was written, piece by piece.
fn is_same(file: &str, ours: &str) -> bool {
    let (mut file, mut ours) = (Tokens::of(file), Tokens::of(ours));
    let (mut key, mut may_differ) = (String::new(), false);
    loop {
        let kind = ours.advance();
        if file.advance() != kind {
            return false;
        }
        if kind == END {
            return file.rest().is_empty();
        }
        if file.text() != ours.text() && !may_differ {
            return false;
        }
        may_differ = kind == ':' && MAY_DIFFER.contains(&key.as_str());
        if kind == TEXT {
            key = ours.text().into();
        }
    }
}
