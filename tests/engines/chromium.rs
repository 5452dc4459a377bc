//! An old Chromium, as Qt has packed it, driven over the port of its developer tools: no driver of today speaks with it.

use std::cell::{Cell, RefCell};
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use browser_tests::{Server, free_port, until};
use futures_util::{SinkExt as _, StreamExt as _};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::sleep;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

use crate::Window;

/// A running engine, and the line to the one page of its window.
pub struct Chromium {
    line: tokio::sync::Mutex<WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>>,
    /// The number of the last command.
    last: Cell<u64>,
    /// What nobody caught, and what the policy refused.
    faults: RefCell<Vec<String>>,
    /// The user agent, which names the version.
    pub version: String,
    _server: Server,
}

impl Chromium {
    /// Starts the engine of this folder, with these switches.
    pub async fn start(folder: &Path, switches: &str) -> Result<Self> {
        let port = free_port()?;
        let view = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("engines/view.py");
        let mut command = Command::new(folder.join("bin/python"));
        command.arg(view).stdout(Stdio::null()).stderr(Stdio::null());
        command.env("QT_QPA_PLATFORM", "offscreen").env("QTWEBENGINE_DISABLE_SANDBOX", "1");
        command.env("QTWEBENGINE_REMOTE_DEBUGGING", port.to_string()).env("QTWEBENGINE_CHROMIUM_FLAGS", switches);
        let server = Server::start(&mut command, || page(port).is_ok())?;
        let version = ask(port, "/json/version")?;
        let version = version.get("User-Agent").and_then(Value::as_str).context("the engine tells no version")?;
        let (line, _) = connect_async(page(port)?).await.context("the engine does not take the line")?;
        let engine = Self {
            line: tokio::sync::Mutex::new(line),
            last: Cell::new(0),
            faults: RefCell::default(),
            version: version.to_owned(),
            _server: server,
        };
        engine.send("Page.enable", json!({})).await?;
        // A window that nobody looks at would have no focus. The oldest ones do not know this, and are not typed in.
        let _ = engine.send("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        Ok(engine)
    }

    /// What nobody caught so far, in any document.
    pub fn faults(&self) -> Vec<String> {
        self.faults.borrow().clone()
    }

    async fn send(&self, method: &str, params: Value) -> Result<Value> {
        Ok(self.send_and_hear(method, params).await?.0)
    }

    /// Sends a command. Returns its answer, and the events before it.
    async fn send_and_hear(&self, method: &str, params: Value) -> Result<(Value, Vec<Value>)> {
        let id = self.last.get() + 1;
        self.last.set(id);
        let mut line = self.line.lock().await;
        line.send(Message::text(json!({ "id": id, "method": method, "params": params }).to_string())).await?;
        let mut events = Vec::new();
        while let Some(message) = line.next().await {
            let Message::Text(text) = message? else { continue };
            let mut told: Value = serde_json::from_str(&text)?;
            if told.get("id").and_then(Value::as_u64) == Some(id) {
                ensure!(told.get("error").is_none(), "{method}: {told}");
                return Ok((told.get_mut("result").map(Value::take).unwrap_or_default(), events));
            }
            if told.get("method").and_then(Value::as_str) == Some("Runtime.exceptionThrown") {
                self.faults.borrow_mut().push(told.to_string());
            }
            events.push(told);
        }
        bail!("the engine has gone")
    }

    /// The documents of the page, the outermost first: the number of each one's own world.
    async fn worlds(&self) -> Result<Vec<u64>> {
        let tree = self.send("Page.getFrameTree", json!({})).await?;
        let mut frames = Vec::new();
        let mut at = tree.get("frameTree");
        while let Some(frame) = at {
            frames.push(frame.pointer("/frame/id").cloned().unwrap_or_default());
            at = frame.pointer("/childFrames/0");
        }
        // It names all worlds anew.
        self.send("Runtime.disable", json!({})).await?;
        let (_, events) = self.send_and_hear("Runtime.enable", json!({})).await?;
        let world = |frame: &Value| {
            let is_it = |context: &&Value| {
                context.pointer("/auxData/frameId") == Some(frame)
                    && context.pointer("/auxData/isDefault") == Some(&json!(true))
            };
            let contexts = events.iter().filter_map(|event| event.pointer("/params/context"));
            contexts.rev().find(is_it)?.get("id")?.as_u64()
        };
        Ok(frames.iter().filter_map(world).collect())
    }

    /// Evaluates an expression, and waits for what it promises.
    async fn evaluate(&self, world: u64, expression: &str) -> Result<Value> {
        let params =
            json!({ "expression": expression, "contextId": world, "awaitPromise": true, "returnByValue": true });
        let mut told = self.send("Runtime.evaluate", params).await?;
        ensure!(told.get("exceptionDetails").is_none(), "the script threw {told}");
        Ok(told.pointer_mut("/result/value").map(Value::take).unwrap_or_default())
    }
}

impl Window for Chromium {
    async fn open(&self, address: &str) -> Result<()> {
        self.send("Page.navigate", json!({ "url": address })).await?;
        Ok(())
    }

