//! The same presses without a browser: each is an event for `clinical`, and what its session then comes to is what the
//! page has to show.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use clinical::answer::{
    Age, Answer, Coded, Difficulty, Dose, Effect, Episode, Frequency, LastAttempt, YesNo, YesNoUnsure,
};
use clinical::crisis::Country;
use clinical::education::Guess;
use clinical::factors::Factor;
use clinical::form_state::{CardAnswer, Tick};
use clinical::medicines::{Medicine, OtherTreatment};
use clinical::page::{self, Page};
use clinical::row_set::Row;
use clinical::session::{Event, Session, Tap, View};
use clinical::settings::Settings;
use clinical::text::Lang;

/// What the widget's own state holds, as far as a press can change it.
pub struct Model {
    pub session: Session,
    pub lang: Lang,
    /// "Keep my answers open."
    pub is_open: bool,
    /// The boxes of the copy that are not as they were at first, by their ids.
    pub changed: BTreeSet<String>,
    /// The id of what has the focus, or the name of its element.
    pub focus: String,
    pub settings: Settings,
}

impl Model {
    /// A document that has just been opened.
    pub fn new(settings: Settings) -> Self {
        let session = Session::new(settings.country);
        Self { session, lang: settings.lang, is_open: false, changed: BTreeSet::new(), focus: "body".into(), settings }
    }

    /// Does what a press does, by the name that the walker gives it.
    pub fn press(&mut self, name: &str) -> Result<()> {
        let (action, value) = name.split_once(':').unwrap_or((name, ""));
        match action {
            "language" => self.lang = Lang::from_code(value).context("no such language")?,
            "idle-off" => {
                self.is_open = true;
                self.focus = "title".into();
            }
            "hide" => {
                self.apply(Event::Erase);
                self.apply(Event::Start);
                self.lang = self.settings.lang;
                self.focus = "body".into();
            }
            "keep" => {
                if !self.changed.remove(value) {
                    self.changed.insert(value.to_owned());
                }
            }
            "error" => self.focus = self.field_of_error(value.parse()?)?,
            "chip" => {
                let mut picked = self.session.medicine_ticks().rows().iter();
                let medicine = picked.nth(value.parse()?).context("no such chip")?;
                self.focus = "search".into();
                self.apply(Event::TickMedicine(Tick::Row(medicine, false)));
            }
            _ => {
                let event = self.event(action, value).with_context(|| format!("nothing is known of {name}"))?;
                self.apply(event);
            }
        }
        Ok(())
    }

    fn apply(&mut self, event: Event) {
        let before = (self.session.moves(), self.session.refusals());
        self.session = std::mem::take(&mut self.session).apply(event);
        if self.session.refusals() > before.1 {
            self.focus = "errors".into();
        } else if self.session.moves() != before.0 {
            self.focus = "title".into();
        }
        if self.session.is_untouched() {
            self.is_open = false;
            self.changed.clear();
        }
    }

    fn event(&self, action: &str, value: &str) -> Option<Event> {
        let answers = self.session.answers();
        Some(match action {
            "start" => Event::Start,
            "continue" => Event::Continue,
            "skip" => Event::Skip,
            "list-rest" => Event::ListRest,
            "back" => Event::Back,
            "mistake" => Event::Mistake,
            "finish" => Event::Finish,
            "stop" => Event::Stop,
            "result" => Event::Result,
            "help" => Event::Help,
            "learn" => Event::Learn,
            "exit" | "shift" => Event::Exit,
            "erase" => Event::Erase,
            "change" => Event::Change(page::from_link_id(value, answers)?),
            "country" => Event::Country(Country::from_code(value)?),
            "answer" => self.answer(value)?,
            "box" => self.tick(value)?,
            "radio" => card(value)?,
            _ => return None,
        })
    }

    fn answer(&self, value: &str) -> Option<Event> {
        let page = match self.session.view() {
            View::Question(page) => page,
            View::Claims(..) => return Guess::ALL.into_iter().find(|guess| guess.code() == value).map(Event::Guess),
            _ => return None,
        };
        Some(Event::Tap(match page {
            Page::Age => Tap::Age(Age::from_code(value)?),
            Page::Phq9(item) => Tap::Phq9(item, coded::<Frequency>(value)?),
            Page::Difficulty => Tap::Difficulty(coded::<Difficulty>(value)?),
            Page::Asq(item) => Tap::Asq(item, coded::<YesNo>(value)?),
            Page::LastAttempt => Tap::LastAttempt(coded::<LastAttempt>(value)?),
            Page::History => Tap::Diagnosed(coded::<YesNoUnsure>(value)?),
            Page::Episode => Tap::Episode(coded::<Episode>(value)?),
            Page::Pregnancy => Tap::Pregnancy(match value {
                "skip" => Answer::Skipped,
                "none" => Answer::Given(None),
                code => Answer::Given(Some(Factor::from_code(code)?)),
            }),
            _ => return None,
        }))
    }

    /// A press on a box makes it what it was not.
    fn tick(&self, value: &str) -> Option<Event> {
        let View::Question(page) = self.session.view() else { return None };
        Some(match page {
            Page::Medicines => {
                let ticks = self.session.medicine_ticks();
                Event::TickMedicine(toggled(value, ticks.is_none(), Medicine::from_id, |row| {
                    ticks.rows().contains(row)
                })?)
            }
            Page::OtherTreatments => {
                let ticks = self.session.other_treatment_ticks();
                let is_ticked = |row| ticks.rows().contains(row);
                Event::TickOtherTreatment(toggled(value, ticks.is_none(), OtherTreatment::from_id, is_ticked)?)
            }
            page => {
                let ticks = self.session.factor_ticks(page.checkbox_page()?);
                Event::TickFactor(toggled(value, ticks.is_none(), Factor::from_code, |row| ticks.rows().contains(row))?)
            }
        })
    }

    /// The field that an entry of the error summary leads to.
    fn field_of_error(&self, place: usize) -> Result<String> {
        let View::Question(page) = self.session.view() else { bail!("an error where nothing is asked") };
        crate::reliability::expected_controls::errors(&self.session, page)
            .into_iter()
            .nth(place)
            .context("no such error")
    }
}

fn coded<T: Coded>(value: &str) -> Option<Answer<T>> {
    if value == "skip" { Some(Answer::Skipped) } else { T::from_code(value).map(Answer::Given) }
}

fn toggled<T: Row>(
    value: &str,
    is_none: bool,
    row: impl Fn(&str) -> Option<T>,
    is_ticked: impl Fn(T) -> bool,
) -> Option<Tick<T>> {
    if value == "none" {
        return Some(Tick::None(!is_none));
    }
    row(value).map(|row| Tick::Row(row, !is_ticked(row)))
}

fn card(value: &str) -> Option<Event> {
    let (question, value) = value.split_once(':')?;
    Some(Event::Card(match question {
        "dose" => CardAnswer::Dose(Dose::from_code(value)?),
        "weeks" => CardAnswer::Weeks(YesNoUnsure::from_code(value)?),
        "effect" => CardAnswer::Effect(Effect::from_code(value)?),
        _ => return None,
    }))
}
