//! The early pages are the widget's: markup, words and places.

use anyhow::{Result, ensure};
use browser_tests::TestContext;
use serde::Deserialize;

use crate::early::delayed_wasm::{early, has_come, open, release, waits_for_the_widget};

/// What stands in an element: its markup, and the place of each part.
#[derive(Debug, Deserialize, PartialEq)]
struct Drawn {
    markup: String,
    places: Vec<String>,
}

/// The order of attributes is nobody's business.
const DRAWN: &str = "
    const root = document.getElementById(arguments[0]);
    const markup = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      if (node.nodeType !== Node.ELEMENT_NODE) return '';
      const attributes = Array.from(node.attributes, ({ name, value }) => name + '=' + value);
      return '<' + [node.localName, ...attributes.sort()].join(' ') + '>' + Array.from(node.childNodes, markup).join('') + '</>\\n';
    };
    const places = Array.from(root.querySelectorAll('*'), (node) => {
      const { x, y, width, height } = node.getBoundingClientRect();
      return [node.localName, x, y, width, height].join(' ');
    });
    return { markup: Array.from(root.children, markup).join(''), places };";

async fn drawn(cx: &TestContext, id: &str) -> Result<Drawn> {
    cx.script(DRAWN, vec![id.into()]).await
}

const SETTINGS: [&str; 5] = [
    "",
    "lang=es",
    "clinic=Harbor%20Street&tel=555-0100&accent=%23e8590c&country=US",
    "lang=es&hours=9%20to%205&clinic=%20Cl%C3%ADnica%20Nu%C3%B1ez%20%26%20Hijos%20",
    "clinic=One&clinic=Two&tel=1",
];

/// Names that only the rules can judge: too long, with markup, a broken escape, what reorders its neighbours, a picture.
const ODD: [&str; 6] = [
    "clinic=",
    "clinic=%3Cb%3EHarbor%3C%2Fb%3E",
    "clinic=Harbor%",
    "clinic=Harbor%E2%80%AEteertS",
    "clinic=Harbor%20%F0%9F%8C%8A",
    "clinic=Harbor%20Street%20Harbor%20Street%20Harbor%20Street%20Harbor%20Street%20Harbor%20Street%20Harbor%20Street",
];

/// Each of the two pages, in each language, embedded and alone, stands as the widget then draws it, to the last pixel.
pub async fn nothing_moves_when_the_widget_takes_over(cx: &TestContext) -> Result<()> {
    for (settings, is_alone) in SETTINGS.into_iter().flat_map(|settings| [(settings, false), (settings, true)]) {
        for page in ["start", "urgent"] {
            let walk = open(cx, settings, is_alone).await?;
            early(cx, "start").await?;
            if page == "urgent" {
                walk.press("[data-action=start]").await?;
                early(cx, "urgent").await?;
            }
            has_come(cx).await?;
            let before = drawn(cx, "early").await?;
            release(cx).await?;
            walk.wait_for(page).await?;
            let after = drawn(cx, "app").await?;
            ensure!(
                before.markup == after.markup,
                "{settings} {page}: the early page is\n{}\nthe widget's\n{}",
                before.markup,
                after.markup
            );
            ensure!(before.places.len() > 20, "only {} parts", before.places.len());
            for (before, after) in before.places.iter().zip(&after.places) {
                ensure!(before == after, "{settings} {page}: {before} has moved to {after}");
            }
        }
    }
    Ok(())
}

/// Control: a word more on the early page is seen, and so is what moves by it.
pub async fn a_word_that_differs_is_seen(cx: &TestContext) -> Result<()> {
    let walk = open(cx, "", true).await?;
    early(cx, "start").await?;
    let longer = "document.querySelector('#early h1').append(' and more words than there were before'); return null;";
    cx.script::<()>(longer, vec![]).await?;
    let before = drawn(cx, "early").await?;
    release(cx).await?;
    walk.wait_for("start").await?;
    let after = drawn(cx, "app").await?;
    ensure!(before.markup != after.markup && before.places != after.places, "nothing was seen");
    Ok(())
}

/// Where a clinic's name is an odd one, no page guesses what the rules make of it: the crisis lines stand until then.
pub async fn an_odd_name_waits_for_the_rules(cx: &TestContext) -> Result<()> {
    for settings in ODD {
        waits_for_the_widget(cx, settings).await?;
    }
    Ok(())
}
