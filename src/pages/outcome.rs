//! The result, drawn from [`clinical::advice::Advice`], which decides what stands on it.

use super::{check::change, crisis::panel};
use crate::{
    components::{back, big_buttons, elsewhere_link, foot, idle_off, line_item, list, paragraphs, phone_link},
    focus,
    scene::Scene,
};
use clinical::{
    advice::{Advice, Contact, Crisis, Reason},
    help,
    outcome::Outcome,
    session::Before,
    text::say,
    words,
};
use yew::prelude::*;

/// The result page.
pub fn outcome(scene: &Scene<'_>, before: Before) -> Html {
    let (session, lang) = (scene.session, scene.lang);
    let advice = Advice::of(session.answers(), &scene.setup.settings, session.country(), lang);
    html! {
        <>
            { back(scene) }
            { support(scene, &advice) }
            <h1 id={focus::TITLE} tabindex="-1">{ advice.heading }</h1>
            if advice.crisis == Crisis::Block { { crisis_block(scene) } }
            <p class="lead">{ advice.lead }</p>
            { reasons(scene, &advice) }
            { missing(scene, &advice, before) }
            { section(say::result_next(lang), steps(&advice)) }
            if !advice.also.is_empty() { { section(say::result_also(lang), paragraphs(&advice.also)) } }
            if advice.has_treatment { { treatment(scene) } }
            if !advice.alternatives.is_empty() { { alternatives(scene, &advice) } }
            { bring(scene, &advice) }
            if !advice.questions.is_empty() { { section(say::result_questions(lang), list(&advice.questions)) } }
            { contact(scene, &advice) }
            { care(scene, &advice) }
            { foot(scene) }
        </>
    }
}

fn section(heading: &'static str, content: Html) -> Html {
    html! { <section><h2>{ heading }</h2>{ content }</section> }
}

/// Crisis help on top, because of thoughts of death or a past attempt.
fn support(scene: &Scene<'_>, advice: &Advice) -> Html {
    let (country, lang) = (scene.session.country(), scene.lang);
    if advice.crisis != Crisis::Support {
        return Html::default();
    }
    html! {
        <section class="support">
            <h2>{ say::support_title(lang) }</h2>
            <p>{ say::support_told(lang, help::main_line(country)) }</p>
            { big_buttons(scene, false) }
        </section>
    }
}

/// The crisis block: first, always.
fn crisis_block(scene: &Scene<'_>) -> Html {
    let (session, lang) = (scene.session, scene.lang);
    let crisis = help::crisis_help(&session.assessment(), session.country(), lang);
    html! {
        <section class="support">
            { big_buttons(scene, crisis.is_emergency_first) }
            { paragraphs(&crisis.says) }
            if crisis.has_panel { { panel(scene) } }
        </section>
    }
}

fn reasons(scene: &Scene<'_>, advice: &Advice) -> Html {
    let lang = scene.lang;
    if advice.reasons.is_empty() && advice.score.is_none() {
        return Html::default();
    }
    let reason = |reason: &Reason| {
        html! {
            <li>
                <strong>{ reason.said }</strong>
                if let Some(because) = reason.because { <span>{ because }</span> }
                if let Some(ask) = reason.ask {
                    <span class="ask"><em>{ say::result_ask_doctor(lang) }</em><span>{ ask }</span></span>
                }
            </li>
        }
    };
    let content = html! {
        <>
            <ul class="reasons">{ for advice.reasons.iter().map(reason) }</ul>
            if let Some(score) = &advice.score { <p>{ score.clone() }</p> }
        </>
    };
    section(say::result_why(lang), content)
}

/// What is missing, each with the way to it. Answers stay in this tab, so the wipe can be turned off here too.
fn missing(scene: &Scene<'_>, advice: &Advice, before: Before) -> Html {
    let lang = scene.lang;
    if advice.outcome != Outcome::MoreInfo {
        return Html::default();
    }
    let row = |page: &clinical::page::Page| {
        let question = words::question(*page, lang);
        html! {
            <li>
                <span>{ question.clone() }</span>
                if before == Before::Check { { change(scene, *page, &question) } }
            </li>
        }
    };
    let content = html! {
        <>
            <ul class="missing">{ for advice.missing.iter().map(row) }</ul>
            { idle_off(scene) }
        </>
    };
    if advice.missing.is_empty() { idle_off(scene) } else { section(say::result_missing(lang), content) }
}

fn steps(advice: &Advice) -> Html {
    html! { <ol>{ for advice.next.iter().map(|step| html! { <li>{ step.clone() }</li> }) }</ol> }
}