    async fn script<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        let worlds = self.worlds().await?;
        let world = *worlds.last().context("the page has no document")?;
        let told = self.evaluate(world, &format!("(function () {{ {script} }})(...{})", json!(arguments))).await?;
        serde_json::from_value(told.clone()).with_context(|| format!("the script told {told}"))
    }

    async fn press(&self, selector: &str) -> Result<()> {
        let middle = format!(
            "(() => {{ const found = document.querySelector({}); found.scrollIntoView({{ block: 'center' }});
                const {{ x, y, width, height }} = found.getBoundingClientRect(); return [x + width / 2, y + height / 2]; }})()",
            json!(selector)
        );
        let worlds = self.worlds().await?;
        let (inner, outer) = worlds.split_last().context("the page has no document")?;
        let (mut x, mut y): (f64, f64) = serde_json::from_value(self.evaluate(*inner, &middle).await?)?;
        for world in outer {
            let corner = "(() => { const { x, y } = document.querySelector('iframe').getBoundingClientRect(); return [x, y]; })()";
            let (left, top): (f64, f64) = serde_json::from_value(self.evaluate(*world, corner).await?)?;
            (x, y) = (x + left, y + top);
        }
        for kind in ["mousePressed", "mouseReleased"] {
            let params = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1 });
            self.send("Input.dispatchMouseEvent", params).await?;
        }
        Ok(())
    }

    async fn types(&self, selector: &str, text: &str) -> Result<()> {
        // The first press in a document may do no more than give its frame the focus.
        let has_focus =
            format!("document.hasFocus() && document.activeElement === document.querySelector({})", json!(selector));
        until(&format!("{selector} to take the focus"), || async {
            let worlds = self.worlds().await?;
            let world = *worlds.last().context("the page has no document")?;
            if self.evaluate(world, &has_focus).await? == json!(true) {
                return Ok(Some(()));
            }
            self.press(selector).await?;
            // No second press on a place counts sooner (`shell/double-click-guard.js`).
            sleep(Duration::from_millis(400)).await;
            Ok(None)
        })
        .await?;
        for letter in text.chars() {
            let key = json!({ "type": "keyDown", "text": letter.to_string(), "key": letter.to_string() });
            self.send("Input.dispatchKeyEvent", key).await?;
            self.send("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": letter.to_string() })).await?;
        }
        Ok(())
    }
}

/// Where the line to the one page is.
fn page(port: u16) -> Result<String> {
    let pages = ask(port, "/json")?;
    let page = pages.pointer("/0/webSocketDebuggerUrl").and_then(Value::as_str);
    page.map(str::to_owned).context("the engine has no page")
}

/// What the engine's port answers.
fn ask(port: u16, path: &str) -> Result<Value> {
    let mut line = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    line.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(line, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
    let mut told = Vec::new();
    // It may keep the line open: what is there until then is enough.
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = line.read(&mut buffer) {
        told.extend_from_slice(buffer.get(..length).unwrap_or_default());
        let text = String::from_utf8_lossy(&told);
        if let Some((_, body)) = text.split_once("\r\n\r\n")
            && let Ok(value) = serde_json::from_str(body)
        {
            return Ok(value);
        }
    }
    bail!("the engine's port answers {}", String::from_utf8_lossy(&told))
}
