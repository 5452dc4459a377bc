//! `education/*.md` and `education/claims/*.md`: cards, and claims that people meet in advertisements. One subject a file:
//! a head of data between lines of `+++`, then its words in each language under a heading such as `# en`.

use super::{
    Evidence, Factor,
    markdown::{self, Block, Kind},
    source::{self, Day, Faults, Place, Row, Source},
    texts::{Locale, Text},
};
use std::path::Path;

/// A card or a claim.
pub struct Card {
    pub id: String,
    /// Where it stands among the others.
    pub order: u32,
    /// The flags of a record that bring it up on the result page.
    pub flags: Vec<String>,
    /// The clinic's setting that each item of its first list belongs to; empty for none.
    pub offers: Vec<String>,
    /// Claims: whether what it says is true.
    pub verdict: Option<bool>,
    pub facts: Vec<Fact>,
    /// What its words are made of, the same in every language.
    pub kinds: Vec<Kind>,
    pub place: Place,
}

/// What a card says, by its source.
pub struct Fact {
    pub id: String,
    /// The primary reference: a paper, a section of a label, a notice.
    pub source: String,
    pub doi: Option<String>,
    pub pmid: Option<String>,
    pub checked_on: Day,
    pub expires_on: Option<Day>,
    pub evidence: Evidence,
    pub place: Place,
}

impl Fact {
    /// Whether it says the same, wherever it stands.
    fn is_same(&self, other: &Self) -> bool {
        let Self { source, doi, pmid, evidence, checked_on, expires_on, .. } = self;
        (source, doi, pmid) == (&other.source, &other.doi, &other.pmid)
            && (evidence, checked_on, expires_on) == (&other.evidence, &other.checked_on, &other.expires_on)
    }
}

/// The flags that no factor gives.
pub const RULE_FLAGS: [&str; 10] = [
    "SI_SUPPORT",
    "SEVERE",
    "PHQ_UNSCORED",
    "PAGE_SKIPPED",
    "CONTINUING_CARE",
    "LOW_SYMPTOMS",
    "TRD_LIKELY",
    "NO_DIAGNOSIS",
    "TRIALS_UNCLEAR",
    "FEW_TRIALS",
];

/// What a clinic may say that it offers.
pub const OFFERS: [&str; 8] = ["iv", "im", "spravato", "lozenge", "kap", "therapy", "tms", "ect"];

/// The most words of a card that stand before its details.
const WORDS: usize = 120;

/// Numbers that are no figures: whom to call.
const NUMBERS_TO_CALL: [&str; 3] = ["211", "911", "988"];

/// Reads a folder. The words join those of the locales, under `<family>.<id>.<number>`, so that every check of a
/// sentence holds for them too.
pub fn read(dir: &Path, folder: &str, family: &str, locales: &mut [Locale], faults: &mut Faults) -> Vec<Card> {
    let mut files: Vec<String> =
        source::names(&dir.join(folder)).into_iter().filter(|name| is_markdown(name)).collect();
    files.sort();
    let cards = files.iter().filter_map(|name| {
        let file = format!("{folder}/{name}");
        card(dir, &file, name.trim_end_matches(".md"), family, locales, faults)
    });
    let mut cards: Vec<Card> = cards.collect();
    cards.sort_by_key(|card| (card.order, card.id.clone()));
    cards
}

fn is_markdown(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "md")
}

