//! What is copied into the clinic's website.

use clinical::setup;
use yew::prelude::*;

use super::parts::{self, Button, Choice, copy_box, folded_box, radios};
use crate::{
    field::Way,
    handover,
    model::{Message, State},
    snippet::{self, SnippetKind},
};

/// How the site is made, and what it needs; `fields` is what is asked before the text can be copied.
pub fn part(state: &State, send: &Callback<Message>, fields: Html) -> Html {
    let lang = state.lang;
    let choice = |value, label, site| Choice {
        value,
        label,
        is_chosen: state.site == site,
        message: send.reform(move |()| Message::Site(site)),
    };
    let choices = vec![
        choice("wordpress", setup::site_wordpress(lang), SnippetKind::Shortcode),
        choice("html", setup::site_any(lang), SnippetKind::Html),
        choice("element", setup::site_element(lang), SnippetKind::Element),
    ];
    let ways = [Way::Link, Way::Frame].map(|way| Choice {
        value: way.code(),
        label: match way {
            Way::Link => setup::form_link(lang),
            Way::Frame => setup::form_frame(lang),
        },
        is_chosen: state.form.way() == way,
        message: send.reform(move |()| Message::Way(way)),
    });
    parts::part(
        "site",
        setup::part_site(lang),
        html! {
            <>
                { radios("form", setup::form_legend(lang), None, ways.into()) }
                { fields }
                { radios("site-kind", setup::site_kind(lang), None, choices) }
                if !state.form.problems().is_empty() { <p class="error">{ setup::check_left_out(lang) }</p> }
                { if state.site == SnippetKind::Shortcode { wordpress(state, send) } else { any(state, send) } }
                { message(state, send) }
                { copy_box(state, send, "line", setup::site_line(lang), &state.form.settings().line_below()) }
                <p class="hint">
                    { if state.site == SnippetKind::Shortcode { setup::site_line_plugin(lang) } else { setup::site_line_about(lang) } }
                </p>
            </>
        },
    )
}

/// The text that is pasted.
fn code(state: &State, send: &Callback<Message>, label: &'static str, text: &str) -> Html {
    folded_box(state, send, "snippet", [setup::site_show(state.lang), label], Button::Of(label), text)
}

/// The message for whoever runs the website, and what goes with it.
fn message(state: &State, send: &Callback<Message>) -> Html {
    let lang = state.lang;
    let text = handover::message(state.site, &state.form, lang);
    let names = [setup::message_show(lang), setup::message_label(lang)];
    html! {
        <div class="side">
            <p>{ setup::message_about(lang, &handover::files(state.site)) }</p>
            { folded_box(state, send, "message", names, Button::Own(setup::message_button(lang)), &text) }
        </div>
    }
}

fn wordpress(state: &State, send: &Callback<Message>) -> Html {
    let lang = state.lang;
    let text = snippet::write(SnippetKind::Shortcode, &state.form);
    html! {
        <ol class="steps">
            <li>{ setup::site_step_upload(lang) }</li>
            <li>{ setup::site_step_page(lang) }</li>
            <li>
                <span>{ setup::site_step_paste(lang) }</span>
                { code(state, send, setup::site_shortcode(lang), &text) }
            </li>
            <li>{ setup::site_step_publish(lang) }</li>
        </ol>
    }
}

fn any(state: &State, send: &Callback<Message>) -> Html {
    let lang = state.lang;
    let (address, field) = (snippet::place(&state.form), setup::label_src(lang));
    let file = match state.site {
        SnippetKind::Element => setup::site_step_files(lang, address, field),
        _ => setup::site_step_file(lang, address, field),
    };
    let (belongs, label) = match (state.site, state.form.way()) {
        (SnippetKind::Element, _) => (setup::site_step_element(lang), setup::site_code_element(lang)),
        (_, Way::Link) => (setup::site_step_link(lang), setup::site_link(lang)),
        (_, Way::Frame) => (setup::site_step_frame(lang), setup::site_frame(lang)),
    };
    let last = match state.form.way() {
        Way::Link => setup::site_step_press(lang),
        Way::Frame => setup::site_step_look(lang),
    };
    html! {
        <ol class="steps">
            <li id="site-file">{ file }</li>
            <li>
                <span>{ belongs }</span>
                { code(state, send, label, &snippet::write(state.site, &state.form)) }
            </li>
            <li>{ last }</li>
        </ol>
    }
}
