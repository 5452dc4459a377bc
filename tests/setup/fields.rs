//! Each field with its check.

use anyhow::{Result, ensure};
use browser_tests::{TestContext, until};
use clinical::settings::{SETTINGS, SettingKind};
use clinical::{setup, text::Lang};
use serde_json::json;

use crate::setup::page::Page;

/// The fields of the frame.
const FRAME: [&str; 3] = ["height", "title", "src"];

/// The keys that the page has no field for.
async fn missing(page: &Page<'_>, keys: &[&str]) -> Result<Vec<String>> {
    let script = "return arguments[0].filter((key) => !document.querySelector(`:is(input, select, fieldset)#${key}`));";
    page.cx.script(script, vec![json!(keys)]).await
}

/// Every setting of the definition, and what is set of the frame, has a field with its own words. Control: a setting that
/// there is not is missed.
pub async fn every_setting_has_its_field(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    let keys: Vec<&str> = SETTINGS.iter().map(|setting| setting.key).chain(FRAME).collect();
    let missing = missing(&page, &[&keys[..], &["colour"]].concat()).await?;
    ensure!(missing == ["colour"], "no field for {missing:?}");
    for setting in SETTINGS {
        let name = page.text(&format!("label[for={0}], #{0} > legend", setting.key)).await?;
        ensure!(name == setting.label, "{} is called {name:?}", setting.key);
        let hint = page.text(&format!("#{}-hint", setting.key)).await?;
        ensure!(hint.contains(setting.about), "{}: {hint:?}", setting.key);
        let options: u32 = cx
            .script(
                "const field = document.getElementById(arguments[0]);
                return field.querySelectorAll('option:not([value=\"\"]), input').length;",
                vec![json!(setting.key)],
            )
            .await?;
        ensure!(options as usize == setting.kind.options().len(), "{} has {options} options", setting.key);
    }
    Ok(())
}

/// A value that does not fit, for each kind that is typed.
const fn bad(kind: SettingKind) -> Option<&'static str> {
    match kind {
        SettingKind::Words => Some("<b>bold</b>"),
        SettingKind::Phone => Some("call us"),
        SettingKind::Https => Some("javascript:alert(1)"),
        SettingKind::Mail => Some("nobody"),
        SettingKind::Colour => Some("green"),
        SettingKind::Lang | SettingKind::Country | SettingKind::Offers | SettingKind::Begin => None,
    }
}

/// Each typed field says what is expected in the words of the self-check's own problem, once it was left; what does not fit
/// gets into no snippet; a value that fits is taken without a word.
pub async fn each_value_that_does_not_fit_is_named_where_it_stands(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    page.press("#site-kind-html").await?;
    let typed = SETTINGS.iter().filter_map(|setting| {
        Some((
            setting.key,
            bad(setting.kind)?,
            setting.example,
            setting.kind.expected(),
            setting.kind == SettingKind::Words,
        ))
    });
    let frame = [
        ("height", "99999", "900", "a number of pixels, 320 to 2000".to_owned(), false),
        ("title", "<b>", "Ask yourself", SettingKind::Words.expected(), true),
        ("src", "javascript:alert(1)", "https://example.com/trd-screener.html", "https:// or with /".to_owned(), false),
    ];
    for (key, bad, good, expected, _) in typed.chain(frame) {
        page.fill(key, bad).await?;
        page.says(&format!("#{key}-error"), &expected).await?;
        let is_marked = page.find(&format!("#{key}")).await?.attr("aria-invalid").await?;
        ensure!(is_marked.as_deref() == Some("true"), "{key} is not marked");
        let described = page.find(&format!("#{key}")).await?.attr("aria-describedby").await?.unwrap_or_default();
        ensure!(described == format!("{key}-hint {key}-error"), "{key} is described by {described}");
        let snippet = page.value("snippet").await?;
        ensure!(!snippet.contains("javascript") && !snippet.contains("%3Cb%3E"), "{snippet}");
        page.fill(key, good).await?;
        until(&format!("{key} to be taken"), || async {
            Ok(page.text(&format!("#{key}-error")).await?.is_empty().then_some(()))
        })
        .await?;
    }
    let problems = cx.script::<u32>("return document.querySelectorAll('[aria-invalid]').length;", vec![]).await?;
    ensure!(problems == 0, "{problems} fields are still marked");
    Ok(())
}

