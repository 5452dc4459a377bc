//! The ways in which a clinic may put the self-check on its page. In each it starts, comes to an outcome, and is isolated.

use anyhow::{Result, ensure};
use browser_tests::{Host, Questionnaire, TestContext, artefact, record, write_metrics};
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
async fn has_an_origin_of_its_own(cx: &TestContext) -> Result<()> {
    let origin: String = cx.script("return self.origin;", vec![]).await?;
    ensure!(origin == "null", "the frame has the origin {origin}");
    Ok(())
}

/// What the page can read of its frames.
async fn read(cx: &TestContext) -> Result<Vec<String>> {
    cx.enter_top().await?;
    cx.script(READ, vec![]).await
}

/// What the page sees of the shell, where a page builder has stripped its sandbox and it stands on the page's own origin.
/// Chromium's driver marks the frames that it has been in.
async fn shell(cx: &TestContext) -> Result<Option<String>> {
    let script = "try {
          return frames[0].document.documentElement.outerHTML.replace(/ cd_frame_id_=\"[^\"]*\"/g, '');
        } catch { return null; }";
    cx.script(script, vec![]).await
}

/// A person comes to the strongest result, another one to crisis help; both are isolated from the page. Where it can read
/// the shell, that says the same of both.
async fn is_isolated(
    cx: &TestContext,
    name: &str,
    open: impl AsyncFn() -> Result<()>,
    walk: &Questionnaire<'_>,
) -> Result<()> {
    let mut shells = Vec::new();
    for (person, page, outcome) in
        [(record("V01")?, "outcome", "CONSULT"), (json!({ "urgent": ["U-INTENT"] }), "crisis", "EMERGENCY")]
    {
        open().await?;
        walk.begin().await?;
        let trail = walk.answers(&person).await?;
        let end = trail.end()?;
        ensure!(end.page == page && end.outcome.as_deref() == Some(outcome), "{name}: came to {end:?}");
        has_an_origin_of_its_own(cx).await?;
        let mut got = read(cx).await?;
        if name.ends_with("stripped") {
            got.retain(|way| way.ends_with("depth 2"));
            shells.push(shell(cx).await?);
        }
        ensure!(got.is_empty(), "{name}: the page reads {got:?}");
    }
    ensure!(shells.iter().all(Option::is_some), "{name}: the shell is not open to the page, as it was expected to be");
    ensure!(shells.first() == shells.last(), "{name}: the shell tells the outcome");
    Ok(())
}

/// The plain frame; without its sandbox, as a page builder leaves it; without the headers; on a page with a strict policy
/// of its own; and as a page of its own.
pub async fn every_form_is_isolated(cx: &TestContext) -> Result<()> {
    let document = artefact::document()?;
    // The headers belong to the name of the file.
    cx.host.add_page("/copy.html", "text/html", document);
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
        cx.host.add_page(&path, "text/html", html);
        is_isolated(cx, name, async || cx.open(&path).await, &Questionnaire::embedded(cx)).await?;
        held.push(name);
    }
    // A page of another origin than the self-check's.
    let clinic = Host::serve(artefact::folder()).await?;
    let elsewhere = cx.host.url("/trd-screener.html");
    clinic.add_page("/clinic.html", "text/html", page("", &frame().replace("trd-screener.html", &elsewhere)));
    let open = async || Ok(cx.driver().goto(clinic.url("/clinic.html")).await?);
    is_isolated(cx, "from elsewhere", open, &Questionnaire::embedded(cx)).await?;
    held.push("from-elsewhere");
    // Each time another query, because another fragment alone would not load it anew.
    let queries = std::sync::atomic::AtomicUsize::new(0);
    let open = async || {
        let query = queries.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        cx.open(&format!("/trd-screener.html?form{query}#{SETTINGS}")).await
    };
    is_isolated(cx, "a page of its own", open, &Questionnaire::alone(cx)).await?;
    held.push("page-of-its-own");
    write_metrics("isolation", &format!("{}-forms", cx.engine.name()), &json!({ "forms": held.len(), "which": held }))
}

