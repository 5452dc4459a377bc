//! The ASQ (Ask Suicide-Screening Questions, National Institute of Mental Health) and what follows from it.
//!
//! It was made to be followed by a person and is not validated as a form that nobody attends. So every doubt goes
//! to the stronger side, and no answer ever clears anyone.

use crate::{
    answer::{Answer, Frequency, LastAttempt, YesNo},
    phq9::{self, Phq9},
};

/// One of the five questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// 1: wished to be dead, past few weeks.
    Wish,
    /// 2: better off dead, past few weeks.
    BetterOff,
    /// 3: thoughts of killing oneself, past week.
    Thoughts,
    /// 4: ever tried.
    Attempt,
    /// 5, of acuity: thoughts right now.
    Now,
}

impl Item {
    pub const ALL: [Self; 5] = [Self::Wish, Self::BetterOff, Self::Thoughts, Self::Attempt, Self::Now];

    /// Its place, from 0 to 4.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// The answers to the ASQ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asq {
    pub wish: Answer<YesNo>,
    pub better_off: Answer<YesNo>,
    pub thoughts: Answer<YesNo>,
    pub attempt: Answer<YesNo>,
    /// When the last attempt was. Put only where [`Asq::is_last_attempt_due`] says so, and counts only there.
    pub last_attempt: Answer<LastAttempt>,
    /// Put only where [`is_now_due`] says so.
    pub now: Answer<YesNo>,
}

impl Asq {
    /// The answer to a question.
    #[must_use]
    pub const fn item(&self, item: Item) -> Answer<YesNo> {
        match item {
            Item::Wish => self.wish,
            Item::BetterOff => self.better_off,
            Item::Thoughts => self.thoughts,
            Item::Attempt => self.attempt,
            Item::Now => self.now,
        }
    }

    /// The answer to a question, to be written.
    pub const fn item_mut(&mut self, item: Item) -> &mut Answer<YesNo> {
        match item {
            Item::Wish => &mut self.wish,
            Item::BetterOff => &mut self.better_off,
            Item::Thoughts => &mut self.thoughts,
            Item::Attempt => &mut self.attempt,
            Item::Now => &mut self.now,
        }
    }

    /// Whether it is to be asked when the last attempt was: after "yes" to question 4.
    #[must_use]
    pub const fn is_last_attempt_due(&self) -> bool {
        matches!(self.attempt, Answer::Given(YesNo::Yes))
    }

    /// Whether questions 1 to 4 have all been put, and when the last attempt was, where that is due.
    #[must_use]
    pub const fn is_asked(&self) -> bool {
        self.wish.is_asked()
            && self.better_off.is_asked()
            && self.thoughts.is_asked()
            && self.attempt.is_asked()
            && (self.last_attempt.is_asked() || !self.is_last_attempt_due())
    }
}

/// Whether question 5 is due: questions 1 to 4 are not all "no", or PHQ-9 item 9 is 1 or more, or skipped.
#[must_use]
pub fn is_now_due(asq: &Asq, phq9: &Phq9) -> bool {
    let not_no = |answer: Answer<YesNo>| answer.is_asked() && answer != Answer::Given(YesNo::No);
    not_no(asq.wish) || not_no(asq.better_off) || not_no(asq.thoughts) || not_no(asq.attempt) || has_item_nine(phq9)
}

/// Whether PHQ-9 item 9 is 1 or more, or skipped: from then on a support strip stands above each page.
#[must_use]
pub fn has_item_nine(phq9: &Phq9) -> bool {
    let nine = phq9.item(phq9::Item::NINTH);
    nine.is_asked() && nine != Answer::Given(Frequency::NotAtAll)
}

/// Whether an answer, and not only a question left open, tells of thoughts of death or a past attempt.
#[must_use]
pub fn is_disclosed(asq: &Asq, phq9: &Phq9) -> bool {
    let yes = |answer: Answer<YesNo>| answer == Answer::Given(YesNo::Yes);
    let nine = phq9.item(phq9::Item::NINTH);
    yes(asq.wish)
        || yes(asq.better_off)
        || yes(asq.thoughts)
        || yes(asq.attempt)
        || nine.given().is_some_and(|nine| nine != Frequency::NotAtAll)
}

/// What the answers on suicide come to, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Risk {
    /// Only the standing link to help.
    None,
    /// `SI_SUPPORT`: crisis help on top of whatever outcome follows.
    Support,
    /// `SI_URGENT`: talk to someone today.
    Urgent,
    /// `SI_ACUTE`: help now.
    Acute,
}

/// What the answers on suicide come to. The first line that matches wins.
///
/// | ASQ 1 or 2 | ASQ 3 | ASQ 4 | ASQ 5 | item 9 | risk |
/// |---|---|---|---|---|---|
/// | | | | yes | | Acute |
/// | | yes | | skipped | | Acute |
/// | | | past 3 months | skipped | | Acute |
/// | | | | skipped | | Urgent |
/// | | yes or skipped | | | | Urgent |
/// | | | past 3 months | | | Urgent |
/// | | | | | 2 or 3 | Urgent |
/// | yes | | longer ago or skipped | | | Urgent |
/// | yes or skipped | | | | | Support |
/// | | | longer ago or skipped | | | Support |
/// | | | | | 1 or skipped | Support |
/// | | | | | | None |
///
/// ASQ 4 is "past 3 months" where the person tried and has not said that it was longer ago. ASQ 5 counts only where it
/// was put. Source: the NIMH ASQ tool (any yes or refusal is positive; question 5 yes is
/// acute); the finer steps are our own and always err to the stronger side.
#[must_use]
pub fn risk(asq: &Asq, phq9: &Phq9) -> Risk {
    let yes = |answer: Answer<YesNo>| answer == Answer::Given(YesNo::Yes);
    let now = if is_now_due(asq, phq9) { asq.now } else { Answer::NotAsked };
    let is_old = asq.last_attempt == Answer::Given(LastAttempt::Past);
    let recent = yes(asq.attempt) && !is_old;
    let old_or_skipped = asq.attempt.is_skipped() || (yes(asq.attempt) && is_old);
    let nine = phq9.item(phq9::Item::NINTH);
    let often = matches!(nine, Answer::Given(Frequency::MoreThanHalfTheDays | Frequency::NearlyEveryDay));
    let wish = yes(asq.wish) || yes(asq.better_off);
    let wish_skipped = asq.wish.is_skipped() || asq.better_off.is_skipped();

    if yes(now) || (now.is_skipped() && (yes(asq.thoughts) || recent)) {
        return Risk::Acute;
    }
    let thoughts = yes(asq.thoughts) || asq.thoughts.is_skipped();
    if now.is_skipped() || thoughts || recent || often || (wish && old_or_skipped) {
        return Risk::Urgent;
    }
    if wish || wish_skipped || old_or_skipped || has_item_nine(phq9) {
        return Risk::Support;
    }
    Risk::None
}
