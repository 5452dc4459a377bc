//! The result, drawn from [`clinical::advice::Advice`], which decides what stands on it.

use super::{crisis::panel, export, learn, review_answers::change};
use crate::{
    components::{
        back, big_buttons, cards, each, el, foot, group, h2, idle_off, line_item, link, p, section, text, title, ul,
    },
    view_context::ViewContext,
};
use clinical::{
    advice::{Advice, Contact, Crisis},
    crisis_help, labels,
    outcome::Outcome,
    session::{Before, View},
    text::say,
};
use yew::prelude::*;

/// The result page.
pub fn outcome(cx: &ViewContext<'_>, advice: &Advice) -> Html {
    let lang = cx.lang;
    let mut content = vec![
        back(cx),
        title(cx),
        support(cx, advice),
        crisis_block(cx, advice),
        text("p", "lead", advice.lead),
        reasons(cx, advice),
        missing(cx, advice),
        section(say::result_next(lang), vec![el("ol", &[], each("li", "", &advice.next))]),
    ];
    if !advice.also.is_empty() {
        content.push(section(say::result_also(lang), each("p", "", &advice.also)));
    }
    if advice.has_treatment {
        content.push(treatment(cx));
    }
    if advice.has_education {
        let mut education = vec![cards(cx, "h3", &advice.cards)];
        education.push(learn::way(cx, say::result_learn(lang)));
        content.push(section(say::result_cards(lang), education));
    }
    content.push(alternatives(cx, advice));
    content.push(bring(cx, advice));
    if !advice.questions.is_empty() {
        content.push(export::questions(cx, &advice.questions));
    }
    content.push(contact(cx, advice));
    content.push(care(cx, advice));
    content.push(export::export(cx));
    content.push(foot(cx));
    content.push(export::sheets(cx));
    group(content)
}

/// Crisis help on top, right under the heading that takes the focus: because of thoughts of death or a past attempt,
/// or because a question about them was left open.
fn support(cx: &ViewContext<'_>, advice: &Advice) -> Html {
    let (country, lang) = (cx.session.country(), cx.lang);
    let reach = crisis_help::reach(country, lang);
    let told = match advice.crisis {
        Crisis::Support => say::support_told(lang, &reach),
        Crisis::LeftOpen => say::support_left_open(lang, &reach),
        Crisis::Standing | Crisis::Block => return Html::default(),
    };
    let alone = p(say::panel_alone(lang));
    let content = vec![h2(say::support_title(lang)), p(&told), big_buttons(cx, false), alone];
    el("section", &[("class", "support")], content)
}

/// The crisis block: first, always.
fn crisis_block(cx: &ViewContext<'_>, advice: &Advice) -> Html {
    let (session, lang) = (cx.session, cx.lang);
    if advice.crisis != Crisis::Block {
        return Html::default();
    }
    let crisis = crisis_help::crisis_help(&session.assessment(), session.country(), lang);
    let mut content = vec![big_buttons(cx, crisis.is_emergency_first), group(each("p", "", &crisis.says))];
    if crisis.has_panel {
        content.push(panel(cx));
    }
    content.push(p(say::panel_alone(lang)));
    el("section", &[("class", "support")], content)
}

/// An answer, why it matters, and what to ask about it.
fn reason(cx: &ViewContext<'_>, said: &str, because: Option<&str>, ask: Option<&str>) -> Html {
    let mut content = vec![text("strong", "", said)];
    content.extend(because.map(|because| text("span", "", because)));
    if let Some(ask) = ask {
        let label = text("em", "", say::result_ask_doctor(cx.lang));
        content.push(el("span", &[("class", "ask")], vec![label, text("span", "", ask)]));
    }
    el("li", &[], content)
}

