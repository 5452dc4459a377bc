//! The set-up page: its own wasm, and the self-check as a preview beside it, in one file.

use anyhow::Result;
use clinical::settings::{ALLOW, SANDBOX};
use serde_json::json;

use super::document::{frame_script, in_single_quotes, stays_in_its_element, word_slots};
use super::template::Slots;
use super::wasm::Widget;
use super::{document_texts, npm, policy, text};
use crate::packaging::{self, Release};
use crate::project;

/// How a style sheet asks for the colours that a person's device wants, once it is bundled, and the sheet's own word on
/// which it can have.
const ASKED: &str = "@media(prefers-color-scheme:dark)";
const OFFERED: &str = "color-scheme:light dark";

/// Puts the page together.
pub fn assemble(preview: &Widget, own: &Widget, release: &Release) -> Result<String> {
    let [light, dark] = sheets()?;
    let frame_script = frame_script(preview)?;
    let recipes_file = project::root().join("target/xtask/recipes.js");
    let constants = [
        ("RECIPES", json!(packaging::recipes(release))),
        ("VERSION", json!(release.version)),
        ("SHA256", json!(release.sha256)),
    ];
    let lines = constants.map(|(name, value)| format!("export const {name} = {value};\n"));
    project::write(&recipes_file, lines.concat())?;
    let aliases = [("setup-glue", own.glue.as_path()), ("setup-recipes", recipes_file.as_path())];
    let script = npm::bundle_script("configurator/page/start.js", &aliases)?;
    let style = npm::bundle_style("configurator/page/page.css")?;
    for text in [&light, &dark, &frame_script, &script, &style] {
        stays_in_its_element(text)?;
    }

    let mut frame = word_slots()?;
    // A sheet for each colour scheme: see `src/preview.rs`.
    frame.add_markup("style", &format!("{light}</style>\n<style media=\"not all\">{dark}"));
    // It begins at any page, so it has no first ones ready.
    frame.add_markup("early", "");
    frame.add_markup("script", &frame_script);
    let frame = frame.fill("shell/frame.html")?;

    let mut slots = Slots::default();
    for (name, sentence) in document_texts::setup()? {
        slots.add_text(name, &sentence);
    }
    slots.add_text("sandbox", SANDBOX);
    slots.add_text("allow", ALLOW);
    slots.add_markup("frame", &in_single_quotes(&frame));
    // The frame inherits the policy of the page, so it lets the scripts and styles of both through.
    slots.add_markup("policy", &policy::write(&[&script, &frame_script], &[&style, &light, &dark]));
    slots.add_markup("setup.css", &style);
    slots.add_markup("setup.js", &script);
    slots.add_markup("wasm", &text::element("wasm", &own.bytes));
    slots.add_markup("preview", &text::element("preview", &preview.bytes));
    slots.fill("configurator/page/page.html")
}

/// The style sheet of the self-check with the mark of the preview: as a device that asks for light colours has it, and as
/// one that asks for dark ones.
fn sheets() -> Result<[String; 2]> {
    let sheet = [npm::bundle_style("styles/main.css")?, npm::bundle_style("styles/preview.css")?].concat();
    anyhow::ensure!(
        sheet.contains(ASKED)
            && sheet.contains(OFFERED)
            && sheet.matches("prefers-color-scheme").count() == sheet.matches(ASKED).count(),
        "expected the style sheet to ask for colours by {ASKED:?}, and to offer {OFFERED:?}"
    );
    let fixed = |asked: &str, offered: &str| sheet.replace(ASKED, asked).replace(OFFERED, offered);
    Ok([fixed("@media not all", "color-scheme:light"), fixed("@media all", "color-scheme:dark")])
}
