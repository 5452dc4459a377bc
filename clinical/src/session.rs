//! The state of one walk through the questionnaire, and the one function that changes it.

use crate::{
    answer::{Age, Answer, Attempt, Difficulty, Frequency, YesNo, YesNoUnsure},
    answers::Answers,
    asq,
    crisis::Country,
    draft::{self, CardAnswer, Drafts, Fault, Tick, Ticks},
    factors::{Factor, FactorPage},
    medicines::{Medicine, OtherTreatment},
    outcome::{self, Assessment, Outcome},
    page::{self, Page},
    phq9,
    set::Set,
    trials::Trial,
};

/// What is on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    Start,
    Question(Page),
    /// The crisis page, and the page whose answer led there.
    Crisis(Page),
    /// "Your answers already point to a result", and the page whose answer led there.
    Early(Page),
    /// All answers, each with Change.
    Check,
    /// The result, and where Back leads from it.
    Outcome(Before),
    /// "Need help now?"
    Help,
    Ended(Ending),
}

/// The page before the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    Check,
    Early(Page),
    /// A minor's result follows the question on age at once.
    Age,
}

/// How a session ended. No answer is left in any of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// "Leave this page": a neutral card.
    Exit,
    /// "Delete my answers".
    Erased,
    /// Nothing was pressed for a while; with crisis help where it was on the screen.
    Idle { crisis: bool },
    /// "Stop here" on the crisis page: crisis help stays.
    Stopped,
}

/// An answer that one tap gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tap {
    Age(Age),
    Phq9(phq9::Item, Answer<Frequency>),
    Difficulty(Answer<Difficulty>),
    /// ASQ 1, 2, 3 or 5.
    Asq(asq::Item, Answer<YesNo>),
    /// ASQ 4.
    Attempt(Answer<Attempt>),
    Pregnancy(Answer<Option<Factor>>),
    Diagnosed(Answer<YesNoUnsure>),
}

impl Tap {
    /// The page that it answers.
    #[must_use]
    pub const fn page(self) -> Page {
        match self {
            Self::Age(_) => Page::Age,
            Self::Phq9(item, _) => Page::Phq9(item),
            Self::Difficulty(_) => Page::Difficulty,
            Self::Asq(item, _) => Page::Asq(item),
            Self::Attempt(_) => Page::Asq(asq::Item::Attempt),
            Self::Pregnancy(_) => Page::Pregnancy,
            Self::Diagnosed(_) => Page::History,
        }
    }
}

impl Tap {
    /// Whether it answers its page at all.
    fn is_answer(self) -> bool {
        match self {
            Self::Age(_) => true,
            Self::Phq9(_, answer) => answer.is_asked(),
            Self::Difficulty(answer) => answer.is_asked(),
            Self::Asq(item, answer) => item != asq::Item::Attempt && answer.is_asked(),
            Self::Attempt(answer) => answer.is_asked(),
            Self::Pregnancy(answer) => {
                let foreign = |f: Factor| f.page() != Some(FactorPage::Pregnancy);
                answer.is_asked() && !answer.given().flatten().is_some_and(foreign)
            }
            Self::Diagnosed(answer) => answer.is_asked(),
        }
    }
}

/// Something that happened. One that does not belong to what is on the screen changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Begin, or begin anew.
    Start,
    /// One tap that answers and moves on.
    Tap(Tap),
    /// A tick box of a page of factors.
    TickFactor(Tick<Factor>),
    TickMedicine(Tick<Medicine>),
    TickOtherTreatment(Tick<OtherTreatment>),
    /// An answer on the medicine card that is shown.
    Card(CardAnswer),
    Continue,
    /// "I'd rather not say", on pages with Continue.
    Skip,
    Back,
    /// Change an answer, from the check page or the result.
    Change(Page),
    /// "I chose this by mistake", on the crisis page.
    Mistake,
    /// Go on from the crisis page, or answer the rest.
    Finish,
    /// "Stop here", on the crisis page.
    Stop,
    /// See the result.
    Result,
    Help,
    Country(Country),
    Exit,
    Erase,
    Idle,
}

