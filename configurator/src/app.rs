//! The root: it holds the state, every change goes through its `update`, and the page is drawn from it.

use clinical::{settings::HEIGHT, setup};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::{
    browser::{self, Tools},
    field::{DOCUMENT, Field, Way},
    import::ImportStatus,
    model::{FILE, Message, PASTED, State},
    pin::{self, File, Release},
    view,
};

/// How long after the last key the preview begins anew, in milliseconds.
const PAUSE: u32 = 500;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub recipes: Vec<String>,
    pub release: Release,
    pub tools: Tools,
}

/// The page.
pub struct App {
    state: State,
    /// What the frame was told: it is made anew where that changes.
    shown: String,
    pause: Option<Timeout>,
}

impl Component for App {
    type Message = Message;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let lang = browser::language();
        browser::set_language(lang, setup::title(lang));
        let Props { recipes, release, .. } = ctx.props();
        Self { state: State::new(recipes.clone(), release.clone(), lang), shown: String::new(), pause: None }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        let (state, tools) = (&mut self.state, &ctx.props().tools);
        match message {
            Message::Lang(lang) => {
                state.speak(lang);
                browser::set_language(lang, setup::title(lang));
            }
            Message::Scripts(answer) => {
                state.scripts = Some(answer);
                state.open_by(answer.proposes());
            }
            Message::Way(way) => state.open_by(way),
            Message::Typed(field, value) => {
                state.type_in(field, &value);
                self.pause(ctx);
            }
            Message::Ticked(field, option, is_ticked) => {
                state.tick(field, option, is_ticked);
                self.pause(ctx);
            }
            Message::Left(field) => {
                state.leave(field);
                self.pause = None;
            }
            Message::Paused => self.pause = None,
            Message::Check => {
                state.is_checked = true;
                state.leave_all();
            }
            Message::Pasted(text) => state.paste.text = text,
            Message::Read => {
                state.paste.read_into(&mut state.form);
                if matches!(state.paste.told, ImportStatus::Filled(_)) {
                    state.leave_all();
                }
                state.copied = None;
            }
            Message::Undo => {
                state.paste.undo(&mut state.form);
                state.is_checked = false;
                // The button goes away with what it did.
                state.focus = Some(PASTED);
            }
            Message::Look(look) => state.look = look,
            Message::Site(site) => {
                state.site = site;
                state.copied = None;
            }
            Message::Server(server) => {
                state.server = server;
                state.copied = None;
            }
            Message::Allowlist(is_on) => {
                state.has_allowlist = is_on;
                state.copied = None;
            }
            Message::Copy(id) => {
                let send = ctx.link().clone();
                browser::copy(tools, id, move |is_copied| send.send_message(Message::Copied(id, is_copied)));
                return false;
            }
            Message::Copied(id, is_copied) => state.copied = Some((id, is_copied)),
            Message::Choose => {
                let send = ctx.link().clone();
                browser::read(tools, FILE, move |text| send.send_message(Message::File(text)));
                return false;
            }
            Message::File(text) => {
                state.file = text.map_or(File::None, |text| File::read(text, &state.release));
            }
            Message::Pin => {
                let pinned = state.file.pin(&state.form);
                state.file.tell(if pinned.is_some() { pin::Told::Saved } else { pin::Told::Empty });
                if let Some(text) = pinned {
                    browser::save(tools, DOCUMENT, &text);
                }
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        view::page(&self.state, &ctx.link().callback(|message| message))
    }

    fn rendered(&mut self, _: &Context<Self>, _first: bool) {
        if let Some(accent) = self.state.form.settings().accent {
            browser::set_style("--given", &accent.given_css());
            browser::set_style("--used", &accent.css());
            browser::set_style("--used-on-dark", &accent.light_css());
        }
        let height = Field::of("height").and_then(|field| self.state.form.good(field)).unwrap_or(HEIGHT);
        browser::set_style("--height", &format!("{height}px"));
        if let Some(id) = self.state.focus.take() {
            browser::focus(id);
        }
        if self.pause.is_none() {
            self.show();
        }
    }
}

impl App {
    /// Waits with the preview until the typing has paused.
    fn pause(&mut self, ctx: &Context<Self>) {
        let send = ctx.link().clone();
        self.pause = Some(Timeout::new(PAUSE, move || send.send_message(Message::Paused)));
    }

    /// Shows the self-check as it is set now.
    fn show(&mut self) {
        let State { form, look, lang, place, .. } = &self.state;
        let told = look.told(form);
        let mode = if form.way() == Way::Link { "page" } else { "embed" };
        let now = format!("{mode} {told} {} {lang:?}", look.run);
        if let Some(place) = place.cast::<web_sys::Element>().filter(|_| now != self.shown) {
            browser::show_frame(&place, mode, &told, setup::preview_frame(*lang));
            self.shown = now;
        }
    }
}
