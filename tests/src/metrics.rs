//! What a full run finds, for the pages of proof in `docs/`: nothing in those is typed by hand.

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Serialize;

/// Notes what a test found, under the name of its suite and its own. `TRD_FINDINGS` says where; without it nobody asks.
pub fn write_metrics(suite: &str, name: &str, found: &impl Serialize) -> Result<()> {
    let Some(folder) = env::var_os("TRD_FINDINGS").map(PathBuf::from) else { return Ok(()) };
    let folder = folder.join(suite);
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let file = folder.join(format!("{name}.json"));
    fs::write(&file, serde_json::to_vec_pretty(found)?).with_context(|| format!("cannot write {}", file.display()))
}
