//! The values of settings, each with the check that lets it in.

use crate::{
    answer::{Coded, coded},
    crisis::{Country, digits, tel},
    row_set::Row as _,
};

/// The longest text a clinic may set, in characters.
pub(super) const LONGEST_TEXT: usize = 80;
/// The longest link, in bytes.
pub(super) const LONGEST_LINK: usize = 512;
/// The longest phone number, in characters.
pub(super) const LONGEST_PHONE: usize = 30;

/// What is expected of each kind.
pub(super) const PHONE: &str = "a phone number of 3 to 15 digits, such as +1 555 010 0100";
pub(super) const HTTPS: &str = "an address that begins with https://";
pub(super) const MAIL: &str = "an email address such as clinic@example.com";

/// What is expected of a text. A macro: as a function it would cost bytes in the wasm.
macro_rules! words_expected {
    () => {
        format!(
            "plain text of 1 to {} characters, without < and > and without a phone number",
            $crate::settings::values::LONGEST_TEXT
        )
    };
}
#[cfg(feature = "forms")]
pub(super) use words_expected;

/// A text that is shown as it stands: letters of any language, no markup and no control characters.
pub(super) fn words(value: &str) -> Result<String, String> {
    let text = value.trim();
    let is_plain = !text.chars().any(|c| c.is_control() || is_invisible(c) || matches!(c, '<' | '>'));
    let length = text.chars().count();
    if is_plain && !has_number(text) && (1..=LONGEST_TEXT).contains(&length) {
        Ok(text.to_owned())
    } else {
        Err(words_expected!())
    }
}

/// A digit as one reads it: in the scripts of the languages that a clinic may write in, wide, raised, lowered, in circles and in
/// mathematics. All of Unicode's would cost a kilobyte.
const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '²' | '³' | '¹' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{966}'..='\u{96f}'
        | '\u{2070}'..='\u{2089}' | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{ff10}'..='\u{ff19}'
        | '\u{1d7ce}'..='\u{1d7ff}')
}

/// The most digits that a text may have in a row.
const MOST_DIGITS: usize = 4;
/// How many digits make a phone number, whatever people write between them. Two times of day have eight.
const NUMBER_DIGITS: usize = 9;

/// Whether a text has a phone number in it. Anyone can make a link to the clinic's own address; it must not say "988, new
/// number: call ...".
fn has_number(text: &str) -> bool {
    let is_between = |c| matches!(c, ' ' | '\u{a0}' | '.' | '/' | '+' | '-' | '(' | ')' | '\u{2010}'..='\u{2015}');
    text.split(|c: char| !is_digit(c) && !is_between(c)).any(|stretch| {
        let (mut longest, mut digits) = (0, 0);
        for group in stretch.split(is_between) {
            let length = group.chars().count();
            longest = longest.max(length);
            digits += length;
        }
        // "8.00-14.00 16.00-20.00"
        let are_times = longest <= 2 && stretch.contains('.');
        longest > MOST_DIGITS || digits >= NUMBER_DIGITS && !are_times
    })
}

/// Characters that reorder or hide what stands beside them.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{e0000}'..='\u{e007f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A key as a problem names it: what a stranger wrote, cut short.
pub(super) fn shown(key: &str) -> String {
    key.chars().filter(|c| !c.is_control() && !is_invisible(*c)).take(40).collect()
}

/// A country by its code. `UK` is what most people write for `GB`; ISO 3166 keeps it free for that.
pub(super) fn country(value: &str) -> Result<Country, String> {
    let code = value.trim();
    let code = if code.eq_ignore_ascii_case("UK") { "GB" } else { code };
    Country::from_code(code).ok_or_else(|| super::one_of(Country::all().map(Country::code)))
}

/// A phone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone(String);

