//! The state of the page, and what can happen to it.

use std::collections::BTreeSet;

use clinical::{setup, text::Lang};
use yew::NodeRef;

use crate::{
    field::{FORM, Field, Way},
    form::Form,
    hosting::Server,
    import::Import,
    pin::{self, File, Release},
    preview::{self, Group, Look},
    scripts::Scripts,
    snippet::SnippetKind,
};

/// The id of the summary of what does not fit.
pub const SUMMARY: &str = "summary";

/// The id of the box that a snippet is pasted into.
pub const PASTED: &str = "pasted";

/// The id of the field in which a file is chosen.
pub const FILE: &str = "document";

/// Something that happened.
pub enum Message {
    Lang(Lang),
    Scripts(Scripts),
    Way(Way),
    Typed(Field, String),
    /// A field was left: what does not fit in it is said from now on.
    Left(Field),
    Ticked(Field, &'static str, bool),
    /// The typing has paused.
    Paused,
    Check,
    Pasted(String),
    Read,
    Undo,
    Look(Look),
    Site(SnippetKind),
    Server(Server),
    Allowlist(bool),
    Copy(&'static str),
    Copied(&'static str, bool),
    /// A file was chosen.
    Choose,
    /// What it holds; `None` where none is chosen any more.
    File(Option<String>),
    Pin,
}

/// All that the page shows.
pub struct State {
    /// What each server is told, in the order of [`Server::ALL`]: the rules, and which release is today's.
    pub recipes: Vec<String>,
    /// By what the release's document is known.
    pub release: Release,
    pub lang: Lang,
    /// The answer to the question that comes first.
    pub scripts: Option<Scripts>,
    pub form: Form,
    /// The fields that were left: a fault is not told while somebody is typing it.
    left: BTreeSet<&'static str>,
    /// Whether "Check what I filled in" was pressed, and nothing typed since.
    pub is_checked: bool,
    pub paste: Import,
    pub look: Look,
    pub groups: Vec<Group>,
    pub site: SnippetKind,
    pub server: Server,
    pub has_allowlist: bool,
    /// The text that was copied last, and whether it was.
    pub copied: Option<(&'static str, bool)>,
    /// The file that the settings are pinned in.
    pub file: File,
    /// Where the frame of the preview stands.
    pub place: NodeRef,
    /// Where the focus goes once the page is drawn.
    pub focus: Option<&'static str>,
}

impl State {
    /// The page as it is opened.
    pub fn new(recipes: Vec<String>, release: Release, lang: Lang) -> Self {
        Self {
            recipes,
            release,
            lang,
            scripts: None,
            form: Form::default(),
            left: BTreeSet::new(),
            is_checked: false,
            paste: Import::default(),
            look: Look::default(),
            groups: preview::groups(lang),
            site: SnippetKind::Shortcode,
            server: Server::Nginx,
            has_allowlist: false,
            copied: None,
            file: File::None,
            place: NodeRef::default(),
            focus: None,
        }
    }

    /// What is wrong with a field that was left.
    pub fn fault(&self, field: Field) -> Option<String> {
        let is_told = self.left.contains(field.key) && self.form.has_problem(field);
        is_told.then(|| setup::problem(self.lang, &field.expects(self.lang), field.label(self.lang)))
    }

    /// Sets the language of the page.
    pub fn speak(&mut self, lang: Lang) {
        self.lang = lang;
        self.groups = preview::groups(lang);
    }

    pub fn open_by(&mut self, way: Way) {
        self.form.set(FORM, way.code());
        self.copied = None;
    }

    pub fn type_in(&mut self, field: Field, value: &str) {
        self.form.set(field, value);
        self.is_checked = false;
        self.copied = None;
        self.file.tell(pin::Told::Nothing);
    }

    /// A field of options: one of them ticked or not.
    pub fn tick(&mut self, field: Field, option: &str, is_ticked: bool) {
        let now = self.form.value(field).to_owned();
        let is_on = |known: &str| if known == option { is_ticked } else { now.split(',').any(|on| on == known) };
        let on: Vec<_> = field.options().into_iter().filter(|known| is_on(known)).collect();
        self.type_in(field, &on.join(","));
    }

    /// What does not fit in a field is said from now on.
    pub fn leave(&mut self, field: Field) {
        self.left.insert(field.key);
    }

    /// The same for all fields; the summary takes the focus where something does not fit.
    pub fn leave_all(&mut self) {
        self.left = Field::all().map(|field| field.key).collect();
        if !self.form.problems().is_empty() {
            self.is_checked = true;
            self.focus = Some(SUMMARY);
        }
    }
}
