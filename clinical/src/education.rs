//! Education: cards on the treatment, and claims that people meet in advertisements.
//!
//! All of it is data in `content/education/`, with a source and a date for every fact. It never changes an outcome.

use crate::{
    date::Date,
    generated::{CARDS, CLAIMS, FACTS},
    outcome::{Assessment, Outcome},
    settings::{Offer, Settings},
    text::{Lang, Text},
};

pub(crate) struct CardRow {
    pub id: &'static str,
    pub flags: &'static [&'static str],
    pub offers: &'static [Option<Offer>],
    pub is_true: bool,
    pub blocks: &'static [Block],
    pub facts: &'static [u8],
}

/// A block of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// The heading of the card, or the claim itself.
    Title(Text),
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
#[derive(Debug, PartialEq, Eq)]
pub struct Fact {
    /// The primary reference.
    pub source: &'static str,
    /// Its DOI or `PubMed` number, or empty.
    pub reference: &'static str,
    /// The day it was last held against its source, as YYYY-MM-DD.
    pub checked_on: &'static str,
    /// The day from which it may be out of date.
    pub expires_on: Option<Date>,
    /// Whether the primary text itself has not been seen yet.
    pub is_to_confirm: bool,
}

impl Fact {
    /// Every fact, each once.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &FACTS
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
        let is_ticked = |flag: &&str| assessment.factors.iter().any(|factor| factor.code() == *flag);
        for card in Self::all() {
            if card.0.flags.iter().any(|flag| flags.contains(flag)) {
                cards.push(card);
            }
        }
        cards.sort_by_key(|card| !card.0.flags.iter().any(is_ticked));
        cards
    }

    /// Its id: the name of its file.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.0.id
    }

    /// The flags that bring it up on the result page.
    #[must_use]
    pub const fn flags(self) -> &'static [&'static str] {
        self.0.flags
    }

    /// Whether what a claim says is true.
    #[must_use]
    pub const fn is_true(self) -> bool {
        self.0.is_true
    }

    /// Its heading, or the claim itself.
    #[must_use]
    pub fn title(self, lang: Lang) -> &'static str {
        match self.0.blocks.first() {
            Some(Block::Title(text)) => text.in_lang(lang),
            _ => "",
        }
    }

    /// Its words below the title as they stand in the file.
    #[must_use]
    pub fn body(self) -> &'static [Block] {
        self.0.blocks.get(1..).unwrap_or_default()
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
                    blocks.insert(first + after, (*block, true));
                }
                _ => blocks.push((*block, false)),
            }
        }
        blocks
    }

    /// Where it comes from.
    #[must_use]
    pub fn facts(self) -> Vec<&'static Fact> {
        let mut facts = Vec::new();
        for place in self.0.facts {
            facts.extend(FACTS.get(usize::from(*place)));
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