impl Phone {
    /// # Errors
    /// What was expected, where it is no phone number of 3 to 15 digits.
    pub fn read(value: &str) -> Result<Self, String> {
        let text = value.trim();
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let rest = text.strip_prefix('+').unwrap_or(text);
        let is_number = rest.chars().all(|c| c.is_ascii_digit() || " ()-.".contains(c)) && text.len() <= LONGEST_PHONE;
        if is_number && (3..=15).contains(&digits) { Ok(Self(text.to_owned())) } else { Err(PHONE.to_owned()) }
    }

    /// The number as the clinic wrote it.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.0
    }

    /// The link that calls it.
    #[must_use]
    pub fn call_href(&self) -> String {
        tel(&self.0)
    }

    /// The link that texts it.
    #[must_use]
    pub fn text_href(&self) -> String {
        format!("sms:{}", digits(&self.0))
    }
}

/// A link that a clinic sets: a page over https, or a mail address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// # Errors
    /// What was expected, where it is no https address.
    pub fn https(value: &str) -> Result<Self, String> {
        let text = value.trim();
        let host = text.strip_prefix("https://").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
        let is_host = |host: &str| {
            let (name, port) = host.split_once(':').unwrap_or((host, "443"));
            let label = |l: &str| !l.is_empty() && l.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
            name.contains('.') && name.split('.').all(label) && port.parse::<u16>().is_ok()
        };
        if host.is_some_and(is_host) && is_url_text(text) { Ok(Self(text.to_owned())) } else { Err(HTTPS.to_owned()) }
    }

    /// # Errors
    /// What was expected, where it is no mail address.
    pub fn mail(value: &str) -> Result<Self, String> {
        let text = value.trim();
        let is_part =
            |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || ".-_+".contains(c));
        let is_address =
            text.split_once('@').is_some_and(|(name, host)| is_part(name) && is_part(host) && host.contains('.'));
        if is_address && text.len() <= LONGEST_LINK { Ok(Self(format!("mailto:{text}"))) } else { Err(MAIL.to_owned()) }
    }

    /// The address that a press leads to.
    #[must_use]
    pub fn href(&self) -> &str {
        &self.0
    }

    /// The address as it is shown.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.0.strip_prefix("mailto:").unwrap_or(&self.0)
    }
}

/// Only what a URL has when it is written out: no space, no quote, no bracket, no letter outside ASCII.
fn is_url_text(text: &str) -> bool {
    let plain =
        |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`' | '{' | '}' | '|' | '^');
    text.len() <= LONGEST_LINK && text.chars().all(plain)
}

coded!(
    /// A treatment that a clinic offers.
    Offer {
        /// Ketamine by infusion.
        Iv = "iv",
        /// Ketamine by injection.
        Im = "im",
        /// Esketamine nasal spray.
        Spravato = "spravato",
        Lozenge = "lozenge",
        /// Ketamine-assisted therapy.
        Kap = "kap",
        Therapy = "therapy",
        Tms = "tms",
        Ect = "ect",
    }
);

coded!(
    /// Where "Begin" of an embedded self-check leads.
    #[derive(Default)]
    Begin {
        /// To the first question.
        #[default]
        Here = "here",
        /// To the self-check in a tab of its own, whose presses no script of the clinic's page can count.
        Tab = "tab",
    }
);

/// Where "Begin" leads.
pub(super) fn begin(value: &str) -> Result<Begin, String> {
    Begin::from_code(&value.trim().to_ascii_lowercase())
        .ok_or_else(|| super::one_of(Begin::CODES.iter().map(|(code, _)| *code)))
}

/// A list of offers, separated by commas; in the order of [`Offer`], each once.
pub(super) fn offers(value: &str) -> Result<Vec<Offer>, String> {
    let mut named = Vec::new();
    for code in value.split(',') {
        let offer = Offer::from_code(code.trim());
        named.push(offer.ok_or_else(|| format!("{}, separated by commas", super::offers()))?);
    }
    let mut offers = Vec::new();
    for (_, offer) in Offer::CODES {
        if named.contains(offer) {
            offers.push(*offer);
        }
    }
    Ok(offers)
}
