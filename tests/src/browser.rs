//! Chromium and its driver: started for one test binary, and ended with it whatever happens.

use std::env;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use std::io::{BufRead, BufReader};

use anyhow::{Context, Result};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};

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

/// What differs between browsers.
#[derive(Clone, Copy, Default)]
pub struct Options {
    /// Runs no script of any page.
    pub without_scripts: bool,
}

/// A running Chromium, its driver and its profile.
pub struct Browser {
    driver: WebDriver,
    server: Child,
    _profile: TempDir,
}

impl Browser {
    /// Starts the driver on a free port, and with it a browser that reaches this machine only.
    pub async fn start(sinkhole: &Sinkhole, options: Options) -> Result<Self> {
        let profile = tempfile::Builder::new().prefix("trd-browser-").tempdir()?;
        let mut capabilities = DesiredCapabilities::chrome();
        for switch in SWITCHES {
            capabilities.add_arg(switch)?;
        }
        capabilities.add_arg(&sinkhole.switch())?;
        capabilities.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
        // The driver would open pop-ups that a person's browser blocks.
        capabilities.add_exclude_switch("disable-popup-blocking")?;
        capabilities.set_browser_log_level(LoggingPrefsLogLevel::All)?;
        if let Some(chromium) = program("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]) {
            capabilities.set_binary(&chromium.to_string_lossy())?;
        }
        if options.without_scripts {
            let blocked = json!({ "profile.managed_default_content_settings.javascript": 2 });
            capabilities.add_experimental_option("prefs", blocked)?;
        }

        let (mut server, port) = start_driver()?;
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities)
            .request_timeout(Duration::from_secs(60))
            .connect()
            .await;
        match driver {
            Ok(driver) => Ok(Self { driver, server, _profile: profile }),
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
}

impl Drop for Browser {
    fn drop(&mut self) {
        end_family(self.server.id());
        let _ = self.server.wait();
        // Else the client would ask the driver, which is gone, to end the session.
        let _ = self.driver.clone().leak();
    }
}

fn start_driver() -> Result<(Child, u16)> {
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
    port.map_or_else(
        || {
            end_family(server.id());
            let _ = server.wait();
            Err(anyhow::anyhow!("chromedriver did not say its port"))
        },
        Ok,
    )
    .map(|port| (server, port))
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