fn reasons(cx: &ViewContext<'_>, advice: &Advice) -> Html {
    if advice.reasons.is_empty() && advice.score.is_none() {
        return Html::default();
    }
    let mut rows = Vec::new();
    for r in &advice.reasons {
        rows.push(reason(cx, r.said, r.because, r.ask));
    }
    let score = advice.score.as_deref().map(p).unwrap_or_default();
    section(say::result_why(cx.lang), vec![ul("reasons", rows), score])
}

/// What is missing, each with the way to it. Answers stay in this tab, so the wipe can be turned off here too.
fn missing(cx: &ViewContext<'_>, advice: &Advice) -> Html {
    let lang = cx.lang;
    if advice.outcome != Outcome::MoreInfo {
        return Html::default();
    }
    let mut rows = Vec::new();
    for page in &advice.missing {
        let question = labels::question(*page, lang);
        let mut row = vec![text("span", "", &question)];
        if cx.session.view() == View::Outcome(Before::Check) {
            row.push(change(cx, *page, &question));
        }
        rows.push(el("li", &[], row));
    }
    if rows.is_empty() {
        return idle_off(cx);
    }
    section(say::result_missing(lang), vec![ul("missing", rows), idle_off(cx)])
}

/// The good and the hard sides, what the FDA says and what it costs: before any way to the clinic.
fn treatment(cx: &ViewContext<'_>) -> Html {
    let lang = cx.lang;
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

fn alternatives(cx: &ViewContext<'_>, advice: &Advice) -> Html {
    let lang = cx.lang;
    if advice.alternatives.is_empty() {
        return Html::default();
    }
    let choices = each("li", "choice", &advice.alternatives);
    section(say::result_other_care(lang), vec![p(advice.alternatives_lead), ul("choices", choices)])
}

fn bring(cx: &ViewContext<'_>, advice: &Advice) -> Html {
    let lang = cx.lang;
    if advice.bring.is_empty() {
        return Html::default();
    }
    let mut rows = Vec::new();
    for factor in &advice.bring {
        // What a clinic can do is left out where the person is not sent to a clinic.
        let because = factor.because(lang).filter(|_| !advice.is_for_doctor);
        rows.push(reason(cx, factor.label(lang), because, None));
    }
    let to_whom = if advice.is_for_doctor { say::result_bring_doctor(lang) } else { say::result_bring_what(lang) };
    section(say::result_bring(lang), vec![p(to_whom), ul("reasons", rows)])
}

/// The clinic, as far as the outcome allows it. Every outcome shows the same links, and none carries an answer.
fn contact(cx: &ViewContext<'_>, advice: &Advice) -> Html {
    let (settings, lang) = (&cx.config.settings, cx.lang);
    if advice.contact == Contact::Nowhere {
        return Html::default();
    }
    let can_press = advice.contact != Contact::Text;
    let way = |href: &str, label: &str| if can_press { link(href, label, "link") } else { text("span", "", label) };
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
        ways.push(link(page.href(), say::contact_privacy(lang), "link"));
    }
    let book = settings.book.as_ref().filter(|_| can_press).map(|book| match advice.contact {
        Contact::Button => link(book.href(), say::consult_button(lang), "button primary choice"),
        _ => link(book.href(), say::contact_page(lang), "link"),
    });
    let has_way = !ways.is_empty() || book.is_some();
    let mut content = Vec::new();
    content.extend(advice.contact_says.map(p));
    content.extend(book);
    if has_way && (advice.contact != Contact::Button || settings.book.is_none()) {
        content.push(p(&say::contact_what(lang, cx.clinic())));
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
fn care(cx: &ViewContext<'_>, advice: &Advice) -> Html {
    let lang = cx.lang;
    let mut content = Vec::new();
    if !advice.lines.is_empty() {
        let mut lines = Vec::new();
        for line in &advice.lines {
            lines.push(line_item(cx, line));
        }
        content.push(section(say::result_lines(lang), vec![ul("", lines)]));
    }
    let care = [say::result_no_doctor(lang), say::result_no_doctor_care(lang), say::result_no_doctor_nami(lang)];
    content.push(group(each("p", "", &care)));
    group(content)
}
