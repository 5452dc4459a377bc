//! The words of a card: the few elements of Markdown that a card may use.

use super::source::{Faults, Place};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Title,
    Heading,
    Paragraph,
    Item,
    /// A table, drawn as people out of 100; its text says what is counted.
    Picture,
    /// One arm of it, and how many of 100.
    Row(u8),
    /// What follows are details.
    Break,
}

/// One block of words.
pub struct Block {
    pub kind: Kind,
    pub text: String,
    /// The facts that it calls on.
    pub marks: Vec<String>,
    pub place: Place,
}

impl Block {
    /// The numbers in its words, as they are written.
    pub fn numbers(&self) -> Vec<String> {
        numbers(&self.text)
    }

    pub fn described(&self) -> String {
        let marks: Vec<_> = self.marks.iter().map(|mark| format!("[^{mark}]")).collect();
        format!("{:?} {}", self.kind, marks.join(" ")).trim_end().to_owned()
    }
}

/// The numbers in a text, as they are written: `140/90` is two.
pub fn numbers(text: &str) -> Vec<String> {
    let mut numbers = Vec::new();
    for token in text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',') {
        let number = token.trim_matches(['.', ',']);
        if number.contains(|c: char| c.is_ascii_digit()) {
            numbers.push(number.to_owned());
        }
    }
    numbers
}

/// The words of one language.
pub struct Part {
    pub lang: String,
    pub blocks: Vec<Block>,
    pub place: Place,
}

/// Reads the body of a card, which begins below `before` lines of its file.
pub fn read(file: &str, body: &str, before: usize, facts: &[&str], faults: &mut Faults) -> Vec<Part> {
    // A mark is read as one only where its note stands in the text.
    let notes: Vec<_> = facts.iter().map(|id| format!("\n\n[^{id}]: .")).collect();
    let text = format!("{body}{}", notes.concat());
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader { file, body, before, parts: Vec::new(), open: None, cell: 0, faults };
    for (event, range) in Parser::new_ext(&text, options).into_offset_iter() {
        if range.start < body.len() {
            reader.event(event, &range);
        }
    }
    reader.parts
}

struct Reader<'a> {
    file: &'a str,
    body: &'a str,
    before: usize,
    parts: Vec<Part>,
    /// The block whose words are being read, or the name of a language, which is no block.
    open: Option<(Option<Kind>, Block)>,
    /// The cell of the row, from 0.
    cell: usize,
    faults: &'a mut Faults,
}

impl Reader<'_> {
    fn place(&self, range: &Range<usize>) -> Place {
        let line = self.body.get(..range.start).unwrap_or_default().matches('\n').count();
        Place { file: self.file.into(), line: self.before + line + 1 }
    }

    fn begin(&mut self, kind: Option<Kind>, range: &Range<usize>) {
        let place = self.place(range);
        let block = Block { kind: kind.unwrap_or(Kind::Title), text: String::new(), marks: Vec::new(), place };
        self.open = Some((kind, block));
    }

    fn end(&mut self) {
        let Some((kind, mut block)) = self.open.take() else { return };
        block.text.truncate(block.text.trim_end().len());
        if kind.is_none() {
            self.parts.push(Part { lang: block.text, blocks: Vec::new(), place: block.place });
        } else if let Some(part) = self.parts.last_mut() {
            part.blocks.push(block);
        } else {
            self.faults.add(&block.place, "expected a language such as `# en` first");
        }
    }

    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => match level {
                HeadingLevel::H1 => self.begin(None, range),
                HeadingLevel::H2 => self.begin(Some(Kind::Title), range),
                HeadingLevel::H3 => self.begin(Some(Kind::Heading), range),
                _ => self.unsupported("a heading below ###", range),
            },
            // The paragraphs of an item are the item.
            Event::Start(Tag::Paragraph) if self.open.is_none() => self.begin(Some(Kind::Paragraph), range),
            Event::Start(Tag::Item) => self.begin(Some(Kind::Item), range),
            Event::Start(Tag::TableHead) => {
                self.cell = 0;
                self.begin(Some(Kind::Picture), range);
            }
            Event::Start(Tag::TableRow) => {
                self.cell = 0;
                self.begin(Some(Kind::Row(0)), range);
            }
            Event::Start(Tag::TableCell) => self.cell += 1,
            Event::Text(text) if self.cell == 2 => self.second_cell(&text, range),
            Event::Text(text) => {
                // A mark that no fact explains arrives as text, in parts.
                if text.contains("[^") || text.as_ref() == "[" {
                    self.unsupported("a mark without a fact, or a bracket", range);
                }
                if let Some((_, block)) = &mut self.open {
                    block.text.push_str(&text);
                }
            }
            Event::SoftBreak => {
                if let Some((_, block)) = &mut self.open {
                    block.text.push(' ');
                }
            }
            Event::FootnoteReference(id) => {
                if let Some((_, block)) = &mut self.open {
                    block.marks.push(id.to_string());
                }
            }
            Event::Rule => {
                self.begin(Some(Kind::Break), range);
                self.end();
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph) if !self.is_in_item() => self.end(),
            Event::End(TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow) => {
                self.cell = 0;
                self.end();
            }
            Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Table(_)) | Event::End(_) => {}
            other => self.unsupported(&format!("{other:?}"), range),
        }
    }

    fn is_in_item(&self) -> bool {
        self.open.as_ref().is_some_and(|(kind, _)| *kind == Some(Kind::Item))
    }

    /// The number of a row; the head's second cell is for the reader of the file.
    fn second_cell(&mut self, text: &str, range: &Range<usize>) {
        let place = self.place(range);
        let Some((_, block)) = &mut self.open else { return };
        if let Kind::Row(number) = &mut block.kind {
            match text.trim().parse::<u8>().ok().filter(|number| *number <= 100) {
                Some(people) => *number = people,
                None => self.faults.add(&place, format!("`{text}`: expected a whole number of people out of 100")),
            }
        }
    }

    fn unsupported(&mut self, what: &str, range: &Range<usize>) {
        let place = self.place(range);
        self.faults.add(
            &place,
            format!(
                "{what}: expected headings, paragraphs, lists, tables of two columns, `---` and marks of facts only"
            ),
        );
    }
}
