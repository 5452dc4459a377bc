//! The result, drawn from [`clinical::advice::Advice`], which decides what stands on it.

use super::{choices, crisis, export, learn};
use crate::{
    components::{
        action, back, big_buttons, button, cards, each, el, fold, folded_lines, foot, group, h2, idle_off, p, section,
        spaced, text, title, ul, with_attributes,
    },
    focus,
    view_context::ViewContext,
};
use clinical::{
    advice::{Advice, Crisis},
    crisis_help::{self, CrisisHelp},
    labels,
    outcome::Outcome,
    session::{Before, Event, View},
    text::say,
};
use yew::prelude::*;

/// How many steps stand unfolded, where help is not due today.
const STEPS: usize = 3;

/// The id of what opens to keep a copy.
const KEEP: &str = "keep";

/// The result page. First what it is and what to do; then both sides of the treatment, before any way to the clinic; the
/// choices; and what opens.
pub fn outcome(cx: &ViewContext<'_>, advice: &Advice) -> Html {
    let lang = cx.lang;
    let block = (advice.crisis == Crisis::Block)
        .then(|| crisis_help::crisis_help(&cx.session.assessment(), cx.session.country(), lang));
    let mut panel = vec![text("p", "eyebrow", say::result_yours(lang)), title(cx), support(cx, advice)];
    panel.push(text("p", "lead", advice.lead));
    panel.extend(block.as_ref().map(|help| big_buttons(cx, help.is_emergency_first)));
    // Reasons are in the panel: what stands with an answer in a row that opens, those of CONSULT as they are. The others need
    // more room than a first screen has.
    let has_more = advice.reasons.iter().any(|reason| reason.because.is_some() || reason.ask.is_some());
    let is_in_panel = block.is_none() && (has_more || advice.has_treatment);
    if is_in_panel {
        panel.push(if has_more {
            reasons(cx, advice, true)
        } else {
            ul("reasons", each("li", "", &reasons_in_short(advice)))
        });
    }
    panel.push(missing(cx, advice));
    let mut content = vec![back(cx), el("section", &[("class", "hero")], panel), steps(cx, advice)];
    content.extend(block.as_ref().map(|help| crisis_block(cx, help)));
    if !is_in_panel {
        content.push(reasons(cx, advice, has_more || block.is_some()));
    }
    if advice.has_treatment {
        content.push(choices::treatment(cx));
    }
    content.push(choices::choices(cx, advice));
    let mut folded = vec![bring(cx, advice)];
    if !advice.also.is_empty() {
        folded.push(fold(say::result_also(lang), "", Html::default(), each("p", "", &advice.also)));
    }
    if !advice.questions.is_empty() {
        folded.push(export::questions(cx, &advice.questions, &advice.before_yes));
    }
    folded.push(care(cx, advice));
    if let Some(score) = &advice.score {
        folded.push(fold(say::result_score_title(lang), "", Html::default(), vec![p(score)]));
    }
    folded.push(with_attributes(export::export(cx), &[("id", KEEP)]));
    if advice.has_education {
        let way = learn::way(cx, say::result_learn(lang));
        folded.push(if advice.cards.is_empty() {
            way
        } else {
            let picked = vec![cards(cx, "h3", &advice.cards), way];
            fold(say::result_cards(lang), &advice.cards.len().to_string(), Html::default(), picked)
        });
    }
    content.push(el("div", &[("class", "folds")], folded));
    content.extend(advice.keep_medicines.map(p));
    content.push(foot(cx));
    content.push(export::sheets(cx));
    group(content)
}

/// What to do next: three steps at most, the rest folded, but none where help is due today; the ways to keep the result and
/// to change an answer.
fn steps(cx: &ViewContext<'_>, advice: &Advice) -> Html {
    let lang = cx.lang;
    let mut first = each("li", "", &advice.next);
    let is_folded = first.len() > STEPS && advice.crisis != Crisis::Block;
    let rest = if is_folded { first.split_off(STEPS) } else { Vec::new() };
    let mut content = vec![el("ol", &[("class", "steps")], first)];
    if !rest.is_empty() {
        content.push(fold(say::result_more_steps(lang), "", Html::default(), vec![ul("", rest)]));
    }
    let open = Callback::from(|_: MouseEvent| focus::open(KEEP));
    let keep = html! {
        <button type="button" class="button" data-action="to-copy" onclick={open}>{ say::result_keep(lang) }</button>
    };
    let mut ways = vec![keep];
    if cx.session.view() == View::Outcome(Before::Check) {
        ways.push(action(cx, "back", Event::Back, say::result_change(lang)));
    }
    content.push(el("div", &[("class", "two")], spaced(ways)));
    section(say::result_next(lang), content)
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

/// What the crisis page said, below the steps: what to do in danger, and until help comes, is never folded.
fn crisis_block(cx: &ViewContext<'_>, help: &CrisisHelp) -> Html {
    let lang = cx.lang;
    let mut content = each("p", "", &help.says);
    if help.has_panel {
        content.push(crisis::until(lang));
    }
    content.push(p(say::panel_alone(lang)));
    if help.has_panel {
        content.push(fold(say::result_call(lang), "", Html::default(), vec![crisis::call(cx)]));
    }
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

/// The reasons in a few words each.
fn reasons_in_short(advice: &Advice) -> Vec<&'static str> {
    advice.reasons.iter().map(|reason| reason.said).collect()
}

/// Why: open, or in a row that names the answers and opens.
fn reasons(cx: &ViewContext<'_>, advice: &Advice, is_folded: bool) -> Html {
    if advice.reasons.is_empty() {
        return Html::default();
    }
    let mut rows = Vec::new();
    for r in &advice.reasons {
        rows.push(reason(cx, r.said, r.because, r.ask));
    }
    let title = say::result_why(cx.lang);
    if !is_folded {
        return section(title, vec![ul("reasons", rows)]);
    }
    fold(title, &reasons_in_short(advice).join(" · "), Html::default(), vec![ul("reasons", rows)])
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
        rows.push(if cx.session.view() == View::Outcome(Before::Check) {
            let more = [("data-for", page.link_id())];
            let name = say::common_change_of(lang, &question);
            el("li", &[], vec![button(cx, "button", "change", Event::Change(*page), &name, &more)])
        } else {
            text("li", "", &question)
        });
    }
    if rows.is_empty() {
        return idle_off(cx);
    }
    section(say::result_missing(lang), vec![ul("missing", rows), idle_off(cx)])
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
    let count = rows.len().to_string();
    fold(say::result_bring(lang), &count, Html::default(), vec![p(to_whom), ul("reasons", rows)])
}

/// Lines that the answers add, and care for who has no doctor.
fn care(cx: &ViewContext<'_>, advice: &Advice) -> Html {
    let lang = cx.lang;
    let mut content = Vec::new();
    if !advice.lines.is_empty() {
        content.push(folded_lines(cx, say::result_lines(lang), advice.lines.clone()));
    }
    let care = [say::result_no_doctor(lang), say::result_no_doctor_care(lang), say::result_no_doctor_nami(lang)];
    content.push(fold(say::result_care(lang), "", Html::default(), each("p", "", &care)));
    group(content)
}
