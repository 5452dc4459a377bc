//! The pictures of README.md: the self-check on a phone, with the settings of the demo clinic.

use std::path::PathBuf;

use anyhow::Result;
use browser_tests::{Options, TestContext, artefact, record};

use crate::screenshot::{self, Part};

/// Of a phone's window, in CSS pixels.
const SIZE: (u32, u32) = (390, 700);

/// The name of each picture, the person whose answers are given, and the page at which they stop. The first is the start
/// page, for which no answer is given.
const PICTURES: [(&str, &str, &str); 4] = [
    ("start", "V01", "start"),
    ("question", "V01", "phq9-1"),
    ("crisis", "V41", "crisis"),
    ("result", "V01", "outcome"),
];

/// Takes them all.
pub async fn take() -> Result<()> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/pictures");
    let cx = TestContext::set_with(Options { with_worlds: true, for_pictures: true, ..Options::default() }).await?;
    let demo = artefact::file("index.html")?;
    let settings = artefact::between(&demo, "trd-screener.html#", "\"")?;
    let (width, height) = SIZE;
    cx.resize(width, height).await?;
    for (name, person, page) in PICTURES {
        let walk = cx.begin_alone(settings).await?;
        if page != "start" {
            walk.answers_until(&record(person)?, page).await?;
        }
        cx.isolated("(scrollTo(0, 0), 'on top')").await?;
        cx.driver().action_chain().move_to(0, 0).perform().await?;
        screenshot::settle(&cx, height).await?;
        let file = folder.join(name).with_extension("png");
        screenshot::take(&cx, Part::whole(width, height), &file).await?;
        println!("{}: {} kB", file.display(), std::fs::metadata(&file)?.len() / 1000);
    }
    Ok(())
}
