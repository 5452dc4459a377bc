//! The pictures of README.md: the self-check on a phone, with the settings of the demo clinic. And more of its pages, to hold
//! one state of the project against another.

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

/// The pages that are held against those of another state.
const PAGES: [(&str, &str, &str); 14] = [
    ("start", "V01", "start"),
    ("question", "V01", "phq9-1"),
    ("mind", "V01", "mind"),
    ("medicines", "V01", "medicines"),
    ("other-treatments", "V01", "other-treatments"),
    ("check", "V01", "check"),
    ("consult", "V01", "outcome"),
    ("urgent", "V05", "outcome"),
    ("not-here", "V09", "outcome"),
    ("doctor-first", "V11", "outcome"),
    ("other-steps", "V21", "outcome"),
    ("more-info", "V23", "outcome"),
    ("crisis", "V41", "crisis"),
    ("learn", "V01", "learn"),
];

/// Takes those of README.md.
pub async fn take() -> Result<()> {
    take_into("docs/pictures", &PICTURES).await
}

/// Takes those of [`PAGES`], into a folder of the project.
pub async fn take_pages(folder: &str) -> Result<()> {
    take_into(folder, &PAGES).await
}

fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

async fn take_into(folder: &str, pictures: &[(&str, &str, &str)]) -> Result<()> {
    let folder = project().join(folder);
    let cx = TestContext::set_with(Options { with_worlds: true, for_pictures: true, ..Options::default() }).await?;
    let demo = artefact::file("index.html")?;
    let settings = artefact::between(&demo, "trd-screener.html#", "\"")?;
    let (width, height) = SIZE;
    cx.resize(width, height).await?;
    for (name, person, page) in pictures.iter().copied() {
        let walk = cx.begin_alone(settings).await?;
        match page {
            "start" => {}
            "learn" => drop(walk.act("learn", "learn").await?),
            page => drop(walk.answers_until(&record(person)?, page).await?),
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
