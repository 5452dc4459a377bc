//! Frameworks that serve the page themselves, while somebody works on it or for good: each has its own way with the document.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use browser_tests::{Questionnaire, Server, TestContext, artefact, free_port, output, record, until};

use crate::project::{PROJECTS, Project, install};

/// A project with a framework, beside this file.
struct Framework {
    name: &'static str,
    /// What is run before its servers.
    build: &'static [&'static str],
    /// Its servers: what is run, up to the port.
    servers: &'static [&'static [&'static str]],
}

const NEXT: &str = "node_modules/next/dist/bin/next";
const VITE: &[&str] = &["node_modules/vite/bin/vite.js", "--host", "127.0.0.1", "--port"];

const FRAMEWORKS: [Framework; 5] = [
    Framework { name: "react", build: &[], servers: &[VITE] },
    Framework { name: "vue", build: &[], servers: &[VITE] },
    Framework {
        name: "next",
        build: &[NEXT, "build"],
        servers: &[
            &[NEXT, "start", "--hostname", "127.0.0.1", "--port"],
            &[NEXT, "dev", "--hostname", "127.0.0.1", "--port"],
        ],
    },
    Framework {
        name: "astro",
        build: &[],
        servers: &[&["node_modules/astro/astro.js", "dev", "--host", "127.0.0.1", "--port"]],
    },
    Framework {
        name: "angular",
        build: &[],
        servers: &[&["node_modules/@angular/cli/bin/ng.js", "serve", "--host", "127.0.0.1", "--port"]],
    },
];

/// None of them reports to its makers.
const SILENT: [(&str, &str); 3] =
    [("NEXT_TELEMETRY_DISABLED", "1"), ("ASTRO_TELEMETRY_DISABLED", "1"), ("NG_CLI_ANALYTICS", "false")];

/// Behind each server the element makes its frame, and a person comes to an outcome in it.
pub async fn a_visitor_walks_to_an_outcome_behind_each_server(cx: &TestContext) -> Result<()> {
    let mut faults = Vec::new();
    for Framework { name, build, servers } in FRAMEWORKS {
        let folder = if let Some(project) = PROJECTS.iter().find(|project| project.name == name) {
            Project::set_up().await?;
            project.write(&project.source()?)?;
            project.folder()
        } else {
            install(name).await?
        };
        if !build.is_empty() {
            let (told, is_well) = output(Command::new("node").args(build).current_dir(&folder).envs(SILENT))?;
            if !is_well {
                faults.push(format!("{name}: {}: {told}", build.join(" ")));
                continue;
            }
        }
        for server in servers {
            let port = free_port()?;
            let mut command = Command::new("node");
            command.args(*server).arg(port.to_string()).current_dir(&folder).envs(SILENT);
            command.stdout(Stdio::null()).stderr(Stdio::null());
            let _running = Server::start(&mut command, || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok())?;
            let url = format!("http://127.0.0.1:{port}/");
            let visited = async {
                visit(cx, &url).await?;
                if name == "next" { links_without_a_script(port) } else { Ok(()) }
            };
            if let Err(fault) = visited.await {
                faults.push(format!("{name}: {}: {fault:#}", server.join(" ")));
            }
        }
    }
    ensure!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

async fn visit(cx: &TestContext, url: &str) -> Result<()> {
    let frame = || async {
        let script = "const element = document.querySelector('trd-screener');
            return element?.shadowRoot?.querySelector('iframe') && document.getElementById('line').checkVisibility() ? true : null;";
        cx.script::<Option<bool>>(script, vec![]).await.or(Ok(None))
    };
    // A server for development bundles a package when it is first asked for, and then loads the page anew.
    cx.driver().goto(url).await?;
    until("the frame", frame).await?;
    cx.driver().goto(url).await?;
    until("the frame, the second time", frame).await?;
    let walk = Questionnaire::embedded(cx);
    walk.begin().await?;
    let trail = walk.answers(&record("V01")?).await?;
    ensure!(trail.end()?.outcome.as_deref() == Some("CONSULT"), "came to {:?}", trail.end()?);
    cx.enter_top().await?;
    cx.clear().await
}

/// What the server sends before any script: a link that leads to the document, and the line below it.
fn links_without_a_script(port: u16) -> Result<()> {
    let get = |path: &str| -> Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.write_all(format!("GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n").as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        Ok(String::from_utf8_lossy(&answer).into_owned())
    };
    let html = get("/")?;
    let link = artefact::between(&html, "<a href=\"", "</a>")?;
    ensure!(
        link.contains("#clinic=Harbor%20Street%20Clinic&amp;tel=") && link.contains("rel=\"noopener noreferrer\""),
        "{link}"
    );
    ensure!(html.contains("</a><p>Llame al 988"), "no line below the link");
    let (path, _) = link.split_once('#').context("no settings")?;
    let sent = get(path)?;
    ensure!(sent.contains("<title>Self-check</title>"), "{path} leads to {sent:.300}");
    Ok(())
}
