//! The root: it holds the state, every change goes through its `update`, and every page is drawn from it.

use crate::{
    browser,
    config::Config,
    export::{ExportAction, ExportState, Status},
    focus,
    form::Form,
    host::Host,
    idle::{Idle, State},
    pages,
    preboot::ReplayedInput,
    view_context::{Message, ViewContext},
};
use clinical::{
    Screen, fhir,
    medicines::Medicine,
    row_set::Set,
    screen,
    session::{Event, Session},
    text::Lang,
};
use gloo::events::EventListener;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CustomEvent;
use yew::{Component, Context, Html, Properties};

#[cfg(feature = "preview")]
use crate::preview::{first, marked};

/// The session that the page begins with.
#[cfg(not(feature = "preview"))]
fn first(config: &Config) -> Session {
    Session::new(config.settings.country)
}

/// The page as it is: the preview alone has a mark.
#[cfg(not(feature = "preview"))]
const fn marked(page: Html, _: Lang) -> Html {
    page
}

/// How many presses of Shift leave the page, as in `shell/quick-exit.js`.
const QUICK_EXIT: u8 = 3;

/// What an event of the frame's own scripts carries.
fn detail(event: &web_sys::Event) -> JsValue {
    // An event of another kind has none.
    event.unchecked_ref::<CustomEvent>().detail()
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub config: Rc<Config>,
    pub host: Host,
}

/// The state of the widget: the session, and what belongs to the screen only.
pub struct App {
    session: Session,
    /// What the session shows, computed once for each change.
    screen: Rc<Screen>,
    lang: Lang,
    /// What is typed into the search. It goes with its page.
    search: String,
    /// The medicines that were picked when their list was laid out last: on a move, or by the search.
    laid_out_with: Set<Medicine>,
    idle: Idle,
    /// How often Shift has been pressed.
    shift: u8,
    export: ExportState,
    /// The last page and error that took the focus.
    focused: (u32, u32),
    _listeners: [Option<EventListener>; 6],
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let send = ctx.link().callback(|message| message);
        let on_shift = {
            let send = send.clone();
            #[expect(clippy::cast_sign_loss, reason = "a count of presses; the cast saturates")]
            let presses = |event: &web_sys::Event| detail(event).as_f64().unwrap_or_default() as u8;
            move |event: &web_sys::Event| send.emit(Message::Shift(presses(event)))
        };
        let on_hide = {
            let send = send.clone();
            move |_: &web_sys::Event| send.emit(Message::PageHide)
        };
        let on_told = |told| {
            let send = send.clone();
            move |_: &web_sys::Event| send.emit(Message::Export(ExportAction::Status(told)))
        };
        let on_opened = {
            let send = send.clone();
            move |event: &web_sys::Event| {
                send.emit(Message::FileOpened(detail(event).as_string().unwrap_or_default()));
            }
        };
        let settings = &ctx.props().config.settings;
        browser::set_language(settings.lang);
        let session = first(&ctx.props().config);
        let screen = Rc::new(screen(&session, settings, settings.lang));
        let mut app = Self {
            focused: (session.moves(), session.refusals()),
            laid_out_with: session.medicine_ticks().rows(),
            session,
            screen,
            lang: settings.lang,
            search: String::new(),
            idle: Idle::new(send.reform(|()| Message::Tick)),
            shift: 0,
            export: ExportState::default(),
            _listeners: [
                browser::listen("shift", on_shift),
                browser::listen("pagehide", on_hide),
                browser::listen("copied", on_told(Status::Copied)),
                browser::listen("uncopied", on_told(Status::Uncopied)),
                browser::listen("unprinted", on_told(Status::Unprinted)),
                browser::listen("opened", on_opened),
            ],
        };
        app.catch_up(ctx);
        app.look(ctx);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let moves = self.session.moves();
        let is_changed = self.take(ctx, message);
        if is_changed {
            self.look(ctx);
        }
        if moves != self.session.moves() {
            focus::blur_active();
        }
        is_changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        marked(pages::all(&self.cx(ctx)), self.lang)
    }

    fn rendered(&mut self, _: &Context<Self>, _first: bool) {
        let now = (self.session.moves(), self.session.refusals());
        let before = std::mem::replace(&mut self.focused, now);
        if now == before {
            return;
        }
        // Only a page that has just been drawn: by the time of an error a translator has long been at work on it.
        // The frame answers a panic with its static crisis help.
        let is_new = now.0 != before.0;
        assert!(
            !is_new || focus::title_says(&self.screen.heading),
            "another question is on the screen than the one asked"
        );
        if now.1 == before.1 || !focus::to(focus::ERRORS) {
            focus::to_title();
        }
    }
}

