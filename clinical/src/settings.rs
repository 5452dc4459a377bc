//! What a clinic sets, in the fragment of the widget's address: `#clinic=Harbor%20Street&tel=555-0100`.
//!
//! An invalid value is dropped and reported, and the widget uses its default. Nothing that a clinic sets can take away or move crisis help, the risks, the alternatives or the FDA's
//! position, or put markup on the page.

mod accent;
#[cfg(feature = "forms")]
mod form_schema;
mod fragment;
#[cfg(feature = "forms")]
mod frame;
mod oklab;
#[cfg(feature = "forms")]
mod pinned;
mod schema;
mod srgb;
mod values;

use crate::{answer::Coded as _, crisis::Country, text::Lang};
pub use accent::Accent;
#[cfg(feature = "forms")]
pub use form_schema::{SETTINGS, Setting, SettingKind};
#[cfg(feature = "forms")]
pub use fragment::{decode, encode, meant};
#[cfg(feature = "forms")]
pub use frame::{ALLOW, HEIGHT, HEIGHTS, REFERRER_POLICY, SANDBOX, STYLE};
#[cfg(feature = "forms")]
pub use pinned::{Document, fragment};
pub use values::{Begin, Link, Offer, Phone};

/// The longest fragment that is read, in bytes.
pub const LONGEST: usize = 8_192;

/// A clinic's settings. All are optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The clinic's name, at most 80 characters; "a clinic" without it.
    pub clinic: Option<String>,
    /// Its phone.
    pub tel: Option<Phone>,
    /// Its number for text messages.
    pub sms: Option<Phone>,
    /// Its page for a consultation, https only.
    pub book: Option<Link>,
    /// Its mail address.
    pub mail: Option<Link>,
    /// The first language.
    pub lang: Lang,
    /// The country whose crisis lines are shown first.
    pub country: Country,
    /// What it offers, in the order of [`Offer`].
    pub offers: Vec<Offer>,
    /// Its colour, for buttons.
    pub accent: Option<Accent>,
    /// When its phone is answered, at most 80 characters.
    pub hours: Option<String>,
    /// Its privacy page, https only.
    pub privacy: Option<Link>,
    /// Its website, https only.
    pub home: Option<Link>,
    /// Where "Begin" of an embedded self-check leads.
    pub begin: Begin,
}

/// A setting that was left out or changed, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingError {
    /// The key, or empty where the fragment as a whole could not be read.
    pub key: String,
    /// What was expected.
    pub expected: String,
    /// What stands in its place; `None` where it was left out.
    pub instead: Option<String>,
}

impl std::fmt::Display for SettingError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { key, expected, instead } = self;
        match instead {
            _ if key.is_empty() => write!(f, "settings left out: expected {expected}"),
            None => write!(f, "setting `{key}` left out: expected {expected}"),
            Some(value) => write!(f, "setting `{key}` changed to {value}: expected {expected}"),
        }
    }
}

impl Settings {
    /// Reads a fragment, without its `#`. Total: whatever comes, there are settings, and a problem for each part
    /// that was left out.
    #[must_use]
    pub fn read(fragment: &str) -> (Self, Vec<SettingError>) {
        let mut settings = Self::default();
        let mut problems = Vec::new();
        if fragment.len() > LONGEST {
            let expected = format!("at most {LONGEST} bytes, not {}", fragment.len());
            problems.push(SettingError { key: String::new(), expected, instead: None });
            return (settings, problems);
        }
        let mut seen: Vec<String> = Vec::new();
        for pair in fragment.split('&').map(fragment::meant).filter(|pair| !pair.is_empty()) {
            let (raw_key, raw_value) = pair.split_once('=').unwrap_or((pair, ""));
            let key = fragment::decode(raw_key).unwrap_or_else(|| raw_key.to_owned());
            let result = if seen.contains(&key) {
                Err("each setting once".to_owned())
            } else {
                fragment::decode(raw_value)
                    .ok_or_else(|| "percent-encoded UTF-8".to_owned())
                    .and_then(|value| settings.set(&key, &value))
            };
            if let Err(expected) = result {
                problems.push(SettingError { key: values::shown(&key), expected, instead: None });
            }
            seen.push(key);
        }
        if let Some(accent) = settings.accent.filter(|accent| accent.is_mended()) {
            let expected = "a colour dark enough for white words, with a contrast of at least 7:1".to_owned();
            problems.push(SettingError { key: "accent".to_owned(), expected, instead: Some(accent.css()) });
        }
        (settings, problems)
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), String> {
        match key {
            "clinic" => self.clinic = Some(values::words(value)?),
            "tel" => self.tel = Some(Phone::read(value)?),
            "sms" => self.sms = Some(Phone::read(value)?),
            "book" => self.book = Some(Link::https(value)?),
            "mail" => self.mail = Some(Link::mail(value)?),
            "lang" => self.lang = Lang::from_code(value.trim()).ok_or_else(|| one_of(Lang::codes()))?,
            "country" => self.country = values::country(value)?,
            "offers" => self.offers = values::offers(value)?,
            "accent" => self.accent = Some(Accent::read(value)?),
            "hours" => self.hours = Some(values::words(value)?),
            "privacy" => self.privacy = Some(Link::https(value)?),
            "home" => self.home = Some(Link::https(value)?),
            "begin" => self.begin = values::begin(value)?,
            _ => return Err(one_of(schema::KEYS.into_iter())),
        }
        Ok(())
    }

    /// Every link that these settings put on the page.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        let mut links = Vec::new();
        links.extend(self.tel.as_ref().map(Phone::call_href));
        links.extend(self.sms.as_ref().map(Phone::text_href));
        for link in [&self.book, &self.mail, &self.privacy, &self.home].into_iter().flatten() {
            links.push(link.href().to_owned());
        }
        links
    }

    /// Whether the clinic offers assisted therapy but not the medicine itself: then who prescribes and watches is
    /// the first question to ask.
    #[must_use]
    pub fn is_therapy_only(&self) -> bool {
        let has = |offer| self.offers.contains(&offer);
        has(Offer::Kap) && !has(Offer::Iv) && !has(Offer::Im) && !has(Offer::Spravato)
    }
}

fn one_of<'a>(known: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::from("one of");
    for (i, code) in known.enumerate() {
        text.push_str(if i == 0 { " " } else { ", " });
        text.push_str(code);
    }
    text
}

fn offers() -> String {
    one_of(Offer::CODES.iter().map(|(code, _)| *code))
}
