//! Taking the answers along, and opening them again: what was chosen for the copy, and what the browser is asked to do.
//!
//! The copy is made here, on the device; `shell/prelude/keep.js` hands it to the browser.

use crate::{browser, scene::Setup};
use clinical::{
    fhir,
    session::Session,
    sheet::{self, Options, Sheet},
    text::{Lang, say},
};

/// What was chosen for the copy. It belongs to the screen, and goes with the answers.
#[derive(Default)]
pub struct Keep {
    /// The answers to the ASQ stay out of it.
    pub is_without_asq: bool,
    /// Its name says what it is about.
    pub is_named: bool,
    /// The questions to ask that were picked, by their places.
    pub questions: Vec<usize>,
    pub told: Told,
}

/// What came of the last press.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Told {
    #[default]
    Nothing,
    Copied,
    /// The browser copies nothing: the text is shown, to be copied by hand.
    Uncopied,
    /// The browser prints nothing.
    Unprinted,
    /// The file was not opened.
    Refused(fhir::Fault),
}

impl Told {
    /// What the person is told of it.
    pub fn says(self, lang: Lang) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Copied => say::keep_copied(lang),
            Self::Uncopied => say::keep_uncopied(lang),
            Self::Unprinted => say::keep_unprinted(lang),
            Self::Refused(fault) => fault.says(lang),
        }
    }
}

/// A press where a copy is made.
#[derive(Clone, Copy, PartialEq)]
pub enum Press {
    Asq,
    Name,
    Question(usize),
    Print,
    Copy,
    /// As a file for software.
    Save,
    /// As a page to read.
    SavePage,
    /// Choose a saved file.
    Choose,
    /// No press: what the browser tells.
    Told(Told),
}

impl Keep {
    /// The copy as it would be made now.
    pub fn sheets(&self, session: &Session, setup: &Setup, lang: Lang) -> Vec<Sheet> {
        let options = Options {
            today: setup.today,
            country: session.country(),
            settings: &setup.settings,
            has_asq: !self.is_without_asq,
            questions: &self.questions,
        };
        Sheet::all(session.answers(), &options, lang)
    }

    /// The name of the copy.
    pub fn title(&self, lang: Lang) -> &'static str {
        sheet::title(self.is_named, lang)
    }

    pub fn press(&mut self, press: Press, session: &Session, setup: &Setup, lang: Lang) {
        self.told = Told::Nothing;
        let ask = |words: &[&str]| browser::call_with(&setup.keep, words.iter().copied());
        let file = |ending| [sheet::file_name(lang), ending].concat();
        match press {
            Press::Asq => self.is_without_asq = !self.is_without_asq,
            Press::Name => self.is_named = !self.is_named,
            Press::Question(place) => {
                let before = self.questions.len();
                self.questions.retain(|known| *known != place);
                if before == self.questions.len() {
                    self.questions.push(place);
                    self.questions.sort_unstable();
                }
            }
            Press::Print => ask(&["print", self.title(lang)]),
            Press::Copy => ask(&["copy", &sheet::as_text(&self.sheets(session, setup, lang))]),
            Press::Save => {
                let bundle = fhir::bundle(session.answers(), setup.today, lang, !self.is_without_asq);
                ask(&["save", &file(".json"), &bundle]);
            }
            Press::SavePage => {
                let page = sheet::as_html(&self.sheets(session, setup, lang), self.title(lang));
                ask(&["save", &file(".html"), &page]);
            }
            Press::Choose => ask(&["choose"]),
            Press::Told(told) => self.told = told,
        }
    }
}
