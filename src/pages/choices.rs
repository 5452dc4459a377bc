//! What a result offers: both sides of the treatment, the other choices, and the clinic.

use crate::{
    components::{each, el, fold, group, link, p, section, text, ul},
    view_context::ViewContext,
};
use clinical::{
    advice::{Advice, Contact},
    text::say,
};
use yew::prelude::*;

/// The good and the hard sides, what the FDA says and what it costs: before any way to the clinic, and never folded. The
/// numbers in full, and their sources, open.
pub fn treatment(cx: &ViewContext<'_>) -> Html {
    let lang = cx.lang;
    let sides = [
        (say::treatment_benefits_title(lang), say::treatment_benefits_short(lang), "M4 18l5-6 4 3 7-9"),
        (say::treatment_risks_title(lang), say::treatment_risks(lang), "M12 4l9 16H3zM12 10v5M12 17v1"),
        (say::treatment_status_title(lang), say::treatment_status(lang), "M6 3h9l4 4v14H6zM9 12h7M9 16h7"),
        (
            say::treatment_cost_title(lang),
            say::treatment_cost_short(lang),
            "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v10M9 10h5M9 14h5",
        ),
    ];
    let mut rows = Vec::new();
    for (heading, words, shape) in sides {
        let path = el("path", &[("d", shape)], Vec::new());
        let icon = el("svg", &[("viewBox", "0 0 24 24"), ("aria-hidden", "true")], vec![path]);
        rows.push(el("div", &[("class", "side")], vec![icon, text("h3", "", heading), p(words)]));
    }
    let mut more = each("p", "", &[say::treatment_benefits(lang), say::treatment_cost(lang)]);
    more.push(text("p", "hint", &say::treatment_checked(lang, say::treatment_checked_on(lang))));
    rows.push(fold(say::treatment_more(lang), "", Html::default(), more));
    section(say::treatment_title(lang), vec![el("div", &[("class", "sides")], rows)])
}

/// The other treatments and the clinic: rows of one size, the clinic the last.
pub fn choices(cx: &ViewContext<'_>, advice: &Advice) -> Html {
    let lang = cx.lang;
    let (clinic, mut ways) = contact(cx, advice);
    let is_choice = advice.contact == Contact::Button;
    let mut rows = each("li", "choice", &advice.alternatives);
    if is_choice {
        rows.extend(clinic.map(|clinic| el("li", &[], vec![clinic])));
    } else {
        ways.splice(0..0, clinic);
    }
    let mut content = Vec::new();
    if !rows.is_empty() {
        let title = if is_choice { say::result_choices(lang) } else { say::result_other_care(lang) };
        let mut list = vec![p(advice.alternatives_lead), ul("choices", rows)];
        if is_choice {
            list.append(&mut ways);
        }
        content.push(section(title, list));
    }
    if !ways.is_empty() {
        content.push(section(say::result_contact(lang), ways));
    }
    group(content)
}

/// The clinic, as far as the outcome allows it: the way to ask it, and all else. Every outcome shows the same links, and none
/// carries an answer.
fn contact(cx: &ViewContext<'_>, advice: &Advice) -> (Option<Html>, Vec<Html>) {
    let (settings, lang) = (&cx.config.settings, cx.lang);
    if advice.contact == Contact::Nowhere {
        return (None, Vec::new());
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
        Contact::Button => link(book.href(), say::consult_button(lang), "choice"),
        _ => link(book.href(), say::contact_page(lang), "link"),
    });
    let has_way = !ways.is_empty() || book.is_some();
    let mut content = Vec::new();
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
    content.extend(advice.contact_says.map(p));
    (book, content)
}
