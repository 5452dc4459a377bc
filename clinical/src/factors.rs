//! Safety factors: what a person may have that bears on this treatment.

use crate::{
    evidence::Evidence,
    generated::{FACTOR_SOURCES, FACTORS},
    row_set::{Row, Set},
    text::{Lang, Text},
};

/// How strongly an answer decides, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Help now: the crisis page, and nothing else.
    Emergency,
    /// Help today: the crisis page first.
    Urgent,
    /// This treatment does not fit now.
    Stop,
    /// A doctor has to look at it first.
    Clear,
    /// A line in "What to mention".
    Discuss,
    /// A line in "What to mention", for knowledge only.
    Info,
}

/// The page that asks for a factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactorPage {
    Urgent,
    Age,
    Mind,
    Heart,
    Health,
    Pregnancy,
    Substances,
    MedicinesNow,
    Practical,
}

/// What leads a crisis page that a factor brings up, in the order in which one goes before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    SelfHarm,
    Medical,
    Reality,
    Intent,
    Mania,
    Voices,
}

/// What a rule of its own knows a factor by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Bipolar disorder, known or possible.
    Bipolar,
    /// Treated with ketamine or Spravato at a clinic now.
    TreatedNow,
    /// Takes ketamine now, but not at a clinic.
    TakenNow,
}

pub(crate) struct FactorRow {
    pub code: &'static str,
    pub page: FactorPage,
    pub level: Level,
    pub cause: Option<Cause>,
    pub role: Option<Role>,
    pub lines: &'static [&'static str],
    /// The first of its texts. They follow each other: what to ask and why it matters, where it has those, its examples,
    /// and last the option itself.
    pub first: u16,
    pub has_ask: bool,
    pub has_because: bool,
    pub examples: u8,
}

impl FactorRow {
    const fn ask(&self) -> Option<Text> {
        if self.has_ask { Some(Text(self.first)) } else { None }
    }

    const fn because(&self) -> Option<Text> {
        if self.has_because { Some(Text(self.first + self.has_ask as u16)) } else { None }
    }

    fn examples(&self) -> impl Iterator<Item = Text> + use<> {
        let first = self.first + u16::from(self.has_ask) + u16::from(self.has_because);
        (first..first + u16::from(self.examples)).map(Text)
    }

    fn label(&self) -> Text {
        Text(self.first + u16::from(self.has_ask) + u16::from(self.has_because) + u16::from(self.examples))
    }
}

/// One safety factor of `content/factors.toml`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Factor(u8);

/// The factors of a page, or of a whole record.
pub type Factors = Set<Factor>;

impl Row for Factor {
    const COUNT: u8 = FACTORS.len() as u8;

    fn index(self) -> u8 {
        self.0
    }

    fn at(index: u8) -> Option<Self> {
        (index < Self::COUNT).then_some(Self(index))
    }
}

impl Factor {
    /// The factor of a code such as `H-ANEURYSM`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|factor| factor.code() == code)
    }

    /// The factors that a page offers, in the order of the table.
    pub fn on(page: FactorPage) -> impl Iterator<Item = Self> {
        Self::all().filter(move |factor| factor.page() == Some(page))
    }

    fn row(self) -> Option<&'static FactorRow> {
        FACTORS.get(usize::from(self.0))
    }

    /// Its code, such as `H-ANEURYSM`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.row().map_or("", |row| row.code)
    }

    /// How strongly it decides. The row always exists; were it missing, the strongest level would stand.
    #[must_use]
    pub fn level(self) -> Level {
        self.row().map_or(Level::Emergency, |row| row.level)
    }

    pub(crate) fn page(self) -> Option<FactorPage> {
        self.row().map(|row| row.page)
    }

    /// What leads the crisis page, on levels EMERGENCY and URGENT.
    #[must_use]
    pub fn cause(self) -> Option<Cause> {
        self.row().and_then(|row| row.cause)
    }

    /// What a rule of its own knows it by.
    #[must_use]
    pub fn role(self) -> Option<Role> {
        self.row().and_then(|row| row.role)
    }

    /// The ids of the crisis lines that it adds to the result.
    #[must_use]
    pub fn lines(self) -> &'static [&'static str] {
        self.row().map_or(&[], |row| row.lines)
    }

    /// The published reference of its level, or the reason of our own decision.
    #[must_use]
    pub fn source(self) -> &'static str {
        FACTOR_SOURCES.get(usize::from(self.0)).map_or("", |(source, _)| source)
    }

    /// What was read of the source, and where.
    #[must_use]
    pub fn evidence(self) -> Evidence {
        FACTOR_SOURCES.get(usize::from(self.0)).map_or(Evidence::NONE, |(_, evidence)| *evidence)
    }

    /// The option, in plain words.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        self.row().map_or("", |row| row.label().in_lang(lang))
    }

    /// Short lines under the option.
    pub fn examples(self, lang: Lang) -> impl Iterator<Item = &'static str> {
        self.row().into_iter().flat_map(FactorRow::examples).map(move |text| text.in_lang(lang))
    }

    /// Why this answer matters here.
    #[must_use]
    pub fn because(self, lang: Lang) -> Option<&'static str> {
        self.row().and_then(FactorRow::because).map(|text| text.in_lang(lang))
    }

    /// What to ask a doctor about it.
    #[must_use]
    pub fn ask(self, lang: Lang) -> Option<&'static str> {
        self.row().and_then(FactorRow::ask).map(|text| text.in_lang(lang))
    }
}

impl std::fmt::Debug for Factor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl Set<Factor> {
    /// Those of one level.
    #[must_use]
    pub fn of_level(self, level: Level) -> Self {
        self.iter().filter(|factor| factor.level() == level).collect()
    }

    /// Those that a page offers.
    #[must_use]
    pub fn of_page(self, page: FactorPage) -> Self {
        self.iter().filter(|factor| factor.page() == Some(page)).collect()
    }

    /// The strongest level among them.
    #[must_use]
    pub fn level(self) -> Option<Level> {
        self.iter().map(Factor::level).min()
    }

    /// Whether one of them has this role.
    #[must_use]
    pub fn has(self, role: Role) -> bool {
        self.iter().any(|factor| factor.role() == Some(role))
    }

    /// What leads the crisis page: the first cause among them.
    #[must_use]
    pub fn cause(self) -> Option<Cause> {
        self.iter().filter_map(Factor::cause).min()
    }
}
