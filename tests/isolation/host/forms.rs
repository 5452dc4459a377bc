//! The ways in which a clinic may put the self-check on its page. In each it starts, comes to an outcome, and is isolated.

use anyhow::{Result, ensure};
use browser_tests::{Host, Stage, Walk, artefact, note, record};
use serde_json::json;

use super::clinic::{SANDBOX, SETTINGS, frame, page};
use super::element::{SCRIPT, element};

/// Tries every way into the frames of the page, and into those within. Tells which gave something.
const READ: &str = "
    const got = [];
    const look = (inside, depth) => {
      for (let i = 0; i < inside.length && depth < 4; i++) {
        const frame = inside[i];
        const ways = {
          document: () => frame.document.body.innerHTML,
          address: () => frame.location.href,
          name: () => frame.name,
          origin: () => frame.origin,
          storage: () => String(frame.localStorage),
        };
        for (const [name, way] of Object.entries(ways)) {
          try { way(); got.push(`${name} of a frame at depth ${depth}`); } catch { /* refused */ }
        }
        look(frame, depth + 1);
      }
    };
    const shadow = document.querySelector('trd-screener')?.shadowRoot.querySelector('iframe');
    const elements = [...document.querySelectorAll('iframe'), ...(shadow ? [shadow] : [])];
    look(elements.map((element) => element.contentWindow), 1);
    for (const element of elements) if (element.contentDocument) got.push('contentDocument');
    return got;";

/// The driver is in the frame of the questions: it has an origin of its own.
async fn has_an_origin_of_its_own(stage: &Stage) -> Result<()> {
    let origin: String = stage.script("return self.origin;", vec![]).await?;
    ensure!(origin == "null", "the frame has the origin {origin}");
    Ok(())
}

/// What the page can read of its frames.
async fn read(stage: &Stage) -> Result<Vec<String>> {
    stage.enter_top().await?;
    stage.script(READ, vec![]).await
}

/// What the page sees of the shell, where a page builder has stripped its sandbox and it stands on the page's own origin.
/// Chromium's driver marks the frames that it has been in.
async fn shell(stage: &Stage) -> Result<Option<String>> {
    let script = "try {
          return frames[0].document.documentElement.outerHTML.replace(/ cd_frame_id_=\"[^\"]*\"/g, '');
        } catch { return null; }";
    stage.script(script, vec![]).await
}

/// A person comes to the strongest result, another one to crisis help; both are isolated from the page. Where it can read
/// the shell, that says the same of both.
async fn is_isolated(stage: &Stage, name: &str, open: impl AsyncFn() -> Result<()>, walk: &Walk<'_>) -> Result<()> {
    let mut shells = Vec::new();
    for (person, page, outcome) in
        [(record("V01")?, "outcome", "CONSULT"), (json!({ "urgent": ["U-INTENT"] }), "crisis", "EMERGENCY")]
    {
        open().await?;
        walk.begin().await?;
        let trail = walk.answers(&person).await?;
        let end = trail.end()?;
        ensure!(end.page == page && end.outcome.as_deref() == Some(outcome), "{name}: came to {end:?}");
        has_an_origin_of_its_own(stage).await?;
        let mut got = read(stage).await?;
        if name.ends_with("stripped") {
            got.retain(|way| way.ends_with("depth 2"));
            shells.push(shell(stage).await?);
        }
        ensure!(got.is_empty(), "{name}: the page reads {got:?}");
    }
    ensure!(shells.iter().all(Option::is_some), "{name}: the shell is not open to the page, as it was expected to be");
    ensure!(shells.first() == shells.last(), "{name}: the shell tells the outcome");
    Ok(())
}

/// The plain frame; without its sandbox, as a page builder leaves it; without the headers; on a page with a strict policy
/// of its own; and as a page of its own.
pub async fn every_form_is_isolated(stage: &Stage) -> Result<()> {
    let document = artefact::document()?;
    // The headers belong to the name of the file.
    stage.host.add_page("/copy.html", "text/html", document);
    let copy = frame().replace("trd-screener.html", "copy.html");
    let stripped = |frame: &str| frame.replace(&format!("sandbox=\"{SANDBOX}\" allow=\"clipboard-write\""), "");
    let policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; frame-src 'self'; \
        base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'\">";
    let forms = [
        ("plain", page("", &frame())),
        ("stripped", page("", &stripped(&frame()))),
        ("self-hosted", page("", &copy)),
        ("self-hosted-stripped", page("", &stripped(&copy))),
        ("strict-page", page(policy, &frame())),
        ("element", page(SCRIPT, &element(""))),
        (
            "element-on-a-strict-page",
            page(&format!("{}{SCRIPT}", policy.replace("default", "script-src 'self'; default")), &element("")),
        ),
    ];
    let mut held = Vec::new();
    for (name, html) in forms {
        let path = format!("/form-{name}.html");
        stage.host.add_page(&path, "text/html", html);
        is_isolated(stage, name, async || stage.open(&path).await, &Walk::embedded(stage)).await?;
        held.push(name);
    }
    // A page of another origin than the self-check's.
    let clinic = Host::serve(artefact::folder()).await?;
    let elsewhere = stage.host.url("/trd-screener.html");
    clinic.add_page("/clinic.html", "text/html", page("", &frame().replace("trd-screener.html", &elsewhere)));
    let open = async || Ok(stage.driver().goto(clinic.url("/clinic.html")).await?);
    is_isolated(stage, "from elsewhere", open, &Walk::embedded(stage)).await?;
    held.push("from-elsewhere");
    // Each time another query, because another fragment alone would not load it anew.
    let queries = std::sync::atomic::AtomicUsize::new(0);
    let open = async || {
        let query = queries.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        stage.open(&format!("/trd-screener.html?form{query}#{SETTINGS}")).await
    };
    is_isolated(stage, "a page of its own", open, &Walk::alone(stage)).await?;
    held.push("page-of-its-own");
    note("isolation", &format!("{}-forms", stage.engine.name()), &json!({ "forms": held.len(), "which": held }))
}

