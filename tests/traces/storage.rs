//! What stays on the device: storage, cookies, the history, the address and the title of the clinic's page.

use anyhow::{Result, ensure};
use browser_tests::{Engine, Questionnaire, TestContext, record};
use serde::Deserialize;
use serde_json::json;

/// How much is kept in each place of the host's origin.
const KEPT: &str = "return (async () => ({
    localStorage: localStorage.length,
    sessionStorage: sessionStorage.length,
    cookie: document.cookie.length,
    indexedDB: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    files: navigator.storage?.getDirectory
      ? await Array.fromAsync((await navigator.storage.getDirectory()).keys()).then((names) => names.length)
      : null,
}))();";

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Kept {
    local_storage: u32,
    session_storage: u32,
    cookie: u32,
    #[serde(rename = "indexedDB")]
    indexed_db: u32,
    caches: u32,
    /// Nothing in `WebKit`, whose driver's browser has no such place.
    files: Option<u32>,
}

impl Kept {
    /// How much is kept in each place that there is.
    fn places(&self) -> impl Iterator<Item = u32> {
        let always = [self.local_storage, self.session_storage, self.cookie, self.indexed_db, self.caches];
        always.into_iter().chain(self.files)
    }
}

/// Whether a cookie that a script sets in the frame is there afterwards.
async fn keeps_a_cookie(cx: &TestContext) -> Result<bool> {
    cx.script("document.cookie = 'a=1'; return document.cookie !== '';", vec![]).await
}

/// A whole walk keeps nothing in the host's origin, and the frame has no storage to keep anything in.
pub async fn nothing_is_stored(cx: &TestContext) -> Result<()> {
    keeps_nothing(cx, &cx.begin().await?).await
}

/// The same of a page of its own: there the outer document has the origin of its host, and with it storage.
pub async fn a_page_of_its_own_stores_nothing(cx: &TestContext) -> Result<()> {
    keeps_nothing(cx, &cx.begin_alone("clinic=Harbor%20Street").await?).await
}

async fn keeps_nothing(cx: &TestContext, walk: &Questionnaire<'_>) -> Result<()> {
    walk.answers(&record("V45")?).await?;
    let places = ["localStorage", "sessionStorage", "indexedDB", "caches", "document.cookie", "navigator.storage"];
    for place in places {
        // In the frame a place is missing, or a look at it throws.
        let script = format!("try {{ return typeof {place}; }} catch (error) {{ return error.name; }}");
        let told: String = cx.script(&script, vec![]).await?;
        let is_missing = ["undefined", "SecurityError"].contains(&told.as_str());
        // WebKit has cookies everywhere, and forgets at once what a sandbox sets.
        let forgets = cx.engine == Engine::WebKit && place == "document.cookie";
        ensure!(is_missing || (forgets && !keeps_a_cookie(cx).await?), "{place} in the frame: {told}");
    }
    cx.enter_top().await?;
    let kept: Kept = cx.script(KEPT, vec![]).await?;
    ensure!(kept.places().all(|count| count == 0), "{kept:?}");
    let cookies = cx.driver().get_all_cookies().await?;
    ensure!(cookies.is_empty(), "{cookies:?}");
    Ok(())
}

/// Control: the same look sees something in each place that it looks at.
pub async fn a_page_that_stores_is_seen(cx: &TestContext) -> Result<()> {
    cx.host.add_page("/stores.html", "text/html", "<!doctype html><title>Stores</title>");
    cx.open("/stores.html").await?;
    let script = "return (async () => {
        localStorage.a = sessionStorage.a = document.cookie = 'a=1';
        await new Promise((done) => (indexedDB.open('a').onsuccess = done));
        await caches.open('a');
        await (await navigator.storage?.getDirectory?.())?.getFileHandle('a', { create: true });
    })();";
    cx.script::<()>(script, vec![]).await?;
    let kept: Kept = cx.script(KEPT, vec![]).await?;
    let is_seen = kept.places().all(|count| count > 0);
    let forget = "return (async () => {
        localStorage.clear(); sessionStorage.clear(); document.cookie = 'a=; max-age=0';
        indexedDB.deleteDatabase('a'); await caches.delete('a');
        await (await navigator.storage?.getDirectory?.())?.removeEntry('a');
    })();";
    cx.script::<()>(forget, vec![]).await?;
    ensure!(is_seen, "{kept:?}");
    ensure!(kept.files.is_some() == (cx.engine != Engine::WebKit), "{kept:?}");
    Ok(())
}

/// What the host page's own address bar, title and history say.
async fn marks(cx: &TestContext) -> Result<(String, String, u64)> {
    cx.enter_top().await?;
    cx.script("return [location.href, document.title, history.length];", vec![]).await
}

/// From start to result, with help, errors, a change and the way back, they stay as they are.
pub async fn the_address_the_title_and_the_history_stay(cx: &TestContext) -> Result<()> {
    leaves_no_mark(cx, &cx.begin().await?).await
}

/// The same of a page of its own, whose tab has a title and a history itself.
pub async fn a_page_of_its_own_keeps_its_address_title_and_history(cx: &TestContext) -> Result<()> {
    let walk = cx.begin_alone("clinic=Harbor%20Street").await?;
    // Chromium's own window may have the focus until somebody has pressed.
    walk.press("main h1").await?;
    leaves_no_mark(cx, &walk).await
}

async fn leaves_no_mark(cx: &TestContext, walk: &Questionnaire<'_>) -> Result<()> {
    let before = marks(cx).await?;
    for (action, page) in [("start", "urgent"), ("help", "help"), ("back", "urgent"), ("back", "start")] {
        step(cx, walk, action, page, &before).await?;
    }
    walk.answers_until(&record("V01")?, "heart").await?;
    walk.press("main [data-action=continue]").await?;
    walk.press("main [role=alert] button, main [role=alert] a").await?;
    walk.answers_until(&record("V01")?, "check").await?;
    walk.press("[data-action=change][data-for=urgent]").await?;
    walk.arrive("urgent").await?;
    for (action, page) in [("continue", "check"), ("result", "outcome"), ("erase", "ended")] {
        step(cx, walk, action, page, &before).await?;
    }
    Ok(())
}

async fn step(
    cx: &TestContext,
    walk: &Questionnaire<'_>,
    action: &str,
    page: &str,
    before: &(String, String, u64),
) -> Result<()> {
    walk.enter().await?;
    walk.act(action, page).await?;
    let now = marks(cx).await?;
    ensure!(now == *before, "{page}: {before:?} became {now:?}");
    walk.enter().await
}

/// Control: the same look sees a page that pushes a state, and one whose frame goes to a fragment of its own.
pub async fn a_page_that_pushes_a_state_is_seen(cx: &TestContext) -> Result<()> {
    let frame = "<!doctype html><title>Pushes</title><iframe srcdoc='<p id=there>there</p>'></iframe>";
    cx.host.add_page("/pushes.html", "text/html", frame);
    cx.open("/pushes.html").await?;
    let before = marks(cx).await?;
    cx.script::<()>("history.pushState({}, '', '#told'); return null;", vec![]).await?;
    let pushed = marks(cx).await?;
    ensure!(pushed.0 != before.0 && pushed.2 == before.2 + 1, "{before:?} became {pushed:?}");
    cx.enter_frame(1).await?;
    cx.script::<()>("location.hash = arguments[0]; return null;", vec![json!("there")]).await?;
    let framed = marks(cx).await?;
    ensure!(framed.2 == pushed.2 + 1, "{pushed:?} became {framed:?}");
    Ok(())
}
