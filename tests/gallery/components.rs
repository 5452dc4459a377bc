//! What pages are made of, and where on the tour each part can be seen.

use crate::visitor::Album;

/// A part of a page.
pub struct Component {
    pub name: &'static str,
    /// The page or state of the tour that shows it.
    page: &'static str,
    /// Its first element that can be seen there.
    pub selector: &'static str,
}

const fn component(name: &'static str, page: &'static str, selector: &'static str) -> Component {
    Component { name, page, selector }
}

const ALL: [Component; 32] = [
    component("header", "start", "header"),
    component("way out", "start", "header .exit"),
    component("primary button", "start", ".button.primary"),
    component("button", "start", "main .button:not(.primary)"),
    component("link button", "age", "main button.link"),
    component("languages", "start", ".languages"),
    component("foot", "check", "footer"),
    component("progress", "age", ".progress"),
    component("answer", "phq9-1", ".answer"),
    component("answer that skips", "phq9-1", ".answer.quiet"),
    component("earlier answer", "phq9-1, answered and returned to", ".answer.earlier"),
    component("tick box", "mind", ".tick"),
    component("tick box, ticked", "mind, ticked", ".tick:has(:checked)"),
    component("radio button", "medicine-1", ".tick:has([type=radio])"),
    component("group of radio buttons", "medicine-1", "fieldset"),
    component("search", "medicines, searched", ".search"),
    component("error summary", "mind, error", ".errors"),
    component("error at its field", "mind, error", ".error"),
    component("support strip", "mind, support above", ".strip"),
    component("idle warning", "mind, idle warning", ".idle"),
    component("answers to check", "check", ".row"),
    component("support on a result", "outcome URGENT (V05)", ".support"),
    component("reason", "outcome CONSULT (V07)", ".reasons > li"),
    component("sides of a treatment", "outcome CONSULT (V07)", ".side"),
    component("other care", "outcome CONSULT (V07)", ".choices"),
    component("big crisis buttons", "crisis, intent", ".big-buttons"),
    component("crisis line", "help", ".line"),
    component("countries", "help, countries open", ".country"),
    component("card", "learn", ".card"),
    component("card, open", "learn, cards open", ".card[open]"),
    component("100 people", "learn, cards open", ".arms"),
    component("sources", "learn, cards open", ".sources"),
];

/// Those that a page shows.
pub fn on(page: &str) -> impl Iterator<Item = &'static Component> {
    ALL.iter().filter(move |component| component.page == page)
}

/// Those that were not found where they should be.
pub fn missing(album: &Album) -> impl Iterator<Item = &'static str> {
    let is_there = |component: &&Component| album.components.iter().any(|shot| shot.name == component.name);
    ALL.iter().filter(move |component| !is_there(component)).map(|component| component.name)
}
