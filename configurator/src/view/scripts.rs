//! The question that comes first: what runs on the clinic's page, and the form that fits.

use clinical::setup;
use yew::prelude::*;

use super::parts::{self, Choice, radios};
use crate::{
    field::Way,
    model::{Message, State},
    scripts::Scripts,
};

/// The question, and what is proposed once it is answered.
pub fn part(state: &State, send: &Callback<Message>) -> Html {
    let lang = state.lang;
    let choices = Scripts::ALL.into_iter().map(|answer| Choice {
        value: answer.code(),
        label: match answer {
            Scripts::Yes => setup::scripts_yes(lang),
            Scripts::No => setup::scripts_no(lang),
            Scripts::Unknown => setup::scripts_unknown(lang),
        },
        is_chosen: state.scripts == Some(answer),
        message: send.reform(move |()| Message::Scripts(answer)),
    });
    parts::part(
        "first",
        setup::part_first(lang),
        html! {
            <>
                { radios("scripts", setup::scripts_question(lang), Some(setup::scripts_about(lang)), choices.collect()) }
                <div role="status" class="told" id="scripts-told">{ state.scripts.map(|answer| proposal(state, answer)) }</div>
            </>
        },
    )
}

fn proposal(state: &State, answer: Scripts) -> Html {
    let lang = state.lang;
    let proposed = match answer.proposes() {
        Way::Link => setup::scripts_propose_link(lang),
        Way::Frame => setup::scripts_propose_frame(lang),
    };
    let why = match answer {
        Scripts::Yes => setup::scripts_why_yes(lang),
        Scripts::No => setup::scripts_why_no(lang),
        Scripts::Unknown => setup::scripts_why_unknown(lang),
    };
    html! {
        <>
            <p><strong>{ proposed }</strong></p>
            <p>{ why }{ " " }{ setup::scripts_other(lang) }</p>
        </>
    }
}
