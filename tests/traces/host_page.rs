//! The clinic's own page and every script on it: what it can read, hear and find of the frame.

use anyhow::{Result, ensure};
use browser_tests::{Engine, Questionnaire, TestContext, artefact, record};
use serde::Deserialize;
use serde_json::json;

/// What a host page can hear of a frame without being told anything: that the pointer has come to it and gone, and that
/// it has the focus. None says where in the frame, and none carries a key.
const CROSSINGS: [&str; 17] = [
    "blur",
    "focus",
    "focusin",
    "focusout",
    "mouseenter",
    "mouseleave",
    "mousemove",
    "mouseout",
    "mouseover",
    "pointerenter",
    "pointerleave",
    "pointermove",
    "pointerout",
    "pointerover",
    "pointerrawupdate",
    "scroll",
    "scrollend",
];

/// Tries every way into a frame. Tells what it got.
const READ: &str = "
    const got = {};
    const element = document.querySelector('iframe');
    const ways = {
      contentDocument: () => element.contentDocument && 'a document',
      document: () => element.contentWindow.document.title,
      address: () => element.contentWindow.location.href,
      name: () => element.contentWindow.name,
      origin: () => element.contentWindow.origin,
      global: () => element.contentWindow.document,
      inner: () => element.contentWindow.frames[0].document.title,
      innerName: () => element.contentWindow.frames[0].name,
      innerAddress: () => element.contentWindow.frames[0].location.href,
      find: () => element.contentWindow.find('a'),
    };
    for (const [name, way] of Object.entries(ways)) {
      try { got[name] = way() ?? null; } catch (error) { got[name] = null; }
    }
    return Object.keys(got).filter((name) => got[name] !== null);";

/// No way into the frames leads anywhere: each throws or gives nothing.
pub async fn the_frames_cannot_be_read(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    walk.answers_until(&record("V01")?, "check").await?;
    cx.enter_top().await?;
    let got: Vec<String> = cx.script(READ, vec![]).await?;
    ensure!(got.is_empty(), "the host page reads {got:?}");
    Ok(())
}

/// Control: the same ways lead into frames without a sandbox.
pub async fn a_frame_of_its_own_is_read(cx: &TestContext) -> Result<()> {
    let inner =
        "<!doctype html><title>Inner</title><p>a</p><iframe name='a' srcdoc='<title>Innermost</title>'></iframe>";
    cx.host.add_page("/inner.html", "text/html", inner);
    cx.host.add_page("/outer.html", "text/html", "<!doctype html><iframe name='b' src='/inner.html'></iframe>");
    cx.open("/outer.html").await?;
    let got: Vec<String> = cx.script(READ, vec![]).await?;
    ensure!(got.len() == 10, "only {got:?} of the ten ways lead into an open frame");
    Ok(())
}

/// The demo page with listeners for every event there is, set before the frame is.
async fn begin_with_listeners(cx: &TestContext) -> Result<Questionnaire<'_>> {
    let script = format!("<head><script>{}</script>", include_str!("listen.js"));
    cx.host.add_page("/listens.html", "text/html", artefact::file("index.html")?.replace("<head>", &script));
    let walk = cx.begin_at("/listens.html").await?;
    cx.enter_top().await?;
    // All of the frame is in sight, as of someone who reads it: else a move of the focus in it moves the page once.
    let script = "document.querySelector('iframe').scrollIntoView({ block: 'center' });
        return new Promise((done) => setTimeout(() => { heard.length = 0; done(null); }, 500));";
    cx.script::<()>(script, vec![]).await?;
    walk.enter().await?;
    Ok(walk)
}

/// One event, as listen.js tells it.
#[derive(Debug, Deserialize)]
struct Heard {
    #[serde(rename = "type")]
    kind: String,
    target: String,
    words: String,
    key: Option<String>,
    value: Option<String>,
    data: Option<String>,
}

async fn heard(cx: &TestContext) -> Result<Vec<Heard>> {
    cx.enter_top().await?;
    cx.script("return heard;", vec![]).await
}

