//! A document that comes slowly, and one that does not come at all.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, TestContext, artefact};
use serde::Deserialize;
use serde_json::json;

/// How much a slow 2G connection brings in a tenth of a second, in bytes: 50 kilobits a second.
const TENTH: usize = 640;

/// Serves a page that can hold the document in a frame, and the document itself in drops. The page and the frame have one
/// origin, so that the page can look into the frame while it loads.
fn drip(document: String) -> Result<String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let url = format!("http://{}/", listener.local_addr()?);
    std::thread::spawn(move || {
        for connection in listener.incoming().map_while(Result::ok) {
            let document = document.clone();
            std::thread::spawn(move || answer(connection, &document));
        }
    });
    Ok(url)
}

fn answer(mut connection: TcpStream, document: &str) -> std::io::Result<()> {
    let mut request = [0; 4096];
    let length = connection.read(&mut request)?;
    let is_document = request.get(..length).unwrap_or_default().starts_with(b"GET /document ");
    let body = if is_document { document } else { "<!doctype html><title>A clinic</title>" };
    let length = body.len();
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\r\n");
    connection.write_all(head.as_bytes())?;
    for drop in body.as_bytes().chunks(TENTH) {
        connection.write_all(drop)?;
        connection.flush()?;
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(())
}

/// What a person sees of a slow document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Slow {
    /// When the crisis line could be read and pressed, in milliseconds; none within the time given.
    shown_after: Option<f64>,
    /// Whether more was still to come then.
    is_loading: bool,
}

async fn look(cx: &TestContext, document: String, patience: u32) -> Result<Slow> {
    let url = drip(document)?;
    cx.driver().goto(&url).await?;
    let script = "return (async (url, patience) => {
        const frame = document.createElement('iframe');
        [frame.width, frame.height] = [600, 600];
        const began = performance.now();
        frame.src = url;
        document.body.append(frame);
        let shown;
        while (!shown && performance.now() - began < patience) {
          await new Promise((done) => setTimeout(done, 20));
          const inner = frame.contentDocument;
          for (const link of inner?.querySelectorAll('a[href^=\"tel:\"]') ?? []) {
            const { left, top, width, height } = link.getBoundingClientRect();
            const front = inner.elementFromPoint(left + width / 2, top + height / 2);
            if (width > 0 && link.textContent.includes('988') && link.contains(front)) shown = performance.now() - began;
          }
        }
        const isLoading = frame.contentDocument?.readyState === 'loading';
        frame.remove();
        return { shownAfter: shown ?? null, isLoading };
      })(...arguments);";
    cx.script(script, vec![json!(format!("{url}document")), json!(patience)]).await
}

/// On slow 2G the crisis line can be read and pressed after seconds, while the rest still takes minutes.
pub async fn on_slow_2g_the_crisis_line_comes_first(cx: &TestContext) -> Result<()> {
    let document = artefact::document()?;
    let all = document.len() / (10 * TENTH);
    let slow = look(cx, document, 15_000).await?;
    println!("  the crisis line after {:?} ms, all of it after {all} s", slow.shown_after);
    ensure!(slow.shown_after.is_some_and(|after| after < 3000.0), "{slow:?}");
    ensure!(slow.is_loading, "all of it had come already: {slow:?}");
    Ok(())
}

/// Control: where the line comes late in the document, it is seen late.
pub async fn a_line_that_comes_late_is_seen_late(cx: &TestContext) -> Result<()> {
    let late = artefact::document()?.replacen("<head>", &format!("<head><!--{}-->", "x".repeat(40_000)), 1);
    let slow = look(cx, late, 3000).await?;
    ensure!(slow.shown_after.is_none() && slow.is_loading, "{slow:?}");
    Ok(())
}

/// Where the document is gone, the clinic's own line of text is still there. Control: where it is not, both are.
pub async fn without_the_document_the_clinics_line_stands(cx: &TestContext) -> Result<()> {
    let demo = artefact::file("index.html")?;
    cx.host.add_page("/gone.html", "text/html", demo.replace("\"trd-screener.html#", "\"no-such.html#"));
    for (page, is_there) in [("/gone.html", false), ("/index.html", true)] {
        cx.open(page).await?;
        let script = "const line = document.querySelector('.crisis');
            line.scrollIntoView({ block: 'center', behavior: 'instant' });
            return line.getClientRects().length > 0 ? line.innerText : '';";
        let line: String = cx.script(script, vec![]).await?;
        ensure!(line.contains("988") && line.contains("911"), "{page}: the clinic's line says {line:?}");
        cx.enter_frame(1).await?;
        let found = cx.script::<bool>("return document.querySelector('#help') !== null;", vec![]).await?;
        ensure!(found == is_there, "{page}: the document is there: {found}");
    }
    // And the frame starts where it is.
    let walk = Questionnaire::embedded(cx);
    walk.enter().await?;
    walk.wait_for("start").await.context("in the clinic's page")?;
    Ok(())
}
