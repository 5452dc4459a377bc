//! What every form needs to know of the settings, the frame and the line of text below it: `dist/settings.json`.

use anyhow::{Context, Result};
use clinical::crisis::Country;
use clinical::crisis_help;
use clinical::row_set::Row as _;
use clinical::settings::{ALLOW, HEIGHT, LONGEST, REFERRER_POLICY, SANDBOX, SETTINGS, STYLE, SettingKind};
use clinical::setup;
use clinical::text::Lang;
use serde_json::{Map, Value, json};

use crate::build::document_texts;

/// The sentences of the line below the frame that name the clinic's phone.
const PHONE: [&str; 4] = ["phone", "phone_hours", "clinic_phone", "clinic_phone_hours"];

/// How the link looks that stands in the place of the frame: a button, large enough for any thumb, in the colours of the
/// page around it, dark and forced ones too.
const LINK_STYLE: &str = "display:block;width:fit-content;box-sizing:border-box;min-height:44px;padding:10px 20px;border:2px solid;border-radius:8px";

/// What of the form the plugin's own texts tell.
const OF_PLUGIN: [&str; 2] = ["form", "label"];

/// What is promised of each form, word for word as everywhere else.
const PROMISE: [&str; 2] = ["page", "embed"];

/// What the link does: the new tab knows nothing of this page, and this page has no handle on the new tab.
const LINK: [(&str, &str); 2] = [("target", "_blank"), ("rel", "noopener noreferrer")];

/// All of it. The first of languages and countries is the one that stands where none is set.
pub fn all() -> Result<Value> {
    let langs = document_texts::langs()?;
    let mut settings = Map::new();
    for setting in SETTINGS {
        let mut told = json!({
            "kind": setting.kind.code(),
            "label": setting.label,
            "about": setting.about,
            "example": setting.example,
            "expected": setting.kind.expected(),
        });
        if let Some(told) = told.as_object_mut() {
            told.extend(setting.kind.longest().map(|longest| ("longest".to_owned(), json!(longest))));
            let options = options(setting.kind, &langs);
            told.extend((!options.is_empty()).then(|| ("options".to_owned(), Value::Object(options))));
        }
        settings.insert(setting.key.to_owned(), told);
    }
    let by_lang = |of: &dyn Fn(&str) -> Result<String>| -> Result<Value> {
        langs.iter().map(|lang| Ok((lang.clone(), json!(of(lang)?)))).collect::<Result<Map<_, _>>>().map(Value::Object)
    };
    let mut crisis = Map::new();
    for country in Country::all() {
        crisis.insert(country.code().to_owned(), by_lang(&|lang| crisis_line(country, lang))?);
    }
    let mut below = Map::new();
    for name in PHONE {
        below.insert(name.to_owned(), by_lang(&|lang| sentence(lang, name))?);
    }
    Ok(json!({
        "longest": LONGEST,
        "settings": settings,
        "frame": frame()?,
        "sandbox": SANDBOX,
        "allow": ALLOW,
        "referrerpolicy": REFERRER_POLICY,
        "style": STYLE,
        "title": by_lang(&|lang| document_sentence(lang, "shell.title"))?,
        "link": link(),
        "link_style": LINK_STYLE,
        "link_label": by_lang(&|lang| sentence(lang, "link"))?,
        "promise": PROMISE.into_iter().map(|name| Ok((name.to_owned(), json!(document_texts::promise(Lang::En.code(), name)?)))).collect::<Result<Map<_, _>>>()?,
        "crisis": crisis,
        "below": below,
    }))
}

/// As a file for other tools.
pub fn json() -> Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(&all()?)?))
}

/// What the custom element takes of it, as a module. `HELP` is the line that stands where the clinic has written none: the
/// element knows one country, so it says which.
pub fn script() -> Result<String> {
    let keys: Vec<_> = SETTINGS.iter().map(|setting| setting.key).collect();
    let frame = json!({ "sandbox": SANDBOX, "allow": ALLOW, "referrerpolicy": REFERRER_POLICY });
    let style = json!(STYLE.replace("{height}", &format!("{HEIGHT}px")));
    let (mut titles, mut helps, mut labels) = (Map::new(), Map::new(), Map::new());
    for lang in document_texts::langs()? {
        let [line, elsewhere] = ["crisis.line", "crisis.elsewhere"].map(|key| document_sentence(&lang, key));
        helps.insert(lang.clone(), json!(format!("{} {}", line?, elsewhere?)));
        titles.insert(lang.clone(), json!(document_sentence(&lang, "shell.title")?));
        labels.insert(lang.clone(), json!(sentence(&lang, "link")?));
    }
    let constants = [
        ("SETTINGS", json!(keys)),
        ("FRAME", frame),
        ("STYLE", style),
        ("TITLES", Value::Object(titles)),
        ("HELP", Value::Object(helps)),
        ("LINK", link()),
        ("LINK_STYLE", json!(LINK_STYLE)),
        ("LABELS", Value::Object(labels)),
    ];
    Ok(constants.map(|(name, value)| format!("export const {name} = {value};\n")).concat())
}

/// The attributes of the link.
fn link() -> Value {
    Value::Object(LINK.into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect())
}

