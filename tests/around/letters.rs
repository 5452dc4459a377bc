//! Names in letters that run from right to left, in the line below the frame and in the self-check.

use anyhow::{Context, Result, ensure};
use browser_tests::{TestContext, record};
use clinical::settings::Settings;
use serde_json::json;

use crate::around::page;

/// A clinic in Israel: "Hope Clinic", and "Sun to Thu".
const SETTINGS: &str = "clinic=%D7%9E%D7%A8%D7%A4%D7%90%D7%AA%20%D7%AA%D7%A7%D7%95%D7%95%D7%94&tel=%2B972%203%20555%200100\
    &hours=%D7%90-%D7%94%209%3A00-17%3A00&country=IL";

/// Where each character of a text stands on the page, from the left; the text is the first of an element that has it.
const PLACES: &str = "
    const [selector, text] = arguments;
    for (const element of document.querySelectorAll(selector)) {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      for (let node; (node = walker.nextNode()); ) {
        const start = node.data.indexOf(text);
        if (start < 0) continue;
        return Array.from(text, (_, at) => {
          const range = document.createRange();
          range.setStart(node, start + at);
          range.setEnd(node, start + at + 1);
          return range.getBoundingClientRect().left;
        });
      }
    }
    return null;";

/// Whether the characters of a text stand in their order, each to the right of the one before, as digits are read anywhere.
async fn is_in_order(cx: &TestContext, selector: &str, text: &str) -> Result<bool> {
    let places: Option<Vec<f64>> = cx.script(PLACES, vec![json!(selector), json!(text)]).await?;
    let places = places.with_context(|| format!("no {text} in {selector}"))?;
    Ok(places.is_sorted_by(|left, right| left < right))
}

/// The line below, on a page in a language from left to right and on one from right to left; in English and in Spanish.
/// Then the same name in the self-check: in the header and with the ways to the clinic.
pub async fn a_phone_behind_a_name_from_right_to_left_keeps_its_order(cx: &TestContext) -> Result<()> {
    for (lang, dir) in [("en", "ltr"), ("es", "ltr"), ("en", "rtl"), ("es", "rtl")] {
        let (settings, problems) = Settings::read(&format!("{SETTINGS}&lang={lang}"));
        ensure!(problems.is_empty(), "{problems:?}");
        // Wide enough for one line.
        let line = format!("<div dir={dir} style='width: 150em'><p dir=auto>{}</p></div>", settings.line_below());
        cx.host.add_page("/letters.html", "text/html; charset=utf-8", page("", &line));
        cx.open("/letters.html").await?;
        for text in ["+972 3 555 0100", "9:00-17:00", "1201"] {
            ensure!(is_in_order(cx, "p", text).await?, "{lang} on a page {dir}: {text} is turned round");
        }
        let walk = cx.begin_alone(&format!("{SETTINGS}&lang={lang}")).await?;
        let name = "\u{2068}מרפאת תקווה\u{2069}";
        ensure!(walk.words(".site > bdi").await? == name.trim_matches(['\u{2068}', '\u{2069}']), "{lang}: the header");
        walk.answers(&record("V01")?).await?;
        ensure!(walk.words("main").await?.contains(name), "{lang}: the name is not isolated on the result page");
        ensure!(is_in_order(cx, "main a", "+972 3 555 0100").await?, "{lang}: the phone is turned round");
        ensure!(is_in_order(cx, "main .ways", "9:00-17:00").await?, "{lang}: the hours are turned round");
    }
    Ok(())
}

/// Control: as the line was without it, the same look sees the phone turned round.
pub async fn a_name_that_is_not_isolated_turns_the_phone(cx: &TestContext) -> Result<()> {
    let line = Settings::read(SETTINGS).0.line_below().replace(['\u{2068}', '\u{2069}'], "");
    cx.host.add_page("/letters.html", "text/html; charset=utf-8", page("", &format!("<p>{line}</p>")));
    cx.open("/letters.html").await?;
    ensure!(!is_in_order(cx, "p", "+972 3 555 0100").await?, "the phone stands in its order");
    Ok(())
}