/// "Check what I filled in" brings a summary that takes the focus; each entry leads to its field. With nothing wrong it
/// says so in a live region.
pub async fn the_summary_takes_the_focus_and_leads_to_each_field(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    page.fill("tel", "none").await?;
    page.fill("mail", "nobody").await?;
    page.press("[data-action=check]").await?;
    let focus = "return document.activeElement.id;";
    until("the summary to take the focus", || async {
        Ok((cx.script::<String>(focus, vec![]).await? == "summary").then_some(()))
    })
    .await?;
    for (place, key) in ["tel", "mail"].into_iter().enumerate() {
        page.press(&format!("#summary li:nth-child({}) button", place + 1)).await?;
        let focused: String = cx.script(focus, vec![]).await?;
        ensure!(focused == key, "the focus is on {focused}, not on {key}");
    }
    page.fill("tel", "555-0100").await?;
    page.fill("mail", "").await?;
    page.press("[data-action=check]").await?;
    page.says("form .actions [role=status]", setup::check_good(Lang::En)).await
}

/// A colour that white words cannot be read on is shown as it is and as it is used, with both contrasts.
pub async fn a_colour_is_shown_before_and_after(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    page.fill("accent", "#e8590c").await?;
    page.says(".accent", setup::accent_mended(Lang::En)).await?;
    let script =
        "return ['.given', '.used'].map((name) => getComputedStyle(document.querySelector(name)).backgroundColor);";
    let shades: Vec<String> = cx.script(script, vec![]).await?;
    ensure!(
        shades.first().is_some_and(|shade| shade == "rgb(232, 89, 12)") && shades.first() != shades.get(1),
        "{shades:?}"
    );
    let said = page.text(".accent").await?;
    ensure!(said.contains("Contrast 3.") && said.contains("Contrast 8."), "{said}");
    // The preview has the shade that is told.
    let used = shades.get(1).cloned().unwrap_or_default();
    page.preview_holds(&format!(
        "getComputedStyle(document.querySelector('[data-action=start]')).backgroundColor === '{used}'"
    ))
    .await?;
    page.fill("accent", "#14524a").await?;
    page.says(".accent", setup::accent_fits(Lang::En)).await
}

/// The colour is typed or picked, and each follows the other. What is typed holds: a text that is no colour stays with its
/// error, and the next pick takes its place.
pub async fn a_colour_is_typed_or_picked(cx: &TestContext) -> Result<()> {
    const PICKER: &str = "accent-picker";
    let page = Page::open(cx).await?;
    let shows = |id: &'static str, colour: &'static str| {
        let page = &page;
        async move {
            let shown = || async { Ok((page.value(id).await? == colour).then_some(())) };
            until(&format!("#{id} to show {colour}"), shown).await
        }
    };
    shows("accent", "").await?;
    page.fill("accent", "#e8590c").await?;
    shows(PICKER, "#e8590c").await?;
    page.put(PICKER, "#0b3d91").await?;
    shows("accent", "#0b3d91").await?;
    ensure!(page.value("snippet").await?.contains("accent=\"#0b3d91\""), "what was picked is not in the snippet");
    page.fill("accent", "green").await?;
    page.says("#accent-error", &SettingKind::Colour.expected()).await?;
    shows("accent", "green").await?;
    shows(PICKER, "#14524a").await?;
    ensure!(!page.value("snippet").await?.contains("accent"), "what is no colour is in the snippet");
    page.put(PICKER, "#0b3d91").await?;
    shows("accent", "#0b3d91").await?;
    until("the error to go", || async { Ok(page.text("#accent-error").await?.is_empty().then_some(())) }).await
}
