//! A network of its own for the browsers: every name leads to this machine, every address is this machine, and nothing
//! leads out. What a probe sends by whatever way arrives in the sink.

use std::env;
use std::process::{Command, ExitCode, Stdio};

/// Set in the network.
const INSIDE: &str = "TRD_NAMESPACE";

/// Makes the network and runs the program in it.
const ENTER: &str = "ip link set lo up
    ip route add local default dev lo
    # A card with an address: without one WebRTC does not even try.
    ip link add card type veth peer name other
    ip address add 10.9.8.7/24 dev card
    ip link set card up
    ip link set other up
    names=$(mktemp)
    echo 'nameserver 127.0.0.1' > \"$names\"
    mount --bind \"$names\" /etc/resolv.conf
    \"$@\"
    code=$?
    rm -f \"$names\"
    exit $code";

/// Whether the browsers run in a network of their own.
pub fn is_inside() -> bool {
    env::var_os(INSIDE).is_some()
}

/// Runs this program anew in a network of its own, and tells how it ended. `None` where it runs in one already, or where
/// the machine allows none: then the browsers are told to send everything to the network sink, which sees less.
pub fn enter() -> Option<ExitCode> {
    if is_inside() || !is_allowed() {
        return None;
    }
    let status = Command::new("unshare")
        .args(["--net", "--mount", "sh", "-eu", "-c", ENTER, "sh"])
        .args(env::args_os())
        .env(INSIDE, "1")
        .status();
    let is_success = status.is_ok_and(|status| status.success());
    Some(if is_success { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn is_allowed() -> bool {
    let tried = Command::new("unshare")
        .args(["--net", "--mount", "ip", "route", "add", "local", "default", "dev", "lo"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output();
    // Before `lo` is up the route is refused, but by a network that may be changed.
    tried.is_ok_and(|tried| tried.status.success() || String::from_utf8_lossy(&tried.stderr).contains("down"))
}
