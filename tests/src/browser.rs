//! A browser and its driver: started for one test binary, and ended with it whatever happens.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tempfile::TempDir;
use thirtyfour::WebDriver;

use crate::engine::{Engine, program};
use crate::processes::end_family;
use crate::server::free_port;
use crate::sinkhole::Sinkhole;

/// The file of the log, in the profile.
pub(crate) const LOG: &str = "console.log";

/// The folder of files that were saved and printed, in the profile.
pub(crate) const SAVED: &str = "saved";

/// What differs between browsers.
#[allow(
    clippy::struct_excessive_bools,
    reason = "switches that have nothing to do with each other, each named where it is used"
)]
#[derive(Clone, Copy, Default)]
pub struct Options {
    pub engine: Engine,
    /// Reaches the network as it is, and not the sinkhole.
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
}

/// A running browser, its driver and its profile.
pub struct Browser {
    driver: WebDriver,
    server: Child,
    profile: TempDir,
    _screen: Option<Screen>,
}

impl Browser {
    /// Starts the driver on a free port, and with it a browser that reaches this machine only.
    pub async fn start(sinkhole: &Sinkhole, options: Options) -> Result<Self> {
        let profile = tempfile::Builder::new().prefix("trd-browser-").tempdir()?;
        fs::create_dir(profile.path().join(SAVED))?;
        let sinkhole = (!options.direct).then_some(sinkhole);
        let capabilities = options.engine.capabilities(options, &profile.path().display().to_string(), sinkhole)?;
        // Chromium prints only what a window shows.
        let has_window = options.engine == Engine::WebKit || (options.engine == Engine::Chromium && options.prints);
        let screen = if has_window { Some(Screen::start()?) } else { None };
        let display = screen.as_ref().map(|screen| screen.name.as_str());
        let (mut server, port) = start_driver(options.engine, profile.path(), display, sinkhole)?;
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities)
            .request_timeout(Duration::from_mins(1))
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
    sinkhole: Option<&Sinkhole>,
) -> Result<(Child, u16)> {
    for _ in 0..5 {
        let (mut server, port) = try_driver(engine, profile, display, sinkhole)?;
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
    sinkhole: Option<&Sinkhole>,
) -> Result<(Child, Option<u16>)> {
    // WebKit's driver neither picks a port nor says it.
    let wanted = if engine == Engine::WebKit { free_port()? } else { 0 };
    let mut server = engine.driver(wanted, profile, display, sinkhole)?.spawn()?;
    if wanted > 0 {
        let answers = || TcpStream::connect((Ipv4Addr::LOCALHOST, wanted)).is_ok();
        let is_there = (0..100).any(|_| answers() || wait_a_moment());
        return Ok((server, is_there.then_some(wanted)));
    }
    let port = server.stdout.take().and_then(|stdout| {
        let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
        let port = lines.find_map(|line| engine.port_in(&line));
        // What it prints later must go somewhere, or it would stop.
        std::thread::spawn(move || lines.for_each(drop));
        port
    });
    Ok((server, port))
}

/// Says false, a moment later.
fn wait_a_moment() -> bool {
    std::thread::sleep(Duration::from_millis(50));
    false
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
        let number = server.stdout.take().and_then(|stdout| BufReader::new(stdout).lines().next()?.ok());
        let number = number.context("Xvfb did not say its number")?;
        Ok(Self { server, name: format!(":{number}") })
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        end_family(self.server.id());
        let _ = self.server.wait();
    }
}
