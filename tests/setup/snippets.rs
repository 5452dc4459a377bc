//! What is copied.

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, record, until};
use clinical::{crisis, setup, text::Lang};
use serde_json::json;

use crate::setup::page::Page;

/// A step that says where the file is put, and at which field another place is said.
type Step = fn(Lang, &str, &str) -> String;

/// Each text lands on the clipboard whole, and a live region says so.
pub async fn what_is_copied_is_pasted_whole(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    page.fill("clinic", "Harbor \"Street\" & Söhne").await?;
    page.fill("tel", "+1 555 010 0100").await?;
    for kind in ["wordpress", "html", "element"] {
        page.press(&format!("#site-kind-{kind}")).await?;
        for id in ["snippet", "line"] {
            let expected = page.value(id).await?;
            ensure!(expected.contains("555 010 0100"), "{kind}: {expected}");
            page.press(&format!("[data-copy={id}]")).await?;
            page.says(&format!("[data-copy={id}] + [role=status]"), setup::site_copied(Lang::En)).await?;
            let pasted = page.pasted().await?;
            ensure!(pasted.trim() == expected.trim(), "{kind}, {id}: pasted\n{pasted}\nexpected\n{expected}");
        }
    }
    Ok(())
}

/// Where the browser lets nothing be copied, the text is unfolded and selected, and what to press is said.
pub async fn where_nothing_can_be_copied_it_is_selected(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    let folded = "return ['snippet', 'message'].filter((id) => !document.getElementById(id).checkVisibility({ contentVisibilityAuto: true })).length;";
    ensure!(cx.script::<u32>(folded, vec![]).await? == 2, "the texts are not folded away at first");
    let deny =
        "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = () => false;
        return null;";
    cx.script::<()>(deny, vec![]).await?;
    for id in ["snippet", "message"] {
        page.press(&format!("[data-copy={id}]")).await?;
        page.says(&format!("[data-copy={id}] + [role=status]"), setup::site_selected(Lang::En)).await?;
        let script = "const area = document.activeElement, { height } = area.getBoundingClientRect();
            const selected = area.value.slice(area.selectionStart, area.selectionEnd);
            return area.id === arguments[0] && height > 0 && selected === area.value;";
        ensure!(cx.script::<bool>(script, vec![json!(id)]).await?, "{id} is not selected");
    }
    Ok(())
}

/// Before what is copied stands where it expects the file; and another place, once it is filled in, stands in both.
pub async fn the_steps_say_where_the_file_is_expected(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    let field = setup::label_src(Lang::En);
    for place in ["/self-check/trd-screener.html", "/trd-screener.html"] {
        page.fill("src", place).await?;
        for (kind, step) in [("html", setup::site_step_file as Step), ("element", setup::site_step_files)] {
            page.press(&format!("#site-kind-{kind}")).await?;
            page.says("#site-file", &step(Lang::En, place, field)).await?;
            let copied = page.value("snippet").await?;
            ensure!(copied.contains(place.trim_end_matches("html")), "{kind}: {copied}");
        }
    }
    page.fill("src", "").await?;
    page.press("#site-kind-html").await?;
    page.says("#site-file", "/self-check/trd-screener.html").await
}

/// The frame and the element, pasted into a page as they are, lead to a self-check with these settings.
pub async fn the_frame_of_the_snippet_works_in_a_page(cx: &TestContext) -> Result<()> {
    for kind in ["html", "element"] {
        let page = Page::open(cx).await?;
        page.fill("clinic", "Harbor Street \"A\" & B").await?;
        // A result names the clinic where there is a way to it.
        page.fill("tel", "555-0100").await?;
        page.fill("src", "/trd-screener.html").await?;
        page.press(&format!("#site-kind-{kind}")).await?;
        until("the address to be in it", || async {
            Ok(page.value("snippet").await?.contains("\"/trd-screener.").then_some(()))
        })
        .await?;
        let snippet = page.value("snippet").await?;
        // Many themes have a rule for every frame.
        let theme = "<style>iframe { max-width: 100%; height: auto }</style>";
        let html = format!("<!doctype html><html lang=en><meta charset=utf-8><title>Clinic</title>{theme}{snippet}");
        cx.host.add_page("/from-setup.html", "text/html; charset=utf-8", html);
        cx.begin_at("/from-setup.html").await.with_context(|| snippet.clone())?;
        Questionnaire::embedded(cx).answers(&record("V01")?).await?;
        let shown: String = cx.script("return document.querySelector('main').innerText;", vec![]).await?;
        ensure!(shown.contains("Harbor Street \"A\" & B"), "{kind}: {shown}");
        cx.enter_top().await?;
        let line: String = cx.script("return document.querySelector('p').innerText;", vec![]).await?;
        ensure!(line.contains("988") && line.contains("911"), "{kind}: {line}");
        let height: u32 = cx.script("return arguments[0].clientHeight;", vec![cx.frame().await?.to_json()?]).await?;
        ensure!(height == 720, "{kind}: the frame is {height} pixels high");
        Questionnaire::embedded(cx).enter().await?;
    }
    Ok(())
}