/// What is set of the form itself, the frame or the link, where that is made.
fn frame() -> Result<Value> {
    let words = document_texts::plugin(Lang::En.code())?;
    let word = |name: &str| words.get(name).with_context(|| format!("en/plugin.toml: no `{name}`"));
    Ok(json!({
        "form": {
            "kind": "form",
            "label": word("form")?,
            "about": word("form_about")?,
            "example": "link",
            "default": "frame",
            "expected": word("form_expected")?,
            "options": { "frame": word("form_frame")?, "link": word("form_link")? },
        },
        "label": {
            "kind": SettingKind::Words.code(),
            "label": word("label")?,
            "about": word("label_about")?,
            "example": sentence(Lang::En.code(), "link")?,
            "expected": SettingKind::Words.expected(),
            "longest": SettingKind::Words.longest(),
        },
        "height": {
            "kind": "height",
            "label": "Height of the frame",
            "about": "In pixels. It is fixed, so your page cannot tell which result someone sees.",
            "example": HEIGHT,
            "default": HEIGHT,
            "expected": "a number of pixels, 320 to 2000",
            "longest": 4,
        },
        "title": {
            "kind": SettingKind::Words.code(),
            "label": "Title of the frame",
            "about": "Screen readers read it aloud. Keep it neutral.",
            "example": "Self-check",
            "expected": SettingKind::Words.expected(),
            "longest": SettingKind::Words.longest(),
        },
    }))
}

fn options(kind: SettingKind, langs: &[String]) -> Map<String, Value> {
    let mut options = Map::new();
    for option in kind.options() {
        // Languages that are made for tests have no folder, and no clinic.
        if kind == SettingKind::Lang && !langs.iter().any(|lang| lang == option) {
            continue;
        }
        options.insert(option.to_owned(), json!(kind.label_of(option)));
    }
    options
}

/// What a clinic's staff read of the settings and of the frame: each sentence as the definition has it, and in a language.
pub fn in_language(lang: Lang) -> Result<Vec<(String, String)>> {
    let by_key =
        |key: &str| setup::by_key(lang, key).with_context(|| format!("{}/setup.toml: no `{key}`", lang.code()));
    let mut pairs = Vec::new();
    for setting in SETTINGS {
        let options = setting.kind.options();
        let longest = setting.kind.longest().map(|longest| longest.to_string()).unwrap_or_default();
        let expected = by_key(&format!("expected.{}", setting.kind.code()))?;
        let expected = expected.replace("{longest}", &longest).replace("{options}", &options.join(", "));
        pairs.push((setting.label.to_owned(), by_key(&format!("label.{}", setting.key))?.to_owned()));
        pairs.push((setting.about.to_owned(), by_key(&format!("about.{}", setting.key))?.to_owned()));
        pairs.push((setting.kind.expected(), expected));
        // The languages that are made for tests stand in no plugin.
        let is_made_up = |option: &str| option.starts_with('x') && Lang::from_code(option).is_some();
        for option in options.into_iter().filter(|option| !is_made_up(option)) {
            let label = match setting.kind {
                SettingKind::Country => Country::from_code(option).map(|country| country.name(lang)),
                SettingKind::Offers => Some(by_key(&format!("offer.{option}"))?),
                SettingKind::Begin => Some(by_key(&format!("begin.{option}"))?),
                // A language is called by its own name in every language.
                _ => setting.kind.label_of(option),
            };
            let english = setting.kind.label_of(option);
            pairs.extend(english.zip(label).map(|(english, label)| (english.to_owned(), label.to_owned())));
        }
    }
    // What plugin.toml says of the form is translated with all else that stands there.
    for (key, of_frame) in
        frame()?.as_object().into_iter().flatten().filter(|(key, _)| !OF_PLUGIN.contains(&key.as_str()))
    {
        for part in ["label", "about"] {
            let english = of_frame.get(part).and_then(Value::as_str).unwrap_or_default();
            pairs.push((english.to_owned(), by_key(&format!("{part}.{key}"))?.to_owned()));
        }
    }
    for name in PROMISE {
        pairs.push((document_texts::promise(Lang::En.code(), name)?, document_texts::promise(lang.code(), name)?));
    }
    let height = [Lang::En, lang].map(setup::expected_height);
    pairs.push((height[0].to_owned(), height[1].to_owned()));
    Ok(pairs)
}

/// The line for a country, which no setting takes away.
fn crisis_line(country: Country, lang: &str) -> Result<String> {
    let known = Lang::from_code(lang).with_context(|| format!("no language {lang}"))?;
    let template = sentence(lang, "crisis")?;
    let filled = template.replace("{reach}", &crisis_help::reach(country, known));
    Ok(filled.replace("{emergency}", crisis_help::emergency(country)))
}

fn sentence(lang: &str, name: &str) -> Result<String> {
    document_texts::below(lang)?.remove(name).with_context(|| format!("{lang}/shell.toml: no `below.{name}`"))
}

/// A sentence of the two documents, its numbers filled in.
fn document_sentence(lang: &str, key: &str) -> Result<String> {
    let words = if lang == "en" {
        document_texts::read()?
    } else {
        let others = document_texts::others()?.into_iter().find(|(known, _)| known == lang);
        others.with_context(|| format!("no language {lang}"))?.1
    };
    words.get(key).cloned().with_context(|| format!("{lang}/shell.toml: no `{key}`"))
}