/// The good and the hard sides, what the FDA says and what it costs: before any way to the clinic.
fn treatment(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let side = |heading: &'static str, text: &'static str| html! { <div class="side"><h3>{ heading }</h3><p>{ text }</p></div> };
    let content = html! {
        <>
            { side(say::treatment_benefits_title(lang), say::treatment_benefits(lang)) }
            { side(say::treatment_risks_title(lang), say::treatment_risks(lang)) }
            { side(say::treatment_status_title(lang), say::treatment_status(lang)) }
            { side(say::treatment_cost_title(lang), say::treatment_cost(lang)) }
            <p class="hint">{ say::treatment_checked(lang, say::treatment_checked_on(lang)) }</p>
        </>
    };
    section(say::treatment_title(lang), content)
}

fn alternatives(scene: &Scene<'_>, advice: &Advice) -> Html {
    let lang = scene.lang;
    let content = html! {
        <>
            <p>{ say::alternatives_what(lang) }</p>
            <ul class="choices">
                { for advice.alternatives.iter().map(|text| html! { <li class="choice">{ *text }</li> }) }
            </ul>
        </>
    };
    section(say::result_other_care(lang), content)
}

fn bring(scene: &Scene<'_>, advice: &Advice) -> Html {
    let lang = scene.lang;
    if advice.bring.is_empty() {
        return Html::default();
    }
    let row = |factor: &clinical::factors::Factor| {
        html! {
            <li>
                <strong>{ factor.label(lang) }</strong>
                if let Some(because) = factor.because(lang) { <span>{ because }</span> }
            </li>
        }
    };
    let content = html! {
        <>
            <p>{ say::result_bring_what(lang) }</p>
            <ul class="reasons">{ for advice.bring.iter().map(row) }</ul>
        </>
    };
    section(say::result_bring(lang), content)
}

/// The clinic, as far as the outcome allows it. Every outcome shows the same links, and none carries an answer.
fn contact(scene: &Scene<'_>, advice: &Advice) -> Html {
    let (settings, lang) = (&scene.setup.settings, scene.lang);
    if advice.contact == Contact::Nowhere {
        return Html::default();
    }
    let can_press = advice.contact != Contact::Text;
    let phone = settings.tel.as_ref().map(|tel| {
        let text = say::contact_phone(lang, tel.shown());
        if can_press { phone_link(tel.call_href(), text, "link") } else { html! { <span>{ text }</span> } }
    });
    let sms = settings.sms.as_ref().filter(|_| can_press);
    let sms = sms.map(|sms| phone_link(sms.text_href(), say::contact_text(lang, sms.shown()), "link"));
    let mail = settings.mail.as_ref().map(|mail| {
        let text = say::contact_mail(lang, mail.shown());
        if can_press { phone_link(mail.href().to_owned(), text, "link") } else { html! { <span>{ text }</span> } }
    });
    let hours = settings.hours.as_ref().map(|hours| html! { <span>{ say::contact_hours(lang, hours) }</span> });
    let book = settings.book.as_ref().filter(|_| can_press).map(|book| {
        let (label, class) = match advice.contact {
            Contact::Button => (say::consult_button(lang), "button primary choice"),
            _ => (say::contact_page(lang), "link"),
        };
        elsewhere_link(book.href(), label, class)
    });
    let privacy = settings.privacy.as_ref().filter(|_| can_press);
    let privacy = privacy.map(|page| elsewhere_link(page.href(), say::contact_privacy(lang), "link"));
    let ways: Vec<Html> = [phone, sms, mail, hours, privacy].into_iter().flatten().collect();
    let has_way = !ways.is_empty() || book.is_some();
    let content = html! {
        <>
            if let Some(says) = advice.contact_says { <p>{ says }</p> }
            { for book }
            if has_way && advice.contact != Contact::Button {
                <p>{ say::contact_what(lang, scene.clinic()) }</p>
            }
            if !has_way && advice.contact == Contact::Button {
                <p>{ say::consult_button_any(lang) }</p>
            }
            <ul class="ways">{ for ways.into_iter().map(|way| html! { <li>{ way }</li> }) }</ul>
        </>
    };
    section(say::result_contact(lang), content)
}

/// Lines that the answers add, and care for who has no doctor.
fn care(scene: &Scene<'_>, advice: &Advice) -> Html {
    let lang = scene.lang;
    let care = [say::result_no_doctor(lang), say::result_no_doctor_care(lang), say::result_no_doctor_nami(lang)];
    html! {
        <>
            if !advice.lines.is_empty() {
                { section(say::result_lines(lang), html! {
                    <ul>{ for advice.lines.iter().map(|line| line_item(scene, line)) }</ul>
                }) }
            }
            <section>{ paragraphs(&care) }</section>
        </>
    }
}
