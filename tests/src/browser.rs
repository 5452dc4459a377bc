//! Chromium and its driver: started for one test binary, and ended with it whatever happens.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{CapabilitiesHelper, ChromiumLikeCapabilities, DesiredCapabilities, WebDriver};

use crate::processes::end_family;
use crate::sinkhole::Sinkhole;

const SWITCHES: [&str; 9] = [
    "--headless",
    // The tests run as root in a container, where Chromium's own sandbox does not start.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    // What Chromium itself would ask the network for.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--window-size=1000,1000",
];

/// For pictures: no bars at the side, which a phone has not; and the frame is drawn in one go with the document around it,
/// or a picture might show how it was a moment before.
const FOR_PICTURES: [&str; 2] = ["--hide-scrollbars", "--disable-features=IsolateSandboxedIframes"];

/// The file of the log, in the profile.
const LOG: &str = "console.log";

/// What differs between browsers.
#[derive(Clone, Copy, Default)]
pub struct Options {
    /// Runs no script of any page.
    pub without_scripts: bool,
    /// Switches beside those that every test has.
    pub switches: &'static [&'static str],
    /// Lets scripts run in a world of their own: see isolated.rs.
    pub with_worlds: bool,
    /// Is a browser that pictures are taken of, not one that promises are proved in.
    pub for_pictures: bool,
}

/// A running Chromium, its driver and its profile.
pub struct Browser {
    driver: WebDriver,
    server: Child,
    profile: TempDir,
}

impl Browser {
    /// Starts the driver on a free port, and with it a browser that reaches this machine only.
    pub async fn start(sinkhole: &Sinkhole, options: Options) -> Result<Self> {
        let profile = tempfile::Builder::new().prefix("trd-browser-").tempdir()?;
        let mut capabilities = DesiredCapabilities::chrome();
        for switch in SWITCHES.iter().chain(options.switches) {
            capabilities.add_arg(switch)?;
        }
        if options.for_pictures {
            for switch in FOR_PICTURES {
                capabilities.add_arg(switch)?;
            }
        }
        if options.with_worlds {
            capabilities.enable_bidi()?;
        }
        capabilities.add_arg(&sinkhole.switch())?;
        capabilities.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
        // The driver would open pop-ups that a person's browser blocks.
        capabilities.add_exclude_switch("disable-popup-blocking")?;
        // The driver's own log leaves out what frames of other origins say; this file has the console of each.
        capabilities.add_arg("--enable-logging")?;
        capabilities.add_arg(&format!("--log-file={}", profile.path().join(LOG).display()))?;
        if let Some(chromium) = program("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]) {
            capabilities.set_binary(&chromium.to_string_lossy())?;
        }
        if options.without_scripts {
            let blocked = json!({ "profile.managed_default_content_settings.javascript": 2 });
            capabilities.add_experimental_option("prefs", blocked)?;
        }

        let (mut server, port) = start_driver()?;
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities)
            .request_timeout(Duration::from_mins(1))
            .connect()
            .await;
        match driver {
            Ok(driver) => Ok(Self { driver, server, profile }),
            Err(error) => {
                end_family(server.id());
                let _ = server.wait();
                Err(error).context("chromedriver cannot start Chromium")
            }
        }
    }

    /// The session of the driver.
    pub const fn driver(&self) -> &WebDriver {
        &self.driver
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
fn start_driver() -> Result<(Child, u16)> {
    for _ in 0..5 {
        let (mut server, port) = try_driver()?;
        if let Some(port) = port {
            return Ok((server, port));
        }
        end_family(server.id());
        let _ = server.wait();
    }
    bail!("chromedriver did not say its port")
}

fn try_driver() -> Result<(Child, Option<u16>)> {
    let program = program("CHROMEDRIVER", &["chromedriver"]).unwrap_or_else(|| "chromedriver".into());
    let mut server = Command::new(&program)
        .arg("--port=0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .with_context(|| format!("{} is not here (on Debian: apt install chromium-driver)", program.display()))?;
    let port = server.stdout.take().and_then(|stdout| {
        let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
        let port = lines.find_map(|line| {
            let (_, rest) = line.split_once("started successfully on port ")?;
            rest.trim_end_matches('.').parse().ok()
        });
        // What it prints later must go somewhere, or it would stop.
        std::thread::spawn(move || lines.for_each(drop));
        port
    });
    Ok((server, port))
}

/// The program that a variable names, or the first of these on the path.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(path) = env::var_os(variable) {
        return Some(path.into());
    }
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}
