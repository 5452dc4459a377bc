//! What the browser tests share: the browser, the questionnaire filled in by its hooks, and a network that leads nowhere.
//!
//! Each promise is a folder beside this one. Its `mod.rs` names its tests in [`prove!`]; they run in one browser after the
//! other, on the built artefact. `TRD_DIST` says where that is, `TRD_FULL=1` takes the full counts.

pub mod artefact;
mod browser;
mod clock;
mod context;
mod devtools;
mod engine;
mod isolated;
mod metrics;
mod network_sink;
mod page_path;
mod processes;
mod questionnaire;
mod queue;
mod runner;
mod server;
mod times;
mod tour;
mod tries;
mod variant;
mod verify;
mod worked;

pub use browser::{Browser, Ending, Options};
pub use clock::{QUICK_LOOKS, last_seen};
pub use context::{PATIENCE, TestContext, until};
pub use dev_server::Host;
pub use engine::Engine;
pub use metrics::write_metrics;
pub use network_sink::{NetworkSink, name_in};
pub use page_path::{PagePath, Seen};
pub use questionnaire::{Questionnaire, settle};
pub use runner::{Case, Promise, Sample, run};
pub use server::{Server, free_port, output, target};
pub use tour::{StateTour, Visitor, in_sample};
pub use tries::{TRIES, Tries};
pub use variant::{VARIANTS, Variant};
pub use verify::{misses_every_header, verify};
pub use worked::{Vignette, change, record, vignettes};

/// True where the full counts are asked for.
pub fn is_full() -> bool {
    std::env::var_os("TRD_FULL").is_some_and(|value| value == "1")
}

/// A count: the small one by default, the other one where the full counts are asked for.
pub fn count(small: usize, full: usize) -> usize {
    if is_full() { full } else { small }
}
