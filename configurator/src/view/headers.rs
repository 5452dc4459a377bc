//! What the web server is told.

use clinical::setup;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::parts::{Choice, copy_box, fold, radios};
use crate::{
    hosting::{Server, allowlist, recipe},
    model::{Message, State},
};

/// The recipes of one server.
pub fn part(state: &State, send: &Callback<Message>) -> Html {
    let lang = state.lang;
    let choices = Server::ALL.into_iter().map(|server| Choice {
        value: server.code(),
        label: match server {
            Server::Nginx => setup::headers_nginx(lang),
            Server::Apache => setup::headers_apache(lang),
            Server::Netlify => setup::headers_netlify(lang),
        },
        is_chosen: state.server == server,
        message: send.reform(move |()| Message::Server(server)),
    });
    let list = state.has_allowlist.then(|| allowlist(&state.form.settings()));
    // Two texts for each server.
    let mut templates = state.recipes.iter().skip(2 * state.server as usize).map(String::as_str);
    let mut next = || recipe(state.server, templates.next().unwrap_or_default(), list.as_deref());
    let (rules, current) = (next(), next());
    let place = match state.server {
        Server::Nginx => setup::headers_where_nginx(lang),
        Server::Apache => setup::headers_where_apache(lang),
        Server::Netlify => setup::headers_where_netlify(lang),
    };
    fold(
        "headers",
        setup::part_headers(lang),
        html! {
            <>
                <p>{ setup::headers_about(lang) }</p>
                { radios("server", setup::headers_host(lang), None, choices.collect()) }
                { allowlist_box(state, send) }
                { copy_box(state, send, "rules", setup::headers_first(lang), &rules) }
                { copy_box(state, send, "current", setup::headers_second(lang), &current) }
                <p>{ place }</p>
                <p>{ setup::headers_folder(lang) }</p>
            </>
        },
    )
}

/// The one header that can do harm: what it may break is said before it is ticked.
fn allowlist_box(state: &State, send: &Callback<Message>) -> Html {
    let lang = state.lang;
    let onchange = send.reform(|e: Event| Message::Allowlist(e.target_unchecked_into::<HtmlInputElement>().checked()));
    html! {
        <div class="field">
            <div class="hint" id="allowlist-hint">
                <p>{ setup::headers_allowlist_about(lang) }</p>
                <p>{ setup::headers_allowlist_warn(lang) }</p>
            </div>
            <div class="tick">
                <input type="checkbox" id="allowlist" checked={state.has_allowlist} aria-describedby="allowlist-hint" {onchange} />
                <label for="allowlist">{ setup::headers_allowlist(lang) }</label>
            </div>
        </div>
    }
}
