//! The custom element: the same frame as the plain form, at the right moment, and the clinic's own line whatever happens.

use anyhow::{Result, ensure};
use browser_tests::{Engine, Questionnaire, TestContext, record, until};
use serde_json::json;

use super::clinic::{SANDBOX, SETTINGS, page};

/// The element as a clinic writes it, with the same settings as the plain frame; with these attributes beside.
pub fn element(more: &str) -> String {
    format!(
        "<trd-screener clinic='Harbor Street Clinic' tel='+1-617-555-0142' sms='+1-617-555-0143' \
         book='https://example.com/book' mail='clinic@example.com' offers='iv,spravato' country=US \
         privacy='https://example.com/privacy' {more}><p id=line>In a crisis, call or text 988.</p></trd-screener>"
    )
}

/// What loads it.
pub const SCRIPT: &str = "<script src=trd-screener.js></script>";

/// Text that is higher than what a browser loads ahead.
const LONG: &str = "<div style='height: 4000px'>Much text.</div>";

fn add(cx: &TestContext, head: &str, body: &str) {
    cx.host.add_page("/element.html", "text/html", page(head, body));
}

/// How many frames the element has made; `window.frames` does not count those in a shadow tree.
async fn frames(cx: &TestContext) -> Result<u64> {
    let script = "const root = document.querySelector('trd-screener').shadowRoot;
        return frames.length + root.querySelectorAll('iframe').length;";
    cx.script(script, vec![]).await
}

/// Loads nothing while it is far away, and starts when somebody comes near.
pub async fn it_loads_when_somebody_comes_near(cx: &TestContext) -> Result<()> {
    add(cx, SCRIPT, &format!("{LONG}{}", element("")));
    let before = cx.host.requests().len();
    cx.open("/element.html").await?;
    let pause = "return new Promise((done) => setTimeout(() => done(null), 500));";
    cx.script::<()>(pause, vec![]).await?;
    let requests = cx.host.requests();
    let asked = requests.get(before..).unwrap_or_default();
    ensure!(!asked.iter().any(|path| path == "/trd-screener.html"), "asked for it too early: {asked:?}");
    ensure!(frames(cx).await? == 0, "a frame is there already");
    cx.script::<()>("scrollTo(0, 3600); return null;", vec![]).await?;
    Questionnaire::embedded(cx).begin().await
}

/// Control, and what an older browser does: where nothing tells when somebody comes near, it loads at once.
pub async fn without_an_observer_it_loads_at_once(cx: &TestContext) -> Result<()> {
    let head = format!("<script>delete window.IntersectionObserver</script>{SCRIPT}");
    add(cx, &head, &format!("{LONG}{}", element("")));
    cx.open("/element.html").await?;
    until("the frame", || async { Ok((frames(cx).await? == 1).then_some(())) }).await
}

/// The frame is the plain one: its attributes, and the settings; and in it a person comes to the clinic's own links.
pub async fn it_makes_the_plain_frame(cx: &TestContext) -> Result<()> {
    // Twice, as page builders do.
    add(
        cx,
        &format!("<script>addEventListener('error', () => (window.hasFailed = true))</script>{SCRIPT}{SCRIPT}"),
        &element(""),
    );
    let walk = cx.begin_at("/element.html").await?;
    cx.enter_top().await?;
    let script = "const frame = document.querySelector('trd-screener').shadowRoot.querySelector('iframe');
        const of = (name) => frame.getAttribute(name);
        return [of('sandbox'), of('allow'), of('referrerpolicy'), of('title'), frame.src,
          String(window.hasFailed)];";
    let found: [String; 6] = cx.script(script, vec![]).await?;
    // The same settings in whatever order, read as an address is read.
    let in_order = |fragment: &str| {
        let mut settings: Vec<String> = fragment.replace("%2C", ",").split('&').map(str::to_owned).collect();
        settings.sort();
        settings
    };
    let [sandbox, allow, referrer, title, address, failed] = found;
    let (document, fragment) = address.split_once('#').unwrap_or_default();
    ensure!(document == cx.host.url("/trd-screener.html"), "the frame shows {document}");
    ensure!(in_order(fragment) == in_order(SETTINGS), "the settings are {fragment}");
    let attributes = [sandbox.as_str(), &allow, &referrer, &title];
    ensure!(attributes == [SANDBOX, "clipboard-write", "no-referrer", "Self-check"], "the frame has {attributes:?}");
    ensure!(failed == "undefined" && frames(cx).await? == 1, "a fault, or another number of frames than one");
    walk.enter().await?;
    walk.answers(&record("V01")?).await?;
    for link in ["tel:+16175550142", "https://example.com/book", "mailto:clinic@example.com"] {
        walk.find(&format!("main a[href=\"{link}\"]")).await?;
    }
    Ok(())
}

