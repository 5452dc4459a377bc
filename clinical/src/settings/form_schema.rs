//! The settings as forms for a clinic's staff show them, and as other programs are told of them. No part of the widget.

use super::{Begin, Offer, schema::each_setting, values};
use crate::{
    answer::Coded as _,
    crisis::Country,
    row_set::Row as _,
    text::{Lang, say},
};

/// What a value has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingKind {
    /// A plain text, shown as it stands.
    Words,
    /// A phone number.
    Phone,
    /// The address of a page, https only.
    Https,
    /// A mail address.
    Mail,
    /// A language of the self-check.
    Lang,
    /// A country that has crisis lines in the content.
    Country,
    /// Treatments, a comma between them.
    Offers,
    /// A colour, as `#rrggbb`.
    Colour,
    /// Where an embedded self-check begins.
    Begin,
}

/// A setting as a form for a clinic's staff shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its name in the fragment, and in every other form.
    pub key: &'static str,
    /// What its value has to be.
    pub kind: SettingKind,
    /// Its name for people.
    pub label: &'static str,
    /// What it is for, in a sentence.
    pub about: &'static str,
    /// A value that fits.
    pub example: &'static str,
}

macro_rules! settings {
    ($($key:literal $kind:ident $label:literal $about:literal $example:literal)+) => {
        /// Every setting, in the order in which a form shows them.
        pub const SETTINGS: &[Setting] = &[
            $(Setting { key: $key, kind: SettingKind::$kind, label: $label, about: $about, example: $example }),+
        ];
    };
}
each_setting!(settings);

impl SettingKind {
    /// Its word in the files that are made from this definition.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Phone => "phone",
            Self::Https => "https",
            Self::Mail => "mail",
            Self::Lang => "lang",
            Self::Country => "country",
            Self::Offers => "offers",
            Self::Colour => "colour",
            Self::Begin => "begin",
        }
    }

    /// What is expected of a value, in the words of the problem that a bad one makes.
    #[must_use]
    pub fn expected(self) -> String {
        match self {
            Self::Words => values::words_expected!(),
            Self::Phone => values::PHONE.to_owned(),
            Self::Https => values::HTTPS.to_owned(),
            Self::Mail => values::MAIL.to_owned(),
            Self::Lang | Self::Country | Self::Begin => super::one_of(self.options().into_iter()),
            Self::Offers => format!("{}, separated by commas", super::offers()),
            Self::Colour => super::accent::COLOUR.to_owned(),
        }
    }

    /// How long a value may be, in characters; `None` where it is picked from a list.
    #[must_use]
    pub const fn longest(self) -> Option<usize> {
        match self {
            Self::Words => Some(values::LONGEST_TEXT),
            Self::Phone => Some(values::LONGEST_PHONE),
            Self::Https | Self::Mail => Some(values::LONGEST_LINK),
            Self::Colour => Some(7),
            Self::Lang | Self::Country | Self::Offers | Self::Begin => None,
        }
    }

    /// What an option is called in a form, in English.
    #[must_use]
    pub fn label_of(self, option: &str) -> Option<&'static str> {
        match self {
            Self::Lang => Lang::from_code(option).map(say::language_name),
            Self::Country => Country::from_code(option).map(|country| country.name(Lang::default())),
            Self::Offers => Offer::from_code(option).map(offer_label),
            Self::Begin => Begin::from_code(option).map(begin_label),
            Self::Words | Self::Phone | Self::Https | Self::Mail | Self::Colour => None,
        }
    }

    /// The words that a value is picked from; empty where it is free.
    #[must_use]
    pub fn options(self) -> Vec<&'static str> {
        match self {
            Self::Lang => Lang::codes().collect(),
            Self::Country => Country::all().map(Country::code).collect(),
            Self::Offers => Offer::CODES.iter().map(|(code, _)| *code).collect(),
            Self::Begin => Begin::CODES.iter().map(|(code, _)| *code).collect(),
            Self::Words | Self::Phone | Self::Https | Self::Mail | Self::Colour => Vec::new(),
        }
    }
}

const fn begin_label(begin: Begin) -> &'static str {
    match begin {
        Begin::Here => "On your page",
        Begin::Tab => "In its own tab",
    }
}

const fn offer_label(offer: Offer) -> &'static str {
    match offer {
        Offer::Iv => "Ketamine by infusion",
        Offer::Im => "Ketamine by injection",
        Offer::Spravato => "Spravato (esketamine nasal spray)",
        Offer::Lozenge => "Ketamine lozenges or tablets",
        Offer::Kap => "Ketamine-assisted therapy",
        Offer::Therapy => "Talk therapy",
        Offer::Tms => "TMS (magnetic stimulation)",
        Offer::Ect => "ECT (electroconvulsive therapy)",
    }
}
