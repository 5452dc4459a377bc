//! Where every address but this machine's own leads in the tests: it counts who comes, and answers nothing.

use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A listener that counts connections and closes them at once.
pub struct Sinkhole {
    port: u16,
    count: Arc<AtomicUsize>,
    listener: JoinHandle<()>,
}

impl Sinkhole {
    /// Listens on a free port of 127.0.0.1.
    pub async fn open() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        let count = Arc::new(AtomicUsize::new(0));
        let counted = count.clone();
        let listener = tokio::spawn(async move {
            while listener.accept().await.is_ok() {
                counted.fetch_add(1, Ordering::Relaxed);
            }
        });
        Ok(Self { port, count, listener })
    }

    /// How many connections there were so far.
    pub fn count(&self) -> usize {
        self.count.load(Ordering::Relaxed)
    }

    /// Chromium's switch that leads every name and address here, and leaves this machine's own as they are.
    pub(crate) fn switch(&self) -> String {
        format!("--host-resolver-rules=MAP * 127.0.0.1:{}, EXCLUDE 127.0.0.1", self.port)
    }
}

impl Drop for Sinkhole {
    fn drop(&mut self) {
        self.listener.abort();
    }
}
