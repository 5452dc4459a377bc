//! A snippet read back into the form: all of it or nothing, and what was not understood is named.

use clinical::{
    settings::{SANDBOX, decode, meant},
    setup,
    text::Lang,
};

use super::{ELEMENT, SCRIPT, SnippetKind, shortcode, tag};
use crate::{
    encode::without_markup,
    field::{AROUND, DOCUMENT, FORM, Field, Way},
    form::Form,
};

/// The longest text that is read, in bytes: several times what any snippet comes to.
pub const LONGEST: usize = 32_768;

/// The longest value that a field is filled with, in characters: enough to see what is wrong with it.
const LONGEST_VALUE: usize = 1_000;

/// The attributes that belong to every frame, whatever is set.
const OF_EVERY_FRAME: [&str; 7] = ["sandbox", "allow", "referrerpolicy", "width", "style", "loading", "frameborder"];

/// The attributes that belong to every link.
const OF_EVERY_LINK: [&str; 4] = ["href", "target", "rel", "style"];

/// Something in a snippet that the form did not take along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// There is no such setting.
    Other { name: String, value: String },
    /// None of the options that the field has.
    Option { field: Field, value: String },
    /// It stands twice; the first counts.
    Twice { name: String, value: String },
    /// Its percent-encoding is broken.
    Encoding { name: String, value: String },
    /// Far longer than any value can be.
    Long { name: String, value: String },
    /// There are more snippets in the text.
    More,
    /// The frame's sandbox is missing, or another one.
    Sandbox,
    /// The link gives the page a hold of the new tab.
    Opener,
}

/// A snippet that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub kind: SnippetKind,
    /// The form with its values, those among them that do not fit and have to be seen to.
    pub form: Form,
    /// How many settings it held that the form has.
    pub count: usize,
    pub notes: Vec<Note>,
}

/// Why a text is no snippet. The form stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Empty,
    Long,
    /// The end of it is missing.
    Cut,
    /// There is no self-check in it.
    Unknown,
}

/// What somebody pasted, for a form that holds `before`: what the form of the snippet cannot say stays as it is there.
///
/// # Errors
/// Where it is not one of the forms, whole.
pub fn read(text: &str, before: &Form) -> Result<Reading, Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    if text.len() > LONGEST {
        return Err(Refusal::Long);
    }
    let elements = tag::find(text, ELEMENT);
    let frames = tag::find(text, "iframe");
    let links = tag::find(text, "a");
    let shortcodes = shortcode::find(text);
    let is_fragment = elements.is_empty() && frames.is_empty() && links.is_empty() && shortcodes.is_empty();
    if [&elements, &frames].iter().any(|tags| tags.contains(&None)) || shortcodes.contains(&None) {
        return Err(Refusal::Cut);
    }
    let count = elements.len() + shortcodes.len();
    if let Some(Some(tag)) = elements.first() {
        let mut reader = Reader::new(SnippetKind::Element, count);
        reader.element(tag, text);
        return Ok(reader.done(before));
    }
    if let Some(Some(attributes)) = shortcodes.first() {
        let mut reader = Reader::new(SnippetKind::Shortcode, count);
        for (name, value) in attributes {
            reader.take(name, value);
        }
        return Ok(reader.done(before));
    }
    let own: Vec<_> = frames.iter().flatten().filter(|tag| tag.get("src").is_some_and(is_own)).collect();
    if let Some(tag) = own.first() {
        let mut reader = Reader::new(SnippetKind::Html, own.len());
        reader.frame(tag);
        return Ok(reader.done(before));
    }
    let own: Vec<_> = links.iter().flatten().filter(|tag| tag.get("href").is_some_and(is_own)).collect();
    if let Some(tag) = own.first() {
        let label = text.get(tag.end..).and_then(label).ok_or(Refusal::Cut)?;
        let mut reader = Reader::new(SnippetKind::Html, own.len());
        reader.link(tag, &label);
        return Ok(reader.done(before));
    }
    if links.contains(&None) {
        return Err(Refusal::Cut);
    }
    if !is_fragment {
        return Err(Refusal::Unknown);
    }
    let mut reader = Reader::new(SnippetKind::Fragment, 1);
    reader.address(text.trim());
    if reader.count == 0 { Err(Refusal::Unknown) } else { Ok(reader.done(before)) }
}

/// The words of a link, from behind its tag up to its end; `None` where that is missing. What else a site has put around the
/// words is left out.
fn label(text: &str) -> Option<String> {
    let end = text.to_ascii_lowercase().find("</a")?;
    let inside = text.get(..end)?;
    let mut parts = inside.split('<');
    let mut words = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        words.push_str(part.split_once('>').map_or("", |(_, words)| words));
    }
    // A site may have broken the line.
    let lines = words.split(['\n', '\r', '\t']).map(str::trim).filter(|line| !line.is_empty());
    Some(without_markup(&lines.collect::<Vec<_>>().join(" ")))
}

/// Whether a frame or a link leads to the self-check: by the name of the file, or by settings behind its address.
fn is_own(src: &str) -> bool {
    let (address, fragment) = src.split_once('#').unwrap_or((src, ""));
    let mut keys = fragment.split('&').map(meant).filter_map(|pair| pair.split_once('='));
    address.contains(ELEMENT) || keys.any(|(key, _)| Field::settings().any(|field| field.key == key))
}

struct Reader {
    kind: SnippetKind,
    form: Form,
    count: usize,
    notes: Vec<Note>,
    seen: Vec<String>,
}

