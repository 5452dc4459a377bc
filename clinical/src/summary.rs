//! The record for people: what is printed, copied as text and saved as a page, all three from one list of lines.
//!
//! A clinician reads it in a minute: what the self-check said, the PHQ-9, the answers on suicide, what was tried, and
//! what was ticked, the strongest first. It names scores as ranges and no illness.

mod content;
mod render;

use crate::{
    answers::Answers,
    crisis::Country,
    date::Date,
    settings::Settings,
    text::{Lang, say},
};
pub use render::{as_html, as_text};

/// What a person chose for the copy, and what it is made from beside the answers.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    pub today: Date,
    /// Whose crisis lines are named.
    pub country: Country,
    /// The clinic's settings: they bear on the questions to ask.
    pub settings: &'a Settings,
    /// Whether the answers to the ASQ stand in it.
    pub has_asq: bool,
    /// The questions to ask that the person picked, by their places in [`crate::advice::Advice::questions`].
    pub questions: &'a [usize],
}

/// The copy in one language, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub lang: Lang,
    pub lines: Vec<Line>,
}

/// A line of the copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub kind: LineKind,
    /// A heading, a question, or a sentence.
    pub said: String,
    /// The answer to the question; empty where there is none.
    pub answer: String,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// The one heading of the copy, which names no illness.
    Title,
    /// A heading; at least one line stands below it.
    Heading,
    Line,
    /// The rules' version, and the notices of the instruments.
    Foot,
}

impl Summary {
    /// The copy in the person's language, and in English for the clinician where that is another.
    #[must_use]
    pub fn all(answers: &Answers, options: &Options<'_>, lang: Lang) -> Vec<Self> {
        let mut sheets = Vec::new();
        for of in [lang, Lang::default()] {
            if sheets.is_empty() || of != lang {
                // Crisis help is for the person.
                sheets
                    .push(Self { lang: of, lines: content::lines(&answers.trimmed(), options, of, sheets.is_empty()) });
            }
        }
        sheets
    }
}

/// The name of a copy, which the browser shows and names a printed file after. It names the illness only where the
/// person chose that.
#[must_use]
pub fn title(is_full: bool, lang: Lang) -> &'static str {
    if is_full { say::sheet_title_full(lang) } else { say::sheet_title(lang) }
}

/// The name of a saved file, without its ending. It says nothing about an illness.
#[must_use]
pub fn file_name(lang: Lang) -> &'static str {
    say::sheet_file(lang)
}
