//! What every form needs to know of the settings, the frame and the line of text below it: `dist/settings.json`.

use anyhow::{Context, Result};
use clinical::crisis::Country;
use clinical::help;
use clinical::set::Row as _;
use clinical::settings::{ALLOW, HEIGHT, Kind, LONGEST, REFERRER_POLICY, SANDBOX, SETTINGS};
use clinical::text::Lang;
use serde_json::{Map, Value, json};

use crate::build::words;

/// The sentences of the line below the frame that name the clinic's phone.
const PHONE: [&str; 4] = ["phone", "phone_hours", "clinic_phone", "clinic_phone_hours"];

/// All of it. The first of languages and countries is the one that stands where none is set.
pub fn all() -> Result<Value> {
    let langs = words::langs()?;
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
        "frame": frame(),
        "sandbox": SANDBOX,
        "allow": ALLOW,
        "referrerpolicy": REFERRER_POLICY,
        "title": by_lang(&|lang| document_sentence(lang, "shell.title"))?,
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
    let (mut titles, mut helps) = (Map::new(), Map::new());
    for lang in words::langs()? {
        let [line, elsewhere] = ["crisis.line", "crisis.elsewhere"].map(|key| document_sentence(&lang, key));
        helps.insert(lang.clone(), json!(format!("{} {}", line?, elsewhere?)));
        titles.insert(lang.clone(), json!(document_sentence(&lang, "shell.title")?));
    }
    Ok(format!(
        "export const SETTINGS = {};\nexport const FRAME = {frame};\nexport const TITLES = {};\nexport const HELP = {};\n",
        json!(keys),
        Value::Object(titles),
        Value::Object(helps)
    ))
}

/// What is set of the frame itself, in those forms that make it.
fn frame() -> Value {
    json!({
        "height": {
            "kind": "height",
            "label": "Height of the frame",
            "about": "In pixels. It is fixed, so that this page cannot tell which result is shown.",
            "example": HEIGHT,
            "default": HEIGHT,
            "expected": "a number of pixels, 320 to 2000",
            "longest": 4,
        },
        "title": {
            "kind": Kind::Words.code(),
            "label": "Title of the frame",
            "about": "Screen readers say it. Keep it neutral.",
            "example": "Self-check",
            "expected": Kind::Words.expected(),
            "longest": Kind::Words.longest(),
        },
    })
}

fn options(kind: Kind, langs: &[String]) -> Map<String, Value> {
    let mut options = Map::new();
    for option in kind.options() {
        // Languages that are made for tests have no folder, and no clinic.
        if kind == Kind::Lang && !langs.iter().any(|lang| lang == option) {
            continue;
        }
        options.insert(option.to_owned(), json!(kind.label_of(option)));
    }
    options
}

/// The line for a country, which no setting takes away.
fn crisis_line(country: Country, lang: &str) -> Result<String> {
    let known = Lang::from_code(lang).with_context(|| format!("no language {lang}"))?;
    let template = sentence(lang, "crisis")?;
    let filled = template.replace("{reach}", &help::reach(country, known));
    Ok(filled.replace("{emergency}", help::emergency(country)))
}

fn sentence(lang: &str, name: &str) -> Result<String> {
    words::below(lang)?.remove(name).with_context(|| format!("{lang}/shell.toml: no `below.{name}`"))
}

/// A sentence of the two documents, its numbers filled in.
fn document_sentence(lang: &str, key: &str) -> Result<String> {
    let words = if lang == "en" {
        words::read()?
    } else {
        let others = words::others()?.into_iter().find(|(known, _)| known == lang);
        others.with_context(|| format!("no language {lang}"))?.1
    };
    words.get(key).cloned().with_context(|| format!("{lang}/shell.toml: no `{key}`"))
}
