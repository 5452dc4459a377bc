//! What a page has to show, told from the session alone, in the words of walker.js.

use clinical::medicines::Medicine;
use clinical::outcome::Outcome;
use clinical::session::{Ending, View};
use clinical::text::Lang;
use clinical::{Content, screen};

use crate::reliability::expected_controls::add_things;
use crate::reliability::model::Model;

/// All that the walker writes down of a page.
pub fn shown(model: &Model) -> String {
    let (session, lang) = (&model.session, model.lang);
    let screen = screen(session, &model.settings, lang);
    let mut things = Vec::new();
    if session.view() != View::Ended(Ending::Exit) {
        things.extend(["help".into(), "exit".into()]);
    }
    let bar = things.len();
    add_things(model, &screen, &mut things);
    if session.view() != View::Ended(Ending::Exit) {
        // They stand at the end of the first row, after Back where there is one.
        let languages = Lang::all().filter(|other| *other != lang).map(|other| format!("language:{}", other.code()));
        let place = bar + usize::from(things.get(bar).is_some_and(|first| first == "back"));
        things.splice(place..place, languages);
    }
    let outcome = screen.outcome.map_or("-", Outcome::code);
    let medicine = screen.medicine.map_or("-", Medicine::id);
    let mut lines = vec![
        format!("{} {outcome} {medicine} {}", screen.id, lang.code()),
        screen.heading.into_owned(),
        things.join(" "),
    ];
    if screen.has_support_strip {
        lines.push("strip".into());
    }
    if let Content::Review(rows) = screen.content {
        for row in rows.into_iter().flat_map(|part| part.rows) {
            lines.push([vec![row.question], row.answers].concat().join(" | "));
        }
    }
    lines.join("\n")
}