/// Control: the same look reads frames that are not isolated, and knows their origin.
pub async fn a_frame_without_a_sandbox_is_read(stage: &Stage) -> Result<()> {
    let inner = "<!doctype html><p>Inner</p><iframe srcdoc='<p>Innermost</p>'></iframe>";
    stage.host.add_page("/inner.html", "text/html", inner);
    stage.host.add_page("/open.html", "text/html", page("", "<iframe src=inner.html></iframe>"));
    stage.open("/open.html").await?;
    stage.enter_frame(2).await?;
    ensure!(has_an_origin_of_its_own(stage).await.is_err(), "a frame without a sandbox has an origin of its own");
    let got = read(stage).await?;
    ensure!(got.len() == 11, "the look reads only {got:?}");
    Ok(())
}

/// Two of them on one page: each keeps its own answers, whatever happens in the other.
pub async fn two_on_one_page_do_not_disturb_each_other(stage: &Stage) -> Result<()> {
    let small = frame().replace("height=\"720\"", "height=\"340\"");
    stage.host.add_page("/two.html", "text/html", page("", &format!("{small}{small}")));
    stage.open("/two.html").await?;
    // Its methods work in whichever frame the driver is in.
    let walk = Walk::embedded(stage);
    let person = record("V01")?;
    for (frame, person, until) in [
        (0, &person, "heart"),
        (1, &person, "phq9-4"),
        (0, &person, "medicines"),
        (1, &json!({ "phq9": [3, 3, 3, 3, 3, 3, 3, 3, 3], "phq9_difficulty": 3 }), "hard"),
        (0, &person, "outcome"),
    ] {
        enter(stage, frame).await?;
        if walk.seen().await?.is_none_or(|seen| seen.page == "failed" || seen.page == "start") {
            walk.wait_for("start").await?;
            walk.press("main h1").await?;
        }
        walk.answers_until(person, until).await?;
        has_an_origin_of_its_own(stage).await?;
    }
    for (frame, page) in [(0, "outcome"), (1, "hard")] {
        enter(stage, frame).await?;
        walk.wait_for(page).await?;
    }
    let got = read(stage).await?;
    ensure!(got.is_empty(), "the page reads {got:?}");
    Ok(())
}

/// Goes into the questions of the first or the second of two.
async fn enter(stage: &Stage, frame: u16) -> Result<()> {
    stage.enter_top().await?;
    let script = "document.querySelectorAll('iframe')[arguments[0]].scrollIntoView(); return null;";
    stage.script::<()>(script, vec![json!(frame)]).await?;
    stage.driver().enter_frame(frame).await?;
    stage.find("iframe").await?.enter_frame().await?;
    Ok(())
}

/// Without isolation it asks nothing: it says why, and crisis help stands.
pub async fn without_isolation_it_refuses(stage: &Stage) -> Result<()> {
    let document = artefact::document()?;
    stage.host.add_page("/bare.html", "text/html", artefact::frame(&document)?);
    stage.open("/bare.html").await?;
    refuses(stage, &Walk::bare(stage)).await?;
    let shared = document.replace("sandbox=\"allow-scripts ", "sandbox=\"allow-same-origin allow-scripts ");
    stage.host.add_page("/shared.html", "text/html", shared);
    stage.open("/shared.html").await?;
    let walk = Walk::alone(stage);
    walk.enter().await?;
    refuses(stage, &walk).await
}

async fn refuses(stage: &Stage, walk: &Walk<'_>) -> Result<()> {
    walk.wait_for("failed").await?;
    walk.find("[data-when=exposed]:not([hidden])").await?;
    let script = "const shown = (selector) => document.querySelector(selector)?.checkVisibility();
        const starts = document.querySelectorAll('[data-action], [data-answer]').length;
        return [shown('[data-when=exposed]'), shown('a[href=\"tel:988\"]'), shown('a[href=\"sms:988\"]'), starts === 0];";
    let shown: [bool; 4] = stage.script(script, vec![]).await?;
    ensure!(shown == [true; 4], "the reason, the call, the text message, no question: {shown:?}");
    Ok(())
}
