//! Where every address but this machine's own leads in the tests: it writes down who is asked for, and answers nothing.

use std::io;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// How long a connection may take to say what it wants.
const LONGEST: Duration = Duration::from_millis(500);

/// Whom Chromium asks by itself, on any page and on none.
const BROWSERS_OWN: [&str; 6] = [
    "accounts.google.com",
    "android.clients.google.com",
    "clients2.google.com",
    "optimizationguide-pa.googleapis.com",
    "start.duckduckgo.com",
    "update.googleapis.com",
];

/// A listener that reads the beginning of each connection and closes it.
pub struct NetworkSink {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    listener: JoinHandle<()>,
}

impl NetworkSink {
    /// Listens on a free port of 127.0.0.1.
    pub async fn open() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let list = asked.clone();
        let listener = tokio::spawn(async move {
            while let Ok((mut connection, _)) = listener.accept().await {
                let list = list.clone();
                tokio::spawn(async move {
                    let mut first = [0; 4096];
                    let read = timeout(LONGEST, connection.read(&mut first)).await;
                    let length = read.ok().and_then(Result::ok).unwrap_or_default();
                    let name = name_in(first.get(..length).unwrap_or_default());
                    list.lock().unwrap_or_else(PoisonError::into_inner).push(name);
                });
            }
        });
        Ok(Self { port, asked, listener })
    }

    /// The name that each connection so far has asked for; empty for one that said nothing.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The same without whom Chromium asks by itself.
    pub fn asked_by_pages(&self) -> Vec<String> {
        let mut asked = self.asked();
        asked.retain(|name| !BROWSERS_OWN.contains(&name.as_str()));
        asked
    }

    /// Forgets what has been asked for.
    pub fn empty(&self) {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The port of 127.0.0.1 that it listens on.
    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    /// Its address as that of a proxy.
    pub(crate) fn proxy(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Chromium's switch that leads every name and address here, and leaves this machine's own as they are.
    pub(crate) fn switch(&self) -> String {
        format!("--host-resolver-rules=MAP * 127.0.0.1:{}, EXCLUDE 127.0.0.1, EXCLUDE localhost", self.port)
    }
}

impl Drop for NetworkSink {
    fn drop(&mut self) {
        self.listener.abort();
    }
}

/// The name in the first bytes of a connection: the `Host` of a request, or the server name of a TLS greeting.
pub fn name_in(first: &[u8]) -> String {
    let text = String::from_utf8_lossy(first);
    if let Some(host) =
        text.lines().find_map(|line| line.strip_prefix("Host: ").or_else(|| line.strip_prefix("host: ")))
    {
        return host.to_owned();
    }
    // Extension 0: its length, the length of the list, kind 0, the length of the name, the name.
    let length =
        |at: usize| first.get(at..at + 2).map(|two| two.iter().fold(0, |sum, byte| sum * 256 + usize::from(*byte)));
    let names = (0..first.len()).filter_map(|at| {
        let (kind, extension, list, name) = (length(at)?, length(at + 2)?, length(at + 4)?, length(at + 7)?);
        let is_name = kind == 0 && extension == list + 2 && list == name + 3 && name > 0;
        first.get(at + 9..at + 9 + name).filter(|_| is_name)
    });
    names.map(|name| String::from_utf8_lossy(name).into_owned()).next().unwrap_or_default()
}
