//! `cargo xtask serve`: the demo page, built again on each change.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::iter;
use std::path::Path;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use host::Host;
use host::axum::extract::Request;
use lexopt::prelude::*;
use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, new_debouncer};
use tower_livereload::{LiveReloadLayer, Reloader};

use crate::build::{self, Profile};
use crate::project;

const PORT: u16 = 8080;

/// What a change in makes the document another one.
const SOURCES: [&str; 6] = [
    "Cargo.toml",
    "clinical",
    "index.html",
    "shell",
    "src",
    "styles",
];

/// An editor saves in several steps, and a branch changes many files: wait until it has been quiet this long.
const QUIET: Duration = Duration::from_millis(300);

/// The options of `serve`.
pub struct Options {
    port: Option<u16>,
    watch: bool,
}

impl Options {
    /// Reads what stands after `serve` on the command line.
    pub fn from_arguments(arguments: &mut lexopt::Parser) -> Result<Self> {
        let mut options = Self {
            port: None,
            watch: true,
        };
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("port") => {
                    let port = arguments.value()?.parse();
                    options.port = Some(port.context("--port expects a number up to 65535")?);
                }
                Long("no-watch") => options.watch = false,
                _ => return Err(argument.unexpected().into()),
            }
        }
        Ok(options)
    }
}

/// Builds and serves until it is interrupted.
pub fn run(options: &Options) -> Result<()> {
    let folder = project::root().join("target/xtask/site");
    rebuild(&folder)?;
    let runtime = tokio::runtime::Runtime::new().context("cannot start the server's runtime")?;
    let live = LiveReloadLayer::new();
    let reloader = live.reloader();
    let host = runtime.block_on(open(&folder, options.port, &live))?;
    println!("{}", host.url("/"));
    if options.watch {
        watch(&folder, &reloader)
    } else {
        runtime.block_on(std::future::pending())
    }
}

async fn open(folder: &Path, port: Option<u16>, live: &LiveReloadLayer) -> Result<Host> {
    let serve_on = |port| {
        // The script that reloads goes into the demo page only: in the self-check it would be a request.
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
    matches!(request.uri().path(), "/" | "/index.html")
}

fn watch(folder: &Path, reloader: &Reloader) -> Result<()> {
    let (sender, changes) = channel::<DebounceEventResult>();
    let mut debouncer = new_debouncer(QUIET, sender)
        .context("cannot watch for changes; --no-watch serves without")?;
    for source in SOURCES {
        let path = project::root().join(source);
        let watched = debouncer.watcher().watch(&path, RecursiveMode::Recursive);
        watched.with_context(|| format!("cannot watch {source}; --no-watch serves without"))?;
    }
    while let Ok(change) = changes.recv() {
        // Whatever else was saved while the last build ran goes into this one.
        let events = iter::once(change)
            .chain(changes.try_iter())
            .flatten()
            .flatten();
        if events.filter(|event| !is_leftover(&event.path)).count() == 0 {
            continue;
        }
        match rebuild(folder) {
            Ok(()) => reloader.reload(),
            Err(error) => {
                eprintln!("error: {error:#}\nThe page still shows the last build that worked.");
            }
        }
    }
    Ok(())
}

/// Files that editors leave beside the one they save.
fn is_leftover(path: &Path) -> bool {
    let name = path
        .file_name()
        .map(OsStr::to_string_lossy)
        .unwrap_or_default();
    name.starts_with('.')
        || name.ends_with(['~', '#'])
        || name.ends_with(".swp")
        || name.ends_with(".tmp")
}

fn rebuild(folder: &Path) -> Result<()> {
    let start = Instant::now();
    build::build(Profile::Serve)?.write(folder)?;
    eprintln!("Built in {:.1} s", start.elapsed().as_secs_f32());
    Ok(())
}
