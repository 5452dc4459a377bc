//! Education: cards on the treatment, and claims that people meet in advertisements.
//!
//! All of it is data in `content/education/`, with a source and a date for every fact. It never changes an outcome.

use crate::{
    date::Date,
    evidence::Evidence,
    generated::{CARDS, CLAIMS, FACT_EVIDENCE, FACTS},
    outcome::{Assessment, Outcome},
    settings::{Offer, Settings},
    text::{Lang, Text},
    tsv,
};

pub(crate) struct CardRow {
    pub id: &'static str,
    /// The flags that bring it up, a space between them.
    pub flags: &'static str,
    /// What the clinic offers, for each item of its list.
    pub offers: &'static [Option<Offer>],
    pub is_true: bool,
    /// The kind of each block, by its letter; behind a row, how many people it counts.
    pub blocks: &'static str,
    /// The text of the first block; those of the others follow it.
    pub first: Text,
    /// The places of its facts, a letter for each.
    pub facts: &'static str,
}

/// The letter of the fact at the first place.
const FIRST_LETTER: char = '%';

/// A block of words below the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    Heading(Text),
    Paragraph(Text),
    Item(Text),
    /// What the rows that follow count, out of 100 people each.
    Picture(Text),
    /// One arm of a trial, and how many of 100 people.
    Row(Text, u8),
    /// What follows are details.
    Break,
}

/// Where something that a card says comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The primary reference.
    pub source: &'static str,
    /// The year in which it was last held against its source.
    pub checked_in: &'static str,
    /// The day from which it may be out of date.
    pub expires_on: Option<Date>,
    /// Its place among the facts.
    place: usize,
}

impl Fact {
    /// Every fact, each once.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..).map_while(Self::at)
    }

    fn at(place: usize) -> Option<Self> {
        let mut row = tsv::row(FACTS, place)?;
        Some(Self { source: row.text(), checked_in: row.text(), expires_on: row.day(), place })
    }

    /// Its DOI or `PubMed` number, or empty.
    #[must_use]
    pub fn reference(&self) -> &'static str {
        FACT_EVIDENCE.get(self.place).map_or("", |(reference, _, _)| reference)
    }

    /// The day it was last held against its source, as YYYY-MM-DD.
    #[must_use]
    pub fn checked_on(&self) -> &'static str {
        FACT_EVIDENCE.get(self.place).map_or("", |(_, checked_on, _)| checked_on)
    }

    /// What was read of the source, and where.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        FACT_EVIDENCE.get(self.place).map_or(Evidence::NONE, |(_, _, evidence)| *evidence)
    }

    /// Whether it may be out of date.
    #[must_use]
    pub fn is_expired(&self, today: Date) -> bool {
        self.expires_on.is_some_and(|day| day <= today)
    }
}

/// A card or a claim.
#[derive(Clone, Copy)]
pub struct Card(&'static CardRow);

impl PartialEq for Card {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Card {}

impl std::fmt::Debug for Card {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}

impl Card {
    /// Every card, in the order in which they are shown.
    pub fn all() -> impl Iterator<Item = Self> {
        CARDS.iter().map(Self)
    }

    /// The card of an id such as `how-well`.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::all().find(|card| card.id() == id)
    }

    /// How many claims there are.
    #[must_use]
    pub const fn claims() -> u8 {
        CLAIMS.len() as u8
    }

    /// A claim by its place, from 0.
    #[must_use]
    pub fn claim(place: u8) -> Option<Self> {
        CLAIMS.get(usize::from(place)).map(Self)
    }

    /// The cards that answer what a person has ticked, then those that answer how the rules decided, each in the order
    /// of the cards. None in a crisis, and none for who is under 18.
    #[must_use]
    pub fn on(assessment: &Assessment) -> Vec<Self> {
        let mut cards = Vec::new();
        if !has_education(assessment) {
            return cards;
        }
        let flags = assessment.flags();
        let is_ticked = |flag: &str| assessment.factors.iter().any(|factor| factor.code() == flag);
        for card in Self::all() {
            if card.flags().any(|flag| flags.contains(&flag)) {
                cards.push(card);
            }
        }
        cards.sort_by_key(|card| !card.flags().any(is_ticked));
        cards
    }

    /// Its id: the name of its file.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.0.id
    }

    /// The flags that bring it up on the result page.
    pub fn flags(self) -> impl Iterator<Item = &'static str> {
        self.0.flags.split_terminator(' ')
    }

    /// Whether what a claim says is true.
    #[must_use]
    pub const fn is_true(self) -> bool {
        self.0.is_true
    }

    /// Its heading, or the claim itself.
    #[must_use]
    pub fn title(self, lang: Lang) -> &'static str {
        self.0.first.in_lang(lang)
    }

    /// Its words below the title as they stand in the file.
    #[must_use]
    pub fn body(self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut next = self.0.first;
        let mut kinds = self.0.blocks;
        while let Some(kind) = kinds.chars().next() {
            kinds = kinds.get(1..).unwrap_or_default();
            if kind == 'B' {
                blocks.push(Block::Break);
                continue;
            }
            next = next.next();
            blocks.push(match kind {
                'H' => Block::Heading(next),
                'I' => Block::Item(next),
                'C' => Block::Picture(next),
                'R' => {
                    let (people, rest) = kinds.split_once('.').unwrap_or_default();
                    kinds = rest;
                    Block::Row(next, people.parse().unwrap_or_default())
                }
                _ => Block::Paragraph(next),
            });
        }
        blocks
    }

    /// Its words below the title for the patients of one clinic: the items of a list of treatments that the clinic
    /// offers come first, each with `true`. Nothing is left out.
    #[must_use]
    pub fn body_for(self, settings: &Settings) -> Vec<(Block, bool)> {
        let mut blocks: Vec<(Block, bool)> = Vec::new();
        let mut offers = self.0.offers.iter();
        let mut first = None;
        for block in self.body() {
            let offer = if matches!(block, Block::Item(_)) { offers.next().copied().flatten() } else { None };
            let is_offered = offer.is_some_and(|offer| settings.offers.contains(&offer));
            if matches!(block, Block::Item(_)) && first.is_none() {
                first = Some(blocks.len());
            }
            match first {
                Some(first) if is_offered => {
                    let after = blocks.iter().skip(first).take_while(|(_, is_offered)| *is_offered).count();
                    blocks.insert(first + after, (block, true));
                }
                _ => blocks.push((block, false)),
            }
        }
        blocks
    }

    /// Where it comes from.
    #[must_use]
    pub fn facts(self) -> Vec<Fact> {
        let mut facts = Vec::new();
        for letter in self.0.facts.chars() {
            facts.extend(Fact::at((letter as usize).saturating_sub(FIRST_LETTER as usize)));
        }
        facts
    }
}

/// Whether a result may be followed by education: never in a crisis, and not for who is under 18.
#[must_use]
pub fn has_education(assessment: &Assessment) -> bool {
    let is_minor = assessment.factors.of_page(crate::factors::FactorPage::Age) != crate::factors::Factors::EMPTY;
    assessment.outcome.rank() < Outcome::Urgent.rank() && !is_minor
}

/// What a person says of a claim. Nothing of it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    True,
    NotQuite,
    Unsure,
}

impl Guess {
    pub const ALL: [Self; 3] = [Self::True, Self::NotQuite, Self::Unsure];

    /// Its word in `data-answer`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::True => "true",
            Self::NotQuite => "not-quite",
            Self::Unsure => "unsure",
        }
    }
}
