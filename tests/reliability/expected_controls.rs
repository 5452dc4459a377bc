//! What a page has to offer to be pressed, told from the session alone, in the words of walker.js.

use clinical::answer::{
    Age, Answer, Coded, Difficulty, Dose, Effect, Episode, Frequency, LastAttempt, YesNo, YesNoUnsure,
};
use clinical::crisis::Country;
use clinical::education::Guess;
use clinical::factors::{Factor, FactorPage};
use clinical::form_state::ValidationError;
use clinical::medicines::{Medicine, OtherTreatment};
use clinical::outcome::Outcome;
use clinical::page::Page;
use clinical::row_set::Row;
use clinical::session::{Before, Session, View};
use clinical::{Content, Screen};

use crate::reliability::model::Model;

/// What can be pressed in the page's `main`, in its order.
pub fn add_things(model: &Model, screen: &Screen, things: &mut Vec<String>) {
    let session = &model.session;
    let mut add = |more: &[&str]| things.extend(more.iter().map(|name| (*name).to_owned()));
    match session.view() {
        View::Start => {
            add(&["start", "own-tab", "learn"]);
            if session.is_untouched() {
                add(&["load", "file"]);
            }
        }
        View::Question(page) => question(model, page, things),
        View::Crisis(_) => {
            let is_urgent = screen.outcome == Some(Outcome::Urgent);
            add(if is_urgent { &["back", "stop", "finish", "mistake"] } else { &["back", "mistake"] });
            things.extend(countries());
            things.extend(is_urgent.then(|| "erase".into()));
        }
        View::Early(_) => add(&["back", "result", "finish"]),
        View::Check => {
            add(&["back"]);
            if let Content::Review(rows) = &screen.content {
                things.extend(rows.iter().flat_map(|part| &part.rows).map(|row| change(row.page)));
            }
            things.extend(["result".into(), "erase".into()]);
        }
        View::Outcome(before) => {
            add(&["back"]);
            let Content::Result(advice) = &screen.content else { return };
            if advice.outcome == Outcome::MoreInfo {
                things.extend(advice.missing.iter().filter(|_| before == Before::Check).copied().map(change));
                things.extend(idle_off(model));
            }
            things.push("to-copy".into());
            things.extend((before == Before::Check).then(|| "back".into()));
            things.extend(copy(model, advice.questions.len()));
            things.extend(advice.has_education.then(|| "learn".into()));
            things.push("erase".into());
        }
        View::Help => {
            add(&["back"]);
            things.extend(countries());
            things.push("back".into());
        }
        View::Learn(_) | View::Claims(_, _, Some(_)) => add(&["back", "continue"]),
        View::Claims(_, _, None) => {
            add(&["back"]);
            things.extend(Guess::ALL.map(|guess| format!("answer:{}", guess.code())));
        }
        View::Ended(_) => add(&["start"]),
    }
}

/// What goes into the copy that is taken along, and the ways to make it.
fn copy(model: &Model, questions: usize) -> Vec<String> {
    let name = |id: &str, is_ticked: bool| format!("keep:{id}{}", mark(is_ticked != model.changed.contains(id)));
    let mut things: Vec<String> = (0..questions).map(|place| name(&format!("ask-{place}"), false)).collect();
    things.extend(model.session.answers().is_asq_asked().then(|| name("keep-asq", true)));
    things.push(name("keep-name", false));
    things.extend(["print", "copy", "save", "save-page"].map(String::from));
    things
}

fn change(page: Page) -> String {
    format!("change:{}", page.link_id())
}

fn countries() -> impl Iterator<Item = String> {
    Country::all().map(|country| format!("country:{}", country.code()))
}

fn idle_off(model: &Model) -> Option<String> {
    (!model.is_open).then(|| "idle-off".into())
}

fn mark(is_marked: bool) -> &'static str {
    if is_marked { "x" } else { "" }
}

