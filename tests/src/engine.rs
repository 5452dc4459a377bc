//! The three browsers that the promises are proved in: how each and its driver are started.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::Capabilities;

use crate::browser::{LOG, Options, SAVED};
use crate::network_sink::NetworkSink;
use crate::server::target;

/// A browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Engine {
    #[default]
    Chromium,
    Firefox,
    WebKit,
}

/// How long a script in a page may take: less than the longest command, so that the browser itself says that it did.
const LONGEST_SCRIPT: Duration = Duration::from_mins(2);

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

/// Opens the tabs of the last run again, after a crash too, without a question.
const RESTORES: [&str; 2] = ["--restore-last-session", "--hide-crash-restore-bubble"];

/// Where Debian keeps the browser that the driver of `WebKitGTK` starts.
const MINI_BROWSERS: [&str; 2] =
    ["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser"];

impl Engine {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// As people call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        }
    }

    /// The programs it needs that are not here; empty where it can be started.
    pub fn missing(self) -> Vec<&'static str> {
        let mut missing = Vec::new();
        if driver(self).is_none() {
            missing.push(match self {
                Self::Chromium => "chromedriver",
                Self::Firefox => "geckodriver",
                Self::WebKit => "WebKitWebDriver",
            });
        }
        if browser(self).is_none() {
            missing.push(match self {
                Self::Chromium => "chromium",
                Self::Firefox => "firefox",
                Self::WebKit => "MiniBrowser",
            });
        }
        if self == Self::WebKit && program("XVFB", &["Xvfb"]).is_none() {
            missing.push("Xvfb");
        }
        missing
    }

    /// Its driver, ready to start on a port of its own choice (0), or on this one.
    pub(crate) fn driver(
        self,
        port: u16,
        profile: &Path,
        display: Option<&str>,
        network_sink: Option<&NetworkSink>,
    ) -> Result<Command> {
        let program = driver(self).with_context(|| format!("the driver of {} is not here", self.name()))?;
        let mut command = Command::new(program);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        match self {
            Self::Chromium => command.arg(format!("--port={port}")).envs(display.map(|name| ("DISPLAY", name))),
            Self::Firefox => command.args(["--port", &port.to_string(), "--websocket-port", "0"]),
            Self::WebKit => command
                .arg(format!("--port={port}"))
                .env("DISPLAY", display.unwrap_or_default())
                .env("GSETTINGS_BACKEND", "memory")
                .env("XDG_CONFIG_HOME", profile)
                // There is no graphics card in a container.
                .env("LIBGL_ALWAYS_SOFTWARE", "1")
                .env("WEBKIT_DISABLE_COMPOSITING_MODE", "1")
                // WebKit's own sandbox does not start in a container.
                .env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
        };
        if self == Self::WebKit {
            // Where files are saved is what the whole desktop says.
            let saved = profile.join(SAVED);
            let dirs = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", saved.display());
            fs::write(profile.join("user-dirs.dirs"), dirs)?;
        }
        if let Some(network_sink) = network_sink.filter(|_| self == Self::WebKit) {
            // Every address but this machine's own leads to the network sink.
            command
                .env("http_proxy", network_sink.proxy())
                .env("https_proxy", network_sink.proxy())
                .env("no_proxy", "127.0.0.1,localhost");
        }
        Ok(command)
    }

    /// The port that the driver says it listens on, in a line that it prints; `None` in every other line.
    pub(crate) fn port_in(self, line: &str) -> Option<u16> {
        let mark = match self {
            Self::Chromium => "started successfully on port ",
            Self::Firefox => "Listening on 127.0.0.1:",
            // It says nothing; its port is chosen for it.
            Self::WebKit => return None,
        };
        line.split_once(mark)?.1.trim_end_matches('.').parse().ok()
    }

    /// What the driver is asked for.
    pub(crate) fn capabilities(
        self,
        options: Options,
        profile: &str,
        network_sink: Option<&NetworkSink>,
    ) -> Result<Capabilities> {
        let mut wanted = Capabilities::new();
        wanted.set("timeouts", json!({ "script": LONGEST_SCRIPT.as_millis() }))?;
        match self {
            Self::Chromium => {
                wanted.set("browserName", "chrome")?;
                wanted.set("goog:chromeOptions", chromium(options, profile, network_sink))?;
                if options.with_worlds {
                    wanted.set("webSocketUrl", true)?;
                }
            }
            Self::Firefox => {
                wanted.set("browserName", "firefox")?;
                wanted.set("moz:firefoxOptions", firefox(options, profile, network_sink))?;
            }
            Self::WebKit => {
                wanted.set("browserName", "MiniBrowser")?;
                let options = json!({ "binary": browser(self), "args": ["--automation"] });
                wanted.set("webkitgtk:browserOptions", options)?;
            }
        }
        Ok(wanted)
    }
}

