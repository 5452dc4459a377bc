//! Replays input buffered by `shell/preboot.js`, which shows the first two pages until the widget is ready.

use crate::view_context::Message;
use clinical::{factors::Factor, form_state::Tick, session::Event, text::Lang};

/// One press on a page shown before the widget.
pub struct ReplayedInput {
    pub message: Message,
    /// Whether the early page itself has shown what came of it: then the focus is where it belongs.
    pub is_shown: bool,
}

impl ReplayedInput {
    /// Reads a line of what `shell/preboot.js` keeps. It writes no others.
    pub fn read(line: &str) -> Option<Self> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let shown = |message| Some(Self { message, is_shown: true });
        let awaited = |message| Some(Self { message, is_shown: false });
        match word {
            "start" => shown(Message::Session(Event::Start)),
            "back" => shown(Message::Session(Event::Back)),
            "language" => shown(Message::Language(Lang::from_code(rest)?)),
            "continue" => awaited(Message::Session(Event::Continue)),
            "learn" => awaited(Message::Session(Event::Learn)),
            "help" => awaited(Message::Session(Event::Help)),
            "exit" => awaited(Message::Session(Event::Exit)),
            "opened" => awaited(Message::FileOpened(rest.to_owned())),
            _ => {
                let is_ticked = word.starts_with('+');
                let tick = match word.strip_prefix(['+', '-'])? {
                    "none" => Tick::None(is_ticked),
                    code => Tick::Row(Factor::from_code(code)?, is_ticked),
                };
                shown(Message::Session(Event::TickFactor(tick)))
            }
        }
    }
}
