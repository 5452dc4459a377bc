//! A site in Spanish.

use anyhow::{Context, Result, ensure};
use browser_tests::TestContext;
use serde_json::json;

use crate::around::with_plugin;
use crate::people::{open, open_editor, publish, save_settings, shown, sign_in, sign_out, text};
use crate::site::site;

/// Where nobody has set a language, the self-check begins in that of the site, and the plugin's own pages speak it: in the
/// Spanish of any country. Control: an English site, and a language that the self-check does not have, begin in English.
pub async fn a_spanish_site_speaks_spanish(cx: &TestContext) -> Result<()> {
    sign_in(cx, "editor").await?;
    let page = publish(cx, "core/shortcode", &json!({ "text": "[trd_screener]" })).await?;
    site()?.php("update_option( 'trd_screener', array() );")?;
    let result = each_locale(cx, &page).await;
    site()?
        .php(&format!("update_option( 'trd_screener', json_decode( '{}', true ) );", crate::lifecycle::settings()))?;
    result
}

async fn each_locale(cx: &TestContext, page: &str) -> Result<()> {
    for (locale, lang) in [("es_ES", "es"), ("es_MX", "es"), ("en_US", "en"), ("fr_FR", "en")] {
        // The site's own choice takes only a language whose files are there, and none has to be for this.
        let choice = format!("<?php add_filter( 'locale', function () {{ return '{locale}'; }} );");
        with_plugin(&choice, async || in_language(cx, page, lang).await.context(locale)).await?;
    }
    Ok(())
}

/// What a visitor, an administrator and an editor read.
async fn in_language(cx: &TestContext, page: &str, lang: &str) -> Result<()> {
    let is_spanish = lang == "es";
    let pick = |spanish: &'static str, english: &'static str| if is_spanish { spanish } else { english };
    sign_out(cx).await?;
    open(cx, page).await?;
    let shown = shown(cx).await?;
    ensure!(
        shown.lang == lang && shown.line.starts_with(pick("En una crisis, llame", "In a crisis, call")),
        "{shown:?}"
    );
    cx.enter_frame(2).await?;
    cx.find(&format!("html[lang={lang}] main[data-page=start]")).await?;
    cx.enter_top().await?;
    sign_in(cx, "admin").await?;
    open(cx, "/wp-admin/options-general.php?page=trd-screener").await?;
    let told = text(cx).await?;
    for (spanish, english) in [
        ("Nombre de la clínica", "Name of the clinic"),
        ("Su clínica", "Your clinic"),
        ("Estados Unidos", "United States"),
        ("Por ejemplo: +1 555 010 0100", "For example: +1 555 010 0100"),
    ] {
        ensure!(told.contains(spanish) == is_spanish && told.contains(english) != is_spanish, "{told}");
    }
    let told = save_settings(cx, &json!({ "tel": "no phone" })).await?.join("\n");
    site()?.php("update_option( 'trd_screener', array() );")?;
    let expected = pick(
        "Teléfono no se guardó: se espera un teléfono de 3 a 15 cifras",
        "Phone was not saved: expected a phone number",
    );
    ensure!(told.contains(expected), "no {expected:?} in {told}");
    open_editor(cx, "post").await?;
    let words = "return [trdScreener.words.site, trdScreener.settings.tel.label, wp.blocks.getBlockType('trd-screener/self-check').title];";
    let words: [String; 3] = cx.script(words, vec![]).await?;
    let expected = [
        pick("Como en todo el sitio", "As set for the whole site"),
        pick("Teléfono", "Phone"),
        pick("Cuestionario", "Self-check"),
    ];
    ensure!(words == expected, "{words:?}");
    Ok(())
}
