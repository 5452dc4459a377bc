//! Crisis links are alive in every form of embedding: a press on one leaves the frame with its answers, a listed page opens
//! in a new tab, and nothing else opens anything. What a press does on each page is tested in help/.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Engine, Options, Questionnaire, TestContext, artefact, record, until, write_metrics};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::clinic::{SANDBOX, frame, page};
use super::element::{SCRIPT, element};

/// Presses a link from inside, and waits for what replaces a frame. Tells the page that the same document then shows.
const PRESS: &str = "
    const link = document.querySelector(arguments[0]);
    window.refused ??= [];
    addEventListener('securitypolicyviolation', (event) => refused.push(event.blockedURI));
    window.isSameDocument = true;
    link.click();
    return new Promise((done) => setTimeout(() => done([
      window.isSameDocument ? document.querySelector('main[data-page]').dataset.page : null, refused]), 150));";

/// The same once more, in whichever document the frame shows now.
const STILL: &str = "return window.isSameDocument === true;";

/// The links of a page that lead to a telephone.
const LINKS: [&str; 2] = ["a[href^=\"tel:\"]", "a[href^=\"sms:\"]"];

fn forms() -> [(&'static str, String); 4] {
    let stripped = frame().replace(&format!("sandbox=\"{SANDBOX}\""), "");
    let policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; frame-src 'self'\">";
    [
        ("plain", page("", &frame())),
        ("stripped", page("", &stripped)),
        ("strict-page", page(policy, &frame())),
        ("element", page(SCRIPT, &element(""))),
    ]
}

async fn press(cx: &TestContext, link: &str) -> Result<Option<String>> {
    let told: Option<(Option<String>, Vec<String>)> = cx.script(PRESS, vec![json!(link)]).await.ok().flatten();
    let Some((page, refused)) = told else { return Ok(None) };
    ensure!(refused.is_empty(), "the policy refuses {refused:?}");
    Ok(if cx.script(STILL, vec![]).await? { page } else { None })
}

/// Someone at the strongest result, where all links of the clinic stand; or at crisis help.
async fn begin<'a>(cx: &'a TestContext, name: &str, html: &str, person: &Value) -> Result<Questionnaire<'a>> {
    // After a press on a number Chromium asks in this tab which program shall call it.
    if cx.engine == Engine::Chromium {
        cx.change_tab().await?;
    }
    let path = format!("/links-{name}.html");
    cx.host.add_page(&path, "text/html", html);
    let walk = cx.begin_at(&path).await?;
    walk.answers(person).await?;
    Ok(walk)
}

/// A number, a text message and a mail leave the frame as it is, in every form; a listed page opens in a new tab, by a
/// press of the pointer.
pub async fn crisis_links_are_alive_in_every_form(cx: &TestContext) -> Result<()> {
    let mut alive: BTreeMap<String, usize> = BTreeMap::new();
    for (name, html) in forms() {
        for (person, page) in [(json!({ "urgent": ["U-INTENT"] }), "crisis"), (record("V07")?, "outcome")] {
            let walk = begin(cx, name, &html, &person).await?;
            opens_a_tab(cx, &walk, page).await.with_context(|| format!("{name}, on {page}"))?;
            for link in LINKS {
                if walk.find_now(link).await?.is_none() {
                    continue;
                }
                let seen = press(cx, link).await.with_context(|| format!("{name}: {link}"))?;
                ensure!(seen.as_deref() == Some(page), "{name}: {link} led from {page} to {seen:?}");
                *alive.entry(name.into()).or_default() += 1;
            }
        }
        ensure!(alive.get(name) == Some(&4), "{name}: expected two links on each page: {alive:?}");
    }
    // After a press on a mail address Firefox's driver finds its own tab no more: so that is done last, and elsewhere.
    let apart = TestContext::set_with(Options { engine: cx.engine, ..Options::default() }).await?;
    for (name, html) in forms() {
        begin(&apart, name, &html, &record("V07")?).await?;
        let seen = press(&apart, "a[href^=\"mailto:\"]").await.with_context(|| format!("{name}: the mail address"))?;
        ensure!(seen.as_deref() == Some("outcome"), "{name}: the mail address led to {seen:?}");
        *alive.entry(name.into()).or_default() += 1;
    }
    let found = BTreeMap::from([("forms", alive.len()), ("links pressed", alive.values().sum())]);
    write_metrics("isolation", &format!("{}-links", cx.engine.name()), &found)
}

