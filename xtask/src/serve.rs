//! `cargo xtask serve`: the demo pages, built again on each change.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use dev_server::Host;
use dev_server::axum::extract::Request;
use lexopt::prelude::*;
use notify::{Event, RecursiveMode, Watcher};
use tower_livereload::{LiveReloadLayer, Reloader};

use crate::build::{self, Profile};
use crate::{packaging, project};

const PORT: u16 = 8080;

/// The folders that the document, the demo pages and the set-up page are made of.
const FOLDERS: [&str; 7] = ["clinical", build::EXAMPLES, "configurator", "packaging", "shell", "src", "styles"];

/// The files beside them.
const FILES: [&str; 2] = ["Cargo.toml", "index.html"];

/// An editor saves in several steps, and a branch changes many files: wait until it has been quiet this long.
const QUIET: Duration = Duration::from_millis(300);

/// The options of `serve`.
pub struct Options {
    port: Option<u16>,
    watch: bool,
    /// Whether the set-up page is built too, which takes much longer than all else.
    setup: bool,
}

impl Options {
    /// Reads what stands after `serve` on the command line.
    pub fn from_arguments(arguments: &mut lexopt::Parser) -> Result<Self> {
        let mut options = Self { port: None, watch: true, setup: false };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("port") => {
                    let port = arguments.value()?.parse();
                    options.port = Some(port.context("--port expects a number up to 65535")?);
                }
                Long("no-watch") => options.watch = false,
                Long("setup") => options.setup = true,
                _ => return Err(argument.unexpected().into()),
            }
        }
        Ok(options)
    }
}

/// Builds and serves until it is interrupted.
pub fn run(options: &Options) -> Result<()> {
    let folder = project::root().join("target/xtask/site");
    rebuild(&folder, options.setup)?;
    let runtime = tokio::runtime::Runtime::new().context("cannot start the server's runtime")?;
    let live = LiveReloadLayer::new();
    let reloader = live.reloader();
    let host = runtime.block_on(open(&folder, options.port, &live))?;
    println!("{}", host.url("/"));
    if options.watch { watch(&folder, &reloader, options.setup) } else { runtime.block_on(std::future::pending()) }
}

async fn open(folder: &Path, port: Option<u16>, live: &LiveReloadLayer) -> Result<Host> {
    let serve_on = |port| {
        // The script that reloads goes into the demo pages only: in the self-check it would be a request.
        let live = live.clone().request_predicate(is_demo_page);
        Host::serve_on(folder, port, |router| router.layer(live))
    };
    match serve_on(port.unwrap_or(PORT)).await {
        Err(error) if port.is_none() && error.kind() == ErrorKind::AddrInUse => serve_on(0).await,
        other => other,
    }
    .with_context(|| format!("cannot serve on port {}", port.unwrap_or(PORT)))
}

fn is_demo_page(request: &Request) -> bool {
    ![build::DOCUMENT, build::SETUP].contains(&request.uri().path().trim_start_matches('/'))
}

fn watch(folder: &Path, reloader: &Reloader, with_setup: bool) -> Result<()> {
    let (sender, changes) = channel();
    let on_event = move |event: notify::Result<Event>| {
        // The build itself opens every file that is watched; only what changes one counts.
        let is_change = |event: &Event| !event.kind.is_access() && event.paths.iter().any(|path| is_source(path));
        if event.is_ok_and(|event| is_change(&event)) {
            // Fails only where nobody listens any more, and then nothing is to be built.
            let _ = sender.send(());
        }
    };
    let mut watcher = notify::recommended_watcher(on_event).context("cannot watch; --no-watch serves without")?;
    // The files through their folder: an editor that saves by renaming would take a watch on the file along.
    let mut places = vec![(project::root(), RecursiveMode::NonRecursive)];
    places.extend(FOLDERS.map(|folder| (project::root().join(folder), RecursiveMode::Recursive)));
    for (place, mode) in places {
        let begun = watcher.watch(&place, mode);
        begun.with_context(|| format!("cannot watch {}; --no-watch serves without", place.display()))?;
    }
    while changes.recv().is_ok() {
        while changes.recv_timeout(QUIET).is_ok() {}
        match rebuild(folder, with_setup) {
            Ok(()) => reloader.reload(),
            Err(error) => {
                eprintln!("error: {error:#}\nThe page still shows the last build that worked.");
            }
        }
    }
    Ok(())
}

/// True for what the document is made of, false for its neighbours and for what editors leave beside a file they save.
fn is_source(path: &Path) -> bool {
    let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
    let is_leftover = name.starts_with(['.', '#']) || name.ends_with(['~', '#']) || name.ends_with(".swp");
    let root = project::root();
    !is_leftover && FOLDERS.iter().chain(&FILES).any(|source| path.starts_with(root.join(source)))
}

fn rebuild(folder: &Path, with_setup: bool) -> Result<()> {
    let start = Instant::now();
    let document = build::build(Profile::Serve)?;
    document.write(folder)?;
    if with_setup {
        project::write(&folder.join(build::SETUP), build::setup(&packaging::Release::of(&document))?)?;
    }
    eprintln!("Built in {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}
