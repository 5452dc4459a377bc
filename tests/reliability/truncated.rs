//! A download that breaks off, at any byte after the static line, and a browser that runs no script.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use browser_tests::{Browser, Engine, Options, TestContext, artefact, count, until, write_metrics};
use serde_json::json;
use thirtyfour::WebDriver;

/// How early the static line has to be whole, in bytes: well within what the first round trip brings.
const EARLY: usize = 4096;

/// Whether a person can see and press the crisis line: the link itself is what stands at its place on the screen, in the
/// shell or in its frame, whichever is in front.
const IS_SHOWN: &str = "
    for (const link of document.querySelectorAll('a[href^=\"tel:\"]')) {
      const { left, top, width, height } = link.getBoundingClientRect();
      const front = document.elementFromPoint(left + width / 2, top + height / 2);
      if (width > 0 && link.innerText.includes(arguments[0]) && link.contains(front)) return true;
    }
    return false;";

async fn is_shown(driver: &WebDriver) -> Result<bool> {
    driver.enter_default_frame().await?;
    let number = vec![json!("988")];
    if driver.execute(IS_SHOWN, number.clone()).await?.convert()? {
        return Ok(true);
    }
    if driver.enter_frame(0).await.is_err() {
        return Ok(false);
    }
    Ok(driver.execute(IS_SHOWN, number).await?.convert()?)
}

/// The byte after the last one of the static line.
fn end_of_line(document: &str) -> Result<usize> {
    let start = document.find("<main id=\"help\">").or_else(|| document.find("<main id=help>"));
    let start = start.context("the shell has no static line")?;
    let end = document.get(start..).and_then(|rest| rest.find("</p>\n  <p>").or_else(|| rest.find("</main>")));
    Ok(start + end.context("the static line has no end")?)
}

/// The places where a cut may do the most harm, and others all over the document.
fn cuts(document: &str, first: usize) -> Vec<usize> {
    let marks = ["</main>", "<template", "srcdoc='", "<main data-page", "<script", "</template>"];
    let last = document.rfind("</script>").unwrap_or_default();
    let mut cuts: Vec<usize> = marks.iter().filter_map(|mark| document.find(mark)).map(|at| at + 4).collect();
    cuts.extend([first, last - 10, last + 9]);
    let many = count(4, 60);
    let step = (document.len() - first) / (many + 1);
    cuts.extend((1..=many).map(|number| first + number * step + number * 7 % 13));
    cuts.into_iter().map(|cut| document.floor_char_boundary(cut.max(first))).collect()
}

/// Cut off at any point after the static line, the document still shows the crisis line; and that line is whole within
/// the first 4 KB.
pub async fn a_document_cut_off_anywhere_shows_the_crisis_line(cx: &TestContext) -> Result<()> {
    let document = artefact::document()?;
    let first = end_of_line(&document)?;
    println!("  the static line ends at byte {first}");
    ensure!(first < EARLY, "the static line ends at byte {first}");
    let cuts = cuts(&document, first);
    write_metrics("reliability", &format!("{}-cuts", cx.engine.name()), &BTreeMap::from([("cut points", cuts.len())]))?;
    for cut in cuts {
        let path = format!("/cut-{cut}.html");
        cx.host.add_page(&path, "text/html", document.get(..cut).unwrap_or_default());
        cx.open(&path).await?;
        until(&format!("the crisis line of a document cut off at {cut}"), || async {
            Ok(is_shown(cx.driver()).await?.then_some(()))
        })
        .await?;
        cx.host.add_page(&path, "text/html", "");
    }
    Ok(())
}

/// Control: the same look sees nothing where the document is cut off before the line, or where something covers it.
pub async fn a_document_cut_off_before_it_shows_none(cx: &TestContext) -> Result<()> {
    let document = artefact::document()?;
    let line = document.find("<main").context("no main")?;
    let covered = "<style>iframe { position: fixed; inset: 0; width: 100%; height: 100%; background: white }</style>
        <iframe srcdoc='<p>An empty frame.</p>'></iframe>";
    let end = document.find("<template").context("no template")?;
    let pages = [
        document.get(..line).unwrap_or_default().to_owned(),
        format!("<!doctype html>{}{covered}", document.get(line..end).unwrap_or_default()),
    ];
    for page in pages {
        cx.host.add_page("/none.html", "text/html", page);
        cx.open("/none.html").await?;
        ensure!(!is_shown(cx.driver()).await?, "the look sees a line where there is none");
    }
    Ok(())
}

/// A connection that closes in the middle of the download, which is not the same as a short document: the browser knows
/// that something is missing.
pub async fn a_download_that_breaks_off_shows_the_crisis_line(cx: &TestContext) -> Result<()> {
    let document = artefact::document()?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let url = format!("http://{}/", listener.local_addr()?);
    // A browser may open connections ahead that it then does not use.
    std::thread::spawn(move || {
        for connection in listener.incoming().map_while(Result::ok) {
            let document = document.clone();
            std::thread::spawn(move || send_half(connection, &document));
        }
    });
    let embeds = format!("<!doctype html><iframe src=\"{url}\" width=600 height=600></iframe>");
    cx.host.add_page("/breaks.html", "text/html", embeds);
    cx.open("/breaks.html").await?;
    until("the crisis line of a broken download", || async {
        cx.enter_frame(1).await?;
        let mut is_shown: bool = cx.script(IS_SHOWN, vec![json!("988")]).await?;
        // What has come of it may be enough for the frame.
        if !is_shown && cx.enter_frame(2).await.is_ok() {
            is_shown = cx.script(IS_SHOWN, vec![json!("988")]).await?;
        }
        Ok(is_shown.then_some(()))
    })
    .await
}

fn send_half(mut connection: TcpStream, document: &str) -> std::io::Result<()> {
    // A request left unread would make the close a reset, and take away what has arrived already.
    let mut request = [0; 4096];
    let _ = connection.read(&mut request)?;
    let length = document.len();
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n\r\n");
    connection.write_all(head.as_bytes())?;
    connection.write_all(document.as_bytes().get(..length / 2).unwrap_or_default())?;
    // Within one instant, as it never happens on a network, Chromium would know of the break before it reads a byte.
    std::thread::sleep(Duration::from_secs(1));
    Ok(())
}

/// With JavaScript switched off the crisis line stands, and a sentence says why nothing else does.
pub async fn without_javascript_the_crisis_line_stands(cx: &TestContext) -> Result<()> {
    // WebKit's driver looks at a page by scripts alone.
    if cx.engine == Engine::WebKit {
        return Ok(());
    }
    let options = Options { engine: cx.engine, without_scripts: true, ..Options::default() };
    let browser = Browser::start(&cx.network_sink, options).await?;
    let driver = browser.driver();
    cx.host.add_page(
        "/script.html",
        "text/html",
        "<!doctype html><title>Off</title><script>document.title = 'On'</script>",
    );
    driver.goto(cx.host.url("/script.html")).await?;
    ensure!(driver.title().await? == "Off", "the browser runs scripts");
    driver.goto(cx.host.url("/trd-screener.html")).await?;
    ensure!(is_shown(driver).await?, "no crisis line without JavaScript");
    let words: String = driver.execute("return document.body.innerText;", vec![]).await?.convert()?;
    ensure!(words.contains("JavaScript"), "it does not say what is missing: {words}");
    Ok(())
}