fn question(model: &Model, page: Page, things: &mut Vec<String>) {
    let session = &model.session;
    things.push("back".into());
    things.extend((0..errors(session, page).len()).map(|place| format!("error:{place}")));
    let one_tap = taps(session, page);
    if !one_tap.is_empty() {
        things.extend(one_tap);
        return;
    }
    match page {
        Page::Medicines => medicines(session, things),
        Page::Medicine(_, medicine) => {
            let card = session.card(medicine);
            if medicine.is_named() {
                radios::<Dose>("dose", card.dose, things);
                radios::<YesNoUnsure>("weeks", card.weeks, things);
            }
            radios::<Effect>("effect", card.effect, things);
        }
        Page::OtherTreatments => {
            let ticks = session.other_treatment_ticks();
            for row in OtherTreatment::all() {
                things.push(format!("box:{}{}", row.id(), mark(ticks.rows().contains(row))));
            }
            things.push(format!("box:none{}", mark(ticks.is_none())));
        }
        page => {
            if let Some(factors) = page.checkbox_page() {
                let ticks = session.factor_ticks(factors);
                for row in Factor::on(factors) {
                    things.push(format!("box:{}{}", row.code(), mark(ticks.rows().contains(row))));
                }
                things.push(format!("box:none{}", mark(ticks.is_none())));
            }
        }
    }
    things.push("continue".into());
    if page.can_skip() {
        things.push("skip".into());
    }
    if matches!(page, Page::Medicine(slot, _) if slot.can_list_rest()) {
        things.push("list-rest".into());
    }
    if matches!(page, Page::MedicinesNow | Page::Medicines | Page::Medicine(..) | Page::OtherTreatments) {
        things.extend(idle_off(model));
    }
}

fn medicines(session: &Session, things: &mut Vec<String>) {
    let ticks = session.medicine_ticks();
    let is_ticked = |row| ticks.rows().contains(row);
    let mut has_unnamed = true;
    // Those used often stand before the others.
    let (often, others): (Vec<_>, Vec<_>) = Medicine::all().partition(|row| row.is_often());
    for row in often.into_iter().chain(others) {
        // A second one that has no name is offered once the first is picked.
        let hidden = if row.is_named() || has_unnamed || is_ticked(row) { "" } else { "~" };
        has_unnamed &= row.is_named() || is_ticked(row);
        things.push(format!("box:{}{hidden}{}", row.id(), mark(is_ticked(row))));
    }
    things.extend((0..ticks.rows().len()).map(|place| format!("chip:{place}")));
    things.push(format!("box:none{}", mark(ticks.is_none())));
}

/// The fields that the error summary leads to, an entry each.
pub fn errors(session: &Session, page: Page) -> Vec<String> {
    let first = match page {
        Page::Medicines => Medicine::all().next().map(Medicine::id),
        Page::OtherTreatments => OtherTreatment::all().next().map(OtherTreatment::id),
        page => page.checkbox_page().and_then(|factors| Factor::on(factors).next()).map(Factor::code),
    };
    match session.fault() {
        None => Vec::new(),
        Some(ValidationError::Card { dose, weeks, effect }) => {
            [(dose, "dose-yes"), (weeks, "weeks-yes"), (effect, "effect-better")]
                .into_iter()
                .filter(|(is_open, _)| *is_open)
                .map(|(_, field)| field.to_owned())
                .collect()
        }
        Some(_) => vec![format!("box-{}", first.unwrap_or_default())],
    }
}

/// The answers of a page that one tap answers, the earlier one marked.
fn taps(session: &Session, page: Page) -> Vec<String> {
    let answers = session.answers();
    match page {
        Page::Age => with_skip::<Age>(answers.age.map_or(Answer::NotAsked, Answer::Given), false),
        Page::Phq9(item) => with_skip::<Frequency>(answers.phq9.item(item), true),
        Page::Difficulty => with_skip::<Difficulty>(answers.phq9.difficulty, true),
        Page::Asq(item) => with_skip::<YesNo>(answers.asq.item(item), true),
        Page::LastAttempt => with_skip::<LastAttempt>(answers.asq.last_attempt, true),
        Page::History => with_skip::<YesNoUnsure>(answers.diagnosed, true),
        Page::Episode => with_skip::<Episode>(answers.episode, true),
        Page::Pregnancy => {
            let earlier = answers.pregnancy();
            let factors = Factor::on(FactorPage::Pregnancy).map(|factor| (factor.code(), Answer::Given(Some(factor))));
            let others = [("none", Answer::Given(None)), ("skip", Answer::Skipped)];
            let all = factors.chain(others);
            all.map(|(code, answer)| format!("answer:{code}{}", mark(earlier == answer))).collect()
        }
        _ => Vec::new(),
    }
}

fn with_skip<T: Coded>(earlier: Answer<T>, can_skip: bool) -> Vec<String> {
    let given = T::CODES.iter().map(|(code, value)| (*code, Answer::Given(*value)));
    let all = given.chain(can_skip.then_some(("skip", Answer::Skipped)));
    all.map(|(code, answer)| format!("answer:{code}{}", mark(earlier == answer))).collect()
}

fn radios<T: Coded>(name: &str, chosen: Answer<T>, things: &mut Vec<String>) {
    let is_chosen = |value| chosen == Answer::Given(value);
    things.extend(T::CODES.iter().map(|(code, value)| format!("radio:{name}:{code}{}", mark(is_chosen(*value)))));
}