impl Reader {
    fn new(kind: SnippetKind, snippets: usize) -> Self {
        let notes = if snippets > 1 { vec![Note::More] } else { Vec::new() };
        Self { kind, form: Form::default(), count: 0, notes, seen: Vec::new() }
    }

    /// Fields that this kind of snippet cannot express keep their values.
    fn done(mut self, before: &Form) -> Reading {
        let way = self.form.way();
        for field in AROUND {
            if !self.kind.says(field, way) && self.form.value(field).is_empty() {
                self.form.set(field, before.value(field));
            }
        }
        Reading { kind: self.kind, form: self.form, count: self.count, notes: self.notes }
    }

    /// One value, by its name.
    fn take(&mut self, name: &str, value: &str) {
        let shown = || (shown(name), shown(value));
        let note = if self.seen.iter().any(|seen| seen == name) {
            let (name, value) = shown();
            Note::Twice { name, value }
        } else if value.chars().count() > LONGEST_VALUE {
            let (name, value) = shown();
            Note::Long { name, value }
        } else {
            match Field::of(name) {
                Some(field) if field.options().is_empty() => return self.fill(field, value),
                Some(_) if value.is_empty() => return,
                Some(field) => match field.canonical(value) {
                    Some(value) => return self.fill(field, &value),
                    None => Note::Option { field, value: shown().1 },
                },
                None => {
                    let (name, value) = shown();
                    Note::Other { name, value }
                }
            }
        };
        self.notes.push(note);
    }

    fn fill(&mut self, field: Field, value: &str) {
        self.seen.push(field.key.to_owned());
        if !value.is_empty() {
            self.form.set(field, value);
            self.count += usize::from(!field.is_around());
        }
    }

    /// An address with its settings, or the settings alone.
    fn address(&mut self, text: &str) {
        let (address, fragment) = match text.split_once('#') {
            Some(parts) => parts,
            None if text.contains("://") || text.starts_with('/') => (text, ""),
            None => ("", text),
        };
        if !address.is_empty() {
            self.take("src", address);
        }
        for pair in fragment.split('&').map(meant).filter(|pair| !pair.is_empty()) {
            let (raw_name, raw_value) = pair.split_once('=').unwrap_or((pair, ""));
            match (decode(raw_name), decode(raw_value)) {
                (Some(name), Some(value)) if Field::settings().any(|field| field.key == name) => {
                    self.take(&name, &value);
                }
                (Some(name), Some(value)) => self.notes.push(Note::Other { name: shown(&name), value: shown(&value) }),
                _ => self.notes.push(Note::Encoding { name: shown(raw_name), value: shown(raw_value) }),
            }
        }
    }

    fn frame(&mut self, tag: &tag::Tag) {
        self.address(tag.get("src").unwrap_or_default());
        if tag.get("sandbox") != Some(SANDBOX) {
            self.notes.push(Note::Sandbox);
        }
        // The style overrides the attribute; a frame of an earlier release has the attribute alone.
        let styled = tag.get("style").and_then(height_in);
        if let Some(height) = styled {
            self.take("height", height);
        }
        for (name, value) in tag.attributes.iter().filter(|(name, _)| name != "src") {
            match name.as_str() {
                "height" if styled.is_some() => {}
                "height" | "title" => self.take(name, value),
                name if OF_EVERY_FRAME.contains(&name) => {}
                // A name of a setting too: a frame has them behind its address alone.
                name => self.notes.push(Note::Other { name: shown(name), value: shown(value) }),
            }
        }
    }

    fn link(&mut self, tag: &tag::Tag, label: &str) {
        self.form.set(FORM, Way::Link.code());
        self.address(tag.get("href").unwrap_or_default());
        // The words that stand there where nothing is set are not set.
        if Lang::all().all(|lang| setup::below_link(lang) != label) {
            self.take("label", label);
        }
        if !tag.get("rel").unwrap_or_default().to_ascii_lowercase().split_whitespace().any(|word| word == "noopener") {
            self.notes.push(Note::Opener);
        }
        for (name, value) in tag.attributes.iter().filter(|(name, _)| !OF_EVERY_LINK.contains(&name.as_str())) {
            self.notes.push(Note::Other { name: shown(name), value: shown(value) });
        }
    }

    fn element(&mut self, tag: &tag::Tag, text: &str) {
        let scripts = tag::find(text, "script");
        let script =
            scripts.iter().flatten().filter_map(|script| script.get("src")).find_map(|src| src.strip_suffix(SCRIPT));
        if let Some(folder) = script.filter(|_| tag.get("src").is_none()) {
            self.take("src", &format!("{folder}{DOCUMENT}"));
        }
        for (name, value) in &tag.attributes {
            self.take(name, value);
        }
    }
}

/// The height in pixels that a style says, without its unit, as the attribute has it. The last one counts.
fn height_in(style: &str) -> Option<&str> {
    let pairs = style.split(';').filter_map(|pair| pair.split_once(':'));
    let heights = pairs.filter(|(name, _)| name.trim().eq_ignore_ascii_case("height"));
    heights.filter_map(|(_, height)| height.trim().strip_suffix("px")).next_back()
}

/// What a stranger wrote as a message names it: cut short, without what would reorder or hide the words beside it.
fn shown(text: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let mut short: String = text.chars().filter(|c| !is_hidden(*c)).take(60).collect();
    if text.chars().count() > 60 {
        short.push('…');
    }
    short
}
