//! Taking the answers along, and opening them again: what was chosen for the copy, and what the browser is asked to do.
//!
//! The copy is made here, on the device; `shell/lockdown/export.js` hands it to the browser.

use crate::{config::Config, host::Host};
use clinical::{
    fhir,
    session::Session,
    summary::{self, Options, Summary},
    text::{Lang, say},
};

/// What was chosen for the copy. It belongs to the screen, and goes with the answers.
#[derive(Default)]
pub struct ExportState {
    /// The answers to the ASQ stay out of it.
    pub is_without_asq: bool,
    /// Its name says what it is about.
    pub is_named: bool,
    /// The questions to ask that were picked, by their places.
    pub questions: Vec<usize>,
    pub status: Status,
}

/// What came of the last press.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Status {
    #[default]
    Nothing,
    Copied,
    /// The browser copies nothing: the text is shown, to be copied by hand.
    Uncopied,
    /// A file was handed to the browser. Nothing tells whether it was saved: a page around the clinic's may forbid it.
    Saved,
    /// The browser prints nothing.
    Unprinted,
    /// The file was not opened.
    Refused(fhir::OpenError),
}

impl Status {
    /// What the person is told of it.
    pub fn says(self, lang: Lang) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Copied => say::keep_copied(lang),
            Self::Uncopied => say::keep_uncopied(lang),
            Self::Saved => say::keep_saved(lang),
            Self::Unprinted => say::keep_unprinted(lang),
            Self::Refused(fault) => fault.says(lang),
        }
    }
}

/// A press where a copy is made.
#[derive(Clone, Copy, PartialEq)]
pub enum ExportAction {
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
    Status(Status),
}

impl ExportState {
    /// The copy as it would be made now.
    pub fn sheets(&self, session: &Session, config: &Config, lang: Lang) -> Vec<Summary> {
        let options = Options {
            today: config.today,
            country: session.country(),
            settings: &config.settings,
            has_asq: !self.is_without_asq,
            questions: &self.questions,
        };
        Summary::all(session.answers(), &options, lang)
    }

    /// The name of the copy.
    pub fn title(&self, lang: Lang) -> &'static str {
        summary::title(self.is_named, lang)
    }

    pub fn press(&mut self, press: ExportAction, session: &Session, config: &Config, host: &Host, lang: Lang) {
        self.status = Status::Nothing;
        let file = |ending| [summary::file_name(lang), ending].concat();
        match press {
            ExportAction::Asq => self.is_without_asq = !self.is_without_asq,
            ExportAction::Name => self.is_named = !self.is_named,
            ExportAction::Question(place) => {
                let before = self.questions.len();
                self.questions.retain(|known| *known != place);
                if before == self.questions.len() {
                    self.questions.push(place);
                    self.questions.sort_unstable();
                }
            }
            ExportAction::Print => host.print(self.title(lang)),
            ExportAction::Copy => host.copy(&summary::as_text(&self.sheets(session, config, lang))),
            ExportAction::Save => {
                let bundle = fhir::bundle(session.answers(), config.today, lang, !self.is_without_asq);
                host.save(&file(".json"), &bundle);
                self.status = Status::Saved;
            }
            ExportAction::SavePage => {
                let page = summary::as_html(&self.sheets(session, config, lang), self.title(lang));
                host.save(&file(".html"), &page);
                self.status = Status::Saved;
            }
            ExportAction::Choose => host.choose(),
            ExportAction::Status(told) => self.status = told,
        }
    }
}
