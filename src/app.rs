//! The root: one reducer holds the session, and every page is drawn from it.

use crate::{
    browser, components, focus,
    idle::use_idle,
    leaving::{use_shift_exit, use_wipe_on_pagehide},
    pages,
    scene::Scene,
};
use clinical::{
    date::Date,
    session::{Event, Session},
    settings::Settings,
};
use js_sys::Function;
use std::rc::Rc;
use yew::prelude::*;

/// What stays the same as long as the page is open.
#[derive(PartialEq)]
pub struct Setup {
    pub settings: Settings,
    pub today: Date,
    pub own_page: bool,
    pub leave: Function,
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub setup: Rc<Setup>,
}

/// The session, as Yew's reducer wants it.
struct Walk(Session);

impl Reducible for Walk {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        Rc::new(Self(self.0.clone().apply(event)))
    }
}

#[component]
pub fn App(props: &Props) -> Html {
    let setup = &props.setup;
    let walk = use_reducer(|| Walk(Session::new(setup.settings.country)));
    let session = &walk.0;

    let dispatcher = walk.dispatcher();
    let send = use_callback((), {
        let setup = setup.clone();
        move |event: Event, ()| {
            dispatcher.dispatch(event);
            // As a page of its own the widget can leave for good. Embedded, the link of the button opens a new tab.
            if event == Event::Exit && setup.own_page {
                browser::call(&setup.leave);
            }
        }
    });

    let shift = use_shift_exit(send.reform(|()| Event::Exit));
    use_wipe_on_pagehide(send.clone());
    let idle = use_idle(session.view(), send.clone());

    let scene = Scene::new(session, setup, &idle, send);
    let title = pages::title(&scene);
    use_effect_with((session.moves(), session.refusals()), move |(moves, refusals)| {
        if *moves == 0 {
            return;
        }
        assert!(focus::title_says(&title), "the page shows another question than the one that is asked");
        if *refusals == 0 || !focus::to(focus::ERRORS) {
            focus::to_title();
        }
    });

    html! {
        <>
            { components::header(&scene, shift) }
            { components::idle_warning(&scene) }
            { pages::page(&scene) }
        </>
    }
}