/// Control: the same look reads frames that are not isolated, and knows their origin.
pub async fn a_frame_without_a_sandbox_is_read(cx: &TestContext) -> Result<()> {
    let inner = "<!doctype html><p>Inner</p><iframe srcdoc='<p>Innermost</p>'></iframe>";
    cx.host.add_page("/inner.html", "text/html", inner);
    cx.host.add_page("/open.html", "text/html", page("", "<iframe src=inner.html></iframe>"));
    cx.open("/open.html").await?;
    cx.enter_frame(2).await?;
    ensure!(has_an_origin_of_its_own(cx).await.is_err(), "a frame without a sandbox has an origin of its own");
    let got = read(cx).await?;
    ensure!(got.len() == 11, "the look reads only {got:?}");
    Ok(())
}

/// Two of them on one page: each keeps its own answers, whatever happens in the other.
pub async fn two_on_one_page_do_not_disturb_each_other(cx: &TestContext) -> Result<()> {
    let small = frame().replace("height=\"720\"", "height=\"340\"");
    cx.host.add_page("/two.html", "text/html", page("", &format!("{small}{small}")));
    cx.open("/two.html").await?;
    // Its methods work in whichever frame the driver is in.
    let walk = Questionnaire::embedded(cx);
    let person = record("V01")?;
    for (frame, person, until) in [
        (0, &person, "heart"),
        (1, &person, "phq9-4"),
        (0, &person, "medicines"),
        (1, &json!({ "phq9": [3, 3, 3, 3, 3, 3, 3, 3, 3], "phq9_difficulty": 3 }), "hard"),
        (0, &person, "outcome"),
    ] {
        enter(cx, frame).await?;
        if walk.seen().await?.is_none_or(|seen| seen.page == "failed" || seen.page == "start") {
            walk.wait_for("start").await?;
            walk.press("main h1").await?;
        }
        walk.answers_until(person, until).await?;
        has_an_origin_of_its_own(cx).await?;
    }
    for (frame, page) in [(0, "outcome"), (1, "hard")] {
        enter(cx, frame).await?;
        walk.wait_for(page).await?;
    }
    let got = read(cx).await?;
    ensure!(got.is_empty(), "the page reads {got:?}");
    Ok(())
}

/// Goes into the questions of the first or the second of two.
async fn enter(cx: &TestContext, frame: u16) -> Result<()> {
    cx.enter_top().await?;
    let script = "document.querySelectorAll('iframe')[arguments[0]].scrollIntoView(); return null;";
    cx.script::<()>(script, vec![json!(frame)]).await?;
    cx.driver().enter_frame(frame).await?;
    cx.find("iframe").await?.enter_frame().await?;
    Ok(())
}

/// Without isolation it asks nothing: it says why, and crisis help stands.
pub async fn without_isolation_it_refuses(cx: &TestContext) -> Result<()> {
    let document = artefact::document()?;
    cx.host.add_page("/bare.html", "text/html", artefact::frame(&document)?);
    cx.open("/bare.html").await?;
    refuses(cx, &Questionnaire::bare(cx)).await?;
    let shared = document.replace("sandbox=\"allow-scripts ", "sandbox=\"allow-same-origin allow-scripts ");
    cx.host.add_page("/shared.html", "text/html", shared);
    cx.open("/shared.html").await?;
    let walk = Questionnaire::alone(cx);
    walk.enter().await?;
    refuses(cx, &walk).await
}

async fn refuses(cx: &TestContext, walk: &Questionnaire<'_>) -> Result<()> {
    walk.wait_for("failed").await?;
    walk.find("[data-when=exposed]:not([hidden])").await?;
    let script = "const shown = (selector) => document.querySelector(selector)?.checkVisibility();
        const starts = document.querySelectorAll('[data-action], [data-answer]').length;
        return [shown('[data-when=exposed]'), shown('a[href=\"tel:988\"]'), shown('a[href=\"sms:988\"]'), starts === 0];";
    let shown: [bool; 4] = cx.script(script, vec![]).await?;
    ensure!(shown == [true; 4], "the reason, the call, the text message, no question: {shown:?}");
    Ok(())
}
