//! A browser and its driver: started for one test binary, and ended with it whatever happens.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;
use thirtyfour::WebDriver;

use crate::engine::{Engine, program};
use crate::network_sink::NetworkSink;
use crate::processes::{end_family, family};
use crate::server::free_port;

/// The file of the log, in the profile.
pub(crate) const LOG: &str = "console.log";

/// The folder of files that were saved and printed, in the profile.
pub(crate) const SAVED: &str = "saved";

/// How long a driver, or the screen, may take until it is there.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a browser may take to start, and to answer a command. On a busy machine the longest, a script that walks the
/// whole questionnaire, takes half a minute; a browser that takes longer than this hangs.
const LONGEST_COMMAND: Duration = Duration::from_mins(3);

/// What differs between browsers.
#[allow(
    clippy::struct_excessive_bools,
    reason = "switches that have nothing to do with each other, each named where it is used"
)]
#[derive(Clone, Copy, Default)]
pub struct Options {
    pub engine: Engine,
    /// Reaches the network as it is, and not the network sink.
    pub direct: bool,
    /// Runs no script of any page.
    pub without_scripts: bool,
    /// Shows text twice its size, as who sees badly sets it for all pages.
    pub has_large_text: bool,
    /// Switches beside those that every test has.
    pub switches: &'static [&'static str],
    /// Lets scripts run in a world of their own: see isolated.rs.
    pub with_worlds: bool,
    /// Is a browser that pictures are taken of, not one that promises are proved in.
    pub for_pictures: bool,
    /// Prints without asking, into a file: see [`Browser::saved`].
    pub prints: bool,
    /// Shows pages to a person who likes them dark.
    pub is_dark: bool,
    /// Lets no page put anything on the clipboard. In Firefox only.
    pub denies_copy: bool,
    /// Leads hands into the browser itself, so that they reach a frame in another process as a person's do. For Firefox:
    /// the others do so anyway.
    pub leads_hands: bool,
    /// Opens the tabs of its last run again. In Chromium and Firefox.
    pub restores: bool,
    /// Is the oldest one that is promised, which `cargo xtask test engines` has installed. In Firefox only.
    pub is_oldest: bool,
}

/// How a browser ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All its processes at once.
    Crash,
    /// As by its own menu.
    Closed,
}

/// A running browser, its driver and its profile.
pub struct Browser {
    driver: WebDriver,
    server: Child,
    profile: Arc<TempDir>,
    _screen: Option<Screen>,
}

impl Browser {
    /// Starts the driver on a free port, and with it a browser that reaches this machine only.
    pub async fn start(network_sink: &NetworkSink, options: Options) -> Result<Self> {
        let profile = tempfile::Builder::new().prefix("trd-browser-").tempdir()?;
        fs::create_dir(profile.path().join(SAVED))?;
        Self::start_in(Arc::new(profile), network_sink, options).await
    }

    /// Ends it. Its profile stays as it is then.
    pub async fn end(&self, ending: Ending) -> Result<()> {
        match ending {
            Ending::Crash => end_family(self.server.id()),
            Ending::Closed => self.driver.clone().quit().await.context("the browser does not close")?,
        }
        Ok(())
    }

    /// Starts another one with the profile of this one, which has ended.
    pub async fn restart(&self, network_sink: &NetworkSink, options: Options) -> Result<Self> {
        Self::start_in(Arc::clone(&self.profile), network_sink, options).await
    }