/// Each answer proposes a form with its reason, in a live region; the snippets follow, and the other form can be chosen.
pub async fn the_first_question_proposes_the_form_that_fits(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    let snippet = |kind: &'static str| {
        let page = &page;
        async move {
            page.press(&format!("#site-kind-{kind}")).await?;
            page.value("snippet").await
        }
    };
    let frame = ["[trd_screener]", "<iframe src=", "></trd-screener>"];
    let link = ["form=\"link\"", "<a href=", "form=\"link\""];
    let kinds = ["wordpress", "html", "element"];
    ensure!(snippet("html").await?.contains("<iframe"), "nothing was answered, and it is no frame");
    for (answer, why, words) in [
        ("yes", setup::scripts_why_yes(Lang::En), link),
        ("no", setup::scripts_why_no(Lang::En), frame),
        ("unknown", setup::scripts_why_unknown(Lang::En), link),
    ] {
        page.press(&format!("#scripts-{answer}")).await?;
        page.says("#scripts-told[role=status]", why).await?;
        for (kind, word) in kinds.into_iter().zip(words) {
            let text = snippet(kind).await?.replace("\n</trd", "</trd").replace("</p></trd", "></trd");
            ensure!(text.contains(word), "{answer}, {kind}: {text}");
        }
    }
    page.press("#form-frame").await?;
    until("the frame", || async { Ok(snippet("html").await?.contains("<iframe").then_some(())) }).await?;
    // The words on the link are asked for where there is one.
    let label = "return document.querySelectorAll('#label').length;";
    ensure!(cx.script::<u32>(label, vec![]).await? == 0, "a frame has words on a link");
    page.press("#form-link").await?;
    page.fill("label", "Take it \"now\" & here").await?;
    until("the words", || async {
        Ok(snippet("html").await?.contains(">Take it &quot;now&quot; &amp; here</a>").then_some(()))
    })
    .await?;
    let shortcode = snippet("wordpress").await?;
    ensure!(shortcode.contains("label=\"Take it \\x22now\\x22 \\x26 here\""), "{shortcode}");
    Ok(())
}

/// The headers are those of the release; the list of pages is in them only where it is asked for, with every page that a
/// crisis line has, and the clinic's own.
pub async fn the_headers_have_the_clinics_own_list(cx: &TestContext) -> Result<()> {
    let page = Page::open(cx).await?;
    page.fill("book", "https://clinic.example/book").await?;
    let release: serde_json::Value = serde_json::from_str(&browser_tests::artefact::file("release.json")?)?;
    let policy = release.pointer("/headers/Content-Security-Policy").and_then(|policy| policy.as_str());
    let policy = policy.context("the release has no policy")?;
    for server in ["nginx", "apache", "netlify"] {
        page.press(&format!("#server-{server}")).await?;
        until("the rules of the server", || async { Ok(page.value("rules").await?.contains(policy).then_some(())) })
            .await?;
        ensure!(
            !page.value("rules").await?.contains("Connection-Allowlist"),
            "{server} has a list that nobody asked for"
        );
        ensure!(page.value("current").await?.contains("/self-check/trd-screener.html"), "{server} leads nowhere");
        page.press("#allowlist").await?;
        page.says("#allowlist-hint", setup::headers_allowlist_warn(Lang::En)).await?;
        until("the list", || async { Ok(page.value("rules").await?.contains("Connection-Allowlist").then_some(())) })
            .await?;
        let rules = page.value("rules").await?;
        let pages = crisis::all_links().into_iter().filter(|link| link.starts_with("https://"));
        for link in pages.chain(["https://clinic.example/book".to_owned()]) {
            let host = link.split('/').nth(2).unwrap_or_default();
            ensure!(rules.contains(&format!("https://{host}/*")), "{server}: {link} is not in\n{rules}");
        }
        page.press("#allowlist").await?;
    }
    let marks = cx.script::<bool>("return document.body.innerText.includes(arguments[0]);", vec![json!("@allowlist@")]);
    ensure!(!marks.await?, "a mark was not filled");
    Ok(())
}