impl App {
    /// Takes a message in. Returns whether anything is to be drawn anew.
    fn take(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Session(event) => self.apply(ctx, event),
            Message::Search(text) => {
                self.search = text;
                self.laid_out_with = self.session.medicine_ticks().rows();
            }
            Message::Shift(QUICK_EXIT) => {
                self.shift = 0;
                self.apply(ctx, Event::Exit);
            }
            Message::Shift(presses) => self.shift = presses,
            Message::Tick => {
                let has_changed = !self.session.is_untouched() && self.idle.poll();
                if self.idle.state == State::Expired {
                    self.apply(ctx, Event::Idle);
                }
                return has_changed;
            }
            Message::Language(lang) => self.speak(lang),
            Message::Export(press) => {
                let Props { config, host } = ctx.props();
                self.export.press(press, &self.session, config, host, self.lang);
            }
            Message::FileOpened(file) => self.open(&file),
            Message::Idle(state) => self.idle.reset(state),
            // What the browser keeps for Back or a restored tab is a fresh start, and like the first page it takes no
            // focus. Chromium throws a kept page away that asks for it.
            Message::PageHide => {
                self.apply(ctx, Event::Erase);
                self.apply(ctx, Event::Start);
                self.speak(ctx.props().config.settings.lang);
                self.focused = (self.session.moves(), self.session.refusals());
            }
        }
        true
    }

    fn cx<'a>(&'a self, ctx: &'a Context<Self>) -> ViewContext<'a> {
        let config = &ctx.props().config;
        let send = ctx.link().callback(|message| message);
        ViewContext {
            session: &self.session,
            screen: Rc::clone(&self.screen),
            config,
            lang: self.lang,
            search: &self.search,
            laid_out_with: self.laid_out_with,
            export: &self.export,
            idle: self.idle.state,
            shift: self.shift,
            send,
        }
    }

    /// Computes what the session shows.
    fn look(&mut self, ctx: &Context<Self>) {
        self.screen = Rc::new(screen(&self.session, &ctx.props().config.settings, self.lang));
    }

    /// Goes where a person has gone on the early pages.
    fn catch_up(&mut self, ctx: &Context<Self>) {
        for press in ctx.props().config.pressed.lines().filter_map(ReplayedInput::read) {
            self.take(ctx, press.message);
            if press.is_shown {
                self.focused = (self.session.moves(), self.session.refusals());
            }
        }
    }

    fn speak(&mut self, lang: Lang) {
        self.lang = lang;
        browser::set_language(lang);
    }

    /// Opens a saved file, where no answer could be lost by it. One that cannot be opened changes nothing.
    fn open(&mut self, file: &str) {
        match fhir::open(file) {
            Ok(answers) => self.session = std::mem::take(&mut self.session).open(answers),
            Err(fault) => self.export.status = Status::Refused(fault),
        }
    }

    fn apply(&mut self, ctx: &Context<Self>, event: Event) {
        let moves = self.session.moves();
        self.session = std::mem::take(&mut self.session).apply(event);
        if moves != self.session.moves() {
            self.search.clear();
            self.laid_out_with = self.session.medicine_ticks().rows();
            self.export.status = Status::Nothing;
            if self.idle.state == State::Warned {
                self.idle.reset(State::Watching);
            }
        }
        if self.session.is_untouched() {
            // "Keep my answers open" holds for one session only.
            self.idle.reset(State::Watching);
            self.export = ExportState::default();
        }
        // As a page of its own the widget can leave for good. Embedded, the link of the button opens a new tab.
        let Props { config, host } = ctx.props();
        if event == Event::Exit && config.form == Form::Page {
            host.leave();
        }
    }
}
