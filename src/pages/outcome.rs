//! The result, drawn from [`clinical::advice::Advice`], which decides what stands on it.

use super::{check::change, crisis::panel, keep, learn};
use crate::{
    components::{
        back, big_buttons, cards, each, el, elsewhere_link, foot, group, h2, idle_off, line_item, p, phone_link,
        section, text, title, ul,
    },
    scene::Scene,
};
use clinical::{
    advice::{Advice, Contact, Crisis},
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
    let mut content = vec![
        back(scene),
        title(advice.heading),
        support(scene, &advice),
        crisis_block(scene, &advice),
        text("p", "lead", advice.lead),
        reasons(scene, &advice),
        missing(scene, &advice, before),
        section(say::result_next(lang), vec![el("ol", &[], each("li", "", &advice.next))]),
    ];
    if !advice.also.is_empty() {
        content.push(section(say::result_also(lang), each("p", "", &advice.also)));
    }
    if advice.has_treatment {
        content.push(treatment(scene));
    }
    if advice.has_education {
        let mut education = vec![cards(scene, "h3", &advice.cards)];
        education.push(learn::way(scene, say::result_learn(lang)));
        content.push(section(say::result_cards(lang), education));
    }
    content.push(alternatives(scene, &advice));
    content.push(bring(scene, &advice));
    if !advice.questions.is_empty() {
        content.push(keep::questions(scene, &advice.questions));
    }
    content.push(contact(scene, &advice));
    content.push(care(scene, &advice));
    content.push(keep::keep(scene));
    content.push(foot(scene));
    content.push(keep::sheets(scene));
    group(content)
}

/// Crisis help on top, right under the heading that takes the focus: because of thoughts of death or a past attempt,
/// or because a question about them was left open.
fn support(scene: &Scene<'_>, advice: &Advice) -> Html {
    let (country, lang) = (scene.session.country(), scene.lang);
    let reach = help::reach(country, lang);
    let told = match advice.crisis {
        Crisis::Support => say::support_told(lang, &reach),
        Crisis::LeftOpen => say::support_left_open(lang, &reach),
        Crisis::Standing | Crisis::Block => return Html::default(),
    };
    let alone = p(say::panel_alone(lang));
    let content = vec![h2(say::support_title(lang)), p(&told), big_buttons(scene, false), alone];
    el("section", &[("class", "support")], content)
}

/// The crisis block: first, always.
fn crisis_block(scene: &Scene<'_>, advice: &Advice) -> Html {
    let (session, lang) = (scene.session, scene.lang);
    if advice.crisis != Crisis::Block {
        return Html::default();
    }
    let crisis = help::crisis_help(&session.assessment(), session.country(), lang);
    let mut content = vec![big_buttons(scene, crisis.is_emergency_first), group(each("p", "", &crisis.says))];
    if crisis.has_panel {
        content.push(panel(scene));
    }
    content.push(p(say::panel_alone(lang)));
    el("section", &[("class", "support")], content)
}

/// An answer, why it matters, and what to ask about it.
fn reason(scene: &Scene<'_>, said: &str, because: Option<&str>, ask: Option<&str>) -> Html {
    let mut content = vec![text("strong", "", said)];
    content.extend(because.map(|because| text("span", "", because)));
    if let Some(ask) = ask {
        let label = text("em", "", say::result_ask_doctor(scene.lang));
        content.push(el("span", &[("class", "ask")], vec![label, text("span", "", ask)]));
    }
    el("li", &[], content)
}

fn reasons(scene: &Scene<'_>, advice: &Advice) -> Html {
    if advice.reasons.is_empty() && advice.score.is_none() {
        return Html::default();
    }
    let mut rows = Vec::new();
    for r in &advice.reasons {
        rows.push(reason(scene, r.said, r.because, r.ask));
    }
    let score = advice.score.as_deref().map(p).unwrap_or_default();
    section(say::result_why(scene.lang), vec![ul("reasons", rows), score])
}

/// What is missing, each with the way to it. Answers stay in this tab, so the wipe can be turned off here too.
fn missing(scene: &Scene<'_>, advice: &Advice, before: Before) -> Html {
    let lang = scene.lang;
    if advice.outcome != Outcome::MoreInfo {
        return Html::default();
    }
    let mut rows = Vec::new();
    for page in &advice.missing {
        let question = words::question(*page, lang);
        let mut row = vec![text("span", "", &question)];
        if before == Before::Check {
            row.push(change(scene, *page, &question));
        }
        rows.push(el("li", &[], row));
    }
    if rows.is_empty() {
        return idle_off(scene);
    }
    section(say::result_missing(lang), vec![ul("missing", rows), idle_off(scene)])
}