/// The clinic's line stands under the frame; also where the frame shows the server's error page, where the script does
/// not arrive, and where its address is none.
pub async fn the_clinics_line_stays(cx: &TestContext) -> Result<()> {
    let pages = [
        (SCRIPT, ""),
        (SCRIPT, "src=missing.html"),
        (SCRIPT, "src='http://:0:0/'"),
        ("<script src=missing.js></script>", ""),
    ];
    for (head, more) in pages {
        add(cx, head, &element(more));
        cx.open("/element.html").await?;
        // Time for the frame to load.
        let script = "return new Promise((done) => setTimeout(() => {
            const line = document.getElementById('line');
            const frame = document.querySelector('trd-screener').shadowRoot?.querySelector('iframe');
            const isBelow = !frame || line.getBoundingClientRect().top >= frame.getBoundingClientRect().bottom;
            done([line.checkVisibility(), isBelow, line.getBoundingClientRect().height > 10, !!frame]);
          }, 500));";
        let found: [bool; 4] = cx.script(script, vec![]).await?;
        let has_frame = head == SCRIPT && !more.contains(":0");
        ensure!(found == [true, true, true, has_frame], "{head} {more}: shown, below, high, a frame: {found:?}");
    }
    Ok(())
}

/// Where the clinic's line stands before and after the frame has loaded; and how much Chromium says the page has shifted.
const SHIFT: &str = "
    const line = document.getElementById('line');
    const top = () => Math.round(line.getBoundingClientRect().top + scrollY);
    const before = top();
    let shift = 0;
    try {
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shift += value)))
        .observe({ type: 'layout-shift', buffered: true });
    } catch { /* another browser */ }
    scrollTo(0, 2700);
    // Only while somebody sees it does a move count.
    return new Promise((done) => setTimeout(() => {
      begin?.();
      setTimeout(() => done([before, top(), Math.round(shift * 1000)]), 1500);
    }, 500));";

/// The frame's place is kept from the start: nothing on the page moves when it comes.
pub async fn nothing_on_the_page_moves(cx: &TestContext) -> Result<()> {
    for (more, high) in [("", 720), ("height=500", 500), ("height=40rem", 640)] {
        let text = "<div style='height: 3000px'>Much text.</div>";
        add(cx, &format!("<script>var begin</script>{SCRIPT}"), &format!("{text}{}{LONG}", element(more)));
        cx.open("/element.html").await?;
        let [before, after, shift]: [i64; 3] = cx.script(SHIFT, vec![]).await?;
        ensure!(frames(cx).await? == 1, "the frame has not come");
        ensure!(before == after && shift == 0, "{more}: the line moved from {before} to {after}, a shift of {shift}");
        ensure!((before - 3000 - high).abs() < 60, "{more}: the line stands at {before}");
    }
    Ok(())
}

/// Control: a frame whose place was not kept moves the line, and Chromium calls it a shift.
pub async fn a_frame_that_comes_late_moves_the_page(cx: &TestContext) -> Result<()> {
    let late = "<script>function begin() {
        const frame = document.createElement('iframe'); frame.style.cssText = 'display: block; border: 0; height: 300px';
        document.getElementById('line').before(frame); }</script>";
    add(cx, late, &format!("<div style='height: 2800px'>Much text.</div><p id=line>988</p>{LONG}"));
    cx.open("/element.html").await?;
    let [before, after, shift]: [i64; 3] = cx.script(SHIFT, vec![]).await?;
    ensure!(after - before == 300, "the line moved from {before} to {after}");
    ensure!(shift > 0 || cx.engine != Engine::Chromium, "Chromium saw no shift");
    Ok(())
}

/// What is set before it loads counts; what is set later changes nothing and loads nothing again, but for the height. Put
/// elsewhere on the page it starts afresh, with the settings as they are then.
pub async fn settings_count_until_it_loads(cx: &TestContext) -> Result<()> {
    add(cx, SCRIPT, &format!("<div id=a></div>{LONG}{}", element("")));
    cx.open("/element.html").await?;
    let set = "document.querySelector('trd-screener').setAttribute(...arguments); return null;";
    cx.script::<()>(set, vec![json!("clinic"), json!("Old Ferry & Söhne, 100 % #1")]).await?;
    cx.script::<()>("scrollTo(0, 3600); return null;", vec![]).await?;
    let walk = Questionnaire::embedded(cx);
    walk.begin().await?;
    walk.answers_until(&record("V01")?, "phq9-2").await?;
    cx.enter_top().await?;
    for (name, value) in [("clinic", "Another"), ("lang", "es"), ("height", "600")] {
        cx.script::<()>(set, vec![json!(name), json!(value)]).await?;
    }
    let look = "const frame = document.querySelector('trd-screener').shadowRoot.querySelector('iframe');
        return new Promise((done) => setTimeout(() => done([
          new URLSearchParams(frame.src.split('#')[1]).get('clinic'), String(frame.clientHeight)]), 300));";
    let found: [String; 2] = cx.script(look, vec![]).await?;
    ensure!(found == ["Old Ferry & Söhne, 100 % #1", "600"], "found {found:?}");
    walk.enter().await?;
    walk.wait_for("phq9-2").await?;
    cx.enter_top().await?;
    let script =
        "document.getElementById('a').append(document.querySelector('trd-screener')); scrollTo(0, 0); return null;";
    cx.script::<()>(script, vec![]).await?;
    walk.begin().await?;
    cx.enter_top().await?;
    let found: [String; 2] = cx.script(look, vec![]).await?;
    ensure!(found == ["Another", "600"] && frames(cx).await? == 1, "after a move: {found:?}");
    Ok(())
}
