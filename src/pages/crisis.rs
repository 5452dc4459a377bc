//! The crisis page, and "Need help now?". Few words, the numbers first, no score, no education, no clinic.

use crate::{
    components::{action, back, big_buttons, country_choice, foot, list, more_lines, paragraphs, primary, title},
    scene::Scene,
};
use clinical::{help, outcome::Outcome, session::Event, text::say};
use yew::prelude::*;

/// The crisis page, led by its cause.
pub fn crisis(scene: &Scene<'_>) -> Html {
    let (session, lang) = (scene.session, scene.lang);
    let assessment = session.assessment();
    let crisis = help::crisis_help(&assessment, session.country(), lang);
    let is_urgent = assessment.outcome == Outcome::Urgent;
    html! {
        <>
            { title(&crisis.heading) }
            { big_buttons(scene, crisis.is_emergency_first) }
            { paragraphs(&crisis.says) }
            if crisis.has_panel { { panel(scene) } }
            <p>{ say::panel_alone(lang) }</p>
            <div class="actions">
                if is_urgent {
                    { primary(scene, "stop", Event::Stop, say::panel_stop(lang)) }
                    { action(scene, "finish", Event::Finish, say::panel_finish(lang)) }
                }
                { action(scene, "mistake", Event::Mistake, say::panel_mistake(lang)) }
            </div>
            { country_choice(scene) }
            { more_lines(scene) }
            if is_urgent { { foot(scene) } }
        </>
    }
}

/// What happens when one calls, and what to do until help comes.
pub fn panel(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    html! {
        <>
            { paragraphs(&[say::panel_text_first(lang), say::panel_free(lang), say::panel_listen(lang)]) }
            <h2>{ say::panel_until_title(lang) }</h2>
            { list(&[say::panel_until_people(lang), say::panel_until_distance(lang)]) }
        </>
    }
}

/// "Need help now?": the same lines, and the way back.
pub fn help(scene: &Scene<'_>) -> Html {
    let (country, lang) = (scene.session.country(), scene.lang);
    html! {
        <>
            { back(scene) }
            { title(say::help_title(lang)) }
            { big_buttons(scene, false) }
            <p>{ say::panel_danger(lang, help::emergency(country)) }</p>
            { panel(scene) }
            <p>{ say::panel_alone(lang) }</p>
            { country_choice(scene) }
            { more_lines(scene) }
            <div class="actions">{ primary(scene, "back", Event::Back, say::help_back(lang)) }</div>
        </>
    }
}
