//! The frame as an adversary: code in the frame that has gone bad tries every way out, and nothing arrives anywhere.
//!
//! The probes stand in the frame's own script, behind the prelude, where a bad crate would stand. The control is the same
//! probes in a frame without sandbox, policy and prelude: what does not get out even there proves nothing, and is listed.

mod frame;
mod namespace;
mod probes;
mod sink;

use std::process::ExitCode;

use browser_tests::{Case, Engine, run_in};

fn main() -> ExitCode {
    namespace::enter().unwrap_or_else(|| {
        run_in(
            &Engine::ALL,
            &[Case { name: "probes::nothing_gets_out", run: |stage| Box::pin(probes::nothing_gets_out(stage)) }],
        )
    })
}
