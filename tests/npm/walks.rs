//! The built pages in the browser.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use browser_tests::{Host, Questionnaire, TestContext, artefact, record, until};
use clinical::settings::SETTINGS;
use serde_json::{Value, json};

use crate::project::{PROJECTS, Project};

/// What the page shows of the element.
const LOOK: &str = "const element = document.querySelector('trd-screener');
    const frame = element.shadowRoot.querySelector('iframe');
    const line = document.getElementById('line');
    return frame && { src: frame.src, sandbox: frame.sandbox.value, allow: frame.allow, referrer: frame.referrerPolicy,
      title: frame.title, height: frame.getBoundingClientRect().height, line: line?.checkVisibility() ? line.innerText : '' };";

/// In each project the element makes the one frame with the settings, a person comes to an outcome in it, the document is
/// that of the release under a name with a hash, nothing else is asked for, and another setting later does not load it anew.
pub async fn a_visitor_walks_to_an_outcome_in_each_project(cx: &TestContext) -> Result<()> {
    Project::set_up().await?;
    for project in PROJECTS {
        project.write(&project.source()?)?;
        let built = project.build()?;
        let name = document_in(&built.join("assets"))?;
        let written = fs::read_to_string(built.join("assets").join(&name))?;
        ensure!(written == artefact::document()?, "{}: the bundler has changed the document", project.name);
        let host = Host::serve(&built).await?;
        cx.network_sink.empty();
        cx.driver().goto(host.url("/")).await?;
        let look = || async { cx.script::<Option<Value>>(LOOK, vec![]).await.or(Ok(None)) };
        let seen = until("the frame", look).await?;
        let text = |key: &str| seen.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        ensure!(
            text("src").contains(&format!("/assets/{name}#clinic=Harbor%20Street%20Clinic&tel=%2B1%20555")),
            "{seen}"
        );
        ensure!(text("src").matches('=').count() == SETTINGS.len(), "not every setting is in the address: {seen}");
        let sandbox = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads";
        ensure!(
            text("sandbox") == sandbox && text("allow") == "clipboard-write" && text("referrer") == "no-referrer",
            "{seen}"
        );
        ensure!(text("title") == "Self-check" && text("line").starts_with("In a crisis"), "{seen}");
        ensure!(seen.get("height").and_then(Value::as_f64) == Some(640.0), "{seen}");
        // The link beside it leads to the same file, and changes with the page: it holds no answers.
        let own = "const link = document.querySelector('a.own');
            return [link.getAttribute('href'), link.target, link.rel, link.textContent, link.nextElementSibling.textContent.slice(0, 14)];";
        let link = |clinic: &str| {
            let href = format!("/assets/{name}#clinic={clinic}&tel=%2B1%20555%20010%200100&lang=es");
            json!([
                href,
                "_blank",
                "noopener noreferrer",
                "Abra el cuestionario en una pestaña aparte",
                "Llame al 988 y"
            ])
        };
        let found: Value = cx.script(own, vec![]).await?;
        ensure!(found == link("Harbor%20Street%20Clinic"), "{found}");
        let walk = Questionnaire::embedded(cx);
        walk.begin().await?;
        walk.answers_until(&record("V01")?, "heart").await?;
        cx.enter_top().await?;
        cx.script::<()>("document.getElementById('rename').click(); return null;", vec![]).await?;
        until("another name", || async {
            let script =
                "return document.querySelector('trd-screener').getAttribute('clinic') === 'Another Clinic' || null;";
            cx.script::<Option<bool>>(script, vec![]).await
        })
        .await?;
        let found: Value = cx.script(own, vec![]).await?;
        ensure!(found == link("Another%20Clinic"), "{found}");
        walk.enter().await?;
        walk.wait_for("heart").await.context("the frame was loaded anew")?;
        let trail = walk.answers(&record("V01")?).await?;
        ensure!(trail.end()?.outcome.as_deref() == Some("CONSULT"), "came to {:?}", trail.end()?);
        cx.enter_top().await?;
        let asked = host.requests();
        ensure!(asked.iter().filter(|path| path.ends_with(&name)).count() == 1, "{asked:?}");
        ensure!(cx.network_sink.asked().is_empty(), "the page asks for {:?}", cx.network_sink.asked());
        cx.clear().await?;
    }
    Ok(())
}

/// The document among what the bundler has written.
fn document_in(folder: &Path) -> Result<String> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    let is_document =
        |name: &str| name.starts_with("trd-screener-") && Path::new(name).extension() == Some("htm".as_ref());
    let found = names.iter().find(|name| is_document(name));
    found.cloned().with_context(|| format!("no document with a hash in its name: {names:?}"))
}
