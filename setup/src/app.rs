//! The root: it holds what is filled in, every change goes through its `update`, and the page is drawn from it.

use std::collections::BTreeSet;

use clinical::{settings::HEIGHT, setup, text::Lang};
use gloo_timers::callback::Timeout;
use js_sys::Function;
use yew::prelude::*;

use crate::{
    browser,
    field::Field,
    form::Form,
    hosting::Server,
    look::{self, Group, Look},
    paste::{Paste, Told},
    snippet::Kind,
    view,
};

/// How long after the last key the preview begins anew, in milliseconds.
const PAUSE: u32 = 500;

/// The id of the summary of what does not fit.
pub const SUMMARY: &str = "summary";

#[derive(PartialEq, Properties)]
pub struct Props {
    /// What each server is told, in the order of [`Server::ALL`]: the rules, and which release is today's.
    pub recipes: Vec<String>,
    /// Copies what a text area holds.
    pub copy: Function,
}

/// Something that happened.
pub enum Message {
    Lang(Lang),
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
    Site(Kind),
    Server(Server),
    Allowlist(bool),
    Copy(&'static str),
    Copied(&'static str, bool),
}

/// All that the page shows.
pub struct App {
    pub lang: Lang,
    pub form: Form,
    /// The fields that were left: a fault is not told while somebody is typing it.
    left: BTreeSet<&'static str>,
    /// Whether "Check what I filled in" was pressed, and nothing typed since.
    pub is_checked: bool,
    pub paste: Paste,
    pub look: Look,
    pub groups: Vec<Group>,
    pub site: Kind,
    pub server: Server,
    pub has_allowlist: bool,
    /// The text that was copied last, and whether it was.
    pub copied: Option<(&'static str, bool)>,
    /// Where the frame of the preview stands.
    pub place: NodeRef,
    /// What the frame was told: it is made anew where that changes.
    shown: String,
    /// Where the focus goes once the page is drawn.
    focus: Option<&'static str>,
    pause: Option<Timeout>,
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        let lang = browser::language();
        browser::set_language(lang, setup::title(lang));
        Self {
            lang,
            form: Form::default(),
            left: BTreeSet::new(),
            is_checked: false,
            paste: Paste::default(),
            look: Look::default(),
            groups: look::groups(lang),
            site: Kind::Shortcode,
            server: Server::Nginx,
            has_allowlist: false,
            copied: None,
            place: NodeRef::default(),
            shown: String::new(),
            focus: None,
            pause: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Lang(lang) => {
                self.lang = lang;
                self.groups = look::groups(lang);
                browser::set_language(lang, setup::title(lang));
            }
            Message::Typed(field, value) => self.type_in(ctx, field, &value),
            Message::Left(field) => {
                self.left.insert(field.key);
                self.pause = None;
            }
            Message::Ticked(field, option, is_ticked) => {
                let now = self.form.value(field).to_owned();
                let is_on =
                    |known: &str| if known == option { is_ticked } else { now.split(',').any(|on| on == known) };
                let on: Vec<_> = field.options().into_iter().filter(|known| is_on(known)).collect();
                self.type_in(ctx, field, &on.join(","));
            }
            Message::Paused => self.pause = None,
            Message::Check => {
                self.is_checked = true;
                self.leave_all();
            }
            Message::Pasted(text) => self.paste.text = text,
            Message::Read => {
                self.paste.read_into(&mut self.form);
                if matches!(self.paste.told, Told::Filled(_)) {
                    self.leave_all();
                }
                self.copied = None;
            }
            Message::Undo => {
                self.paste.undo(&mut self.form);
                self.is_checked = false;
                // The button goes away with what it did.
                self.focus = Some(view::PASTED);
            }
            Message::Look(look) => self.look = look,
            Message::Site(site) => {
                self.site = site;
                self.copied = None;
            }
            Message::Server(server) => {
                self.server = server;
                self.copied = None;
            }
            Message::Allowlist(is_on) => {
                self.has_allowlist = is_on;
                self.copied = None;
            }
            Message::Copy(id) => {
                let send = ctx.link().clone();
                browser::copy(&ctx.props().copy, id, move |is_copied| {
                    send.send_message(Message::Copied(id, is_copied));
                });
                return false;
            }
            Message::Copied(id, is_copied) => self.copied = Some((id, is_copied)),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view::page(self, ctx)
    }

    fn rendered(&mut self, _: &Context<Self>, _first: bool) {
        if let Some(accent) = self.form.settings().accent {
            browser::set_colour("--given", &accent.given_css());
            browser::set_colour("--used", &accent.css());
            browser::set_colour("--used-on-dark", &accent.light_css());
        }
        if let Some(id) = self.focus.take() {
            browser::focus(id);
        }
        if self.pause.is_none() {
            self.show();
        }
    }
}

impl App {
    /// What is wrong with a field that was left.
    pub fn fault(&self, field: Field) -> Option<String> {
        let is_told = self.left.contains(field.key) && self.form.has_problem(field);
        is_told.then(|| setup::problem(self.lang, &field.expects(self.lang), field.label(self.lang)))
    }

    fn type_in(&mut self, ctx: &Context<Self>, field: Field, value: &str) {
        self.form.set(field, value);
        self.is_checked = false;
        self.copied = None;
        let send = ctx.link().clone();
        self.pause = Some(Timeout::new(PAUSE, move || send.send_message(Message::Paused)));
    }

    fn leave_all(&mut self) {
        self.left = Field::all().map(|field| field.key).collect();
        if !self.form.problems().is_empty() {
            self.is_checked = true;
            self.focus = Some(SUMMARY);
        }
    }

    /// Shows the self-check as it is set now.
    fn show(&mut self) {
        let told = self.look.told(&self.form);
        let height = Field::of("height").and_then(|field| self.form.good(field)).unwrap_or(HEIGHT);
        let now = format!("{told} {height} {} {:?}", self.look.run, self.lang);
        if let Some(place) = self.place.cast::<web_sys::Element>().filter(|_| now != self.shown) {
            browser::show_frame(&place, &told, setup::preview_frame(self.lang), height);
            self.shown = now;
        }
    }
}