/// One walk through the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    answers: Answers,
    drafts: Drafts,
    view: View,
    /// What "Need help now?" goes back to.
    behind_help: Option<View>,
    /// Whether the person came from the check page and goes back there.
    is_changing: bool,
    /// Whether URGENT has interrupted; taken back through "I chose this by mistake".
    has_seen_urgent: bool,
    /// Whether the early result has been offered.
    has_seen_early: bool,
    fault: Option<Fault>,
    /// The clinic's country, which a new session starts with.
    home: Country,
    country: Country,
    /// How often the page has changed.
    moves: u32,
    /// How often Continue has been refused.
    refusals: u32,
}

impl Default for Session {
    fn default() -> Self {
        Self::new(Country::default())
    }
}

impl Session {
    /// A session that has not begun, for the clinic's country.
    #[must_use]
    pub fn new(home: Country) -> Self {
        Self {
            answers: Answers::default(),
            drafts: Drafts::default(),
            view: View::Start,
            behind_help: None,
            is_changing: false,
            has_seen_urgent: false,
            has_seen_early: false,
            fault: None,
            home,
            country: home,
            moves: 0,
            refusals: 0,
        }
    }

    /// What is on the screen.
    #[must_use]
    pub const fn view(&self) -> View {
        self.view
    }

    /// The answers so far.
    #[must_use]
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Whether nothing has been answered or pressed: there is nothing to delete.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.answers == Answers::default() && self.drafts == Drafts::default()
    }

    /// What the answers come to so far.
    #[must_use]
    pub fn assessment(&self) -> Assessment {
        outcome::assess(&self.answers)
    }

    /// What is wrong with the page that Continue was pressed on.
    #[must_use]
    pub const fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// The country whose crisis lines are shown.
    #[must_use]
    pub const fn country(&self) -> Country {
        self.country
    }

    /// How often the page has changed: a new number is a new page, even where it looks the same.
    #[must_use]
    pub const fn moves(&self) -> u32 {
        self.moves
    }

    /// How often Continue has been refused: a new number is a new error to announce, even where it reads the same.
    #[must_use]
    pub const fn refusals(&self) -> u32 {
        self.refusals
    }

    /// The tick boxes of a page of factors.
    #[must_use]
    pub fn factor_ticks(&self, page: FactorPage) -> Ticks<Factor> {
        self.drafts.factors(page, &self.answers)
    }

    /// The tick boxes of the pick list.
    #[must_use]
    pub fn medicine_ticks(&self) -> Ticks<Medicine> {
        self.drafts.medicines(&self.answers)
    }

    /// The tick boxes of the other treatments.
    #[must_use]
    pub fn other_treatment_ticks(&self) -> Ticks<OtherTreatment> {
        self.drafts.other_treatments(&self.answers)
    }

    /// The card of a medicine as it is filled in now.
    #[must_use]
    pub fn card(&self, medicine: Medicine) -> Trial {
        self.drafts.card(medicine, &self.answers)
    }

    /// Whether the support strip stands above the page: item 9 is 1 or more, or skipped.
    #[must_use]
    pub fn has_support_strip(&self) -> bool {
        let shown = matches!(self.view, View::Question(_) | View::Early(_) | View::Check);
        shown && asq::has_item_nine(&self.answers.phq9)
    }

    /// Whether crisis help is what the screen is about, so that it has to stay when the answers go.
    #[must_use]
    pub fn shows_crisis(&self) -> bool {
        match self.view {
            View::Crisis(_) | View::Help => true,
            View::Outcome(_) => {
                let found = self.assessment();
                let is_minor = self.answers.age == Some(Age::Minor);
                found.outcome.rank() >= Outcome::Urgent.rank() || found.risk >= asq::Risk::Support || is_minor
            }
            _ => self.has_support_strip(),
        }
    }

    /// The session after something happened. Pure and total: any event is welcome in any state.
    #[must_use]
    pub fn apply(mut self, event: Event) -> Self {
        match (event, self.view) {
            (Event::Exit, _) => self.end(Ending::Exit),
            (Event::Erase, _) => self.end(Ending::Erased),
            (Event::Idle, View::Ended(_)) | (Event::Help, View::Help) => {}
            // Back leads to the start with the answers kept, so the wipe reaches it too.
            (Event::Idle, View::Start) | (Event::Start, View::Ended(_)) => self.begin_anew(View::Start),
            (Event::Idle, _) => {
                let crisis = self.shows_crisis();
                self.end(Ending::Idle { crisis });
            }
            (Event::Country(country), _) => self.country = country,
            (Event::Help, view) => {
                self.behind_help = Some(view);
                self.show(View::Help);
            }
            (Event::Back, View::Help) => {
                let behind = self.behind_help.take().unwrap_or(View::Start);
                self.show(behind);
            }
            (Event::Start, View::Start) => self.show(View::Question(Page::Urgent)),
            (event, View::Question(page)) => self.on_question(event, page),
            (Event::Back | Event::Mistake, View::Crisis(page)) => {
                self.has_seen_urgent = false;
                self.show(View::Question(page));
            }
            (Event::Finish, View::Crisis(page)) if self.assessment().outcome == Outcome::Urgent => self.forward(page),
            (Event::Stop, View::Crisis(_)) if self.assessment().outcome == Outcome::Urgent => {
                self.end(Ending::Stopped);
            }
            (Event::Result, View::Early(page)) => self.show(View::Outcome(Before::Early(page))),
            (Event::Finish, View::Early(page)) => self.forward(page),
            (Event::Back, View::Early(page)) => self.show(View::Question(page)),
            (Event::Result, View::Check) => self.go_to_result(),
            (Event::Back, View::Check) => {
                self.is_changing = false;
                let last = page::due(&self.answers).pop().unwrap_or(Page::Urgent);
                self.show(View::Question(last));
            }
            (Event::Change(page), View::Check | View::Outcome(Before::Check)) => self.change(page),
            (Event::Back, View::Outcome(before)) => self.show(match before {
                Before::Check => View::Check,
                Before::Early(page) => View::Early(page),
                Before::Age => View::Question(Page::Age),
            }),
            _ => {}
        }
        self
    }

    fn on_question(&mut self, event: Event, page: Page) {
        match event {
            Event::Back => self.back(page),
            Event::Tap(tap) if tap.page() == page && tap.is_answer() => {
                self.tap(tap);
                self.answered(page);
            }
            Event::Continue => self.continue_from(page),
            Event::Skip => self.skip(page),
            _ => self.draft(event, page),
        }
    }

    fn tap(&mut self, tap: Tap) {
        let answers = &mut self.answers;
        match tap {
            Tap::Age(age) => answers.age = Some(age),
            Tap::Phq9(item, answer) => answers.phq9.set(item, answer),
            Tap::Difficulty(answer) => answers.phq9.difficulty = answer,
            Tap::Asq(asq::Item::Wish, answer) => answers.asq.wish = answer,
            Tap::Asq(asq::Item::BetterOff, answer) => answers.asq.better_off = answer,
            Tap::Asq(asq::Item::Thoughts, answer) => answers.asq.thoughts = answer,
            Tap::Asq(asq::Item::Now, answer) => answers.asq.now = answer,
            // ASQ 4 has answers of its own.
            Tap::Asq(asq::Item::Attempt, _) => {}
            Tap::Attempt(answer) => answers.asq.attempt = answer,
            Tap::Pregnancy(answer) => answers.set_pregnancy(answer),
            Tap::Diagnosed(answer) => answers.diagnosed = answer,
        }
    }

    /// Something pressed that is no answer before Continue.
    fn draft(&mut self, event: Event, page: Page) {
        let (answers, drafts) = (&self.answers, &mut self.drafts);
        match (event, page) {
            (Event::TickFactor(tick), page) => {
                let belongs = |page| !matches!(tick, Tick::Row(factor, _) if factor.page() != Some(page));
                if let Some(page) = page.factor_page().filter(|page| belongs(*page)) {
                    drafts.tick_factor(page, tick, answers);
                }
            }
            (Event::TickMedicine(tick), Page::Medicines) => drafts.tick_medicine(tick, answers),
            (Event::TickOtherTreatment(tick), Page::OtherTreatments) => drafts.tick_other_treatment(tick, answers),
            (Event::Card(answer), Page::Medicine(_, medicine))
                if medicine.is_named() || matches!(answer, CardAnswer::Effect(_)) =>
            {
                drafts.mark_card(medicine, answer, answers);
            }
            _ => {}
        }
    }

    fn continue_from(&mut self, page: Page) {
        match self.answer_draft(page) {
            Ok(()) => self.answered(page),
            Err(fault) => {
                self.fault = Some(fault);
                self.refusals = self.refusals.wrapping_add(1);
            }
        }
    }

    /// Takes what is pressed on a page as its answer.
    fn answer_draft(&mut self, page: Page) -> Result<(), Fault> {
        match page {
            Page::Medicines => {
                let trials = self.drafts.trials(&self.answers)?;
                self.answers.set_medicines(Answer::Given(trials));
                self.drafts.drop_medicines();
            }
            Page::Medicine(_, medicine) => {
                let card = self.drafts.card(medicine, &self.answers);
                if let Some(fault) = draft::card_fault(&card) {
                    return Err(fault);
                }
                self.set_card(card);
            }
            Page::OtherTreatments => {
                self.answers.other_treatments = given(self.drafts.other_treatments(&self.answers))?;
                self.drafts.drop_other_treatments();
            }
            page => {
                // The introduction to the hard questions has nothing to answer.
                if let Some(factor_page) = page.factor_page() {
                    let answer = given(self.drafts.factors(factor_page, &self.answers))?;
                    match answer {
                        Answer::Given(factors) if page == Page::Urgent => self.answers.set_urgent(factors),
                        answer => self.answers.set_factors(factor_page, answer),
                    }
                    self.drafts.drop_factors(factor_page);
                } else if page != Page::Hard {
                    // A page that one tap answers has no Continue.
                    return Err(Fault::NothingChosen);
                }
            }
        }
        Ok(())
    }

    fn skip(&mut self, page: Page) {
        match page {
            Page::Medicines => {
                self.answers.set_medicines(Answer::Skipped);
                self.drafts.drop_medicines();
            }
            Page::Medicine(_, medicine) => {
                let card = self.drafts.card(medicine, &self.answers);
                self.set_card(Trial {
                    dose: or_skipped(card.dose),
                    weeks: or_skipped(card.weeks),
                    effect: or_skipped(card.effect),
                    ..card
                });
            }
            Page::OtherTreatments => {
                self.answers.other_treatments = Answer::Skipped;
                self.drafts.drop_other_treatments();
            }
            page => match page.factor_page().filter(|_| page.can_skip()) {
                Some(factor_page) => {
                    self.answers.set_factors(factor_page, Answer::Skipped);
                    self.drafts.drop_factors(factor_page);
                }
                None => return,
            },
        }
        self.answered(page);
    }

    fn set_card(&mut self, card: Trial) {
        self.drafts.drop_card(card.medicine);
        if let Some(trial) = self.answers.trials_mut().and_then(|trials| trials.of_mut(card.medicine)) {
            *trial = card;
        }
    }

    /// After an answer: help first, then the early result, then the next page.
    fn answered(&mut self, page: Page) {
        self.answers.drop_undue();
        if let Some(view) = self.interruption(page) {
            return self.show(view);
        }
        let is_stop = self.assessment().outcome == Outcome::NotHere;
        let offers = is_stop && !self.is_changing && !self.has_seen_early && self.answers.is_asq_asked();
        if offers && page::first_open(&self.answers).is_some() {
            self.has_seen_early = true;
            return self.show(View::Early(page));
        }
        self.forward(page);
    }

    /// What has to be shown before anything else: the crisis page, or the end for a minor.
    fn interruption(&mut self, page: Page) -> Option<View> {
        let assessment = self.assessment();
        let by_suicide = assessment.risk >= asq::Risk::Urgent;
        let is_asq_end = self.answers.forced_end() == Some(crate::answers::ForcedEnd::Asq);
        let led_by = match assessment.factors.cause_page() {
            _ if is_asq_end => Page::Asq(asq::Item::Now),
            Some(_) | None if by_suicide => page,
            Some(cause) => cause,
            None => page,
        };
        if assessment.outcome == Outcome::Emergency {
            return Some(View::Crisis(led_by));
        }
        // An answer on suicide waits for question 5 of the ASQ where it is due, and for no other page.
        if assessment.outcome == Outcome::Urgent && !self.has_seen_urgent && self.answers.is_asq_asked() {
            self.has_seen_urgent = true;
            return Some(View::Crisis(led_by));
        }
        (self.answers.age == Some(Age::Minor)).then_some(View::Outcome(Before::Age))
    }

    /// Goes on from an answered page: to the next one, or back to the check page where an answer was changed.
    fn forward(&mut self, page: Page) {
        let open = page::first_open(&self.answers);
        let next = if self.is_changing {
            open
        } else {
            let due = page::due(&self.answers);
            let after = due.iter().position(|known| *known == page).map_or(0, |at| at + 1);
            due.get(after).copied().or(open)
        };
        match next {
            Some(page) => self.show(View::Question(page)),
            None => self.go_to_check(page),
        }
    }

    fn back(&mut self, page: Page) {
        if self.is_changing && page::first_open(&self.answers).is_none() {
            return self.go_to_check(page);
        }
        let due = page::due(&self.answers);
        let at = due.iter().position(|known| *known == page).unwrap_or(0);
        match at.checked_sub(1).and_then(|before| due.get(before)) {
            Some(before) => self.show(View::Question(*before)),
            None => self.show(View::Start),
        }
    }

    /// All is answered: the check page, unless something goes before it.
    fn go_to_check(&mut self, from: Page) {
        if let Some(view) = self.interruption(from) {
            return self.show(view);
        }
        self.is_changing = false;
        self.show(View::Check);
    }

    fn change(&mut self, page: Page) {
        if page::due(&self.answers).contains(&page) {
            self.is_changing = true;
            self.show(View::Question(page));
        }
    }

    fn go_to_result(&mut self) {
        match page::first_open(&self.answers) {
            Some(page) => self.show(View::Question(page)),
            None => self.show(View::Outcome(Before::Check)),
        }
    }

    fn end(&mut self, ending: Ending) {
        let country = self.country;
        self.begin_anew(View::Ended(ending));
        if matches!(ending, Ending::Stopped | Ending::Idle { crisis: true }) {
            self.country = country;
        }
    }

    /// Forgets everything.
    fn begin_anew(&mut self, view: View) {
        let moves = self.moves;
        *self = Self::new(self.home);
        self.moves = moves;
        self.show(view);
    }

    fn show(&mut self, view: View) {
        self.view = view;
        self.fault = None;
        self.moves = self.moves.wrapping_add(1);
    }
}

fn given<T: crate::set::Row>(ticks: Ticks<T>) -> Result<Answer<Set<T>>, Fault> {
    if ticks.is_nothing() { Err(Fault::NothingChosen) } else { Ok(Answer::Given(ticks.rows())) }
}

fn or_skipped<T: Copy>(answer: Answer<T>) -> Answer<T> {
    if answer.is_asked() { answer } else { Answer::Skipped }
}
