//! Settings that nobody should write, through each form of the plugin: what stands is a safe default, and who can mend it is
//! told what was expected.

use anyhow::{Result, ensure};
use browser_tests::{Questionnaire, TestContext};
use clinical::settings::SETTINGS;
use serde_json::{Map, Value, json};

use crate::people::{open, publish, save_settings, shown, sign_in, sign_out};
use crate::site::site;

/// A value that no setting takes, another one for each round.
fn bad(round: usize) -> String {
    match round {
        0 => "<b id=pwned onclick=\"alert(1)\">x</b>".to_owned(),
        1 => "javascript:alert(1);".repeat(6),
        2 => "\"><script id=pwned>alert(1)</script>".to_owned(),
        _ => "a".repeat(100_000),
    }
}

const ROUNDS: usize = 4;

fn all_bad(round: usize) -> Value {
    Value::Object(SETTINGS.iter().map(|setting| (setting.key.to_owned(), json!(bad(round)))).collect::<Map<_, _>>())
}

/// The self-check starts with its defaults, crisis help stands in the frame and below it, and nothing of the values is there.
async fn stands_safely(cx: &TestContext, shown: &crate::people::Shown) -> Result<()> {
    ensure!(shown.strange.is_empty() && shown.frames == 1 && shown.links == 0, "{shown:?}");
    ensure!(shown.line.starts_with("In a crisis, call or text 988."), "{shown:?}");
    let src = shown.attributes.get("src").map_or("", String::as_str);
    ensure!(!src.contains("javascript") && !src.contains("pwned") && src.len() < 2000, "{src:.300}");
    ensure!(cx.driver().get_alert_text().await.is_err(), "a dialog is open");
    Questionnaire::embedded(cx).begin().await?;
    cx.find("a[href=\"tel:988\"]").await?;
    cx.enter_top().await
}

/// The page under Settings: each bad value is named by its label with what was expected, and the earlier value stays.
pub async fn hostile_settings_of_the_site_are_named_and_left_out(cx: &TestContext) -> Result<()> {
    sign_in(cx, "admin").await?;
    for has_earlier in [true, false] {
        let earlier = if has_earlier { crate::lifecycle::settings() } else { json!({}) };
        site()?.php(&format!("update_option( 'trd_screener', json_decode( '{earlier}', true ) );"))?;
        for round in 0..ROUNDS {
            let told = save_settings(cx, &all_bad(round)).await?.join("\n");
            for setting in SETTINGS {
                let expected = format!("{} was not saved: expected {}.", setting.label, setting.kind.expected());
                ensure!(told.contains(&expected), "round {round}: no {expected:?} in {told}");
            }
            let kept: Value =
                serde_json::from_str(&site()?.php("echo wp_json_encode( (object) get_option( 'trd_screener' ) );")?)?;
            ensure!(kept == earlier, "round {round}: {kept:.300}");
            let shown = shown(cx).await?;
            ensure!(shown.strange.is_empty(), "{shown:?}");
        }
    }
    site()?.php("delete_option( 'trd_screener' );")?;
    Ok(())
}

/// The shortcode and the block: visitors see a self-check with defaults and no message; who may edit sees what was expected.
pub async fn hostile_attributes_are_named_to_editors_and_left_out(cx: &TestContext) -> Result<()> {
    for round in 0..ROUNDS {
        // Of a page with a megabyte of attributes WordPress itself shows nothing any more: there one is enough.
        let is_long = bad(round).len() > 1000;
        let keys: Vec<_> =
            SETTINGS.iter().map(|setting| setting.key).take(if is_long { 1 } else { usize::MAX }).collect();
        let mut attributes: Value =
            keys.iter().map(|key| ((*key).to_owned(), json!(bad(round)))).collect::<Map<_, _>>().into();
        // A quote and a bracket end a shortcode, whatever it is.
        let value = bad(round).replace(['"', '[', ']'], "");
        let written: Vec<_> = keys.iter().map(|key| format!("{key}=\"{value}\"")).collect();
        let code = format!("[trd_screener {} height=\"1e9\" colour=\"x\" loose]", written.join(" "));
        if let Some(attributes) = attributes.as_object_mut() {
            attributes.insert("height".to_owned(), json!("100%;position:fixed"));
            attributes.insert("title".to_owned(), json!(bad(if is_long { 0 } else { round })));
        }
        for (block, attributes) in
            [("core/shortcode", json!({ "text": code })), ("trd-screener/self-check", attributes)]
        {
            sign_in(cx, "editor").await?;
            let page = publish(cx, block, &attributes).await?;
            open(cx, &page).await?;
            let seen = shown(cx).await?;
            let notice = seen.notice.clone().unwrap_or_default();
            // WordPress takes scripts out of a page's text itself, and in a shortcode all markup: what is left may be a
            // plain text, which fits.
            let is_whole = !value.contains(if block == "core/shortcode" { "<" } else { "<script" });
            for key in keys.iter().filter(|_| is_whole) {
                let sentence = format!("The setting \"{key}\" was left out: expected");
                ensure!(notice.contains(&sentence), "{block}, round {round}: no {sentence:?} in {notice}");
            }
            ensure!(
                !is_whole
                    || notice.contains("320 to 2000") && (block != "core/shortcode" || notice.contains("\"colour\"")),
                "{notice}"
            );
            sign_out(cx).await?;
            open(cx, &page).await?;
            let seen = shown(cx).await?;
            ensure!(seen.notice.is_none(), "a visitor is told {:?}", seen.notice);
            ensure!(seen.attributes.get("height").is_some_and(|height| height == "720"), "{seen:?}");
            stands_safely(cx, &seen).await?;
        }
    }
    Ok(())
}

/// Whatever stands in the database, by another plugin or an import: it is checked again before it is shown.
pub async fn an_option_that_somebody_else_has_written_is_checked_again(cx: &TestContext) -> Result<()> {
    sign_in(cx, "editor").await?;
    let page = publish(cx, "core/shortcode", &json!({ "text": "[trd_screener]" })).await?;
    sign_out(cx).await?;
    let bad = "array( 'clinic' => '<b id=pwned>x</b>', 'book' => 'javascript:alert(1)', 'tel' => array( 1 ), 'lang' => new stdClass, 'country' => 7, 'as_file' => 'x', 5 => 'y' )";
    for option in [bad, "'a text'", "null", "false", "array( array() )"] {
        // Past the checks of the settings page.
        site()?.php(&format!(
            "global $wpdb; delete_option( 'trd_screener' ); $wpdb->insert( $wpdb->options, array( 'option_name' => 'trd_screener', 'option_value' => maybe_serialize( {option} ), 'autoload' => 'yes' ) );"
        ))?;
        open(cx, &page).await?;
        let seen = shown(cx).await?;
        stands_safely(cx, &seen).await?;
    }
    site()?.php("delete_option( 'trd_screener' );")?;
    ensure!(site()?.complaints().is_empty(), "{}", site()?.complaints());
    Ok(())
}
