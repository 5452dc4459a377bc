//! The root: it holds the state, every change goes through its `update`, and every page is drawn from it.

use crate::{
    browser, components, early, focus,
    idle::{Idle, State},
    keep::{Keep, Press, Told},
    leaving::ShiftKeys,
    pages,
    scene::{Message, Scene, Setup},
};
use clinical::{
    fhir,
    session::{Event, Session},
    text::Lang,
};
use gloo_events::EventListener;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, KeyboardEvent};
use yew::{Component, Context, Html, Properties, html};

#[cfg(feature = "preview")]
use crate::preview::{first, marked};

/// The session that the page begins with.
#[cfg(not(feature = "preview"))]
fn first(setup: &Setup) -> Session {
    Session::new(setup.settings.country)
}

/// The page as it is: the preview alone has a mark.
#[cfg(not(feature = "preview"))]
const fn marked(page: Html, _: Lang) -> Html {
    page
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub setup: Rc<Setup>,
}

/// The state of the widget: the session, and what belongs to the screen only.
pub struct App {
    session: Session,
    lang: Lang,
    /// What is typed into the search. It goes with its page.
    search: String,
    idle: Idle,
    shift: ShiftKeys,
    keep: Keep,
    /// The last page and error that took the focus.
    focused: (u32, u32),
    _listeners: [Option<EventListener>; 6],
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let send = ctx.link().callback(|message| message);
        let on_key = {
            let send = send.clone();
            move |event: &web_sys::Event| {
                // A key held down repeats: that is one press.
                if let Some(event) = event.dyn_ref::<KeyboardEvent>().filter(|event| !event.repeat()) {
                    send.emit(Message::Key { at: event.time_stamp(), is_shift: event.key() == "Shift" });
                }
            }
        };
        let on_hide = {
            let send = send.clone();
            move |_: &web_sys::Event| send.emit(Message::Hide)
        };
        let on_told = |told| {
            let send = send.clone();
            move |_: &web_sys::Event| send.emit(Message::Keep(Press::Told(told)))
        };
        let on_opened = {
            let send = send.clone();
            move |event: &web_sys::Event| {
                // An event of another kind has no detail either.
                let file = event.unchecked_ref::<CustomEvent>().detail().as_string();
                send.emit(Message::Opened(file.unwrap_or_default()));
            }
        };
        let settings = &ctx.props().setup.settings;
        browser::set_language(settings.lang);
        let session = first(&ctx.props().setup);
        let mut app = Self {
            focused: (session.moves(), session.refusals()),
            session,
            lang: settings.lang,
            search: String::new(),
            idle: Idle::new(send.reform(|()| Message::Look)),
            shift: ShiftKeys::default(),
            keep: Keep::default(),
            _listeners: [
                browser::listen("keydown", on_key),
                browser::listen("pagehide", on_hide),
                browser::listen("copied", on_told(Told::Copied)),
                browser::listen("uncopied", on_told(Told::Uncopied)),
                browser::listen("unprinted", on_told(Told::Unprinted)),
                browser::listen("opened", on_opened),
            ],
        };
        app.catch_up(ctx);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let moves = self.session.moves();
        let is_changed = self.take(ctx, message);
        if moves != self.session.moves() {
            focus::let_go();
        }
        is_changed
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let scene = self.scene(ctx);
        let page = html! {
            <>
                { components::header(&scene) }
                { components::idle_warning(&scene) }
                { pages::page(&scene) }
            </>
        };
        marked(page, self.lang)
    }

    fn rendered(&mut self, ctx: &Context<Self>, _first: bool) {
        let now = (self.session.moves(), self.session.refusals());
        let before = std::mem::replace(&mut self.focused, now);
        if now == before {
            return;
        }
        let scene = self.scene(ctx);
        // Only a page that has just been drawn: by the time of an error a translator has long been at work on it.
        // The frame answers a panic with its static crisis help.
        let is_new = now.0 != before.0;
        assert!(
            !is_new || focus::title_says(&pages::title(&scene)),
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
            Message::Search(text) => self.search = text,
            Message::Key { at, is_shift } => {
                let before = self.shift.presses;
                if self.shift.press(is_shift, at) {
                    self.apply(ctx, Event::Exit);
                }
                return before != self.shift.presses;
            }
            Message::Look => {
                let has_changed = !self.session.is_untouched() && self.idle.look();
                if self.idle.state == State::Due {
                    self.apply(ctx, Event::Idle);
                }
                return has_changed;
            }
            Message::Language(lang) => self.speak(lang),
            Message::Keep(press) => self.keep.press(press, &self.session, &ctx.props().setup, self.lang),
            Message::Opened(file) => self.open(&file),
            Message::Idle(state) => self.idle.go_on(state),
            // What the browser keeps for Back or a restored tab is a fresh start, and like the first page it takes no
            // focus. Chromium throws a kept page away that asks for it.
            Message::Hide => {
                self.apply(ctx, Event::Erase);
                self.apply(ctx, Event::Start);
                self.speak(ctx.props().setup.settings.lang);
                self.focused = (self.session.moves(), self.session.refusals());
            }
        }
        true
    }

    fn scene<'a>(&'a self, ctx: &'a Context<Self>) -> Scene<'a> {
        let setup = &ctx.props().setup;
        let send = ctx.link().callback(|message| message);
        Scene {
            session: &self.session,
            setup,
            lang: self.lang,
            search: &self.search,
            keep: &self.keep,
            idle: self.idle.state,
            shift: self.shift.presses,
            send,
        }
    }

    /// Goes where a person has gone on the early pages.
    fn catch_up(&mut self, ctx: &Context<Self>) {
        for press in ctx.props().setup.pressed.lines().filter_map(early::Press::read) {
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
            Err(fault) => self.keep.told = Told::Refused(fault),
        }
    }

    fn apply(&mut self, ctx: &Context<Self>, event: Event) {
        let moves = self.session.moves();
        self.session = std::mem::take(&mut self.session).apply(event);
        if moves != self.session.moves() {
            self.search.clear();
            self.keep.told = Told::Nothing;
            if self.idle.state == State::Warned {
                self.idle.go_on(State::Watching);
            }
        }
        if self.session.is_untouched() {
            // "Keep my answers open" ends with the session it was said in.
            self.idle.go_on(State::Watching);
            self.keep = Keep::default();
        }
        // As a page of its own the widget can leave for good. Embedded, the link of the button opens a new tab.
        let setup = &ctx.props().setup;
        if event == Event::Exit && setup.own_page {
            browser::call(&setup.leave);
        }
    }
}
