//! Servers of others that a test starts, and ends with it; and other programs, run to their end.

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::processes::end_family;

/// How long a server may take until it answers.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running server. It ends, with all that it has started, when it is dropped.
pub struct Server {
    child: Child,
}

impl Server {
    /// Starts it and waits until it is ready.
    pub fn start(command: &mut Command, is_ready: impl Fn() -> bool) -> Result<Self> {
        let name = command.get_program().display().to_string();
        let child = command.stdin(Stdio::null()).spawn().with_context(|| format!("cannot start {name}"))?;
        let mut server = Self { child };
        let end = Instant::now() + PATIENCE;
        while !is_ready() {
            if let Some(status) = server.child.try_wait()? {
                bail!("{name} ended at once: {status}");
            }
            if Instant::now() > end {
                bail!("{name} is not ready after {} s", PATIENCE.as_secs());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        end_family(self.child.id());
        let _ = self.child.wait();
    }
}

/// A port of this machine that nobody listens on.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// The folder for what tests leave behind, in the project's own.
pub fn target() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target")
}

/// Runs a program to its end. Returns what it wrote, both streams, and whether it was content.
pub fn output(command: &mut Command) -> Result<(String, bool)> {
    let name = command.get_program().display().to_string();
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start {name}"))?;
    let told = [output.stdout, output.stderr].concat();
    Ok((String::from_utf8_lossy(&told).into_owned(), output.status.success()))
}