fn card(dir: &Path, file: &str, id: &str, family: &str, locales: &mut [Locale], faults: &mut Faults) -> Option<Card> {
    let text = source::read(dir, file, faults);
    let place = Place { file: file.into(), line: 1 };
    let Some((head, body)) = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n")) else {
        faults.add(&place, "expected a head between two lines of `+++`");
        return None;
    };
    let source = Source::parse(file, head.to_owned(), 1, faults);
    let mut card = head_of(&source, id, family == "claim", faults);
    let ids: Vec<&str> = card.facts.iter().map(|fact| fact.id.as_str()).collect();
    // The head has two fences of its own.
    let before = head.matches('\n').count() + 3;
    let parts = markdown::read(file, body, before, &ids, faults);
    for part in &parts {
        let Some(locale) = locales.iter_mut().find(|locale| locale.lang == part.lang) else {
            faults.add(&part.place, format!("`# {}`: locales/ has no such language", part.lang));
            continue;
        };
        for (i, block) in part.blocks.iter().filter(|block| block.kind != Kind::Break).enumerate() {
            let text = Text { value: block.text.clone(), place: block.place.clone() };
            locale.texts.insert(format!("{family}.{id}.{i}"), text);
        }
        check_words(&card, part, faults);
    }
    let Some(reference) = parts.first() else {
        faults.add(&place, "expected its words under `# en`");
        return None;
    };
    card.kinds = reference.blocks.iter().map(|block| block.kind).collect();
    for part in parts.iter().skip(1) {
        same_structure(reference, part, faults);
    }
    for locale in locales.iter().filter(|locale| parts.iter().all(|part| part.lang != locale.lang)) {
        faults.add(&place, format!("expected its words in every language: `# {}` is missing", locale.lang));
    }
    Some(card)
}

fn head_of(source: &Source, id: &str, is_claim: bool, faults: &mut Faults) -> Card {
    let table = source.table();
    let top = source.top(&table);
    let known: &[&str] = if is_claim { &["order", "verdict", "fact"] } else { &["order", "for", "offers", "fact"] };
    top.only(known, faults);
    let verdict = is_claim.then(|| top.one_of("verdict", &["true", "not-quite"], faults) == "true");
    let facts: Vec<Fact> = source.rows(&table, "fact").iter().map(|row| fact(row, faults)).collect();
    for (i, fact) in facts.iter().enumerate() {
        if facts.iter().take(i).any(|before| before.id == fact.id) {
            faults.add(&fact.place, format!("the fact `{}` stands twice", fact.id));
        }
    }
    let offers = top.list("offers", faults);
    for offer in offers.iter().filter(|offer| !offer.is_empty() && !OFFERS.contains(&offer.as_str())) {
        faults.add(&top.key_place("offers"), format!("unknown offer `{offer}`: expected one of {}", OFFERS.join(", ")));
    }
    let order = top.number("order", faults);
    let flags = top.list("for", faults);
    let place = if flags.is_empty() { top.key_place("order") } else { top.key_place("for") };
    Card { id: id.to_owned(), order, flags, offers, verdict, facts, kinds: Vec::new(), place }
}

fn fact(row: &Row<'_>, faults: &mut Faults) -> Fact {
    row.only(&["id", "source", "doi", "pmid", "read", "url", "checked_on", "expires_on"], faults);
    let checked_on = row.day("checked_on", faults);
    if checked_on.is_none() && !row.table.contains_key("checked_on") {
        faults.add(
            &row.place,
            "`checked_on` is missing: expected the day somebody last held the fact against its source",
        );
    }
    let source = row.required("source", faults);
    let (doi, pmid) = (row.optional("doi", faults), row.optional("pmid", faults));
    Fact {
        id: row.required("id", faults),
        evidence: Evidence::of(row, &source, doi.is_some() || pmid.is_some(), faults),
        source,
        doi,
        pmid,
        checked_on: checked_on.unwrap_or_default(),
        expires_on: row.day("expires_on", faults),
        place: row.place.clone(),
    }
}