    async fn start_in(profile: Arc<TempDir>, network_sink: &NetworkSink, options: Options) -> Result<Self> {
        let network_sink = (!options.direct).then_some(network_sink);
        let capabilities = options.engine.capabilities(options, &profile.path().display().to_string(), network_sink)?;
        // Chromium prints only what a window shows.
        let has_window = options.engine == Engine::WebKit || (options.engine == Engine::Chromium && options.prints);
        let screen = if has_window { Some(Screen::start()?) } else { None };
        let display = screen.as_ref().map(|screen| screen.name.as_str());
        let (mut server, port) = start_driver(options.engine, profile.path(), display, network_sink)?;
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities)
            .request_timeout(LONGEST_COMMAND)
            .connect()
            .await;
        match driver {
            Ok(driver) => Ok(Self { driver, server, profile, _screen: screen }),
            Err(error) => {
                end_family(server.id());
                let _ = server.wait();
                Err(error).with_context(|| format!("the driver cannot start {}", options.engine.name()))
            }
        }
    }

    /// The session of the driver.
    pub const fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// The processes of the driver, of the browser and of its pages, each by id and name; the driver first.
    pub fn processes(&self) -> Vec<(u32, String)> {
        family(self.server.id())
    }

    /// The folder of all that the browser keeps.
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    /// The folder of what was saved and printed.
    pub fn saved(&self) -> PathBuf {
        self.profile.path().join(SAVED)
    }

    /// All that the consoles of all documents have said so far.
    pub fn console(&self) -> Result<String> {
        let path = self.profile.path().join(LOG);
        let log = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let log = String::from_utf8_lossy(&log);
        // The file also holds what the browser itself complains of.
        let is_start = |line: &str| line.starts_with('[') && line.contains('/');
        let mut is_console = false;
        let mut said = String::new();
        for line in log.lines() {
            is_console =
                if is_start(line) { line.contains(":CONSOLE:") || line.contains(":CONSOLE(") } else { is_console };
            if is_console {
                said.push_str(line);
                said.push('\n');
            }
        }
        Ok(said)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        end_family(self.server.id());
        let _ = self.server.wait();
        // Else the client would ask the driver, which is gone, to end the session.
        let _ = self.driver.clone().leak();
    }
}

/// Starts the driver and asks it for its port. The free port that it picks may be taken the next moment by another
/// program; then it ends without a word, and another one is started.
fn start_driver(
    engine: Engine,
    profile: &Path,
    display: Option<&str>,
    network_sink: Option<&NetworkSink>,
) -> Result<(Child, u16)> {
    for _ in 0..5 {
        let (mut server, port) = try_driver(engine, profile, display, network_sink)?;
        if let Some(port) = port {
            return Ok((server, port));
        }
        end_family(server.id());
        let _ = server.wait();
    }
    bail!("the driver of {} did not say its port", engine.name())
}

fn try_driver(
    engine: Engine,
    profile: &Path,
    display: Option<&str>,
    network_sink: Option<&NetworkSink>,
) -> Result<(Child, Option<u16>)> {
    // WebKit's driver neither picks a port nor says it.
    let wanted = if engine == Engine::WebKit { free_port()? } else { 0 };
    let mut server = engine.driver(wanted, profile, display, network_sink)?.spawn()?;
    if wanted > 0 {
        let end = Instant::now() + PATIENCE;
        // Another program may have taken the port meanwhile; then the driver ends.
        while server.try_wait()?.is_none() && Instant::now() < end {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, wanted)).is_ok() {
                return Ok((server, Some(wanted)));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        return Ok((server, None));
    }
    let port = server.stdout.take().and_then(|stdout| in_time(stdout, move |line| engine.port_in(line)));
    Ok((server, port))
}

/// What a program says in a line that it prints, if it says so in time.
fn in_time<T: Send + 'static>(stdout: ChildStdout, find: impl Fn(&str) -> Option<T> + Send + 'static) -> Option<T> {
    let (sender, found) = mpsc::channel();
    std::thread::spawn(move || {
        // What it prints later must go somewhere, or it would stop; so all lines are read to the last.
        let lines = BufReader::new(stdout).lines().map_while(Result::ok);
        lines.filter_map(|line| find(&line)).for_each(|told| drop(sender.send(told)));
    });
    found.recv_timeout(PATIENCE).ok()
}

/// A screen without glass, for a browser that has no mode without a window.
struct Screen {
    server: Child,
    name: String,
}

impl Screen {
    fn start() -> Result<Self> {
        let program = program("XVFB", &["Xvfb"]).context("Xvfb is not here (on Debian: apt install xvfb)")?;
        let mut server = Command::new(program)
            .args(["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let stdout = server.stdout.take();
        // From here on it is ended whatever happens.
        let mut screen = Self { server, name: String::new() };
        let number = stdout.and_then(|stdout| in_time(stdout, |line| line.parse::<u32>().ok()));
        screen.name = format!(":{}", number.context("Xvfb did not say its number")?);
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        end_family(self.server.id());
        let _ = self.server.wait();
    }
}
