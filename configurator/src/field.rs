//! The fields of the form: every setting of the self-check, and what is set of the frame or the link that leads to it.

use clinical::{
    answer::Coded as _,
    crisis::Country,
    settings::{HEIGHT, HEIGHTS, SETTINGS, SettingError, SettingKind, Settings, fragment},
    setup,
    text::{Lang, say},
};

/// Where the file stands on a site whose server has the recipes of docs/hosting.md.
pub const ADDRESS: &str = "/self-check/trd-screener.html";

/// The file that a clinic embeds.
pub const DOCUMENT: &str = "trd-screener.html";

/// What a field's value has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// What the self-check expects of the setting.
    Setting(SettingKind),
    /// A height in pixels.
    Height,
    /// Where the document stands.
    Address,
    /// How people open it.
    Way,
}

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub key: &'static str,
    pub expected: Expected,
    pub example: &'static str,
}

/// How people open the self-check: by its code in the element, the shortcode and every other form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// In the clinic's page, in a frame.
    #[default]
    Frame,
    /// As a page of its own, by a link.
    Link,
}

impl Way {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Frame, Self::Link];

    /// Its name in the forms.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Link => "link",
        }
    }

    /// The way of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| code.trim().eq_ignore_ascii_case(way.code()))
    }
}

/// How people open it.
pub const FORM: Field = Field { key: "form", expected: Expected::Way, example: "link" };

/// What is set of the frame or the link, and not of the self-check behind it.
pub const AROUND: [Field; 5] = [
    FORM,
    Field { key: "label", expected: Expected::Setting(SettingKind::Words), example: "Take the self-check (new tab)" },
    Field { key: "height", expected: Expected::Height, example: HEIGHT },
    Field { key: "title", expected: Expected::Setting(SettingKind::Words), example: "Self-check" },
    Field { key: "src", expected: Expected::Address, example: ADDRESS },
];

impl Field {
    /// The settings, in the order of their definition.
    pub fn settings() -> impl Iterator<Item = Self> {
        SETTINGS.iter().map(|s| Self { key: s.key, expected: Expected::Setting(s.kind), example: s.example })
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::settings().chain(AROUND)
    }

    /// The field of a name.
    #[must_use]
    pub fn of(key: &str) -> Option<Self> {
        Self::all().find(|field| field.key == key)
    }

    /// Whether it belongs to the frame or the link.
    #[must_use]
    pub fn is_around(self) -> bool {
        AROUND.contains(&self)
    }

    /// Whether it says anything where people open the self-check in this way.
    #[must_use]
    pub fn is_of(self, way: Way) -> bool {
        match self.key {
            "label" => way == Way::Link,
            "height" | "title" => way == Way::Frame,
            _ => true,
        }
    }

    /// What may be picked; empty where a value is typed.
    #[must_use]
    pub fn options(self) -> Vec<&'static str> {
        match self.expected {
            Expected::Setting(kind) => kind.options(),
            Expected::Height | Expected::Address => Vec::new(),
            Expected::Way => Way::ALL.map(Way::code).to_vec(),
        }
    }

    /// How long a typed value may be.
    #[must_use]
    pub const fn longest(self) -> Option<usize> {
        match self.expected {
            Expected::Setting(kind) => kind.longest(),
            Expected::Height => Some(4),
            Expected::Address => SettingKind::Https.longest(),
            Expected::Way => None,
        }
    }

    /// Whether a value fits: by the reader of the self-check itself.
    #[must_use]
    pub fn accepts(self, value: &str) -> bool {
        match self.expected {
            Expected::Setting(kind) => problem(kind, value).is_none(),
            Expected::Height => {
                let height = value.trim();
                height.bytes().all(|byte| byte.is_ascii_digit())
                    && height.parse().is_ok_and(|height| HEIGHTS.contains(&height))
            }
            Expected::Address => is_address(value.trim()),
            Expected::Way => Way::from_code(value).is_some(),
        }
    }

    /// The value as a list of options shows it; `None` where it is none of them.
    #[must_use]
    pub fn canonical(self, value: &str) -> Option<String> {
        let kind = match self.expected {
            Expected::Setting(kind) => kind,
            Expected::Way => return Way::from_code(value).map(|way| way.code().to_owned()),
            Expected::Height | Expected::Address => return self.accepts(value).then(|| value.to_owned()),
        };
        if problem(kind, value).is_some() {
            return None;
        }
        let (settings, _) = Settings::read(&pair(kind, value)?);
        Some(match kind {
            SettingKind::Lang => settings.lang.code().to_owned(),
            SettingKind::Country => settings.country.code().to_owned(),
            SettingKind::Offers => settings.offers.iter().map(|offer| offer.code()).collect::<Vec<_>>().join(","),
            SettingKind::Begin => settings.begin.code().to_owned(),
            SettingKind::Words | SettingKind::Phone | SettingKind::Https | SettingKind::Mail | SettingKind::Colour => {
                value.trim().to_owned()
            }
        })
    }

    /// Its name for people.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        setup::by_key(lang, &format!("label.{}", self.key)).unwrap_or(self.key)
    }

    /// What it is for.
    #[must_use]
    pub fn about(self, lang: Lang) -> &'static str {
        setup::by_key(lang, &format!("about.{}", self.key)).unwrap_or_default()
    }

    /// What is expected of a value, in the words of the self-check's own problem.
    #[must_use]
    pub fn expects(self, lang: Lang) -> String {
        let name = match self.expected {
            Expected::Setting(kind) => kind.code(),
            Expected::Height => "height",
            Expected::Address => "src",
            Expected::Way => "form",
        };
        let sentence = setup::by_key(lang, &format!("expected.{name}")).unwrap_or_default();
        let longest = self.longest().map(|longest| longest.to_string()).unwrap_or_default();
        sentence.replace("{longest}", &longest).replace("{options}", &self.options().join(", "))
    }

    /// What an option is called.
    #[must_use]
    pub fn option_label(self, option: &str, lang: Lang) -> String {
        let label = match self.expected {
            Expected::Setting(SettingKind::Lang) => Lang::from_code(option).map(say::language_name),
            Expected::Setting(SettingKind::Country) => Country::from_code(option).map(|country| country.name(lang)),
            Expected::Setting(SettingKind::Offers) => setup::by_key(lang, &format!("offer.{option}")),
            Expected::Setting(SettingKind::Begin) => setup::by_key(lang, &format!("begin.{option}")),
            _ => None,
        };
        label.unwrap_or(option).to_owned()
    }
}

/// The first setting of a kind, with a value: a title of the frame is judged as the clinic's name is.
fn pair(kind: SettingKind, value: &str) -> Option<String> {
    let setting = SETTINGS.iter().find(|setting| setting.kind == kind)?;
    Some(fragment([(setting.key, value)]))
}

/// What the self-check finds wrong with a value. A colour that it mends is not wrong.
fn problem(kind: SettingKind, value: &str) -> Option<SettingError> {
    let (_, problems) = Settings::read(&pair(kind, value)?);
    problems.into_iter().find(|problem| problem.instead.is_none())
}

/// A path on the clinic's own site, or an address over https: without settings, which have fields of their own.
fn is_address(value: &str) -> bool {
    let is_path = value.starts_with('/') && !value.starts_with("//");
    let whole = if is_path { format!("https://clinic.example{value}") } else { value.to_owned() };
    !value.contains('#') && problem(SettingKind::Https, &whole).is_none()
}
