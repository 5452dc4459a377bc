//! The preview: its page, language, width and colour scheme.

use clinical::{
    labels,
    page::Part,
    sample::PreviewPage,
    screen,
    session::View,
    settings::Settings,
    setup,
    text::{Lang, say},
};

use crate::form::Form;

/// How the preview is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub is_wide: bool,
    pub is_dark: bool,
    /// The language to see it in; without one, that of the form.
    pub lang: Option<Lang>,
    pub place: PreviewPage,
    /// How often the preview was begun again.
    pub run: u32,
}

impl Default for Look {
    fn default() -> Self {
        Self { is_wide: false, is_dark: false, lang: None, place: PreviewPage::Start, run: 0 }
    }
}

impl Look {
    /// What the preview is told: the page to begin at and the colours, then the settings as the clinic's own frame would
    /// have them.
    #[must_use]
    pub fn told(&self, form: &Form) -> String {
        let scheme = if self.is_dark { "dark" } else { "light" };
        let mut form = form.clone();
        if let (Some(lang), Some(field)) = (self.lang, crate::field::Field::of("lang")) {
            form.set(field, lang.code());
        }
        format!("preview={},{scheme}&{}", self.place.name(), form.fragment())
    }
}

/// A group of places to go to.
pub struct Group {
    pub label: String,
    pub places: Vec<(PreviewPage, String)>,
}

/// Every place that the preview can begin at, by what is read there. Made once for a language: each has to be walked to.
#[must_use]
pub fn groups(lang: Lang) -> Vec<Group> {
    let group = |label: &str| Group { label: label.to_owned(), places: Vec::new() };
    let mut parts: Vec<Group> = Part::ALL.into_iter().map(|part| group(labels::part(part, lang))).collect();
    let mut others = group(setup::preview_pages(lang));
    let mut results = group(setup::preview_results(lang));
    for place in PreviewPage::all() {
        let Some(session) = place.session(clinical::crisis::Country::default()) else { continue };
        let part = match session.view() {
            View::Question(page) => parts.get_mut(usize::from(page.part().number()) - 1),
            _ => None,
        };
        let is_result = matches!(place, PreviewPage::Outcome(_));
        let into = part.unwrap_or(if is_result { &mut results } else { &mut others });
        let heading = match place {
            // It begins at the first of many; its own heading is one claim.
            PreviewPage::Claims => say::learn_claims(lang).to_owned(),
            _ => screen(&session, &Settings::default(), lang).heading.into_owned(),
        };
        into.places.push((place, heading));
    }
    parts.insert(0, others);
    parts.push(results);
    parts
}
