//! Settings pinned in the file win over those of the address, whatever has become of it.

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, artefact};
use clinical::settings::Document;

/// What a link to the file says, and the language that people then read.
const LINKS: [(&str, &str); 5] = [
    // A stranger's own clinic.
    ("#clinic=Other%20Clinic&tel=900-555-0100&country=GB", "en"),
    // Cut off, and escaped once or twice more.
    ("", "en"),
    ("#clinic=Other%20Clinic&amp;country=GB", "en"),
    ("#clinic=Other%20Clinic&amp;amp;country=GB", "en"),
    // The language alone is still chosen by a link.
    ("#clinic=Other%20Clinic&lang=es&country=GB", "es"),
];

/// The line on top, what is shown, and the language.
async fn shown(cx: &TestContext) -> Result<(String, String, String)> {
    let script = "const link = document.querySelector('header a[href^=\"tel:\"]');
        return [link.getAttribute('href'), document.body.innerText, document.documentElement.lang];";
    cx.script(script, vec![]).await
}

/// In a frame and as a page of its own. Control: the file of the release shows what the same link says.
pub async fn they_win_over_those_of_an_address(cx: &TestContext) -> Result<()> {
    let document = artefact::document()?;
    let pinned = Document::read(&document).context("the document begins otherwise")?;
    let pinned = pinned.pin([("clinic", "Pinned & Co"), ("country", "AU")]);
    cx.host.add_page("/pinned.html", "text/html; charset=utf-8", pinned);
    let mut lines = Vec::new();
    for (number, (link, lang)) in LINKS.into_iter().enumerate() {
        let frame = format!(
            "<!doctype html><title>Clinic</title><iframe src='/pinned.html{link}' width=600 height=600></iframe>"
        );
        cx.host.add_page("/pinned-frame.html", "text/html; charset=utf-8", frame);
        cx.begin_at("/pinned-frame.html").await?;
        let in_frame = shown(cx).await?;
        cx.open(&format!("/pinned.html?{number}{link}")).await?;
        Questionnaire::alone(cx).begin().await?;
        let alone = shown(cx).await?;
        // The start page of a frame names no clinic.
        ensure!(alone.1.contains("Pinned & Co"), "{link}: {}", alone.1);
        for (line, text, spoken) in [in_frame, alone] {
            ensure!(!text.contains("Other Clinic"), "{link}: {text}");
            ensure!(spoken == lang, "{link}: in {spoken}");
            lines.push(line);
        }
    }
    ensure!(lines.iter().all(|line| Some(line) == lines.first()), "the links change the crisis line: {lines:?}");

    let (link, _) = LINKS.first().context("no link")?;
    cx.begin_alone(link.trim_start_matches('#')).await?;
    let (other, text, _) = shown(cx).await?;
    ensure!(
        text.contains("Other Clinic") && Some(&other) != lines.first(),
        "the link says nothing at all: {other} {text}"
    );
    Ok(())
}