/// Real presses and real keys in the frame: no listener of the host page hears one, nor any word, value or message.
pub async fn listeners_hear_no_answer(cx: &TestContext) -> Result<()> {
    let walk = begin_with_listeners(cx).await?;
    walk.act("start", "urgent").await?;
    walk.tick("none").await?;
    walk.act("continue", "age").await?;
    walk.tap("adult", "phq9-1").await?;
    walk.settle().await?;
    walk.find("button[data-answer=\"3\"]").await?.send_keys("\u{e007}").await?;
    walk.arrive("phq9-2").await?;
    walk.answers_until(&record("V01")?, "medicines").await?;
    walk.find("#search").await?.send_keys("pro\u{e003}\u{e003}\u{e003}").await?;
    walk.answers(&record("V01")?).await?;
    for event in heard(cx).await? {
        let is_crossing = CROSSINGS.contains(&event.kind.as_str()) && event.key.is_none() && event.data.is_none();
        // What has a name is of the host page itself: the window, the document, the frame's own element.
        let is_outside = ["iframe", "html", "body", "main", "p"].contains(&event.target.as_str());
        // Firefox also tells what stands around the frame's element that the pointer has come in.
        let is_around = cx.engine == Engine::Firefox && ["section", "div"].contains(&event.target.as_str());
        let is_named = is_outside || is_around || event.target.starts_with("[object");
        ensure!(is_crossing && is_named, "the host page heard {event:?}");
    }
    Ok(())
}

/// Control: the same listeners hear the same presses and keys in a form that stands in the page itself.
pub async fn the_same_listeners_hear_a_form(cx: &TestContext) -> Result<()> {
    let form = "<form onsubmit='return false'><button type=button>Nearly every day</button>
        <label><input type=checkbox value=U-INTENT> A plan</label><input id=search type=text></form>";
    let page = format!("<!doctype html><script>{}</script>{form}", include_str!("listen.js"));
    cx.host.add_page("/form.html", "text/html", page);
    cx.open("/form.html").await?;
    for selector in ["button", "input[type=checkbox]"] {
        cx.find(selector).await?.click().await?;
    }
    cx.find("#search").await?.send_keys("prozac").await?;
    let heard = heard(cx).await?;
    let has = |kind: &str, part: fn(&Heard) -> Option<&String>, told: &str| {
        heard.iter().any(|event| event.kind == kind && part(event).is_some_and(|part| part == told))
    };
    ensure!(has("click", |event| Some(&event.words), "Nearly every day"), "the press was not heard");
    ensure!(has("pointerdown", |event| Some(&event.target), "button"), "the pointer was not heard");
    ensure!(has("change", |event| event.value.as_ref(), "U-INTENT"), "the tick was not heard");
    ensure!(has("keydown", |event| event.key.as_ref(), "z"), "the key was not heard");
    ensure!(has("input", |event| event.value.as_ref(), "prozac"), "the typing was not heard");
    Ok(())
}

/// `window.find`, which looks at what is on the screen, finds no word of the frame; it finds those of the page itself.
pub async fn find_finds_nothing(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    walk.answers(&record("V01")?).await?;
    let heading: String = cx.script("return document.querySelector('main h1').innerText;", vec![]).await?;
    ensure!(find(cx, &heading, 2).await?, "the frame itself does not find {heading:?}");
    ensure!(!find(cx, &heading, 0).await?, "the host page finds {heading:?}");
    ensure!(find(cx, "Harbor Street", 0).await?, "the host page does not find its own words");
    Ok(())
}

async fn find(cx: &TestContext, words: &str, depth: usize) -> Result<bool> {
    cx.enter_frame(depth).await?;
    // Case, backwards, around the end, whole words, in frames, with a dialog.
    // Firefox refuses to look into frames of others, and says so, by one of two names, instead of looking on.
    let script = "getSelection().removeAllRanges();
        const look = (inFrames) => window.find(arguments[0], false, false, true, false, inFrames, false);
        const isRefusal = ({ name }) => ['SecurityError', 'NS_ERROR_DOM_PROP_ACCESS_DENIED'].includes(name);
        try { return look(true); } catch (error) { if (!isRefusal(error)) throw error; return look(false); }";
    cx.script(script, vec![json!(words)]).await
}