/// The good and the hard sides, what the FDA says and what it costs: before any way to the clinic.
fn treatment(scene: &Scene<'_>) -> Html {
    let lang = scene.lang;
    let sides = [
        (say::treatment_benefits_title(lang), say::treatment_benefits(lang)),
        (say::treatment_risks_title(lang), say::treatment_risks(lang)),
        (say::treatment_status_title(lang), say::treatment_status(lang)),
        (say::treatment_cost_title(lang), say::treatment_cost(lang)),
    ];
    let mut content = Vec::new();
    for (heading, words) in sides {
        content.push(el("div", &[("class", "side")], vec![text("h3", "", heading), p(words)]));
    }
    content.push(text("p", "hint", &say::treatment_checked(lang, say::treatment_checked_on(lang))));
    section(say::treatment_title(lang), content)
}

fn alternatives(scene: &Scene<'_>, advice: &Advice) -> Html {
    let lang = scene.lang;
    if advice.alternatives.is_empty() {
        return Html::default();
    }
    let choices = each("li", "choice", &advice.alternatives);
    section(say::result_other_care(lang), vec![p(say::alternatives_what(lang)), ul("choices", choices)])
}

fn bring(scene: &Scene<'_>, advice: &Advice) -> Html {
    let lang = scene.lang;
    if advice.bring.is_empty() {
        return Html::default();
    }
    let mut rows = Vec::new();
    for factor in &advice.bring {
        // What a clinic can do is no word for who is sent to none.
        let because = factor.because(lang).filter(|_| !advice.is_for_doctor);
        rows.push(reason(scene, factor.label(lang), because, None));
    }
    let to_whom = if advice.is_for_doctor { say::result_bring_doctor(lang) } else { say::result_bring_what(lang) };
    section(say::result_bring(lang), vec![p(to_whom), ul("reasons", rows)])
}

/// The clinic, as far as the outcome allows it. Every outcome shows the same links, and none carries an answer.
fn contact(scene: &Scene<'_>, advice: &Advice) -> Html {
    let (settings, lang) = (&scene.setup.settings, scene.lang);
    if advice.contact == Contact::Nowhere {
        return Html::default();
    }
    let can_press = advice.contact != Contact::Text;
    let way =
        |href: &str, label: &str| if can_press { phone_link(href, label, "link") } else { text("span", "", label) };
    let mut ways = Vec::new();
    if let Some(tel) = &settings.tel {
        ways.push(way(&tel.call_href(), &say::contact_phone(lang, tel.shown())));
    }
    if let Some(sms) = settings.sms.as_ref().filter(|_| can_press) {
        ways.push(way(&sms.text_href(), &say::contact_text(lang, sms.shown())));
    }
    if let Some(mail) = &settings.mail {
        ways.push(way(mail.href(), &say::contact_mail(lang, mail.shown())));
    }
    if let Some(hours) = &settings.hours {
        ways.push(text("span", "", &say::contact_hours(lang, hours)));
    }
    if let Some(page) = settings.privacy.as_ref().filter(|_| can_press) {
        ways.push(elsewhere_link(page.href(), say::contact_privacy(lang), "link"));
    }
    let book = settings.book.as_ref().filter(|_| can_press).map(|book| match advice.contact {
        Contact::Button => elsewhere_link(book.href(), say::consult_button(lang), "button primary choice"),
        _ => elsewhere_link(book.href(), say::contact_page(lang), "link"),
    });
    let has_way = !ways.is_empty() || book.is_some();
    let mut content = Vec::new();
    content.extend(advice.contact_says.map(p));
    content.extend(book);
    if has_way && (advice.contact != Contact::Button || settings.book.is_none()) {
        content.push(p(&say::contact_what(lang, scene.clinic())));
    } else if !has_way && advice.contact == Contact::Button {
        content.push(p(say::consult_button_any(lang)));
    }
    let mut items = Vec::new();
    for way in ways {
        items.push(el("li", &[], vec![way]));
    }
    if !items.is_empty() {
        content.push(ul("ways", items));
    }
    if content.is_empty() {
        return Html::default();
    }
    section(say::result_contact(lang), content)
}

/// Lines that the answers add, and care for who has no doctor.
fn care(scene: &Scene<'_>, advice: &Advice) -> Html {
    let lang = scene.lang;
    let mut content = Vec::new();
    if !advice.lines.is_empty() {
        let mut lines = Vec::new();
        for line in &advice.lines {
            lines.push(line_item(scene, line));
        }
        content.push(section(say::result_lines(lang), vec![ul("", lines)]));
    }
    let care = [say::result_no_doctor(lang), say::result_no_doctor_care(lang), say::result_no_doctor_nami(lang)];
    content.push(group(each("p", "", &care)));
    group(content)
}
