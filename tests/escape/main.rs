//! The frame as an adversary: code in the frame that has gone bad tries every way out, and nothing arrives anywhere.
//!
//! The probes stand in the frame's own script, behind the prelude, where a bad crate would stand. The control is the same
//! probes in a frame without sandbox, policy and prelude: what does not get out even there proves nothing, and is listed.

mod frame;
mod namespace;
mod prelude;
mod probes;
mod sink;

use std::process::ExitCode;

use browser_tests::{Engine, run_in};

fn main() -> ExitCode {
    namespace::enter().unwrap_or_else(|| {
        run_in(
            "escape",
            &Engine::ALL,
            browser_tests::cases![prelude::each_denial_holds, prelude::each_line_is_missed, probes::nothing_gets_out],
        )
    })
}
