//! The static crisis lines of the frame.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use browser_tests::{Questionnaire, TestContext};

/// Waits until they stand alone in the frame, with links that can be seen. Returns how long that took.
pub async fn stands(cx: &TestContext, walk: &Questionnaire<'_>) -> Result<Duration> {
    let began = Instant::now();
    walk.wait_for("failed").await?;
    let took = began.elapsed();
    let script = "const links = Array.from(document.querySelectorAll('main[data-page=failed] a[href]'));
        const isShown = (link) => link.getClientRects().length > 0;
        return links.filter(isShown).map((link) => link.getAttribute('href'));";
    let links: Vec<String> = cx.script(script, vec![]).await?;
    for link in ["tel:988", "sms:988", "tel:911"] {
        ensure!(links.iter().any(|known| known == link), "{link} is missing: {links:?}");
    }
    Ok(took)
}

/// Waits until the crisis lines say that nothing more will come, which is later than that they stand.
pub async fn has_given_up(cx: &TestContext, walk: &Questionnaire<'_>) -> Result<()> {
    stands(cx, walk).await?;
    walk.gives_up().await?;
    Ok(())
}