fn chromium(options: Options, profile: &str, network_sink: Option<&NetworkSink>) -> Value {
    let mut arguments: Vec<String> = SWITCHES.iter().chain(options.switches).map(|&switch| switch.into()).collect();
    if options.prints {
        arguments.retain(|switch| switch != "--headless");
        arguments.push("--kiosk-printing".into());
    }
    if options.is_dark {
        arguments.push("--force-dark-mode".into());
    }
    if options.for_pictures {
        arguments.extend(FOR_PICTURES.map(Into::into));
    }
    if options.restores {
        arguments.extend(RESTORES.map(Into::into));
    }
    arguments.extend(network_sink.map(NetworkSink::switch));
    arguments.push(format!("--user-data-dir={profile}"));
    // The driver's own log leaves out what frames of other origins say; this file has the console of each.
    arguments.push("--enable-logging".into());
    arguments.push(format!("--log-file={profile}/{LOG}"));
    let mut told = json!({
        "args": arguments,
        // The driver would open pop-ups that a person's browser blocks.
        "excludeSwitches": ["disable-popup-blocking"],
    });
    if let Some(fields) = told.as_object_mut() {
        if let Some(chromium) = browser(Engine::Chromium) {
            fields.insert("binary".into(), json!(chromium));
        }
        let mut settings = serde_json::Map::new();
        let saved = format!("{profile}/{SAVED}");
        settings.insert("download.default_directory".into(), json!(saved));
        settings.insert("savefile.default_directory".into(), json!(saved));
        // The printer that is always there: a file.
        let printer = json!({ "version": 2, "selectedDestinationId": "Save as PDF",
            "recentDestinations": [{ "id": "Save as PDF", "origin": "local", "account": "" }] });
        settings.insert("printing.print_preview_sticky_settings.appState".into(), json!(printer.to_string()));
        if options.without_scripts {
            settings.insert("profile.managed_default_content_settings.javascript".into(), json!(2));
        }
        if options.has_large_text {
            settings.insert("webkit.webprefs.default_font_size".into(), json!(32));
        }
        fields.insert("prefs".into(), Value::Object(settings));
    }
    told
}

fn firefox(options: Options, profile: &str, network_sink: Option<&NetworkSink>) -> Value {
    let port = network_sink.map(NetworkSink::port);
    let saved = format!("{profile}/{SAVED}");
    let mut arguments = vec!["-headless", "-width", "1000", "-height", "1000"];
    if options.restores {
        // Else the driver makes a profile of its own, and takes it away in the end.
        arguments.extend(["-profile", profile]);
    }
    json!({
        "binary": if options.is_oldest { Some(target().join("engines/firefox-115/firefox")) } else { browser(Engine::Firefox) },
        "args": arguments,
        "prefs": {
            // Every address but this machine's own leads to the network sink.
            "network.proxy.type": u8::from(port.is_some()),
            "network.proxy.http": "127.0.0.1",
            "network.proxy.http_port": port.unwrap_or_default(),
            "network.proxy.ssl": "127.0.0.1",
            "network.proxy.ssl_port": port.unwrap_or_default(),
            "network.proxy.no_proxies_on": "127.0.0.1",
            "network.proxy.allow_hijacking_localhost": false,
            // The driver would open pop-ups that a person's browser blocks.
            "dom.disable_open_during_load": true,
            "javascript.enabled": !options.without_scripts,
            // What Firefox itself would ask the network for.
            "network.captive-portal-service.enabled": false,
            "network.connectivity-service.enabled": false,
            "app.normandy.enabled": false,
            "browser.newtabpage.enabled": false,
            "browser.startup.homepage": "about:blank",
            "services.settings.server": "data:,#remote-settings-dummy/v1",
            "browser.download.folderList": 2,
            "browser.download.dir": saved,
            "browser.download.always_ask_before_handling_new_types": false,
            "browser.helperApps.neverAsk.saveToDisk": "application/fhir+json,text/html",
            // The printer that is always there: a file.
            "print.always_print_silent": options.prints,
            "print_printer": "Mozilla Save to PDF",
            "print.printer_Mozilla_Save_to_PDF.print_to_file": true,
            "print.printer_Mozilla_Save_to_PDF.print_to_filename": format!("{saved}/printed.pdf"),
            "layout.css.prefers-color-scheme.content-override": if options.is_dark { 0 } else { 2 },
            "ui.systemUsesDarkTheme": u8::from(options.is_dark),
            "dom.allow_cut_copy": !options.denies_copy,
            "remote.events.async.mouse.enabled": options.leads_hands,
            "remote.events.async.wheel.enabled": options.leads_hands,
            // The tabs of the last run, after a crash too, each with its page at once. The page 0 is an empty one.
            "browser.startup.page": if options.restores { 3 } else { 0 },
            "browser.sessionstore.resume_from_crash": options.restores,
            "browser.sessionstore.restore_on_demand": false,
            // How often they are written down, in milliseconds.
            "browser.sessionstore.interval": if options.restores { 1_000 } else { 15_000 },
            // All that consoles say, in one file.
            "devtools.console.stdout.content": true,
        },
    })
}

fn driver(engine: Engine) -> Option<PathBuf> {
    match engine {
        Engine::Chromium => program("CHROMEDRIVER", &["chromedriver"]),
        Engine::Firefox => program("GECKODRIVER", &["geckodriver"]),
        Engine::WebKit => program("WEBKITDRIVER", &["WebKitWebDriver"]),
    }
}

fn browser(engine: Engine) -> Option<PathBuf> {
    match engine {
        Engine::Chromium => program("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]),
        Engine::Firefox => program("FIREFOX", &["firefox-esr", "firefox"]),
        Engine::WebKit => {
            let named = env::var_os("MINIBROWSER").map(PathBuf::from);
            named.or_else(|| MINI_BROWSERS.iter().map(PathBuf::from).find(|file| file.is_file()))
        }
    }
}

/// The program that a variable names, or the first of these on the path; then in the folder of tools that the project
/// builds for itself.
pub(crate) fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(path) = env::var_os(variable) {
        return Some(path.into());
    }
    let mut folders: Vec<PathBuf> =
        env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
    folders.push(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/tools/bin"));
    names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file())
}
