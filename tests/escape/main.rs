//! The frame as an adversary: code in the frame that has gone bad tries every way out, and nothing arrives anywhere.
//!
//! The probes stand in the frame's own script, behind the lockdown, where a bad crate would stand. The control is the same
//! probes in a frame without sandbox, policy and lockdown: what does not get out even there proves nothing, and is listed.

mod frame;
mod lockdown;
mod namespace;
mod probes;
mod sink;

use std::process::ExitCode;

browser_tests::prove_everywhere!(
    everywhere: [
        lockdown::each_denial_holds,
    ],
    once: [
        lockdown::each_line_is_missed,
        probes::nothing_gets_out,
    ],
    in_full: [],
);

fn main() -> ExitCode {
    namespace::enter().unwrap_or_else(|| browser_tests::run(&[PROMISE]))
}
