//! The crisis page, and "Need help now?". Few words, the numbers first, no score, no education, no clinic.

use crate::{
    components::{
        action, actions, back, big_buttons, country_choice, each, emergency_alone, foot, group, h2, more_lines, p,
        primary, title, ul,
    },
    view_context::ViewContext,
};
use clinical::{
    crisis::without_scheme,
    crisis_help::{self, CrisisHelp},
    outcome::Outcome,
    session::Event,
    text::{Lang, say},
};
use yew::prelude::*;

/// The crisis page, led by its cause.
pub fn crisis(cx: &ViewContext<'_>, crisis: &CrisisHelp) -> Html {
    let lang = cx.lang;
    let mistake = action(cx, "mistake", Event::Mistake, say::panel_mistake(lang));
    let is_urgent = cx.screen.outcome == Some(Outcome::Urgent);
    let choices = if is_urgent {
        let stop = primary(cx, "stop", Event::Stop, say::panel_stop(lang));
        vec![stop, action(cx, "finish", Event::Finish, say::panel_finish(lang)), mistake]
    } else {
        vec![mistake]
    };
    group(vec![
        back(cx),
        title(cx),
        if crisis.is_emergency_alone { emergency_alone(cx) } else { big_buttons(cx, crisis.is_emergency_first) },
        group(each("p", "", &crisis.says)),
        if crisis.has_panel { panel(cx) } else { Html::default() },
        p(say::panel_alone(lang)),
        actions(choices),
        country_choice(cx),
        if crisis.is_emergency_alone { Html::default() } else { more_lines(cx) },
        if is_urgent { foot(cx) } else { Html::default() },
    ])
}

/// What happens when one calls, and what to do until help comes.
fn panel(cx: &ViewContext<'_>) -> Html {
    group(vec![call(cx), until(cx.lang)])
}

/// What happens when one calls.
pub fn call(cx: &ViewContext<'_>) -> Html {
    let lang = cx.lang;
    let is_free = cx.session.country().lines_in(lang).first().is_some_and(|line| line.is_free);
    group(vec![
        by_text(cx),
        p(if is_free { say::panel_free(lang) } else { say::panel_private(lang) }),
        p(say::panel_listen(lang)),
    ])
}

/// What to do until help comes.
pub fn until(lang: Lang) -> Html {
    group(vec![h2(say::panel_until_title(lang)), ul("", each("li", "", &crisis_help::until(lang)))])
}

/// That one can write instead of calling, where the country has a line for it.
fn by_text(cx: &ViewContext<'_>) -> Html {
    let lang = cx.lang;
    let lines = cx.session.country().lines_in(lang);
    let Some(line) = lines.iter().find(|line| line.serves == "anyone" && line.text.is_some()) else {
        return Html::default();
    };
    match line.page {
        Some(page) => p(&say::panel_text_or_chat(lang, without_scheme(page))),
        None => p(say::panel_text_first(lang)),
    }
}

/// "Need help now?": the same lines, and the way back.
pub fn help(cx: &ViewContext<'_>) -> Html {
    let (country, lang) = (cx.session.country(), cx.lang);
    group(vec![
        back(cx),
        title(cx),
        big_buttons(cx, false),
        p(&say::help_danger(lang, crisis_help::emergency(country))),
        panel(cx),
        p(say::panel_alone(lang)),
        country_choice(cx),
        more_lines(cx),
        actions(vec![primary(cx, "back", Event::Back, say::help_back(lang))]),
    ])
}