/// A press of the pointer on the first page that is listed, with its address asked for elsewhere.
async fn opens_a_tab(cx: &TestContext, walk: &Questionnaire<'_>, page: &str) -> Result<()> {
    cx.script::<()>("window.isSameDocument = true; return null;", vec![]).await?;
    let before = cx.network_sink.asked().len();
    walk.press("main a[href^=\"https:\"]").await?;
    until("the page to open in a new tab", || async { Ok((cx.driver().windows().await?.len() > 1).then_some(())) })
        .await?;
    until("its address to be asked for", || async { Ok((cx.network_sink.asked().len() > before).then_some(())) })
        .await?;
    let opened = cx.close_other_windows().await?;
    ensure!(opened.len() == 1, "opened {opened:?}");
    walk.enter().await?;
    ensure!(cx.script::<bool>(STILL, vec![]).await?, "the frame shows another document");
    walk.wait_for(page).await?;
    Ok(())
}

/// A page that is not listed opens neither in a tab nor in the frame, whoever writes it into a link: the lockdown refuses
/// the writing, and the press of one that was written around it.
pub async fn an_unlisted_page_opens_nowhere(cx: &TestContext) -> Result<()> {
    let walk = cx.begin().await?;
    walk.answers(&record("V07")?).await?;
    let write = "const link = document.querySelector('main a[href^=\"https:\"]');
        const ways = [() => (link.href = 'https://unlisted.example/'),
          () => link.setAttribute('href', 'https://unlisted.example/')];
        let refused = 0;
        for (const way of ways) try { way(); } catch { refused++; }
        return [refused, link.href.includes('unlisted')];";
    let written: (u64, bool) = cx.script(write, vec![]).await?;
    ensure!(written == (2, false), "refused in two ways, and not written: {written:?}");

    // In a copy that writes a link before the lockdown runs.
    let told = opened_by_a_copy(cx, "").await?;
    ensure!(told == (0, true), "tabs opened, and the frame still there: {told:?}");
    Ok(())
}

/// Control: the same press opens a tab where the lockdown's second lock is left out.
pub async fn an_unlisted_page_opens_without_the_lock(cx: &TestContext) -> Result<()> {
    let told =
        opened_by_a_copy(cx, "addEventListener('click', (event) => event.stopImmediatePropagation(), true);").await?;
    ensure!(told.0 == 1, "no tab opened: {told:?}");
    Ok(())
}

/// Presses an unlisted link in a copy whose document holds one from the beginning; `first` runs before the lockdown.
/// Returns how many tabs opened, and whether the frame still shows the same document.
async fn opened_by_a_copy(cx: &TestContext, first: &str) -> Result<(usize, bool)> {
    let document = artefact::with_frame(&artefact::document()?, |frame| {
        // Written once the list of links has been read from the document.
        let write = format!(
            "{first}const set = Object.getOwnPropertyDescriptor(HTMLAnchorElement.prototype, 'href').set;
             setTimeout(() => {{ const link = document.createElement('a'); link.id = 'unlisted'; link.target = '_blank';
             set.call(link, 'https://unlisted.example/'); link.textContent = 'Unlisted'; document.body.prepend(link); }}, 100);"
        );
        frame.replacen("<script>", &format!("<script>{{{write}}}"), 1)
    })?;
    cx.host.add_page("/unlisted.html", "text/html", document);
    cx.host.add_page("/unlists.html", "text/html", page("", &frame().replace("trd-screener.html", "unlisted.html")));
    let walk = cx.begin_at("/unlists.html").await?;
    cx.script::<()>("window.isSameDocument = true; return null;", vec![]).await?;
    walk.press("#unlisted").await?;
    sleep(Duration::from_millis(600)).await;
    let opened = cx.close_other_windows().await?.len();
    walk.enter().await?;
    Ok((opened, cx.script(STILL, vec![]).await?))
}

/// Control: a link within the frame, as one lock less lets it through, and a policy that leaves `mailto:` out: Chromium puts
/// an error in the frame's place, and the same look sees it. Where a browser does not, which the note says, a frame that stays tells nothing of the policy.
pub async fn a_link_that_the_policy_kills_is_seen(cx: &TestContext) -> Result<()> {
    let document = artefact::with_frame(&artefact::document()?, |frame| {
        frame.replacen(".target===\"_blank\"", ".target!==\"elsewhere\"", 1)
    })?
    .replace("frame-src tel: sms: mailto: blob:", "frame-src tel: sms:");
    let html = page("", &frame().replace("trd-screener.html", "kills.html"));
    let apart = TestContext::set_with(Options { engine: cx.engine, ..Options::default() }).await?;
    apart.host.add_page("/kills.html", "text/html", document);
    begin(&apart, "kills", &html, &record("V07")?).await?;
    let within = "document.querySelector('a[href^=mailto]').removeAttribute('target'); return null;";
    apart.script::<()>(within, vec![]).await?;
    let seen = press(&apart, "a[href^=mailto]").await;
    let is_seen = !matches!(&seen, Ok(Some(_)));
    write_metrics(
        "isolation",
        &format!("{}-links-control", cx.engine.name()),
        &BTreeMap::from([("a link that the policy kills is seen", is_seen)]),
    )?;
    ensure!(is_seen || cx.engine != Engine::Chromium, "the frame still shows {seen:?}");
    Ok(())
}
