//! What the browser or the device refuses: the wasm, memory, storage.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, artefact, is_full, record, write_metrics};

use crate::reliability::clinic;
use crate::reliability::dom_mutation::{Meddled, judge};
use crate::reliability::fallback::has_given_up;
use crate::reliability::walks::{self, SEED};

/// Opens a changed document in the clinic's page, and goes into its frame.
async fn open(cx: &TestContext, document: String) -> Result<Questionnaire<'_>> {
    cx.host.add_page("/refused.html", "text/html", document);
    cx.host.add_page("/clinic.html", "text/html", clinic::page("refused.html"));
    cx.open("/clinic.html").await?;
    let walk = Questionnaire::embedded(cx);
    walk.enter().await?;
    Ok(walk)
}

/// A browser without wasm, as in a mode that locks it down; one that refuses to compile it; one that refuses to start it.
pub async fn a_refused_wasm_leaves_the_crisis_lines(cx: &TestContext) -> Result<()> {
    for refusal in [
        "delete globalThis.WebAssembly;",
        "WebAssembly.compile = async () => { throw new WebAssembly.CompileError('a test'); };",
        "WebAssembly.instantiate = async () => { throw new RangeError('a test'); };",
    ] {
        let walk = open(cx, artefact::with_script(&artefact::document()?, refusal)?).await?;
        has_given_up(cx, &walk).await.with_context(|| refusal.to_owned())?;
    }
    // Control: with a script more that refuses nothing it starts.
    let walk = open(cx, artefact::with_script(&artefact::document()?, "WebAssembly.a = 1;")?).await?;
    walk.wait_for("start").await?;
    Ok(())
}

/// A device without memory: the wasm may take so many pages more than it begins with, and no other.
pub async fn out_of_memory_leaves_the_crisis_lines(cx: &TestContext) -> Result<()> {
    let document = artefact::document()?;
    let (mut on_start, mut later, mut never) = (0_u64, 0_u64, 0_u64);
    let all: &[u8] = if is_full() { &[0, 1, 2, 3, 4, 5, 6, 8, 12, 16, 64] } else { &[0, 1, 2, 64] };
    for more in all {
        let walk_in = open(cx, artefact::with_memory(&document, *more)?).await?;
        let page = browser_tests::until("the widget to start or to give up", || async {
            let script = "const { page } = document.querySelector('main').dataset;
                if (document.querySelector('#early main')) return null;
                return page === 'failed' && document.querySelector('[data-when=broken]').hidden ? null : page;";
            cx.script::<Option<String>>(script, vec![]).await
        })
        .await?;
        if page == "failed" {
            has_given_up(cx, &walk_in).await?;
            on_start += 1;
            continue;
        }
        walk_in.begin().await?;
        walk_in.act("start", "urgent").await?;
        let mut walked = Meddled::default();
        let log = walks::walk(cx, SEED, 1, true).await?;
        judge(&log, &mut walked).with_context(|| format!("with {more} pages of memory"))?;
        *(if walked.fallbacks > 0 { &mut later } else { &mut never }) += 1;
    }
    println!("  out of memory: {on_start} times on the start, {later} times later; {never} times there was enough");
    ensure!(on_start + later > 0, "memory never ran out");
    // Control: the same change with enough memory does no harm.
    ensure!(never > 0, "memory always ran out");
    let counts = [("times none on the start", on_start), ("times none left later", later), ("times enough", never)];
    write_metrics("reliability", &format!("{}-memory", cx.engine.name()), &BTreeMap::from(counts))
}

/// Where each look at storage throws, a whole walk is walked all the same: nothing is kept anyway.
pub async fn without_storage_nothing_is_missed(cx: &TestContext) -> Result<()> {
    let denied = "
        const deny = (owner, name) => Object.defineProperty(owner, name, {
          configurable: true,
          get() { throw new DOMException('a test', 'SecurityError'); },
        });
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) deny(window, name);
        for (const name of ['storage', 'cookieEnabled', 'serviceWorker']) deny(Navigator.prototype, name);
        deny(Document.prototype, 'cookie');
        // Control: it is denied indeed.
        try { document.cookie; } catch (error) { document.documentElement.dataset.denied = error.name; }";
    let walk = open(cx, artefact::with_script(&artefact::document()?, denied)?).await?;
    walk.begin().await?;
    let script = "return document.documentElement.dataset.denied ?? null;";
    let told: Option<String> = cx.script(script, vec![]).await?;
    ensure!(told.as_deref() == Some("SecurityError"), "storage is not denied: {told:?}");
    walk.act("start", "urgent").await?;
    let trail = walk.answers(&record("V01")?).await?;
    ensure!(trail.end()?.outcome.as_deref() == Some("CONSULT"), "{:?}", trail.end()?);
    Ok(())
}

/// A failure in the moment in which the first page is drawn: the crisis lines stay, and the page goes.
pub async fn a_failure_with_the_first_page_leaves_the_crisis_lines(cx: &TestContext) -> Result<()> {
    let fails = "new MutationObserver((_, watch) => {
            if (!document.querySelector('#app main')) return;
            watch.disconnect();
            dispatchEvent(new ErrorEvent('error'));
        }).observe(document, { childList: true, subtree: true });";
    let walk = open(cx, artefact::with_script(&artefact::document()?, fails)?).await?;
    walk.wait_for("failed").await?;
    has_given_up(cx, &walk).await
}

/// The script of the frame run twice: one page stands, that of a session that answers right, or the crisis lines do.
pub async fn a_double_start_shows_one_page(cx: &TestContext) -> Result<()> {
    let twice = artefact::with_frame(&artefact::document()?, |frame| {
        let script = artefact::contents(&frame, "script").first().copied().unwrap_or_default().to_owned();
        frame.replacen("</script>", &format!("</script><script>{script}</script>"), 1)
    })?;
    one_page(cx, twice).await
}

async fn one_page(cx: &TestContext, document: String) -> Result<()> {
    let walk = open(cx, document).await?;
    // A failure of the second start comes after the first page.
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    let first = browser_tests::until("one page, and no more than one", || walk.seen()).await?;
    if first.page == "start" {
        walk.press("[data-action=start]").await?;
    }
    let page = browser_tests::until("a page after the first press", || async {
        Ok(walk.seen().await?.map(|seen| seen.page).filter(|page| page != "start"))
    });
    let page = page.await?;
    println!("  a double start leads to {page}");
    if page == "failed" {
        return has_given_up(cx, &walk).await;
    }
    let log = walks::walk(cx, SEED, 1, true).await?;
    judge(&log, &mut Meddled::default())
}

/// The shell begins anew where the browser shows it again: one frame stands, without an answer. Control: before that,
/// the answers are there.
pub async fn a_frame_begun_again_is_a_new_one(cx: &TestContext) -> Result<()> {
    let walk = clinic::begin(cx, "trd-screener.html").await?;
    walk.answers_until(&record("V01")?, "heart").await?;
    walk.act("back", "mind").await?;
    let ticked = "return document.querySelectorAll('main input:checked').length;";
    ensure!(cx.script::<u32>(ticked, vec![]).await? == 1, "the answer is not there");
    cx.enter_frame(1).await?;
    let again = "for (let i = 0; i < 2; i++) dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
        return document.querySelectorAll('iframe').length;";
    ensure!(cx.script::<u32>(again, vec![]).await? == 1, "more than one frame");
    walk.enter().await?;
    walk.begin().await?;
    walk.act("start", "urgent").await?;
    let log = walks::walk(cx, SEED, 1, true).await?;
    judge(&log, &mut Meddled::default())
}
