//! The crisis page, and "Need help now?". Few words, the numbers first, no score, no education, no clinic.

use crate::{
    components::{
        action, actions, back, big_buttons, country_choice, each, emergency_alone, foot, group, h2, more_lines, p,
        primary, title, ul,
    },
    scene::Scene,
};
use clinical::{crisis::without_scheme, help, outcome::Outcome, session::Event, text::say};
use yew::prelude::*;

/// The crisis page, led by its cause.
pub fn crisis(scene: &Scene<'_>) -> Html {
    let (session, lang) = (scene.session, scene.lang);
    let assessment = session.assessment();
    let crisis = help::crisis_help(&assessment, session.country(), lang);
    let mistake = action(scene, "mistake", Event::Mistake, say::panel_mistake(lang));
    let is_urgent = assessment.outcome == Outcome::Urgent;
    let choices = if is_urgent {
        let stop = primary(scene, "stop", Event::Stop, say::panel_stop(lang));
        vec![stop, action(scene, "finish", Event::Finish, say::panel_finish(lang)), mistake]
    } else {
        vec![mistake]
    };
    group(vec![
        back(scene),
        title(&crisis.heading),
        if crisis.is_emergency_alone { emergency_alone(scene) } else { big_buttons(scene, crisis.is_emergency_first) },
        group(each("p", "", &crisis.says)),
        if crisis.has_panel { panel(scene) } else { Html::default() },
        p(say::panel_alone(lang)),
        actions(choices),
        country_choice(scene),
        if crisis.is_emergency_alone { Html::default() } else { more_lines(scene) },
        if is_urgent { foot(scene) } else { Html::default() },
    ])
}

/// What happens when one calls, and what to do until help comes.
pub fn panel(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let is_free = scene.session.country().lines_in(lang).first().is_some_and(|line| line.is_free);
    let until = [say::panel_until_people(lang), say::panel_until_distance(lang)];
    group(vec![
        by_text(scene),
        p(if is_free { say::panel_free(lang) } else { say::panel_private(lang) }),
        p(say::panel_listen(lang)),
        h2(say::panel_until_title(lang)),
        ul("", each("li", "", &until)),
    ])
}

/// That one can write instead of calling, where the country has a line for it.
fn by_text(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let lines = scene.session.country().lines_in(lang);
    let Some(line) = lines.iter().find(|line| line.serves == "anyone" && line.text.is_some()) else {
        return Html::default();
    };
    match line.page {
        Some(page) => p(&say::panel_text_or_chat(lang, without_scheme(page))),
        None => p(say::panel_text_first(lang)),
    }
}

/// "Need help now?": the same lines, and the way back.
pub fn help(scene: &Scene<'_>) -> Html {
    let (country, lang) = (scene.session.country(), scene.lang);
    group(vec![
        back(scene),
        title(say::help_title(lang)),
        big_buttons(scene, false),
        p(&say::help_danger(lang, help::emergency(country))),
        panel(scene),
        p(say::panel_alone(lang)),
        country_choice(scene),
        more_lines(scene),
        actions(vec![primary(scene, "back", Event::Back, say::help_back(lang))]),
    ])
}