/// What each language's words are held against: the facts that they call on, and how many there are.
fn check_words(card: &Card, part: &markdown::Part, faults: &mut Faults) {
    if part.blocks.first().is_none_or(|block| block.kind != Kind::Title) {
        faults.add(&part.place, format!("`# {}`: expected a heading `## ...` first", part.lang));
    }
    for fact in &card.facts {
        if !part.blocks.iter().any(|block| block.marks.contains(&fact.id)) {
            faults.add(&fact.place, format!("nothing under `# {}` calls on the fact `{}`", part.lang, fact.id));
        }
    }
    let rows_have_marks = |i: usize| {
        let table = part.blocks.iter().take(i + 1).rposition(|block| block.kind == Kind::Picture).unwrap_or(i);
        part.blocks
            .iter()
            .skip(table)
            .take_while(|b| matches!(b.kind, Kind::Picture | Kind::Row(_)))
            .any(|b| !b.marks.is_empty())
    };
    for (i, block) in part.blocks.iter().enumerate() {
        let has_mark = match block.kind {
            // The title of a claim is somebody else's.
            Kind::Break | Kind::Title => true,
            Kind::Picture | Kind::Row(_) => rows_have_marks(i),
            _ => !block.marks.is_empty(),
        };
        if !has_mark && block.numbers().iter().any(|number| !NUMBERS_TO_CALL.contains(&number.as_str())) {
            faults.add(&block.place, "a number without a fact: expected a mark such as `[^label]`");
        }
    }
    let before_details = part.blocks.iter().take_while(|block| block.kind != Kind::Break);
    let words: usize = before_details.map(|block| block.text.split_whitespace().count()).sum();
    if words > WORDS {
        faults.add(
            &part.place,
            format!("`# {}` has {words} words before its details: expected at most {WORDS}", part.lang),
        );
    }
    let list: Vec<_> =
        part.blocks.iter().skip_while(|b| b.kind != Kind::Item).take_while(|b| b.kind == Kind::Item).collect();
    if !card.offers.is_empty() && card.offers.len() != list.len() {
        let place = list.first().map_or(&part.place, |item| &item.place);
        let (codes, items) = (card.offers.len(), list.len());
        faults.add(place, format!("the first list has {items} items: `offers` has {codes} codes, one for each"));
    }
}

/// Every language says the same, block by block: the same kinds, calling on the same facts.
fn same_structure(reference: &markdown::Part, part: &markdown::Part, faults: &mut Faults) {
    let differs = |(a, b): &(&Block, &Block)| a.kind != b.kind || a.marks != b.marks;
    if let Some((a, b)) = reference.blocks.iter().zip(&part.blocks).find(differs) {
        faults.add(
            &b.place,
            format!(
                "`# {}` differs from `# {}`: expected {}, as on line {}",
                part.lang,
                reference.lang,
                a.described(),
                a.place.line
            ),
        );
    } else if reference.blocks.len() != part.blocks.len() {
        let (a, b) = (reference.blocks.len(), part.blocks.len());
        faults.add(&part.place, format!("`# {}` has {b} blocks: `# {}` has {a}", part.lang, reference.lang));
    }
}

/// A fact that several cards call on is the same in each: one that was read anew is read anew for all of them.
pub fn check_facts<'a>(cards: impl Iterator<Item = &'a Card>, faults: &mut Faults) {
    let mut known: Vec<&Fact> = Vec::new();
    for fact in cards.flat_map(|card| &card.facts) {
        match known.iter().find(|before| before.id == fact.id) {
            Some(before) if !before.is_same(fact) => {
                let Place { file, line } = &before.place;
                faults.add(&fact.place, format!("the fact `{}` differs from that at {file}:{line}", fact.id));
            }
            Some(_) => {}
            None => known.push(fact),
        }
    }
}

/// Holds the flags that cards ask for against those there are.
pub fn check_flags(cards: &[Card], factors: &[Factor], faults: &mut Faults) {
    for card in cards {
        for flag in &card.flags {
            if !RULE_FLAGS.contains(&flag.as_str()) && !factors.iter().any(|factor| factor.code == *flag) {
                faults.add(&card.place, format!("unknown flag `{flag}`: expected a factor's code or a rule's flag"));
            }
        }
    }
}
